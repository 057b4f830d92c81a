import { eq } from "drizzle-orm";
import { z } from "zod";
import { DEFAULT_MINIMUM_WAGES, MINIMUM_WAGE_SETTING, type MinimumWage } from "~/domain/minimum-wage";
import type { Tx } from "~db/client";
import { setting } from "~db/schema";
import type { Context } from "../context.server";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable();
const schema = z.array(
  z.object({
    place: z.string().min(1),
    monthly: z.number().positive(),
    hourly: z.number().positive().nullable(),
    effectiveFrom: day,
    effectiveTo: day,
    confidence: z.enum(["H", "M", "L", "memory", "open"]),
    source: z.string().min(1),
  }),
);

/** The table of minimum wages in force; what is set wrongly counts as not set. */
export function getMinimumWages({ db }: { db: Context["db"] | Tx }): readonly MinimumWage[] {
  const row = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, MINIMUM_WAGE_SETTING))
    .get();
  return schema.safeParse(row?.value).data ?? DEFAULT_MINIMUM_WAGES;
}
