import { keysOf } from "./labels";
import type { ContractTerm } from "./posting-pay";
import { SALARY_PERIOD_LABELS, type SalaryPeriod } from "./salary";

/** 合同期限类型 (劳动合同法 art. 12). */
export const CONTRACT_KIND_LABELS = {
  fixed: "固定期限",
  open: "无固定期限",
  task: "以完成一定工作任务为期限",
} as const;
export type ContractKind = keyof typeof CONTRACT_KIND_LABELS;
export const CONTRACT_KINDS = keysOf<ContractKind>(CONTRACT_KIND_LABELS);

/** The term as the arithmetic reads it; null = not stated, a fixed term without its months included. */
export function contractTerm(kind: ContractKind | null, months: number | null): ContractTerm | null {
  if (kind !== "fixed") return kind && { kind };
  return months === null ? null : { kind, months };
}

/** `固定期限 36 个月`; null = not stated. */
export function contractText(kind: ContractKind | null, months: number | null): string | null {
  if (kind === null) return null;
  return kind === "fixed" && months !== null ? `固定期限 ${months} 个月` : CONTRACT_KIND_LABELS[kind];
}

/** `3 个月，工资 6,400 元/月`; null = not stated. */
export function trialText(job: {
  trialMonths: number | null;
  trialPay: number | null;
  salaryPeriod: SalaryPeriod | null;
}): string | null {
  const { trialMonths: months, trialPay: pay, salaryPeriod: period } = job;
  if (months === null) return null;
  if (months === 0) return "不设试用期";
  const stated =
    pay === null || period === null
      ? ""
      : `，工资 ${pay.toLocaleString("en-US")} 元/${SALARY_PERIOD_LABELS[period]}`;
  return `${months} 个月${stated}`;
}
