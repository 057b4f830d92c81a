import { Link } from "@remix-run/react";
import type { CheckedCategory } from "~/domain/card-check-result";
import type { Verdict } from "~/domain/rules/rule-set";
import { paths } from "~/http/paths";
import { ConditionList } from "./condition-list";

export interface ShownResult extends CheckedCategory {
  label: string;
  benefits: readonly { id: string; title: string }[];
  /** Where an application for this category is begun. */
  apply: string;
}

const LOOK: Record<Verdict, { className: string; edge: string }> = {
  met: { className: "bg-ok-tint text-ok", edge: "border-l-ok" },
  unknown: { className: "bg-gold-tint text-gold-ink", edge: "border-l-gold" },
  notMet: { className: "bg-danger-tint text-danger", edge: "border-l-line" },
};

/** A verdict in a word. */
export function wordOf({ verdict, conditions }: CheckedCategory): string {
  if (verdict === "met") return "符合";
  if (verdict === "notMet") return "不符合";
  return conditions.some(({ why }) => why === "unanswered") ? "还要回答" : "待核";
}

function headline({ verdict, conditions, provable }: CheckedCategory): string {
  const count = (of: Verdict) => conditions.filter((condition) => condition.verdict === of).length;
  if (verdict === "met")
    return provable
      ? "按您的回答，各项条件都符合。所获荣誉可以直接证明，可以走“免评”通道：只核验真实性，不再评审。"
      : "按您的回答，各项条件都符合。";
  if (verdict === "notMet") return `有 ${count("notMet")} 项不符合。`;
  const unanswered = conditions.filter(({ why }) => why === "unanswered").length;
  if (unanswered > 0) return `还有 ${unanswered} 项没有回答完。`;
  return `没有不符合的条件，有 ${count("unknown")} 项要由工作人员核对。`;
}

/** What the self-check says of one category. */
export function CategoryResult({ result }: { result: ShownResult }) {
  const { category, verdict, label, conditions, benefits, apply } = result;
  const { className, edge } = LOOK[verdict];
  const telling = conditions.filter((condition) => condition.verdict === verdict && verdict !== "met");
  const rest = conditions.filter((condition) => !telling.includes(condition));
  return (
    <article aria-labelledby={`result-${category}`} className={`card border-l-4 px-5 py-4 ${edge}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 id={`result-${category}`} className="text-lg font-bold">
          {label}
        </h4>
        <span className={`rounded-md px-2 text-sm font-bold ${className}`}>{wordOf(result)}</span>
      </div>
      <p className="mb-3 text-ink-2">{headline(result)}</p>
      <ConditionList conditions={telling} />
      {rest.length > 0 ? (
        <details className="mt-3">
          <summary className="cursor-pointer text-teal">
            {telling.length > 0 ? "其余" : "全部"} {rest.length} 项条件与依据
          </summary>
          <div className="mt-2">
            <ConditionList conditions={rest} />
          </div>
        </details>
      ) : null}
      {verdict === "notMet" ? null : (
        <div className="mt-4 border-t border-line pt-3">
          <p className="text-sm text-ink-2">
            {benefits.length > 0 ? (
              <>
                持卡后：{benefits.map(({ title }) => title).join("、")}。
                <Link to={paths.cardBenefits(category)}>看内容与依据</Link>
              </>
            ) : (
              "目录里还没有这个类别的权益，待核。"
            )}
          </p>
          <p className="mt-3">
            <Link to={apply} className={verdict === "met" ? "btn" : "btn btn-quiet"}>
              申请{label.replace(" · ", "")}卡
            </Link>
          </p>
        </div>
      )}
    </article>
  );
}
