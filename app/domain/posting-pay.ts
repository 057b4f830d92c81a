import { CLAUSES, inferred, needsCheck, type Clause } from "./clause";
import type { EmploymentForm } from "./job-type";
import type { MinimumWage } from "./minimum-wage";
import { monthlyAmount, SALARY_PERIOD_LABELS, type SalaryPeriod } from "./salary";

/** Length of the contract offered: months of a fixed term, no fixed term, or until a task is done. */
export type ContractTerm = { kind: "fixed"; months: number } | { kind: "open" } | { kind: "task" };

/** What the pay of a posting is judged by. Amounts are 元; null = not stated. */
export interface PayFacts {
  /** Agreed pay, 元 per `salaryPeriod`. */
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  employmentForm: EmploymentForm;
  contract: ContractTerm | null;
  /** Trial period in months; 0 = none. */
  trialMonths: number | null;
  /** Pay in the trial period, 元 per `salaryPeriod`. */
  trialPay: number | null;
  /** Lowest pay of the same position with the employer, 元 per `salaryPeriod`, where it is known. */
  lowestOfPosition: number | null;
}

export type PayVerdict = "met" | "notMet" | "unknown";

/** One condition with the figures that went in and the clause behind it. */
export interface PayLine {
  id: "range" | "minimumWage" | "trialLength" | "trialPay" | "trialMinimumWage";
  condition: string;
  /** Figures as shown. */
  input: string;
  verdict: PayVerdict;
  clauses: readonly Clause[];
  /** A figure or clause behind the verdict has not been checked: shown as 待核, never a reason to refuse. */
  unsettled: boolean;
}

/** Share of the agreed pay that pay in the trial period may not fall below. */
export const TRIAL_SHARE = 0.8;

const yuan = (amount: number) => `${amount.toLocaleString("en-US")} 元`;

function paid(amount: number | null, period: SalaryPeriod | null): string {
  if (amount === null) return "未写明";
  return period === null ? yuan(amount) : `${yuan(amount)}/${SALARY_PERIOD_LABELS[period]}`;
}

const line = (
  id: PayLine["id"],
  condition: string,
  input: string,
  verdict: PayVerdict,
  clauses: readonly Clause[],
  unsettled = clauses.some(needsCheck),
): PayLine => ({ id, condition, input, verdict, clauses, unsettled });

function rangeLine({ salaryMin: min, salaryMax: max, salaryPeriod: period }: PayFacts): PayLine {
  const stated = min !== null && period !== null;
  const isSane =
    (min === null || (Number.isFinite(min) && min > 0)) &&
    (max === null || (Number.isFinite(max) && max > 0)) &&
    (min === null || max === null || min <= max);
  return line(
    "range",
    "写明基本劳动报酬，下限大于 0 且不高于上限",
    `下限 ${paid(min, period)}，上限 ${paid(max, period)}`,
    !isSane ? "notMet" : stated ? "met" : "unknown",
    [CLAUSES.market24, CLAUSES.online15],
  );
}

/** The most trial months the contract allows (劳动合同法 art. 19, 70); null = the term is not known. */
export function longestTrial(contract: ContractTerm | null, form: EmploymentForm): number | null {
  if (form === "partTime" || contract?.kind === "task") return 0;
  if (contract === null) return null;
  if (contract.kind === "open") return 6;
  if (!Number.isFinite(contract.months) || contract.months <= 0) return null;
  if (contract.months < 3) return 0;
  if (contract.months < 12) return 1;
  return contract.months < 36 ? 2 : 6;
}

function contractInput(contract: ContractTerm | null, form: EmploymentForm): string {
  if (form === "partTime") return "非全日制";
  if (contract === null) return "合同期限未写明";
  if (contract.kind === "open") return "无固定期限";
  return contract.kind === "task" ? "以完成一定工作任务为期限" : `合同 ${contract.months} 个月`;
}

function trialLengthLine({ contract, trialMonths, employmentForm: form }: PayFacts): PayLine {
  const longest = longestTrial(contract, form);
  const verdict = (): PayVerdict => {
    if (trialMonths === 0) return "met";
    if (trialMonths === null) return "unknown";
    if (!(trialMonths > 0) || trialMonths > (longest ?? 6)) return "notMet";
    return longest === null ? "unknown" : "met";
  };
  const clauses = form === "partTime" ? [CLAUSES.contract70] : [CLAUSES.contract19];
  const limit =
    longest === null ? "随合同期限，最长 6 个月" : longest === 0 ? "不得约定" : `不超过 ${longest} 个月`;
  const stated = trialMonths === null ? "试用期未写明" : `试用期 ${trialMonths} 个月`;
  return line(
    "trialLength",
    `试用期${limit}`,
    `${contractInput(contract, form)}，${stated}`,
    verdict(),
    clauses,
  );
}

