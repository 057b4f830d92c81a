import type { CardStep } from "~/domain/card-steps";
import { formatDate } from "~/domain/time";

const DOTS: Record<CardStep["state"], string> = {
  done: "border-teal bg-teal text-paper",
  now: "border-gold bg-gold-tint text-gold-ink",
  stopped: "border-danger bg-danger-tint text-danger",
  todo: "border-line bg-surface text-ink-2",
};
const SIGNS: Record<CardStep["state"], string> = { done: "✓", now: "●", stopped: "！", todo: "○" };
const SAID: Record<CardStep["state"], string> = {
  done: "已完成",
  now: "正在进行",
  stopped: "停在这里",
  todo: "未开始",
};

/** The way of a case from the first word to the card; down the page on phones, across it elsewhere. */
export function CaseSteps({ steps }: { steps: readonly CardStep[] }) {
  return (
    <ol aria-label="办理步骤" className="flex flex-col gap-y-1 md:flex-row">
      {steps.map(({ label, state, at }, i) => (
        <li
          key={label}
          aria-current={state === "now" || state === "stopped" ? "step" : undefined}
          className="flex min-w-0 flex-1 items-center gap-3 md:flex-col md:items-stretch md:gap-1"
        >
          <div className="flex items-center">
            <span
              aria-hidden="true"
              className={`inline-flex size-8 shrink-0 items-center justify-center rounded-full border-2 text-sm font-bold ${DOTS[state]}`}
            >
              {SIGNS[state]}
            </span>
            {i < steps.length - 1 ? (
              <span
                aria-hidden="true"
                className={`hidden h-0.5 flex-1 md:block ${state === "done" ? "bg-teal" : "bg-line"}`}
              />
            ) : null}
          </div>
          <p className="md:pr-2">
            <span className={state === "todo" ? "text-ink-2" : "font-bold"}>{label}</span>
            <span className="visually-hidden">（{SAID[state]}）</span>
            {at === null ? null : (
              <small className="ml-2 text-ink-2 md:ml-0 md:block">{formatDate(at)}</small>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
