import type { AccountContext } from "../context.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { writeVersion, type RuleResult } from "./write-version.server";

/** Gives a draft up; it stays in the history with the reason. */
export function discardDraft(
  ctx: AccountContext,
  target: EditableRuleVersion,
  { revision, note }: { revision: number; note: string },
): RuleResult {
  return writeVersion(ctx, target, {
    verb: "discard",
    revision,
    write: () => ({ set: { note: `放弃：${note}` }, details: { note } }),
  });
}
