import { and, asc, count, eq, getTableName, gt, isNotNull, ne, sql } from "drizzle-orm";
import type { SecretBox } from "~/auth/secret-box.server";
import type { Db, Tx } from "~db/client";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { SEALED_COLUMNS, type SealedColumn } from "./sealed-columns.server";

export interface RotationFault {
  table: string;
  column: string;
  /** Of the row. */
  id: string;
  /** Opened by neither key, or another row is found by the same text. */
  why: "unreadable" | "taken";
}

export interface Rotation {
  /** Values looked at. */
  values: number;
  /** Sealed, or to be sealed, with the current key. */
  resealed: number;
  /** Whose keyed hash was, or is to be, made anew. */
  renamed: number;
  faults: RotationFault[];
}

interface Options {
  dryRun?: boolean;
  /** Rows in one transaction. */
  atOnce?: number;
  /** Called after each batch is written. */
  report?: (done: number, total: number) => void;
}

const AT_ONCE = 500;
const WRITING = { behavior: "immediate" } as const;

/**
 * Seals everything with the current key and makes every keyed hash by it. What is so already is passed by: a run that
 * was killed is simply run again. Values that cannot be opened stay as they are.
 */
export async function rotateKeys(
  ctx: Context & { box: SecretBox },
  { dryRun = false, atOnce = AT_ONCE, report = () => {} }: Options = {},
): Promise<Rotation> {
  const { db, box } = ctx;
  const done: Rotation = { values: 0, resealed: 0, renamed: 0, faults: [] };
  const total = SEALED_COLUMNS.reduce((sum, { table, sealed }) => {
    const row = db.select({ n: count() }).from(table).where(isNotNull(sealed)).get() as { n: number };
    return sum + row.n;
  }, 0);
  const write = (action: string, details: Record<string, unknown>) =>
    db.transaction(
      (tx) => recordAction(tx, ctx, { action, entity: "data", entityId: box.keyId, details }),
      WRITING,
    );
  if (!dryRun) write("data:rotate-start", { values: total });
  for (const column of SEALED_COLUMNS)
    for (let after: string | null = ""; after !== null; await breathe()) {
      const from: string = after;
      const batch = dryRun
        ? rotateSome(db, box, column, { from, atOnce, dryRun })
        : db.transaction((tx) => rotateSome(tx, box, column, { from, atOnce, dryRun }), WRITING);
      done.values += batch.values;
      done.resealed += batch.resealed;
      done.renamed += batch.renamed;
      done.faults.push(...batch.faults);
      after = batch.last;
      if (batch.values > 0) report(done.values, total);
    }
  const { faults, ...counts } = done;
  if (!dryRun) write("data:rotate-key", { ...counts, faults: faults.length });
  return done;
}

/** @returns what was done, and the last row of it; null when there is none after it */
function rotateSome(
  db: Db | Tx,
  box: SecretBox,
  { table, id, sealed, purpose, found }: SealedColumn,
  { from, atOnce, dryRun }: { from: string; atOnce: number; dryRun: boolean },
): Rotation & { last: string | null } {
  const rows = db
    .select({ id, sealed, name: found?.by ?? sql<null>`NULL` })
    .from(table)
    .where(and(isNotNull(sealed), gt(id, from)))
    .orderBy(asc(id))
    .limit(atOnce)
    .all() as { id: string; sealed: string; name: string | null }[];
  const done: Rotation = { values: rows.length, resealed: 0, renamed: 0, faults: [] };
  const fault = (row: { id: string }, why: RotationFault["why"]) =>
    done.faults.push({ table: getTableName(table), column: sealed.name, id: row.id, why });
  for (const row of rows) {
    const text = box.open(row.sealed, purpose);
    if (text === null) {
      fault(row, "unreadable");
      continue;
    }
    const set = [];
    if (!box.isCurrent(row.sealed)) {
      set.push(sql`${sql.identifier(sealed.name)} = ${box.seal(text, purpose)}`);
      done.resealed += 1;
    }
    const name = found && box.nameOf(found.as(text));
    if (found && row.name !== name) {
      const other = and(eq(found.by, name), ne(id, row.id));
      if (found.unique && db.select({ id }).from(table).where(other).get()) fault(row, "taken");
      else {
        set.push(sql`${sql.identifier(found.by.name)} = ${name}`);
        done.renamed += 1;
      }
    }
    if (set.length > 0 && !dryRun)
      db.run(sql`UPDATE ${table} SET ${sql.join(set, sql`, `)} WHERE ${id} = ${row.id}`);
  }
  return { ...done, last: rows.length < atOnce ? null : (rows.at(-1)?.id ?? null) };
}

const breathe = () => new Promise((resolve) => setImmediate(resolve));
