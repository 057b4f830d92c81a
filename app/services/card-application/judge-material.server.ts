import { and, eq } from "drizzle-orm";
import { DESK_STATUSES } from "~/domain/card-application";
import type { MaterialVerdict } from "~/domain/card-materials";
import { isPermitted } from "~/domain/permission";
import { cardConflict, cardMaterial } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findCardApplication, type DeskCardApplication } from "./load-card-application.server";
import { isInvolved } from "./find-obstacle.server";
import { CARD_WRITING } from "./move-card-application.server";

export const MATERIAL_REFUSAL_TEXT = {
  judged: "这份材料刚刚已由其他人核验，页面已更新，请核对后再操作。",
  unknown: "没有这份材料，可能已被申请人替换，请刷新页面。",
  over: "这份申请不在办理环节，材料不能再核验。",
  own: "这份申请与您本人或您的单位有关，不能由您核验。",
  conflict: "您已对这份申请声明回避，不能核验材料。",
  notPermitted: "您的角色不能核验材料。",
  reason: "不采信时请写明原因。",
} as const;
export type MaterialRefusal = keyof typeof MATERIAL_REFUSAL_TEXT;

interface Judgement {
  material: string;
  /** As it was shown. */
  was: MaterialVerdict;
  verdict: MaterialVerdict;
  note: string | null;
}

/** An officer says of a paper whether it holds. The same said twice is said once. */
export function judgeMaterial(
  ctx: AccountContext,
  target: DeskCardApplication,
  { material, was, verdict, note }: Judgement,
): { done: true } | { refused: MaterialRefusal } {
  const { actor } = ctx;
  if (!isPermitted(actor.roles, "card:review-first") && !isPermitted(actor.roles, "card:review-second"))
    return { refused: "notPermitted" };
  if (verdict === "rejected" && note === null) return { refused: "reason" };
  return ctx.db.transaction((tx): { done: true } | { refused: MaterialRefusal } => {
    const row = findCardApplication(tx, target.id);
    if (!row || row.status === "publicity" || !DESK_STATUSES.some((one) => one === row.status))
      return { refused: "over" };
    if (isInvolved(tx, actor.id, row)) return { refused: "own" };
    const ofOfficer = and(eq(cardConflict.applicationId, row.id), eq(cardConflict.accountId, actor.id));
    if (tx.select().from(cardConflict).where(ofOfficer).get()) return { refused: "conflict" };
    const found = tx
      .select()
      .from(cardMaterial)
      .where(and(eq(cardMaterial.id, material), eq(cardMaterial.applicationId, row.id)))
      .get();
    if (!found) return { refused: "unknown" };
    if (found.verdict === verdict && found.verdictNote === note) return { done: true };
    if (found.verdict !== was) return { refused: "judged" };
    tx.update(cardMaterial)
      .set({ verdict, verdictBy: actor.id, verdictAt: ctx.now, verdictNote: note })
      .where(eq(cardMaterial.id, material))
      .run();
    recordAction(tx, ctx, {
      action: "card-application:material",
      entity: "card-application",
      entityId: row.id,
      details: { material, kind: found.kind, before: found.verdict, after: verdict },
    });
    return { done: true };
  }, CARD_WRITING);
}
