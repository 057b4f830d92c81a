import { eq } from "drizzle-orm";
import { PREMIUM_RULE_SETTING, type PremiumRule } from "~/domain/premium";
import { parsePremiumRule } from "~/domain/premium-rule";
import type { Tx } from "~db/client";
import { setting } from "~db/schema";
import type { Context } from "../context.server";

/** The rule in force for 高薪优岗; null = none is set, or what is set is no rule: then nothing can be explained. */
export function getPremiumRule({ db }: { db: Context["db"] | Tx }): PremiumRule | null {
  const row = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, PREMIUM_RULE_SETTING))
    .get();
  return parsePremiumRule(row?.value);
}
