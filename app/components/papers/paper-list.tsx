import type { ReactNode } from "react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { UploadForm } from "~/components/forms/upload-form";
import { FILE_ACCEPT, FILE_KINDS, MAX_FILE_BYTES } from "~/domain/file-kind";
import type { FormFaults } from "~/domain/form";

/** A kind of paper that is asked for. */
export interface PaperKind {
  kind: string;
  label: string;
  required: boolean;
  /** What it shows and how it should be. */
  about?: string;
}

interface Paper {
  id: string;
  kind: string;
  name: string;
}

interface PaperListProps<P extends Paper> {
  /** What the action knows them as: the intents are `noun` and `remove-noun`, the id of a paper is in `noun`. */
  noun: string;
  kinds: readonly PaperKind[];
  papers: readonly P[];
  show: (paper: P) => ReactNode;
  /** Absent: every paper can be taken out again. */
  isRemovable?: (paper: P) => boolean;
  /** The only paper of a kind can be replaced in one step. */
  replaceable?: boolean;
  /** Of the form that was sent last. */
  faults: FormFaults | null;
}

/** The papers that are asked for, by kind, each to upload and to take out again. */
export function PaperList<P extends Paper>({ kinds, papers, faults, ...rest }: PaperListProps<P>) {
  return (
    <>
      <p className="mb-4 text-sm text-ink-2">
        {FILE_KINDS}，每个文件最大 {MAX_FILE_BYTES / 1024 / 1024} MB。按文件内容识别类型；含脚本或夹带文件的
        PDF 不能上传。
      </p>
      <ol className="space-y-4">
        {kinds.map((line) => (
          <KindLine
            key={line.kind}
            {...rest}
            {...line}
            papers={papers.filter(({ kind }) => kind === line.kind)}
            faults={faults?.values.kind === line.kind ? faults : null}
          />
        ))}
      </ol>
    </>
  );
}

type KindLineProps<P extends Paper> = PaperKind & Omit<PaperListProps<P>, "kinds">;

function KindLine<P extends Paper>(line: KindLineProps<P>) {
  const { noun, kind, label, about, required, papers, show, isRemovable, replaceable, faults } = line;
  const has = papers.length > 0;
  const [only] = papers;
  return (
    <li className="rounded-card border border-line p-4">
      <h3 className="flex flex-wrap items-center gap-2 font-bold">
        {label}
        <span className={`tag ${has ? "tag-tier" : required ? "tag-premium" : ""}`}>
          {has ? "已上传" : required ? "必需" : "选交"}
        </span>
      </h3>
      {about ? <p className="text-sm text-ink-2">{about}</p> : null}
      <ul>
        {papers.map((paper) => (
          <li key={paper.id} className="mt-2 flex flex-wrap items-center justify-between gap-x-3">
            {show(paper)}
            {(isRemovable?.(paper) ?? true) ? (
              <PortalForm faults={null} scope={`${paper.id}-`}>
                <input type="hidden" name={noun} value={paper.id} />
                <SubmitButton
                  intent={`remove-${noun}`}
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
      <UploadForm key={papers.map(({ id }) => id).join()} faults={faults} scope={`${kind}-`} className="mt-3">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="intent" value={noun} />
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
        {replaceable && only && papers.length === 1 ? (
          <button
            type="submit"
            name="replaces"
            value={only.id}
            className="btn btn-quiet ml-3"
            aria-label={`上传并替换${label}`}
          >
            上传并替换
          </button>
        ) : null}
      </UploadForm>
    </li>
  );
}
