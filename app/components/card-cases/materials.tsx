import { useState } from "react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import {
  type NeededMaterial,
  CARD_MATERIALS,
  MATERIAL_VERDICT_LABELS,
  type CardMaterial,
  type MaterialVerdict,
} from "~/domain/card-materials";
import { FILE_ACCEPT, FILE_KINDS, MAX_FILE_BYTES, formatBytes } from "~/domain/file-kind";
import type { FormFaults } from "~/domain/form";
import { paths } from "~/http/paths";

export interface ShownMaterial {
  id: string;
  kind: CardMaterial;
  uploadId: string;
  name: string;
  bytes: number;
  scan: string;
  verdict: MaterialVerdict;
  verdictNote: string | null;
}

interface ChecklistProps {
  needed: readonly NeededMaterial[];
  materials: readonly ShownMaterial[];
  /** Of the form that was sent last. */
  faults: FormFaults | null;
}

/** The papers that a case asks for, each to upload, to replace and to take out again. */
export function MaterialChecklist({ needed, materials, faults }: ChecklistProps) {
  return (
    <>
      <p className="mb-4 text-sm text-ink-2">
        {FILE_KINDS}，每个文件最大 {MAX_FILE_BYTES / 1024 / 1024} MB。按文件内容识别类型；含脚本或夹带文件的
        PDF 不能上传。
      </p>
      <ol className="space-y-4">
        {needed.map((line) => (
          <MaterialLine
            key={line.kind}
            {...line}
            materials={materials.filter(({ kind }) => kind === line.kind)}
            faults={faults?.values.kind === line.kind ? faults : null}
          />
        ))}
      </ol>
    </>
  );
}

type LineProps = NeededMaterial & Omit<ChecklistProps, "needed">;

function MaterialLine({ kind, required, why, materials, faults }: LineProps) {
  const { label, hint } = CARD_MATERIALS[kind];
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const shown: FormFaults | null = tooLarge ? { errors: { file: tooLarge }, values: {} } : faults;
  const has = materials.length > 0;
  return (
    <li className="rounded-card border border-line p-4">
      <h3 className="flex flex-wrap items-center gap-2 font-bold">
        {label}
        <span className={`tag ${has ? "tag-tier" : required ? "tag-premium" : ""}`}>
          {has ? "已上传" : required ? "必需" : "选交"}
        </span>
      </h3>
      <p className="text-sm text-ink-2">
        {why}。{hint}
      </p>
      <ul>
        {materials.map((material) => (
          <li key={material.id} className="mt-2 flex flex-wrap items-center justify-between gap-x-3">
            <MaterialName material={material} />
            <PortalForm faults={null} scope={`${material.id}-`}>
              <input type="hidden" name="material" value={material.id} />
              <SubmitButton
                intent="remove-material"
                className="btn btn-quiet"
                label={`移除“${material.name}”`}
              >
                移除
              </SubmitButton>
            </PortalForm>
          </li>
        ))}
      </ul>
      <PortalForm
        key={materials.map(({ id }) => id).join()}
        faults={shown}
        scope={`${kind}-`}
        encType="multipart/form-data"
        className="mt-3"
        onSubmit={(event) => {
          const file = new FormData(event.currentTarget).get("file");
          const over = file instanceof File && file.size > MAX_FILE_BYTES;
          setTooLarge(
            over
              ? `文件太大（${formatBytes(file.size)}），最大 ${formatBytes(MAX_FILE_BYTES)}，请压缩后重新上传`
              : null,
          );
          if (over) event.preventDefault();
        }}
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="intent" value="material" />
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
        {materials.length === 1 ? (
          <button
            type="submit"
            name="replaces"
            value={materials[0]?.id}
            className="btn btn-quiet ml-3"
            aria-label={`上传并替换${label}`}
          >
            上传并替换
          </button>
        ) : null}
      </PortalForm>
    </li>
  );
}

/** A paper that was handed in, with what the office said of it. */
export function MaterialName({ material }: { material: ShownMaterial }) {
  const { uploadId, name, bytes, scan, verdict, verdictNote } = material;
  return (
    <p className="min-w-0 flex-1 basis-60">
      <a href={paths.upload(uploadId)}>{name}</a>
      <span className="text-sm text-ink-2">
        {" "}
        · {formatBytes(bytes)} · {scan === "clean" ? "已查毒" : "未查毒"}
        {verdict === "pending" ? "" : ` · ${MATERIAL_VERDICT_LABELS[verdict]}`}
      </span>
      {verdictNote ? <small className="block text-ink-2">{verdictNote}</small> : null}
    </p>
  );
}
