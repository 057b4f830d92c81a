import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "~db/client";
import { createSearchEngine } from "~search/create";
import { REAL_FILE, loadJobs } from "./data";
import { searchByLike } from "./like-search";
import { filtersOf, readQueryMix, type BenchQuery } from "./query-mix";
import { spread, type Spread } from "./statistics";

const FACETS = ["district", "industry", "education", "experience", "type", "salary"];
/** The slow baseline answers every third query of the mix; ratios compare the same queries. */
const BASELINE_EVERY = 3;
/** Postings of the generated city. */
const CITY = 50_000;
const MINUTE = 60_000;
const MB = 1024 * 1024;

interface Built {
  data: string;
  jobs: number;
  loadSeconds: number;
  rowsPerSecond: number;
  indexSeconds: number;
  documentsPerSecond: number;
  databaseMb: number;
  indexMb: number;
}

interface Measured {
  /** Opening the database and the first answer. */
  openMs: number;
  /** Nothing of the query is in memory yet. */
  first: Spread;
  /** Posting lists are in memory, the answer is not. */
  warm: Spread;
  warmByKind: Record<string, Spread>;
  /** The answer is kept. */
  kept: Spread;
  baseline: Spread;
  /** The engine on the queries of the baseline. */
  warmOfBaseline: Spread;
  firstOfBaseline: Spread;
  ratioP50: number;
  ratioP99: number;
  ratioFirstP50: number;
  ratioFirstP99: number;
  rssMb: number;
}

/** Loads one set of data into a database file and builds its index. */
async function build(data: "real" | "city", file: string): Promise<Built> {
  let started = performance.now();
  const seconds = () => {
    const passed = (performance.now() - started) / 1000;
    started = performance.now();
    return passed;
  };
  const rows = await loadJobs(file, data === "real" ? "real" : CITY);
  const loadSeconds = seconds();
  const db = openDatabase(file);
  const size = () => {
    db.$client.pragma("wal_checkpoint(TRUNCATE)");
    return statSync(file).size / MB;
  };
  const before = size();
  const engine = createSearchEngine(db);
  seconds();
  const jobs = await engine.rebuild("jobs");
  const indexSeconds = seconds();
  await engine.rebuild("enterprises");
  await engine.close();
  const after = size();
  db.$client.close();
  return {
    data,
    jobs,
    loadSeconds,
    rowsPerSecond: rows / loadSeconds,
    indexSeconds,
    documentsPerSecond: jobs / indexSeconds,
    databaseMb: before,
    indexMb: after - before,
  };
}

/** Answers the mix in a process of its own, so that memory and first answers are those of a fresh server. */
async function measure(file: string): Promise<Measured> {
  const mix = readQueryMix();
  const opened = performance.now();
  const db = openDatabase(file);
  const engine = createSearchEngine(db);
  let now = Date.now();
  const ask = async (query: BenchQuery) => {
    const { q } = query;
    const request = {
      q,
      filters: filtersOf(query),
      facets: FACETS,
      sort: "relevance",
      page: 1,
      perPage: 20,
      now,
    } as const;
    const started = performance.now();
    await engine.search("jobs", request);
    return performance.now() - started;
  };
  await ask({ kind: "common", q: "", chosen: {}, salaryMin: null });
  const openMs = performance.now() - opened;
  const pass = async (keepAnswers: boolean) => {
    const times: number[] = [];
    for (const query of mix) {
      // Answers are kept for a minute of the clock: a later minute asks anew.
      if (!keepAnswers) now += MINUTE;
      times.push(await ask(query));
    }
    return times;
  };
  const first = await pass(false);
  const passes = [await pass(false), await pass(false), await pass(false), await pass(false)];
  const warm = passes.flat();
  await pass(true);
  const kept = await pass(true);
  const rssMb = process.memoryUsage.rss() / MB;
  const chosen = (_: unknown, i: number) => (i % mix.length) % BASELINE_EVERY === 0;
  const baseline = mix.filter(chosen).map((query) => {
    const started = performance.now();
    searchByLike(db, query, now);
    return performance.now() - started;
  });
  await engine.close();
  db.$client.close();
  const kinds = [...new Set(mix.map(({ kind }) => kind))];
  const ofBaseline = {
    base: spread(baseline),
    warm: spread(warm.filter(chosen)),
    first: spread(first.filter(chosen)),
  };
  const ratio = (a: number, b: number) => Math.round((a / b) * 10) / 10;
  return {
    openMs,
    first: spread(first),
    warm: spread(warm),
    warmByKind: Object.fromEntries(
      kinds.map((kind) => [kind, spread(warm.filter((_, i) => mix[i % mix.length]?.kind === kind))]),
    ),
    kept: spread(kept),
    baseline: ofBaseline.base,
    warmOfBaseline: ofBaseline.warm,
    firstOfBaseline: ofBaseline.first,
    ratioP50: ratio(ofBaseline.base.p50, ofBaseline.warm.p50),
    ratioP99: ratio(ofBaseline.base.p99, ofBaseline.warm.p99),
    ratioFirstP50: ratio(ofBaseline.base.p50, ofBaseline.first.p50),
    ratioFirstP99: ratio(ofBaseline.base.p99, ofBaseline.first.p99),
    rssMb,
  };
}

