import { isDeepStrictEqual } from "node:util";
import { changeRuleSet, type RuleChange } from "~/domain/rules/change-rule-set";
import { diffRuleSets } from "~/domain/rules/rule-differences";
import { RuleSetSchema } from "~/domain/rules/rule-set-schema";
import type { AccountContext } from "../context.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { writeVersion, type RuleResult } from "./write-version.server";

/** Changes one thing of one's own draft; what differs afterwards is written down in words. */
export function changeDraft(
  ctx: AccountContext,
  target: EditableRuleVersion,
  { revision, change }: { revision: number; change: RuleChange },
): RuleResult {
  const result = writeVersion(ctx, target, {
    verb: "change",
    revision,
    write: (row) => {
      const body = changeRuleSet(row.body, change);
      if (!body || !RuleSetSchema.safeParse(body).success) return "missing";
      return { set: { body }, details: { changed: diffRuleSets(row.body, body) } };
    },
  });
  // The same form sent a second time finds what it asks for.
  const same = changeRuleSet(target.body, change);
  const isSame =
    change.kind !== "move" && change.kind !== "moveGroup" && isDeepStrictEqual(same, target.body);
  return "refused" in result && result.refused === "changed" && isSame ? { done: true } : result;
}
