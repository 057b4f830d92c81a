import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { createLogger } from "~/server/log";
import { startDrainers } from "~/server/drainer";
import { openDatabase, type Db } from "~db/client";
import { job } from "~db/schema";
import { INDEXES, searchServerOf } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { MeilisearchEngine } from "~search/meilisearch/engine";
import { announce } from "~search/outbox";
import { SqliteSearchEngine } from "~search/sqlite/engine";
import { REAL_FILE, loadJobs } from "./data";
import { filtersOf, readQueryMix, type BenchQuery } from "./query-mix";
import { spread, type Spread } from "./statistics";

const FACETS = ["district", "industry", "education", "experience", "type", "salary"];
const CLIENTS = [1, 16];
const PASSES = 3;
/** Changes whose way into search is timed. */
const CHANGES = 100;
const MINUTE = 60_000;
const MB = 1024 * 1024;
const PREFIX = "bench-";
const ENGINES = ["sqlite", "meilisearch"] as const;
type EngineName = (typeof ENGINES)[number];

interface Measured {
  engine: EngineName;
  documents: number;
  documentsPerSecond: number;
  indexMb: number;
  clients: { clients: number; perSecond: number; times: Spread }[];
  /** From the commit of a change to the first search that shows it, with the drainer of the portal. */
  freshness: Spread;
  /** Process of the engine; null = unknown. */
  rssMb: number | null;
}

function openEngine(name: EngineName, db: Db): { engine: SearchEngine; meili: MeilisearchEngine | null } {
  const embedded = new SqliteSearchEngine(db, INDEXES);
  if (name === "sqlite") return { engine: embedded, meili: null };
  const server = searchServerOf(process.env);
  if (!server) throw new Error("MEILI_HOST is not set");
  const options = { ...server, refuseMasterKey: false, searchTimeout: 60_000, prefix: PREFIX };
  const meili = new MeilisearchEngine(db, INDEXES, embedded, options);
  return { engine: meili, meili };
}

/** Asks the whole mix, so many times and by so many clients at once; no answer is kept from before. */
async function load(engine: SearchEngine, clients: number) {
  const mix = readQueryMix();
  const waiting: BenchQuery[] = Array.from({ length: PASSES }, () => mix).flat();
  let now = Date.now();
  const times: number[] = [];
  const client = async () => {
    for (let query = waiting.pop(); query; query = waiting.pop()) {
      // Answers are kept for a minute of the clock: a later minute asks anew.
      now += MINUTE;
      const request = { q: query.q, filters: filtersOf(query), facets: FACETS, now };
      const started = performance.now();
      await engine.search("jobs", { ...request, sort: "relevance", page: 1, perPage: 20 });
      times.push(performance.now() - started);
      // As between requests of a server: others get their turn.
      await new Promise(setImmediate);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  const perSecond = (times.length * 1000) / (performance.now() - started);
  return { clients, perSecond: Math.round(perSecond), times: spread(times) };
}

async function measureFreshness(db: Db, engine: SearchEngine): Promise<Spread> {
  const { log } = createLogger("silent");
  const drainer = startDrainers(db, engine, log);
  await drainer.firstRound;
  const all = { q: "", filters: [], facets: [], sort: "newest", page: 1, perPage: CHANGES } as const;
  const { ids } = await engine.search("jobs", { ...all, now: Date.now() });
  const times: number[] = [];
  for (const [i, id] of ids.entries()) {
    const word = `z${i}q${Date.now().toString(36)}`;
    // At any moment of the drainer's rhythm.
    await pause((i * 37) % 250);
    db.transaction((tx) => {
      tx.update(job)
        .set({ title: word, version: i + 1000 })
        .where(eq(job.id, id))
        .run();
      announce(tx, "jobs", [id], Date.now());
    });
    const committed = performance.now();
    const request = { q: word, filters: [], facets: [], sort: "relevance", page: 1, perPage: 1 } as const;
    while ((await engine.search("jobs", { ...request, now: Date.now() })).ids[0] !== id) {
      if (performance.now() - committed > MINUTE) throw new Error(`the change of ${id} is never found`);
      await pause(5);
    }
    times.push(performance.now() - committed);
  }
  await drainer.stop();
  return spread(times);
}

/** Resident memory of a process in MB, where the system tells. */
function residentMb(pid: number | null): number | null {
  const file = `/proc/${pid}/status`;
  if (pid === null || !existsSync(file)) return null;
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, "utf8"))?.[1];
  return kb ? Math.round(Number(kb) / 1024) : null;
}

