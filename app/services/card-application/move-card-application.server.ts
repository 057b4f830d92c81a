import { and, eq, gte, isNull, ne } from "drizzle-orm";
import {
  PUBLICITY_WORKING_DAYS,
  STAGE_WORKING_DAYS,
  appealUntil,
  findCardApplicationMove,
  isFinalCardApplication,
  sideOfReview,
  type CardApplicationRefusal,
  type CardApplicationSide,
  type CardApplicationStatus,
  type CardApplicationVerb,
  type CardDecisionReason,
  type FoundCardApplicationMove,
} from "~/domain/card-application";
import { isPermitted } from "~/domain/permission";
import { afterWorkingDays } from "~/domain/working-day";
import type { Tx } from "~db/client";
import {
  cardApplication,
  cardApplicationEvent,
  cardConflict,
  cardMaterial,
  cardObjection,
  enterpriseMember,
  talentCard,
} from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { Context } from "../context.server";
import { getCalendar } from "../setting/get-calendar.server";
import { findStandingCard } from "../talent-card/load-card.server";
import { enqueueTask } from "../task/enqueue-task.server";
import { cardEventsOf, findCardApplication, type CardApplicationRow } from "./load-card-application.server";
import { nextNumber } from "./next-number.server";
import { tellOfMove, type CardLinks } from "./tell-card-people.server";

/** Waits for another writer at the beginning: a move reads before it writes. */
export const CARD_WRITING = { behavior: "immediate" } as const;

export type CardApplicationResult = { done: true } | { refused: CardApplicationRefusal };

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

/**
 * Moves a case as the table says: the row, its history, the audit entry, the search announcement and the message, in
 * one transaction. Everything is judged on the row as it is now. The same press sent twice moves it once.
 */
export function moveCardApplication(
  tx: Tx,
  ctx: Context,
  step: CardApplicationStep,
  links: CardLinks,
): CardApplicationResult {
  const row = findCardApplication(tx, step.applicationId);
  if (!row) return { refused: "state" };
  const { verb, who, version } = step;
  const move = findCardApplicationMove(row.status, verb, row.returnedFrom);
  if (version !== null && row.version !== version) {
    const last = cardEventsOf(tx, row.id).at(-1);
    const again = row.version === version + 1 && last?.verb === verb && last.side === who;
    return again && isSameOfficer(ctx, last) ? { done: true } : { refused: "changed" };
  }
  if (move?.who !== who) return { refused: "state" };
  const refused = refusalOf(tx, ctx, row, move, step);
  if (refused) return { refused };

  const changed = changedRow(tx, ctx, row, move, step);
  tx.update(cardApplication).set(changed).where(eq(cardApplication.id, row.id)).run();
  const said = {
    verb,
    reasons: [...(step.reasons ?? [])],
    missing: [...(step.missing ?? [])],
    note: step.note?.trim() || null,
  };
  tx.insert(cardApplicationEvent)
    .values({
      applicationId: row.id,
      at: ctx.now,
      side: who,
      officerId: who === "office" && ctx.actor.kind === "account" ? ctx.actor.id : null,
      from: row.status,
      to: move.to,
      ...said,
    })
    .run();
  if (verb === "withdraw")
    withdrawConsent(tx, ctx, { accountId: row.personId, kind: "card", subjectId: row.id });
  // Issued after the commit, once: the card's row names the case.
  if (move.to === "approved")
    enqueueTask(tx, ctx, {
      key: `card:issue:${row.id}`,
      kind: "card:issue",
      payload: { application: row.id },
    });
  recordAction(tx, ctx, {
    action: `card-application:${verb}`,
    entity: "card-application",
    entityId: row.id,
    details: { from: row.status, to: move.to, reasons: said.reasons, missing: said.missing },
  });
  announce(tx, "talentCards", [row.id], ctx.now);
  tellOfMove(tx, ctx, changed, said, links);
  return { done: true };
}

const isSameOfficer = ({ actor }: Context, last: { officerId: string | null } | undefined) =>
  last?.officerId === null || (actor.kind === "account" && last?.officerId === actor.id);

/** What keeps a move from being made, in the order in which it is told; null = nothing. */
function refusalOf(
  tx: Tx,
  ctx: Context,
  row: CardApplicationRow,
  move: FoundCardApplicationMove,
  step: CardApplicationStep,
): CardApplicationRefusal | null {
  const obstacle = obstacleOf(tx, ctx, row, move);
  if (obstacle) return obstacle;
  for (const need of move.needs) {
    if (need === "complete" && !step.isComplete?.(row)) return "incomplete";
    if (need === "reason" && (step.reasons ?? []).length === 0 && !step.note?.trim()) return "reason";
    if (need === "missing" && (step.missing ?? []).length === 0) return "missing";
  }
  return null;
}

/**
 * What stands in the way of a move whatever is written in its form, in the order in which it is told: who acts, what
 * happened before, the time. Null = nothing; the desk asks it to say why a button is not there.
 */