/** Art. 20: not below the lowest pay of the same position, or not below 80 % of the agreed pay. */
function trialPayLine(facts: PayFacts): PayLine {
  const { salaryMin, salaryPeriod: period, trialPay, trialMonths, lowestOfPosition } = facts;
  const share = salaryMin === null ? null : Math.round(salaryMin * TRIAL_SHARE * 100) / 100;
  const verdict = (): PayVerdict => {
    if (trialMonths === 0) return "met";
    if (trialPay !== null && !(trialPay > 0)) return "notMet";
    if (trialPay === null || share === null) return "unknown";
    if (trialPay >= share || (lowestOfPosition !== null && trialPay >= lowestOfPosition)) return "met";
    return "notMet";
  };
  const agreed = `约定 ${paid(salaryMin, period)}，其 80% 为 ${paid(share, period)}`;
  const lowest = lowestOfPosition === null ? "" : `，同岗最低档 ${paid(lowestOfPosition, period)}`;
  const input = trialMonths === 0 ? "不设试用期" : `试用期 ${paid(trialPay, period)}；${agreed}${lowest}`;
  return line("trialPay", "试用期工资不低于同岗最低档或约定工资的 80%", input, verdict(), [
    CLAUSES.contract20,
  ]);
}

/** 元 by the month or by the hour, whichever the table of minimum wages can be compared with. */
function comparable(
  amount: number | null,
  period: SalaryPeriod | null,
  wage: MinimumWage | null,
): { stated: number | null; least: number | null; unit: string } {
  if (period === "hour") return { stated: amount, least: wage?.hourly ?? null, unit: "小时" };
  return {
    stated: period === null ? null : monthlyAmount(amount, period),
    least: wage?.monthly ?? null,
    unit: "月",
  };
}

/** Only trial pay and traineeships are on record; that all agreed pay may not fall below is our reading of art. 20. */
function minimumWageClause(id: PayLine["id"], form: EmploymentForm): Clause {
  if (form === "traineeship") return CLAUSES.traineeship2024;
  return id === "trialMinimumWage" ? CLAUSES.contract20 : inferred(CLAUSES.contract20);
}

function wageLine(id: PayLine["id"], amount: number | null, facts: PayFacts, wage: MinimumWage | null) {
  const who = id === "trialMinimumWage" ? "试用期工资" : "薪酬下限";
  const { stated, least, unit } = comparable(amount, facts.salaryPeriod, wage);
  const isUnpaid = amount !== null && !(amount > 0);
  const verdict = isUnpaid ? "notMet" : stated === null || least === null ? "unknown" : null;
  const minimum = least === null ? "最低工资标准待核" : `${wage?.place ?? ""}最低工资 ${yuan(least)}/${unit}`;
  const input = `${who} ${paid(amount, facts.salaryPeriod)}${
    stated === null || facts.salaryPeriod === "month" || unit === "小时" ? "" : `，折合 ${yuan(stated)}/月`
  }；${minimum}${wage && least !== null ? `（${wage.source}）` : ""}`;
  const clauses = [minimumWageClause(id, facts.employmentForm)];
  const isChecked = wage !== null && (wage.confidence === "H" || wage.confidence === "M");
  return line(
    id,
    `${who}不低于当地最低工资`,
    input,
    verdict ?? ((stated ?? 0) >= (least ?? 0) ? "met" : "notMet"),
    clauses,
    !isChecked || clauses.some(needsCheck),
  );
}

function trialWageLine(facts: PayFacts, wage: MinimumWage | null): PayLine {
  if (facts.trialMonths !== 0) return wageLine("trialMinimumWage", facts.trialPay, facts, wage);
  return line("trialMinimumWage", "试用期工资不低于当地最低工资", "不设试用期", "met", [CLAUSES.contract20]);
}

/**
 * The arithmetic of a posting's pay (policy-facts §6.6). Every line names the figures that went in; what is missing
 * is `unknown`, never a refusal. Students on internships and trainees have no labour contract as a rule: the lines on a
 * trial period are left out for both, that on the minimum wage for internships.
 * @param wage the minimum wage of the place on the day, see `minimumWageOn`; null = not known
 */
export function checkPostingPay(facts: PayFacts, wage: MinimumWage | null): PayLine[] {
  const range = rangeLine(facts);
  if (facts.employmentForm === "internship") return [range];
  const minimum = wageLine("minimumWage", facts.salaryMin, facts, wage);
  if (facts.employmentForm === "traineeship") return [range, minimum];
  return [range, minimum, trialLengthLine(facts), trialPayLine(facts), trialWageLine(facts, wage)];
}
