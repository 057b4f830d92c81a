import { and, asc, count, desc, eq, ne, type SQL } from "drizzle-orm";
import { FIGURES_STATUSES, type FiguresStatus } from "~/domain/figures-status";
import { missingWords } from "~/domain/figures-review";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { OFFICE_FACTS } from "~/domain/rules/enterprise-facts";
import { decisionDueAt } from "~/domain/verification";
import { enterprise, enterpriseFigures } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { matchCompany } from "../enterprise/match-company.server";
import { isMemberOf } from "../member/is-member.server";
import { evidenceOf, FIGURES_WRITING, historyOf, reviewRow, type OfficeFigures } from "./load-figures.server";
import { contentOf } from "./show-figures.server";

const PER_PAGE = 20;
/** What a company is still writing is nobody else's to see. */
export const OFFICE_STATUSES = FIGURES_STATUSES.filter((status) => status !== "draft");

interface Asked {
  status: FiguresStatus;
  year: number | null;
  /** Part of a company's name, or its credit code; empty = every company. */
  q: string;
  page: number;
}

/** The years of companies in a state: those that wait, the longest waiting first; the others, the latest first. */
export function listFigures({ db }: AccountContext, { status, year, q, page: asked }: Asked) {
  const where = and(eq(enterpriseFigures.status, status), ofYear(year), matchCompany(q));
  const total =
    db
      .select({ n: count() })
      .from(enterpriseFigures)
      .innerJoin(enterprise, eq(enterprise.id, enterpriseFigures.enterpriseId))
      .where(where)
      .get()?.n ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const rows = db
    .select({
      id: enterpriseFigures.id,
      year: enterpriseFigures.year,
      revision: enterpriseFigures.revision,
      submittedAt: enterpriseFigures.submittedAt,
      decidedAt: enterpriseFigures.decidedAt,
      name: enterprise.name,
      creditCode: enterprise.creditCode,
    })
    .from(enterpriseFigures)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseFigures.enterpriseId))
    .where(where)
    .orderBy(
      status === "submitted" ? asc(enterpriseFigures.submittedAt) : desc(enterpriseFigures.submittedAt),
      enterpriseFigures.id,
    )
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map((row) => ({ ...row, dueAt: row.submittedAt === null ? null : decisionDueAt(row.submittedAt) }));
  return { rows, total, page, perPage: PER_PAGE };
}

const ofYear = (year: number | null): SQL | undefined =>
  year === null ? undefined : eq(enterpriseFigures.year, year);

/** How many there are of each state, and which years were handed in, last first. */
export function countFigures({ db }: AccountContext, { year, q }: Pick<Asked, "year" | "q">) {
  const rows = db
    .select({ status: enterpriseFigures.status, n: count() })
    .from(enterpriseFigures)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseFigures.enterpriseId))
    .where(and(ofYear(year), matchCompany(q)))
    .groupBy(enterpriseFigures.status)
    .all();
  const years = db
    .selectDistinct({ year: enterpriseFigures.year })
    .from(enterpriseFigures)
    .where(ne(enterpriseFigures.status, "draft"))
    .orderBy(desc(enterpriseFigures.year))
    .all();
  const counts = OFFICE_STATUSES.map(
    (status) => [status, rows.find((row) => row.status === status)?.n ?? 0] as const,
  );
  return {
    counts: Object.fromEntries(counts) as Partial<Record<FiguresStatus, number>>,
    years: years.map((row) => row.year),
  };
}

/**
 * All that a decision on a year is made by; of one that came back and is being changed nothing until it is handed in again.
 * Looking at it is written down.
 */
export function viewFigures(ctx: AccountContext, { row, employer }: OfficeFigures) {
  const { db } = ctx;
  db.transaction((tx) => {
    const details = { enterpriseId: row.enterpriseId, year: row.year, revision: row.revision };
    recordAction(tx, ctx, {
      action: "figures:view",
      entity: "enterprise-figures",
      entityId: row.id,
      details,
    });
  }, FIGURES_WRITING);
  const isChanging = row.status === "returned" && row.updatedAt > (row.decidedAt ?? 0);
  const review = reviewRow(db, row, "office");
  const { figures: _told, explanations: _words, createdBy: _author, decidedBy: _officer, ...rest } = row;
  const others = db
    .select({
      id: enterpriseFigures.id,
      year: enterpriseFigures.year,
      revision: enterpriseFigures.revision,
      status: enterpriseFigures.status,
    })
    .from(enterpriseFigures)
    .where(
      and(
        eq(enterpriseFigures.enterpriseId, row.enterpriseId),
        ne(enterpriseFigures.id, row.id),
        ne(enterpriseFigures.status, "draft"),
      ),
    )
    .orderBy(desc(enterpriseFigures.year), desc(enterpriseFigures.revision))
    .all();
  return {
    row: rest,
    employer: { id: employer.id, name: employer.name, creditCode: employer.creditCode },
    isChanging,
    content: isChanging ? [] : contentOf(ctx, { row }, "office"),
    issues: isChanging ? [] : review.issues,
    lacks: missingWords(review),
    evidence: isChanging ? [] : evidenceOf(db, row),
    history: historyOf(db, row),
    others,
    facts: OFFICE_FACTS.map(({ name, label, options = [] }) => ({ name, label, options: [...options] })),
    isOwn: isMemberOf(db, ctx.actor.id, row.enterpriseId),
    dueAt: row.submittedAt === null ? null : decisionDueAt(row.submittedAt),
  };
}
