import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { importJobs, type ImportCounts } from "../../app/services/import/import-jobs.server";
import { openPortalDatabase } from "../../db/open";
import { createSearchEngine } from "../../search/create";
import { createProgress } from "../progress";
import { UnreadableFile, readRows } from "../../app/services/import/read-rows.server";
import { createReport } from "../../app/services/import/write-report.server";

const USAGE = `用法：npm run import -- jobs 文件… [--dry-run] [--report 文件]
  读取 CSV、XLSX 或 JSON Lines 职位文件。--dry-run 只检查不写入；--report 写出每一条未导入的行。`;

const print = (text: string) => process.stdout.write(`${text}\n`);
const number = (n: number) => n.toLocaleString("en-US");

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function summarize(file: string, counts: ImportCounts, seconds: number, dryRun: boolean): void {
  const { created, merged, updated, unchanged, rejected } = counts;
  const read = dryRun
    ? counts.salaryStated + counts.salaryNegotiable + counts.salaryAbsent + counts.salaryUnreadable + rejected
    : created + merged + updated + unchanged + rejected;
  print(`${file}：读取 ${number(read)} 行，用时 ${seconds.toFixed(1)} 秒`);
  if (!dryRun)
    print(
      `  新增 ${number(created)}，并入重复 ${number(merged)}，更新 ${number(updated)}，未变 ${number(unchanged)}`,
    );
  print(`  未导入 ${number(rejected)}`);
  const stated = counts.salaryStated;
  const readable = stated + counts.salaryUnreadable;
  const share = readable === 0 ? "—" : `${((stated / readable) * 100).toFixed(2)}%`;
  print(
    `  薪资：写明 ${number(stated)}（可读率 ${share}），面议 ${number(counts.salaryNegotiable)}，未填 ${number(counts.salaryAbsent)}，读不懂 ${number(counts.salaryUnreadable)}`,
  );
  const unread = Object.entries(counts.unreadable).sort((a, b) => b[1] - a[1]);
  if (unread.length > 0)
    print(`  读不懂而记为未知：${unread.map(([field, n]) => `${field} ${number(n)}`).join("，")}`);
}

/** `npm run import` gives V8 a small nursery: rows die young, and a large one would only fill with them. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean", default: false }, report: { type: "string" } },
  });
  const [kind, ...files] = positionals;
  if (kind !== "jobs" || files.length === 0) {
    print(USAGE);
    return 2;
  }
  const dryRun = values["dry-run"];
  const db = openPortalDatabase();
  const report = values.report ? createReport(values.report) : null;
  const ctx = { db, actor: { kind: "command", name: "import" } as const, now: Date.now() };
  try {
    for (const file of files) {
      const bytes = statSync(file).size;
      const progress = createProgress(basename(file));
      const started = performance.now();
      const counts = await importJobs(ctx, rowsOf(file), {
        file: basename(file),
        fileHash: await hashOf(file),
        dryRun,
        onBatch: (rows) => progress.at(rows, estimateRows(bytes, rows), rows),
        onRejection: (rejection) => report?.add(basename(file), rejection),
      });
      progress.end();
      summarize(file, counts, (performance.now() - started) / 1000, dryRun);
    }
    if (!dryRun) await updateSearch(db);
  } finally {
    report?.close();
    db.$client.close();
  }
  if (values.report) print(`未导入的行已写入 ${values.report}`);
  return 0;
}

/** Of several files the faulty one is named. */
async function* rowsOf(file: string) {
  try {
    yield* readRows(file);
  } catch (error) {
    throw error instanceof UnreadableFile ? new UnreadableFile(`${file}：${error.message}`) : error;
  }
}

/** Rows are not known before the end; a posting takes about this many bytes. */
function estimateRows(bytes: number, atLeast: number): number {
  return Math.max(atLeast, Math.round(bytes / 900));
}

async function updateSearch(db: ReturnType<typeof openPortalDatabase>): Promise<void> {
  const engine = createSearchEngine(db);
  const started = performance.now();
  print("更新搜索索引…");
  const written = await engine.drain();
  print(`  ${number(written)} 项变更已可搜索，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`);
  await engine.close();
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UnreadableFile) console.error(error.message);
    else if (error instanceof Error && "code" in error && error.code === "ENOENT")
      console.error(`找不到文件：${error.message}`);
    else console.error(error);
    process.exitCode = 1;
  },
);
