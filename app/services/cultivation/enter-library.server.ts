import { findCultivationMove } from "~/domain/cultivation";
import type { Tx } from "~db/client";
import { cultivationEntry, cultivationEvent } from "~db/schema";
import { recordActions } from "../audit/record-action.server";
import type { Context } from "../context.server";

/**
 * Writes companies that are not in the library down as candidates, by the last year of their figures: entry, history and
 * audit entries of all of them at once, in the caller's transaction. Nobody else sees a candidate: search hears nothing.
 */
export function enterLibrary(
  tx: Tx,
  ctx: Context,
  companies: readonly { enterpriseId: string; year: number }[],
): void {
  const status = findCultivationMove("enter", null)?.to;
  if (companies.length === 0 || !status) return;
  const at = ctx.now;
  tx.insert(cultivationEntry)
    .values(companies.map((one) => ({ ...one, status, since: at, updatedAt: at })))
    .run();
  tx.insert(cultivationEvent)
    .values(companies.map((one) => ({ ...one, at, verb: "enter" as const, tiers: [], reasons: [] })))
    .run();
  recordActions(
    tx,
    ctx,
    companies.map(({ enterpriseId, year }) => ({
      action: "cultivation:enter",
      entity: "enterprise",
      entityId: enterpriseId,
      details: { from: null, to: status, tiers: [], year },
    })),
  );
}
