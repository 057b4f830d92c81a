import { ChoiceGroup, Field } from "~/components/forms/field";
import { useFaults } from "~/components/forms/portal-form";
import { INDUSTRY_LABELS, INDUSTRY_SECTIONS, LEADING_INDUSTRIES } from "~/domain/industry";
import { JOB_TYPE_LABELS } from "~/domain/job-type";
import { ZONE_DISTRICTS, districtLabel } from "~/domain/place";

/** As they stand in the fields; several values of one field joined by commas. */
export interface ShownWishes {
  jobTypes: string;
  districts: string;
  industries: string;
  salaryMinMonthly: string;
  availableFrom: string;
}

export const WISHES_LABELS: Record<keyof ShownWishes, string> = {
  jobTypes: "想找的类型",
  districts: "想去的镇街或片区",
  industries: "想进的行业",
  salaryMinMonthly: "期望月薪（元，税前）",
  availableFrom: "可到岗年月",
};

/** What is stored of a field, in words. */
export function wishText(field: keyof ShownWishes, value: string): string {
  const labels: Record<string, string> =
    field === "jobTypes" ? JOB_TYPE_LABELS : field === "industries" ? INDUSTRY_LABELS : {};
  return value
    .split(",")
    .map((one) => labels[one] ?? one)
    .join("、");
}

const known = (labels: Record<string, string>) =>
  Object.entries(labels).flatMap(([value, label]) => (value === "unknown" ? [] : [{ value, label }]));
const TYPES = known(JOB_TYPE_LABELS);
const DISTRICTS = ZONE_DISTRICTS.map((value) => ({ value, label: districtLabel(value) }));
const INDUSTRIES = [
  ...LEADING_INDUSTRIES.map(({ code, label, chains }) => ({
    label,
    options: [{ value: code, label: `${label}（全部）` }, ...known(chains)],
  })),
  { label: "其他行业", options: known(INDUSTRY_SECTIONS) },
];

/** What somebody looks for; whatever is left open is open. */
export function WishesFields({ shown }: { shown: ShownWishes }) {
  return (
    <>
      <ChoiceGroup
        name="jobTypes"
        label={WISHES_LABELS.jobTypes}
        type="checkbox"
        optional
        options={TYPES}
        chosen={shown.jobTypes.split(",")}
      />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field
          name="salaryMinMonthly"
          label={WISHES_LABELS.salaryMinMonthly}
          optional
          inputMode="numeric"
          defaultValue={shown.salaryMinMonthly}
          hint="不低于多少；不填表示面谈"
        />
        <Field
          name="availableFrom"
          label={WISHES_LABELS.availableFrom}
          optional
          inputMode="numeric"
          defaultValue={shown.availableFrom}
          hint="如 2027-07 或 202707；不填表示随时"
        />
      </div>
      <ChoiceGroup
        name="districts"
        label={WISHES_LABELS.districts}
        type="checkbox"
        optional
        options={DISTRICTS}
        chosen={shown.districts.split(",")}
      />
      <Industries chosen={shown.industries.split(",")} />
    </>
  );
}

/** Too many to stand open: a group is open where something of it is chosen. */
function Industries({ chosen }: { chosen: readonly string[] }) {
  const typed = useFaults()?.values;
  const now = typed === undefined ? chosen : (typed.industries ?? "").split(",");
  return (
    <fieldset className="mb-5">
      <legend className="font-bold">
        {WISHES_LABELS.industries}
        <span className="ml-1 font-normal text-ink-2">（选填）</span>
      </legend>
      {INDUSTRIES.map(({ label, options }) => {
        const n = options.filter(({ value }) => now.includes(value)).length;
        return (
          <details key={label} open={n > 0} className="border-b border-line py-1">
            <summary className="min-h-10 cursor-pointer py-1.5">
              {label}
              {n > 0 ? <span className="text-ink-2">（已选 {n} 项）</span> : null}
            </summary>
            <div className="flex flex-wrap gap-x-6 pb-2">
              {options.map(({ value, label: text }) => (
                <label key={value} className="flex min-h-11 items-center gap-2">
                  <input
                    type="checkbox"
                    name="industries"
                    value={value}
                    defaultChecked={now.includes(value)}
                    className="size-5 shrink-0"
                  />
                  {text}
                </label>
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}
