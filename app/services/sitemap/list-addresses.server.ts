import { and, asc, count, eq, gt, gte, isNull, max, ne, or, type SQL } from "drizzle-orm";
import { UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { paths } from "~/http/paths";
import { enterprise, job } from "~db/schema";
import type { Context } from "../context.server";

export const SECTIONS = ["pages", "jobs", "enterprises"] as const;
export type Section = (typeof SECTIONS)[number];

/** A page that search engines may keep. `changed` is UTC epoch ms; null = not known. */
export interface Address {
  path: string;
  changed: number | null;
}

export interface SectionSize {
  section: Section;
  addresses: number;
  /** UTC epoch ms of the latest change; null = none. */
  changed: number | null;
}

const BATCH = 1000;
const STATIC_PAGES = [
  paths.home(),
  paths.jobs(),
  paths.enterprises(),
  paths.talentCard(),
  paths.cardCheck(),
  paths.cardBenefits(),
  paths.cardVerify(),
  paths.privacy(),
];

const openJobs = (now: number) =>
  and(eq(job.status, "published"), or(isNull(job.validUntil), gte(job.validUntil, now)));

const hasPage = ne(enterprise.name, UNNAMED_ENTERPRISE);

/** How many addresses each section has now. */
export function sectionSizes(ctx: Context): SectionSize[] {
  const jobs = ctx.db
    .select({ n: count(), changed: max(job.updatedAt) })
    .from(job)
    .where(openJobs(ctx.now))
    .get();
  const enterprises = ctx.db
    .select({ n: count(), changed: max(enterprise.updatedAt) })
    .from(enterprise)
    .where(hasPage)
    .get();
  return [
    { section: "pages", addresses: STATIC_PAGES.length, changed: jobs?.changed ?? null },
    { section: "jobs", addresses: jobs?.n ?? 0, changed: jobs?.changed ?? null },
    { section: "enterprises", addresses: enterprises?.n ?? 0, changed: enterprises?.changed ?? null },
  ];
}

type Batch = (after: SQL | undefined, limit: number, offset: number) => { id: string; changed: number }[];

/** Walks a table by id, a thousand rows at a time, so that no list of all rows is ever held. */
function* walk(
  batch: Batch,
  column: typeof job.id | typeof enterprise.id,
  path: (id: string) => string,
  from: number,
  limit: number,
): Generator<Address[]> {
  let after: SQL | undefined;
  for (let left = limit; left > 0; left -= BATCH) {
    const rows = batch(after, Math.min(BATCH, left), after ? 0 : from);
    if (rows.length > 0) yield rows.map(({ id, changed }) => ({ path: path(id), changed }));
    if (rows.length < BATCH) return;
    after = gt(column, rows.at(-1)?.id ?? "");
  }
}

/** The addresses of a section in batches: `limit` of them after the first `from`, always in the same order. */
export function* listAddresses(
  ctx: Context,
  section: Section,
  from = 0,
  limit = Number.MAX_SAFE_INTEGER,
): Generator<Address[]> {
  if (section === "pages") {
    const changed = sectionSizes(ctx)[0]?.changed ?? null;
    yield STATIC_PAGES.map((path) => ({ path, changed })).slice(from, from + limit);
  } else if (section === "jobs") {
    const jobs: Batch = (after, n, offset) =>
      ctx.db
        .select({ id: job.id, changed: job.updatedAt })
        .from(job)
        .where(and(openJobs(ctx.now), after))
        .orderBy(asc(job.id))
        .limit(n)
        .offset(offset)
        .all();
    yield* walk(jobs, job.id, paths.job, from, limit);
  } else {
    const enterprises: Batch = (after, n, offset) =>
      ctx.db
        .select({ id: enterprise.id, changed: enterprise.updatedAt })
        .from(enterprise)
        .where(and(hasPage, after))
        .orderBy(asc(enterprise.id))
        .limit(n)
        .offset(offset)
        .all();
    yield* walk(enterprises, enterprise.id, paths.enterprise, from, limit);
  }
}
