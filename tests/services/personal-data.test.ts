import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSession, startSession } from "~/auth/session.server";
import { RESUME_MIMES } from "~/domain/file-kind";
import { applyToJob } from "~/services/application/apply-to-job.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { listReceivedApplications } from "~/services/application/list-applications.server";
import { loadReceivedApplication } from "~/services/application/load-application.server";
import { moveOwnApplication, moveReceivedApplication } from "~/services/application/run-application.server";
import { writeMessage, writeNote } from "~/services/application/write-words.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { setResume } from "~/services/candidate/set-resume.server";
import { ERASE_WORD, eraseAccount } from "~/services/personal-data/erase-account.server";
import { exportData } from "~/services/personal-data/export-data.server";
import { MAIL_DAYS } from "~/domain/consent";
import { countOverdue, keepTerms } from "~/services/personal-data/keep-terms.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, application, applicationEvent, consent, mailOutbox, upload } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, apply, newKey, own, received } from "./applications";
import { PASSWORD, acting, addPerson } from "./people";

let db: Db;
let folder: string;
let lin: VaultContext;
let owner: VaultContext;
let resume: string;
let id: string;

/** Somebody with a résumé, an application, messages, a note, and mails. */
beforeEach(async () => {
  db = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "portal-data-"));
  ({ owner } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
  const file = new File([new TextEncoder().encode("%PDF-1.4\nfictional")], "林的简历.pdf");
  const got = await receiveFile(lin, { folder, scan: null }, file, RESUME_MIMES);
  if ("fault" in got) throw new Error(got.fault);
  setResume(lin, got);
  resume = join(folder, got.row.storedName);
  id = newKey();
  const profileVersion = readProfile(lin)?.version ?? 0;
  applyToJob(lin, "j1", { formKey: id, profileVersion, letter: "示例lin的求职信", resume: true }, LINKS);
  writeMessage(
    lin,
    { side: "candidate", target: own(lin, id) },
    { formKey: newKey(), text: "您好，我是示例lin" },
    LINKS,
  );
  writeNote(owner, received(owner, id), { formKey: newKey(), text: "示例lin沟通清楚" });
  const answer = { verb: "shortlist", version: 1, note: "示例lin，欢迎" } as const;
  moveReceivedApplication(owner, received(owner, id), answer, LINKS);
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

/** All that is stored, as text. */
function everything(): string {
  const tables = db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
  return JSON.stringify(tables.map(({ name }) => db.all(sql.raw(`SELECT * FROM "${name}"`))));
}
const erase = (ctx = lin, proof = PASSWORD) => eraseAccount(ctx, proof, folder, LINKS);

describe("an export", () => {
  it("holds everything about a person, readable, with the files, and is written down", async () => {
    const files = unzipSync(await exportData(lin, folder));
    const data = JSON.parse(strFromU8(files["data.json"] as Uint8Array)) as Record<string, unknown>;
    expect(data).toMatchObject({
      account: { email: "lin@example.cn", createdAt: "2026-11-23T10:00:00+08:00" },
      profile: { realName: "示例lin", phone: "13800138000", education: [{ school: "重庆大学" }] },
      applications: [
        {
          contact: { phone: "13800138000" },
          letter: "示例lin的求职信",
          messages: [{ text: "您好，我是示例lin" }],
          notesOfEnterprise: [{ text: "示例lin沟通清楚" }],
          history: [{ verb: "apply" }, { verb: "shortlist" }],
        },
      ],
      consents: [{ kind: "apply" }],
      mails: [{ subject: "初筛通过：软件开发工程师" }],
    });
    const [name = ""] = Object.keys(files).filter((path) => path.startsWith("files/"));
    expect(name).toContain("林的简历.pdf");
    expect(strFromU8(files[name] as Uint8Array)).toContain("fictional");
    expect(everything()).toContain("data:export");
  });

  it("holds nothing of anybody else", async () => {
    const wang = await addCandidate(db, "wang");
    apply(wang);
    const text = strFromU8(unzipSync(await exportData(lin, folder))["data.json"] as Uint8Array);
    expect(text).not.toMatch(/wang|owner1/);
  });
});

describe("erasing an account", () => {
  it("leaves nothing of the person anywhere, and what is needed to count", async () => {
    const before = everything();
    expect(before).toContain("示例lin");
    const { token } = db.transaction((tx) => startSession(tx, lin.actor.id, null, FACTORY_NOW));
    expect(await erase()).toEqual({ done: true });
    const after = everything();
    for (const trace of ["示例lin", "lin@example.cn", "13800138000", "林的简历", "求职信", "重庆大学"])
      expect(after, trace).not.toContain(trace);
    expect(existsSync(resume)).toBe(false);
    expect(db.select().from(upload).all()).toEqual([]);
    expect(readSession(db, token, FACTORY_NOW)).toBeNull();
    expect(db.select().from(account).where(eq(account.id, lin.actor.id)).get()).toMatchObject({
      displayName: "已注销账号",
      email: null,
      erasedAt: FACTORY_NOW,
    });
    expect(db.select().from(application).get()).toMatchObject({ status: "withdrawn", snapshot: null });
    expect(
      db
        .select()
        .from(applicationEvent)
        .all()
        .map(({ verb }) => verb),
    ).toEqual(["apply", "shortlist", "withdraw"]);
    expect(db.select().from(consent).get()).toMatchObject({ withdrawnAt: FACTORY_NOW });
    expect(loadReceivedApplication(owner, id)).toBeUndefined();
    const all = { status: null, tag: null, jobId: null, page: 1, perPage: 50 };
    expect(listReceivedApplications(owner, all)?.total).toBe(0);
    expect(computeResponseRate({ db, now: FACTORY_NOW }, "e1")).toMatchObject({ due: 1, inTime: 1 });
    expect(verifyTrail(owner)).toMatchObject({ brokenAt: null });
  });

  it("asks for the password, and the address can be registered anew afterwards", async () => {
    expect(await erase(lin, "not the password")).toEqual({ refused: "wrong" });
    expect(await erase(lin, ERASE_WORD)).toEqual({ refused: "wrong" });
    expect(everything()).toContain("示例lin");
    await erase();
    expect(await addPerson(db, "lin", "candidate")).not.toBe(lin.actor.id);
  });

  it("is refused to who holds an office, and to the only owner of an enterprise", async () => {
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(await eraseAccount(reviewer, PASSWORD, folder, LINKS)).toEqual({ refused: "office" });
    expect(await eraseAccount(owner, PASSWORD, folder, LINKS)).toEqual({ refused: "lastOwner" });
  });

  it("touches nobody else", async () => {
    const wang = await addCandidate(db, "wang");
    const other = apply(wang);
    await erase();
    expect(received(owner, other).row.snapshot).toMatchObject({ realName: "示例wang" });
    expect(readProfile(wang)).toMatchObject({ phone: "13800138000" });
  });
});

describe("what has reached the end of its term", () => {
  const ended = () =>
    moveOwnApplication(lin, own(lin, id), { verb: "withdraw", version: own(lin, id).row.version }, LINKS);
  const at = (days: number) => ({ ...owner, now: FACTORY_NOW + days * DAY });

  it("is counted by a dry run that changes nothing, and erased 24 months after the end", async () => {
    ended();
    expect(countOverdue(at(729)).applications).toBe(0);
    const before = everything();
    expect(countOverdue(at(732))).toMatchObject({ applications: 1 });
    expect(everything()).toBe(before);
    expect(await keepTerms(at(732))).toMatchObject({ applications: 1 });
    expect(db.select().from(application).get()).toMatchObject({
      snapshot: null,
      letter: null,
      resumeId: null,
    });
    expect(countOverdue(at(732))).toEqual({ applications: 0, mails: 0 });
    // The profile still has its résumé.
    expect(db.select().from(upload).all()).toHaveLength(1);
    expect(await keepTerms(at(733))).toEqual({ applications: 0, mails: 0 });
  });

  it("are messages after ninety days", async () => {
    expect(db.select().from(mailOutbox).all().length).toBeGreaterThan(0);
    await keepTerms(at(MAIL_DAYS));
    expect(db.select().from(mailOutbox).all().length).toBeGreaterThan(0);
    await keepTerms(at(MAIL_DAYS + 1));
    expect(db.select().from(mailOutbox).all()).toEqual([]);
  });

  it("never takes what is still open", async () => {
    await keepTerms(at(2000));
    expect(db.select().from(application).get()?.snapshot).not.toBeNull();
  });
});
