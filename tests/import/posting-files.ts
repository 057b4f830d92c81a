import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { importJobs, type ImportCounts, type Rejection } from "~/services/import/import-jobs.server";
import type { Db } from "~db/client";
import { FACTORY_NOW } from "~seeds/factories";
import { readRows } from "~/services/import/read-rows.server";

export const COLUMNS = "source_id,title,company,city,salary,education,experience,description".split(",");
export type Row = Partial<Record<string, string>>;

/** A fictional posting; every number makes another one. */
export function posting(n: number, overrides: Row = {}): Row {
  return {
    source_id: `示例-${n}`,
    title: `测试岗位${n}`,
    company: `示例${n % 40}号科技有限公司`,
    city: "重庆",
    salary: "8k-12k",
    education: "本科",
    experience: "1-3年",
    description: `负责第 ${n} 条产线的日常工作。`,
    ...overrides,
  };
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const cell = (text = "") => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const csvLine = (row: Row, columns = COLUMNS) => columns.map((column) => cell(row[column])).join(",");
export const csvOf = (rows: readonly Row[], columns = COLUMNS) =>
  [columns.join(","), ...rows.map((row) => csvLine(row, columns))].join("\n") + "\n";

export function writeFile(name: string, content: string | Buffer): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** Imports a file into the database. `counts` of the run and every rejected row. */
export async function importFile(
  db: Db,
  file: string,
  now = FACTORY_NOW,
): Promise<{ counts: ImportCounts; rejected: Rejection[] }> {
  const rejected: Rejection[] = [];
  const counts = await importJobs({ db, actor: { kind: "command", name: "test" }, now }, readRows(file), {
    file,
    fileHash: file,
    dryRun: false,
    onRejection: (rejection) => rejected.push(rejection),
  });
  return { counts, rejected };
}
