import { and, eq, ne, notInArray, sql } from "drizzle-orm";
import { MOST_HIDDEN } from "~/domain/candidate";
import { enterpriseNameKey, UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { countRows } from "~db/count";
import { enterprise, hiddenEnterprise } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { announceHolder } from "../talent-card/announce-card.server";
import { WRITING } from "./change-profile.server";

const MOST_FOUND = 10;
const LONGEST_WORDS = 60;

/** The enterprises that somebody is hidden from. */
export function listHidden({ db, actor }: AccountContext) {
  return db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(hiddenEnterprise)
    .innerJoin(enterprise, eq(enterprise.id, hiddenEnterprise.enterpriseId))
    .where(eq(hiddenEnterprise.accountId, actor.id))
    .orderBy(hiddenEnterprise.createdAt, enterprise.id)
    .all();
}

/** Enterprises by a part of their name that one is not hidden from yet. */
export function findToHide(ctx: AccountContext, words: string) {
  const key = enterpriseNameKey(words.slice(0, LONGEST_WORDS));
  if (key === "") return [];
  const place = sql<number>`instr(${enterprise.nameKey}, ${key})`;
  return ctx.db
    .select({ id: enterprise.id, name: enterprise.name, district: enterprise.district })
    .from(enterprise)
    .where(
      and(
        sql`${place} > 0`,
        ne(enterprise.name, UNNAMED_ENTERPRISE),
        notInArray(
          enterprise.id,
          listHidden(ctx).map(({ id }) => id),
        ),
      ),
    )
    .orderBy(sql`${place} > 1`, sql`length(${enterprise.name})`, enterprise.id)
    .limit(MOST_FOUND)
    .all();
}

/** Keeps an enterprise from finding somebody. The trail does not say which: it may be the present employer. */
export function hideFrom(
  ctx: AccountContext,
  enterpriseId: string,
): { done: string } | { refused: "gone" | "tooMany" } {
  const accountId = ctx.actor.id;
  return ctx.db.transaction((tx): ReturnType<typeof hideFrom> => {
    const found = tx
      .select({ name: enterprise.name })
      .from(enterprise)
      .where(eq(enterprise.id, enterpriseId))
      .get();
    if (!found) return { refused: "gone" };
    const own = eq(hiddenEnterprise.accountId, accountId);
    if (countRows(tx, hiddenEnterprise, and(own, eq(hiddenEnterprise.enterpriseId, enterpriseId))) > 0)
      return { done: found.name };
    if (countRows(tx, hiddenEnterprise, own) >= MOST_HIDDEN) return { refused: "tooMany" };
    tx.insert(hiddenEnterprise).values({ accountId, enterpriseId, createdAt: ctx.now }).run();
    announceHolder(tx, accountId, ctx.now);
    recordAction(tx, ctx, { action: "profile:hide", entity: "profile", entityId: accountId });
    return { done: found.name };
  }, WRITING);
}

/** Lets an enterprise find somebody again. */
export function showTo(ctx: AccountContext, enterpriseId: string): void {
  const accountId = ctx.actor.id;
  ctx.db.transaction((tx) => {
    const one = and(
      eq(hiddenEnterprise.accountId, accountId),
      eq(hiddenEnterprise.enterpriseId, enterpriseId),
    );
    if (tx.delete(hiddenEnterprise).where(one).run().changes === 0) return;
    announceHolder(tx, accountId, ctx.now);
    recordAction(tx, ctx, { action: "profile:unhide", entity: "profile", entityId: accountId });
  }, WRITING);
}
