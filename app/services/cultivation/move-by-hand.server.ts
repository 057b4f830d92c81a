import { eq } from "drizzle-orm";
import { CULTIVATION_VERB_LABELS, tiersOfMove } from "~/domain/cultivation";
import type { ManualMove } from "~/domain/cultivation-form";
import { CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";
import type { Authorized } from "~/domain/permission";
import { enterpriseTier } from "~db/schema";
import type { AccountContext } from "../context.server";
import { isMemberOf } from "../member/is-member.server";
import { tellOwners } from "../member/tell-owners.server";
import { judgeAgain } from "./judge-again.server";
import type { CompanyRow } from "./load-company.server";
import { moveEntry, type CultivationResult } from "./move-entry.server";

/**
 * Moves a company as a person decides, whatever is proposed: with the reason, which its owners are told. Proposals that
 * no longer hold go with it.
 * @param link to the page where a company sees how it stands
 */
export function moveByHand(
  ctx: AccountContext,
  company: Authorized<CompanyRow>,
  { verb, tiers, note, version }: ManualMove,
  link: string,
): CultivationResult {
  return ctx.db.transaction(
    (tx): CultivationResult => {
      if (isMemberOf(tx, ctx.actor.id, company.id)) return { refused: "own" };
      const held = tx
        .select()
        .from(enterpriseTier)
        .where(eq(enterpriseTier.enterpriseId, company.id))
        .all()
        .map(({ tier }) => tier);
      const result = moveEntry(tx, ctx, {
        ...{ enterpriseId: company.id, verb, tiers, note, version },
        source: "工作人员认定",
      });
      if ("refused" in result) return result;
      judgeAgain(tx, ctx, company.id);
      const names = tiersOfMove(verb, tiers, held)
        .map((tier) => CULTIVATION_TIER_LABELS[tier])
        .join("、");
      tellOwners(tx, ctx, {
        enterpriseId: company.id,
        onceKey: `cultivation-moved:${company.id}:${version}`,
        subject: `企业培育库：${CULTIVATION_VERB_LABELS[verb]}`,
        says: (name) => [
          `“${name}”在企业培育库中办理了“${CULTIVATION_VERB_LABELS[verb]}”${names ? `：${names}` : ""}。`,
          `理由：${note}`,
          `详情请登录后查看：${link}`,
        ],
      });
      return result;
    },
    { behavior: "immediate" },
  );
}
