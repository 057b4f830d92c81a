import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import { contentVersion } from "~search/outbox";
import type { Logger } from "./log";

/** A change has to be searchable within a second. */
const LOOK_EVERY = 250;
const LONGEST_PAUSE = 30_000;

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
export function startDrainer(db: Db, search: SearchEngine, log: Logger): Drainer {
  let drained = -1;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const round = async () => {
    try {
      const version = contentVersion(db);
      if (version !== drained) {
        const documents = await search.drain();
        drained = version;
        if (documents > 0) log.info({ documents }, "search caught up");
      }
      failures = 0;
    } catch (error) {
      failures += 1;
      log.error({ err: error, failures }, "search could not be fed");
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
