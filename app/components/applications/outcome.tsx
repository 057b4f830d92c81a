import { ChoiceGroup, Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { APPLICATION_SIDE_LABELS } from "~/domain/application";
import type { FormFaults } from "~/domain/form";
import { OUTCOME_KIND_LABELS, OUTCOME_KINDS, stayedFrom, type OutcomeKind } from "~/domain/outcome";

interface OutcomeProps {
  outcomes: { side: "candidate" | "employer"; kind: OutcomeKind; value: boolean; on: string | null }[];
  hiredAt: number;
  now: number;
  faults: FormFaults | null;
  heading?: "h2" | "h3";
}

/** What became of a hire: each side may say it, both are shown. */
export function Outcome({ outcomes, hiredAt, now, faults, heading: Title = "h2" }: OutcomeProps) {
  const from = stayedFrom(hiredAt, outcomes);
  const asked = OUTCOME_KINDS.filter((kind) => kind === "started" || (from !== null && from <= now));
  return (
    <section aria-labelledby="outcome" className="card p-5">
      <Title id="outcome" className="text-lg font-bold">
        录用结果登记
      </Title>
      <p className="text-sm text-ink-2">
        用于统计就业成效，只用汇总数字；到岗满 6 个月时会请双方登记是否在岗。
      </p>
      {asked.map((kind) => (
        <div key={kind} className="mt-3 border-t border-line pt-3">
          <p className="font-bold">{OUTCOME_KIND_LABELS[kind]}</p>
          {outcomes
            .filter((said) => said.kind === kind)
            .map(({ side, value, on }) => (
              <p key={side}>
                {APPLICATION_SIDE_LABELS[side]}：{value ? "是" : "否"}
                {on ? `（${on}）` : ""}
              </p>
            ))}
          <PortalForm
            faults={faults?.values.kind === kind ? faults : null}
            scope={`${kind}-`}
            className="mt-2"
          >
            <input type="hidden" name="kind" value={kind} />
            <ChoiceGroup
              name="value"
              label="登记"
              type="radio"
              options={[
                { value: "yes", label: "是" },
                { value: "no", label: "否" },
              ]}
            />
            {kind === "started" ? (
              <Field name="on" label="到岗日期" optional hint="格式如 2026-12-01" className="max-w-60" />
            ) : null}
            <SubmitButton intent="outcome" className="btn btn-quiet">
              登记
            </SubmitButton>
          </PortalForm>
        </div>
      ))}
    </section>
  );
}
