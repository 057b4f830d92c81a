import { faultsOfRuleSet } from "~/domain/rules/describe";
import type { AccountContext } from "../context.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { faultOfStart } from "./publish-version.server";
import { tellColleagues } from "./tell-colleagues.server";
import { writeVersion, type RuleResult } from "./write-version.server";

interface Handed {
  revision: number;
  /** Why. */
  note: string;
  /** First Shanghai day on which it is to be applied, `YYYY-MM-DD`. */
  appliesFrom: string;
}

/**
 * Puts one's own draft to the others, one of whom may publish it, and writes to them.
 * @param url address of the version, for their messages
 */
export function submitDraft(
  ctx: AccountContext,
  target: EditableRuleVersion,
  { revision, note, appliesFrom }: Handed,
  url: string,
): RuleResult {
  return writeVersion(ctx, target, {
    verb: "submit",
    revision,
    write: (row, tx) => {
      if (faultsOfRuleSet(row.body).length > 0) return "incomplete";
      const fault = faultOfStart(tx, ctx.now, row.ruleSetId, appliesFrom);
      if (fault) return fault;
      tellColleagues(tx, ctx, row, { note, appliesFrom }, url);
      return { set: { note, appliesFrom }, details: { note, appliesFrom } };
    },
  });
}
