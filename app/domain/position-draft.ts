import type { Education } from "./education";
import type { Experience } from "./experience";
import type { JobLifetime } from "./job";
import type { EmploymentForm, JobType } from "./job-type";
import type { ContractKind } from "./posting-contract";
import type { SalaryPeriod } from "./salary";

/** What an employer writes of a position, as it is stored. Amounts are 元 per `salaryPeriod`. */
export interface PositionDraft {
  title: string;
  type: JobType;
  employmentForm: EmploymentForm;
  headcount: number | null;
  contractKind: ContractKind | null;
  contractMonths: number | null;
  education: Education;
  experience: Experience;
  conditions: string | null;
  duties: string | null;
  workConditions: string | null;
  skills: readonly string[];
  closedToWomenBasis: string | null;
  closedToCarriersBasis: string | null;
  district: string;
  address: string | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  salaryMonths: number;
  benefits: readonly string[];
  trialMonths: number | null;
  trialPay: number | null;
  validUntil: number | null;
  contact: string | null;
}

/** What the position is written for, with its place in the chain from draft to search. */
export type StoredPosition = PositionDraft & JobLifetime;

const TERMLESS: readonly EmploymentForm[] = ["partTime", "internship", "traineeship"];
/** Part-time work needs no term and allows no trial period; students and trainees have no labour contract as a rule. */
export const hasContract = ({ employmentForm }: Pick<PositionDraft, "employmentForm">) =>
  !TERMLESS.includes(employmentForm);
export const asksTrial = (draft: PositionDraft) => hasContract(draft) && draft.contractKind !== "task";

/** How a visitor filters it, from how the person is employed. */
export function typeOf(form: EmploymentForm, campus: boolean): JobType {
  if (form === "partTime") return "parttime";
  if (form === "internship" || form === "traineeship") return "internship";
  if (form === "unknown") return "unknown";
  return campus ? "campus" : "fulltime";
}

/** A draft without answers to what is no longer asked, as it is submitted. */
export function settled<D extends PositionDraft>(draft: D): D {
  const { contractKind, contractMonths, trialMonths, trialPay } = draft;
  const contract = hasContract(draft);
  const trial = asksTrial(draft);
  return {
    ...draft,
    contractKind: contract ? contractKind : null,
    contractMonths: contract && contractKind === "fixed" ? contractMonths : null,
    trialMonths: trial ? trialMonths : null,
    trialPay: trial && trialMonths !== 0 ? trialPay : null,
    salaryMonths: draft.salaryPeriod === "month" ? draft.salaryMonths : 12,
  };
}
