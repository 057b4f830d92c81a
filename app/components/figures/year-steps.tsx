import { Link } from "@remix-run/react";
import { EVIDENCE_LABELS } from "~/domain/figures-evidence";
import { FIGURE_STEP_LABELS, type FigureStep } from "~/domain/figures-form";
import type { FiguresReview, SectionReview } from "~/domain/figures-review";
import { paths } from "~/http/paths";

interface YearStepsProps {
  year: number;
  review: FiguresReview;
  current: FigureStep;
}

function standing({ gaps, hard, soft, told, all }: SectionReview): { text: string; tone: string } {
  if (hard.length > 0) return { text: `${hard.length} 处矛盾`, tone: "text-danger" };
  if (gaps.length > 0) return { text: `必填还缺 ${gaps.length} 项`, tone: "text-ink-2" };
  if (soft.length > 0) return { text: `${soft.length} 处需要说明`, tone: "text-gold-ink" };
  return { text: told === 0 ? "都是选填，还没有填写" : `已填 ${told} / ${all}`, tone: "text-ok" };
}

/** The parts of a year, what each still needs, and which one is shown. */
export function YearSteps({ year, review, current }: YearStepsProps) {
  const { sections, lacksEvidence, complete } = review;
  const lines = [
    ...sections.map((view) => ({ step: view.section, title: view.title, ...standing(view) })),
    {
      step: "evidence",
      title: FIGURE_STEP_LABELS.evidence,
      text:
        lacksEvidence.length > 0
          ? `还缺${lacksEvidence.map((kind) => EVIDENCE_LABELS[kind]).join("、")}`
          : "已上传",
      tone: lacksEvidence.length > 0 ? "text-ink-2" : "text-ok",
    },
    {
      step: "check",
      title: FIGURE_STEP_LABELS.check,
      text: complete ? "可以提交" : "填完后提交",
      tone: "text-ink-2",
    },
  ];
  return (
    <nav aria-label="填写步骤" className="mb-5">
      <ol className="grid grid-cols-2 gap-2 md:grid-cols-5">
        {lines.map(({ step, title, text, tone }, i) => (
          <li key={step}>
            <Link
              to={paths.hireFiguresYear(year, step)}
              aria-current={step === current ? "step" : undefined}
              className="block h-full rounded-lg border border-line px-3 py-2 text-ink no-underline hover:underline aria-[current=step]:border-teal aria-[current=step]:bg-teal-tint"
            >
              <span className="block font-bold">
                {i + 1}. {title}
              </span>
              <small className={tone}>{text}</small>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
