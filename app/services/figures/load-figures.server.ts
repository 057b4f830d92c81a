import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Figures } from "~/domain/figures";
import type { EvidenceKind } from "~/domain/figures-evidence";
import { OPEN_FIGURES_STATUSES, isEditableFigures } from "~/domain/figures-status";
import { reviewFigures, type FiguresReview } from "~/domain/figures-review";
import { authorize, type Authorized } from "~/domain/permission";
import type { Db, Tx } from "~db/client";
import { isConfirmed } from "~db/conditions";
import { account, enterprise, enterpriseFigures, figuresEvent, figuresEvidence, upload } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import type { FiguresRow } from "./move-figures.server";

/** Waits for another writer at the beginning, where waiting helps. */
export const FIGURES_WRITING = { behavior: "immediate" } as const;

export interface FoundFigures {
  row: FiguresRow;
  employer: typeof enterprise.$inferSelect;
}

/** For whom a year is shown. */
export type FiguresSide = "enterprise" | "office";

declare const side: unique symbol;
/** A year of the enterprise that whoever acts is a member of. */
export type OwnFigures = Authorized<FoundFigures> & { readonly [side]: "enterprise" };
/** A year that was handed in, for the office. */
export type OfficeFigures = Authorized<FoundFigures> & { readonly [side]: "office" };

/** The revision that is being written or waits, else the one that counts. */
export function currentRevision(db: Db | Tx, enterpriseId: string, year: number): FiguresRow | undefined {
  return db
    .select()
    .from(enterpriseFigures)
    .where(
      and(
        eq(enterpriseFigures.enterpriseId, enterpriseId),
        eq(enterpriseFigures.year, year),
        inArray(enterpriseFigures.status, [...OPEN_FIGURES_STATUSES, "confirmed"]),
      ),
    )
    .orderBy(desc(enterpriseFigures.revision))
    .limit(1)
    .get();
}

/** The revision of a year that counts. */
export const confirmedRevision = (db: Db | Tx, enterpriseId: string, year: number): FiguresRow | undefined =>
  db
    .select()
    .from(enterpriseFigures)
    .where(
      and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.year, year), isConfirmed),
    )
    .get();

/**
 * The figures of the year before: what counts, else what was told so far; null = nothing. What the company is still
 * writing the office does not see.
 */
export function figuresBefore(
  db: Db | Tx,
  { enterpriseId, year }: Pick<FiguresRow, "enterpriseId" | "year">,
  side: FiguresSide,
): Figures | null {
  const before = confirmedRevision(db, enterpriseId, year - 1) ?? currentRevision(db, enterpriseId, year - 1);
  if (!before || (side === "office" && isEditableFigures(before.status))) return null;
  return before.figures;
}

/**
 * A year of one's own enterprise; undefined for every other, whether or not it exists.
 * @throws NotPermitted
 */
export function loadOwnFigures(ctx: AccountContext, year: number): OwnFigures | undefined {
  const membership = findMembership(ctx);
  const row = membership && currentRevision(ctx.db, membership.enterprise.id, year);
  if (!row) return undefined;
  return authorize(ctx.actor, "figures:write", { row, employer: membership.enterprise }) as OwnFigures;
}

/**
 * A year that was handed in; undefined for what a company is still writing.
 * @throws NotPermitted
 */
export function loadOfficeFigures(ctx: AccountContext, id: string): OfficeFigures | undefined {
  const found = ctx.db
    .select({ row: enterpriseFigures, employer: enterprise })
    .from(enterpriseFigures)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseFigures.enterpriseId))
    .where(eq(enterpriseFigures.id, id))
    .get();
  if (!found || found.row.status === "draft") return undefined;
  return authorize(ctx.actor, "figures:confirm", found) as OfficeFigures;
}

export interface ShownEvidence {
  id: string;
  kind: EvidenceKind;
  uploadId: string;
  name: string;
  mime: string;
  bytes: number;
  scan: string;
  /** Of which revision of the year. */
  revision: number;
}

/**
 * The papers that show a year: those of this revision, and those of the revisions it corrects, which stay with them.
 */
export function evidenceOf(
  db: Db | Tx,
  row: Pick<FiguresRow, "enterpriseId" | "year" | "revision">,
): ShownEvidence[] {
  return db
    .select({
      id: figuresEvidence.id,
      kind: figuresEvidence.kind,
      uploadId: figuresEvidence.uploadId,
      name: upload.name,
      mime: upload.mime,
      bytes: upload.bytes,
      scan: upload.scan,
      revision: enterpriseFigures.revision,
    })
    .from(figuresEvidence)
    .innerJoin(enterpriseFigures, eq(enterpriseFigures.id, figuresEvidence.figuresId))
    .innerJoin(upload, eq(upload.id, figuresEvidence.uploadId))
    .where(and(eq(enterpriseFigures.enterpriseId, row.enterpriseId), eq(enterpriseFigures.year, row.year)))
    .orderBy(asc(figuresEvidence.addedAt), figuresEvidence.id)
    .all()
    .filter(({ revision }) => revision <= row.revision);
}

/** How a revision stands, judged with the year before as it is now. */
export function reviewRow(db: Db | Tx, row: FiguresRow, side: FiguresSide): FiguresReview {
  return reviewFigures({
    year: row.year,
    figures: row.figures,
    previous: figuresBefore(db, row, side),
    explanations: row.explanations,
    evidence: evidenceOf(db, row).map(({ kind }) => kind),
  });
}

/** What happened to a year, over all its revisions, first to last. People of the office are not named to companies. */
export function historyOf(db: Db | Tx, { enterpriseId, year }: Pick<FiguresRow, "enterpriseId" | "year">) {
  return db
    .select({
      id: figuresEvent.id,
      at: figuresEvent.at,
      side: figuresEvent.side,
      verb: figuresEvent.verb,
      note: figuresEvent.note,
      revision: enterpriseFigures.revision,
      actor: account.displayName,
    })
    .from(figuresEvent)
    .innerJoin(enterpriseFigures, eq(enterpriseFigures.id, figuresEvent.figuresId))
    .leftJoin(account, eq(account.id, figuresEvent.actorId))
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.year, year)))
    .orderBy(asc(figuresEvent.id))
    .all();
}
