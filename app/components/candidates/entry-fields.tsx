import { Form } from "@remix-run/react";
import { Field, SelectField, TextField } from "~/components/forms/field";
import { SubmitButton } from "~/components/forms/portal-form";
import { SuggestField } from "~/components/forms/suggest-field";
import { DEGREE_LABELS, EXPERIENCE_KIND_LABELS } from "~/domain/candidate";
import { paths } from "~/http/paths";

/** As they stand in the fields. */
export type ShownEducation = Record<keyof typeof EDUCATION_FIELD_LABELS, string>;
export const EDUCATION_FIELD_LABELS = {
  school: "学校",
  major: "专业",
  degree: "学历",
  startMonth: "入学年月",
  endMonth: "毕业年月",
} as const;

export type ShownExperience = Record<keyof typeof EXPERIENCE_FIELD_LABELS, string>;
export const EXPERIENCE_FIELD_LABELS = {
  kind: "类型",
  organisation: "单位或项目名称",
  title: "岗位或角色",
  startMonth: "开始年月",
  endMonth: "结束年月",
  text: "做了什么",
} as const;

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const DEGREES = options(DEGREE_LABELS);
const KINDS = options(EXPERIENCE_KIND_LABELS);
const AS_MONTH = "如 2024-09 或 202409";

/** One school. */
export function EducationFields({ shown }: { shown: ShownEducation }) {
  return (
    <>
      <SuggestField
        name="school"
        label={EDUCATION_FIELD_LABELS.school}
        hint="写全称；不在教育部名录中的（如海外院校）也可以填"
        defaultValue={shown.school}
        addressOf={(words) => paths.profileSuggest("university", words)}
      />
      <SuggestField
        name="major"
        label={EDUCATION_FIELD_LABELS.major}
        defaultValue={shown.major}
        addressOf={(words) => paths.profileSuggest("major", words)}
      />
      <SelectField
        name="degree"
        label={EDUCATION_FIELD_LABELS.degree}
        options={DEGREES}
        placeholder="请选择"
        defaultValue={shown.degree}
      />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field
          name="startMonth"
          label={EDUCATION_FIELD_LABELS.startMonth}
          inputMode="numeric"
          defaultValue={shown.startMonth}
          hint={AS_MONTH}
        />
        <Field
          name="endMonth"
          label={EDUCATION_FIELD_LABELS.endMonth}
          inputMode="numeric"
          defaultValue={shown.endMonth}
          hint="在读的填预计毕业年月"
        />
      </div>
    </>
  );
}

/** Work, an internship or a project. */
export function ExperienceFields({ shown }: { shown: ShownExperience }) {
  return (
    <>
      <SelectField
        name="kind"
        label={EXPERIENCE_FIELD_LABELS.kind}
        options={KINDS}
        placeholder="请选择"
        defaultValue={shown.kind}
      />
      <Field
        name="organisation"
        label={EXPERIENCE_FIELD_LABELS.organisation}
        autoComplete="organization"
        defaultValue={shown.organisation}
      />
      <Field
        name="title"
        label={EXPERIENCE_FIELD_LABELS.title}
        autoComplete="organization-title"
        defaultValue={shown.title}
      />
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Field
          name="startMonth"
          label={EXPERIENCE_FIELD_LABELS.startMonth}
          inputMode="numeric"
          defaultValue={shown.startMonth}
          hint={AS_MONTH}
        />
        <Field
          name="endMonth"
          label={EXPERIENCE_FIELD_LABELS.endMonth}
          optional
          inputMode="numeric"
          defaultValue={shown.endMonth}
          hint="还没有结束请留空"
        />
      </div>
      <TextField
        name="text"
        label={EXPERIENCE_FIELD_LABELS.text}
        optional
        rows={6}
        defaultValue={shown.text}
        hint="做了什么、用了什么、结果如何，最多 1000 个字"
      />
    </>
  );
}

/** Asks once: the button that removes is behind another one, also without script. */
export function RemoveEntry({ what }: { what: string }) {
  return (
    <details className="mt-8 border-t border-line pt-3">
      <summary className="min-h-10 cursor-pointer py-1.5 text-danger">删除这段经历</summary>
      <Form method="post" className="flex flex-wrap items-center gap-3 py-2">
        <span>删除后不能恢复；已投递的不受影响。</span>
        <SubmitButton intent="remove" className="btn btn-quiet" label={`确认删除“${what}”`}>
          确认删除
        </SubmitButton>
      </Form>
    </details>
  );
}
