import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { useAutosave, type SaveStatus } from "~/components/positions/use-autosave";
import { Notice } from "~/components/ui/notice";
import type { FoundCardApplicationMove } from "~/domain/card-application-moves";
import { CARD_PARTS, type CardPart } from "~/domain/card-form";
import type { NeededMaterial } from "~/domain/card-materials";
import type { CaseReview } from "~/domain/card-review";
import type { Disclosure } from "~/domain/consent";
import type { FormFaults } from "~/domain/form";
import { CaseFields, type ShownField } from "./case-fields";
import { ConsentBox } from "./consent-box";
import { missingLabel } from "./history";
import { MaterialChecklist, type ShownMaterial } from "./materials";
import { Verdicts, type VerdictParts } from "./verdicts";

export interface EditorProps {
  /** Where a part of it is, and where it is saved meanwhile. */
  href: (part: CardPart | "check") => string;
  autosave: string;
  part: CardPart | "check";
  shown: {
    case: { status: string; version: number; missing: string[]; note: string | null };
    fields: readonly ShownField[];
    identity: string | null;
    needed: readonly NeededMaterial[];
    materials: readonly ShownMaterial[];
    review: CaseReview;
    content: readonly { name: string; label: string; part: string; text: string }[];
    evaluation: VerdictParts | null;
    moves: readonly FoundCardApplicationMove[];
  };
  /** What is agreed to by handing it in; null where that was agreed to before, or is not asked here. */
  disclosure: Disclosure | null;
  faults: (FormFaults & { stored?: Record<string, string> }) | null;
}

/** The form of a case in its parts, the same for the person and for the employer that files it. */
export function CaseEditor(props: EditorProps) {
  const { shown, part, faults } = props;
  return (
    <>
      {shown.case.missing.length > 0 && shown.case.status === "returned" ? (
        <Notice kind="warning" title="需要补正" className="mb-5">
          <ul className="list-disc pl-5">
            {shown.case.missing.map((one) => (
              <li key={one}>{missingLabel(one)}</li>
            ))}
          </ul>
          {shown.case.note ? <p className="prose-zh">{shown.case.note}</p> : null}
        </Notice>
      ) : null}
      {part === "check" ? (
        <>
          <PartList {...props} review={shown.review} />
          <Check {...props} />
        </>
      ) : part === "materials" ? (
        <>
          <PartList {...props} review={shown.review} />
          <section aria-labelledby="part" className="card p-5 md:p-7">
            <PartHead part={part} />
            <MaterialChecklist needed={shown.needed} materials={shown.materials} faults={faults} />
            <p className="mt-5">
              <Link to={props.href("check")} className="btn">
                下一步：核对与提交
              </Link>
            </p>
          </section>
        </>
      ) : (
        <PartForm key={part} {...props} part={part} />
      )}
    </>
  );
}

function PartHead({ part }: { part: CardPart }) {
  return (
    <>
      <h2 id="part" className="text-lg font-bold">
        {CARD_PARTS[part].title}
      </h2>
      <p className="mb-4 text-ink-2">{CARD_PARTS[part].lead}</p>
    </>
  );
}

function PartList({ href, part, review }: Pick<EditorProps, "href" | "part"> & { review: CaseReview }) {
  const box =
    "block h-full rounded-lg border border-line px-3 py-2 text-ink no-underline hover:underline aria-[current=step]:border-teal aria-[current=step]:bg-teal-tint";
  return (
    <nav aria-label="填写步骤" className="mb-5">
      <ol className="grid grid-cols-2 gap-2 md:grid-cols-5">
        {review.parts.map((view, i) => (
          <li key={view.part}>
            <Link to={href(view.part)} aria-current={view.part === part ? "step" : undefined} className={box}>
              <span className="block font-bold">
                {i + 1}. {CARD_PARTS[view.part].title}
              </span>
              <small className={view.state === "done" ? "text-ok" : "text-ink-2"}>
                {view.state === "done" ? "已填写" : `还缺 ${view.gaps.length} 项`}
              </small>
            </Link>
          </li>
        ))}
        <li>
          <Link to={href("check")} aria-current={part === "check" ? "step" : undefined} className={box}>
            <span className="block font-bold">{review.parts.length + 1}. 核对与提交</span>
            <small className="text-ink-2">{review.complete ? "可以提交" : "填完后提交"}</small>
          </Link>
        </li>
      </ol>
    </nav>
  );
}

const STATUS_TEXT: Record<SaveStatus, string> = {
  idle: "填写的内容会自动保存。",
  saving: "正在保存…",
  saved: "已自动保存。",
  stopped: "已停止自动保存，请先处理下面的提示。",
  lost: "没有保存成功（网络断开或登录已失效）。内容还在页面上，继续填写时会再试，也可以按“保存并继续”。",
};

