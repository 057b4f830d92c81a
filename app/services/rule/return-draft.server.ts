import type { AccountContext } from "../context.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { writeVersion, type RuleResult } from "./write-version.server";

/** Gives a draft that waits to be published back to who has drafted it. */
export function returnDraft(
  ctx: AccountContext,
  target: EditableRuleVersion,
  { revision, note }: { revision: number; note: string },
): RuleResult {
  return writeVersion(ctx, target, {
    verb: "return",
    revision,
    // What came with the portal has nobody who could change it.
    write: (row) =>
      row.createdBy === null ? "state" : { set: { note: `退回修改：${note}` }, details: { note } },
  });
}
