import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, isNull, sql } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSession, startSession } from "~/auth/session.server";
import { RESUME_MIMES } from "~/domain/file-kind";
import {
  changeRoles,
  loadManagedAccount,
  setDisabled,
  viewManagedAccount,
} from "~/services/account/manage-account.server";
import { applyToJob, previewApplication } from "~/services/application/apply-to-job.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { listReceivedApplications } from "~/services/application/list-applications.server";
import { loadReceivedApplication } from "~/services/application/load-application.server";
import { moveOwnApplication, moveReceivedApplication } from "~/services/application/run-application.server";
import { writeMessage, writeNote } from "~/services/application/write-words.server";
import { revealContact } from "~/services/application/reveal-data.server";
import { viewReceivedApplication } from "~/services/application/view-application.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { setResume } from "~/services/candidate/set-resume.server";
import { ERASE_WORD, eraseAccount } from "~/services/personal-data/erase-account.server";
import { exportData } from "~/services/personal-data/export-data.server";
import { PROCESSED } from "~/domain/privacy";
import { TERMS, TERM_NAMES, termText } from "~/domain/terms";
import { countOverdue, keepTerms } from "~/services/personal-data/keep-terms.server";
import { listConsents } from "~/services/personal-data/list-consents.server";
import { takeBackConsent } from "~/services/personal-data/take-back-consent.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import {
  account,
  application,
  applicationEvent,
  consent,
  enterpriseInvitation,
  enterpriseMember,
  job,
  jobInvitation,
  mailOutbox,
  postingReport,
  upload,
  verificationCase,
} from "~db/schema";
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

