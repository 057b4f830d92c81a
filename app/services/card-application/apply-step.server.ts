import {
  PUBLICITY_WORKING_DAYS,
  STAGE_WORKING_DAYS,
  type CardApplicationSide,
} from "~/domain/card-application";
import {
  isFinalCardApplication,
  type CardApplicationVerb,
  type FoundCardApplicationMove,
} from "~/domain/card-application-moves";
import type { CardDecisionReason } from "~/domain/card-decision";
import { afterWorkingDays } from "~/domain/working-day";
import type { Tx } from "~db/client";
import type { Context } from "../context.server";
import { getCalendar } from "../setting/get-calendar.server";
import type { CardApplicationRow } from "./load-card-application.server";
import { nextNumber } from "./next-number.server";

export interface CardApplicationStep {
  applicationId: string;
  verb: CardApplicationVerb;
  who: CardApplicationSide;
  /** As the page showed it; null = whatever it is now (the portal by itself, the public). */
  version: number | null;
  reasons?: readonly CardDecisionReason[];
  /** What has to be handed in: keys of `CARD_MATERIALS`, or words. */
  missing?: readonly string[];
  /** For the applicant to read. */
  note?: string | null;
  /** What the form and the materials still lack; asked only where the move needs it. */
  isComplete?: (row: CardApplicationRow) => boolean;
  /** Written with the move, as what was evaluated. */
  set?: Partial<Pick<CardApplicationRow, "evaluation" | "ruleVersions" | "exempt">>;
}

/** The row as the move leaves it. */
export function changedRow(
  tx: Tx,
  ctx: Context,
  row: CardApplicationRow,
  { verb, to }: FoundCardApplicationMove,
  step: CardApplicationStep,
): CardApplicationRow {
  const { now, actor } = ctx;
  const officer = step.who === "office" && actor.kind === "account" ? actor.id : null;
  const calendar = getCalendar({ db: tx });
  const days = STAGE_WORKING_DAYS[to];
  const changed: CardApplicationRow = {
    ...row,
    ...step.set,
    status: to,
    movedAt: now,
    updatedAt: now,
    dueAt: days === undefined ? null : afterWorkingDays(now, days, calendar),
    endedAt: isFinalCardApplication(to) || to === "rejected" ? now : null,
    unseenByApplicant:
      step.who === "person" || (step.who === "filer" && row.filedBy === row.personId) ? null : now,
    version: row.version + 1,
  };
  if ((verb === "submit" || verb === "confirm") && row.caseNumber === null) {
    changed.caseNumber = nextNumber(tx, "RCK", now);
    changed.submittedAt = now;
  }
  if (to === "returned") {
    changed.returnedFrom = row.status;
    changed.missing = [...(step.missing ?? [])];
  }
  if (to === "returned" || to === "rejected" || to === "closed") {
    changed.reasons = [...(step.reasons ?? [])];
    changed.note = step.note?.trim() || null;
  }
  if (verb === "supplement" && row.returnedFrom === "secondReview") changed.firstReviewedBy = null;
  if (verb === "supplement")
    Object.assign(changed, { returnedFrom: null, missing: null, reasons: null, note: null });
  if (verb === "exempt") changed.exempt = true;
  if (verb === "review") changed.exempt = false;
  if (verb === "accept" || verb === "exempt") changed.assigneeId = row.assigneeId ?? officer;
  if (verb === "pass" || verb === "verify") changed.firstReviewedBy = officer;
  if (verb === "endorse") changed.secondReviewedBy = officer;
  if (verb === "approve") changed.approvedBy = officer;
  // What comes next is for somebody else; whoever takes it up says so.
  if (verb === "pass" || verb === "verify" || verb === "remand" || verb === "appeal")
    changed.assigneeId = null;
  if (verb === "reopen")
    Object.assign(changed, { secondReviewedBy: null, approvedBy: null, assigneeId: null });
  if (verb === "grant")
    Object.assign(changed, {
      firstReviewedBy: null,
      secondReviewedBy: null,
      exempt: false,
      reasons: null,
      note: null,
      assigneeId: null,
    });
  if (verb === "verify" || verb === "endorse") publish(changed, now, calendar);
  // An objection stops no clock: the days of publicity run on.
  if (verb === "dismiss") changed.dueAt = row.publicityUntil;
  return changed;
}

function publish(changed: CardApplicationRow, now: number, calendar: ReturnType<typeof getCalendar>): void {
  changed.publicityFrom = now;
  changed.publicityUntil = afterWorkingDays(now, PUBLICITY_WORKING_DAYS, calendar);
  changed.dueAt = changed.publicityUntil;
}