function print(built: Built, measured: Measured): void {
  const line = (label: string, { n, p50, p99, max }: Spread) =>
    console.log(
      `  ${label.padEnd(34)} p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms   max ${max.toFixed(2)} ms   (${n})`,
    );
  const whole = (n: number) => Math.round(n).toLocaleString("en-US");
  console.log(`\n${built.data}: ${whole(built.jobs)} jobs`);
  console.log(
    `  loaded ${whole(built.rowsPerSecond)} rows/s, indexed ${whole(built.documentsPerSecond)} documents/s, database ${whole(built.databaseMb)} MB + index ${whole(built.indexMb)} MB`,
  );
  console.log(
    `  open and first answer ${whole(measured.openMs)} ms, resident memory ${whole(measured.rssMb)} MB`,
  );
  line("engine, first time", measured.first);
  line("engine, answer not kept", measured.warm);
  for (const [kind, times] of Object.entries(measured.warmByKind)) line(`  ${kind}`, times);
  line("engine, answer kept", measured.kept);
  line("LIKE + GROUP BY", measured.baseline);
  line("engine on the same queries", measured.warmOfBaseline);
  console.log(
    `  baseline / engine: p50 ${measured.ratioP50}×, p99 ${measured.ratioP99}× (first time: p50 ${measured.ratioFirstP50}×, p99 ${measured.ratioFirstP99}×)`,
  );
}

/** `npm run bench -- search`: all queries with six facets, on the real file where it is present and on the city scale. */
export async function benchSearch(args: readonly string[]): Promise<void> {
  if (args[0] === "--measure" && args[1] && args[2]) {
    writeFileSync(args[2], JSON.stringify(await measure(args[1])));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const results: (Built & Measured)[] = [];
  try {
    for (const data of ["real", "city"] as const) {
      if (data === "real" && !existsSync(REAL_FILE)) {
        console.log(`缺少 ${REAL_FILE}，真实数据未测`);
        continue;
      }
      const file = join(folder, `${data}.db`);
      const out = join(folder, `${data}.json`);
      const built = await build(data, file);
      const child = spawnSync(
        process.execPath,
        [...process.execArgv, "tests/bench/cli.ts", "search", "--measure", file, out],
        { stdio: "inherit" },
      );
      if (child.status !== 0) throw new Error(`the measuring process failed (${child.status})`);
      const measured = JSON.parse(readFileSync(out, "utf8")) as Measured;
      print(built, measured);
      results.push({ ...built, ...measured });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(
    "tests/bench/results/search.json",
    `${JSON.stringify({ at: new Date().toISOString(), machine, queries: readQueryMix().length, results }, null, 2)}\n`,
  );
}