/** The row of a file, with its bytes. @returns its id */
function addUpload(ownerId: string, name: string): string {
  const fileId = newKey();
  writeFileSync(join(folder, fileId), name);
  db.insert(upload)
    .values({
      id: fileId,
      ownerId,
      storedName: fileId,
      mime: "application/pdf",
      bytes: 1,
      sha256: "",
      name,
      scan: "unscanned",
      createdAt: FACTORY_NOW,
    })
    .run();
  return fileId;
}

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

  it("is refused to who holds an office, and to the only owner of an enterprise that others belong to", async () => {
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(await eraseAccount(reviewer, PASSWORD, folder, LINKS)).toEqual({ refused: "office" });
    const colleague = await addPerson(db, "colleague", "employer");
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: colleague, role: "recruiter", joinedAt: FACTORY_NOW })
      .run();
    expect(await eraseAccount(owner, PASSWORD, folder, LINKS)).toEqual({ refused: "lastOwner" });
  });

  it("of who alone acts for an enterprise ends what it offers, and tells who waits for an answer", async () => {
    expect(await eraseAccount(owner, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(db.select().from(job).where(eq(job.id, "j1")).get()).toMatchObject({
      status: "closed",
      closedReason: "other",
    });
    expect(db.select().from(job).where(eq(job.id, "j2")).get()?.status).toBe("published");
    const told = db.select().from(mailOutbox).where(eq(mailOutbox.to, "lin@example.cn")).all();
    expect(told.map(({ subject }) => subject)).toContain("职位已停止招聘：软件开发工程师");
  });

  it("takes the handler out of cases of verification: what was approved keeps the enterprise's licence", async () => {
    const [licence, authorisation, identity, draft] = ["营业执照", "授权书", "身份证", "草稿里的身份证"].map(
      (name) => addUpload(owner.actor.id, name),
    );
    const life = { applicantId: owner.actor.id, createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW };
    const facts = { name: "示例企业e1", creditCode: "91500107MA5U000001", handler: "经办人示例赵" };
    db.insert(verificationCase)
      .values({
        id: "approved",
        enterpriseId: "e1",
        status: "approved",
        facts,
        licenceId: licence,
        authorisationId: authorisation,
        identityId: identity,
        ...life,
      })
      .run();
    for (const status of ["draft", "rejected"] as const)
      db.insert(verificationCase)
        .values({ id: status, status, facts, identityId: draft, ...life })
        .run();
    expect(await eraseAccount(owner, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(everything()).not.toContain("经办人示例赵");
    expect(db.select().from(verificationCase).all()).toMatchObject([
      { id: "approved", licenceId: licence, identityId: null, facts: { name: "示例企业e1" } },
    ]);
    expect(readdirSync(folder)).toContain(licence);
    for (const gone of [authorisation, identity, draft]) expect(readdirSync(folder)).not.toContain(gone);
  });

  it("leaves what a colleague went on with standing, without the papers of who is gone", async () => {
    const colleague = await addPerson(db, "colleague", "employer");
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: colleague, role: "owner", joinedAt: FACTORY_NOW })
      .run();
    const [licence, identity] = ["营业执照", "身份证"].map((name) => addUpload(owner.actor.id, name));
    db.insert(verificationCase)
      .values({
        id: "theirs",
        enterpriseId: "e1",
        applicantId: colleague,
        status: "draft",
        facts: {},
        licenceId: licence,
        identityId: identity,
        createdAt: FACTORY_NOW,
        updatedAt: FACTORY_NOW,
      })
      .run();
    expect(await eraseAccount(owner, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(db.select().from(verificationCase).get()).toMatchObject({ licenceId: licence, identityId: null });
  });

  it("ends every consent that stood, and asked for twice it is done once", async () => {
    db.insert(consent)
      .values({ accountId: lin.actor.id, kind: "visible", version: "visible-1", givenAt: FACTORY_NOW })
      .run();
    expect(await erase()).toEqual({ done: true });
    expect(db.select().from(consent).where(isNull(consent.withdrawnAt)).all()).toEqual([]);
    const before = everything();
    expect(await erase({ ...lin, now: lin.now + 1 })).toEqual({ done: true });
    expect(everything()).toBe(before);
  });

  it("is not undone by an administrator", async () => {
    await erase();
    const admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"]);
    const target = loadManagedAccount(admin, lin.actor.id);
    if (!target) throw new Error("no account");
    const { version } = target;
    expect(setDisabled(admin, target, { disabled: false, version })).toEqual({ refused: "erased" });
    expect(changeRoles(admin, target, { roles: ["candidate"], version })).toEqual({ refused: "erased" });
    expect(viewManagedAccount(admin, target)).toMatchObject({ erasedAt: FACTORY_NOW, roles: [] });
  });

  it("touches nobody else", async () => {
    const wang = await addCandidate(db, "wang");
    const other = apply(wang);
    await erase();
    expect(received(owner, other).row.snapshot).toMatchObject({ realName: "示例wang" });
    expect(readProfile(wang)).toMatchObject({ phone: "13800138000" });
  });
});

describe("the consent to an application that is over", () => {
  const takeBack = (ctx = lin) => takeBackConsent(ctx, id, folder);
  const reject = () =>
    moveReceivedApplication(
      owner,
      received(owner, id),
      { verb: "reject", version: received(owner, id).row.version, reason: "skills" },
      LINKS,
    );

  it("can be taken back: nobody sees what was handed over, and the times stay for the rate", async () => {
    reject();
    expect(await takeBack()).toEqual({ done: true });
    expect(loadReceivedApplication(owner, id)).toBeUndefined();
    const text = JSON.stringify([
      db.select().from(application).all(),
      db.all(sql`SELECT * FROM application_note, application_message`),
    ]);
    expect(text).not.toMatch(/示例lin|求职信|沟通清楚/);
    expect(db.select().from(application).get()).toMatchObject({ status: "rejected", tags: [] });
    expect(computeResponseRate({ db, now: FACTORY_NOW }, "e1")).toMatchObject({ due: 1, inTime: 1 });
    expect(db.select().from(consent).get()).toMatchObject({ withdrawnAt: FACTORY_NOW });
    expect(listConsents(lin, 1).consents).toMatchObject([{ erasedAt: FACTORY_NOW }]);
    // The profile is the person's and stays, with its résumé.
    expect(existsSync(resume)).toBe(true);
    expect(readProfile(lin)).toMatchObject({ realName: "示例lin" });
    expect(previewApplication(lin, "j1")).toMatchObject({ refused: "before", sent: null });
    const before = everything();
    expect(await takeBack({ ...lin, now: lin.now + 1 })).toEqual({ done: true });
    expect(everything()).toBe(before);
    expect(verifyTrail(owner)).toMatchObject({ brokenAt: null });
  });

  it("is taken back by withdrawing while it is open, and by nobody else", async () => {
    expect(await takeBack()).toEqual({ refused: "open" });
    reject();
    expect(await takeBack(await addCandidate(db, "wang"))).toEqual({ refused: "unknown" });
    expect(await takeBack(owner)).toEqual({ refused: "unknown" });
    expect(received(owner, id).row.snapshot).not.toBeNull();
  });

  it("deletes at once what was withdrawn as well", async () => {
    const { version } = own(lin, id).row;
    moveOwnApplication(lin, own(lin, id), { verb: "withdraw", version }, LINKS);
    expect(viewReceivedApplication(owner, received(owner, id), LINKS)).toMatchObject({ notes: [], tags: [] });
    expect(await takeBack()).toEqual({ done: true });
    expect(db.select().from(application).get()?.snapshot).toBeNull();
  });
});

describe("what has reached the end of its term", () => {
  const at = (days: number) => ({ ...owner, now: FACTORY_NOW + days * DAY });
  const NOTHING = Object.fromEntries(TERM_NAMES.map((name) => [name, 0]));
  const move = (ctx: VaultContext, verb: "reject" | "withdraw") => {
    const { version } = own(lin, id).row;
    return verb === "reject"
      ? moveReceivedApplication(ctx, received(ctx, id), { verb, version, reason: "skills" }, LINKS)
      : moveOwnApplication(ctx, own(ctx, id), { verb, version }, LINKS);
  };

  it("is counted by a dry run that changes nothing, and erased 24 months after the end", async () => {
    move(owner, "reject");
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
    expect(countOverdue(at(732))).toEqual(NOTHING);
    // The profile still has its résumé.
    expect(db.select().from(upload).all()).toHaveLength(1);
    expect(await keepTerms(at(733))).toEqual(NOTHING);
    // The ledger says so instead of leading to where nothing is.
    expect(listConsents(lin, 1).consents).toMatchObject([{ withdrawnAt: null, erasedAt: at(732).now }]);
  });

  it("is an application that was withdrawn, after thirty days", async () => {
    move(lin, "withdraw");
    await keepTerms(at(TERMS.withdrawn.n));
    expect(own(lin, id).row.snapshot).not.toBeNull();
    expect(await keepTerms(at(TERMS.withdrawn.n + 1))).toMatchObject({ withdrawn: 1 });
    expect(db.select().from(application).get()).toMatchObject({ status: "withdrawn", snapshot: null });
    expect(computeResponseRate(at(31), "e1")).toMatchObject({ due: 1, inTime: 1 });
  });

  it("are words and addresses of reports, invitations, looks, and the papers of handlers", async () => {
    const contact = revealContact(owner, received(owner, id));
    expect(contact).toHaveProperty("contact");
    const life = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW };
    db.insert(postingReport)
      .values({
        id: newKey(),
        jobId: "j1",
        jobVersion: 1,
        reason: "other",
        text: "示例lin的举报",
        email: "lin@example.cn",
        answeredAt: FACTORY_NOW,
        createdAt: FACTORY_NOW,
      })
      .run();
    db.insert(enterpriseInvitation)
      .values({
        id: "i",
        enterpriseId: "e1",
        tokenHash: "x",
        email: "new@example.cn",
        role: "recruiter",
        invitedBy: owner.actor.id,
        createdAt: FACTORY_NOW,
        expiresAt: FACTORY_NOW,
      })
      .run();
    db.insert(jobInvitation)
      .values({
        jobId: "j1",
        candidateId: lin.actor.id,
        enterpriseId: "e1",
        invitedBy: owner.actor.id,
        invitedAt: FACTORY_NOW,
      })
      .run();
    const paper = addUpload(owner.actor.id, "identity");
    const facts = { name: "示例企业", handler: "示例经办" };
    const papers = { applicantId: owner.actor.id, facts, identityId: paper, ...life };
    db.insert(verificationCase)
      .values({ id: "c1", status: "approved", enterpriseId: "e1", decidedAt: FACTORY_NOW, ...papers })
      .run();
    db.insert(verificationCase)
      .values({ id: "c2", status: "rejected", ...papers })
      .run();
    expect(await keepTerms(at(3 * 366))).toMatchObject({
      looks: 1,
      reports: 1,
      memberInvitations: 1,
      jobInvitations: 1,
      papers: 2,
    });
    expect(everything()).not.toContain("示例lin的举报");
    expect(db.select().from(verificationCase).all()).toMatchObject([{ id: "c1", identityId: null }]);
    expect(await keepTerms(at(3 * 366 + 1))).toEqual(NOTHING);
    // Each term is told to people, in the list that the page shows.
    const told = JSON.stringify(PROCESSED);
    for (const name of TERM_NAMES) expect(told, name).toContain(termText(name));
  });

  it("are messages after ninety days", async () => {
    expect(db.select().from(mailOutbox).all().length).toBeGreaterThan(0);
    await keepTerms(at(TERMS.mails.n));
    expect(db.select().from(mailOutbox).all().length).toBeGreaterThan(0);
    await keepTerms(at(TERMS.mails.n + 1));
    expect(db.select().from(mailOutbox).all()).toEqual([]);
  });

  it("never takes what is still open", async () => {
    await keepTerms(at(2000));
    expect(db.select().from(application).get()?.snapshot).not.toBeNull();
  });
});
