import { Field } from "~/components/forms/field";
import { PortalForm } from "~/components/forms/portal-form";
import type { FormFaults } from "~/domain/form";

/** Something that only a person can tell. */
export interface ShownFinding {
  fact: string;
  label: string;
  found: "yes" | "no" | null;
}

interface FindingsProps {
  /** Of the line: the same fact can stand in several. */
  scope: string;
  findings: readonly ShownFinding[];
  found: FormFaults | null;
}

/** Where an officer says of a line what no rule can tell, with a reason. */
export function Findings({ scope, findings, found }: FindingsProps) {
  return findings.map(({ fact, label, found: was }) => {
    const own = found?.values.intent === "finding" && found.values.fact === fact ? found : null;
    return (
      <details key={fact} open={own !== null || undefined}>
        <summary className="min-h-8 w-fit cursor-pointer text-sm text-teal">
          {was === null ? "" : "改为其他结论："}人工认定“{label}”
        </summary>
        <PortalForm faults={own} scope={`${scope}-${fact}-`} key={was} className="mt-1">
          <input type="hidden" name="intent" value="finding" />
          <input type="hidden" name="fact" value={fact} />
          <input type="hidden" name="was" value={was ?? ""} />
          <Field name="reason" label="认定理由" hint="记入内部备注和审计日志，当事人导出个人信息时可以看到" />
          <span className="flex flex-wrap gap-3">
            {was === "yes" ? null : (
              <button
                type="submit"
                name="finding"
                value="yes"
                className="btn"
                aria-label={`${label}认定符合`}
              >
                认定符合
              </button>
            )}
            {was === "no" ? null : (
              <button
                type="submit"
                name="finding"
                value="no"
                className="btn btn-quiet"
                aria-label={`${label}认定不符合`}
              >
                认定不符合
              </button>
            )}
          </span>
        </PortalForm>
      </details>
    );
  });
}
