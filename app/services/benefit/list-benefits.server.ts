import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { BENEFIT_KINDS, isGranted, dayOfUse } from "~/domain/benefit";
import type { CardCategory } from "~/domain/talent-card";
import { countRows } from "~db/count";
import { account, auditEntry, benefit, benefitUse } from "~db/schema";
import type { AccountContext, Context } from "../context.server";
import type { BenefitRow } from "./load-benefit.server";

const byKind = (a: BenefitRow, b: BenefitRow) =>
  BENEFIT_KINDS.indexOf(a.kind) - BENEFIT_KINDS.indexOf(b.kind) || a.title.localeCompare(b.title, "zh");

/** Everything that cards are good for today, by kind. */
export function listBenefits(ctx: Pick<Context, "db" | "now">): BenefitRow[] {
  const day = dayOfUse(ctx.now);
  return ctx.db
    .select()
    .from(benefit)
    .where(eq(benefit.active, true))
    .all()
    .filter((row) => isGranted(row, day))
    .sort(byKind);
}

/** What cards of a category are good for today, by kind. */
export const benefitsOf = (ctx: Pick<Context, "db" | "now">, category: CardCategory): BenefitRow[] =>
  listBenefits(ctx).filter(({ categories }) => categories.includes(category));

const PER_PAGE = 30;

/** The catalogue for whoever looks after it, with how often each was used. */
export function listForOffice({ db }: AccountContext, query: { active: boolean; page: number }) {
  const where = eq(benefit.active, query.active);
  const total = countRows(db, benefit, where);
  const page = Math.min(query.page, Math.max(1, Math.ceil(total / PER_PAGE)));
  const rows = db
    .select()
    .from(benefit)
    .where(where)
    .orderBy(desc(benefit.redeemable), asc(benefit.kind), asc(benefit.title), asc(benefit.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  const ids = rows.map(({ id }) => id);
  const used = new Map(
    db
      .select({ id: benefitUse.benefitId, n: sql<number>`count(*)` })
      .from(benefitUse)
      .where(and(inArray(benefitUse.benefitId, ids), sql`${benefitUse.undoneAt} IS NULL`))
      .groupBy(benefitUse.benefitId)
      .all()
      .map(({ id, n }) => [id, n]),
  );
  const rest = countRows(db, benefit, eq(benefit.active, !query.active));
  return {
    benefits: rows.map((row) => ({ ...row, uses: used.get(row.id) ?? 0 })),
    total,
    page,
    perPage: PER_PAGE,
    counts: query.active ? { active: total, inactive: rest } : { active: rest, inactive: total },
  };
}

const MOST_SHOWN = 20;

/** What was changed of a benefit, the latest first, out of the trail. */
export function benefitVersions({ db }: AccountContext, id: string) {
  return db
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      action: auditEntry.action,
      details: auditEntry.details,
      by: account.displayName,
    })
    .from(auditEntry)
    .leftJoin(account, eq(account.id, auditEntry.actor))
    .where(and(eq(auditEntry.entityId, id), eq(auditEntry.entity, "benefit")))
    .orderBy(desc(auditEntry.id))
    .limit(MOST_SHOWN)
    .all();
}
