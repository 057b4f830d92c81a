import { VerdictTag } from "~/components/card-cases/verdicts";
import { ConfidenceTag } from "~/components/programme/confidence-tag";
import type { LoanPreAssessment } from "~/domain/loan";
import { Table } from "../ui/table";
import { PointsTable } from "./points-table";

const LACKS = {
  weights: "（指标的权重和分档没有公开，暂不能评级）",
  bounds: "（等级分数线没有公开，暂不能评级）",
} as const;

/** 知识价值信用贷款: the five factors with their points, the grade they would be worth, and its limit where it is known. */
export function LoanView({ loan }: { loan: LoanPreAssessment | null }) {
  return (
    <section aria-labelledby="loan">
      <h3 id="loan" className="font-bold">
        知识价值信用贷款
      </h3>
      {loan ? <Loan {...loan} /> : <p>这一年度判定时还没有这项规则，重新判定后显示。</p>}
    </section>
  );
}

function Loan({ shown, entry, grades, grade, limitWan, isBelow, lacks }: LoanPreAssessment) {
  return (
    <>
      <p>
        评价等级：<b>{isBelow ? "未达到最低一级" : (grade ?? "待核")}</b>
        {lacks ? LACKS[lacks] : ""}
        {grade !== null && !isBelow ? (
          <>
            ，推荐授信额度：<b>{limitWan === null ? "待核" : `${limitWan} 万元`}</b>
          </>
        ) : null}
        {shown.isDefault ? <span className="tag tag-premium ml-2">项目默认（非官方）</span> : null}
      </p>
      {entry ? (
        <p className="flex flex-wrap items-center gap-x-2">
          {entry.title} <VerdictTag verdict={entry.verdict} />
          <span className="text-sm text-ink-2">
            {entry.clause} <ConfidenceTag confidence={entry.confidence} />
          </span>
        </p>
      ) : null}
      <div className="mt-2 grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <PointsTable shown={shown} />
        <Table caption="等级与推荐授信额度" columns={["等级", "分数线", "推荐额度"]}>
          {grades.map(({ id, title, from, limitWan: limit, isReached }) => (
            <tr key={id} className={isReached ? "bg-teal-tint font-bold" : ""}>
              <td>{title}</td>
              <td className="whitespace-nowrap">{from === null ? "待核" : `${from} 分起`}</td>
              <td className="whitespace-nowrap">{limit === null ? "待核" : `${limit} 万元`}</td>
            </tr>
          ))}
        </Table>
      </div>
      <p className="mt-1 text-sm text-ink-2">
        没有分档的指标用哪些数据衡量为平台推断，待核。是否授信和额度由银行决定。
      </p>
    </>
  );
}