function PartForm(props: EditorProps & { part: CardPart }) {
  const { shown, part, faults, autosave } = props;
  const first = { version: shown.case.version, review: shown.review };
  const { latest, status, onInput, onSubmit } = useAutosave<CaseReview>(autosave, first);
  const fields = shown.fields.filter((field) => field.part === part);
  const stored = faults?.stored ?? latest.stored;
  return (
    <>
      <PartList {...props} review={latest.review} />
      {fields.length === 0 ? (
        <section aria-labelledby="part" className="card p-5 md:p-7">
          <PartHead part={part} />
          <Content rows={shown.content.filter((row) => row.part === part)} />
          <p className="mt-3 text-sm text-ink-2">这部分由对方填写，当前不能修改。</p>
        </section>
      ) : (
        <PortalForm faults={faults} onInput={onInput} onSubmit={onSubmit} className="card p-5 md:p-7">
          <PartHead part={part} />
          <input type="hidden" name="version" value={latest.version} />
          <input type="hidden" name="part" value={part} />
          <Stored
            button="保存并继续"
            fields={Object.entries(stored).map(([label, text]) => ({ label, text: text ?? "" }))}
          />
          <CaseFields fields={fields} identity={shown.identity} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SubmitButton intent="save">保存并继续</SubmitButton>
            <p role="status" className={`text-sm ${status === "lost" ? "text-danger" : "text-ink-2"}`}>
              {STATUS_TEXT[status]}
            </p>
          </div>
        </PortalForm>
      )}
    </>
  );
}

/** What was filled in, in words. */
export function Content({ rows }: { rows: EditorProps["shown"]["content"] }) {
  if (rows.length === 0) return <p className="text-ink-2">还没有填写。</p>;
  return (
    <dl className="divide-y divide-line">
      {rows.map(({ name, label, text }) => (
        <div key={name} className="grid gap-x-4 py-1.5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <dt className="text-ink-2">{label}</dt>
          <dd className="whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const LEADS: Record<string, string> = {
  submit: "提交后由工作人员受理，审查期间不能修改；需要补正的会退回给您。",
  confirm: "确认后即提交，由工作人员受理。内容不对的，可以在申请页面退回单位修改。",
  supplement: "补正后回到原来的环节继续办理。",
  propose: "提交前须由本人填写证件、上传身份证件并确认。对方会收到通知。",
};

function Check({ shown, href, disclosure, faults }: EditorProps): ReactNode {
  const { review, evaluation, moves } = shown;
  const move = moves.find(({ needs }) => needs.some((need) => need === "complete"));
  return (
    <div className="space-y-5">
      <section aria-labelledby="check" className="card p-5 md:p-7">
        <h2 id="check" className="mb-3 text-lg font-bold">
          核对内容
        </h2>
        {review.parts.map(({ part, gaps }) => (
          <section key={part} aria-labelledby={`check-${part}`} className="mb-4">
            <h3 id={`check-${part}`} className="flex flex-wrap gap-x-3 font-bold">
              {CARD_PARTS[part].title}
              <Link to={href(part)} className="font-normal">
                修改<span className="visually-hidden">{CARD_PARTS[part].title}</span>
              </Link>
            </h3>
            {gaps.length > 0 ? (
              <ul className="list-disc pl-5 text-danger">
                {gaps.map(({ name, text }) => (
                  <li key={name}>{text}</li>
                ))}
              </ul>
            ) : null}
            {part === "materials" ? (
              <p>{shown.materials.length === 0 ? "还没有上传。" : `已上传 ${shown.materials.length} 份。`}</p>
            ) : (
              <Content rows={shown.content.filter((row) => row.part === part)} />
            )}
          </section>
        ))}
      </section>
      {evaluation ? <Verdicts evaluation={evaluation} /> : null}
      {move ? (
        <section aria-labelledby="hand-in" className="card p-5 md:p-7">
          <h2 id="hand-in" className="text-lg font-bold">
            {move.label}
          </h2>
          <p className="mb-4 text-ink-2">{LEADS[move.verb]}</p>
          {review.complete ? (
            <PortalForm faults={faults}>
              <input type="hidden" name="version" value={shown.case.version} />
              {move.verb === "propose" ? null : <ConsentBox disclosure={disclosure} />}
              <SubmitButton intent={move.verb}>{move.label}</SubmitButton>
            </PortalForm>
          ) : (
            <>
              {faults ? (
                <Notice kind="danger" className="mb-3">
                  <p role="alert">{Object.values(faults.errors).join("")}</p>
                </Notice>
              ) : null}
              <p className="font-bold">还有 {review.gaps.length} 项没有完成，补齐后可以提交。</p>
            </>
          )}
        </section>
      ) : null}
    </div>
  );
}
