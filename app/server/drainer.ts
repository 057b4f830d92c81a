import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import { FallbackEngine } from "~search/fallback";
import { noteFeedError } from "~search/feed";
import { contentVersion } from "~search/outbox";
import type { Logger } from "./log";

/** A change has to be searchable within a second. */
const LOOK_EVERY = 250;
const LONGEST_PAUSE = 30_000;
/** Even without a change a server is looked at: it may have been restarted empty. */
const LOOK_ANYWAY = 30_000;

export interface Drainer {
  /** The first round; a failed one counts. */
  firstRound: Promise<void>;
  /** Ends the work after the round in progress. */
  stop(): Promise<void>;
}

/**
 * Feeds search with what the outbox announces. One process does this; a failing engine is tried again ever more
 * slowly and loses nothing, the outbox keeps its place.
 */
function startDrainer(db: Db, search: SearchEngine, log: Logger): Drainer {
  let drained = -1;
  let lookedAt = -Infinity;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const note = (lastError: string | null) => {
    try {
      noteFeedError(db, search.name, lastError, Date.now());
    } catch (error) {
      log.error({ err: error }, "the state of search could not be noted");
    }
  };
  const round = async () => {
    try {
      const version = contentVersion(db);
      if (version !== drained || performance.now() - lookedAt >= LOOK_ANYWAY) {
        const documents = await search.drain();
        drained = version;
        lookedAt = performance.now();
        if (documents > 0) log.info({ documents, engine: search.name }, "search caught up");
      }
      failures = 0;
      note(null);
    } catch (error) {
      failures += 1;
      log.error({ err: error, failures, engine: search.name }, "search could not be fed");
      note(error instanceof Error ? error.message : String(error));
    }
    const pause = failures === 0 ? LOOK_EVERY : Math.min(LONGEST_PAUSE, LOOK_EVERY * 2 ** failures);
    if (!stopped) timer = setTimeout(next, pause).unref();
  };
  const next = () => {
    running = round();
  };
  next();
  return {
    firstRound: running,
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

/** A drainer for each engine, so that a server that is down keeps the embedded engine from nothing. */
export function startDrainers(db: Db, search: SearchEngine, log: Logger): Drainer {
  const engines = search instanceof FallbackEngine ? [search.embedded, search.server] : [search];
  const drainers = engines.map((engine) => startDrainer(db, engine, log));
  return {
    firstRound: drainers[0]?.firstRound ?? Promise.resolve(),
    stop: async () => {
      await Promise.all(drainers.map((drainer) => drainer.stop()));
    },
  };
}
