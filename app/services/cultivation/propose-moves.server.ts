import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { oldestYear } from "~/domain/cultivation";
import { metTiers, type HeldCertificate, type Standing } from "~/domain/cultivation-standing";
import { groundsOf, isSettledBy, proposeCultivation } from "~/domain/propose-cultivation";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import { shanghaiDay, shanghaiYear } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Tx } from "~db/client";
import { cultivationEntry, cultivationProposal, enterpriseAssessment, enterpriseTier } from "~db/schema";
import type { Context } from "../context.server";
import { byEnterprise, countsOn, type CertificateRow } from "./company-records.server";
import type { ComputedAssessment } from "./compute-assessment.server";
import { examineEnterprises } from "./examine-enterprises.server";
import { keepAssessments, type AssessedYear } from "./keep-assessments.server";
import { judgeWhenDue } from "./judge-when-due.server";
import { enterLibrary } from "./enter-library.server";

type Entry = typeof cultivationEntry.$inferSelect;
export type ProposalRow = typeof cultivationProposal.$inferSelect;

/** A company's last confirmed year as it was just judged; null = none is confirmed. */
export interface JudgedCompany {
  enterpriseId: string;
  last: (AssessedYear & { computed: ComputedAssessment }) | null;
}

export interface Judged {
  companies: number;
  assessments: number;
  changed: number;
  /** Proposals that are new. */
  proposals: number;
}

/**
 * Judges companies by the rules in force and brings the proposals about each up to date: new ones are opened, those that
 * no longer hold are superseded, the others stay as they are. Who has figures and is not in the library becomes a
 * candidate. Done again it writes nothing.
 * @param examined what the rules say of them, where it was found before and is still so
 */
export function judgeEnterprises(
  tx: Tx,
  ctx: Context,
  ids: readonly string[],
  sets: readonly VersionedRuleSet[],
  examined = examineEnterprises(tx, ctx, ids, sets),
): Judged {
  const found: Judged = { companies: ids.length, assessments: 0, changed: 0, proposals: 0 };
  const years = keepAssessments(tx, ctx, examined);
  const judged = ids.map((enterpriseId): JudgedCompany => {
    const assessed = years.get(enterpriseId) ?? [];
    found.assessments += assessed.length;
    found.changed += assessed.filter(({ changed }) => changed).length;
    const [last] = assessed;
    return { enterpriseId, last: last?.computed ? { ...last, computed: last.computed } : null };
  });
  found.proposals = proposeMoves(tx, ctx, judged, examined.certificates, sets);
  return found;
}

/**
 * The same for companies that were just judged. Figures that are too old to count neither give nor take anything: what
 * rests on them is let go, certificates alone count then. @returns how many proposals are new
 */
export function proposeMoves(
  tx: Tx,
  ctx: Context,
  companies: readonly JudgedCompany[],
  certificates: ReadonlyMap<string, readonly CertificateRow[]>,
  sets: readonly VersionedRuleSet[],
): number {
  const ids = companies.map(({ enterpriseId }) => enterpriseId);
  if (ids.length === 0) return 0;
  const entries = entriesOf(tx, ids);
  const entering = companies.flatMap(({ enterpriseId, last }) =>
    last && !entries.has(enterpriseId) ? [{ enterpriseId, year: last.year }] : [],
  );
  enterLibrary(tx, ctx, entering);
  const held = byEnterprise(
    tx.select().from(enterpriseTier).where(inArray(enterpriseTier.enterpriseId, ids)).all(),
  );
  const proposals = byEnterprise(
    tx
      .select({
        enterpriseId: cultivationProposal.enterpriseId,
        row: cultivationProposal,
        figuresIds: enterpriseAssessment.figuresIds,
      })
      .from(cultivationProposal)
      .leftJoin(enterpriseAssessment, eq(enterpriseAssessment.id, cultivationProposal.assessmentId))
      .where(inArray(cultivationProposal.enterpriseId, ids))
      .all(),
  );
  const today = dayName(shanghaiDay(ctx.now));
  const oldest = oldestYear(shanghaiYear(ctx.now));
  let opened = 0;
  for (const { enterpriseId, last } of companies) {
    const rows = certificates.get(enterpriseId) ?? [];
    for (const row of rows) judgeWhenDue(tx, ctx, row);
    const papers = rows.map((row) => heldAs(row, today));
    const counted = last && last.year >= oldest ? last : null;
    const year = counted?.year ?? lastYearOf(papers) ?? last?.year ?? null;
    if (year === null) continue;
    const entry = entries.get(enterpriseId);
    const moves = proposeCultivation({
      year,
      status: entry?.status ?? (last ? "candidate" : null),
      held: (held.get(enterpriseId) ?? []).map(({ tier }) => tier),
      results: counted?.computed.results ?? {},
      evaluations: counted?.computed.evaluations ?? [],
      sets,
      certificates: papers.filter(({ issuedOn }) => issuedOn <= today),
      before: entry ? stoodBefore(tx, entry, rows, counted !== null) : null,
    });
    opened += bringUpToDate(tx, ctx, enterpriseId, {
      since: entry && entry.status !== "candidate" ? entry.since : 0,
      moves,
      assessment: counted,
      known: proposals.get(enterpriseId) ?? [],
    });
  }
  return opened;
}

