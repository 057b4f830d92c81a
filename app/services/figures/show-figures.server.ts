import { and, asc, eq } from "drizzle-orm";
import { changeOf } from "~/domain/compare-figures";
import { FIGURES_TRANSITIONS, isEditableFigures, type FiguresStatus } from "~/domain/figures-status";
import {
  figuresOf,
  formatFigure,
  isFigureSection,
  typedFigure,
  type FigureStep,
} from "~/domain/figures-form";
import { computedLines, missingWords, type FiguresReview } from "~/domain/figures-review";
import { isVerified } from "~/domain/verification";
import { enterpriseFigures } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { tellableYears } from "./begin-figures.server";
import {
  confirmedRevision,
  evidenceOf,
  figuresBefore,
  historyOf,
  reviewRow,
  type FiguresSide,
  type OwnFigures,
} from "./load-figures.server";

export interface YearLine {
  year: number;
  /** What is being written or waits; null = nothing is. */
  open: {
    status: FiguresStatus;
    version: number;
    revision: number;
    note: string | null;
    missing: string[];
  } | null;
  /** What counts; null = nothing does. */
  confirmed: { revision: number; at: number | null } | null;
}

/** The years that a company can tell, last year first, and how each stands; undefined without an enterprise. */
export function listOwnYears(ctx: AccountContext) {
  const membership = findMembership(ctx);
  if (!membership) return undefined;
  const { enterprise } = membership;
  const rows = ctx.db
    .select()
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterprise.id)))
    .orderBy(asc(enterpriseFigures.year), asc(enterpriseFigures.revision))
    .all();
  const years = [...new Set([...tellableYears(ctx.now), ...rows.map(({ year }) => year)])].sort(
    (a, b) => b - a,
  );
  return {
    enterprise: enterprise.name,
    verified: isVerified(enterprise, ctx.now),
    verifiedUntil: enterprise.verifiedUntil,
    years: years.map((year): YearLine => {
      const own = rows.filter((row) => row.year === year);
      const confirmed = own.find(({ status }) => status === "confirmed");
      const open = own.find(({ status }) => status !== "confirmed" && status !== "superseded");
      return {
        year,
        open: open
          ? {
              ...{ status: open.status, version: open.version, revision: open.revision, note: open.note },
              missing: isEditableFigures(open.status)
                ? missingWords(reviewRow(ctx.db, open, "enterprise"))
                : [],
            }
          : null,
        confirmed: confirmed ? { revision: confirmed.revision, at: confirmed.decidedAt } : null,
      };
    }),
  };
}

/** One figure as the form shows it. */
export function fieldsOf(ctx: AccountContext, { row }: OwnFigures, step: FigureStep) {
  if (!isFigureSection(step)) return [];
  const before = figuresBefore(ctx.db, row, "enterprise");
  return figuresOf(step).map((figure) => {
    const value = row.figures[figure.name];
    const last = before?.[figure.name];
    const isTold = value !== null && value !== undefined;
    return {
      ...figure,
      typed: typedFigure(value),
      /** Taken over from the year before, and still the same. */
      isCarried: figure.carried === true && isTold && value === last,
      last: formatFigure(figure, last),
    };
  });
}

/** The step to show: the one asked for, else the first with something to do. */
export function stepToShow(asked: string | null, { next }: FiguresReview, steps: readonly FigureStep[]) {
  return steps.find((step) => step === asked) ?? next ?? "check";
}

/** A year of one's own, as its form and its page show it. */
export function showOwnYear(ctx: AccountContext, own: OwnFigures) {
  const { row, employer } = own;
  const review = reviewRow(ctx.db, row, "enterprise");
  const { figures: _figures, explanations: _words, findings: _findings, createdBy: _author, ...rest } = row;
  const corrects = row.status === "confirmed" ? null : confirmedRevision(ctx.db, row.enterpriseId, row.year);
  return {
    row: rest,
    review,
    missing: missingWords(review),
    isEditable: isEditableFigures(row.status),
    verbs: FIGURES_TRANSITIONS.flatMap(({ verb, from, who }) =>
      who === "enterprise" && from.includes(row.status) ? [verb] : [],
    ),
    corrects: corrects ? { revision: corrects.revision } : null,
    verified: isVerified(employer, ctx.now),
    verifiedUntil: employer.verifiedUntil,
    evidence: evidenceOf(ctx.db, row),
    history: historyOf(ctx.db, row).map(({ actor, side, ...event }) => ({
      ...event,
      side,
      // Who of the office decided is not told.
      actor: side === "enterprise" ? actor : null,
    })),
  };
}

/** All that a year tells, section by section, in words. */
export function contentOf({ db }: AccountContext, { row }: Pick<OwnFigures, "row">, side: FiguresSide) {
  const corrected =
    row.status === "confirmed" ? undefined : confirmedRevision(db, row.enterpriseId, row.year);
  const before = figuresBefore(db, row, side);
  return reviewRow(db, row, side).sections.map(({ section, title }) => ({
    section,
    title,
    lines: figuresOf(section).map((figure) => {
      const value = row.figures[figure.name];
      const [last, known] = [before?.[figure.name], corrected?.figures[figure.name]];
      return {
        name: figure.name,
        label: figure.label,
        text: formatFigure(figure, value),
        last: formatFigure(figure, last),
        corrected: corrected ? formatFigure(figure, known) : null,
        /** Against the revision that it corrects; where it corrects none, against nothing. */
        isChanged: corrected !== undefined && (value ?? null) !== (known ?? null),
        change: changeOf(value, last),
      };
    }),
    computed: computedLines(section, row.figures),
  }));
}
