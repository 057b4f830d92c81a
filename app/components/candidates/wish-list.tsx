import { INDUSTRY_LABELS } from "~/domain/industry";
import { JOB_TYPE_LABELS, type JobType } from "~/domain/job-type";
import { formatMonth } from "~/domain/month";
import { districtLabel } from "~/domain/place";

interface WishListProps {
  wishes: {
    jobTypes: readonly JobType[];
    districts: readonly string[];
    industries: readonly string[];
    salaryMinMonthly: number | null;
    availableFrom: string | null;
  };
}

/** What somebody looks for, in one line; what is left open is not said. */
export function WishList({ wishes }: WishListProps) {
  const { jobTypes, districts, industries, salaryMinMonthly: pay, availableFrom } = wishes;
  const said = [
    jobTypes.map((one) => JOB_TYPE_LABELS[one]).join("、"),
    districts.map(districtLabel).join("、"),
    industries.map((one) => INDUSTRY_LABELS[one] ?? one).join("、"),
    pay === null ? "" : `月薪 ${pay.toLocaleString("en-US")} 元起`,
    availableFrom === null ? "" : `${formatMonth(availableFrom)}起可到岗`,
  ].filter(Boolean);
  return <p className="text-sm text-ink-2">求职意向：{said.join("；") || "不限"}</p>;
}
