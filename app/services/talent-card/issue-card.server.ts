import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { CODE_LENGTH, CODE_SIGNS } from "~/domain/card-token";
import { DEFAULT_VALIDITY_MONTHS, cardValidUntil } from "~/domain/talent-card";
import type { Tx } from "~db/client";
import { cardEvent, talentCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import {
  findCardApplication,
  type CardApplicationRow,
} from "../card-application/load-card-application.server";
import { CARD_WRITING, moveCardApplication } from "../card-application/move-card-application.server";
import { nextNumber, nextOf } from "../card-application/next-number.server";
import type { CardLinks } from "../card-application/tell-card-people.server";
import type { Context } from "../context.server";
import { rulesOf } from "../rule/rules-in-force.server";
import { announceCard } from "./announce-card.server";
import { findStandingCard, type CardRow } from "./load-card.server";

/**
 * Issues what a case was approved for: a card, more years on it, or another employer on it. Called again for the same
 * case, as after a crash, it does nothing: the case moves to `issued` in the same transaction. Where the card to renew or
 * to change was revoked since the approval, the case goes back to the office, who see why in its history.
 */
export function issueCard(ctx: Context, applicationId: string, links: CardLinks): void {
  ctx.db.transaction((tx) => {
    const row = findCardApplication(tx, applicationId);
    if (row?.status !== "approved") return;
    const standing = row.kind === "new" ? undefined : findStandingCard(tx, row);
    const move = (verb: "issue" | "reopen") => {
      const step = { applicationId, verb, who: "system", version: null } as const;
      const result = moveCardApplication(tx, ctx, step, links);
      if ("refused" in result) throw new Error(`a card was not issued: ${result.refused}`);
    };
    if (row.kind !== "new" && !standing) return move("reopen");
    const card = standing ? changeCard(tx, ctx, row, standing) : insertCard(tx, ctx, row);
    move("issue");
    announceCard(tx, card, ctx.now);
  }, CARD_WRITING);
}

function insertCard(tx: Tx, ctx: Context, row: CardApplicationRow) {
  const { now } = ctx;
  const id = randomUUID();
  const number = nextNumber(tx, "JFH", now);
  tx.insert(talentCard)
    .values({
      id,
      number,
      code: newCode(),
      holderId: row.personId,
      applicationId: row.id,
      category: row.category,
      holderName: row.realName,
      enterpriseId: row.enterpriseId,
      employerName: row.employerName,
      field: row.field,
      status: "active",
      statusIndex: nextOf(tx, "card-status"),
      issuedAt: now,
      validFrom: now,
      validUntil: cardValidUntil(now, validityMonths(tx, row)),
      updatedAt: now,
    })
    .run();
  writeEvent(tx, ctx, { cardId: id, verb: "issue", number });
  return { id, holderId: row.personId, applicationId: row.id };
}

/** A renewal begins where the card ends, or now where it has ended; a change keeps its days. */
function changeCard(tx: Tx, ctx: Context, row: CardApplicationRow, card: CardRow) {
  const renewed = row.kind === "renewal";
  const from = Math.max(ctx.now, card.validUntil + 1);
  tx.update(talentCard)
    .set({
      category: row.category,
      holderName: row.realName,
      enterpriseId: row.enterpriseId,
      employerName: row.employerName,
      field: row.field,
      ...(renewed ? { validUntil: cardValidUntil(from, validityMonths(tx, row)), remindedDays: null } : {}),
      updatedAt: ctx.now,
      version: card.version + 1,
    })
    .where(eq(talentCard.id, card.id))
    .run();
  writeEvent(tx, ctx, { cardId: card.id, verb: renewed ? "renew" : "transfer", number: card.number });
  return card;
}

/** As the rules say that the case was judged by, the shortest where several do; else 项目默认. */
function validityMonths(tx: Tx, row: CardApplicationRow): number {
  const months = rulesOf(tx, row.ruleVersions ?? {}).flatMap(
    ({ ruleSet: { outcome } }) => outcome.validityMonths ?? [],
  );
  return months.length > 0 ? Math.min(...months) : DEFAULT_VALIDITY_MONTHS;
}

function writeEvent(
  tx: Tx,
  ctx: Context,
  { cardId, verb, number }: { cardId: string; verb: "issue" | "renew" | "transfer"; number: string },
): void {
  tx.insert(cardEvent).values({ cardId, at: ctx.now, verb }).run();
  recordAction(tx, ctx, { action: `card:${verb}`, entity: "card", entityId: cardId, details: { number } });
}

/** 60 random bits. */
export function newCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join("");
}
