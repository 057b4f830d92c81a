import { describe, expect, it } from "vitest";
import type { Db } from "~db/client";
import { enterprise, job, jobSource } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { csvOf, importFile, posting, writeFile, type Row } from "./posting-files";

const importRows = (db: Db, rows: readonly Row[], now = FACTORY_NOW) =>
  importFile(db, writeFile("a.csv", csvOf(rows)), now);

/** Pay by the source that states it. */
function payBySource(db: Db): Record<string, number | null> {
  const pay = new Map(
    db
      .select()
      .from(job)
      .all()
      .map((row) => [row.id, row.salaryMin]),
  );
  const sources = db.select().from(jobSource).orderBy(jobSource.sourceId).all();
  return Object.fromEntries(sources.map(({ sourceId, jobId }) => [sourceId, pay.get(jobId) ?? null]));
}

const [a, b, c] = ["甲", "乙", "丙"].map((id) => posting(1, { source_id: id })) as [Row, Row, Row];
const raised = { salary: "20k-30k" };

describe("one source id", () => {
  it("on the same row twice is one posting", async () => {
    const { counts } = await importRows(openTestDatabase(), [a, a]);
    expect(counts).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
  });

  it("on two different rows of a file keeps the first, reports the second, and importing again changes nothing", async () => {
    const db = openTestDatabase();
    const rows = [a, { ...a, ...raised }];
    const { counts, rejected } = await importRows(db, rows);
    expect(counts).toMatchObject({ created: 1, updated: 0, rejected: 1 });
    expect(rejected).toMatchObject([{ line: 3, field: "source_id" }]);
    const before = db.select().from(job).all();
    expect((await importRows(db, rows, FACTORY_NOW + 1)).counts).toMatchObject({ unchanged: 1, rejected: 1 });
    expect(db.select().from(job).all()).toEqual(before);
    expect(payBySource(db)).toEqual({ 甲: 8000 });
  });
});

describe("postings that were merged", () => {
  it.each([
    ["the first", [{ ...a, ...raised }, b, c], { 甲: 20_000, 乙: 8000, 丙: 8000 }, 2],
    ["a later one", [a, { ...b, ...raised }, c], { 甲: 8000, 乙: 20_000, 丙: 8000 }, 2],
    [
      "two of them alike",
      [a, { ...b, ...raised }, { ...c, ...raised }],
      { 甲: 8000, 乙: 20_000, 丙: 20_000 },
      2,
    ],
    ["all alike", [a, b, c].map((row) => ({ ...row, ...raised })), { 甲: 20_000, 乙: 20_000, 丙: 20_000 }, 1],
    [
      "what does not tell them apart",
      [a, { ...b, posted_at: "2026-01-01" }, c],
      { 甲: 8000, 乙: 8000, 丙: 8000 },
      1,
    ],
  ])("each say what their own source says after a change of %s", async (_which, rows, pay, jobs) => {
    const db = openTestDatabase();
    expect((await importRows(db, [a, b, c])).counts).toMatchObject({ created: 1, merged: 2 });
    await importRows(db, rows, FACTORY_NOW + 1);
    expect(payBySource(db)).toEqual(Object.fromEntries(Object.entries(pay).sort()));
    expect(db.select().from(job).all()).toHaveLength(jobs);
    expect((await importRows(db, rows, FACTORY_NOW + 2)).counts).toMatchObject({ unchanged: 3 });
  });
});

it("postings that lose employer and text are not taken for one another", async () => {
  const db = openTestDatabase();
  await importRows(db, [a, b, c]);
  const bare = [a, b, c].map((row) => ({ ...row, company: "", description: "" }));
  await importRows(db, bare, FACTORY_NOW + 1);
  expect(db.select().from(job).all()).toHaveLength(3);
});

it("what one posting of an employer leaves open another fills in; what is known is not overwritten", async () => {
  const columns = ["source_id", "title", "company", "company_size", "company_type"];
  const employer = (id: string, size: string, type: string) => ({
    source_id: id,
    title: "测试员",
    company: "示例科技",
    company_size: size,
    company_type: type,
  });
  const rows = [employer("1", "", "民营"), employer("2", "20-99人", "国企")];
  const db = openTestDatabase();
  await importFile(db, writeFile("a.csv", csvOf(rows, columns)));
  expect(db.select().from(enterprise).all()).toMatchObject([{ size: "20-99", ownership: "private" }]);
});

it("a posting that the office has suspended stays so, whatever its source says now", async () => {
  const db = openTestDatabase();
  await importRows(db, [a]);
  db.update(job).set({ status: "paused", pausedReason: "reported" }).run();
  expect((await importRows(db, [{ ...a, ...raised }], FACTORY_NOW + 1)).counts).toMatchObject({ updated: 1 });
  expect(db.select().from(job).all()).toMatchObject([
    { status: "paused", pausedReason: "reported", salaryMin: 20_000 },
  ]);
});
