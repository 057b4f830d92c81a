import { and, eq, gte, inArray, isNull, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import type { ExpertQuery } from "~/domain/expert";
import { industryWithChains } from "~/domain/industry";
import type { Db } from "~db/client";
import { enterpriseMember, hiddenEnterprise, talentCard } from "~db/schema";
import { isListed } from "~search/indexes/experts";
import type { Filter } from "~search/engine";
import type { AccountContext, SearchContext } from "../context.server";
import { searchPage, type FoundPage } from "../search/search-page.server";
import type { Finder } from "../talent/find-talents.server";

const PER_PAGE = 20;
export const EXPERT_FACETS = ["category", "field"] as const;

/** What a company is shown of an expert: neither name nor number nor employer. */
const SHOWN = {
  id: talentCard.id,
  category: talentCard.category,
  field: talentCard.field,
  expertise: talentCard.expertise,
  updatedAt: talentCard.updatedAt,
};
export interface Expert {
  id: string;
  category: typeof talentCard.$inferSelect.category;
  field: string | null;
  expertise: string | null;
  updatedAt: number;
}

export interface ExpertSearch extends Omit<FoundPage, "ids"> {
  experts: Expert[];
}

/** Those who let this enterprise find them, as the rows say: neither their own employer nor one they hide from. */
function findable(db: Db, enterpriseId: string, now: number): SQL | undefined {
  const one = { one: sql`1` };
  const hidden = and(
    eq(hiddenEnterprise.accountId, talentCard.holderId),
    eq(hiddenEnterprise.enterpriseId, enterpriseId),
  );
  const member = and(
    eq(enterpriseMember.accountId, talentCard.holderId),
    eq(enterpriseMember.enterpriseId, enterpriseId),
  );
  return and(
    isListed(db),
    gte(talentCard.validUntil, now),
    or(isNull(talentCard.enterpriseId), ne(talentCard.enterpriseId, enterpriseId)),
    notExists(db.select(one).from(hiddenEnterprise).where(hidden)),
    notExists(db.select(one).from(enterpriseMember).where(member)),
  );
}

/** Searches the directory for a verified enterprise and re-reads the hits. */
export async function findExperts(
  ctx: SearchContext & AccountContext,
  finder: Finder,
  { q, category, field, page }: ExpertQuery,
): Promise<ExpertSearch> {
  const filters: Filter[] = [{ kind: "notIn", field: "hiddenFrom", values: [finder.id] }];
  if (category) filters.push({ kind: "in", field: "category", values: [category] });
  if (field) filters.push({ kind: "in", field: "field", values: industryWithChains(field) });
  const { ids, ...found } = await searchPage(ctx, "experts", {
    q,
    filters,
    facets: EXPERT_FACETS,
    sort: "relevance",
    page,
    perPage: PER_PAGE,
  });
  const rows = ctx.db
    .select(SHOWN)
    .from(talentCard)
    .where(and(inArray(talentCard.id, ids), findable(ctx.db, finder.id, ctx.now)))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { ...found, experts: ids.flatMap((id) => byId.get(id) ?? []) };
}

/** One of them; null alike where there is none and where they are not to be found. */
export function findExpert({ db, now }: AccountContext, finder: Finder, id: string): Expert | null {
  return (
    db
      .select(SHOWN)
      .from(talentCard)
      .where(and(eq(talentCard.id, id), findable(db, finder.id, now)))
      .get() ?? null
  );
}
