import { and, eq, gt, gte, like } from "drizzle-orm";
import { MOST_REQUESTS_DAILY, type RequestRefusal } from "~/domain/expert";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import { countRows } from "~db/count";
import type { Db, Tx } from "~db/client";
import { account, auditEntry, mailOutbox, talentCard } from "~db/schema";
import { mailObstacle } from "../alert/save-search.server";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { Finder } from "../talent/find-talents.server";
import { findExpert, type Expert } from "./find-experts.server";

const DAY = 86_400_000;
const WRITING = { behavior: "immediate" } as const;

/** Names the one request of an enterprise to an expert. */
const requestKey = (finder: Finder, cardId: string) => `expert:contact:${finder.id}:${cardId}`;

/** When an enterprise wrote to an expert; null = it has not, as far as messages are kept. */
function requestedAt(db: Db | Tx, finder: Finder, cardId: string): number | null {
  const sent = db
    .select({ at: mailOutbox.createdAt })
    .from(mailOutbox)
    .where(eq(mailOutbox.onceKey, requestKey(finder, cardId)))
    .get();
  return sent?.at ?? null;
}

/** An expert as an enterprise looks at them; that somebody looked is written down once a day. */
export function viewExpert(ctx: AccountContext, finder: Finder, id: string) {
  const expert = findExpert(ctx, finder, id);
  if (!expert) return null;
  ctx.db.transaction((tx) => {
    const today = and(
      eq(auditEntry.entityId, id),
      eq(auditEntry.action, "expert:view"),
      eq(auditEntry.actor, ctx.actor.id),
      gte(auditEntry.at, shanghaiDayStart(shanghaiDay(ctx.now))),
    );
    if (countRows(tx, auditEntry, today) === 0)
      recordAction(tx, ctx, {
        action: "expert:view",
        entity: "card",
        entityId: id,
        details: { enterprise: finder.id },
      });
  }, WRITING);
  return { expert, requestedAt: requestedAt(ctx.db, finder, id) };
}

/**
 * Passes a company's words on to an expert, once: who it is stays unknown to the company until they answer by themselves.
 * @param where the holder leaves the directory
 */
export function contactExpert(
  ctx: AccountContext,
  finder: Finder,
  { id }: Expert,
  request: { message: string; contact: string },
  where: string,
): { done: true } | { refused: RequestRefusal } {
  return ctx.db.transaction((tx): ReturnType<typeof contactExpert> => {
    if (requestedAt(tx, finder, id) !== null) return { refused: "before" };
    const lately = and(
      like(mailOutbox.onceKey, `expert:contact:${finder.id}:%`),
      gt(mailOutbox.createdAt, ctx.now - DAY),
    );
    if (countRows(tx, mailOutbox, lately) >= MOST_REQUESTS_DAILY) return { refused: "tooMany" };
    const holder = tx
      .select({ id: account.id, email: account.email, name: account.displayName })
      .from(talentCard)
      .innerJoin(account, eq(account.id, talentCard.holderId))
      .where(eq(talentCard.id, id))
      .get();
    if (!holder?.email || mailObstacle(tx, holder.id) !== null) return { refused: "unreachable" };
    queueMail(tx, ctx, {
      onceKey: requestKey(finder, id),
      to: holder.email,
      accountId: holder.id,
      subject: `${finder.name} 通过专家名录联系您`,
      text: [
        `${holder.name}，您好：`,
        `${finder.name}（已核验）在专家名录中看到您的专长，来信如下。对方不知道您的姓名、单位和联系方式，是否答复由您决定。`,
        request.message,
        `对方的联系方式：${request.contact}`,
        `不想再被联系，可以随时退出名录：${where}`,
      ].join("\n\n"),
    });
    recordAction(tx, ctx, {
      action: "expert:contact",
      entity: "card",
      entityId: id,
      details: { enterprise: finder.id },
    });
    return { done: true };
  }, WRITING);
}