export function obstacleOf(
  tx: Tx,
  ctx: Context,
  row: CardApplicationRow,
  move: FoundCardApplicationMove,
): CardApplicationRefusal | null {
  if (move.who === "office") {
    const obstacle = officeObstacle(tx, ctx, row, move);
    if (obstacle) return obstacle;
  }
  for (const need of move.needs) {
    switch (need) {
      case "fourEyes":
        if (!isOtherThan(ctx, otherReviewers(tx, row, move.verb))) return "fourEyes";
        break;
      case "freshEyes":
        if (!isOtherThan(ctx, decidersOf(tx, row.id))) return "freshEyes";
        break;
      case "provable":
        if (!row.evaluation?.provable) return "provable";
        break;
      case "proved":
        if (!isProved(tx, row.id)) return "proved";
        break;
      case "publicityOver":
        if (row.publicityUntil === null || ctx.now <= row.publicityUntil || openObjections(tx, row.id) > 0)
          return "publicityOver";
        break;
      case "answered":
        if (openObjections(tx, row.id) > 0) return "answered";
        break;
      case "founded":
        if (!isFounded(tx, row)) return "founded";
        break;
      case "unfounded":
        if (isFounded(tx, row)) return "unfounded";
        break;
      case "alone":
        if (hasOtherOpenCase(tx, row.personId, row.id) || (row.kind === "new" && holdsCard(tx, row.personId)))
          return "alone";
        break;
      case "inTime":
        if (row.endedAt === null || ctx.now > appealUntil(row.endedAt)) return "inTime";
        break;
      case "card":
        if (row.kind !== "new" && !findStandingCard(tx, row)) return "card";
        break;
      case "complete":
      case "reason":
      case "missing":
      case "sameStage":
        // Of the form; and `findCardApplicationMove` chose the move by the stage.
        break;
    }
  }
  return null;
}

/** Whether an officer may act on a case at all: by role, apart from what is one's own or was declined as too near. */
function officeObstacle(
  tx: Tx,
  { actor }: Context,
  row: CardApplicationRow,
  move: FoundCardApplicationMove,
): CardApplicationRefusal | null {
  if (actor.kind !== "account" || !move.permission || !isPermitted(actor.roles, move.permission))
    return "notPermitted";
  if (isInvolved(tx, actor.id, row)) return "own";
  const declared = tx
    .select({ at: cardConflict.declaredAt })
    .from(cardConflict)
    .where(and(eq(cardConflict.applicationId, row.id), eq(cardConflict.accountId, actor.id)))
    .get();
  return declared ? "conflict" : null;
}

/** Whether a case is about somebody or their enterprise. */
export function isInvolved(tx: Tx | Context["db"], accountId: string, row: CardApplicationRow): boolean {
  if (row.personId === accountId || row.filedBy === accountId) return true;
  const member = tx
    .select({ enterpriseId: enterpriseMember.enterpriseId })
    .from(enterpriseMember)
    .where(eq(enterpriseMember.accountId, accountId))
    .get();
  return member !== undefined && member.enterpriseId === row.enterpriseId;
}

const isOtherThan = ({ actor }: Context, ids: readonly (string | null)[]) =>
  actor.kind === "account" && !ids.includes(actor.id);

/** Everybody who has had a part in the other stage of a case than the one that a move belongs to. */
export function otherReviewers(
  tx: Tx | Context["db"],
  row: CardApplicationRow,
  verb: CardApplicationVerb,
): string[] {
  const side = sideOfReview({ verb, from: row.status });
  const acted = cardEventsOf(tx, row.id).flatMap((event) => {
    const other = sideOfReview(event);
    return event.officerId && other !== null && other !== side ? [event.officerId] : [];
  });
  return side === "second" && row.firstReviewedBy ? [...acted, row.firstReviewedBy] : acted;
}

/** Whether an objection of this publicity was found true. */
function isFounded(tx: Tx, { id, publicityFrom }: CardApplicationRow): boolean {
  const found = tx
    .select({ id: cardObjection.id })
    .from(cardObjection)
    .where(
      and(
        eq(cardObjection.applicationId, id),
        eq(cardObjection.upheld, true),
        gte(cardObjection.createdAt, publicityFrom ?? 0),
      ),
    )
    .get();
  return found !== undefined;
}

const holdsCard = (tx: Tx, personId: string): boolean =>
  tx
    .select({ id: talentCard.id })
    .from(talentCard)
    .where(and(eq(talentCard.holderId, personId), ne(talentCard.status, "revoked")))
    .get() !== undefined;

/** Everybody of the office who has reviewed or decided on a case. */
function decidersOf(tx: Tx, id: string): string[] {
  const decided: readonly CardApplicationVerb[] = [
    "pass",
    "verify",
    "reject",
    "endorse",
    "approve",
    "uphold",
    "remand",
  ];
  return cardEventsOf(tx, id).flatMap(({ verb, officerId }) =>
    officerId && decided.includes(verb) ? [officerId] : [],
  );
}

/** Whether an honour's evidence was accepted and none of what was looked at was found wanting. */
function isProved(tx: Tx, id: string): boolean {
  const papers = tx
    .select({ verdict: cardMaterial.verdict })
    .from(cardMaterial)
    .where(and(eq(cardMaterial.applicationId, id), eq(cardMaterial.kind, "honour")))
    .all();
  return (
    papers.some(({ verdict }) => verdict === "accepted") &&
    papers.every(({ verdict }) => verdict !== "rejected")
  );
}

const openObjections = (tx: Tx, id: string): number =>
  tx
    .select({ id: cardObjection.id })
    .from(cardObjection)
    .where(and(eq(cardObjection.applicationId, id), isNull(cardObjection.answeredAt)))
    .all().length;

/** The row as the move leaves it. */
function changedRow(
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

/** Whether somebody has another case under way; one whose form is sent twice is the same. */
export function hasOtherOpenCase(tx: Tx, personId: string, id: string): boolean {
  const rows = tx
    .select({ status: cardApplication.status })
    .from(cardApplication)
    .where(
      and(
        eq(cardApplication.personId, personId),
        ne(cardApplication.id, id),
        isNull(cardApplication.erasedAt),
      ),
    )
    .all();
  return rows.some(
    ({ status }) =>
      !isFinalCardApplication(status) && status !== ("rejected" satisfies CardApplicationStatus),
  );
}
