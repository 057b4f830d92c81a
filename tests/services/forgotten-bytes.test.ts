import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TERMS, TERM_NAMES } from "~/domain/terms";
import { applyToJob } from "~/services/application/apply-to-job.server";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import { keepTerms } from "~/services/personal-data/keep-terms.server";
import type { Db } from "~db/client";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { mailOutbox } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { LINKS, addCandidate, addEmployers, newKey } from "./applications";
import { PASSWORD } from "./people";

let db: Db;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-bytes-"));
  file = join(folder, "portal.db");
  db = openDatabase(file);
  migrateDatabase(db);
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

/** What the disk holds: the file and its log. */
const bytes = () =>
  [file, `${file}-wal`].map((path) => (existsSync(path) ? readFileSync(path, "utf8") : "")).join("");

it("the file itself holds nothing more of who erased the account", async () => {
  await addEmployers(db);
  const lin = await addCandidate(db, "lin");
  // Long enough for pages of its own.
  const letter = "示例lin的求职信。".repeat(600);
  applyToJob(lin, "j1", { formKey: newKey(), profileVersion: 1, letter, resume: false }, LINKS);
  expect(bytes()).toContain("示例lin");
  expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
  for (const trace of ["示例lin", "lin@example.cn", "求职信", "重庆大学"])
    expect(bytes().includes(trace), trace).toBe(false);
});

it("the file holds nothing more of what has reached the end of its term; the command counts it first", async () => {
  const text = "只有收件人能看的话".repeat(300);
  const createdAt = Date.now() - (TERMS.mails.n + 1) * DAY;
  db.insert(mailOutbox).values({ onceKey: "a", to: "a@example.cn", subject: "示例", text, createdAt }).run();
  const run = (...flags: string[]) =>
    execFileSync("npm", ["run", "--silent", "data", "--", "terms", ...flags], {
      encoding: "utf8",
      env: { ...process.env, DATABASE_FILE: file, NODE_ENV: "test" },
    });
  const counted = run("--dry-run");
  expect(counted).toContain("没有改动任何数据");
  for (const name of TERM_NAMES) expect(counted).toContain(TERMS[name].what);
  expect(counted).toMatch(/邮件（满 90 天）：1\n/);
  expect(bytes()).toContain("只有收件人能看的话");
  const now = Math.max(Date.now(), FACTORY_NOW);
  const done = await keepTerms({ db, now, actor: { kind: "system", name: "test" } });
  expect(done.mails).toBe(1);
  expect(bytes().includes("只有收件人能看的话")).toBe(false);
  expect(run()).toMatch(/邮件（满 90 天）：0\n/);
}, 60_000);
