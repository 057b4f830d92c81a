import { eq } from "drizzle-orm";
import { UNKNOWN_DISTRICT, isZoneDistrict } from "~/domain/place";
import type { PositionDraft } from "~/domain/position-draft";
import { OUTSIDE_ZONE } from "~/domain/position-form";
import type { Tx } from "~db/client";
import { job } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import type { EmployerRow, PositionRow } from "./load-position.server";
import { WRITING } from "./move-position.server";

export type NewPosition = { id: string } | { refused: "member" | "taken" };

/**
 * Begins a position of the enterprise that whoever is signed in acts for.
 * @param formKey of the form it was begun with, and its id from then on: a form sent twice begins one
 */
export function createDraft(
  ctx: AccountContext,
  formKey: string,
  written: Partial<PositionDraft> = {},
): NewPosition {
  const membership = findMembership(ctx);
  if (!membership) return { refused: "member" };
  const row = { ...blankPosition(membership.enterprise, ctx.now), ...written, id: formKey } as PositionRow;
  return ctx.db.transaction(
    (tx) => insertPosition(tx, ctx, { ...row, createdBy: ctx.actor.id }, "job:create"),
    WRITING,
  );
}

/** Writes a new position; one that is there already is answered only to who wrote it. */
export function insertPosition(
  tx: Tx,
  ctx: AccountContext,
  row: PositionRow,
  action: "job:create" | "job:copy" | "job:relist",
  details?: Record<string, unknown>,
): NewPosition {
  const before = tx
    .select({ createdBy: job.createdBy, enterpriseId: job.enterpriseId })
    .from(job)
    .where(eq(job.id, row.id))
    .get();
  if (before)
    return before.createdBy === row.createdBy && before.enterpriseId === row.enterpriseId
      ? { id: row.id }
      : { refused: "taken" };
  tx.insert(job).values(row).run();
  recordAction(tx, ctx, { action, entity: "job", entityId: row.id, details });
  return { id: row.id };
}

/** A position of which nothing is written yet. */
export function blankPosition(employer: EmployerRow, now: number): Omit<PositionRow, "id"> {
  return {
    enterpriseId: employer.id,
    title: "",
    status: "draft",
    type: "unknown",
    employmentForm: "unknown",
    headcount: null,
    duties: null,
    conditions: null,
    workConditions: null,
    skills: [],
    benefits: [],
    district: employer.district && isZoneDistrict(employer.district) ? employer.district : UNKNOWN_DISTRICT,
    city: OUTSIDE_ZONE,
    cityDistrict: null,
    address: employer.address,
    industry: employer.industry,
    education: "unknown",
    experience: "unknown",
    experienceMinYears: null,
    experienceMaxYears: null,
    salaryMin: null,
    salaryMax: null,
    salaryPeriod: "month",
    salaryMonths: 12,
    salaryMinMonthly: null,
    salaryMaxMonthly: null,
    salaryRaw: null,
    premium: false,
    postedAt: null,
    validUntil: null,
    // What a fictional employer offers is fictional.
    origin: employer.origin === "demo" ? "demo" : "registered",
    sourceSite: null,
    sourceUrl: null,
    sourceCollected: null,
    sortAt: now,
    dedupKey: null,
    contractKind: null,
    contractMonths: null,
    trialMonths: null,
    trialPay: null,
    contact: null,
    closedToWomenBasis: null,
    closedToCarriersBasis: null,
    createdBy: null,
    submittedAt: null,
    confirmedAt: null,
    pausedReason: null,
    closedReason: null,
    relistedFrom: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}
