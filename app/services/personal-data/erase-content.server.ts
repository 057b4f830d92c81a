import { and, eq, inArray, notExists, sql, type SQL } from "drizzle-orm";
import type { Tx } from "~db/client";
import {
  application,
  applicationEvent,
  applicationMessage,
  applicationNote,
  candidateProfile,
  cardMaterial,
  figuresEvidence,
  interview,
  upload,
  verificationCase,
} from "~db/schema";

/**
 * Takes everything personal out of applications: their states and times stay for the counts they belong to.
 * @returns the names of the files that nothing refers to any more
 */
export function eraseContent(tx: Tx, ids: readonly string[], now: number): string[] {
  if (ids.length === 0) return [];
  const own = inArray(application.id, [...ids]);
  const files = tx
    .select({ resumeId: application.resumeId })
    .from(application)
    .where(own)
    .all()
    .flatMap(({ resumeId }) => resumeId ?? []);
  for (const table of [applicationMessage, applicationNote, interview])
    tx.delete(table)
      .where(inArray(table.applicationId, [...ids]))
      .run();
  tx.update(applicationEvent)
    .set({ note: null })
    .where(inArray(applicationEvent.applicationId, [...ids]))
    .run();
  tx.update(application)
    .set({
      snapshot: null,
      sealedContact: null,
      letter: null,
      resumeId: null,
      tags: [],
      unseenByCandidate: null,
      unseenByEmployer: null,
      erasedAt: now,
    })
    .where(own)
    .run();
  return forgetUnused(tx, inArray(upload.id, files));
}

/**
 * Removes the rows of files that nothing refers to.
 * @returns under which names they lie; the daily tidying removes what no row names as well
 */
export function forgetUnused(tx: Tx, which: SQL | undefined): string[] {
  const one = { one: sql`1` };
  const { licenceId, authorisationId, identityId } = verificationCase;
  const users = [
    tx.select(one).from(candidateProfile).where(eq(candidateProfile.resumeId, upload.id)),
    tx.select(one).from(application).where(eq(application.resumeId, upload.id)),
    tx.select(one).from(cardMaterial).where(eq(cardMaterial.uploadId, upload.id)),
    tx.select(one).from(figuresEvidence).where(eq(figuresEvidence.uploadId, upload.id)),
    ...[licenceId, authorisationId, identityId].map((paper) =>
      tx.select(one).from(verificationCase).where(eq(paper, upload.id)),
    ),
  ];
  return tx
    .delete(upload)
    .where(and(which, ...users.map((user) => notExists(user))))
    .returning({ name: upload.storedName })
    .all()
    .map(({ name }) => name);
}
