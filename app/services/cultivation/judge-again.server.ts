import type { Tx } from "~db/client";
import type { Context } from "../context.server";
import { enterpriseRules } from "./enterprise-rules-in-force.server";
import { judgeEnterprises } from "./propose-moves.server";
import { refreshNearness } from "./refresh-nearness.server";

/** Judges one company at once, in the transaction of what has changed about it: proposals follow in the same moment. */
export function judgeAgain(tx: Tx, ctx: Context, enterpriseId: string): void {
  judgeEnterprises(tx, ctx, [enterpriseId], enterpriseRules({ db: tx, now: ctx.now }));
  refreshNearness(tx, ctx, enterpriseId);
}
