import { and, eq, isNull } from "drizzle-orm";
import type { ConsentKind } from "~/domain/consent";
import type { Tx } from "~db/client";
import { consent } from "~db/schema";

/** Writes into the ledger that a consent was taken back: of one subject, or of all where none is named. */
export function withdrawConsent(
  tx: Tx,
  { now }: { now: number },
  { accountId, kind, subjectId }: { accountId: string; kind: ConsentKind; subjectId?: string },
): void {
  const standing = and(
    eq(consent.accountId, accountId),
    eq(consent.kind, kind),
    subjectId === undefined ? undefined : eq(consent.subjectId, subjectId),
    isNull(consent.withdrawnAt),
  );
  tx.update(consent).set({ withdrawnAt: now }).where(standing).run();
}
