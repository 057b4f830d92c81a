import { sql } from "drizzle-orm";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Tx } from "~db/client";
import { sequence } from "~db/schema";

/**
 * The next number of a kind in the year of a moment, as `RCK-2026-000001`: never given twice, in the transaction of
 * what gets it.
 */
export function nextNumber(tx: Tx, prefix: "RCK" | "JFH", now: number): string {
  const year = dayName(shanghaiDay(now)).slice(0, 4);
  return `${prefix}-${year}-${String(nextOf(tx, `${prefix}-${year}`)).padStart(6, "0")}`;
}

/** The next whole number of a sequence, from 1. */
export function nextOf(tx: Tx, name: string): number {
  return tx
    .insert(sequence)
    .values({ name, last: 1 })
    .onConflictDoUpdate({ target: sequence.name, set: { last: sql`${sequence.last} + 1` } })
    .returning({ last: sequence.last })
    .get().last;
}