const entriesOf = (tx: Tx, ids: readonly string[]): Map<string, Entry> =>
  new Map(
    tx
      .select()
      .from(cultivationEntry)
      .where(inArray(cultivationEntry.enterpriseId, [...ids]))
      .all()
      .map((row) => [row.enterpriseId, row]),
  );

function heldAs(row: CertificateRow, today: string): HeldCertificate {
  const { kind, number, issuedOn, validUntil } = row;
  const revoked = row.revokedAt !== null;
  return { kind, number, issuedOn, validUntil, counts: countsOn(row, today), revoked };
}

/** Year of the last certificate, of those that count where there are any; null = there is none. */
function lastYearOf(papers: readonly HeldCertificate[]): number | null {
  const counting = papers.filter(({ counts }) => counts);
  const years = (counting.length > 0 ? counting : papers).map(({ issuedOn }) => Number(issuedOn.slice(0, 4)));
  return years.length === 0 ? null : Math.max(...years);
}

/**
 * How a company that a person has put aside stood at that moment: by the figures that were judged and the certificates
 * that counted then, whenever they were noted.
 * @param byFigures whether it is judged by figures now: years of figures and of certificates are not compared
 */
function stoodBefore(
  tx: Tx,
  { enterpriseId, status, since }: Entry,
  certificates: readonly CertificateRow[],
  byFigures: boolean,
): Standing["before"] {
  if (status !== "watch" && status !== "exited") return null;
  const row = tx
    .select()
    .from(enterpriseAssessment)
    .where(and(eq(enterpriseAssessment.enterpriseId, enterpriseId), lte(enterpriseAssessment.at, since)))
    .orderBy(desc(enterpriseAssessment.year), desc(enterpriseAssessment.id))
    .limit(1)
    .get();
  const day = dayName(shanghaiDay(since));
  const papers = certificates.map((one) =>
    // Revoked later, it counted until then.
    heldAs({ ...one, revokedAt: (one.revokedAt ?? 0) > since ? null : one.revokedAt }, day),
  );
  const kinds = papers.filter(({ counts }) => counts).map(({ kind }) => kind);
  const issued = papers.filter(({ issuedOn }) => issuedOn <= day);
  return {
    year: byFigures ? (row?.year ?? null) : lastYearOf(issued),
    met: metTiers(row?.results ?? {}, kinds),
  };
}

interface Compared {
  /** When it came where it stands in the library; what was decided before is about another time. */
  since: number;
  moves: ReturnType<typeof proposeCultivation>;
  assessment: AssessedYear | null;
  known: readonly { row: ProposalRow; figuresIds: Record<string, string> | null }[];
}

function bringUpToDate(
  tx: Tx,
  ctx: Context,
  enterpriseId: string,
  { since, moves, assessment, known }: Compared,
): number {
  const now = assessment?.figuresIds ?? {};
  const wanted = new Map(moves.map((move) => [groundsOf(move, now), move]));
  for (const { row, figuresIds } of known) {
    const grounds = groundsOf(row, figuresIds ?? {});
    const holds = wanted.has(grounds);
    // What a person has decided on is not asked again on the same grounds, what is open is asked already.
    if (row.status !== "superseded") wanted.delete(grounds);
    if (row.status === "open" && !holds) supersede(tx, ctx, row.id);
    if ((row.status === "accepted" || row.status === "declined") && (row.decidedAt ?? 0) >= since)
      for (const [of, move] of wanted) if (isSettledBy(move, now, row, figuresIds ?? {})) wanted.delete(of);
  }
  for (const move of wanted.values())
    tx.insert(cultivationProposal)
      .values({
        ...move,
        ...{ id: randomUUID(), enterpriseId, status: "open", createdAt: ctx.now },
        assessmentId: assessment?.id ?? null,
      })
      .run();
  return wanted.size;
}

const supersede = (tx: Tx, ctx: Context, id: string) =>
  tx
    .update(cultivationProposal)
    .set({ status: "superseded", decidedAt: ctx.now, version: sql`${cultivationProposal.version} + 1` })
    .where(eq(cultivationProposal.id, id))
    .run();
