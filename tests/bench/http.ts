import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gt, isNull, or, sql } from "drizzle-orm";
import { paths } from "~/http/paths";
import { backupDatabase } from "~db/backup";
import { openDatabase } from "~db/client";
import { job } from "~db/schema";
import { CONNECTIONS, load, middle, type Load, type Target } from "./load";
import { startServer, type Running } from "./processes";
import { record, type Recording } from "./recording";

const RESULT = "tests/bench/results/http.json";
const COLD_STARTS = 3;

interface Case {
  name: string;
  /** Path that the bare server knows. */
  path: string;
  kept: Load;
  /** The same kind of page, asked for at an address that nobody has asked for before. */
  fresh: Load;
  bare: Load;
  bytes: number;
}

/** Runs every target in turn, several times, so that all share what else the machine is doing. */
async function takeTurns<K extends string>(targets: Record<K, Target>, rounds: number, seconds: number) {
  const names = Object.keys(targets) as K[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as Load[]])) as Record<K, Load[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of names) taken[name].push(await load(targets[name], seconds));
  return Object.fromEntries(names.map((name) => [name, middle(taken[name])])) as Record<K, Load>;
}

/** A position that is open, and how many there are. */
function look(database: string): { id: string; jobs: number } {
  const db = openDatabase(database, { readonly: true });
  try {
    const open = or(isNull(job.validUntil), gt(job.validUntil, Date.now()));
    const { jobs } = db
      .select({ jobs: sql<number>`count(*)` })
      .from(job)
      .where(open)
      .get() ?? { jobs: 0 };
    const id = db.select({ id: job.id }).from(job).where(open).limit(1).get()?.id;
    if (!id) throw new Error("the database holds no open position");
    return { id, jobs };
  } finally {
    db.$client.close();
  }
}

/**
 * `npm run bench -- http [--database FILE] [--workers N] [--seconds N] [--rounds N]`: the portal as it runs in
 * production, beside a bare node:http server that sends the same bytes with as many processes, on this machine.
 */
export async function benchHttp(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: "string", default: process.env.DATABASE_FILE ?? "./data/portal.db" },
      workers: { type: "string", default: String(availableParallelism()) },
      seconds: { type: "string", default: "3" },
      rounds: { type: "string", default: "3" },
    },
  });
  if (!existsSync(values.database)) {
    console.error(`没有数据库 ${values.database}，请先运行一次 npm start，或用 --database 指定`);
    process.exitCode = 1;
    return;
  }
  const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const running: Running[] = [];
  try {
    const database = join(folder, "portal.db");
    await backupDatabase(values.database, database);
    const env = {
      NODE_ENV: "test",
      DATABASE_FILE: database,
      WORKERS: values.workers,
      RATE_LIMIT: "off",
      LOG_LEVEL: "info",
      PUBLIC_URL: "http://localhost",
    };
    const start = () => startServer(["app/server/start.mjs"], env, "/readyz");
    // Brings build, tables and reference data up to date; none of that belongs to a start with data in place.
    await (await start()).stop();
    const starts: number[] = [];
    for (let i = 0; i < COLD_STARTS; i++) {
      const portal = await start();
      starts.push(portal.readyAfter);
      await portal.stop();
    }
    const { id, jobs } = look(database);
    const portal = await start();
    running.push(portal);
    const pages = [
      { name: "/jobs", path: paths.jobs(), fresh: (n: number) => `/jobs?q=工程师&salaryMin=${n}` },
      { name: "/jobs/:id", path: paths.job(id), fresh: (n: number) => `${paths.job(id)}?n=${n}` },
      {
        name: "/api/v1/jobs",
        path: paths.apiJobs(),
        fresh: (n: number) => `/api/v1/jobs?q=工程师&salaryMin=${n}`,
      },
    ];
    const recordings: Record<string, Recording> = {};
    for (const { path } of pages) recordings[path] = await record(portal.port, path);
    const file = join(folder, "recordings.json");
    writeFileSync(file, JSON.stringify(recordings));
    const bareArgs = [...process.execArgv, "tests/bench/bare-server.ts", file, values.workers];
    const bare = await startServer(bareArgs, {}, paths.jobs());
    running.push(bare);
    const cases: Case[] = [];
    let asked = 1;
    for (const { name, path, fresh } of pages) {
      await load({ server: portal, path }, 1);
      const turns = await takeTurns(
        {
          bare: { server: bare, path },
          kept: { server: portal, path },
          fresh: { server: portal, path: () => encodeURI(fresh(asked++)) },
        },
        rounds,
        seconds,
      );
      cases.push({ name, path, ...turns, bytes: Buffer.from(recordings[path]?.body ?? "", "base64").length });
    }
    const sorted = starts.sort((a, b) => a - b);
    report({
      jobs,
      workers: Number(values.workers),
      cases,
      coldStart: sorted[Math.floor(sorted.length / 2)] ?? 0,
    });
  } finally {
    await Promise.all(running.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  jobs: number;
  workers: number;
  cases: Case[];
  coldStart: number;
}

function report({ jobs, workers, cases, coldStart }: Report): void {
  const whole = (n: number) => Math.round(n).toLocaleString("en-US");
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  console.log(
    `\n${whole(jobs)} open positions, ${workers} serving processes, ${CONNECTIONS} connections, Node ${process.versions.node}`,
  );
  const head = ["answers/s", "CPU µs", "p50 ms", "p99 ms"].map((cell) => cell.padStart(9)).join("");
  console.log(`${"".padEnd(26)}${head}   of the bare server, by answers and by CPU`);
  const line = (label: string, { rate, cpu, p50, p99 }: Load, share: string) => {
    const cells = [whole(rate), cpu === null ? "–" : whole(cpu), p50, p99];
    console.log(`${label.padEnd(26)}${cells.map((cell) => String(cell).padStart(9)).join("")}   ${share}`);
  };
  for (const { name, kept, fresh, bare, bytes } of cases) {
    const share = (one: Load) =>
      [bare.rate / one.rate, bare.cpu && one.cpu ? one.cpu / bare.cpu : null]
        .map((times) => (times === null ? "–" : `1/${times.toFixed(1)}`))
        .join(", ");
    line(`${name}  ${whole(bytes)} bytes`, bare, "bare node:http");
    line("  kept", kept, share(kept));
    line("  never asked before", fresh, share(fresh));
  }
  console.log(`cold start, data in place, to the first good /readyz: ${coldStart.toFixed(2)} s`);
  mkdirSync("tests/bench/results", { recursive: true });
  const result = {
    at: new Date().toISOString(),
    machine,
    jobs,
    workers,
    connections: CONNECTIONS,
    coldStartSeconds: coldStart,
    cases: cases.map(({ name, kept, fresh, bare, bytes }) => ({
      name,
      bytes,
      bare,
      kept: { ...kept, ofBare: kept.rate / bare.rate },
      fresh: { ...fresh, ofBare: fresh.rate / bare.rate },
    })),
  };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
}
