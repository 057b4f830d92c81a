import type { TextRuleSet } from "./rule";
import { AGE_RULES } from "./rules/age";
import { CLAIM_RULES } from "./rules/claims";
import { FAMILY_RULES } from "./rules/family";
import { GENDER_RULES } from "./rules/gender";
import { HEALTH_RULES } from "./rules/health";
import { MONEY_RULES } from "./rules/money";
import { ORIGIN_RULES } from "./rules/origin";
import { SCHOOL_RULES } from "./rules/school";

/**
 * The text check of postings after policy-facts §6.2 and §6.5. What those tables forbid blocks; what they leave to
 * judgement warns; what they do not settle warns and is marked 待核.
 */
export const POSTING_TEXT_RULES: TextRuleSet = {
  id: "posting-text",
  version: "2026-11",
  title: "招聘信息文本审查",
  effectiveFrom: "2018-10-01",
  effectiveTo: null,
  rules: [
    ...GENDER_RULES,
    ...FAMILY_RULES,
    ...AGE_RULES,
    ...ORIGIN_RULES,
    ...HEALTH_RULES,
    ...SCHOOL_RULES,
    ...MONEY_RULES,
    ...CLAIM_RULES,
  ],
};
