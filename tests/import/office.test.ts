import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotPermitted } from "~/domain/permission";
import { IMPORT_KEPT_DAYS, MAX_IMPORT_BYTES, importCountText } from "~/domain/import";
import { createHandlers } from "~/server/chores";
import type { AccountContext } from "~/services/context.server";
import { askImport } from "~/services/import/ask-import.server";
import { importFolder, receiveImportFile } from "~/services/import/receive-import-file.server";
import { removeOldImports } from "~/services/import/run-import-file.server";
import {
  listImports,
  listRejections,
  loadImportFile,
  showImportFile,
} from "~/services/import/show-imports.server";
import { runDueTasks } from "~/services/task/run-due-tasks.server";
import type { Db } from "~db/client";
import { auditEntry, importRun, job, task } from "~db/schema";
import { createSearchEngine } from "~search/create";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { acting, addPerson } from "~tests/services/people";
import { openTestDatabase } from "~tests/setup/database";

let db: Db;
let operator: AccountContext;
let folder: string;
let now: number;
beforeEach(async () => {
  db = openTestDatabase();
  now = FACTORY_NOW;
  operator = acting(db, await addPerson(db, "operator", "operator"), ["operator"]);
  folder = mkdtempSync(join(tmpdir(), "portal-import-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ROWS = [
  "source_id,site,title,company,city,salary",
  "1,示例网,护士,示例医院,重庆,6-8K",
  "2,示例网,会计,示例公司,重庆,面议",
  "3,示例网,,示例公司,重庆,面议",
].join("\n");
const fileOf = (text: string | Buffer, name = "职位.csv") => new File([text as BlobPart], name);
const upload = (file: File, ctx = operator) => receiveImportFile(ctx, { folder, scan: null }, file);

async function uploaded(file = fileOf(ROWS)): Promise<string> {
  const result = await upload(file);
  if ("fault" in result) throw new Error(result.fault);
  return result.id;
}
const work = () => {
  const env = { DATABASE_FILE: join(folder, "portal.db"), UPLOAD_DIR: folder };
  const search = createSearchEngine(db);
  return runDueTasks(
    db,
    createHandlers({
      db,
      search,
      env,
      publicUrl: "https://portal.example",
      sessionSecret: "a secret of this test",
    }),
    () => now,
  );
};
const load = (id: string) => {
  const file = loadImportFile(operator, id);
  if (!file) throw new Error("no such file");
  return file;
};
const show = (id: string) => showImportFile(operator, load(id), 1);

describe("a file of postings that the office hands in", () => {
  it("is looked through first, and writes nothing until somebody says so", async () => {
    const id = await uploaded();
    expect(askImport(operator, load(id))).toEqual({ refused: "unchecked" });
    await work();
    const { check, run, rejections, total } = show(id);
    expect(check).toMatchObject({ status: "finished", rowsRead: 3, dryRun: true, counts: { rejected: 1 } });
    expect(run).toBeNull();
    expect(total).toBe(1);
    expect(rejections).toMatchObject([{ line: 4, field: "title" }]);
    expect(db.select().from(job).all()).toEqual([]);
  });

  it("is imported once it was looked through, in the name of whoever said so, once", async () => {
    const id = await uploaded();
    await work();
    expect(askImport(operator, load(id))).toEqual({ done: true });
    expect(askImport(operator, load(id))).toEqual({ done: true });
    now += 1000;
    await work();
    expect(db.select().from(job).all()).toHaveLength(2);
    const { run } = show(id);
    expect(run).toMatchObject({ status: "finished", rowsRead: 3, counts: { created: 2, rejected: 1 } });
    expect(importCountText(run?.counts ?? {}, false)).toContain("新增 2");
    const [start] = db.select().from(auditEntry).where(eq(auditEntry.action, "import:start")).all();
    expect(start?.actor).toBe(operator.actor.id);
    expect(db.select().from(task).where(eq(task.kind, "import:run")).all()).toHaveLength(1);
  });

  it("that is no longer on the disk is said to be gone, without the name of a folder", async () => {
    const id = await uploaded();
    rmSync(importFolder(folder), { recursive: true });
    await work();
    expect(show(id).check).toMatchObject({ status: "failed", error: "文件已不在服务器上，请重新上传" });
  });

  it("handed in twice, even at once, is one file", async () => {
    const [a, b] = await Promise.all([uploaded(), uploaded()]);
    expect(a).toBe(b);
    expect(await uploaded(fileOf(ROWS, "又一次.csv"))).toBe(a);
    expect(readdirSync(importFolder(folder))).toHaveLength(1);
  });

  it.each([
    ["no rows", fileOf("source_id,title,company\n"), null],
    ["no such columns", fileOf("名称,公司\n护士,示例医院"), "第一行缺少列"],
    ["an archive that is none", fileOf("PK\u0003\u0004 nothing", "a.xlsx"), "不是完整的 XLSX 文件"],
    [
      "bytes that are no text",
      fileOf(Buffer.from([0xff, 0xff, 0x81, 0x00, 0xff, 0xff])),
      "不是 UTF-8 或 GB18030",
    ],
  ])("with %s says what is wrong and is not tried again", async (_what, file, said) => {
    const id = await uploaded(file);
    await work();
    const { check } = show(id);
    if (said === null) expect(check).toMatchObject({ status: "finished", rowsRead: 0 });
    else {
      expect(check).toMatchObject({ status: "failed" });
      expect(check?.error).toContain(said);
      expect(check?.error).not.toContain(folder);
      expect(askImport(operator, load(id))).toEqual({ refused: "unchecked" });
    }
    expect(db.select().from(task).all()).toMatchObject([{ attempts: 1, failedAt: null }]);
  });

  it.each([
    ["empty", fileOf(""), "请选择"],
    ["of another kind", fileOf("x", "职位.pdf"), "只能读取"],
    ["too large", { name: "a.csv", size: MAX_IMPORT_BYTES + 1 } as File, "文件太大"],
  ])("that is %s is not taken", async (_what, file, said) => {
    expect(await upload(file)).toEqual({ fault: expect.stringContaining(said) });
  });

  it("that a scanner finds fault with, or cannot look at, is not kept", async () => {
    for (const verdict of ["infected", "failed"] as const) {
      const scan = () => Promise.resolve(verdict);
      expect(await receiveImportFile(operator, { folder, scan }, fileOf(ROWS))).toHaveProperty("fault");
    }
    expect(db.select().from(task).all()).toEqual([]);
  });

  it("is no matter for others", async () => {
    const id = await uploaded();
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(() => loadImportFile(reviewer, id)).toThrow(NotPermitted);
    await expect(upload(fileOf(ROWS), reviewer)).rejects.toThrow(NotPermitted);
  });

  it("is removed after a while; its report stays", async () => {
    const id = await uploaded();
    await work();
    await removeOldImports({ ...operator, now: now + (IMPORT_KEPT_DAYS + 1) * DAY }, folder);
    expect(readdirSync(importFolder(folder))).toEqual([]);
    expect(askImport(operator, load(id))).toEqual({ refused: "removed" });
    expect(show(id).check?.rowsRead).toBe(3);
    expect(listRejections(operator, load(id))).toHaveLength(1);
  });

  it("of a run that was killed is said to have been broken off when it is begun again", async () => {
    const id = await uploaded();
    await work();
    const { fileHash } = db.select().from(importRun).get() ?? { fileHash: "" };
    const killed = {
      id: "killed",
      file: "职位.csv",
      fileHash,
      status: "running",
      counts: {},
      startedAt: now,
    } as const;
    db.insert(importRun)
      .values({ ...killed, fileId: id })
      .run();
    askImport(operator, load(id));
    now += 1000;
    await work();
    expect(
      listImports(operator, 1)
        .runs.map(({ status }) => status)
        .sort(),
    ).toEqual(["failed", "finished", "finished"]);
  });
});
