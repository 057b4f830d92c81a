import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import { findCardApplicationMove } from "~/domain/card-application-moves";
import { ERASED_WORDS } from "~/domain/terms";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import type { Tx } from "~db/client";
import {
  benefitUse,
  cardApplication,
  cardApplicationEvent,
  cardEvent,
  cardInvitation,
  cardMaterial,
  cardNote,
  cardObjection,
  cardVerification,
  talentCard,
  upload,
} from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import { moveCardApplication } from "../card-application/move-card-application.server";
import type { CardLinks } from "../card-application/tell-card-people.server";
import type { AccountContext } from "../context.server";
import { announceCard } from "../talent-card/announce-card.server";
import { forgetUnused } from "./erase-content.server";

/** Of a withdrawal nobody is told by mail. */
const nowhere = () => "";
const NO_LINKS: CardLinks = {
  own: nowhere,
  filed: nowhere,
  desk: nowhere,
  card: nowhere,
  verify: nowhere,
};

/**
 * Takes everything personal out of requests for a card. Number, category, states and times stay: a card that was shown
 * somewhere can still be told from a forged one.
 * @returns the names of files that nothing refers to any more
 */
export function eraseCardContent(tx: Tx, ids: readonly string[], now: number): string[] {
  if (ids.length === 0) return [];
  const files = tx
    .delete(cardMaterial)
    .where(inArray(cardMaterial.applicationId, [...ids]))
    .returning({ id: cardMaterial.uploadId })
    .all();
  tx.delete(cardNote)
    .where(inArray(cardNote.applicationId, [...ids]))
    .run();
  tx.update(cardObjection)
    .set({ text: ERASED_WORDS, answer: null, sealedContact: null })
    .where(inArray(cardObjection.applicationId, [...ids]))
    .run();
  tx.update(cardApplicationEvent)
    .set({ note: null, missing: null })
    .where(inArray(cardApplicationEvent.applicationId, [...ids]))
    .run();
  tx.update(cardApplication)
    .set({
      realName: null,
      sealedIdNumber: null,
      idNumberHash: null,
      employerName: null,
      answers: {},
      evaluation: null,
      missing: null,
      note: null,
      unseenByApplicant: null,
      erasedAt: now,
      updatedAt: now,
    })
    .where(inArray(cardApplication.id, [...ids]))
    .run();
  announce(tx, "talentCards", [...ids], now);
  const uploads = files.map(({ id }) => id);
  return forgetUnused(tx, inArray(upload.id, uploads));
}

/**
 * Takes whoever acts out of the cases of their talent cards: what is under way is withdrawn, what was never handed in goes
 * as a whole, the card is revoked.
 * @returns the names of files that nothing refers to any more
 */
export function eraseCards(tx: Tx, ctx: AccountContext): string[] {
  const { actor, now } = ctx;
  const cases = tx.select().from(cardApplication).where(eq(cardApplication.personId, actor.id)).all();
  for (const { id, status, returnedFrom } of cases)
    if (findCardApplicationMove(status, "withdraw", returnedFrom)?.who === "person")
      moveCardApplication(
        tx,
        ctx,
        { applicationId: id, verb: "withdraw", who: "person", version: null },
        NO_LINKS,
      );
  const ids = cases.map(({ id }) => id);
  const files = eraseCardContent(tx, ids, now);
  const never = cases.filter(({ caseNumber }) => caseNumber === null).map(({ id }) => id);
  tx.delete(cardApplication).where(inArray(cardApplication.id, never)).run();
  tx.delete(cardInvitation)
    .where(or(eq(cardInvitation.personId, actor.id), eq(cardInvitation.invitedBy, actor.id)))
    .run();
  revokeCards(tx, ctx);
  return files;
}

/** Of where a card was shown and used counts stay: that it was asked, that a benefit was used on a day. */
function forgetUses(tx: Tx, cardId: string): void {
  tx.update(cardVerification).set({ cardId: null }).where(eq(cardVerification.cardId, cardId)).run();
  tx.delete(benefitUse)
    .where(and(eq(benefitUse.cardId, cardId), isNotNull(benefitUse.undoneAt)))
    .run();
  for (const { id, at } of tx.select().from(benefitUse).where(eq(benefitUse.cardId, cardId)).all())
    tx.update(benefitUse)
      .set({ at: shanghaiDayStart(shanghaiDay(at)) })
      .where(eq(benefitUse.id, id))
      .run();
}

function revokeCards(tx: Tx, ctx: AccountContext): void {
  for (const card of tx.select().from(talentCard).where(eq(talentCard.holderId, ctx.actor.id)).all()) {
    const wasRevoked = card.status === "revoked";
    tx.update(talentCard)
      .set({
        status: "revoked",
        reason: wasRevoked ? card.reason : "lost",
        holderName: null,
        employerName: null,
        nameShownUntil: null,
        listed: false,
        expertise: null,
        note: null,
        updatedAt: ctx.now,
        version: card.version + 1,
      })
      .where(eq(talentCard.id, card.id))
      .run();
    tx.update(cardEvent).set({ note: null }).where(eq(cardEvent.cardId, card.id)).run();
    forgetUses(tx, card.id);
    if (!wasRevoked) {
      tx.insert(cardEvent)
        .values({ cardId: card.id, at: ctx.now, officerId: null, verb: "revoke", reason: "lost", note: null })
        .run();
      recordAction(tx, ctx, { action: "card:revoke", entity: "card", entityId: card.id });
    }
    announceCard(tx, card, ctx.now);
  }
}
