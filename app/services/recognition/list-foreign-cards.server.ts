import { count, desc, eq } from "drizzle-orm";
import { FOREIGN_CARD_STATUSES, type ForeignCardStatus } from "~/domain/benefit";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { authorize } from "~/domain/permission";
import { foreignCard } from "~db/schema";
import type { AccountContext } from "../context.server";

const PER_PAGE = 30;

/**
 * The cards of the other side in a state, the latest first, and how many there are of each.
 * @throws NotPermitted
 */
export function listForeignCards(
  { db, actor }: AccountContext,
  query: { status: ForeignCardStatus; page: number },
) {
  authorize(actor, "card:manage", query);
  const { status, page: asked } = query;
  const rows = db
    .select({ status: foreignCard.status, n: count() })
    .from(foreignCard)
    .groupBy(foreignCard.status)
    .all();
  const of = (one: ForeignCardStatus) => rows.find((row) => row.status === one)?.n ?? 0;
  const counts = Object.fromEntries(FOREIGN_CARD_STATUSES.map((one) => [one, of(one)])) as Record<
    ForeignCardStatus,
    number
  >;
  const total = counts[status];
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const cards = db
    .select()
    .from(foreignCard)
    .where(eq(foreignCard.status, status))
    .orderBy(desc(foreignCard.importedAt), foreignCard.number)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { cards, counts, total, page, perPage: PER_PAGE };
}
