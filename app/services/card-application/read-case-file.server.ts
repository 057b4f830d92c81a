import { asc, eq } from "drizzle-orm";
import type { Tx } from "~db/client";
import {
  account,
  cardApplicationEvent,
  cardConflict,
  cardMaterial,
  cardNote,
  cardObjection,
  upload,
} from "~db/schema";
import type { VaultContext } from "../vault-context.server";
import { openContact } from "./seal-identity.server";

export function materialsOf(tx: Tx, applicationId: string) {
  return tx
    .select({
      id: cardMaterial.id,
      kind: cardMaterial.kind,
      addedAt: cardMaterial.addedAt,
      verdict: cardMaterial.verdict,
      verdictAt: cardMaterial.verdictAt,
      verdictNote: cardMaterial.verdictNote,
      verdictBy: account.displayName,
      paper: { id: upload.id, name: upload.name, mime: upload.mime, bytes: upload.bytes, scan: upload.scan },
    })
    .from(cardMaterial)
    .innerJoin(upload, eq(upload.id, cardMaterial.uploadId))
    .leftJoin(account, eq(account.id, cardMaterial.verdictBy))
    .where(eq(cardMaterial.applicationId, applicationId))
    .orderBy(asc(cardMaterial.addedAt), asc(cardMaterial.id))
    .all();
}

/** What happened, with who of the office did it: for the office only. */
export function eventsWithOfficers(tx: Tx, applicationId: string) {
  return tx
    .select({
      id: cardApplicationEvent.id,
      at: cardApplicationEvent.at,
      side: cardApplicationEvent.side,
      verb: cardApplicationEvent.verb,
      to: cardApplicationEvent.to,
      reasons: cardApplicationEvent.reasons,
      missing: cardApplicationEvent.missing,
      note: cardApplicationEvent.note,
      officer: account.displayName,
    })
    .from(cardApplicationEvent)
    .leftJoin(account, eq(account.id, cardApplicationEvent.officerId))
    .where(eq(cardApplicationEvent.applicationId, applicationId))
    .orderBy(asc(cardApplicationEvent.id))
    .all();
}

export function objectionsOf(tx: Tx, { box }: VaultContext, applicationId: string) {
  return tx
    .select({ objection: cardObjection, answeredByName: account.displayName })
    .from(cardObjection)
    .leftJoin(account, eq(account.id, cardObjection.answeredBy))
    .where(eq(cardObjection.applicationId, applicationId))
    .orderBy(asc(cardObjection.createdAt), asc(cardObjection.id))
    .all()
    .map(({ objection: { sealedContact, ...objection }, answeredByName }) => {
      const left = openContact(box, sealedContact);
      return {
        ...objection,
        answeredByName,
        // Who it is, is shown when asked for.
        isNamed: Boolean(left?.name),
        canBeAnswered: Boolean(left?.contact),
      };
    });
}

export const notesOf = (tx: Tx, applicationId: string) =>
  tx
    .select({
      id: cardNote.id,
      text: cardNote.text,
      createdAt: cardNote.createdAt,
      author: account.displayName,
    })
    .from(cardNote)
    .innerJoin(account, eq(account.id, cardNote.authorId))
    .where(eq(cardNote.applicationId, applicationId))
    .orderBy(asc(cardNote.createdAt), asc(cardNote.id))
    .all();

export const conflictsOf = (tx: Tx, applicationId: string) =>
  tx
    .select({
      accountId: cardConflict.accountId,
      name: account.displayName,
      reason: cardConflict.reason,
      declaredAt: cardConflict.declaredAt,
    })
    .from(cardConflict)
    .innerJoin(account, eq(account.id, cardConflict.accountId))
    .where(eq(cardConflict.applicationId, applicationId))
    .orderBy(asc(cardConflict.declaredAt))
    .all();
