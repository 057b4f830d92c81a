import { and, eq, gt, gte, isNull, lte } from "drizzle-orm";
import { EXPIRING_DAYS, EXPIRY_REMINDER_DAYS } from "~/domain/talent-card";
import { formatDate, shanghaiDay } from "~/domain/time";
import { account, talentCard } from "~db/schema";
import { mailObstacle } from "../alert/save-search.server";
import { CARD_WRITING } from "../card-application/move-card-application.server";
import type { CardLinks } from "../card-application/tell-card-people.server";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { announceCard } from "./announce-card.server";

const DAY = 86_400_000;

/**
 * Tells holders 90, 30 and 7 days before their card ends, once for each; whoever was missed is told of the last that is
 * due only. Search is told of cards that begin to end or have ended since yesterday: no write says so by itself.
 * @returns how many messages were written
 */
export function remindHolders(ctx: Context, links: CardLinks): number {
  const { db, now } = ctx;
  const active = eq(talentCard.status, "active");
  const due = db
    .select({ card: talentCard, email: account.email, name: account.displayName })
    .from(talentCard)
    .innerJoin(account, and(eq(account.id, talentCard.holderId), isNull(account.disabledAt)))
    .where(
      and(
        active,
        gte(talentCard.validUntil, now),
        lte(talentCard.validUntil, now + (EXPIRING_DAYS + 1) * DAY),
      ),
    )
    .all();
  let written = 0;
  for (const { card, email, name } of due) {
    const left = shanghaiDay(card.validUntil) - shanghaiDay(now);
    const step = EXPIRY_REMINDER_DAYS.filter((days) => left <= days).at(-1);
    if (step === undefined || (card.remindedDays !== null && card.remindedDays <= step)) continue;
    db.transaction((tx) => {
      tx.update(talentCard).set({ remindedDays: step }).where(eq(talentCard.id, card.id)).run();
      if (!email || mailObstacle(tx, card.holderId) !== null) return;
      const told = queueMail(tx, ctx, {
        onceKey: `card-ends:${card.id}:${card.validUntil}:${step}`,
        to: email,
        accountId: card.holderId,
        subject: "金凤凰人才卡即将到期",
        text: [
          `${name}，您好：`,
          `您的金凤凰人才卡 ${card.number} 有效期至 ${formatDate(card.validUntil)}，${left === 0 ? "今天到期" : `还有 ${left} 天`}。`,
          "到期后不能再用卡享受权益。继续符合条件的，可以登录后在“我的人才卡”中申请续期：",
          links.card(),
        ].join("\n\n"),
      });
      if (told) written += 1;
    }, CARD_WRITING);
  }
  const turned = (at: number) =>
    db
      .select()
      .from(talentCard)
      .where(and(active, gt(talentCard.validUntil, at - 2 * DAY), lte(talentCard.validUntil, at)))
      .all();
  const changed = [...turned(now), ...turned(now + EXPIRING_DAYS * DAY)];
  if (changed.length > 0)
    db.transaction((tx) => {
      for (const card of changed) announceCard(tx, card, now);
    }, CARD_WRITING);
  return written;
}
