import { eq } from "drizzle-orm";
import { z } from "zod";
import { PREMIUM_RULE_SETTING, type PremiumRule } from "~/domain/premium";
import type { Tx } from "~db/client";
import { setting } from "~db/schema";
import type { Context } from "../context.server";

const amount = z.number().int().positive().optional();
const ruleSchema = z.object({
  version: z.string().min(1),
  year: z.number().int(),
  source: z.string().min(1),
  minAnnualPay: z.object({ bachelor: amount, master: amount, doctor: amount }),
});

/** The rule in force for 高薪优岗; null = none is set, or what is set is no rule: then nothing can be explained. */
export function getPremiumRule(ctx: { db: Context["db"] | Tx }): PremiumRule | null {
  const row = ctx.db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, PREMIUM_RULE_SETTING))
    .get();
  return ruleSchema.safeParse(row?.value).data ?? null;
}
