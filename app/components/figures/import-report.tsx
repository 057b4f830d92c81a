import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Table } from "~/components/ui/table";
import type { FiguresStatus } from "~/domain/figures-status";
import type { FormFaults } from "~/domain/form";

interface ReportYear {
  year: number;
  status: FiguresStatus | null;
  version: number;
  read: number;
  changes: readonly {
    line: number;
    name: string;
    label: string;
    now: string | null;
    then: string;
    typed: string;
  }[];
  barred: boolean;
  chosen: boolean;
}

interface ImportReportProps {
  report: {
    years: readonly ReportYear[];
    faults: readonly { line: number; label: string; year: number | null; message: string }[];
    ignored: readonly { line: number; label: string }[];
  };
  /** Why it was not taken over. */
  found: FormFaults | null;
}

/** What was read of a table, what could not be, and taking it over. */
export function ImportReport({ report: { years, faults, ignored }, found }: ImportReportProps) {
  const ready = years.filter(({ barred, changes }) => !barred && changes.length > 0);
  return (
    <section aria-labelledby="report" className="mt-5">
      <h2 id="report" className="mb-2 text-lg font-bold">
        读取结果
      </h2>
      {faults.length > 0 ? (
        <Notice kind="warning" title={`${faults.length} 处没有读取，改好后可以再次上传`} className="mb-4">
          <ul className="list-disc pl-5">
            {faults.map(({ line, label, year, message }, i) => (
              <li key={i}>
                第 {line} 行 {label}
                {year === null ? "" : `，${year} 年`}：{message}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {ignored.length > 0 ? (
        <Notice className="mb-4" title="这些行不是要填报的项目，没有读取">
          <p>{ignored.map(({ line, label }) => `第 ${line} 行“${label}”`).join("、")}</p>
        </Notice>
      ) : null}
      {years.length === 0 ? <p className="card p-5">没有读到数据：请在各年度的列里填写后再上传。</p> : null}
      <PortalForm faults={found}>
        {years.map((one) => (
          <YearChanges key={one.year} {...one} />
        ))}
        {ready.length > 0 ? (
          <SubmitButton intent="take">导入选中的年度</SubmitButton>
        ) : years.length > 0 ? (
          <p className="font-bold">没有需要导入的改动。</p>
        ) : null}
      </PortalForm>
    </section>
  );
}

function YearChanges({ year, status, version, read, changes, barred, chosen }: ReportYear) {
  const can = !barred && changes.length > 0;
  return (
    <section aria-label={`${year} 年`} className="mb-5">
      <h3 className="mb-1 flex min-h-11 items-center gap-3 font-bold">
        {can ? (
          <label className="flex min-h-11 items-center gap-2">
            <input type="checkbox" name="years" value={year} defaultChecked={chosen} className="size-6" />
            导入 {year} 年
          </label>
        ) : (
          `${year} 年`
        )}
        <span className="font-normal text-ink-2">
          读到 {read} 项，{changes.length === 0 ? "与已填的相同" : `${changes.length} 项有改动`}
        </span>
      </h3>
      {barred && changes.length > 0 ? (
        <p className="mb-1 text-gold-ink">这一年已提交，等待确认。要导入，请先在年度数据中取回。</p>
      ) : null}
      {status === "confirmed" && changes.length > 0 ? (
        <p className="mb-1 text-gold-ink">这一年已确认，导入会生成更正用的新一版。</p>
      ) : null}
      {changes.length > 0 ? (
        <Table caption={`${year} 年的改动`} columns={["行", "项目", "已填", "导入后"]}>
          {changes.map(({ line, name, label, now, then, typed }) => (
            <tr key={name}>
              <td>{line}</td>
              <td>{label}</td>
              <td className="tabular-nums">{now ?? "未填写"}</td>
              <td className="font-bold tabular-nums">
                {then}
                {can ? <input type="hidden" name={`cell:${year}:${line}:${name}`} value={typed} /> : null}
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
      {can ? <input type="hidden" name={`version:${year}`} value={version} /> : null}
    </section>
  );
}
