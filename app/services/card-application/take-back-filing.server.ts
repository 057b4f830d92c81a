import { and, eq, isNull, ne } from "drizzle-orm";
import { authorize } from "~/domain/permission";
import { maskName, CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import type { Tx } from "~db/client";
import { account, cardApplication } from "~db/schema";
import { mailObstacle } from "../alert/save-search.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { findCardApplication, type CardApplicationRow } from "./load-card-application.server";
import { CARD_WRITING, type CardApplicationResult } from "./move-card-application.server";
import { removeDraft } from "./run-card-application.server";

/** Cases for one's own card that an employer still writes: that there are, who writes them, and nothing of what. */
export const listFilings = ({ db, actor }: AccountContext) =>
  db
    .select({
      id: cardApplication.id,
      category: cardApplication.category,
      employerName: cardApplication.employerName,
      createdAt: cardApplication.createdAt,
    })
    .from(cardApplication)
    .where(
      and(
        eq(cardApplication.personId, actor.id),
        ne(cardApplication.filedBy, actor.id),
        eq(cardApplication.status, "draft"),
        isNull(cardApplication.erasedAt),
      ),
    )
    .all();

/** Whether a case is one that an employer still writes for whoever acts. */
export function isFiling({ db, actor }: AccountContext, id: string): boolean {
  const row = findCardApplication(db, id);
  return row?.personId === actor.id && row.filedBy !== actor.id && row.status === "draft";
}

/**
 * Takes back what was agreed to, that an employer files: the draft goes with all that is in it, however far it was
 * written, and the employer is told. One that is gone already counts as taken back.
 * @returns undefined alike for a case that is somebody else's and for none
 * @throws NotPermitted
 */
export function takeBackFiling(
  ctx: AccountContext,
  id: string,
  filedCasesAt: string,
): CardApplicationResult | undefined {
  return ctx.db.transaction((tx): CardApplicationResult | undefined => {
    const row = findCardApplication(tx, id);
    if (row?.personId !== ctx.actor.id || row.filedBy === ctx.actor.id) return undefined;
    authorize(ctx.actor, "card:hold", row);
    if (row.status !== "draft" || row.caseNumber !== null) return { refused: "state" };
    removeDraft(tx, ctx, row);
    tellFiler(tx, ctx, row, filedCasesAt);
    return { done: true };
  }, CARD_WRITING);
}

function tellFiler(tx: Tx, ctx: AccountContext, row: CardApplicationRow, filedCasesAt: string): void {
  const filer = tx.select().from(account).where(eq(account.id, row.filedBy)).get();
  if (!filer?.email || filer.disabledAt !== null || mailObstacle(tx, filer.id) !== null) return;
  const who = row.realName ? `${maskName(row.realName)}（${CARD_CATEGORY_LABELS[row.category]}）` : "对方";
  queueMail(tx, ctx, {
    accountId: filer.id,
    onceKey: `card-taken-back:${row.id}`,
    to: filer.email,
    subject: "对方已撤回由贵单位代办人才卡申请的同意",
    text: [
      `${filer.displayName}，您好：`,
      `${who}已撤回由贵单位代办人才卡申请的同意，草稿和其中的材料已删除。`,
      `代办的其他申请：${filedCasesAt}`,
    ].join("\n\n"),
  });
}
