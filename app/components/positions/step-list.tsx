import { Link } from "@remix-run/react";
import { POSITION_STEPS } from "~/domain/position-steps";
import type { StepView } from "~/domain/shown-review";
import { paths } from "~/http/paths";

interface StepListProps {
  jobId: string;
  steps: readonly Pick<StepView, "step" | "state" | "gaps" | "marks" | "pay">[];
  current: string;
}

function standing({ state, gaps, marks, pay }: StepListProps["steps"][number]): string {
  if (state === "blocked")
    return `${marks.filter((m) => m.blocks).length + pay.filter((p) => p.blocks).length} 处须修改`;
  if (state === "open") return `还缺 ${gaps.length} 项`;
  return state === "warned" ? "已填写，有提示" : "已填写";
}

const TONES = {
  blocked: "text-danger",
  open: "text-ink-2",
  warned: "text-gold-ink",
  done: "text-ok",
} as const;

/** The steps of a position, what each still needs, and which one is shown. */
export function StepList({ jobId, steps, current }: StepListProps) {
  const box =
    "block h-full rounded-lg border px-3 py-2 text-ink no-underline hover:underline aria-[current=step]:border-teal aria-[current=step]:bg-teal-tint";
  return (
    <nav aria-label="填写步骤" className="mb-5">
      <ol className="grid grid-cols-2 gap-2 md:grid-cols-5">
        {steps.map((view, i) => (
          <li key={view.step}>
            <Link
              to={paths.hireJobEdit(jobId, view.step)}
              aria-current={view.step === current ? "step" : undefined}
              className={`${box} border-line`}
            >
              <span className="block font-bold">
                {i + 1}. {POSITION_STEPS[view.step].title}
              </span>
              <small className={TONES[view.state]}>{standing(view)}</small>
            </Link>
          </li>
        ))}
        <li>
          <Link
            to={paths.hireJobEdit(jobId, "check")}
            aria-current={current === "check" ? "step" : undefined}
            className={`${box} border-line`}
          >
            <span className="block font-bold">{steps.length + 1}. 核对与提交</span>
            <small className="text-ink-2">提交审核</small>
          </Link>
        </li>
      </ol>
    </nav>
  );
}
