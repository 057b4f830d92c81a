import { Field, SelectField } from "~/components/forms/field";
import { ENTERPRISE_SIZE_LABELS, OWNERSHIP_LABELS } from "~/domain/enterprise";
import { FILE_ACCEPT, FILE_KINDS, MAX_FILE_BYTES } from "~/domain/file-kind";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { ZONE_DISTRICTS, districtLabel } from "~/domain/place";
import {
  CASE_PAPERS,
  PAPERS,
  type CaseFacts,
  type CasePaper,
  CASE_FIELD_LABELS,
} from "~/domain/verification";
import { PaperView, type Paper } from "./papers";

const known = (labels: Record<string, string>) =>
  Object.entries(labels)
    .filter(([value]) => value !== "unknown")
    .map(([value, label]) => ({ value, label }));
const INDUSTRIES = known(INDUSTRY_LABELS);
const SIZES = known(ENTERPRISE_SIZE_LABELS);
const OWNERSHIPS = known(OWNERSHIP_LABELS);
const DISTRICTS = ZONE_DISTRICTS.map((value) => ({ value, label: districtLabel(value) }));

interface CaseFieldsProps {
  facts: Partial<Record<keyof CaseFacts, string>>;
  papers: Record<CasePaper, Paper | null>;
}

/** What an enterprise declares of itself, and its papers. */
export function CaseFields({ facts, papers }: CaseFieldsProps) {
  return (
    <>
      <Field
        name="name"
        label={CASE_FIELD_LABELS.name}
        hint="与营业执照一致"
        defaultValue={facts.name}
        autoComplete="organization"
      />
      <Field
        name="creditCode"
        label={CASE_FIELD_LABELS.creditCode}
        hint="营业执照上的 18 位代码"
        defaultValue={facts.creditCode}
        autoCapitalize="characters"
        spellCheck={false}
      />
      <div className="grid gap-x-5 md:grid-cols-2">
        <SelectField
          name="industry"
          label={CASE_FIELD_LABELS.industry}
          options={INDUSTRIES}
          placeholder="请选择"
          defaultValue={facts.industry}
        />
        <SelectField
          name="size"
          label={CASE_FIELD_LABELS.size}
          options={SIZES}
          placeholder="请选择"
          defaultValue={facts.size}
        />
        <SelectField
          name="ownership"
          label={CASE_FIELD_LABELS.ownership}
          options={OWNERSHIPS}
          placeholder="请选择"
          defaultValue={facts.ownership}
        />
        <SelectField
          name="district"
          label={CASE_FIELD_LABELS.district}
          options={DISTRICTS}
          placeholder="请选择"
          defaultValue={facts.district}
        />
      </div>
      <Field
        name="address"
        label={CASE_FIELD_LABELS.address}
        defaultValue={facts.address}
        autoComplete="street-address"
      />
      <Field
        name="handler"
        label={CASE_FIELD_LABELS.handler}
        hint="与授权书一致"
        defaultValue={facts.handler}
        autoComplete="name"
      />
      {PAPERS.map((name) => (
        <div key={name}>
          <Field
            name={name}
            label={CASE_PAPERS[name].label}
            type="file"
            accept={FILE_ACCEPT}
            hint={`${FILE_KINDS}，最大 ${MAX_FILE_BYTES / 1024 / 1024} MB${papers[name] ? "；重新选择会替换已上传的文件" : ""}`}
          />
          {papers[name] ? <PaperView paper={papers[name]} label="已上传" /> : null}
        </div>
      ))}
    </>
  );
}
