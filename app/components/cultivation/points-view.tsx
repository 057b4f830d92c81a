import type { ExplainedEvaluation } from "~/domain/rules/explain-evaluation";
import { PointsTable } from "./points-table";
import { PointsTrendView, type ShownTrend } from "./points-trend";

interface PointsViewProps {
  points: { v2: ExplainedEvaluation | null; v1: ExplainedEvaluation | null; stage: string | null };
  trend: ShownTrend;
}

/** Innovation points of a company by both structures, and how they went over the years. */
export function PointsView({ points: { v2, v1, stage }, trend }: PointsViewProps) {
  return (
    <section aria-labelledby="points" className="card space-y-5 p-5">
      <div>
        <h2 id="points" className="text-xl font-bold">
          创新积分
          <small className="ml-2 text-sm font-normal text-ink-2">预评估，不是认定结论</small>
        </h2>
        <p className="text-sm text-ink-2">
          2.0 版四类指标，基础分 100 分、加分 30 分；1.0 版三类 18
          项指标，按企业发展阶段赋权。公开文件没有逐项分值，没有填写的写“待核”。
        </p>
      </div>
      {v2 ? <PointsTable shown={v2} /> : <p>创新积分 2.0 的规则还没有发布，待核。</p>}
      <PointsTrendView trend={trend} />
      <details>
        <summary className="cursor-pointer text-teal">
          创新积分 1.0{stage ? `（${stage}，按成立年限划分，项目默认）` : ""}
        </summary>
        <div className="mt-3">
          {v1 ? (
            <PointsTable shown={v1} />
          ) : (
            <p>{stage ? "这个阶段的规则还没有发布，待核。" : "没有填写注册成立日期，不能判断发展阶段。"}</p>
          )}
        </div>
      </details>
    </section>
  );
}
