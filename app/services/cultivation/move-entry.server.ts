import { and, eq, inArray } from "drizzle-orm";
import {
  findCultivationMove,
  tiersOfMove,
  type CultivationRefusal,
  type CultivationVerb,
  type ProposalReason,
} from "~/domain/cultivation";
import { CULTIVATION_TIERS, type CultivationTier } from "~/domain/cultivation-tier";
import { shanghaiYear } from "~/domain/time";
import type { Tx } from "~db/client";
import { cultivationEntry, cultivationEvent, enterpriseTier, job } from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";

export type CultivationResult = { done: true } | { refused: CultivationRefusal };

export interface CultivationStep {
  enterpriseId: string;
  verb: CultivationVerb;
  /** Of the entry, as the page showed it; null = whatever it is now, or none yet. */
  version: number | null;
  /** Which tiers it is given, or loses; of those it does not hold none is lost. */
  tiers?: readonly CultivationTier[];
  /** Year of the figures it rests on; null = none. */
  year?: number | null;
  /** Where a tier is known from, shown beside it: the list, or the rule with its version. */
  source?: string | null;
  /** For the company to read. */
  note?: string | null;
  reasons?: readonly ProposalReason[];
}

export const findEntry = (tx: Tx, enterpriseId: string) =>
  tx.select().from(cultivationEntry).where(eq(cultivationEntry.enterpriseId, enterpriseId)).get();

/**
 * Moves a company in the library as the office has decided and the table says: the entry, its tiers, its history, the audit entry and the search
 * announcements of the company and its positions, in the caller's transaction. Whoever leaves loses every tier.
 */
export function moveEntry(tx: Tx, ctx: Context, step: CultivationStep): CultivationResult {
  const { enterpriseId, verb, version } = step;
  const entry = findEntry(tx, enterpriseId);
  if (version !== null && (entry?.version ?? 0) !== version) return { refused: "changed" };
  const move = findCultivationMove(verb, entry?.status ?? null);
  if (move?.who !== "office") return { refused: "state" };
  const held = tx.select().from(enterpriseTier).where(eq(enterpriseTier.enterpriseId, enterpriseId)).all();
  const moves = tiersOfMove(
    verb,
    step.tiers ?? [],
    held.map(({ tier }) => tier),
  );
  const tiers = CULTIVATION_TIERS.filter((tier) => moves.includes(tier));
  if (move.needs === "tier" && tiers.length === 0) return { refused: "tier" };
  if (move.needs === "note" && !step.note?.trim()) return { refused: "note" };

  const year = step.year ?? null;
  const moved = { status: move.to ?? entry?.status ?? "candidate", year: year ?? entry?.year ?? null };
  if (entry)
    tx.update(cultivationEntry)
      .set({
        ...moved,
        since: move.to === null ? entry.since : ctx.now,
        updatedAt: ctx.now,
        version: entry.version + 1,
      })
      .where(eq(cultivationEntry.enterpriseId, enterpriseId))
      .run();
  else
    tx.insert(cultivationEntry)
      .values({ enterpriseId, ...moved, since: ctx.now, updatedAt: ctx.now })
      .run();
  changeTiers(tx, ctx, step, tiers);
  tx.insert(cultivationEvent)
    .values({
      enterpriseId,
      at: ctx.now,
      officerId: ctx.actor.kind === "account" ? ctx.actor.id : null,
      verb,
      tiers: [...tiers],
      year,
      source: step.source ?? null,
      note: step.note?.trim() || null,
      reasons: [...(step.reasons ?? [])],
    })
    .run();
  recordAction(tx, ctx, {
    action: `cultivation:${verb}`,
    entity: "enterprise",
    entityId: enterpriseId,
    details: { from: entry?.status ?? null, to: moved.status, tiers, year },
  });
  announceTiers(tx, ctx, enterpriseId);
  return { done: true };
}

function changeTiers(
  tx: Tx,
  ctx: Context,
  { enterpriseId, verb, year, source }: CultivationStep,
  tiers: readonly CultivationTier[],
): void {
  if (verb === "exit") tx.delete(enterpriseTier).where(eq(enterpriseTier.enterpriseId, enterpriseId)).run();
  if (verb === "removeTier")
    tx.delete(enterpriseTier)
      .where(and(eq(enterpriseTier.enterpriseId, enterpriseId), inArray(enterpriseTier.tier, [...tiers])))
      .run();
  if (verb !== "admit" && verb !== "readmit" && verb !== "addTier") return;
  const known = { year: year ?? shanghaiYear(ctx.now), source: source ?? "培育库认定" };
  for (const tier of tiers)
    tx.insert(enterpriseTier)
      .values({ enterpriseId, tier, ...known })
      .onConflictDoUpdate({ target: [enterpriseTier.enterpriseId, enterpriseTier.tier], set: known })
      .run();
}

/** The tier is a facet of the company and of its positions. */
function announceTiers(tx: Tx, ctx: Context, enterpriseId: string): void {
  announce(tx, "enterprises", [enterpriseId], ctx.now);
  const jobs = tx.select({ id: job.id }).from(job).where(eq(job.enterpriseId, enterpriseId)).all();
  announce(
    tx,
    "jobs",
    jobs.map(({ id }) => id),
    ctx.now,
  );
}
