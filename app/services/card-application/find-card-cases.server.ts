import { and, eq, inArray, isNull } from "drizzle-orm";
import type { CardCaseQuery } from "~/domain/card-query";
import { industryWithChains } from "~/domain/industry";
import { authorize } from "~/domain/permission";
import { cardApplication, talentCard } from "~db/schema";
import type { Filter } from "~search/engine";
import type { AccountContext, SearchContext } from "../context.server";
import { searchPage, type FoundPage } from "../search/search-page.server";

export const CARD_CASE_FACETS = ["status", "kind", "category", "field"] as const;

/** What a list shows of a case, with the number of the card that was issued on it; nothing of the identity number. */
const LISTED = {
  id: cardApplication.id,
  caseNumber: cardApplication.caseNumber,
  kind: cardApplication.kind,
  category: cardApplication.category,
  field: cardApplication.field,
  status: cardApplication.status,
  name: cardApplication.realName,
  employer: cardApplication.employerName,
  submittedAt: cardApplication.submittedAt,
  movedAt: cardApplication.movedAt,
  dueAt: cardApplication.dueAt,
  cardNumber: talentCard.number,
};

const casesByIds = ({ db }: AccountContext, ids: readonly string[]) =>
  db
    .select(LISTED)
    .from(cardApplication)
    .leftJoin(talentCard, eq(talentCard.applicationId, cardApplication.id))
    .where(and(inArray(cardApplication.id, [...ids]), isNull(cardApplication.erasedAt)))
    .all();

export interface CardCaseSearch extends Omit<FoundPage, "ids"> {
  cases: ReturnType<typeof casesByIds>;
}

function filtersOf({ category, field, enterprise, status, kind }: CardCaseQuery): Filter[] {
  const chosen = {
    category,
    status,
    kind,
    field: field.flatMap(industryWithChains),
    enterprise: enterprise ? [enterprise] : [],
  };
  return Object.entries(chosen)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => ({ kind: "in", field: name, values }));
}

/**
 * Searches the cases that were handed in, for the office, by name, number or a part of it, employer; re-reads the hits.
 * @throws NotPermitted
 */
export async function findCardCases(
  ctx: SearchContext & AccountContext,
  query: CardCaseQuery,
): Promise<CardCaseSearch> {
  authorize(ctx.actor, "card:read", query);
  const { q, sort, page, perPage } = query;
  const { ids, ...found } = await searchPage(ctx, "talentCards", {
    q,
    filters: filtersOf(query),
    facets: CARD_CASE_FACETS,
    sort,
    page,
    perPage,
  });
  const byId = new Map(casesByIds(ctx, ids).map((row) => [row.id, row]));
  return { ...found, cases: ids.flatMap((id) => byId.get(id) ?? []) };
}
