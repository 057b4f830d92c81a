import { z } from "zod";
import { plainText } from "./text-field";
import { dayName, type DayCalendar } from "./working-day";

const DAY = 86_400_000;
/** Longer than any holiday: a typing error in a year is one. */
const LONGEST_RANGE = 31;
const MOST_DAYS = 2_000;

const KINDS = { 放假: "off", 休: "off", 上班: "on", 班: "on" } as const;
const LINE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*(?:至|到|~|～|—|–|-{1,2})\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?)?[\s，,：:]*(放假|休|上班|班)$/;

/** Number of a day; null for what is none, as 31 February. */
function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): number | null {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const back = new Date(at);
  const same = back.getUTCMonth() === Number(month) - 1 && back.getUTCDate() === Number(day);
  return same && Number(year) >= 2000 && Number(year) <= 2100 ? at / DAY : null;
}

/**
 * Reads a calendar as pasted: a line for each day or range, as `2027-02-06 至 2027-02-12 放假` or `2027-02-14 上班`.
 * What stands behind `#` is a remark. A day named twice in different ways is a fault.
 */
export function parseCalendar(text: string): { days: DayCalendar; faults: string[] } {
  const days: Record<string, "off" | "on"> = {};
  const faults: string[] = [];
  text.split("\n").forEach((raw, i) => {
    const line = raw.split("#")[0]?.normalize("NFKC").trim() ?? "";
    if (line === "") return;
    const fault = (why: string) => faults.push(`第 ${i + 1} 行${why}`);
    const found = LINE.exec(line);
    if (!found) return fault("应为“日期 放假”或“日期 至 日期 上班”，例如 2027-02-14 上班");
    const first = dayOf(found[1], found[2], found[3]);
    const last = found[4] === undefined ? first : dayOf(found[4], found[5], found[6]);
    if (first === null || last === null) return fault("没有这一天，请核对日期");
    if (last < first) return fault("结束早于开始");
    if (last - first >= LONGEST_RANGE) return fault(`超过 ${LONGEST_RANGE} 天，请核对日期`);
    const kind = KINDS[found[7] as keyof typeof KINDS];
    for (let day = first; day <= last; day += 1) {
      const name = dayName(day);
      if (days[name] !== undefined && days[name] !== kind) return fault(`与前面矛盾：${name}`);
      days[name] = kind;
    }
  });
  return { days, faults };
}

/** A calendar as it is pasted, days that follow each other as one range. */
export function formatCalendar(calendar: DayCalendar): string {
  const lines: string[] = [];
  const entries = Object.entries(calendar).sort(([a], [b]) => a.localeCompare(b));
  let from = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const [name = "", kind] = entries[i] ?? [];
    const [next, nextKind] = entries[i + 1] ?? [];
    const tomorrow = dayName(Date.parse(name) / DAY + 1);
    if (next === tomorrow && nextKind === kind) continue;
    const [first = ""] = entries[from] ?? [];
    lines.push(`${first === name ? name : `${first} 至 ${name}`} ${kind === "off" ? "放假" : "上班"}`);
    from = i + 1;
  }
  return lines.join("\n");
}

const MOST_FAULTS = 5;

export const CalendarForm = z.object({
  shown: z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().min(0),
  lines: plainText({ max: 40_000 }).transform((text, issues): DayCalendar => {
    const { days, faults } = parseCalendar(text ?? "");
    const fault = (message: string) => issues.addIssue({ code: "custom", message });
    if (faults.length > 0) {
      const more = faults.length > MOST_FAULTS ? `；另有 ${faults.length - MOST_FAULTS} 行` : "";
      fault(`${faults.slice(0, MOST_FAULTS).join("；")}${more}`);
    } else if (Object.keys(days).length > MOST_DAYS) fault(`最多 ${MOST_DAYS} 天`);
    return days;
  }),
  note: z
    .string()
    .optional()
    .transform((text) => (text ?? "").toWellFormed().trim())
    .pipe(
      z
        .string()
        .min(4, { error: "请写明依据，例如国务院办公厅通知的文号" })
        .max(300, { error: "最多 300 个字，请缩短" }),
    ),
});
export type CalendarChange = z.output<typeof CalendarForm>;
