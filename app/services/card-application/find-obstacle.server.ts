import { and, eq, gte, isNull, ne } from "drizzle-orm";
import { appealUntil, type CardApplicationStatus } from "~/domain/card-application";
import {
  isFinalCardApplication,
  sideOfReview,
  type CardApplicationVerb,
  type FoundCardApplicationMove,
} from "~/domain/card-application-moves";
import type { CardApplicationRefusal } from "~/domain/card-decision";
import { isPermitted } from "~/domain/permission";
import type { Tx } from "~db/client";
import {
  cardApplication,
  cardConflict,
  cardMaterial,
  cardObjection,
  enterpriseMember,
  talentCard,
} from "~db/schema";
import type { Context } from "../context.server";
import { findStandingCard } from "../talent-card/load-card.server";
import { cardEventsOf, type CardApplicationRow } from "./load-card-application.server";

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
        if (isCardGone(tx, row)) return "card";
        break;
      case "cardGone":
        if (!isCardGone(tx, row)) return "cardGone";
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

/** Whether a case is about a card that is no longer the person's, or was revoked. */
export const isCardGone = (tx: Tx, row: CardApplicationRow): boolean =>
  row.kind !== "new" && !findStandingCard(tx, row);

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
