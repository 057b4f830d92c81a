import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { creditCodeCheck } from "~/domain/credit-code";
import { CULTIVATION_TIERS } from "~/domain/cultivation-tier";
import { ENTERPRISE_SIZES } from "~/domain/enterprise";
import { shanghaiYear } from "~/domain/time";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { enterprise, enterpriseAssessment, enterpriseFigures, task } from "~db/schema";
import { makeFigures } from "~seeds/demo/figures";
import { DEMO_SEED, loadDemo } from "~seeds/demo/load";
import { buildEnterprise } from "~seeds/factories/enterprise";
import { compilePrograms, startChild } from "~tests/setup/child";
import { load, type Load } from "./load";
import { startServer } from "./processes";

const RESULT = "tests/bench/results/cultivation.json";
const CHAINS = ["it.ic", "it.software", "health.drug", "green.newMaterial", "tech.testing"];
/** Asked at a pace that leaves the machine room, so that waiting is what is measured. */
const PACE = { connections: 4, perSecond: 100 } as const;

/**
 * `npm run bench -- cultivation [--companies N]`: every company with five years of figures judged by every rule set, in
 * one process; then the same as a task of the portal, while /jobs is asked for, beside /jobs before it.
 */
export async function benchCultivation(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { companies: { type: "string", default: "5000" } },
  });
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const file = join(folder, "portal.db");
  const { path, remove } = compilePrograms({ judge: "tests/bench/judge.ts" });
  const db = openDatabase(file);
  try {
    migrateDatabase(db);
    const ctx = { db, now: Date.now(), actor: { kind: "command", name: "bench" } } as const;
    loadRuleSets(ctx);
    loadDemo(db, { now: ctx.now, scale: "small" });
    tellFigures(db, Number(values.companies), ctx.now);
    const first = await judge(path.judge, file);
    const again = await judge(path.judge, file);
    db.delete(enterpriseAssessment).run();
    const beside = await besideVisitors(db, file);
    report({ first, again, ...beside });
  } finally {
    db.$client.close();
    remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tellFigures(db: Db, companies: number, now: number): void {
  const year = shanghaiYear(now);
  db.transaction(
    (tx) => {
      for (let n = 0; n < companies; n += 1) {
        const id = `bench-${String(n).padStart(6, "0")}`;
        const body = `91000000MB${String(n).padStart(7, "0")}`;
        const industry = CHAINS[n % CHAINS.length] ?? "";
        const size = ENTERPRISE_SIZES[n % 5] ?? "unknown";
        const creditCode = body + creditCodeCheck(body);
        tx.insert(enterprise)
          .values(buildEnterprise({ id, name: `示例企业${n}`, creditCode, industry, size, origin: "demo" }))
          .run();
        const tiers = CULTIVATION_TIERS.slice(0, n % 5);
        for (const made of makeFigures(DEMO_SEED, { id, size, industry, founded: year - 9, tiers }, year))
          tx.insert(enterpriseFigures)
            .values({
              ...{ id: `${id}-${made.year}`, enterpriseId: id, year: made.year, figures: made.figures },
              ...{ status: "confirmed", explanations: {}, findings: {}, createdAt: now, updatedAt: now },
            })
            .run();
      }
    },
    { behavior: "immediate" },
  );
}

async function judge(program: string, file: string): Promise<Judged> {
  const child = startChild(program, [file]);
  const said = await child.says("judged ");
  await child.ended;
  return JSON.parse(said.slice("judged ".length)) as Judged;
}

/** The portal does it as it does every task, in its own process; visitors ask the others. */
async function besideVisitors(db: Db, file: string) {
  const env = { NODE_ENV: "test", DATABASE_FILE: file, RATE_LIMIT: "off", LOG_LEVEL: "warn" };
  const portal = await startServer(
    ["app/server/start.mjs"],
    { ...env, PUBLIC_URL: "http://localhost" },
    "/readyz",
  );
  try {
    let asked = 0;
    const target = { server: portal, path: () => encodeURI(`/jobs?q=工程师&salaryMin=${++asked}`) };
    await load(target, 2, PACE);
    const idle = await load(target, 10, PACE);
    const key = "bench:recompute";
    const began = Date.now();
    const ctx = { db, now: began, actor: { kind: "command", name: "bench" } } as const;
    db.transaction((tx) => enqueueTask(tx, ctx, { key, kind: "cultivation:recompute" }));
    const rounds: Load[] = [];
    for (let done = false; !done;) {
      rounds.push(await load(target, 2, PACE));
      const row = db.select({ doneAt: task.doneAt }).from(task).where(eq(task.key, key)).get();
      done = row?.doneAt !== null && row?.doneAt !== undefined;
      if (Date.now() - began > 300_000) throw new Error("the portal has not finished in five minutes");
      await setTimeout(0);
    }
    const row = db.select({ doneAt: task.doneAt }).from(task).where(eq(task.key, key)).get();
    const busy = {
      p50: Math.max(...rounds.map(({ p50 }) => p50)),
      p99: Math.max(...rounds.map(({ p99 }) => p99)),
    };
    return { idle, busy, task: ((row?.doneAt ?? began) - began) / 1000 };
  } finally {
    await portal.stop();
  }
}

interface Judged {
  companies: number;
  assessments: number;
  changed: number;
  seconds: number;
  /** Of the processor, from the start of the program. */
  cpuSeconds: number;
}

function report(result: {
  first: Judged;
  again: Judged;
  idle: Load;
  busy: Pick<Load, "p50" | "p99">;
  task: number;
}): void {
  const { first, again, idle, busy } = result;
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const line = (what: string, { companies, assessments, changed, seconds, cpuSeconds }: Judged) =>
    console.log(
      `${what}: ${companies} companies, ${assessments} years, ${changed} new, ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor)`,
    );
  line("every year for the first time", first);
  line("again, nothing changed", again);
  console.log(`as a task of the portal: ${result.task.toFixed(1)} s`);
  console.log(
    `/jobs, never asked before: p50 ${idle.p50} ms, p99 ${idle.p99} ms; meanwhile, worst of 2 s: ${busy.p50}, ${busy.p99} ms`,
  );
  console.log(`p99 ${(busy.p99 / Math.max(1, idle.p99)).toFixed(1)} times of idle`);
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify({ machine, ...result }, null, 2)}\n`);
}
