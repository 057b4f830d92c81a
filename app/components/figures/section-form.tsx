import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { useAutosave, type SaveStatus } from "~/components/positions/use-autosave";
import { Notice } from "~/components/ui/notice";
import { FIGURE_SECTIONS, type FigureSection } from "~/domain/figures";
import type { ComputedLine, FiguresReview } from "~/domain/figures-review";
import type { FormFaults } from "~/domain/form";
import { paths } from "~/http/paths";
import { ComputedLines } from "./computed-lines";
import { FigureFields, type ShownField } from "./figure-fields";
import { YearSteps } from "./year-steps";

/** How a part of a year stands, as it is told after every save. */
export interface SectionStanding {
  review: FiguresReview;
  computed: ComputedLine[];
}

interface SectionFormProps extends SectionStanding {
  year: number;
  version: number;
  section: FigureSection;
  fields: readonly ShownField[];
  faults: (FormFaults & { stored?: Record<string, string> }) | null;
}

const STATUS_TEXT: Record<SaveStatus, string> = {
  idle: "填写的内容会自动保存。",
  saving: "正在保存…",
  saved: "已自动保存。",
  stopped: "已停止自动保存，请先处理下面的提示。",
  lost: "没有保存成功（网络断开或登录已失效）。内容还在页面上，继续填写时会再试，也可以按“保存并继续”。",
};

const LEADS: Partial<Record<FigureSection, string>> = {
  finance: "金额单位都是万元，最多两位小数。可以直接粘贴带千分位的数字。",
  rd: "金额单位都是万元，最多两位小数。没有发生的填 0。",
};

/** One part of a year: its fields, what follows from them, what contradicts itself. */
export function SectionForm({ year, version, section, fields, faults, review, computed }: SectionFormProps) {
  const { latest, status, onInput, onSubmit } = useAutosave<SectionStanding>(
    paths.hireFiguresAutosave(year),
    {
      version,
      review: { review, computed },
    },
  );
  const { review: now, computed: lines } = latest.review;
  const view = now.sections.find((one) => one.section === section);
  const stored = faults?.stored ?? latest.stored;
  return (
    <>
      <YearSteps year={year} review={now} current={section} />
      <PortalForm faults={faults} onInput={onInput} onSubmit={onSubmit} className="card p-5 md:p-7">
        <h2 className="mb-1 text-lg font-bold">{FIGURE_SECTIONS[section]}</h2>
        <p className="mb-4 text-ink-2">{LEADS[section] ?? "没有标“选填”的都要填写。"}</p>
        <input type="hidden" name="version" value={latest.version} />
        <input type="hidden" name="section" value={section} />
        <Stored
          button="保存并继续"
          fields={Object.entries(stored).map(([label, text]) => ({ label, text: text ?? "" }))}
        />
        <Issues hard={view?.hard ?? []} soft={view?.soft ?? []} />
        <FigureFields fields={fields} />
        <ComputedLines live lines={lines} className="mb-5" />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton intent="save">保存并继续</SubmitButton>
          <p role="status" className={`text-sm ${status === "lost" ? "text-danger" : "text-ink-2"}`}>
            {STATUS_TEXT[status]}
          </p>
        </div>
      </PortalForm>
    </>
  );
}

interface IssuesProps {
  hard: readonly { id: string; text: string }[];
  soft: readonly { id: string; text: string }[];
}

function Issues({ hard, soft }: IssuesProps) {
  return (
    <>
      {hard.length > 0 ? (
        <Notice kind="danger" title="这些数字互相矛盾，修改后才能提交" className="mb-5">
          <IssueList issues={hard} />
        </Notice>
      ) : null}
      {soft.length > 0 ? (
        <Notice kind="warning" title="这些地方请再核对；确实如此的，提交前说明一句" className="mb-5">
          <IssueList issues={soft} />
        </Notice>
      ) : null}
    </>
  );
}

const IssueList = ({ issues }: { issues: IssuesProps["hard"] }) => (
  <ul className="list-disc pl-5">
    {issues.map(({ id, text }) => (
      <li key={id}>{text}</li>
    ))}
  </ul>
);
