import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "~db/client";
import { countRows } from "~db/count";
import { migrateDatabase } from "~db/migrate";
import { enterprise, importRejection, job, jobSource } from "~db/schema";
import { createSearchEngine } from "~search/create";
import { compilePrograms, startChild } from "~tests/setup/child";
import { csvOf, posting, temporaryFolder, writeFile } from "./posting-files";

const ROWS = 6000;
const rows = Array.from({ length: ROWS }, (_, n) =>
  n % 100 === 7 ? posting(n, { title: "" }) : posting(n % 10 === 9 ? n - 5 : n, { source_id: `示例-${n}` }),
);
const REJECTED = rows.filter((row) => row.title === "").length;

/** Every column of every row but when it was written, and how far the index is from it. */
async function contentOf(database: string) {
  const db = openDatabase(database);
  const timeless = <T extends object>(list: T[]) =>
    list.map((row) => ({ ...row, createdAt: 0, updatedAt: 0, importedAt: 0 }));
  const engine = createSearchEngine(db);
  const content = {
    jobs: timeless(db.select().from(job).orderBy(job.id).all()),
    enterprises: timeless(db.select().from(enterprise).orderBy(enterprise.id).all()),
    sources: timeless(db.select().from(jobSource).orderBy(jobSource.sourceId).all()),
    drift: [await engine.verify("jobs"), await engine.verify("enterprises")],
  };
  await engine.close();
  db.$client.close();
  return content;
}

describe("the import command", () => {
  const { path, remove } = compilePrograms({ command: "seeds/import/cli.ts" });
  afterAll(remove);
  const start = (database: string, ...args: string[]) =>
    startChild(path.command, args, { DATABASE_FILE: database });

  it("killed while it writes and started again leaves what an uninterrupted run leaves, all of it searchable", async () => {
    const file = writeFile("职位.csv", csvOf(rows));
    const [killed, whole] = [join(temporaryFolder(), "killed.db"), join(temporaryFolder(), "whole.db")];
    const db = openDatabase(killed);
    migrateDatabase(db);
    const first = start(killed, "jobs", file);
    let over = false;
    void first.ended.then(() => (over = true));
    while (!over && countRows(db, jobSource) < 1000) await new Promise(setImmediate);
    await first.kill();
    expect(countRows(db, jobSource)).toBeGreaterThanOrEqual(1000);
    expect(countRows(db, jobSource)).toBeLessThan(ROWS - REJECTED);
    db.$client.close();

    const [again, once] = [start(killed, "jobs", file), start(whole, "jobs", file)];
    expect([await again.ended, await once.ended], again.errors() + once.errors()).toEqual([0, 0]);
    const content = await contentOf(whole);
    expect(await contentOf(killed)).toEqual(content);
    expect(content.sources).toHaveLength(ROWS - REJECTED);
    for (const { missing, surplus, stale } of content.drift)
      expect([missing, surplus, stale]).toEqual([[], [], []]);
  });

  it("says what it did, and writes every row that it could not import into the report", async () => {
    const folder = temporaryFolder();
    const [database, report] = [join(folder, "portal.db"), join(folder, "未导入.csv")];
    const file = writeFile("职位.csv", csvOf(rows.slice(0, 300)));
    const child = start(database, "jobs", file, "--report", report);
    expect(await child.says("  未导入")).toBe("  未导入 3");
    expect(await child.ended).toBe(0);
    const listed = parse(readFileSync(report), { columns: true, bom: true }) as Record<string, string>[];
    expect(listed.map(({ line, field, reason }) => [line, field, reason])).toEqual(
      ["9", "109", "209"].map((line) => [line, "title", "职位名称为空或没有文字"]),
    );
    const db = openDatabase(database);
    expect(countRows(db, importRejection)).toBe(3);
    db.$client.close();
  });

  it.each([
    ["缺少列 source_id", ["jobs", "FILE"]],
    ["找不到文件", ["jobs", "没有这个文件.csv"]],
  ])("ends with one line, “%s”, and not with a stack", async (said, args) => {
    const file = writeFile("a.csv", "a,b\n1,2\n");
    const child = start(
      join(temporaryFolder(), "portal.db"),
      ...args.map((arg) => (arg === "FILE" ? file : arg)),
    );
    expect(await child.ended).toBe(1);
    expect(child.errors()).toContain(said);
    expect(child.errors().trim().split("\n")).toHaveLength(1);
  });

  it("tells its usage when it is asked for nothing", async () => {
    const child = start(join(temporaryFolder(), "portal.db"));
    expect(await child.ended).toBe(2);
    await expect(child.says("用法")).resolves.toContain("npm run import");
  });
});
