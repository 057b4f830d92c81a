import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Table } from "~/components/ui/table";
import type { RuleGrade } from "~/domain/rules/rule-set";
import type { EditProps } from "./draft-forms";

const OPEN = <span className="tag tag-premium">待核</span>;

/** What points are worth, best grade first. */
export function GradesView({ grades, tools }: { grades: readonly RuleGrade[]; tools?: ReactNode }) {
  return (
    <section aria-labelledby="grades" className="card p-5">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 id="grades" className="text-lg font-bold">
            等级
          </h2>
          <p className="text-sm text-ink-2">从高到低，先达到的一级为准；分数线待核的不评级</p>
        </div>
        {tools}
      </div>
      <Table caption="等级、分数线和推荐额度" columns={["等级", "分数线", "推荐额度"]}>
        {grades.map(({ id, title, from, limitWan }) => (
          <tr key={id}>
            <td>{title}</td>
            <td>{from === null ? OPEN : `${from} 分起`}</td>
            <td>{limitWan === null ? OPEN : `${limitWan} 万元`}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** The bound and the limit of every grade. */
export function GradesForm({ ruleSet, revision, faults, done }: EditProps) {
  return (
    <PortalForm faults={faults} key={revision}>
      <input type="hidden" name="revision" value={revision} />
      <p className="mb-4 text-ink-2">
        没有公开文本的留空，显示为待核。分数线从高到低填写，最低一级可以填 0。
      </p>
      {(ruleSet.grades ?? []).map(({ id, title, from, limitWan }) => (
        <fieldset key={id} className="mb-3 rounded-card border border-line px-4 pt-3">
          <legend className="font-bold">等级 {title}</legend>
          <div className="grid gap-x-5 sm:grid-cols-2">
            <Field
              name={`from-${id}`}
              label={`等级 ${title} 的分数线`}
              optional
              inputMode="decimal"
              defaultValue={from ?? ""}
            />
            <Field
              name={`limitWan-${id}`}
              label={`等级 ${title} 的推荐额度（万元）`}
              optional
              inputMode="decimal"
              defaultValue={limitWan ?? ""}
            />
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton intent="grades">保存</SubmitButton>
        <Link to={done}>完成，返回草案</Link>
      </div>
    </PortalForm>
  );
}
