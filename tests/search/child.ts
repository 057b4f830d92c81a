/** A process of its own on the database file given, which the tests of crashes and of several processes start. */
import { readSync, writeSync } from "node:fs";
import { inArray } from "drizzle-orm";
import { openDatabase, type Db } from "~db/client";
import { job } from "~db/schema";
import type { IndexDefinition } from "~search/indexes/definition";
import { enterprisesIndex } from "~search/indexes/enterprises";
import { jobsIndex } from "~search/indexes/jobs";
import { announce } from "~search/outbox";
import { SqliteSearchEngine } from "~search/sqlite/engine";
import { FACTORY_NOW } from "~seeds/factories";

/** Written at once, also when the process then stands still. */
const say = (line: string) => writeSync(1, `${line}\n`);

/** Stands still, whatever is open, until the parent writes a line or kills. */
function standStill(): void {
  say("waiting");
  for (;;) {
    try {
      readSync(0, new Uint8Array(1));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** The index of positions, which stands still before it hands out document `n`: in the middle of a transaction. */
function standingStillAt(n: number): IndexDefinition {
  let handedOut = 0;
  return {
    ...jobsIndex,
    load(db, ids) {
      const docs = jobsIndex.load(db, ids);
      const slowly = function* () {
        for (let i = 0; i < docs.length; i++) {
          if (handedOut++ === n) standStill();
          const doc = docs[i];
          if (doc) yield doc;
        }
      };
      return Object.assign(docs, { [Symbol.iterator]: slowly });
    },
  };
}

function retitle(db: Db, ids: readonly string[], title: string): void {
  db.transaction((tx) => {
    tx.update(job)
      .set({ title, version: 2 })
      .where(inArray(job.id, [...ids]))
      .run();
    announce(tx, "jobs", ids, FACTORY_NOW);
  });
}

const [command, file = "", argument = ""] = process.argv.slice(2);
const db = openDatabase(file);
const at = Number(argument);
const engineOf = (definition: IndexDefinition) => new SqliteSearchEngine(db, [definition, enterprisesIndex]);

const COMMANDS: Record<string, () => Promise<unknown>> = {
  /** Drains, standing still before document `at`. */
  drain: () => engineOf(standingStillAt(at)).drain(),
  /** Rebuilds, standing still before document `at`. */
  rebuild: () => engineOf(standingStillAt(at)).rebuild("jobs"),
  /** Rebuilds, standing still between two transactions once `at` documents are written. */
  "rebuild-between": () => {
    let stood = false;
    return engineOf(jobsIndex).rebuild("jobs", (done) => {
      if (done < at || stood) return;
      stood = true;
      standStill();
    });
  },
  "drain-when-told": async () => {
    const engine = engineOf(jobsIndex);
    standStill();
    return engine.drain();
  },
  retitle: async () => {
    retitle(db, argument.split(","), "茶艺师");
    return engineOf(jobsIndex).drain();
  },
};

say(`result ${JSON.stringify(await COMMANDS[command ?? ""]?.())}`);
db.$client.close();
