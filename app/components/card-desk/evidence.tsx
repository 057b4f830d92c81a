import { PaperView, type Paper } from "~/components/enterprises/papers";
import { Findings, type ShownFinding } from "./findings";
import { Field } from "~/components/forms/field";
import { PortalForm } from "~/components/forms/portal-form";
import {
  CARD_MATERIALS,
  MATERIAL_VERDICT_LABELS,
  type CardMaterial,
  type MaterialVerdict,
} from "~/domain/card-materials";
import type { CardEvaluation, EvaluatedLine, RuleEvaluation } from "~/domain/card-evaluation";
import type { FormFaults } from "~/domain/form";
import { VERDICT_LABELS, type Verdict } from "~/domain/rules/rule-set";
import { formatTime } from "~/domain/time";

export interface ShownMaterial {
  id: string;
  kind: CardMaterial;
  verdict: MaterialVerdict;
  verdictAt: number | null;
  verdictNote: string | null;
  verdictBy: string | null;
  paper: Paper;
}

/** A line in words, with the kinds of paper that prove it. */
interface ShownLine extends Omit<EvaluatedLine, "inputs"> {
  inputs: readonly { label: string; text: string }[];
  papers: readonly CardMaterial[];
  /** What of it only the office can tell. */
  findings: readonly ShownFinding[];
}
interface ShownPart extends Omit<RuleEvaluation, "lines"> {
  lines: readonly ShownLine[];
}

interface EvidenceProps {
  evaluation: (Omit<CardEvaluation, "parts"> & { parts: readonly ShownPart[] }) | null;
  materials: readonly ShownMaterial[];
  /** Whether this officer can say of a paper whether it holds. */
  mayJudge: boolean;
  found: FormFaults | null;
}

