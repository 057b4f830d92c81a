import { Link } from "@remix-run/react";
import { Table } from "~/components/ui/table";
import { paths } from "~/http/paths";
import type { Programme } from "~/domain/card-programme";
import { ConfidenceTag } from "./confidence-tag";

/** What cards are good for, by kind. */
export function Benefits({ benefits }: Pick<Programme, "benefits">) {
  return (
    <section aria-labelledby="benefits">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="benefits" className="text-2xl font-bold">
          持卡权益
        </h2>
        <Link to={paths.cardBenefits()}>全部权益、适用类别与依据</Link>
      </div>
      <p className="mt-1 text-ink-2">只列公开文件写明的内容。文件没有给出的金额、次数和办理单位写“待核”。</p>
      <ul className="mt-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {benefits.map(({ kind, label, titles }) => (
          <li key={kind} className="card px-5 py-4">
            <h3 className="flex items-baseline justify-between font-bold">
              {label}
              <span className="text-sm font-normal text-ink-2">{titles.length} 项</span>
            </h3>
            <p className="mt-1 text-ink-2">{titles.join("、")}</p>
          </li>
        ))}
      </ul>
      {benefits.length === 0 ? <p className="card mt-4 p-5">权益目录还没有内容。</p> : null}
    </section>
  );
}

/** Classes of other cities beside ours: inferred, and said so. */
export function Comparison({ comparison }: Pick<Programme, "comparison">) {
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison" className="text-2xl font-bold">
        与其他城市分类的对照
      </h2>
      <p className="mt-1 mb-4 text-ink-2">
        成都、杭州等地按 A–F 分类。下面的对照是平台的<b className="text-ink">推断</b>
        ，只用于展示和提出互认建议；互认由工作人员逐张决定，不会自动发卡。
      </p>
      <div className="max-w-xl">
        <Table caption="人才类别对照（推断）" columns={["本卡类别", "相当于（推断）"]}>
          {comparison.rows.map(({ category, label, levels }) => (
            <tr key={category}>
              <td>{label}</td>
              <td>{levels} 类</td>
            </tr>
          ))}
        </Table>
      </div>
      <p className="mt-2 text-sm text-ink-2">依据：{comparison.clause}</p>
    </section>
  );
}

/** What everything on the page rests on. */
export function Documents({ documents }: Pick<Programme, "documents">) {
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="text-2xl font-bold">
        依据
      </h2>
      <p className="mt-1 mb-4 text-ink-2">
        条件来自公开资料，以规则的形式保存版本；申请按提交当天的版本判断，以后改版不影响在办的申请。
      </p>
      <Table caption="现行规则" columns={["规则", "文号", "版本", "可信度"]}>
        {documents.map(({ id, title, docNo, version, confidence }) => (
          <tr key={id}>
            <td className="min-w-48">{title}</td>
            <td className="whitespace-nowrap">{docNo ?? "待核"}</td>
            <td className="whitespace-nowrap">第 {version} 版</td>
            <td>
              <ConfidenceTag confidence={confidence} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
