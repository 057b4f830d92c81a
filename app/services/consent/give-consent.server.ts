import { CONSENT_VERSIONS, type ConsentKind, type Disclosure } from "~/domain/consent";
import type { Tx } from "~db/client";
import { consent } from "~db/schema";

export interface NewConsent {
  accountId: string;
  kind: ConsentKind;
  /** What it is about: an application, a saved search. */
  subjectId: string | null;
  /** What was shown of where the data go. */
  disclosure?: Disclosure;
}

/** Writes into the ledger that somebody agreed, to the wording in force, in the transaction of what needs it. */
export function giveConsent(tx: Tx, { now }: { now: number }, { disclosure, ...given }: NewConsent): void {
  const version = CONSENT_VERSIONS[given.kind];
  tx.insert(consent)
    .values({ ...given, version, disclosure: disclosure ?? null, givenAt: now })
    .run();
}
