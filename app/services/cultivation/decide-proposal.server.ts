import { eq, sql } from "drizzle-orm";
import {
  CULTIVATION_VERB_LABELS,
  type CultivationRefusal,
  type CultivationVerb,
  type ProposalReason,
} from "~/domain/cultivation";
import type { ProposalDecision } from "~/domain/cultivation-form";
import { CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";
import type { Authorized } from "~/domain/permission";
import { sourceOf, tierGroups } from "~/domain/proposal-words";
import type { Tx } from "~db/client";
import { cultivationProposal, enterprise } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { isMemberOf } from "../member/is-member.server";
import { tellOwners } from "../member/tell-owners.server";
import { judgeAgain } from "./judge-again.server";
import { seenProposal } from "./list-proposals.server";
import { loadProposal } from "./load-proposal.server";
import { moveEntry, type CultivationResult } from "./move-entry.server";
import type { ProposalRow } from "./propose-moves.server";

/** What may be accepted without a word of one's own, several at once: nothing is taken away by it. */
export const BULK_VERBS: readonly ProposalRow["verb"][] = ["admit", "readmit", "addTier", "restore"];

/**
 * Decides on a proposal that still holds today: accepting moves the company as was proposed, an exit can become a time
 * of watching instead. Who acts for the company does not decide on it. Its owners are told why.
 * @param link to the page where a company sees how it stands
 */
export function decideProposal(
  ctx: AccountContext,
  target: Authorized<ProposalRow>,
  { verb, note, version }: ProposalDecision,
  link: string,
): CultivationResult {
  try {
    return ctx.db.transaction(
      (tx): CultivationResult => {
        const row = tx.select().from(cultivationProposal).where(eq(cultivationProposal.id, target.id)).get();
        if (!row || row.status !== "open" || row.version !== version) return { refused: "changed" };
        if (isMemberOf(tx, ctx.actor.id, row.enterpriseId)) return { refused: "own" };
        if (verb === "watch" && row.verb !== "exit") return { refused: "state" };
        // A day may have ended a certificate, or a year the figures, since it was proposed.
        judgeAgain(tx, ctx, row.enterpriseId);
        if (statusOf(tx, row.id) !== "open") return { refused: "changed" };
        tx.update(cultivationProposal)
          .set({
            status: verb === "accept" ? "accepted" : "declined",
            ...{ decidedBy: ctx.actor.id, decidedAt: ctx.now, note },
            version: sql`${cultivationProposal.version} + 1`,
          })
          .where(eq(cultivationProposal.id, row.id))
          .run();
        if (verb === "accept") accept(tx, ctx, row, note);
        else if (verb === "watch") move(tx, ctx, row, { verb: "watch", note });
        else
          recordAction(tx, ctx, {
            action: "cultivation:decline",
            entity: "enterprise",
            entityId: row.enterpriseId,
            details: { proposal: row.id, verb: row.verb, tiers: row.tiers, year: row.year, note },
          });
        judgeAgain(tx, ctx, row.enterpriseId);
        if (verb !== "decline") tell(tx, ctx, row, verb, note, link);
        return { done: true };
      },
      { behavior: "immediate" },
    );
  } catch (error) {
    // Half of a move is none: it is undone as a whole.
    if (error instanceof MoveRefused) return { refused: error.refusal };
    throw error;
  }
}

const statusOf = (tx: Tx, id: string) =>
  tx
    .select({ status: cultivationProposal.status })
    .from(cultivationProposal)
    .where(eq(cultivationProposal.id, id))
    .get()?.status;

class MoveRefused extends Error {
  constructor(readonly refusal: CultivationRefusal) {
    super(refusal);
  }
}

interface Step {
  verb: CultivationVerb;
  note?: string | null;
  tiers?: readonly CultivationTier[];
  year?: number;
  source?: string;
  reasons?: readonly ProposalReason[];
}

function move(tx: Tx, ctx: AccountContext, row: ProposalRow, step: Step): void {
  const { enterpriseId, year, reasons } = row;
  const result = moveEntry(tx, ctx, { enterpriseId, year, reasons, version: null, ...step });
  if ("refused" in result) throw new MoveRefused(result.refused);
}

/** Each tier with the year and the source it is known of, the first with the admission. */
function accept(tx: Tx, ctx: AccountContext, row: ProposalRow, note: string | null): void {
  const { verb } = row;
  if (verb === "exit" || verb === "removeTier" || verb === "restore") {
    const tiers = row.tiers as CultivationTier[];
    const why = note ?? (verb === "restore" ? "重新符合条件" : `按 ${row.year} 年度判断结果办理`);
    move(tx, ctx, row, { verb, tiers, note: why, source: sourceOf(row.reasons) });
    return;
  }
  tierGroups(row).forEach(({ tiers, year, source, reasons }, i) =>
    move(tx, ctx, row, { verb: i === 0 ? verb : "addTier", tiers, year, source, note, reasons }),
  );
}

const SAYS: Record<ProposalRow["verb"], (company: string, tiers: string) => string> = {
  admit: (company, tiers) => `“${company}”已进入企业培育库，层级为：${tiers}。`,
  readmit: (company, tiers) => `“${company}”已重新进入企业培育库，层级为：${tiers}。`,
  addTier: (company, tiers) => `“${company}”在企业培育库中列入：${tiers}。`,
  removeTier: (company, tiers) => `“${company}”在企业培育库中不再列入：${tiers}。`,
  restore: (company) => `“${company}”已解除观察，继续在企业培育库中。`,
  exit: (company) => `“${company}”已退出企业培育库。重新符合条件后可以再次入库。`,
};

function tell(
  tx: Tx,
  ctx: AccountContext,
  row: ProposalRow,
  verb: "accept" | "watch",
  note: string | null,
  link: string,
): void {
  const tiers = row.tiers.map((tier) => CULTIVATION_TIER_LABELS[tier as CultivationTier]).join("、");
  // What was found is figures of the company: it is read after signing in.
  const why = row.reasons.map(({ title }) => `· ${title}`);
  tellOwners(tx, ctx, {
    enterpriseId: row.enterpriseId,
    onceKey: `cultivation:${row.id}`,
    subject: `企业培育库：${CULTIVATION_VERB_LABELS[verb === "watch" ? "watch" : row.verb]}`,
    says: (company) => [
      verb === "watch"
        ? `“${company}”在企业培育库中转入观察，层级暂时保留。`
        : SAYS[row.verb](company, tiers),
      ...(note ? [`说明：${note}`] : []),
      ...(why.length > 0 ? [["依据如下：", ...why].join("\n")] : []),
      `详情和改进建议请登录后查看：${link}`,
      "对结果有疑问，请联系管委会企业服务部门说明情况；数据有误的，可以提交更正后的年度数据。",
    ],
  });
}

export interface BulkDecision {
  id: string;
  name: string;
  refused: CultivationRefusal | "unseen" | "unknown" | "single" | null;
}

/** Accepts several proposals, each by itself; what was not looked at, and what takes something away, is left out. */
export function acceptProposals(
  ctx: AccountContext,
  items: readonly { id: string; version: number }[],
  link: string,
): BulkDecision[] {
  return items.map(({ id, version }) => {
    const target = loadProposal(ctx, id);
    if (!target) return { id, name: "", refused: "unknown" };
    const found = ctx.db
      .select({ name: enterprise.name, seen: seenProposal(ctx.actor.id) })
      .from(cultivationProposal)
      .innerJoin(enterprise, eq(enterprise.id, cultivationProposal.enterpriseId))
      .where(eq(cultivationProposal.id, id))
      .get();
    const name = found?.name ?? "";
    if (!found?.seen) return { id, name, refused: "unseen" };
    if (!BULK_VERBS.includes(target.verb)) return { id, name, refused: "single" };
    const result = decideProposal(ctx, target, { verb: "accept", note: null, version }, link);
    return { id, name, refused: "refused" in result ? result.refused : null };
  });
}
