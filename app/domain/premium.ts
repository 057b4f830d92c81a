import { EDUCATION_LABELS, type Education } from "./education";
import { SALARY_PERIOD_LABELS, type SalaryPeriod } from "./salary";

/**
 * 高薪优岗. No public definition exists (policy-facts §7.1), so the thresholds are a setting, `premium.rule`, empty by
 * default: then nothing is labelled and pages say 待核. The label is computed; a posting can never claim it (§6.2).
 */
export const PREMIUM_RULE_SETTING = "premium.rule";

/** Five years' aim of the 凤栖 programme (渝高新发〔2023〕8号; policy-facts §7.1). */
export const PREMIUM_GOAL = 50_000;

/** Bands that a threshold can be set for. */
export const PREMIUM_BANDS = ["bachelor", "master", "doctor"] as const;
export type PremiumBand = (typeof PREMIUM_BANDS)[number];

export interface PremiumRule {
  version: string;
  /** Year whose figures the thresholds stand for. */
  year: number;
  /** Who set it, as shown: `项目默认（非官方）`. */
  source: string;
  /** Least annual base pay in 元 for each education band. A band that is left out has no threshold. */
  minAnnualPay: Partial<Record<PremiumBand, number>>;
}

export interface PremiumFacts {
  education: Education;
  /** 元 per `salaryPeriod`, as stated; null = not stated. */
  salaryMin: number | null;
  salaryPeriod: SalaryPeriod | null;
  /** Monthly salaries a year. */
  salaryMonths: number;
  benefits: readonly string[];
  /** The employer's identity is verified and the verification is in force; null = unknown. */
  enterpriseVerified: boolean | null;
}

export type PremiumVerdict = "met" | "notMet" | "unknown";

export interface PremiumLine {
  condition: string;
  /** The figure or statement that went in, as shown. */
  input: string;
  verdict: PremiumVerdict;
  basis: string;
}

export interface PremiumResult {
  verdict: PremiumVerdict;
  /** Version of the rule that was applied; null = no rule is set. */
  ruleVersion: string | null;
  lines: PremiumLine[];
}

/** Five departments on recruitment information of platforms, 2026-01 (policy-facts §6.2). */
const GUIDE = "五部门《关于规范网络平台招聘类信息发布的通知》";

/** 元 a year from the stated minimum; null where the posting does not fix a year's pay (day, week, hour, piece). */
function annualMinimum(facts: PremiumFacts): number | null {
  if (facts.salaryMin === null || facts.salaryPeriod === null) return null;
  if (facts.salaryPeriod === "year") return facts.salaryMin;
  return facts.salaryPeriod === "month" ? facts.salaryMin * facts.salaryMonths : null;
}

function payInput({ salaryMin, salaryPeriod, salaryMonths }: PremiumFacts): string {
  if (salaryMin === null || salaryPeriod === null) return "未写明最低薪酬";
  const months = salaryPeriod === "month" ? ` × ${salaryMonths} 个月` : "";
  return `${salaryMin.toLocaleString("en-US")} 元/${SALARY_PERIOD_LABELS[salaryPeriod]}${months}`;
}

function payLine(facts: PremiumFacts, rule: PremiumRule | null): PremiumLine {
  const threshold = rule?.minAnnualPay[facts.education as PremiumBand];
  const annual = annualMinimum(facts);
  const band = EDUCATION_LABELS[facts.education];
  const verdict =
    threshold === undefined || annual === null ? "unknown" : annual >= threshold ? "met" : "notMet";
  return {
    condition:
      threshold === undefined
        ? `年薪下限达到“${band}”档门槛（门槛待核）`
        : `年薪下限不低于 ${threshold.toLocaleString("en-US")} 元（${band}）`,
    input: payInput(facts),
    verdict,
    basis: rule ? `${rule.source}，${rule.year} 年` : "门槛待核",
  };
}

function statedLine(facts: PremiumFacts): PremiumLine {
  return {
    condition: "薪酬写明为数值",
    input: payInput(facts),
    verdict: facts.salaryMin !== null && facts.salaryPeriod !== null ? "met" : "unknown",
    basis: GUIDE,
  };
}

/** Met when both insurance and housing fund are named; silence is unknown, insurance said to be all is not enough. */
function insuranceLine({ benefits }: PremiumFacts, basis: string): PremiumLine {
  const has = (pattern: RegExp) => benefits.some((benefit) => pattern.test(benefit));
  const both = has(/[五六七]险[一两二]金/) || (has(/五险|社会保险|社保/) && has(/公积金/));
  return {
    condition: "缴纳五险一金",
    input: benefits.length > 0 ? benefits.join("、") : "未写明福利",
    verdict: both ? "met" : has(/仅.*(五险|社保|社会保险)/) ? "notMet" : "unknown",
    basis,
  };
}

function verifiedLine({ enterpriseVerified: verified }: PremiumFacts, basis: string): PremiumLine {
  return {
    condition: "用人单位已认证且在有效期内",
    input: verified === null ? "认证情况未知" : verified ? "已认证" : "未认证",
    verdict: verified === null ? "unknown" : verified ? "met" : "notMet",
    basis,
  };
}

/** Judges one posting. One condition not met decides; otherwise what is missing keeps the whole `unknown`. */
export function evaluatePremium(facts: PremiumFacts, rule: PremiumRule | null): PremiumResult {
  const basis = rule ? `${rule.source}，${rule.year} 年` : "口径待核";
  const lines = [
    statedLine(facts),
    payLine(facts, rule),
    insuranceLine(facts, basis),
    verifiedLine(facts, basis),
  ];
  const some = (verdict: PremiumVerdict) => lines.some((line) => line.verdict === verdict);
  const verdict = some("notMet") ? "notMet" : some("unknown") || !rule ? "unknown" : "met";
  return { verdict, ruleVersion: rule?.version ?? null, lines };
}
