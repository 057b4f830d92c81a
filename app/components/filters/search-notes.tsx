export interface SearchNotesProps {
  interpretation: { dropped: string[]; corrected: { from: string; to: string }[] };
  dropped: { key: string; value: string }[];
  degraded: boolean;
}

/** How a search was understood where that differs from what was typed. */
export function SearchNotes({ interpretation, dropped, degraded }: SearchNotesProps) {
  const notes: string[] = [];
  for (const { from, to } of interpretation.corrected) notes.push(`没有“${from}”的结果，已按“${to}”搜索。`);
  if (interpretation.dropped.length > 0)
    notes.push(
      `没有同时包含全部词语的结果，已去掉：${interpretation.dropped.map((w) => `“${w}”`).join("、")}。`,
    );
  if (dropped.length > 0)
    notes.push(
      `地址中有无法识别的条件，已忽略：${dropped.map(({ key, value }) => `${key}=${value}`).join("、")}。`,
    );
  if (degraded) notes.push("搜索服务正在恢复，当前结果由备用引擎提供。");
  if (notes.length === 0) return null;
  return (
    <div className="notice mb-3.5 text-sm" role="status">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
