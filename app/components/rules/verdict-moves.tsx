import { Table } from "~/components/ui/table";
import { VERDICT_LABELS } from "~/domain/rules/rule-set";

const VERDICTS = ["met", "unknown", "notMet"] as const;

/** From which verdict to which: how many, `counts` by `met notMet`. */
export function VerdictMoves({ counts }: { counts: Readonly<Record<string, number>> }) {
  return (
    <div className="my-4">
      <Table
        caption="现行版本与这个版本的结论对照"
        columns={["现行版本的结论", ...VERDICTS.map((to) => `这个版本：${VERDICT_LABELS[to]}`)]}
      >
        {VERDICTS.map((from) => (
          <tr key={from}>
            <th scope="row" className="border-t border-line px-4 py-2.5 text-left font-normal">
              {VERDICT_LABELS[from]}
            </th>
            {VERDICTS.map((to) => {
              const n = counts[`${from} ${to}`] ?? 0;
              return (
                <td key={to} className={from === to || n === 0 ? "text-ink-2" : "font-bold"}>
                  {n.toLocaleString("en-US")}
                </td>
              );
            })}
          </tr>
        ))}
      </Table>
    </div>
  );
}
