import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Db } from "../db/client";
import { searchFeed } from "../db/schema/index";
import type { Reader } from "./cursor";

/** Longer than the longest wait for one batch, after which it is renewed. */
const LEASE = 150_000;
const LOOK_AGAIN = 100;

/** What went wrong when the engine was fed last; null = nothing. */
export function feedErrorOf(db: Db, engine: Reader): string | null {
  const row = db
    .select({ lastError: searchFeed.lastError })
    .from(searchFeed)
    .where(eq(searchFeed.engine, engine))
    .get();
  return row?.lastError ?? null;
}

/** Notes what went wrong, for every process to see; null = it works. Writes only when that is news. */
export function noteFeedError(db: Db, engine: Reader, lastError: string | null, now: number): void {
  if (feedErrorOf(db, engine) === lastError) return;
  const news = { lastError, failedAt: lastError === null ? null : now };
  db.insert(searchFeed)
    .values({ engine, ...news })
    .onConflictDoUpdate({ target: searchFeed.engine, set: news })
    .run();
}

/**
 * Takes the right to feed an engine, or renews it. Two feeders at once could write an older document over a newer.
 * @param isAlive whether the process of that number runs on this machine
 * @returns whether `owner` has it now
 */
export function takeLease(
  db: Db,
  engine: Reader,
  owner: string,
  now: number,
  isAlive: (pid: number) => boolean,
): boolean {
  return db.transaction(
    (tx) => {
      const row = tx.select().from(searchFeed).where(eq(searchFeed.engine, engine)).get();
      const other = row?.owner && row.owner !== owner ? row.owner : null;
      if (other && (row?.ownedUntil ?? 0) > now && !hasEnded(other, isAlive)) return false;
      const lease = { owner, ownedUntil: now + LEASE };
      tx.insert(searchFeed)
        .values({ engine, ...lease })
        .onConflictDoUpdate({ target: searchFeed.engine, set: lease })
        .run();
      return true;
    },
    { behavior: "immediate" },
  );
}

/** An owner on this machine whose process is gone; of another machine nothing is known. */
function hasEnded(owner: string, isAlive: (pid: number) => boolean): boolean {
  const [host, pid] = owner.split(":");
  return host === hostname() && !isAlive(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Waits until nobody else feeds the engine, then does the work; `renew` is to be called before every batch. */
export async function feedingAlone<T>(
  db: Db,
  engine: Reader,
  work: (renew: () => void) => Promise<T>,
): Promise<T> {
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const take = () => takeLease(db, engine, owner, Date.now(), isRunning);
  while (!take()) await pause(LOOK_AGAIN);
  try {
    return await work(() => {
      if (!take()) throw new Error("another process has taken over feeding the search server");
    });
  } finally {
    db.update(searchFeed).set({ owner: null, ownedUntil: null }).where(eq(searchFeed.owner, owner)).run();
  }
}
