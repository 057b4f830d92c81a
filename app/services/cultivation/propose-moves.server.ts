import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import { metTiers, type HeldCertificate, type Standing } from "~/domain/cultivation-standing";
import { groundsOf, proposeCultivation } from "~/domain/propose-cultivation";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Tx } from "~db/client";
import {
  cultivationEntry,
  cultivationProposal,
  enterpriseAssessment,
  enterpriseCertificate,
  enterpriseTier,
} from "~db/schema";
import type { Context } from "../context.server";
import {
  assessEnterprises,
  byEnterprise,
  countsOn,
  type AssessmentRow,
  type ComputedAssessment,
} from "./assess-enterprise.server";
import { moveEntry } from "./move-entry.server";

type Entry = typeof cultivationEntry.$inferSelect;
type CertificateRow = typeof enterpriseCertificate.$inferSelect;
export type ProposalRow = typeof cultivationProposal.$inferSelect;

/** A company's last confirmed year as it was just judged; null = none is confirmed. */
export interface JudgedCompany {
  enterpriseId: string;
  last: { row: AssessmentRow; computed: ComputedAssessment } | null;
}

export interface JudgedCompany {
  enterpriseId: string;
  last: { row: AssessmentRow; computed: ComputedAssessment } | null;
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
 */
export function judgeEnterprises(
  tx: Tx,
  ctx: Context,
  ids: readonly string[],
  sets: readonly VersionedRuleSet[],
): Judged {
  const found: Judged = { companies: ids.length, assessments: 0, changed: 0, proposals: 0 };
  const years = assessEnterprises(tx, ctx, ids, sets);
  const judged = ids.map((enterpriseId): JudgedCompany => {
    const assessed = years.get(enterpriseId) ?? [];
    found.assessments += assessed.length;
    found.changed += assessed.filter(({ changed }) => changed).length;
    const [last] = assessed;
    return { enterpriseId, last: last?.computed ? { row: last.row, computed: last.computed } : null };
  });
  found.proposals = proposeMoves(tx, ctx, judged, sets);
  return found;
}

/** The same for companies that were just judged. @returns how many proposals are new */
export function proposeMoves(
  tx: Tx,
  ctx: Context,
  companies: readonly JudgedCompany[],
  sets: readonly VersionedRuleSet[],
): number {
  const ids = companies.map(({ enterpriseId }) => enterpriseId);
  if (ids.length === 0) return 0;
  const entries = new Map(
    tx
      .select()
      .from(cultivationEntry)
      .where(inArray(cultivationEntry.enterpriseId, ids))
      .all()
      .map((row) => [row.enterpriseId, row]),
  );
  const held = byEnterprise(
    tx.select().from(enterpriseTier).where(inArray(enterpriseTier.enterpriseId, ids)).all(),
  );
  const certificates = byEnterprise(
    tx.select().from(enterpriseCertificate).where(inArray(enterpriseCertificate.enterpriseId, ids)).all(),
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
  let opened = 0;
  for (const { enterpriseId, last } of companies) {
    const papers = (certificates.get(enterpriseId) ?? []).map((row) => heldAs(row, today));
    const year = last?.row.year ?? lastYearOf(papers);
    if (year === null) continue;
    let entry = entries.get(enterpriseId);
    if (!entry && last) {
      moveEntry(tx, ctx, { enterpriseId, verb: "enter", who: "system", version: null, year });
      entry = { status: "candidate" } as Entry;
    }
    const moves = proposeCultivation({
      year,
      status: entry?.status ?? null,
      held: (held.get(enterpriseId) ?? []).map(({ tier }) => tier),
      results: last?.row.results ?? {},
      evaluations: last?.computed.evaluations ?? [],
      sets,
      certificates: papers,
      before: entry && last ? stoodBefore(tx, entry) : null,
    });
    opened += bringUpToDate(tx, ctx, enterpriseId, {
      moves,
      assessment: last?.row ?? null,
      known: proposals.get(enterpriseId) ?? [],
    });
  }
  return opened;
}

function heldAs(row: CertificateRow, today: string): HeldCertificate {
  const { kind, number, issuedOn, validUntil } = row;
  return { kind, number, issuedOn, validUntil, counts: countsOn(row, today) };
}

const lastYearOf = (papers: readonly HeldCertificate[]): number | null =>
  papers.length === 0 ? null : Math.max(...papers.map(({ issuedOn }) => Number(issuedOn.slice(0, 4))));

/** How a company that a person has put aside stood at that moment. */
function stoodBefore(tx: Tx, { enterpriseId, status, since }: Entry): Standing["before"] {
  if (status !== "watch" && status !== "exited") return null;
  const row = tx
    .select()
    .from(enterpriseAssessment)
    .where(and(eq(enterpriseAssessment.enterpriseId, enterpriseId), lte(enterpriseAssessment.at, since)))
    .orderBy(desc(enterpriseAssessment.year), desc(enterpriseAssessment.id))
    .limit(1)
    .get();
  if (!row) return null;
  return { year: row.year, met: metTiers(row.results, row.certificates as CertificateKind[]) };
}

interface Compared {
  moves: ReturnType<typeof proposeCultivation>;
  assessment: AssessmentRow | null;
  known: readonly { row: ProposalRow; figuresIds: Record<string, string> | null }[];
}

function bringUpToDate(
  tx: Tx,
  ctx: Context,
  enterpriseId: string,
  { moves, assessment, known }: Compared,
): number {
  const wanted = new Map(moves.map((move) => [groundsOf(move, assessment?.figuresIds ?? {}), move]));
  for (const { row, figuresIds } of known) {
    const grounds = groundsOf(row, figuresIds ?? {});
    const holds = wanted.has(grounds);
    // What a person has decided on is not asked again on the same grounds, what is open is asked already.
    if (row.status !== "superseded") wanted.delete(grounds);
    if (row.status === "open" && !holds) supersede(tx, ctx, row.id);
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
