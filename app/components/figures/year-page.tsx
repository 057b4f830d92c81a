import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { EVIDENCE_LABELS } from "~/domain/figures-evidence";
import type { FiguresStatus, FiguresVerb } from "~/domain/figures-status";
import type { FiguresReview } from "~/domain/figures-review";
import type { FormFaults } from "~/domain/form";
import { formatTime } from "~/domain/time";
import { FiguresContent, type ContentSection } from "./content";
import { EvidenceName, type Evidence } from "./evidence-list";

interface YearPageProps {
  row: {
    year: number;
    version: number;
    status: FiguresStatus;
    submittedAt: number | null;
    decidedAt: number | null;
    note: string | null;
  };
  verbs: readonly FiguresVerb[];
  review: FiguresReview;
  corrects: { revision: number } | null;
  content: readonly ContentSection[];
  evidence: readonly Evidence[];
  faults: FormFaults | null;
}

/** A year that waits or counts: what it says, and what the company can do about it. */
export function YearPage({ row, verbs, review, corrects, content, evidence, faults }: YearPageProps) {
  const explained = review.issues.filter(({ explanation }) => explanation !== null);
  return (
    <div className="space-y-5">
      <section aria-labelledby="standing" className="card p-5">
        <h2 id="standing" className="text-lg font-bold">
          {row.status === "confirmed" ? "已确认，不能直接修改" : "已提交，等待确认"}
        </h2>
        <p className="mb-3 text-ink-2">
          {row.submittedAt === null ? "" : `${formatTime(row.submittedAt)} 提交`}
          {row.status === "confirmed" && row.decidedAt !== null ? `，${formatTime(row.decidedAt)} 确认` : ""}
        </p>
        {row.status === "confirmed" && row.note ? (
          <Notice className="mb-3" title="确认时的说明">
            <p className="whitespace-pre-line">{row.note}</p>
          </Notice>
        ) : null}
        <PortalForm faults={faults} className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="version" value={row.version} />
          {verbs.includes("withdraw") ? (
            <>
              <SubmitButton intent="withdraw" className="btn btn-quiet">
                取回修改
              </SubmitButton>
              <span className="text-sm text-ink-2">取回后要重新提交。</span>
            </>
          ) : null}
          {row.status === "confirmed" ? (
            <>
              <SubmitButton intent="correct" className="btn btn-quiet">
                更正
              </SubmitButton>
              <span className="text-sm text-ink-2">生成内容相同的新一版，修改、提交并确认后代替这一版。</span>
            </>
          ) : null}
        </PortalForm>
      </section>
      {explained.length > 0 ? (
        <section aria-labelledby="explained" className="card p-5">
          <h2 id="explained" className="mb-2 text-lg font-bold">
            说明
          </h2>
          <dl>
            {explained.map(({ id, text, explanation }) => (
              <div key={id} className="mb-2">
                <dt className="text-ink-2">{text}</dt>
                <dd className="whitespace-pre-line">{explanation}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <section aria-labelledby="papers" className="card p-5">
        <h2 id="papers" className="mb-2 text-lg font-bold">
          证明材料
        </h2>
        <EvidenceGroups evidence={evidence} />
      </section>
      <section aria-labelledby="content" className="card p-5">
        <h2 id="content" className="mb-3 text-lg font-bold">
          填报的内容
        </h2>
        <FiguresContent year={row.year} content={content} corrects={corrects !== null} />
      </section>
    </div>
  );
}

/** Papers to open, by kind. */
export function EvidenceGroups({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return <p className="text-ink-2">没有上传材料。</p>;
  return (
    <ul className="space-y-2">
      {evidence.map((paper) => (
        <li key={paper.id} className="flex flex-wrap gap-x-3">
          <span className="text-ink-2">{EVIDENCE_LABELS[paper.kind]}</span>
          <EvidenceName paper={paper} />
        </li>
      ))}
    </ul>
  );
}