/** Each condition with its verdict, its clause and what went in, beside the papers that prove it. */
export function Evidence(props: EvidenceProps) {
  const { evaluation, materials } = props;
  const shown = new Set<string>();
  /** A paper is shown where it first proves something; further down it is only named. */
  const papersFor = ({ papers }: ShownLine) =>
    materials
      .filter(({ kind }) => papers.includes(kind))
      .map((material) => {
        const again = shown.has(material.id);
        shown.add(material.id);
        return { material, again };
      });
  const parts = (evaluation?.parts ?? []).map((part) => ({
    part,
    lines: part.lines.map((line) => ({ line, papers: papersFor(line), kinds: line.papers })),
  }));
  const rest = materials.filter(({ id }) => !shown.has(id));
  return (
    <section aria-labelledby="evidence" className="card p-5">
      <h2 id="evidence" className="text-lg font-bold">
        条件与证据
      </h2>
      <p className="text-sm text-ink-2">
        规则判断只供参考，不自动拒绝任何申请；“待核”须由办理人员按材料判断。
        {evaluation ? `判断时间 ${formatTime(evaluation.at)}。` : ""}
      </p>
      {parts.map(({ part, lines }) => (
        <section key={part.ruleSetId} className="mt-4">
          <h3 className="flex flex-wrap items-center gap-2 font-bold">
            {part.title}（第 {part.version} 版） <VerdictTag verdict={part.verdict} />
            <Points part={part} />
          </h3>
          <ol className="mt-2">
            {lines.map(({ line, papers, kinds }) => (
              <li
                key={`${line.part}:${line.id}`}
                className="grid gap-x-5 gap-y-2 border-t border-line py-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
              >
                <div className="min-w-0">
                  <Line line={line} />
                  {props.mayJudge ? (
                    <Findings
                      scope={`${part.ruleSetId}-${line.part}-${line.id}`}
                      findings={line.findings}
                      found={props.found}
                    />
                  ) : null}
                </div>
                <div className="min-w-0">
                  {papers.map(({ material, again }) =>
                    again ? (
                      <p key={material.id} className="text-sm">
                        见上：<a href={`#material-${material.id}`}>{CARD_MATERIALS[material.kind].label}</a>{" "}
                        <MaterialTag verdict={material.verdict} />
                      </p>
                    ) : (
                      <Material key={material.id} material={material} {...props} />
                    ),
                  )}
                  {papers.length === 0 ? (
                    <p className="text-sm text-ink-2">
                      {kinds.length === 0
                        ? "没有对应的材料类别，按其他渠道核实。"
                        : `没有上传${kinds.map((kind) => CARD_MATERIALS[kind].label).join("、")}。`}
                    </p>
                  ) : null}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {evaluation === null ? <p className="mt-3">这份申请没有规则判断的记录，请按材料办理。</p> : null}
      {rest.length > 0 ? (
        <section className="mt-4 border-t border-line pt-3">
          <h3 className="font-bold">身份与其他材料</h3>
          <div className="grid gap-x-5 xl:grid-cols-2">
            {rest.map((material) => (
              <Material key={material.id} material={material} {...props} />
            ))}
          </div>
        </section>
      ) : null}
      {materials.length === 0 ? <p className="mt-3 text-danger">没有上传任何材料。</p> : null}
    </section>
  );
}

const VERDICT_TAGS: Record<Verdict, string> = {
  met: "tag-tier",
  notMet: "tag-ended",
  unknown: "tag-premium",
};

function VerdictTag({ verdict }: { verdict: Verdict }) {
  return <span className={`tag whitespace-nowrap ${VERDICT_TAGS[verdict]}`}>{VERDICT_LABELS[verdict]}</span>;
}

function Points({ part: { points } }: { part: ShownPart }) {
  if (points === null) return null;
  const { min, max } = points;
  return (
    <span className="text-sm font-normal text-ink-2">{min === max ? `${min} 分` : `${min}–${max} 分`}</span>
  );
}

const PART_LABELS: Record<EvaluatedLine["part"], string> = {
  gate: "必备条件",
  waiver: "例外",
  directPass: "直接符合",
  score: "计分",
};

function Line({ line }: { line: ShownLine }) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-bold">{line.title}</span>
        <VerdictTag verdict={line.verdict} />
        <span className="tag">{PART_LABELS[line.part]}</span>
        {line.waivedBy ? <span className="tag">按例外不要求</span> : null}
      </p>
      {line.inputs.length > 0 ? (
        <dl className="text-sm">
          {line.inputs.map(({ label, text }) => (
            <div key={label} className="flex flex-wrap gap-x-2">
              <dt className="text-ink-2">{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="text-sm text-ink-2">{line.clause}</p>
      {line.advice && line.verdict !== "met" ? <p className="text-sm">{line.advice}</p> : null}
    </div>
  );
}

const MATERIAL_TAGS: Record<MaterialVerdict, string> = {
  pending: "",
  accepted: "tag-tier",
  rejected: "tag-ended",
};

function MaterialTag({ verdict }: { verdict: MaterialVerdict }) {
  return (
    <span className={`tag whitespace-nowrap ${MATERIAL_TAGS[verdict]}`}>
      {MATERIAL_VERDICT_LABELS[verdict]}
    </span>
  );
}

interface MaterialProps extends Pick<EvidenceProps, "mayJudge" | "found"> {
  material: ShownMaterial;
}

function Material({ material, mayJudge, found }: MaterialProps) {
  const { id, kind, verdict, verdictAt, verdictBy, verdictNote, paper } = material;
  const { label } = CARD_MATERIALS[kind];
  const own = found?.values.material === id ? found : null;
  return (
    <div id={`material-${id}`} className="scroll-mt-4 pb-2 [&_img]:max-h-56">
      <PaperView paper={paper} label={label} />
      <p className="text-sm">
        <MaterialTag verdict={verdict} />
        {verdictAt === null ? "" : ` ${verdictBy ?? ""} ${formatTime(verdictAt)}`}
        {verdictNote ? `：${verdictNote}` : ""}
      </p>
      {mayJudge ? (
        <details open={own !== null || undefined}>
          <summary className="min-h-8 w-fit cursor-pointer text-sm text-teal">核验这份材料</summary>
          <PortalForm faults={own} scope={`${id}-`} key={`${verdict}${verdictAt}`} className="mt-1">
            <input type="hidden" name="intent" value="material" />
            <input type="hidden" name="material" value={id} />
            <input type="hidden" name="was" value={verdict} />
            <Field
              name="note"
              label="核验说明"
              optional
              hint="不采信时必填"
              defaultValue={verdictNote ?? ""}
            />
            <span className="flex flex-wrap gap-3">
              <button
                type="submit"
                name="verdict"
                value="accepted"
                className="btn"
                aria-label={`${label}属实`}
              >
                属实
              </button>
              <button
                type="submit"
                name="verdict"
                value="rejected"
                className="btn btn-quiet"
                aria-label={`${label}不采信`}
              >
                不采信
              </button>
            </span>
          </PortalForm>
        </details>
      ) : null}
    </div>
  );
}
