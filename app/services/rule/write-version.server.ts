import { eq } from "drizzle-orm";
import {
  RULE_VERSION_TRANSITIONS,
  mayMove,
  type RuleRefusal,
  type RuleVersionVerb,
} from "~/domain/rules/rule-version";
import type { Tx } from "~db/client";
import { ruleSetVersion } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findRuleVersion, type EditableRuleVersion, type RuleVersionRow } from "./load-rule-version.server";

export type RuleResult = { done: true } | { refused: RuleRefusal };
type Written = Partial<Pick<RuleVersionRow, "body" | "appliesFrom" | "note" | "publishedBy" | "publishedAt">>;

interface Step {
  verb: RuleVersionVerb;
  /** As the page showed it. */
  revision: number;
  /** What is written besides; judged on the row as it is now. */
  write: (row: RuleVersionRow, tx: Tx) => { set: Written; details: Record<string, unknown> } | RuleRefusal;
}

/**
 * Moves or changes a version as the table says, with its audit entry, in one immediate transaction. The same press sent
 * twice is carried out once.
 */
export function writeVersion(ctx: AccountContext, target: EditableRuleVersion, step: Step): RuleResult {
  const { verb, revision, write } = step;
  return ctx.db.transaction(
    (tx): RuleResult => {
      const row = findRuleVersion(tx, target.ruleSetId, target.version);
      if (!row) return { refused: "state" };
      if (row.revision !== revision)
        return row.revision === revision + 1 && isDoneBy(row, verb, ctx.actor.id)
          ? { done: true }
          : { refused: "changed" };
      const move = RULE_VERSION_TRANSITIONS[row.status][verb];
      if (!move) return { refused: "state" };
      if (!mayMove(move, row.createdBy, ctx.actor.id))
        return { refused: move.who === "other" ? "fourEyes" : "drafter" };
      const written = write(row, tx);
      if (typeof written === "string") return { refused: written };
      tx.update(ruleSetVersion)
        .set({ ...written.set, status: move.to, updatedAt: ctx.now, revision: row.revision + 1 })
        .where(eq(ruleSetVersion.id, row.id))
        .run();
      recordAction(tx, ctx, {
        action: `rule:${verb}`,
        entity: "ruleSet",
        entityId: row.ruleSetId,
        details: { version: row.version, ...written.details },
      });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Whether somebody has done that already: whoever comes second after somebody else is told that it has changed. */
function isDoneBy(row: RuleVersionRow, verb: RuleVersionVerb, accountId: string): boolean {
  if (verb === "submit") return row.status === "submitted" && row.createdBy === accountId;
  return verb === "publish" && row.status === "published" && row.publishedBy === accountId;
}
