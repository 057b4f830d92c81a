/** What can be searched, and by what, as shown. */
export const INDEX_LABELS = {
  jobs: "职位",
  enterprises: "用人单位",
  talentCards: "人才卡",
  experts: "专家名录",
} as const;
export const ENGINE_LABELS = { sqlite: "内置引擎", meilisearch: "Meilisearch" } as const;

export const indexLabel = (name: string): string => (INDEX_LABELS as Record<string, string>)[name] ?? name;

/** What work on an index counted, in words. */
const COUNT_LABELS: Record<string, string> = {
  documents: "重建文档",
  missing: "缺少",
  surplus: "多余",
  stale: "过期",
  announced: "重新写入",
};

export function countText(found: Record<string, number>): string {
  return Object.entries(found)
    .map(([name, n]) => `${COUNT_LABELS[name] ?? name} ${n.toLocaleString("en-US")}`)
    .join("，");
}
