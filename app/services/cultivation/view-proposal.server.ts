import { eq, inArray } from "drizzle-orm";
import { compareFigures } from "~/domain/compare-figures";
import type { Authorized } from "~/domain/permission";
import { TIER_RULE_SETS } from "~/domain/rules/enterprise-rules";
import { showEvaluation } from "~/domain/rules/shown-evaluation";
import type { Db, Tx } from "~db/client";
import { account, enterprise, enterpriseAssessment, enterpriseFigures, enterpriseTier } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { isMemberOf } from "../member/is-member.server";
import type { AssessmentRow } from "./keep-assessments.server";
import { findEntry } from "./move-entry.server";
import type { ProposalRow } from "./propose-moves.server";
import { computeAgain } from "./verify-assessment.server";

const TIER_SETS: readonly string[] = Object.values(TIER_RULE_SETS).flat();

/** All that a decision on a proposal is made by; that it was looked at is written down. */
export function viewProposal(ctx: AccountContext, target: Authorized<ProposalRow>) {
  return ctx.db.transaction(
    (tx) => {
      recordAction(tx, ctx, {
        action: "cultivation:view",
        entity: "cultivation-proposal",
        entityId: target.id,
      });
      const { enterpriseId, assessmentId } = target;
      const { id, name, creditCode, origin } =
        tx.select().from(enterprise).where(eq(enterprise.id, enterpriseId)).get() ?? ({} as never);
      const row =
        assessmentId === null
          ? undefined
          : tx.select().from(enterpriseAssessment).where(eq(enterpriseAssessment.id, assessmentId)).get();
      const entry = findEntry(tx, enterpriseId);
      return {
        proposal: target,
        company: { id, name, creditCode, isDemo: origin === "demo" },
        status: entry?.status ?? null,
        since: entry?.since ?? null,
        held: tx.select().from(enterpriseTier).where(eq(enterpriseTier.enterpriseId, enterpriseId)).all(),
        isOwn: isMemberOf(tx, ctx.actor.id, enterpriseId),
        decidedBy: nameOf(tx, target.decidedBy),
        figures: row ? figuresBeside(tx, row) : [],
        evaluations: row ? shownTiers(tx, row) : [],
        asOf: row?.asOf ?? null,
      };
    },
    { behavior: "immediate" },
  );
}

function nameOf(tx: Tx, id: string | null): string | null {
  if (id === null) return null;
  return tx.select({ name: account.displayName }).from(account).where(eq(account.id, id)).get()?.name ?? null;
}

/** The figures that an assessment rests on beside those of the year before. */
export function figuresBeside(tx: Db | Tx, { year, figuresIds }: Pick<AssessmentRow, "year" | "figuresIds">) {
  const [now, before] = [figuresIds[year] ?? "", figuresIds[year - 1] ?? ""];
  const rows = tx
    .select({ id: enterpriseFigures.id, figures: enterpriseFigures.figures })
    .from(enterpriseFigures)
    .where(inArray(enterpriseFigures.id, [now, before]))
    .all();
  const of = (id: string) => rows.find((row) => row.id === id)?.figures ?? null;
  return compareFigures(of(now) ?? {}, of(before));
}

/** What the rules for tiers said, computed again from what the assessment names. */
export function shownTiers(tx: Db | Tx, row: AssessmentRow) {
  const { computed, sets } = computeAgain(tx, row);
  return computed.evaluations
    .filter(({ ruleSetId }) => TIER_SETS.includes(ruleSetId))
    .map((one) =>
      showEvaluation(one, sets.find(({ ruleSet }) => ruleSet.id === one.ruleSetId)?.ruleSet.pass ?? null),
    );
}
