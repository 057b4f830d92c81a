import { asc, gt } from "drizzle-orm";
import { auditEntry } from "~db/schema";
import type { Context } from "../context.server";
import { entryHash } from "./chain.server";

export interface TrailState {
  entries: number;
  /** Id of the first entry that is not as it was written, or follows one that is gone. */
  brokenAt: number | null;
  /** Name of the last entry: noted elsewhere, it shows later whether the end was cut off. */
  head: string | null;
}

const BATCH = 1000;

/** Follows the chain of the audit trail from its first entry. */
export function verifyTrail({ db }: Context): TrailState {
  let entries = 0;
  let head: string | null = null;
  let after = 0;
  for (;;) {
    const batch = db
      .select()
      .from(auditEntry)
      .where(gt(auditEntry.id, after))
      .orderBy(asc(auditEntry.id))
      .limit(BATCH)
      .all();
    for (const { id, hash, ...entry } of batch) {
      const isOlder = hash === null && head === null;
      if (!isOlder && hash !== entryHash(head, entry)) return { entries, brokenAt: id, head };
      entries += 1;
      head = hash;
      after = id;
    }
    if (batch.length < BATCH) return { entries, brokenAt: null, head };
  }
}
