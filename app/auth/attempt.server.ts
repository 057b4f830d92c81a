import { and, count, eq, gt, inArray, lt, min } from "drizzle-orm";
import type { Db, Tx } from "~db/client";
import { attempt } from "~db/schema";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How often something may be tried within a window. Limits on an address are wide: a whole campus can stand behind
 * one. Those on an identifier hold whether or not an account has it.
 */
export const ATTEMPT_LIMITS = {
  "sign-in:identifier": { most: 10, within: 15 * MINUTE },
  "sign-in:address": { most: 300, within: 15 * MINUTE },
  "register:address": { most: 200, within: HOUR },
  "forgot:identifier": { most: 3, within: HOUR },
  "forgot:address": { most: 100, within: HOUR },
  "report:address": { most: 60, within: HOUR },
  "report:account": { most: 20, within: HOUR },
  "confirm:account": { most: 5, within: HOUR },
  "objection:address": { most: 20, within: HOUR },
  "password:account": { most: 10, within: 15 * MINUTE },
  "sheet:account": { most: 60, within: HOUR },
  "verify:address": { most: 300, within: 15 * MINUTE },
  "code:account": { most: 10, within: 15 * MINUTE },
  "card-invite:account": { most: 60, within: HOUR },
  "card-invite:identifier": { most: 3, within: HOUR },
} as const;
export type Limit = keyof typeof ATTEMPT_LIMITS;

/** What is limited, and whose tries are counted together: a keyed hash, never the identifier itself. */
export type Tries = Partial<Record<Limit, string>>;

/** Tries that were counted, so that those that turned out well can be taken back. */
export type Counted = { wait: null; ids: number[] } | { wait: number };

const keysOf = (tries: Tries) =>
  Object.entries(tries).map(([limit, whose]) => [limit as Limit, whose] as const);

/**
 * Counts a try before its work is done, so that a hundred at once are a hundred.
 * @returns after how many minutes to come back where a limit is reached; a refused try does not count
 */
export function countTry(db: Db, tries: Tries, now: number): Counted {
  return db.transaction(
    (tx): Counted => {
      tx.delete(attempt)
        .where(lt(attempt.at, now - HOUR))
        .run();
      const full = keysOf(tries).flatMap(([limit, whose]) => {
        const { most, within } = ATTEMPT_LIMITS[limit];
        const seen = tx
          .select({ n: count(), first: min(attempt.at) })
          .from(attempt)
          .where(and(eq(attempt.key, `${limit}:${whose}`), gt(attempt.at, now - within)))
          .get();
        return seen && seen.n >= most ? [(seen.first ?? now) + within - now] : [];
      });
      if (full.length > 0) return { wait: Math.max(1, Math.ceil(Math.max(...full) / MINUTE)) };
      const ids = keysOf(tries).map(([limit, whose]) =>
        Number(
          tx
            .insert(attempt)
            .values({ key: `${limit}:${whose}`, at: now })
            .run().lastInsertRowid,
        ),
      );
      return { wait: null, ids };
    },
    { behavior: "immediate" },
  );
}

/** Forgets tries that turned out well, and every earlier one that they make good. */
export function forgetTries(tx: Tx, ids: readonly number[], forgiven: Tries = {}): void {
  tx.delete(attempt)
    .where(inArray(attempt.id, [...ids]))
    .run();
  for (const [limit, whose] of keysOf(forgiven))
    tx.delete(attempt)
      .where(eq(attempt.key, `${limit}:${whose}`))
      .run();
}
