import { Link } from "@remix-run/react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import {
  EVIDENCE_KINDS,
  EVIDENCE_LABELS,
  REQUIRED_EVIDENCE,
  type EvidenceKind,
} from "~/domain/figures-evidence";
import { FILE_ACCEPT, FILE_KINDS, MAX_FILE_BYTES, formatBytes } from "~/domain/file-kind";
import type { FormFaults } from "~/domain/form";
import { paths } from "~/http/paths";

export interface Evidence {
  id: string;
  kind: EvidenceKind;
  uploadId: string;
  name: string;
  bytes: number;
  scan: string;
  revision: number;
}

interface EvidenceListProps {
  year: number;
  revision: number;
  evidence: readonly Evidence[];
  faults: FormFaults | null;
}

const HINTS: Partial<Record<EvidenceKind, string>> = {
  audit: "资产负债表、利润表齐全的财务报表，或会计师事务所出具的审计报告。",
  rdLedger: "研发支出辅助账、专项审计报告或加计扣除申报表。",
  staff:
    "含个人信息：只上传需要的页，可以遮住身份证号和联系方式。只有本单位成员和审核人员可以查看，每次查看有记录。",
  ip: "可以合并成一个 PDF。",
};

/** The papers that show a year, by kind, each to upload and to take out again. */
export function EvidenceList({ year, revision, evidence, faults }: EvidenceListProps) {
  return (
    <section aria-labelledby="evidence" className="card p-5 md:p-7">
      <h2 id="evidence" className="text-lg font-bold">
        证明材料
      </h2>
      <p className="mb-4 text-sm text-ink-2">
        {FILE_KINDS}，每个文件最大 {MAX_FILE_BYTES / 1024 / 1024} MB。按文件内容识别类型；含脚本或夹带文件的
        PDF 不能上传。
      </p>
      <ol className="space-y-4">
        {EVIDENCE_KINDS.map((kind) => (
          <KindLine
            key={kind}
            {...{ kind, revision }}
            papers={evidence.filter((paper) => paper.kind === kind)}
            faults={faults?.values.kind === kind ? faults : null}
          />
        ))}
      </ol>
      <p className="mt-5">
        <Link to={paths.hireFiguresYear(year, "check")} className="btn">
          下一步：核对与提交
        </Link>
      </p>
    </section>
  );
}

interface KindLineProps {
  kind: EvidenceKind;
  revision: number;
  papers: readonly Evidence[];
  faults: FormFaults | null;
}

function KindLine({ kind, revision, papers, faults }: KindLineProps) {
  const label = EVIDENCE_LABELS[kind];
  const required = REQUIRED_EVIDENCE.includes(kind);
  const has = papers.length > 0;
  return (
    <li className="rounded-card border border-line p-4">
      <h3 className="flex flex-wrap items-center gap-2 font-bold">
        {label}
        <span className={`tag ${has ? "tag-tier" : required ? "tag-premium" : ""}`}>
          {has ? "已上传" : required ? "必需" : "选交"}
        </span>
      </h3>
      {HINTS[kind] ? <p className="text-sm text-ink-2">{HINTS[kind]}</p> : null}
      <ul>
        {papers.map((paper) => (
          <li key={paper.id} className="mt-2 flex flex-wrap items-center justify-between gap-x-3">
            <EvidenceName paper={paper} />
            {paper.revision === revision ? (
              <PortalForm faults={null} scope={`${paper.id}-`}>
                <input type="hidden" name="evidence" value={paper.id} />
                <SubmitButton
                  intent="remove-evidence"
                  className="btn btn-quiet"
                  label={`移除“${paper.name}”`}
                >
                  移除
                </SubmitButton>
              </PortalForm>
            ) : null}
          </li>
        ))}
      </ul>
      <PortalForm
        key={papers.map(({ id }) => id).join()}
        faults={faults}
        scope={`${kind}-`}
        encType="multipart/form-data"
        className="mt-3"
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="intent" value="evidence" />
        <Field
          name="file"
          type="file"
          accept={FILE_ACCEPT}
          label={`选择文件：${label}`}
          optional={!required}
        />
        <SubmitButton className="btn btn-quiet" label={has ? `再上传一份${label}` : `上传${label}`}>
          {has ? "再上传一份" : "上传"}
        </SubmitButton>
      </PortalForm>
    </li>
  );
}

/** A paper, to open. */
export function EvidenceName({ paper }: { paper: Evidence }) {
  const { uploadId, name, bytes, scan, revision } = paper;
  return (
    <p className="min-w-0 flex-1 basis-60 break-words">
      <a href={paths.upload(uploadId)}>{name}</a>
      <span className="text-sm text-ink-2">
        {" "}
        · {formatBytes(bytes)} · {scan === "clean" ? "已查毒" : "未查毒"} · 第 {revision} 版
      </span>
    </p>
  );
}
