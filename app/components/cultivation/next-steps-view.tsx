import type { ExplainedSteps } from "~/domain/rules/explain-evaluation";

/** The cheapest way to meet a rule set, and what no step of the company settles. */
export function NextStepsView({ next: { isReachable, steps, blocked } }: { next: ExplainedSteps }) {
  if (steps.length === 0 && blocked.length === 0) return null;
  return (
    <div className="mt-3 rounded-lg bg-teal-tint px-4 py-3">
      <h4 className="font-bold text-teal">
        {steps.length === 0 ? "结论取决于" : isReachable ? "最省力的下一步" : "可以先做的"}
        {steps.length > 0 ? <small className="ml-2 font-normal">项目默认的估算，供参考</small> : null}
      </h4>
      {steps.length > 0 ? (
        <ol className="list-decimal pl-5">
          {steps.map(({ fact, text, helps }) => (
            <li key={fact}>
              <b>{text}</b>
              {helps.length > 0 ? <span className="block text-sm text-ink-2">{helps.join("；")}</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {blocked.length > 0 ? (
        <>
          {steps.length > 0 ? <p className="mt-1 text-sm">做到以后仍然取决于：</p> : null}
          <ul className="list-disc pl-5 text-sm">
            {blocked.map((one) => (
              <li key={one.id}>
                {one.title}：{one.text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
