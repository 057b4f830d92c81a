import { and, eq } from "drizzle-orm";
import type { AuditAction } from "~/domain/audit";
import type { JobQuery } from "~/domain/job-query";
import { authorizeOwn, type Authorized } from "~/domain/permission";
import { MOST_SAVED_SEARCHES, storedQuery, type AlertFrequency } from "~/domain/saved-search";
import type { NewSearch, SearchChange } from "~/domain/saved-search-form";
import { shanghaiDay } from "~/domain/time";
import { countRows } from "~db/count";
import type { Db, Tx } from "~db/client";
import { account, savedSearch } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { giveConsent } from "../consent/give-consent.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext, Context } from "../context.server";
import { dropPending } from "./pending-alerts.server";

export type SearchRow = typeof savedSearch.$inferSelect;

const WRITING = { behavior: "immediate" } as const;

export const SEARCH_REFUSAL_TEXT = {
  noEmail: "您的账号没有邮箱，收不到邮件。请选“不发邮件”，随时可以在这里查看新职位。",
  unconfirmed: "您的邮箱还没有确认，收不到邮件。请先打开确认邮件里的链接，或暂选“不发邮件”。",
  tooMany: `最多保存 ${MOST_SAVED_SEARCHES} 个搜索，请先删除不再需要的。`,
  again: "这张表单已经用过一次，没有重复保存。请核对后再点一次“保存”。",
  changed: "这个搜索刚刚在别处有改动。您填写的还在，请对照后再保存。",
} as const;
export type SearchRefusal = keyof typeof SEARCH_REFUSAL_TEXT;

/** Why nothing can be mailed to an account; null = it can. An address that is not confirmed may be a stranger's. */
export function mailObstacle(tx: Db | Tx, accountId: string): "noEmail" | "unconfirmed" | null {
  const { email, emailConfirmedAt: confirmedAt } = account;
  const found = tx.select({ email, confirmedAt }).from(account).where(eq(account.id, accountId)).get();
  if (!found?.email) return "noEmail";
  return found.confirmedAt === null ? "unconfirmed" : null;
}

/**
 * Keeps a search; its mails begin the day after. Kept again, or sent twice, it stays one, with what was asked for last.
 * @returns its id
 */
export function saveSearch(
  ctx: AccountContext,
  query: JobQuery,
  { formKey, name, frequency }: NewSearch,
): { done: string } | { refused: SearchRefusal } {
  const accountId = ctx.actor.id;
  return ctx.db.transaction((tx): ReturnType<typeof saveSearch> => {
    const obstacle = frequency === "off" ? null : mailObstacle(tx, accountId);
    if (obstacle) return { refused: obstacle };
    const own = eq(savedSearch.accountId, accountId);
    const kept = storedQuery(query);
    const same = tx
      .select()
      .from(savedSearch)
      .where(and(own, eq(savedSearch.query, kept)))
      .get();
    if (same) {
      writeSearch(tx, ctx, same, { name, frequency });
      return { done: same.id };
    }
    // Whosever search took the key of this form: it is not this one.
    if (countRows(tx, savedSearch, eq(savedSearch.id, formKey)) > 0) return { refused: "again" };
    if (countRows(tx, savedSearch, own) >= MOST_SAVED_SEARCHES) return { refused: "tooMany" };
    const dates = { createdAt: ctx.now, updatedAt: ctx.now, seenUntil: ctx.now };
    const today = { lastRunDay: shanghaiDay(ctx.now) };
    tx.insert(savedSearch)
      .values({ id: formKey, accountId, name, query: kept, frequency, ...dates, ...today })
      .run();
    agree(tx, ctx, { id: formKey, accountId }, { from: "off", to: frequency });
    recordSearch(tx, ctx, "alert:save", formKey, { frequency });
    return { done: formKey };
  }, WRITING);
}

/** A search of one's own; undefined alike where there is none and where it is somebody else's. */
export function loadSearch({ db, actor }: AccountContext, id: string): Authorized<SearchRow> | undefined {
  const row = db.select().from(savedSearch).where(eq(savedSearch.id, id)).get();
  return row?.accountId === actor.id ? authorizeOwn(actor, row) : undefined;
}

export function changeSearch(
  ctx: AccountContext,
  { id }: Authorized<SearchRow>,
  { updatedAt, name, frequency }: SearchChange,
): { done: true } | { refused: SearchRefusal } {
  return ctx.db.transaction((tx): ReturnType<typeof changeSearch> => {
    const row = tx.select().from(savedSearch).where(eq(savedSearch.id, id)).get();
    if (!row) return { refused: "changed" };
    if (row.name === name && row.frequency === frequency) return { done: true };
    if (row.updatedAt !== updatedAt) return { refused: "changed" };
    const obstacle = frequency === "off" ? null : mailObstacle(tx, row.accountId);
    if (obstacle) return { refused: obstacle };
    writeSearch(tx, ctx, row, { name, frequency });
    return { done: true };
  }, WRITING);
}

export function removeSearch(ctx: AccountContext, { id, accountId }: Authorized<SearchRow>): void {
  ctx.db.transaction((tx) => {
    if (tx.delete(savedSearch).where(eq(savedSearch.id, id)).run().changes === 0) return;
    withdrawConsent(tx, ctx, { accountId, kind: "alerts", subjectId: id });
    dropPending(tx, id);
    recordSearch(tx, ctx, "alert:remove", id);
  }, WRITING);
}

/** Changes a search, with what was agreed to by it, in the transaction of whoever asks. */
export function writeSearch(
  tx: Tx,
  ctx: Context,
  row: SearchRow,
  { name, frequency }: Pick<SearchRow, "name" | "frequency">,
): void {
  if (row.name === name && row.frequency === frequency) return;
  // What was found while nothing was mailed is no news.
  const begin =
    row.frequency === "off" && frequency !== "off"
      ? { seenUntil: ctx.now, lastRunDay: shanghaiDay(ctx.now) }
      : {};
  // Two changes within a millisecond are two.
  const updatedAt = Math.max(ctx.now, row.updatedAt + 1);
  tx.update(savedSearch)
    .set({ name, frequency, updatedAt, ...begin })
    .where(eq(savedSearch.id, row.id))
    .run();
  agree(tx, ctx, row, { from: row.frequency, to: frequency });
  if (frequency === "off") dropPending(tx, row.id);
  recordSearch(tx, ctx, "alert:change", row.id, { frequency });
}

/** Mails are agreed to when they begin, and no longer when they end. */
function agree(
  tx: Tx,
  ctx: Context,
  { id, accountId }: Pick<SearchRow, "id" | "accountId">,
  { from, to }: { from: AlertFrequency; to: AlertFrequency },
): void {
  const consent = { accountId, kind: "alerts", subjectId: id } as const;
  if (from === "off" && to !== "off") giveConsent(tx, ctx, consent);
  if (from !== "off" && to === "off") withdrawConsent(tx, ctx, consent);
}

function recordSearch(
  tx: Tx,
  ctx: Context,
  action: Extract<AuditAction, `alert:${string}`>,
  entityId: string,
  details?: { frequency: AlertFrequency },
): void {
  recordAction(tx, ctx, { action, entity: "search", entityId, details });
}
