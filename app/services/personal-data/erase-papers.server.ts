import { eq, inArray, type SQL } from "drizzle-orm";
import type { Tx } from "~db/client";
import { upload, verificationCase } from "~db/schema";
import { forgetUnused } from "./erase-content.server";

/**
 * Takes a handler out of cases of verification. What was never approved goes as a whole; of what was, the enterprise's
 * licence and what it declared of itself stay, and the papers that name the handler go (网络招聘服务管理规定 art. 17 asks
 * for the check, not for keeping them).
 * @param also whether the handler's name goes as well
 * @returns the names of files that nothing refers to any more
 */
export function erasePapers(tx: Tx, which: SQL | undefined, also: { name: boolean }): string[] {
  const rows = tx.select().from(verificationCase).where(which).all();
  const files: string[] = [];
  for (const { id, status, facts, licenceId, authorisationId, identityId } of rows) {
    const personal = [authorisationId, identityId].flatMap((file) => file ?? []);
    files.push(...personal);
    if (status !== "approved") {
      if (licenceId) files.push(licenceId);
      tx.delete(verificationCase).where(eq(verificationCase.id, id)).run();
      continue;
    }
    const { handler: _handler, ...rest } = facts;
    tx.update(verificationCase)
      .set({ authorisationId: null, identityId: null, facts: also.name ? rest : facts })
      .where(eq(verificationCase.id, id))
      .run();
  }
  return forgetUnused(tx, inArray(upload.id, files));
}

/** Takes one's own papers out of cases that a colleague has gone on with. */
export function dropPapersOf(tx: Tx, accountId: string): void {
  const own = tx
    .select({ id: upload.id })
    .from(upload)
    .where(eq(upload.ownerId, accountId))
    .all()
    .map(({ id }) => id);
  const { authorisationId, identityId } = verificationCase;
  for (const [name, column] of Object.entries({ authorisationId, identityId }))
    tx.update(verificationCase)
      .set({ [name]: null })
      .where(inArray(column, own))
      .run();
}
