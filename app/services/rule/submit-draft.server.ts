import { faultsOfRuleSet } from "~/domain/rules/describe";
import type { AccountContext } from "../context.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { faultOfStart } from "./publish-version.server";
import { writeVersion, type RuleResult } from "./write-version.server";

interface Handed {
  revision: number;
  /** Why. */
  note: string;
  /** First Shanghai day on which it is to be applied, `YYYY-MM-DD`. */
  appliesFrom: string;
}

/** Puts one's own draft to the others, one of whom may publish it. */
export function submitDraft(
  ctx: AccountContext,
  target: EditableRuleVersion,
  { revision, note, appliesFrom }: Handed,
): RuleResult {
  return writeVersion(ctx, target, {
    verb: "submit",
    revision,
    write: (row, tx) =>
      faultsOfRuleSet(row.body).length > 0
        ? "incomplete"
        : (faultOfStart(tx, ctx.now, row.ruleSetId, appliesFrom) ?? {
            set: { note, appliesFrom },
            details: { note, appliesFrom },
          }),
  });
}
