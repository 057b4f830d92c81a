import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Field, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { DEGREE_LABELS, EXPERIENCE_KIND_LABELS, type Degree, type ExperienceKind } from "~/domain/candidate";
import type { FormFaults } from "~/domain/form";

interface Education {
  id: string;
  school: string;
  schoolCode: string | null;
  major: string;
  degree: Degree;
  startMonth: string;
  endMonth: string;
}

interface Experience {
  id: string;
  kind: ExperienceKind;
  organisation: string;
  title: string;
  startMonth: string;
  endMonth: string | null;
  text: string | null;
}

interface PartProps<E> {
  entries: readonly E[];
  formKey: string;
  faults: FormFaults | null;
}

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Asks once: the button that removes is behind another one, also without script. */
function Remove({ intent, id, what }: { intent: string; id: string; what: string }) {
  return (
    <details>
      <summary className="min-h-8 cursor-pointer text-sm text-ink-2">删除…</summary>
      <Form method="post" className="mt-1">
        <input type="hidden" name="entry" value={id} />
        <SubmitButton intent={intent} className="btn btn-quiet" label={`确认删除“${what}”`}>
          确认删除
        </SubmitButton>
      </Form>
    </details>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="card p-5">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}

const ROW = "flex flex-wrap items-start justify-between gap-3 border-t border-line py-3 first:border-0";

/** The schools of a profile, and one more. */
export function EducationPart({ entries, formKey, faults }: PartProps<Education>) {
  return (
    <Part id="education" title="教育经历">
      <ul>
        {entries.map((one) => (
          <li key={one.id} className={ROW}>
            <div>
              <p className="font-bold">{one.school}</p>
              <p>
                {one.major} · {DEGREE_LABELS[one.degree]} · {one.startMonth} 至 {one.endMonth}
              </p>
              {one.schoolCode === null ? (
                <p className="text-sm text-ink-2">未在教育部高校名单中匹配到，按您填写的保存</p>
              ) : null}
            </div>
            <Remove intent="remove-education" id={one.id} what={one.school} />
          </li>
        ))}
      </ul>
      <details open={faults !== null || entries.length === 0} className="mt-2 border-t border-line pt-3">
        <summary className="min-h-10 cursor-pointer font-bold text-teal">添加教育经历</summary>
        <PortalForm key={entries.length} faults={faults} scope="education-" className="mt-2 max-w-xl">
          <input type="hidden" name="formKey" value={formKey} />
          <Field name="school" label="学校" hint="请写全称" />
          <Field name="major" label="专业" />
          <SelectField name="degree" label="学历" placeholder="请选择" options={options(DEGREE_LABELS)} />
          <Field name="startMonth" label="入学年月" hint="格式如 2022-09" className="max-w-60" />
          <Field
            name="endMonth"
            label="毕业年月"
            hint="格式如 2026-06；在读的填预计毕业"
            className="max-w-60"
          />
          <SubmitButton intent="education">添加</SubmitButton>
        </PortalForm>
      </details>
    </Part>
  );
}

/** Work, internships and projects of a profile, and one more. */
export function ExperiencePart({ entries, formKey, faults }: PartProps<Experience>) {
  return (
    <Part id="experience" title="工作、实习与项目">
      <ul>
        {entries.map((one) => (
          <li key={one.id} className={ROW}>
            <div className="min-w-0">
              <p className="font-bold">
                {one.organisation} · {one.title}
              </p>
              <p>
                {EXPERIENCE_KIND_LABELS[one.kind]} · {one.startMonth} 至 {one.endMonth ?? "今"}
              </p>
              {one.text ? <p className="prose-zh">{one.text}</p> : null}
            </div>
            <Remove intent="remove-experience" id={one.id} what={one.organisation} />
          </li>
        ))}
      </ul>
      <details open={faults !== null} className="mt-2 border-t border-line pt-3">
        <summary className="min-h-10 cursor-pointer font-bold text-teal">添加经历</summary>
        <PortalForm key={entries.length} faults={faults} scope="experience-" className="mt-2 max-w-xl">
          <input type="hidden" name="formKey" value={formKey} />
          <SelectField name="kind" label="类型" options={options(EXPERIENCE_KIND_LABELS)} />
          <Field name="organisation" label="单位或项目" />
          <Field name="title" label="岗位或角色" />
          <Field name="startMonth" label="开始年月" hint="格式如 2025-07" className="max-w-60" />
          <Field name="endMonth" label="结束年月" optional hint="不填表示至今" className="max-w-60" />
          <TextField name="text" label="做了什么" optional rows={4} hint="最多 1000 个字" />
          <SubmitButton intent="experience">添加</SubmitButton>
        </PortalForm>
      </details>
    </Part>
  );
}
