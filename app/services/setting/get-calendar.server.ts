import { eq } from "drizzle-orm";
import { z } from "zod";
import { CALENDAR_SETTING, type DayCalendar } from "~/domain/working-day";
import type { Tx } from "~db/client";
import { setting } from "~db/schema";
import type { Context } from "../context.server";

const schema = z.record(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.enum(["off", "on"]));

/** The days that are not what their weekday says; none are known where nobody has set any. */
export function getCalendar({ db }: { db: Context["db"] | Tx }): DayCalendar {
  const row = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, CALENDAR_SETTING))
    .get();
  return schema.safeParse(row?.value).data ?? {};
}
