import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_KIND_LABELS, type CardApplicationKind } from "~/domain/card-application";
import type { FoundCardApplicationMove } from "~/domain/card-application-moves";
import { CARD_MATERIALS } from "~/domain/card-materials";
import { cardSteps } from "~/domain/card-steps";
import type { FormFaults } from "~/domain/form";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";
import { formatTime } from "~/domain/time";
import { CaseTag } from "./case-tag";
import { Content } from "./editor";
import { CaseHistory } from "./history";
import { MaterialName, type ShownMaterial } from "./materials";
import { CaseStanding, type Standing } from "./standing";
import { CaseSteps } from "./steps";
import { Verdicts, type VerdictParts } from "./verdicts";

export interface CasePageProps {
  side: "person" | "filer";
  shown: {
    case: Standing & {
      caseNumber: string | null;
      kind: CardApplicationKind;
      category: CardCategory;
      exempt: boolean;
      returnedFrom: Standing["status"] | null;
      filedFor: boolean;
      filer: string | null;
      submittedAt: number | null;
      version: number;
    };
    content: readonly { name: string; label: string; part: string; text: string }[];
    materials: readonly ShownMaterial[];
    evaluation: VerdictParts | null;
    events: Parameters<typeof CaseHistory>[0]["events"] &
      readonly { from: Standing["status"]; verb: FoundCardApplicationMove["verb"]; at: number }[];
    objections: readonly {
      id: string;
      text: string;
      createdAt: number;
      answer: string | null;
      upheld: boolean | null;
    }[];
    moves: readonly FoundCardApplicationMove[];
    mayEdit: boolean;
    /** Not for the employer once the person has withdrawn it. */
    showsContent: boolean;
  };
  editHref: (part?: string) => string;
  faults: FormFaults | null;
  /** Shown where the card is. */
  children?: ReactNode;
}

/** A case as one of its sides follows it. */
export function CasePage({ side, shown, editHref, faults, children }: CasePageProps) {
  const { case: about, events } = shown;
  return (
    <>
      <div className="no-print">
        <WorkHead
          title={`${CARD_CATEGORY_LABELS[about.category]} · ${CARD_APPLICATION_KIND_LABELS[about.kind]}`}
        >
          <CaseTag status={about.status} />
        </WorkHead>
        <p className="-mt-3 mb-4 text-ink-2">
          {about.caseNumber ? `受理编号 ${about.caseNumber}` : "提交后生成受理编号"}
          {about.filedFor ? ` · 由“${about.enterprise ?? "用人单位"}”代办` : ""}
        </p>
        <div className="card mb-5 p-5">
          <CaseSteps steps={cardSteps(about, events)} />
        </div>
        <CaseStanding standing={about} side={side} />
        {children}
      </div>
      <div className="mt-5 grid items-start gap-5 xl:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <Actions side={side} shown={shown} editHref={editHref} faults={faults} />
          <div className="no-print space-y-5">
            {shown.objections.map(({ id, text, createdAt, answer }) => (
              <section key={id} aria-label="公示期间的异议" className="card p-5">
                <h2 className="text-lg font-bold">公示期间的异议</h2>
                <p className="text-sm text-ink-2">{formatTime(createdAt)}，不显示提出人</p>
                <p className="prose-zh">{text}</p>
                <p className="mt-2">{answer ? `答复：${answer}` : "正在处理。"}</p>
              </section>
            ))}
            <CaseHistory events={events} />
          </div>
          {about.caseNumber && shown.showsContent ? <Receipt shown={shown} /> : null}
        </div>
        {shown.showsContent ? (
          <div className="no-print min-w-0 space-y-5">
            {shown.evaluation ? <Verdicts evaluation={shown.evaluation} /> : null}
            <section aria-labelledby="content" className="card p-5">
              <h2 id="content" className="mb-2 text-lg font-bold">
                申请内容
              </h2>
              <Content rows={shown.content} />
            </section>
            <section aria-labelledby="papers" className="card p-5">
              <h2 id="papers" className="text-lg font-bold">
                材料
              </h2>
              {shown.materials.length === 0 ? <p className="text-ink-2">还没有上传。</p> : null}
              <ul>
                {shown.materials.map((material) => (
                  <li key={material.id} className="border-t border-line py-2 first:border-0">
                    <p className="font-bold">{CARD_MATERIALS[material.kind].label}</p>
                    <MaterialName material={material} />
                  </li>
                ))}
              </ul>
            </section>
          </div>
        ) : (
          <p className="no-print card p-5">已撤回。本人撤回了申请和同意，填写的内容和材料不再向单位显示。</p>
        )}
      </div>
    </>
  );
}

