import { Table } from "~/components/ui/table";
import type { ComparedFigure } from "~/domain/compare-figures";

/** The figures of a year beside those of the year before; jumps stand out. */
export function FiguresBeside({ year, figures }: { year: number; figures: readonly ComparedFigure[] }) {
  return (
    <Table
      caption={`${year} 年度数据与上一年对照`}
      columns={["项目", `${year - 1} 年`, `${year} 年`, "变化"]}
    >
      {figures.map((one, i) => (
        <tr key={one.name}>
          <th scope="row" className="border-t border-line px-4 py-2.5 text-left align-top font-normal">
            {figures[i - 1]?.section === one.section ? null : (
              <small className="block text-ink-2">{one.sectionLabel}</small>
            )}
            {one.label}
          </th>
          <td className="whitespace-nowrap tabular-nums">{one.before}</td>
          <td className="whitespace-nowrap tabular-nums">{one.now}</td>
          <td className={`whitespace-nowrap tabular-nums ${one.jumps ? "font-bold text-gold-ink" : ""}`}>
            {one.change ?? "—"}
          </td>
        </tr>
      ))}
    </Table>
  );
}
