import { and, asc, desc, eq, exists, inArray, isNotNull, lte, min, or, sql, type SQL } from "drizzle-orm";
import { readCultivationQuery, type CultivationQuery } from "~/domain/cultivation-query";
import { industryWithChains } from "~/domain/industry";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import {
  cultivationEntry,
  enterprise,
  enterpriseAssessment,
  enterpriseCertificate,
  enterpriseNearness,
  enterpriseTier,
} from "~db/schema";
import type { Context } from "../context.server";
import { isOutdated } from "./is-outdated.server";
import { matchCompany } from "../enterprise/match-company.server";
import { tiersOf } from "../job/job-view.server";
import { endsSoon } from "./show-cultivation.server";

const PER_PAGE = 20;
/** Steps from the next tier with which a company is nearly there. */
const NEAR_STEPS = 1;

/** The first day on which a certificate of a company ends, of those that end soon. */
const firstEnd = (ctx: Context) =>
  sql<string | null>`(${ctx.db
    .select({ day: min(enterpriseCertificate.validUntil) })
    .from(enterpriseCertificate)
    .where(and(eq(enterpriseCertificate.enterpriseId, enterprise.id), endsSoon(ctx)))})`;

/** Company, entry, last assessment (or that of a year) and how near it is to its next tier, of whoever is in the library. */
function companiesOf(ctx: Context, { year, ending }: Pick<CultivationQuery, "year" | "ending">) {
  const { db } = ctx;
  const last = sql`(SELECT max(year) FROM enterprise_assessment a WHERE a.enterprise_id = ${enterprise.id} AND a.current = 1)`;
  return db
    .select({
      id: enterprise.id,
      name: enterprise.name,
      creditCode: enterprise.creditCode,
      industry: enterprise.industry,
      district: enterprise.district,
      status: cultivationEntry.status,
      since: cultivationEntry.since,
      year: enterpriseAssessment.year,
      sizeClass: enterpriseAssessment.sizeClass,
      near: {
        tier: enterpriseNearness.tier,
        effort: enterpriseNearness.effort,
        stepCount: enterpriseNearness.stepCount,
        steps: enterpriseNearness.steps,
        expert: enterpriseNearness.expert,
      },
      ends: (ending ? firstEnd(ctx) : sql<string | null>`NULL`).as("ends"),
    })
    .from(enterprise)
    .leftJoin(cultivationEntry, eq(cultivationEntry.enterpriseId, enterprise.id))
    .leftJoin(
      enterpriseAssessment,
      and(
        eq(enterpriseAssessment.enterpriseId, enterprise.id),
        eq(enterpriseAssessment.current, true),
        eq(enterpriseAssessment.year, year ?? last),
      ),
    )
    .leftJoin(enterpriseNearness, eq(enterpriseNearness.enterpriseId, enterprise.id))
    .$dynamic();
}

function whereOf(ctx: Context, query: CultivationQuery): SQL | undefined {
  const { db } = ctx;
  const { q, status, tier, industry, sizeClass, year, near, outdated, ending } = query;
  const holds = (where?: SQL) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(enterpriseTier)
        .where(and(eq(enterpriseTier.enterpriseId, enterprise.id), where)),
    );
  const certified = (where?: SQL) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(enterpriseCertificate)
        .where(and(eq(enterpriseCertificate.enterpriseId, enterprise.id), where)),
    );
  return and(
    or(isNotNull(cultivationEntry.enterpriseId), holds(), certified()),
    matchCompany(q),
    status ? eq(cultivationEntry.status, status) : undefined,
    tier ? holds(eq(enterpriseTier.tier, tier)) : undefined,
    industry ? inArray(enterprise.industry, industryWithChains(industry)) : undefined,
    sizeClass ? eq(enterpriseAssessment.sizeClass, sizeClass) : undefined,
    year ? isNotNull(enterpriseAssessment.id) : undefined,
    near ? isNear : undefined,
    outdated ? isOutdated(ctx) : undefined,
    ending ? certified(endsSoon(ctx)) : undefined,
  );
}

const isNear = and(isNotNull(enterpriseNearness.effort), lte(enterpriseNearness.stepCount, NEAR_STEPS));

export type CultivatedCompany = ReturnType<typeof withTiers>[number];

const withTiers = ({ db }: Context, rows: ReturnType<ReturnType<typeof companiesOf>["all"]>) => {
  const tiers = tiersOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, tiers: tiers.get(row.id) ?? [] }));
};

/** The companies of the library that a query asks for: by name, or those nearly there by the effort that is left. */
export function listCompanies(ctx: Context, query: CultivationQuery) {
  const where = whereOf(ctx, query);
  const total = countCompanies(ctx, query);
  const page = Math.min(query.page, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const rows = companiesOf(ctx, query)
    .where(where)
    .orderBy(...orderOf(ctx, query))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { companies: withTiers(ctx, rows), total, page, perPage: PER_PAGE };
}

function orderOf(ctx: Context, { near, ending }: CultivationQuery) {
  if (near) return [asc(enterpriseNearness.effort), asc(enterprise.id)];
  if (ending) return [asc(firstEnd(ctx)), asc(enterprise.id)];
  return [desc(cultivationEntry.since), asc(enterprise.name), asc(enterprise.id)];
}

function countCompanies(ctx: Context, query: CultivationQuery): number {
  const found = companiesOf(ctx, query).where(whereOf(ctx, query)).as("found");
  return (
    ctx.db
      .select({ n: sql<number>`count(*)` })
      .from(found)
      .get()?.n ?? 0
  );
}

/** How many companies of the library are due to tell newer figures. */
export const countOutdated = (ctx: Context): number =>
  countCompanies(ctx, readCultivationQuery(new URLSearchParams({ outdated: "1" })));

/** The companies that are one step from their next tier, least effort first. */
export function nearlyThere(ctx: Context, most: number) {
  const query = readCultivationQuery(new URLSearchParams({ near: "1" }));
  const rows = companiesOf(ctx, query)
    .where(whereOf(ctx, query))
    .orderBy(...orderOf(ctx, query))
    .limit(most)
    .all();
  return { rows: withTiers(ctx, rows), total: countCompanies(ctx, query) };
}

/** Every company that a query asks for, in parts, for a file. */
export function* eachCompany(ctx: Context, query: CultivationQuery): Iterable<CultivatedCompany> {
  const PART = 500;
  for (let offset = 0; ; offset += PART) {
    const rows = companiesOf(ctx, query)
      .where(whereOf(ctx, query))
      .orderBy(...orderOf(ctx, query))
      .limit(PART)
      .offset(offset)
      .all();
    yield* withTiers(ctx, rows);
    if (rows.length < PART) return;
  }
}
