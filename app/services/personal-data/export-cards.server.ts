import { asc, eq } from "drizzle-orm";
import type { Db } from "~db/client";
import {
  benefit,
  benefitUse,
  cardApplication,
  cardEvent,
  cardMaterial,
  cardNote,
  cardObjection,
  cardVerification,
  talentCard,
  upload,
} from "~db/schema";
import { openIdentity } from "../card-application/evaluate-case.server";
import { listQuestions } from "../card-application/invite-person.server";
import { cardEventsOf } from "../card-application/load-card-application.server";
import type { VaultContext } from "../vault-context.server";

/** Requests for a card, cards, and who asks to file, as their holder is given them: the identity in the clear. */
export function cardsOf(ctx: VaultContext) {
  const { db, actor, box } = ctx;
  const cases = db
    .select()
    .from(cardApplication)
    .where(eq(cardApplication.personId, actor.id))
    .orderBy(asc(cardApplication.createdAt))
    .all();
  return {
    cardApplications: cases.map((row) => {
      const { sealedIdNumber: _sealed, idNumberHash: _hash, assigneeId: _assignee, ...shown } = row;
      const { firstReviewedBy: _first, secondReviewedBy: _second, approvedBy: _approved, ...rest } = shown;
      return {
        ...rest,
        idNumber: openIdentity(box, row),
        history: cardEventsOf(db, row.id).map(({ officerId: _officer, ...event }) => event),
        materials: materialsOf(db, row.id),
        notesOfOffice: db
          .select({ text: cardNote.text, createdAt: cardNote.createdAt })
          .from(cardNote)
          .where(eq(cardNote.applicationId, row.id))
          .all(),
        objections: db
          .select({
            text: cardObjection.text,
            createdAt: cardObjection.createdAt,
            answer: cardObjection.answer,
          })
          .from(cardObjection)
          .where(eq(cardObjection.applicationId, row.id))
          .all(),
      };
    }),
    cards: db
      .select()
      .from(talentCard)
      .where(eq(talentCard.holderId, actor.id))
      .all()
      .map((card) => ({
        ...card,
        history: db
          .select({ at: cardEvent.at, verb: cardEvent.verb, reason: cardEvent.reason, note: cardEvent.note })
          .from(cardEvent)
          .where(eq(cardEvent.cardId, card.id))
          .all(),
        verifications: db
          .select({
            at: cardVerification.at,
            channel: cardVerification.channel,
            result: cardVerification.result,
          })
          .from(cardVerification)
          .where(eq(cardVerification.cardId, card.id))
          .all(),
        uses: db
          .select({
            benefit: benefit.title,
            provider: benefit.provider,
            at: benefitUse.at,
            undoneAt: benefitUse.undoneAt,
          })
          .from(benefitUse)
          .innerJoin(benefit, eq(benefit.id, benefitUse.benefitId))
          .where(eq(benefitUse.cardId, card.id))
          .orderBy(asc(benefitUse.at))
          .all(),
      })),
    cardQuestions: listQuestions(ctx),
  };
}

const materialsOf = (db: Db, applicationId: string) =>
  db
    .select({
      kind: cardMaterial.kind,
      file: upload.id,
      name: upload.name,
      addedAt: cardMaterial.addedAt,
      verdict: cardMaterial.verdict,
      verdictNote: cardMaterial.verdictNote,
    })
    .from(cardMaterial)
    .innerJoin(upload, eq(upload.id, cardMaterial.uploadId))
    .where(eq(cardMaterial.applicationId, applicationId))
    .orderBy(asc(cardMaterial.addedAt))
    .all();

/** Files of one's own cases that somebody else, an employer, has handed in. */
export const filesOfCases = ({ db, actor }: VaultContext) =>
  db
    .selectDistinct({ file: upload })
    .from(cardMaterial)
    .innerJoin(cardApplication, eq(cardApplication.id, cardMaterial.applicationId))
    .innerJoin(upload, eq(upload.id, cardMaterial.uploadId))
    .where(eq(cardApplication.personId, actor.id))
    .all()
    .map(({ file }) => file)
    .filter(({ ownerId }) => ownerId !== actor.id);
