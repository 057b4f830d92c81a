import { Table } from "~/components/ui/table";
import type { RuleDifference } from "~/domain/rules/rule-differences";

const KIND_LABELS = { added: "增加", removed: "删除", changed: "修改", order: "顺序" } as const;

/** What differs between two versions, one line each. */
export function Differences({ found, caption }: { found: readonly RuleDifference[]; caption: string }) {
  if (found.length === 0) return <p className="text-ink-2">两个版本的内容相同。</p>;
  return (
    <Table caption={caption} columns={["变化", "位置", "之前", "之后"]}>
      {found.map(({ kind, where, before, after }, i) => (
        <tr key={i}>
          <td className="whitespace-nowrap">{KIND_LABELS[kind]}</td>
          <td className="min-w-44">{where}</td>
          <td className="min-w-40 text-ink-2">{before === null ? "—" : <del>{before || "（空）"}</del>}</td>
          <td className="min-w-40">
            {after === null ? "—" : <ins className="no-underline">{after || "（空）"}</ins>}
          </td>
        </tr>
      ))}
    </Table>
  );
}