const NOTES: Partial<Record<FoundCardApplicationMove["verb"], string>> = {
  withdraw: "撤回后不再办理，同意也一并撤回；之后可以重新申请。",
  recall: "取回后对方看不到，改好再请对方确认。",
};

/** What can be done now: what leads to the form is a link, all else a form. */
function Actions({ side, shown, editHref, faults }: Omit<CasePageProps, "children">) {
  const { moves, mayEdit, case: about } = shown;
  const handIn = moves.find(({ needs }) => needs.some((need) => need === "complete"));
  const others = moves.filter((move) => move !== handIn);
  const isDraft = about.status === "draft" && about.caseNumber === null;
  if (moves.length === 0 && !mayEdit) return null;
  const of = (verb: string) => (faults?.values.intent === verb ? faults : null);
  return (
    <section aria-labelledby="moves" className="no-print card p-5">
      <h2 id="moves" className="text-lg font-bold">
        操作
      </h2>
      <div className="mt-3 space-y-4">
        {mayEdit ? (
          <p className="flex flex-wrap gap-3">
            <Link to={editHref()} className={handIn ? "btn btn-quiet" : "btn"}>
              {about.status === "consent" ? "核对并填写证件" : "继续填写"}
            </Link>
            {handIn ? (
              <Link to={editHref("check")} className="btn">
                {handIn.label}
              </Link>
            ) : null}
          </p>
        ) : null}
        {others.map(({ verb, label, needs }) => {
          const asksWhy = needs.some((need) => need === "reason");
          return (
            <PortalForm key={verb} faults={of(verb)} scope={`${verb}-`}>
              <input type="hidden" name="version" value={about.version} />
              {asksWhy ? (
                <TextField
                  name="note"
                  label={verb === "appeal" ? "申诉理由" : "哪里需要修改"}
                  rows={verb === "appeal" ? 6 : 3}
                  hint={verb === "appeal" ? "写明不服的理由和依据，最多 2000 字" : "单位会看到"}
                />
              ) : null}
              <div className="flex flex-wrap items-center gap-3">
                <SubmitButton intent={verb} className={verb === "appeal" ? "btn" : "btn btn-quiet"}>
                  {label}
                </SubmitButton>
                <span className="min-w-0 flex-1 basis-52 text-sm text-ink-2">{NOTES[verb]}</span>
              </div>
            </PortalForm>
          );
        })}
        {isDraft && (side === "filer" || !about.filedFor) ? (
          <PortalForm faults={of("discard")} scope="discard-">
            <input type="hidden" name="version" value={about.version} />
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton intent="discard" className="btn btn-quiet text-danger">
                删除草稿
              </SubmitButton>
              <span className="min-w-0 flex-1 basis-52 text-sm text-ink-2">
                连同上传的材料一起删除，不能恢复。
              </span>
            </div>
          </PortalForm>
        ) : null}
      </div>
    </section>
  );
}

/** What is taken home: that it was received, when, with which papers. Printed by itself. */
function Receipt({ shown }: Pick<CasePageProps, "shown">) {
  const { case: about, content, materials } = shown;
  const textOf = (name: string) => content.find((row) => row.name === name)?.text ?? "";
  const rows = [
    ["受理编号", about.caseNumber ?? ""],
    ["事项", `金凤凰人才卡 ${CARD_APPLICATION_KIND_LABELS[about.kind]}`],
    ["类别", CARD_CATEGORY_LABELS[about.category]],
    ["申请人", textOf("realName")],
    ["证件号码", textOf("idNumber")],
    ["工作单位", textOf("employer")],
    ["提交时间", about.submittedAt === null ? "" : formatTime(about.submittedAt)],
    ["收到的材料", materials.map(({ kind }) => CARD_MATERIALS[kind].label).join("、")],
  ].filter(([, text]) => text);
  return (
    <section aria-labelledby="receipt" className="card p-5 print:border-0 print:p-0">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="receipt" className="text-lg font-bold">
          受理回执
        </h2>
        <button type="button" className="btn btn-quiet js-only no-print" onClick={() => window.print()}>
          打印回执
        </button>
      </div>
      <dl className="mt-2 grid grid-cols-[5.5em_minmax(0,1fr)] gap-x-2 gap-y-1">
        {rows.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-ink-2">
        平台收到申请后自动生成，只证明收到申请和材料，不代表审查结果。进展可登录平台在“人才卡申请”中查看。
      </p>
    </section>
  );
}
