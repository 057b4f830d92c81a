import { ChoiceGroup, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import type { FormFaults } from "~/domain/form";

interface DecideFiguresProps {
  version: number;
  findings: Readonly<Record<string, string>>;
  facts: readonly { name: string; label: string; options: readonly { value: string; label: string }[] }[];
  /** What the year still lacks, in words; a year with gaps cannot be confirmed. */
  lacks: readonly string[];
  /** Why this officer decides nothing of it; null = they may. */
  own: string | null;
  found: FormFaults | null;
}

const VERBS = [
  { value: "confirm", label: "确认", hint: "锁定，并按它计算层级和积分" },
  { value: "return", label: "退回修改", hint: "企业修改后重新提交" },
];

/** The decision of the office on a year. */
export function DecideFigures({ version, findings, facts, lacks, own, found }: DecideFiguresProps) {
  return (
    <section aria-labelledby="decision" className="card mt-5 p-5">
      <h2 id="decision" className="mb-2 text-lg font-bold">
        办理结论
      </h2>
      {own ? (
        <Notice kind="warning" title={own} />
      ) : (
        <PortalForm faults={found} key={version}>
          <input type="hidden" name="version" value={version} />
          {lacks.length > 0 ? (
            <Notice kind="warning" title="提交后情况有变化" className="mb-4">
              <p>{lacks.join("；")}</p>
            </Notice>
          ) : null}
          <ChoiceGroup name="verb" label="结论" type="radio" options={VERBS} />
          <fieldset className="mb-2">
            <legend className="mb-2 font-bold">
              专家认定（确认时记录，没有认定的留空，计算时按未知处理）
            </legend>
            <div className="grid gap-x-6 md:grid-cols-2">
              {facts.map(({ name, label, options }) => (
                <SelectField
                  key={name}
                  name={`finding:${name}`}
                  label={label}
                  options={options}
                  placeholder="没有认定"
                  defaultValue={findings[name] ?? ""}
                  optional
                />
              ))}
            </div>
          </fieldset>
          <TextField
            name="note"
            label="说明"
            rows={3}
            optional
            hint="退回时必填：写明哪些数据要修改、缺什么材料。企业会看到，最多 500 个字"
          />
          <SubmitButton>提交结论</SubmitButton>
        </PortalForm>
      )}
    </section>
  );
}
