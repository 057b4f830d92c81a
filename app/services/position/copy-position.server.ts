import { and, eq, ne, or } from "drizzle-orm";
import { findMove, jobState } from "~/domain/job";
import type { PositionDraft } from "~/domain/position-draft";
import { job } from "~db/schema";
import type { AccountContext } from "../context.server";
import { blankPosition, insertPosition, type NewPosition } from "./create-draft.server";
import type { OwnPosition, PositionRow } from "./load-position.server";
import { WRITING } from "./move-position.server";

type Copied = PositionDraft &
  Pick<PositionRow, "city" | "cityDistrict" | "salaryMinMonthly" | "salaryMaxMonthly">;

/** What is written of a position; how long it is open is said anew. */
function written(row: PositionRow): Copied {
  return {
    title: row.title,
    type: row.type,
    employmentForm: row.employmentForm,
    headcount: row.headcount,
    contractKind: row.contractKind,
    contractMonths: row.contractMonths,
    education: row.education,
    experience: row.experience,
    conditions: row.conditions,
    duties: row.duties,
    workConditions: row.workConditions,
    skills: row.skills,
    closedToWomenBasis: row.closedToWomenBasis,
    closedToCarriersBasis: row.closedToCarriersBasis,
    district: row.district,
    city: row.city,
    cityDistrict: row.cityDistrict,
    address: row.address,
    salaryMin: row.salaryMin,
    salaryMax: row.salaryMax,
    salaryPeriod: row.salaryPeriod,
    salaryMonths: row.salaryMonths,
    salaryMinMonthly: row.salaryMinMonthly,
    salaryMaxMonthly: row.salaryMaxMonthly,
    benefits: row.benefits,
    trialMonths: row.trialMonths,
    trialPay: row.trialPay,
    validUntil: null,
    contact: row.contact,
  };
}

function draftOf(ctx: AccountContext, { row, employer }: OwnPosition, formKey: string): PositionRow {
  const blank = blankPosition(employer, ctx.now);
  return { ...blank, ...written(row), id: formKey, createdBy: ctx.actor.id } as PositionRow;
}

/** Begins another position with the words of one. */
export function copyPosition(ctx: AccountContext, position: OwnPosition, formKey: string): NewPosition {
  const details = { from: position.row.id };
  return ctx.db.transaction(
    (tx) => insertPosition(tx, ctx, draftOf(ctx, position, formKey), "job:copy", details),
    WRITING,
  );
}

/**
 * Begins the same position again after its end: a draft that keeps its first publication. While one is on its way, or
 * open, that one is answered.
 */
export function relistPosition(
  ctx: AccountContext,
  position: OwnPosition,
  formKey: string,
): NewPosition | { refused: "state" } {
  const { row } = position;
  if (findMove(jobState(row, ctx.now), "relist")?.who !== "owner") return { refused: "state" };
  const relistedFrom = row.relistedFrom ?? row.id;
  return ctx.db.transaction((tx) => {
    const same = and(or(eq(job.relistedFrom, relistedFrom), eq(job.id, relistedFrom)), ne(job.id, row.id));
    const alive = tx
      .select()
      .from(job)
      .where(same)
      .all()
      .find((other) => findMove(jobState(other, ctx.now), "relist") === null);
    if (alive) return { id: alive.id };
    const { postedAt, sortAt } = row;
    const draft = { ...draftOf(ctx, position, formKey), postedAt, sortAt, relistedFrom };
    return insertPosition(tx, ctx, draft, "job:relist", { from: row.id });
  }, WRITING);
}
