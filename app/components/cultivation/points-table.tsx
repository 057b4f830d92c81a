import { ConfidenceTag } from "~/components/programme/confidence-tag";
import { pointsText } from "~/domain/rules/describe";
import type { ExplainedEvaluation, ExplainedLine } from "~/domain/rules/explain-evaluation";
import { mostPoints } from "~/domain/rules/most-points";
import { Table } from "../ui/table";

/** The full computation of innovation points: indicator, figure, band, points of the most, sums. */
export function PointsTable({ shown }: { shown: ExplainedEvaluation }) {
  const { title, groups, lines, version, isDefault, points } = shown;
  const open = lines.filter(({ score }) => score && score.bands.length === 0).length;
  const of = new Map(lines.map((line) => [line.id, line]));
  const known = open < lines.length;
  const most = mostPoints(shown);
  return (
    <section aria-labelledby={`points-${shown.ruleSetId}`}>
      <h3 id={`points-${shown.ruleSetId}`} className="flex flex-wrap items-center gap-2 font-bold">
        {title}
        {isDefault && !title.includes("项目默认") ? (
          <span className="tag tag-premium">项目默认（非官方）</span>
        ) : null}
      </h3>
      <p className="text-sm text-ink-2">
        规则第 {version} 版 · {shown.docNo ?? "文号待核"} <ConfidenceTag confidence={shown.confidence} />
      </p>
      <p className="my-2 text-lg">
        合计 <b>{points && known ? pointsText(points) : "待核"}</b>
        {most === null ? "" : ` / ${most} 分`}
        <span className="text-sm text-ink-2">
          {open > 0 ? `（${open} 项指标没有公开的权重与分档，没有计入）` : ""}
        </span>
      </p>
      <Table caption={`${title}的计算过程`} columns={["指标", "数值", "所在分档", "得分"]}>
        {groups.flatMap((group) => [
          <tr key={group.id} className="bg-paper font-bold">
            <td colSpan={3}>{group.title}</td>
            <td className="whitespace-nowrap">
              {sumText(
                group,
                group.items.map((id) => of.get(id)),
              )}
            </td>
          </tr>,
          ...group.items.flatMap((id) => {
            const line = of.get(id);
            return line ? [<Row key={id} line={line} />] : [];
          }),
        ])}
      </Table>
    </section>
  );
}

function sumText(
  { points, max }: ExplainedEvaluation["groups"][number],
  items: readonly (ExplainedLine | undefined)[],
): string {
  const most = max === null ? "" : ` / ${max}`;
  return items.some((line) => line?.score?.bands.length === 0)
    ? `待核${most}`
    : `${pointsText(points)}${most}`;
}

function Row({ line }: { line: ExplainedLine }) {
  const { score } = line;
  if (!score) return null;
  const hit = score.bands.find(({ verdict }) => verdict === "met");
  const isOpen = score.bands.some(({ verdict }) => verdict === "unknown");
  return (
    <tr>
      <td className="min-w-40">
        {line.title}
        <span className="block text-ink-2">
          {line.clause} <ConfidenceTag confidence={line.confidence} />
        </span>
      </td>
      <td className="min-w-32">
        {line.inputs.length === 0 ? "—" : null}
        {line.inputs.map(({ label, text }) => (
          <span key={label} className="block">
            {line.inputs.length > 1 || !line.title.includes(label) ? `${label}：` : ""}
            {text}
          </span>
        ))}
      </td>
      {score.bands.length === 0 ? (
        <td colSpan={2} className="text-gold-ink">
          待核（没有公开的权重与分档）
        </td>
      ) : (
        <>
          <td className="min-w-40">
            {hit ? hit.text : isOpen ? "待核（数据没有填写）" : "未达到最低一档"}
            {score.next ? <span className="block text-ink-2">{score.next}</span> : null}
          </td>
          <td className="whitespace-nowrap">
            {pointsText(score.points)}
            {score.max === null ? "" : ` / ${score.max}`}
          </td>
        </>
      )}
    </tr>
  );
}
