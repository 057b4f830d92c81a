import ExcelJS from "exceljs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importJobs } from "~/services/import/import-jobs.server";
import { countRows } from "~db/count";
import type { Db } from "~db/client";
import { auditEntry, enterprise, importRejection, importRun, job, jobSource } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { UnreadableFile, readRows } from "~/services/import/read-rows.server";
import { openTestDatabase } from "~tests/setup/database";
import {
  COLUMNS,
  csvLine,
  csvOf,
  importFile,
  posting,
  temporaryFolder,
  writeFile,
  type Row,
} from "./posting-files";

const jobsOf = (db: Db) => db.select().from(job).orderBy(job.id).all();
const rows = (count: number) => Array.from({ length: count }, (_, n) => posting(n));

async function excelOf(list: readonly Row[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("职位");
  sheet.addRow(COLUMNS);
  for (const row of list) sheet.addRow(COLUMNS.map((column) => row[column] ?? ""));
  const file = join(temporaryFolder(), "职位.xlsx");
  await workbook.xlsx.writeFile(file);
  return file;
}

describe("a file of postings", () => {
  it("gives the same rows as CSV, as XLSX and as JSON Lines", async () => {
    const list = rows(30);
    const files = [
      writeFile("a.csv", csvOf(list)),
      await excelOf(list),
      writeFile("a.jsonl", list.map((row) => JSON.stringify(row)).join("\n")),
    ];
    const read: unknown[] = [];
    for (const file of files) {
      const db = openTestDatabase();
      expect((await importFile(db, file)).counts).toMatchObject({
        created: 30,
        rejected: 0,
        salaryStated: 30,
      });
      read.push(jobsOf(db));
    }
    expect(read[1]).toEqual(read[0]);
    expect(read[2]).toEqual(read[0]);
  });

  it("may begin with a byte order mark, end its lines with CRLF and name its columns in any order and case", async () => {
    const columns = [...COLUMNS].reverse();
    const text = `\ufeff${columns.join(",").toUpperCase()}\r\n${csvLine(posting(1), columns)}\r\n`;
    const db = openTestDatabase();
    expect((await importFile(db, writeFile("a.csv", text))).counts.created).toBe(1);
    expect(jobsOf(db)[0]).toMatchObject({ title: "测试岗位1", salaryMin: 8000, education: "bachelor" });
  });

  it.each([
    ["a.csv", "title,company\n示例,示例\n", "source_id"],
    ["a.csv", "", "空"],
    ["a.pdf", "%PDF", "只能读"],
  ])("named %s that cannot be read at all says what to do", async (name, content, said) => {
    const importing = importFile(openTestDatabase(), writeFile(name, content));
    await expect(importing).rejects.toThrow(UnreadableFile);
    await expect(importing).rejects.toThrow(said);
  });

  it("leaves a trace: a run with its figures, and an entry in the audit log", async () => {
    const db = openTestDatabase();
    await importFile(db, writeFile("a.csv", csvOf([...rows(3), posting(4, { title: "" })])));
    const run = db.select().from(importRun).get();
    expect(run).toMatchObject({ status: "finished", rowsRead: 4, counts: { created: 3, rejected: 1 } });
    const entries = db.select().from(auditEntry).all();
    expect(entries.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      "command:test import:start",
      "command:test import:finish",
    ]);
  });

  it("is only looked at in a dry run", async () => {
    const db = openTestDatabase();
    const file = writeFile("a.csv", csvOf(rows(5)));
    const ctx = { db, actor: { kind: "command", name: "test" } as const, now: FACTORY_NOW };
    const counts = await importJobs(ctx, readRows(file), { file, fileHash: file, dryRun: true });
    expect(counts.salaryStated).toBe(5);
    for (const table of [job, enterprise, importRun, jobSource]) expect(countRows(db, table)).toBe(0);
  });
});

