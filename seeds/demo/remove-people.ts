import { and, inArray, like, or, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import {
  account,
  cardApplication,
  cardMaterial,
  consent,
  jobInvitation,
  talentCard,
  upload,
} from "../../db/schema/index";
import { announce } from "../../search/outbox";

/** Rows of one transaction, about. */
const BATCH = 500;
/** Accounts of the demonstration; nobody else's address ends like this. */
const OF_DEMO = like(account.email, "%@demo.local");
/** Those among them that only the city scale has, and that nobody signs in as. */
export const cityAddress = (n: number) => `city-${n}@demo.local`;
const OF_CITY = like(account.email, "city-%@demo.local");

/**
 * Removes the requests for cards of the demonstration's people and their cards, with papers and consents, then the
 * people of the city scale. What others have stays; the accounts that are made known stay, too.
 */
export function removeDemoPeople(db: Db, now: number): void {
  const people = db.select({ id: account.id }).from(account).where(OF_DEMO);
  const cases = db
    .select({ id: cardApplication.id })
    .from(cardApplication)
    .where(or(inArray(cardApplication.personId, people), inArray(cardApplication.filedBy, people)))
    .limit(BATCH);
  for (let found = cases.all(); found.length > 0; found = cases.all())
    removeCases(
      db,
      found.map(({ id }) => id),
      now,
    );
  const crowd = db.select({ id: account.id }).from(account).where(OF_CITY).limit(BATCH);
  for (let found = crowd.all(); found.length > 0; found = crowd.all()) {
    const ids = found.map(({ id }) => id);
    db.transaction(
      (tx) => {
        tx.delete(jobInvitation).where(inArray(jobInvitation.candidateId, ids)).run();
        tx.delete(account).where(inArray(account.id, ids)).run();
      },
      { behavior: "immediate" },
    );
  }
}

function removeCases(db: Db, ids: string[], now: number): void {
  db.transaction(
    (tx) => {
      const cards = tx
        .delete(talentCard)
        .where(inArray(talentCard.applicationId, ids))
        .returning({ id: talentCard.id })
        .all()
        .map(({ id }) => id);
      const papers = tx
        .delete(cardMaterial)
        .where(inArray(cardMaterial.applicationId, ids))
        .returning({ id: cardMaterial.uploadId })
        .all()
        .map(({ id }) => id);
      // A renewal keeps the papers of the case before; the files themselves go with the next tidying.
      const kept = tx.select({ id: cardMaterial.uploadId }).from(cardMaterial);
      tx.delete(upload)
        .where(and(inArray(upload.id, papers), sql`${upload.id} NOT IN ${kept}`))
        .run();
      tx.delete(cardApplication).where(inArray(cardApplication.id, ids)).run();
      const about = [...ids, ...cards];
      tx.delete(consent)
        .where(and(inArray(consent.kind, ["card", "expert"]), inArray(consent.subjectId, about)))
        .run();
      announce(tx, "talentCards", ids, now);
      announce(tx, "experts", cards, now);
    },
    { behavior: "immediate" },
  );
}
