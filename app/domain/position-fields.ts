import { z } from "zod";
import { EDUCATIONS } from "./education";
import { EXPERIENCES } from "./experience";
import { MAX_VALID_DAYS } from "./job";
import { EMPLOYMENT_FORMS } from "./job-type";
import { tidy, tidyLines } from "./parsing/text";
import { isZoneDistrict, UNKNOWN_DISTRICT } from "./place";
import { CONTRACT_KINDS } from "./posting-contract";
import { typeOf, type PositionDraft } from "./position-draft";
import { OUTSIDE_ZONE, type PositionField } from "./position-form";
import { POSITION_STEPS, type PositionStep } from "./position-steps";
import { SALARY_PERIODS } from "./salary";
import { formatDate, isoShanghai, shanghaiDay, shanghaiMidnight } from "./time";

const DAY = 86_400_000;
const MAX_TEXT = 5000;
const MAX_LIST = 12;

/** Reads what was typed; what is empty is not yet answered, which a draft may be. */
type Reader = z.ZodType<unknown, string>;

const line = (what: string, max: number) =>
  z
    .string()
    .transform(tidy)
    .refine((text) => [...text].length <= max, { error: `${what}最多 ${max} 个字，请缩短` });

const orNull = (schema: z.ZodType<string, string>) => schema.transform((text) => (text === "" ? null : text));

const text = (what: string) =>
  orNull(
    z
      .string()
      .transform(tidyLines)
      .refine((lines) => lines.length <= MAX_TEXT, { error: `${what}最多 ${MAX_TEXT} 个字，请缩短` }),
  );

/** `1,200 元`, `３人` and `12` are numbers; a range or a word is not. */
function whole(what: string, min: number, max: number, example: string) {
  const error = `${what}请填写 ${min} 到 ${max.toLocaleString("en-US")} 之间的整数，例如 ${example}`;
  return z.string().transform((raw, issues) => {
    const digits = tidy(raw)
      .replace(/[,\s]/g, "")
      .replace(/(个月|月|人|名|元)$/u, "");
    if (digits === "") return null;
    const number = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
    if (number >= min && number <= max) return number;
    issues.addIssue({ code: "custom", message: error });
    return z.NEVER;
  });
}

/** One of the values; empty = `none`. */
const oneOf = <V extends string, N extends string | null>(what: string, values: readonly V[], none: N) =>
  z.string().transform((raw, issues): V | N => {
    if (raw === "") return none;
    const found = values.find((value) => value === raw && value !== "unknown");
    if (found !== undefined) return found;
    issues.addIssue({ code: "custom", message: `请从列表中选择${what}` });
    return z.NEVER;
  });

const list = (what: string) =>
  z.string().transform((raw, issues) => {
    const items = [
      ...new Set(
        raw
          .split(/[、,，;；|\n]/u)
          .map(tidy)
          .filter((item) => item !== ""),
      ),
    ];
    if (items.length <= MAX_LIST && items.every((item) => [...item].length <= 20)) return items;
    issues.addIssue({ code: "custom", message: `${what}最多 ${MAX_LIST} 项，每项最多 20 个字，用顿号分开` });
    return z.NEVER;
  });

/** The end of a Shanghai day written `YYYY-MM-DD`; null = empty. */
export function validUntilReader(now: number) {
  return z.string().transform((raw, issues): number | null => {
    const written = tidy(raw);
    if (written === "") return null;
    const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? []).map(Number);
    if (year !== undefined && month !== undefined && day !== undefined) {
      const start = shanghaiMidnight(year, month, day);
      const ahead = shanghaiDay(start) - shanghaiDay(now);
      // The 31st of a short month is another day than was written.
      if (isoShanghai(start).startsWith(written) && ahead >= 0 && ahead <= MAX_VALID_DAYS)
        return start + DAY - 1;
    }
    const latest = formatDate(now + MAX_VALID_DAYS * DAY);
    issues.addIssue({
      code: "custom",
      message: `有效期请选择今天到 ${latest} 之间的日期（最长 ${MAX_VALID_DAYS} 天）`,
    });
    return z.NEVER;
  });
}

/** The number of people, as it can be changed without another review. */
export const headcountReader = whole("招聘人数", 1, 9999, "3");

function readers(now: number): Record<Exclude<PositionField, "campus">, Reader> {
  return {
    title: line("职位名称", 60),
    employmentForm: oneOf("用工类型", EMPLOYMENT_FORMS, "unknown"),
    headcount: headcountReader,
    contractKind: oneOf("合同期限", CONTRACT_KINDS, null),
    contractMonths: whole("合同期限", 1, 600, "36"),
    duties: text("工作内容"),
    education: oneOf("学历要求", EDUCATIONS, "unknown"),
    experience: oneOf("工作经验", EXPERIENCES, "unknown"),
    conditions: text("招聘条件"),
    workConditions: text("工作条件"),
    skills: list("技能关键词"),
    closedToWomenBasis: orNull(line("依据", 200)),
    closedToCarriersBasis: orNull(line("依据", 200)),
    district: z
      .string()
      .refine((name) => name === "" || name === OUTSIDE_ZONE || isZoneDistrict(name), {
        error: "请从列表中选择工作地点",
      })
      .transform((name) => name || UNKNOWN_DISTRICT),
    address: orNull(line("详细地址", 100)),
    salaryPeriod: oneOf("计薪方式", SALARY_PERIODS, null),
    salaryMin: whole("薪酬下限", 1, 10_000_000, "8000"),
    salaryMax: whole("薪酬上限", 1, 10_000_000, "12000"),
    salaryMonths: whole("每年发放月数", 12, 36, "13").transform((months) => months ?? 12),
    trialMonths: whole("试用期", 0, 12, "2"),
    trialPay: whole("试用期工资", 1, 10_000_000, "6400"),
    benefits: list("福利待遇"),
    validUntil: validUntilReader(now),
    contact: orNull(line("联系方式", 100)),
  };
}

export interface StepReading {
  /** What could be read, whatever is wrong with the rest: nothing typed well is lost. */
  set: Partial<PositionDraft>;
  /** By field, what is wrong and how to mend it. */
  errors: Partial<Record<PositionField, string>>;
}

/** Reads the fields of a step that were sent. */
export function readStep(
  step: PositionStep,
  values: Readonly<Record<string, string>>,
  draft: Pick<PositionDraft, "employmentForm">,
  now: number,
): StepReading {
  const read = readers(now);
  const set: Record<string, unknown> = {};
  const errors: StepReading["errors"] = {};
  for (const field of POSITION_STEPS[step].fields) {
    const sent = values[field];
    if (field === "campus" || sent === undefined) continue;
    const { success, data, error } = read[field].safeParse(sent);
    if (success) set[field] = data;
    else errors[field] = error.issues[0]?.message ?? "请检查这一项";
  }
  const known = set as Partial<PositionDraft>;
  if (known.contractMonths && known.contractKind === null) known.contractKind = "fixed";
  if (step === "post")
    known.type = typeOf(known.employmentForm ?? draft.employmentForm, values.campus === "on");
  return { set: known, errors };
}
