import { z } from "zod";
import { PREMIUM_BANDS, type PremiumRule } from "./premium";

/** The setting `premium.rule` as stored. Apart from the evaluation, so that a page can explain without zod. */
export const PremiumRuleSchema: z.ZodType<PremiumRule> = z.object({
  version: z.string().min(1),
  year: z.number().int().min(2000).max(2100),
  source: z.string().min(1),
  minAnnualPay: z.partialRecord(z.enum(PREMIUM_BANDS), z.number().int().positive()),
});

/** The rule in force; null when none is set or it cannot be read, so that nothing is labelled. */
export function parsePremiumRule(value: unknown): PremiumRule | null {
  return PremiumRuleSchema.safeParse(value).data ?? null;
}
