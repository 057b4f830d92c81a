import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { compilePrograms, startChild } from "~tests/setup/child";
import { createWriter, prepareWriting } from "~tests/writing/load";
import { spread } from "./statistics";

const RESULT = "tests/bench/results/write.json";
const WRITERS = 3;
const BLOCK = 100;

/**
 * `npm run bench -- write [--applications N] [--seconds N]`: applications a second through the real service, with
 * consent, history, audit trail and messages, against one bare row in a transaction of its own, in turns in one process
 * and one file; then two processes at once.
 */
export async function benchWrite(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      applications: { type: "string", default: "3000" },
      seconds: { type: "string", default: "5" },
    },
  });
  const applications = Number(values.applications);
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const file = join(folder, "portal.db");
  const db = openDatabase(file);
  const { path, remove } = compilePrograms({ child: "tests/writing/child.ts" });
  try {
    migrateDatabase(db);
    await prepareWriting(db, { writers: WRITERS, jobs: 2_000, now: Date.now() });
    const alone = takeTurns(db, applications);
    const together = await writeTogether(path.child, file, Number(values.seconds));
    const trail = db.$client.prepare("SELECT count(*) FROM audit_entry").pluck().get() as number;
    report({ ...alone, together, trail });
  } finally {
    db.$client.close();
    remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Blocks of both in turn, so that neither has the quieter machine. */
function takeTurns(db: Db, applications: number) {
  const apply = createWriter(db, 0, Date.now);
  db.$client.exec("CREATE TABLE bare (id TEXT PRIMARY KEY, text TEXT NOT NULL)");
  const insert = db.$client.prepare("INSERT INTO bare VALUES (?, ?)");
  const text = "x".repeat(600);
  const bare = db.$client.transaction(() => insert.run(randomUUID(), text));
  const times = { service: [] as number[], bare: [] as number[] };
  for (let n = 0; n < applications; n += 1) {
    times.service.push(timed(() => apply(n)));
    if (n % BLOCK === BLOCK - 1)
      for (let i = 0; i < BLOCK; i += 1) times.bare.push(timed(() => bare.immediate()));
  }
  return { service: measured(times.service), bare: measured(times.bare) };
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

const measured = (times: readonly number[]) => ({
  ...spread(times),
  perSecond: Math.round((times.length / times.reduce((sum, ms) => sum + ms, 0)) * 1000),
});

/** Two processes that apply as fast as they can; each waits for the other's transactions. */
async function writeTogether(program: string, file: string, seconds: number) {
  const children = [1, 2].map((writer) => startChild(program, [file, String(writer), "0"]));
  await Promise.all(children.map((child) => child.says("stored 0")));
  const stored = () =>
    children.reduce((sum, { lines }) => sum + lines.filter((line) => line.startsWith("stored")).length, 0);
  const [before, begun] = [stored(), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const [after, ended] = [stored(), performance.now()];
  await Promise.all(children.map((child) => child.kill()));
  return Math.round(((after - before) / (ended - begun)) * 1000);
}

type Figures = ReturnType<typeof takeTurns> & { together: number; trail: number };

function report(figures: Figures): void {
  const { service, bare, together, trail } = figures;
  const times = Math.round((bare.perSecond / service.perSecond) * 10) / 10;
  console.table({
    "application, whole": {
      "per second": service.perSecond,
      p50: service.p50,
      p99: service.p99,
      max: service.max,
    },
    "one bare row": { "per second": bare.perSecond, p50: bare.p50, p99: bare.p99, max: bare.max },
    "two processes at once": { "per second": together },
  });
  console.log(
    `A bare row is ${times} times as fast. The audit trail holds ${trail} entries. (ms; ${cpus().length} cores)`,
  );
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify({ ...figures, times }, null, 2)}\n`);
}