describe("what is not a posting", () => {
  it("is reported row by row with line, field and reason, and the rest is imported", async () => {
    const text = [
      COLUMNS.join(","),
      csvLine(posting(1)),
      csvLine(posting(2, { source_id: "" })),
      csvLine(posting(3, { title: "***" })),
      "示例-4,只有三列,示例科技",
      csvLine(posting(5, { title: "长".repeat(121) })),
      csvLine(posting(6)),
    ].join("\n");
    const db = openTestDatabase();
    const { counts, rejected } = await importFile(db, writeFile("a.csv", text));
    expect(counts).toMatchObject({ created: 2, rejected: 4 });
    expect(rejected.map(({ line, field }) => [line, field])).toEqual([
      [3, "source_id"],
      [4, "title"],
      [5, "row"],
      [6, "title"],
    ]);
    for (const { reason, raw } of rejected) {
      expect(reason).not.toBe("");
      expect(raw).not.toBe("");
    }
    expect(countRows(db, importRejection)).toBe(4);
  });

  it("does not stop the file: broken JSON, arrays, nothing", async () => {
    const lines = [JSON.stringify(posting(1)), "{", "[]", "null", "", '"text"', JSON.stringify(posting(2))];
    const db = openTestDatabase();
    const { counts, rejected } = await importFile(db, writeFile("a.jsonl", lines.join("\n")));
    expect(counts).toMatchObject({ created: 2, rejected: 4 });
    expect(rejected.map(({ line }) => line)).toEqual([2, 3, 4, 6]);
  });

  it("hostile cells are kept as text: markup, formulas, control characters, very long texts", async () => {
    const hostile = posting(1, {
      title: "<script>alert(1)</script>工程师",
      company: "=HYPERLINK(1)示例公司",
      description: `\u0000\u202e${"长".repeat(30_000)}`,
      city: "'; DROP TABLE job; --",
    });
    const db = openTestDatabase();
    const file = writeFile("a.jsonl", JSON.stringify(hostile));
    expect((await importFile(db, file)).counts.created).toBe(1);
    const [row] = jobsOf(db);
    expect(row?.title).toContain("<script>");
    expect(row?.city).toBeNull();
    expect((row?.duties ?? "").length).toBeLessThanOrEqual(20_000);
    expect(row?.duties).not.toContain("\u0000");
  });

  it("a file cut off in the middle of a row gives all rows before it", async () => {
    const text = csvOf(rows(20));
    const db = openTestDatabase();
    const { counts } = await importFile(db, writeFile("a.csv", text.slice(0, text.lastIndexOf("本科"))));
    expect(counts.created).toBe(19);
    expect(counts.rejected).toBe(1);
  });
});

describe("importing again", () => {
  it("changes nothing when the file is the same", async () => {
    const db = openTestDatabase();
    const file = writeFile("a.csv", csvOf(rows(25)));
    await importFile(db, file);
    const before = jobsOf(db);
    const { counts } = await importFile(db, file, FACTORY_NOW + 1000);
    expect(counts).toMatchObject({ created: 0, merged: 0, updated: 0, unchanged: 25 });
    expect(jobsOf(db)).toEqual(before);
  });

  it("updates what the source changed, and raises its version", async () => {
    const db = openTestDatabase();
    await importFile(db, writeFile("a.csv", csvOf(rows(3))));
    const changed = [posting(0), posting(1, { salary: "20k-30k" }), posting(2)];
    const { counts } = await importFile(db, writeFile("a.csv", csvOf(changed)), FACTORY_NOW + 1000);
    expect(counts).toMatchObject({ updated: 1, unchanged: 2 });
    const row = jobsOf(db).find(({ title }) => title === "测试岗位1");
    expect(row).toMatchObject({ salaryMin: 20_000, version: 2 });
  });

  it("merges the same posting under another number, within a file and across files, and keeps both sources", async () => {
    const db = openTestDatabase();
    const twice = [posting(1), posting(1, { source_id: "别处-1" })];
    expect((await importFile(db, writeFile("a.csv", csvOf(twice)))).counts).toMatchObject({
      created: 1,
      merged: 1,
    });
    const third = [posting(1, { source_id: "第三处-1" })];
    expect((await importFile(db, writeFile("b.csv", csvOf(third)))).counts).toMatchObject({
      created: 0,
      merged: 1,
    });
    expect(countRows(db, job)).toBe(1);
    expect(countRows(db, jobSource)).toBe(3);
  });

  it("does not merge postings that differ, nor postings of nobody without a text", async () => {
    const db = openTestDatabase();
    const nobody = { company: "", description: "" };
    const list = [
      posting(1),
      posting(1, { source_id: "b", city: "成都" }),
      posting(1, { source_id: "c", salary: "9k-12k" }),
      posting(2, nobody),
      posting(2, { ...nobody, source_id: "d" }),
    ];
    expect((await importFile(db, writeFile("a.csv", csvOf(list)))).counts).toMatchObject({
      created: 5,
      merged: 0,
    });
  });

  it("knows an employer by its folded name, whatever the width of its brackets", async () => {
    const db = openTestDatabase();
    const names = ["示例（重庆）科技有限公司", "示例(重庆)科技有限公司", " 示例(重庆) 科技有限公司"];
    await importFile(db, writeFile("a.csv", csvOf(names.map((company, n) => posting(n, { company })))));
    expect(countRows(db, enterprise)).toBe(1);
  });

  it("keeps the raw row beside what was read of it", async () => {
    const db = openTestDatabase();
    await importFile(db, writeFile("a.csv", csvOf([posting(1, { salary: "薪资优厚" })])));
    expect(jobsOf(db)[0]).toMatchObject({ salaryMin: null, salaryPeriod: null, salaryRaw: "薪资优厚" });
    expect(db.select().from(jobSource).get()?.raw).toMatchObject({ salary: "薪资优厚", education: "本科" });
  });
});
