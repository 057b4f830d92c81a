import { z } from "zod";
import type { MinimumWage } from "./minimum-wage";
import { PREMIUM_BANDS, type PremiumRule } from "./premium";

const shown = z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().min(0);
const note = z
  .string()
  .optional()
  .transform((text) => (text ?? "").toWellFormed().trim())
  .pipe(z.string().min(4, { error: "请写明更改的依据或原因" }).max(300, { error: "最多 300 个字，请缩短" }));

const MOST = 10_000_000;
const AMOUNT = "请填写整数金额（元），或留空";
/** Empty = not set. */
const amount = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? "").normalize("NFKC").replace(/[\s,]/g, ""))
    .refine((text) => text === "" || /^\d{1,9}$/.test(text), { error: AMOUNT, abort: true })
    .transform((text) => (text === "" ? null : Number(text)))
    .refine((n) => n === null || (n > 0 && n <= most), {
      error: `金额应在 1 至 ${most.toLocaleString("en-US")} 元之间`,
    });

/** Thresholds of 高薪优岗, 元 a year. Without any nothing is labelled. */
export const PremiumForm = z
  .object({
    shown,
    bachelor: amount(MOST),
    master: amount(MOST),
    doctor: amount(MOST),
    year: z.coerce
      .number({ error: "请填写数据年份" })
      .int({ error: "请填写数据年份" })
      .min(2020, { error: "数据年份应在 2020 至 2100 之间" })
      .max(2100, { error: "数据年份应在 2020 至 2100 之间" }),
    note,
  })
  .refine(({ bachelor, master }) => bachelor === null || master === null || master >= bachelor, {
    path: ["master"],
    error: "硕士的门槛不应低于本科",
  })
  .refine(({ master, doctor }) => master === null || doctor === null || doctor >= master, {
    path: ["doctor"],
    error: "博士的门槛不应低于硕士",
  });
export type PremiumChange = z.output<typeof PremiumForm>;

/** Who a rule of the office is said to come from: no public definition exists. */
const SOURCE = "项目默认（非官方）";

export function ruleFrom({ year, ...form }: PremiumChange, version: number): PremiumRule {
  const set = PREMIUM_BANDS.flatMap((band) => (form[band] === null ? [] : [[band, form[band]] as const]));
  return { version: `${year}.${version}`, year, source: SOURCE, minAnnualPay: Object.fromEntries(set) };
}

/** 31 February is none. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

const DAY = "请选择日期";
const day = z
  .string({ error: DAY })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY, abort: true })
  .refine(isDay, { error: "没有这一天，请核对日期" });

/** A minimum wage from a day on. */
export const WageForm = z.object({
  shown,
  place: z
    .string({ error: "请填写适用地区" })
    .transform((text) => text.toWellFormed().trim())
    .pipe(z.string().min(2, { error: "请填写适用地区" }).max(40, { error: "最多 40 个字" })),
  monthly: amount(100_000).refine((n) => n !== null, { error: "请填写月最低工资" }),
  hourly: z
    .string()
    .optional()
    .transform((text) => (text ?? "").normalize("NFKC").trim())
    .refine((text) => text === "" || /^\d{1,4}(\.\d{1,2})?$/.test(text), {
      error: "请填写小时最低工资（元，可有两位小数），或留空",
    })
    .transform((text) => (text === "" ? null : Number(text))),
  effectiveFrom: day,
  source: z
    .string({ error: "请填写文件名称或文号" })
    .transform((text) => text.toWellFormed().trim())
    .pipe(z.string().min(4, { error: "请填写文件名称或文号" }).max(200, { error: "最多 200 个字" })),
  checked: z.string().optional(),
  note,
});
export type WageChange = z.output<typeof WageForm>;

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/**
 * The table with one more wage. What the same place had until then ends the day before; one from the same day is
 * replaced.
 */
export function withWage(wages: readonly MinimumWage[], change: WageChange): MinimumWage[] {
  const { place, monthly, hourly, effectiveFrom, source, checked } = change;
  const same = (wage: MinimumWage) => wage.place === place;
  const next = wages
    .filter((wage) => same(wage) && wage.effectiveFrom !== null && wage.effectiveFrom > effectiveFrom)
    .sort((a, b) => (a.effectiveFrom ?? "").localeCompare(b.effectiveFrom ?? ""))[0];
  const kept = wages
    .filter((wage) => !(same(wage) && wage.effectiveFrom === effectiveFrom))
    .map((wage) => {
      const isOpen = wage.effectiveTo === null || wage.effectiveTo >= effectiveFrom;
      const isEarlier = wage.effectiveFrom === null || wage.effectiveFrom < effectiveFrom;
      return same(wage) && isOpen && isEarlier ? { ...wage, effectiveTo: dayBefore(effectiveFrom) } : wage;
    });
  const added: MinimumWage = {
    place,
    monthly: monthly ?? 0,
    hourly,
    effectiveFrom,
    effectiveTo: next?.effectiveFrom ? dayBefore(next.effectiveFrom) : null,
    confidence: checked ? "H" : "memory",
    source,
  };
  return [...kept, added];
}