/** One engine, in a process of its own. */
async function measure(name: EngineName, file: string, serverPid: number | null): Promise<Measured> {
  const db = openDatabase(file);
  const { engine, meili } = openEngine(name, db);
  const size = async () => {
    if (meili) return ((await meili.server()).bytes ?? 0) / MB;
    db.$client.pragma("wal_checkpoint(TRUNCATE)");
    return statSync(file).size / MB;
  };
  const before = await size();
  const started = performance.now();
  const documents = await engine.rebuild("jobs");
  const seconds = (performance.now() - started) / 1000;
  const indexMb = Math.round((await size()) - before);
  await engine.rebuild("enterprises");
  // Once, so that what is read from the disk is in memory for both.
  await load(engine, 1);
  const clients = [];
  for (const n of CLIENTS) clients.push(await load(engine, n));
  const rssMb = residentMb(meili ? serverPid : process.pid);
  const freshness = await measureFreshness(db, engine);
  if (meili) await meili.drop();
  await engine.close();
  db.$client.close();
  const documentsPerSecond = Math.round(documents / seconds);
  return { engine: name, documents, documentsPerSecond, indexMb, clients, freshness, rssMb };
}

function print({ engine, documents, documentsPerSecond, indexMb, clients, freshness, rssMb }: Measured) {
  const whole = (n: number) => n.toLocaleString("en-US");
  console.log(
    `\n${engine}: ${whole(documents)} documents, ${whole(documentsPerSecond)} a second, index ${whole(indexMb)} MB, memory ${rssMb === null ? "unknown" : `${whole(rssMb)} MB`}`,
  );
  for (const { clients: n, perSecond, times } of clients)
    console.log(
      `  ${String(n).padStart(2)} clients   p50 ${times.p50} ms   p99 ${times.p99} ms   ${whole(perSecond)} a second`,
    );
  console.log(`  commit → searchable   p50 ${freshness.p50} ms   p99 ${freshness.p99} ms`);
}

/**
 * `npm run bench -- engines [--jobs N] [--server-pid PID]`: both engines on the same documents and queries, with six
 * facets. Without `--jobs` the real file is taken where it is present.
 */
export async function benchEngines(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      jobs: { type: "string" },
      "server-pid": { type: "string" },
      measure: { type: "string" },
      file: { type: "string" },
      out: { type: "string" },
    },
  });
  const { jobs, measure: only, file, out } = values;
  const serverPid = values["server-pid"] ? Number(values["server-pid"]) : null;
  const named = ENGINES.find((engine) => engine === only);
  if (named && file && out) {
    writeFileSync(out, JSON.stringify(await measure(named, file, serverPid)));
    return;
  }
  if (!searchServerOf(process.env)) console.log("未设置 MEILI_HOST：只测内置引擎");
  if (!jobs && !existsSync(REAL_FILE)) throw new Error(`缺少 ${REAL_FILE}；可用 --jobs 50000 生成数据`);
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const results: Measured[] = [];
  try {
    const database = join(folder, "engines.db");
    await loadJobs(database, jobs ? Number(jobs) : "real");
    for (const engine of searchServerOf(process.env) ? ENGINES : (["sqlite"] as const)) {
      const result = join(folder, `${engine}.json`);
      const own = ["engines", "--measure", engine, "--file", database, "--out", result];
      const child = spawnSync(
        process.execPath,
        [
          ...process.execArgv,
          "tests/bench/cli.ts",
          ...own,
          ...(serverPid ? ["--server-pid", String(serverPid)] : []),
        ],
        { stdio: "inherit" },
      );
      if (child.status !== 0) throw new Error(`measuring ${engine} failed (${child.status})`);
      const measured = JSON.parse(readFileSync(result, "utf8")) as Measured;
      print(measured);
      results.push(measured);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(
    `tests/bench/results/engines-${jobs ?? "real"}.json`,
    `${JSON.stringify({ at: new Date().toISOString(), machine, queries: readQueryMix().length, results }, null, 2)}\n`,
  );
}
