/** Files of postings that the office hands in. */
export const MAX_IMPORT_BYTES = 50_000_000;
export const IMPORT_ENDINGS = [".csv", ".xlsx", ".jsonl", ".ndjson"] as const;
/** Days after which a file is removed; what it brought stays. */
export const IMPORT_KEPT_DAYS = 30;

/** The kind of a file by its name; null = none that is read. */
export const importEnding = (name: string): string | null =>
  IMPORT_ENDINGS.find((ending) => name.toLowerCase().endsWith(ending)) ?? null;

const COUNT_LABELS: Record<string, string> = {
  created: "新增",
  merged: "并入重复",
  updated: "更新",
  unchanged: "未变",
  rejected: "不能导入",
  salaryStated: "写明薪资",
  salaryNegotiable: "面议",
  salaryAbsent: "未填薪资",
  salaryUnreadable: "薪资读不懂",
};
const FIELD_LABELS: Record<string, string> = {
  salary: "薪资",
  education: "学历",
  experience: "经验",
  city: "城市",
  district: "区县",
  industry: "行业",
  company: "单位",
  company_size: "规模",
  company_type: "性质",
  posted_at: "发布日期",
};

export const RUN_STATUS_LABELS = { running: "进行中", finished: "已完成", failed: "中断" } as const;

/** What a run counted, in words; `unreadable.city` is the cells of that field that say nothing readable. */
export function importCountText(counts: Record<string, number>, dryRun: boolean): string[] {
  const written = ["created", "merged", "updated", "unchanged"];
  const shown = Object.entries(counts).filter(([name, n]) => n > 0 && !(dryRun && written.includes(name)));
  return shown.map(([name, n]) => {
    const field = name.startsWith("unreadable.") ? name.slice("unreadable.".length) : null;
    const label = field === null ? (COUNT_LABELS[name] ?? name) : `${FIELD_LABELS[field] ?? field}记为未知`;
    return `${label} ${n.toLocaleString("en-US")}`;
  });
}
