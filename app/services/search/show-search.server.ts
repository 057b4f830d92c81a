import { and, asc, desc, eq, gt, inArray } from "drizzle-orm";
import type { TaskKind } from "~/domain/task";
import { searchOutbox, task } from "~db/schema";
import { INDEXES } from "~search/create";
import { readCursor } from "~search/cursor";
import type { IndexState, SearchEngine } from "~search/engine";
import { FallbackEngine } from "~search/fallback";
import { MeilisearchEngine } from "~search/meilisearch/engine";
import { readSetAside } from "~search/meilisearch/set-aside";
import type { AccountContext, Context } from "../context.server";
import { SEARCH_TASKS } from "./ask-maintenance.server";

const MOST_SHOWN = 12;

/** An index as one engine has it, beside what the database holds. */
export interface ShownIndex extends IndexState {
  expected: number;
  /** When the oldest change was announced that is not applied yet. */
  waitingSince: number | null;
}

/** How search stands: each index in each engine, the server where there is one, and the work on it. */
export async function showSearch(ctx: AccountContext, search: SearchEngine) {
  const fallback = search instanceof FallbackEngine ? search : null;
  const server =
    fallback?.server instanceof MeilisearchEngine
      ? await fallback.server.server().then(({ setAside: _setAside, ...state }) => state)
      : null;
  const indexes: ShownIndex[] = (await search.state()).map((state) => ({
    ...state,
    expected: INDEXES.find(({ name }) => name === state.index)?.count(ctx.db) ?? 0,
    waitingSince: waitingSince(ctx, state),
  }));
  const { circuit = null, until = null } = fallback?.circuit ?? {};
  return {
    indexes,
    server: server && { ...server, circuit, until },
    setAside: readSetAside(ctx.db),
    work: listWork(ctx),
  };
}

function waitingSince({ db }: Context, { engine, index }: IndexState): number | null {
  const waiting = and(eq(searchOutbox.indexName, index), gt(searchOutbox.seq, readCursor(db, engine, index)));
  const oldest = db
    .select({ at: searchOutbox.createdAt })
    .from(searchOutbox)
    .where(waiting)
    .orderBy(asc(searchOutbox.seq))
    .limit(1)
    .get();
  return oldest?.at ?? null;
}

/** The latest work on the indexes, that in progress included. */
function listWork({ db, now }: Context) {
  return db
    .select()
    .from(task)
    .where(inArray(task.kind, [...SEARCH_TASKS]))
    .orderBy(desc(task.id))
    .limit(MOST_SHOWN)
    .all()
    .map(({ id, kind, payload, createdAt, doneAt, failedAt, heldUntil, lastError, progress }) => ({
      id,
      kind: kind as TaskKind,
      index: String(payload.index),
      createdAt,
      doneAt,
      failedAt,
      lastError,
      progress,
      running: doneAt === null && heldUntil !== null && heldUntil >= now,
    }));
}
