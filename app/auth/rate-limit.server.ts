import { lt, sql } from "drizzle-orm";
import type { Db } from "~db/client";
import { rateLimit } from "~db/schema";
import { keyedHash } from "./keyed-hash.server";

const WINDOW = 60_000;
/** More addresses than that in a minute are written down and forgotten here early. */
const MAX_REMEMBERED = 50_000;

/**
 * Requests that one address may make in a minute, beyond what the page cache answers. A whole campus can stand behind
 * one address, so these stop a machine, not a crowd: 20 pages a second is about a sixteenth of what two cores render.
 */
export const LIMITS = { page: 1200, api: 300, suggest: 1200 } as const;
export type Bucket = keyof typeof LIMITS;

interface Count {
  windowStart: number;
  /** As last read from the database: the requests that every process has written down. */
  shared: number;
  /** Counted here since. */
  pending: number;
}

/**
 * Counts requests in fixed windows of a minute. The counts live in the database, so all processes share them and a
 * restart forgets nothing; each process adds up its own for a moment and writes them together (`flush`, once a second).
 * Addresses are stored only as keyed hashes.
 */
export class RateLimiter {
  readonly #counts = new Map<string, Count>();
  #cleaned = 0;

  readonly #hash: (address: string) => string;

  /** @param secret keys the hashes; must be the same in every process */
  constructor(
    private readonly db: Db,
    secret: string,
    private readonly limits: Readonly<Record<Bucket, number>> = LIMITS,
  ) {
    this.#hash = keyedHash(secret);
  }

  /**
   * Counts one request.
   * @param now UTC epoch ms
   * @returns null when it may go on, otherwise after how many seconds to come back
   */
  hit(bucket: Bucket, address: string, now: number): number | null {
    const key = `${bucket}:${this.#hash(address)}`;
    const windowStart = now - (now % WINDOW);
    let count = this.#counts.get(key);
    if (!count || count.windowStart !== windowStart) {
      if (this.#counts.size >= MAX_REMEMBERED) this.flush(now);
      count = { windowStart, shared: this.#stored(key, windowStart), pending: 0 };
      this.#counts.set(key, count);
    }
    if (count.shared + count.pending >= this.limits[bucket])
      return Math.max(1, Math.ceil((windowStart + WINDOW - now) / 1000));
    count.pending += 1;
    return null;
  }

  /** Writes down what was counted since the last time and learns what the other processes counted. */
  flush(now: number): void {
    const windowStart = now - (now % WINDOW);
    const fresh = [...this.#counts].filter(([, count]) => count.pending > 0);
    if (fresh.length > 0)
      this.db.transaction(
        (tx) => {
          for (const [key, count] of fresh) {
            const row = tx
              .insert(rateLimit)
              .values({ key, windowStart: count.windowStart, hits: count.pending })
              .onConflictDoUpdate({
                target: rateLimit.key,
                set: {
                  // A row of an earlier minute starts anew; one of a later minute is no business of ours.
                  hits: sql`CASE WHEN ${rateLimit.windowStart} = excluded.window_start THEN ${rateLimit.hits} + excluded.hits WHEN ${rateLimit.windowStart} < excluded.window_start THEN excluded.hits ELSE ${rateLimit.hits} END`,
                  windowStart: sql`max(${rateLimit.windowStart}, excluded.window_start)`,
                },
              })
              .returning({ windowStart: rateLimit.windowStart, hits: rateLimit.hits })
              .get();
            if (row.windowStart === count.windowStart) count.shared = row.hits;
            count.pending = 0;
          }
        },
        { behavior: "immediate" },
      );
    for (const [key, count] of this.#counts)
      if (count.windowStart !== windowStart || this.#counts.size >= MAX_REMEMBERED) this.#counts.delete(key);
    if (this.#cleaned !== windowStart) {
      this.#cleaned = windowStart;
      this.db.delete(rateLimit).where(lt(rateLimit.windowStart, windowStart)).run();
    }
  }

  #stored(key: string, windowStart: number): number {
    const row = this.db
      .select()
      .from(rateLimit)
      .where(sql`${rateLimit.key} = ${key}`)
      .get();
    return row?.windowStart === windowStart ? row.hits : 0;
  }
}
