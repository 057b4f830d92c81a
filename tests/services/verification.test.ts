import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { creditCodeCheck } from "~/domain/credit-code";
import { MAX_FILE_BYTES, fileKind } from "~/domain/file-kind";
import { NotPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import { isoShanghai } from "~/domain/time";
import {
  CASE_STATUSES,
  CASE_TRANSITIONS,
  CaseForm,
  isRenewable,
  isVerified,
  verifiedUntilFrom,
  type CaseVerb,
  differingFacts,
} from "~/domain/verification";
import { addDemoCases } from "~/services/demo/add-demo-cases.server";
import { findMembership } from "~/services/member/find-membership.server";
import {
  acceptInvitation,
  changeMemberRole,
  inviteMember,
  removeMember,
} from "~/services/member/manage-members.server";
import { openUpload } from "~/services/upload/open-upload.server";
import { keepFile, receiveFile, type FileStore, type Received } from "~/services/upload/receive-file.server";
import { clamScanner } from "~/services/upload/scan-file.server";
import { tidyUploads } from "~/services/upload/tidy-uploads.server";
import { approveCases, decideCase } from "~/services/verification/decide-case.server";
import { describePapers, findOwnCase } from "~/services/verification/find-own-case.server";
import { viewCase } from "~/services/verification/get-case.server";
import { loadCase } from "~/services/verification/load-case.server";
import { listCases } from "~/services/verification/list-cases.server";
import { saveCase, withdrawCase, type CaseInput } from "~/services/verification/save-case.server";
import type { Db } from "~db/client";
import { auditEntry, enterprise, enterpriseMember, mailOutbox, upload, verificationCase } from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { acting, addPerson } from "./people";

const BODY = "91500107MA60DEM01";
const CODE = BODY + creditCodeCheck(BODY);
const OTHER_BODY = "91500107MA60DEM02";
const OTHER_CODE = OTHER_BODY + creditCodeCheck(OTHER_BODY);
const FACTS = {
  name: "示例青桐科技有限公司",
  creditCode: CODE,
  industry: "it.software",
  size: "20-99",
  ownership: "private",
  district: "金凤镇",
  address: "示例大道 1 号",
  handler: "周一",
};
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);

let db: Db;
let store: FileStore;
beforeEach(() => {
  db = openTestDatabase();
  store = { folder: mkdtempSync(join(tmpdir(), "portal-uploads-")), scan: null };
});
afterEach(() => rmSync(store.folder, { recursive: true }));

const file = (bytes: Uint8Array<ArrayBuffer> = PNG, name = "执照.png") => new File([bytes], name);

async function person(name: string, ...roles: Role[]) {
  const id = await addPerson(db, name, ...roles);
  return (now = FACTORY_NOW) => acting(db, id, roles, now);
}
type As = Awaited<ReturnType<typeof person>>;

async function received(as: As): Promise<Received> {
  const got = await receiveFile(as(), store, file());
  if ("fault" in got) throw new Error(got.fault);
  return got;
}

async function hand(as: As, over: Partial<CaseInput> = {}, now = FACTORY_NOW) {
  const papers = {
    licence: await received(as),
    authorisation: await received(as),
    identity: await received(as),
  };
  return saveCase(as(now), { values: FACTS, papers, submit: true, version: 0, ...over });
}

function decide(as: As, verb: "approve" | "return" | "reject", applicant: As, now = FACTORY_NOW) {
  const id = findOwnCase(applicant())?.id ?? "";
  const target = loadCase(as(now), id);
  if (!target) throw new Error("no such case");
  const reasons = verb === "approve" ? [] : (["codeDiffers"] as const);
  return decideCase(as(now), target, { verb, reasons: [...reasons], note: "", version: target.version });
}

describe("the identity of an enterprise", () => {
  it("is checked by the office and then counts for six months, to the end of the day", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    expect(await hand(boss)).toEqual({ saved: "submitted", errors: {} });
    expect(findMembership(boss())).toBeUndefined();
    expect(decide(office, "approve", boss)).toEqual({ done: true });
    const own = findMembership(boss());
    expect(own).toMatchObject({ role: "owner", enterprise: { name: FACTS.name, creditCode: CODE } });
    const until = own?.enterprise.verifiedUntil ?? 0;
    expect(isVerified({ verifiedUntil: until }, until)).toBe(true);
    expect(isVerified({ verifiedUntil: until }, until + 1)).toBe(false);
    expect(db.select().from(mailOutbox).all()).toMatchObject([
      { to: "boss@example.cn", subject: "企业核验已通过" },
    ]);
  });

  it.each([
    ["2026-01-15T10:00:00+08:00", "2026-07-15T23:59:59+08:00"],
    ["2026-08-31T10:00:00+08:00", "2027-02-28T23:59:59+08:00"],
    ["2026-11-23T00:30:00+08:00", "2027-05-23T23:59:59+08:00"],
  ])("checked at %s counts until %s", (now, until) => {
    expect(isoShanghai(verifiedUntilFrom(Date.parse(now)))).toBe(until);
  });

  it("can be checked again from thirty days before the end, and by its owner only", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    await hand(boss);
    decide(office, "approve", boss);
    const own = findMembership(boss())?.enterprise;
    const until = own?.verifiedUntil ?? 0;
    expect(await hand(boss)).toEqual({ refused: "notYet" });
    expect(isRenewable({ verifiedUntil: until }, until - 31 * DAY)).toBe(false);
    const late = until + 1;
    expect(await hand(boss, {}, late)).toEqual({ saved: "submitted", errors: {} });
    expect(decide(office, "approve", boss, late)).toEqual({ done: true });
    expect(findMembership(boss())?.enterprise.verifiedUntil).toBe(verifiedUntilFrom(late));
    expect(db.select().from(enterprise).all()).toHaveLength(1);
  });

  it("keeps what was typed and handed in where something is missing, and says what", async () => {
    const boss = await person("boss", "employer");
    const values = {
      ...FACTS,
      creditCode: `${CODE.slice(0, 17)}${CODE.endsWith("0") ? "1" : "0"}`,
      handler: " ",
    };
    const saved = saveCase(boss(), {
      values,
      papers: { licence: await received(boss) },
      submit: true,
      version: 0,
    });
    expect(saved).toMatchObject({ saved: "draft" });
    expect(Object.keys("errors" in saved ? saved.errors : {}).sort()).toEqual([
      "authorisation",
      "creditCode",
      "handler",
      "identity",
    ]);
    const kept = findOwnCase(boss());
    expect(kept).toMatchObject({ status: "draft", facts: values, version: 1 });
    expect(kept?.licenceId).not.toBeNull();
  });

  it("takes a form sent twice as one case, and a stale page as none", async () => {
    const boss = await person("boss", "employer");
    await hand(boss);
    expect(await hand(boss)).toEqual({ saved: "before" });
    const values = { ...FACTS, address: "示例大道 2 号" };
    expect(await hand(boss, { values })).toEqual({ refused: "changed" });
    expect(db.select().from(verificationCase).all()).toHaveLength(1);
    expect(db.select().from(upload).all()).toHaveLength(3);
    const version = findOwnCase(boss())?.version ?? 0;
    expect(withdrawCase(boss(), version)).toEqual({ done: true });
    expect(await hand(boss, { submit: false, version })).toEqual({ refused: "changed" });
    expect(withdrawCase(boss(), version)).toEqual({ refused: "changed" });
  });

  it("is not handed in with a paper that could not be taken; everything to mend is told at once", async () => {
    const boss = await person("boss", "employer");
    const saved = saveCase(boss(), {
      values: { ...FACTS, handler: "" },
      papers: { licence: await received(boss), identity: await received(boss) },
      paperFaults: { authorisation: "文件太大" },
      submit: true,
      version: 0,
    });
    expect(saved).toEqual({
      saved: "draft",
      errors: { handler: "请填写经办人姓名，与授权书一致", authorisation: "文件太大" },
    });
  });

  it("comes back with reasons, is mended and handed in again", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "approver")];
    await hand(boss);
    expect(decide(office, "return", boss)).toEqual({ done: true });
    const back = findOwnCase(boss());
    expect(back).toMatchObject({ status: "returned", reasons: ["codeDiffers"] });
    expect(await hand(boss, { version: back?.version })).toMatchObject({ saved: "submitted" });
    expect(decide(office, "approve", boss)).toEqual({ done: true });
    expect(decide(office, "approve", boss)).toEqual({ refused: "changed" });
  });

  it("is decided on by nobody who handed it in or acts for the enterprise", async () => {
    const both = await person("both", "employer", "reviewer");
    await hand(both);
    expect(decide(both, "approve", both)).toEqual({ refused: "own" });
    for (const role of ["candidate", "employer", "operator"] as const) {
      const other = await person(role, role);
      expect(() => decide(other, "approve", both)).toThrow(NotPermitted);
    }
  });

  it("is not for the office to see while it is being written", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    await hand(boss, { submit: false });
    const draft = findOwnCase(boss());
    expect(loadCase(office(), draft?.id ?? "")).toBeUndefined();
    expect(await openUpload(office(), store.folder, draft?.licenceId ?? "")).toBeNull();
  });

  it("claims the row that the directory already has, by code or by name, and its positions with it", async () => {
    insertEnterprises(
      db,
      [
        buildEnterprise({ id: "named", name: "示例青桐科技（有限公司）", origin: "imported" }),
        buildEnterprise({
          id: "coded",
          name: "示例旧名有限公司",
          creditCode: OTHER_CODE,
          origin: "imported",
        }),
      ],
      FACTORY_NOW,
    );
    const office = await person("office", "reviewer");
    const [first, second] = [await person("first", "employer"), await person("second", "employer")];
    await hand(first);
    await hand(second, { values: { ...FACTS, name: "示例新名有限公司", creditCode: OTHER_CODE } });
    expect(viewCase(office(), caseOf(office, first)).matchedBy).toBe("name");
    expect(viewCase(office(), caseOf(office, second)).matchedBy).toBe("code");
    expect(decide(office, "approve", first)).toEqual({ done: true });
    expect(decide(office, "approve", second)).toEqual({ done: true });
    expect(findMembership(first())?.enterprise).toMatchObject({ id: "named", creditCode: CODE });
    expect(findMembership(second())?.enterprise).toMatchObject({ id: "coded", name: "示例新名有限公司" });
  });

  it("is not claimed twice: the second is told to ask the first, or refused when both were waiting", async () => {
    const [boss, rival, office] = [
      await person("boss", "employer"),
      await person("rival", "employer"),
      await person("office", "reviewer"),
    ];
    await hand(boss);
    await hand(rival);
    expect(viewCase(office(), caseOf(office, boss)).others).toHaveLength(1);
    decide(office, "approve", boss);
    expect(decide(office, "approve", rival)).toEqual({ refused: "codeTaken" });
    decide(office, "reject", rival);
    const late = await hand(rival);
    expect(late).toMatchObject({ saved: "draft", errors: { creditCode: expect.stringContaining("邀请") } });
  });

  it("does not take the name of another code", async () => {
    insertEnterprises(
      db,
      [buildEnterprise({ id: "e", name: FACTS.name, creditCode: OTHER_CODE })],
      FACTORY_NOW,
    );
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    await hand(boss);
    expect(decide(office, "approve", boss)).toEqual({ refused: "nameTaken" });
    expect(findOwnCase(boss())?.status).toBe("submitted");
  });

  it("waits in a queue, the longest waiting first", async () => {
    const office = await person("office", "reviewer");
    const [late, early] = [await person("late", "employer"), await person("early", "employer")];
    await hand(late, {}, FACTORY_NOW + 2);
    await hand(early, { values: { ...FACTS, creditCode: OTHER_CODE } }, FACTORY_NOW + 1);
    const { cases } = listCases(office(), { status: "submitted", page: 1 });
    expect(cases.map(({ creditCode }) => creditCode)).toEqual([OTHER_CODE, CODE]);
  });

  it.each([
    ["a code of 17 characters", { creditCode: BODY }, "18 位"],
    ["a wrong check character", { creditCode: `${BODY}${CODE.endsWith("0") ? "1" : "0"}` }, "校验位"],
    ["a place outside the zone", { district: "成都" }, "镇街"],
    ["an industry that is none", { industry: "x" }, "行业"],
    ["a size that is not stated", { size: "unknown" }, "规模"],
    ["a name that is too long", { name: "示".repeat(101) }, "最多 100"],
  ])("is not declared with %s", (_what, over, message) => {
    const read = CaseForm.safeParse({ ...FACTS, ...over });
    expect(read.error?.issues[0]?.message).toContain(message);
  });

  it("takes a name without what cannot be seen in it", () => {
    expect(CaseForm.parse({ ...FACTS, name: "示例\u202E青桐\u200B科技\n有限公司" }).name).toBe(
      "示例青桐科技 有限公司",
    );
  });

  it("takes a code as people type it", () => {
    const typed = ` ${CODE.slice(0, 8).toLowerCase()} ${CODE.slice(8)} `;
    expect(CaseForm.parse({ ...FACTS, creditCode: typed }).creditCode).toBe(CODE);
  });
});

function caseOf(office: As, applicant: As) {
  const found = loadCase(office(), findOwnCase(applicant())?.id ?? "");
  if (!found) throw new Error("no such case");
  return found;
}

describe("the table of a case", () => {
  it("leads from every status that is not final to a decision", () => {
    const reach = (from: (typeof CASE_STATUSES)[number], seen = new Set<string>()): Set<string> => {
      for (const move of Object.values(CASE_TRANSITIONS[from]))
        if (!seen.has(move.to)) reach(move.to, seen.add(move.to));
      return seen;
    };
    for (const status of CASE_STATUSES)
      if (Object.keys(CASE_TRANSITIONS[status]).length > 0) expect(reach(status)).toContain("approved");
  });

  it("is kept to: every verb from every status gives what it says, or is refused", async () => {
    const office = await person("office", "reviewer");
    const verbs: CaseVerb[] = ["save", "submit", "withdraw", "approve", "return", "reject"];
    for (const status of CASE_STATUSES)
      for (const verb of verbs) {
        const boss = await person(`${status}-${verb}`, "employer");
        await hand(boss);
        db.update(verificationCase)
          .set({ status })
          .where(eq(verificationCase.applicantId, boss().actor.id))
          .run();
        const before = findOwnCase(boss());
        const version = before?.version ?? 0;
        const papers = {};
        if (verb === "save" || verb === "submit")
          saveCase(boss(), { values: FACTS, papers, submit: verb === "submit", version });
        else if (verb === "withdraw") withdrawCase(boss(), version);
        else {
          const reasons = verb === "approve" ? [] : (["codeDiffers"] as const);
          const target = loadCase(office(), before?.id ?? "");
          if (target) decideCase(office(), target, { verb, reasons: [...reasons], note: "", version });
        }
        const after = db
          .select()
          .from(verificationCase)
          .where(eq(verificationCase.id, before?.id ?? ""))
          .get();
        expect(after?.status, `${status} ${verb}`).toBe(CASE_TRANSITIONS[status][verb]?.to ?? status);
        // The next one claims the same code.
        db.$client.exec("DELETE FROM enterprise_member");
        db.delete(verificationCase).run();
      }
  });
});

describe("a file that is handed in", () => {
  it.each([
    ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], "application/pdf"],
    ["JPEG", [0xff, 0xd8, 0xff, 0xe0], "image/jpeg"],
    ["PNG", [...PNG], "image/png"],
    ["WebP", [...new TextEncoder().encode("RIFF\u0001\u0002\u0003\u0004WEBPVP8 ")], "image/webp"],
  ])("is known by its content: %s", (_kind, bytes, mime) => {
    expect(fileKind(new Uint8Array(bytes))).toBe(mime);
  });

  it.each([
    ["a page", "<html><script>alert(1)</script>"],
    ["a drawing with script", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
    ["a program", "MZ\u0090\u0000"],
    ["a page that begins like a sound", "RIFF....WAVE<html>"],
    ["nothing", ""],
  ])("is not taken when it is %s, whatever it is called", async (_what, text) => {
    const boss = await person("boss", "employer");
    const got = await receiveFile(boss(), store, new File([text], "执照.png"));
    expect(got).toHaveProperty("fault");
    expect(readdirSync(store.folder)).toEqual([]);
  });

  it("is not taken when it is too large", async () => {
    const boss = await person("boss", "employer");
    const large = new Uint8Array(MAX_FILE_BYTES + 1);
    large.set(PNG);
    expect(await receiveFile(boss(), store, file(large))).toHaveProperty("fault");
  });

  it("lies under a random name, and what it was called is only shown", async () => {
    const boss = await person("boss", "employer");
    const got = await receiveFile(boss(), store, file(PNG, "../../etc/\u202E执照.png"));
    if ("fault" in got) throw new Error(got.fault);
    expect(readdirSync(store.folder)).toEqual([got.row.storedName]);
    expect(got.row.storedName).toMatch(/^[0-9a-f-]{36}$/);
    expect(got.row.name).toBe("执照.png");
    await got.discard();
    expect(readdirSync(store.folder)).toEqual([]);
  });

  it("is shown to its owner, the enterprise and the office, to nobody else, and each look is written down", async () => {
    const [boss, office, stranger] = [
      await person("boss", "employer"),
      await person("office", "reviewer"),
      await person("stranger", "employer"),
    ];
    await hand(boss);
    const id = findOwnCase(boss())?.licenceId ?? "";
    expect((await openUpload(boss(), store.folder, id))?.bytes).toEqual(Buffer.from(PNG));
    expect(await openUpload(office(), store.folder, id)).toMatchObject({
      mime: "image/png",
      name: "执照.png",
    });
    expect(await openUpload(stranger(), store.folder, id)).toBeNull();
    expect(await openUpload(stranger(), store.folder, "no-such-id")).toBeNull();
    const looks = db.select().from(auditEntry).where(eq(auditEntry.action, "upload:open")).all();
    expect(looks.map(({ actor }) => actor)).toEqual([boss().actor.id, office().actor.id]);
  });

  it("is gone like one that never was where the folder has lost it", async () => {
    const boss = await person("boss", "employer");
    await hand(boss);
    for (const name of readdirSync(store.folder)) rmSync(join(store.folder, name));
    expect(await openUpload(boss(), store.folder, findOwnCase(boss())?.licenceId ?? "")).toBeNull();
  });

  it("is one of forty a day at most", async () => {
    const boss = await person("boss", "employer");
    for (let i = 0; i < 40; i += 1) {
      const got = await received(boss);
      db.transaction((tx) => keepFile(tx, got));
    }
    expect(await receiveFile(boss(), store, file())).toHaveProperty("fault");
    expect(await receiveFile(boss(FACTORY_NOW + DAY), store, file())).toHaveProperty("row");
  });

  it("goes a day after it was replaced, or left without a row; papers of a decision stay", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    const kept = () => readdirSync(store.folder).sort();
    const named = () =>
      db
        .select()
        .from(upload)
        .all()
        .map(({ storedName }) => storedName)
        .sort();
    writeFileSync(join(store.folder, "somebody-elses.txt"), "");
    await received(boss);
    writeFileSync(join(store.folder, `${randomUUID()}.part`), "cut off");
    await hand(boss, { submit: false });
    await hand(boss, { version: 1 });
    expect(named()).toHaveLength(3);
    decide(office, "return", boss);
    await hand(boss, { version: findOwnCase(boss())?.version });
    expect(named()).toHaveLength(6);
    expect(kept()).toHaveLength(12);
    // The files are as old as this test, whatever the clock of the portal says.
    const tidy = (now: number) =>
      tidyUploads({ db, now, actor: { kind: "system", name: "test" } }, store.folder);
    const written = statSync(join(store.folder, "somebody-elses.txt")).mtimeMs;
    expect(await tidy(written + DAY / 2)).toBe(0);
    expect(await tidy(written + 2 * DAY)).toBe(5);
    expect(kept()).toEqual([...named(), "somebody-elses.txt"].sort());
  });

  describe("where a scanner looks at it", () => {
    const answering = async (answer: (bytes: Buffer) => string) => {
      const path = join(store.folder, "clamd.sock");
      const server = createServer((socket) => {
        const pieces: Buffer[] = [];
        socket.on("data", (piece) => {
          pieces.push(piece);
          const all = Buffer.concat(pieces);
          if (all.subarray(-4).equals(Buffer.alloc(4)) && all.length > 14) socket.end(answer(all));
        });
      });
      await new Promise<void>((resolve) => server.listen(path, resolve));
      return { scan: clamScanner(path), close: () => new Promise((resolve) => server.close(resolve)) };
    };

    it.each([
      ["stream: OK\0", "clean"],
      ["stream: Eicar-Test-Signature FOUND\0", "infected"],
      ["INSTREAM size limit exceeded. ERROR\0", "failed"],
    ])("“%s” means %s", async (said, verdict) => {
      const { scan, close } = await answering((sent) => {
        expect(sent.subarray(0, 10).toString()).toBe("zINSTREAM\0");
        expect(sent.readUInt32BE(10)).toBe(PNG.length);
        return said;
      });
      expect(await scan(PNG)).toBe(verdict);
      await close();
    });

    it("it is not taken while the scanner is away, nor when it finds something", async () => {
      const boss = await person("boss", "employer");
      const away = { ...store, scan: clamScanner(join(store.folder, "nowhere.sock")) };
      expect(await receiveFile(boss(), away, file())).toHaveProperty("fault");
      const bad = { ...store, scan: () => Promise.resolve("infected" as const) };
      expect(await receiveFile(boss(), bad, file())).toHaveProperty("fault");
      expect(db.select().from(upload).all()).toEqual([]);
    });
  });
});

describe("the members of an enterprise", () => {
  async function company() {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    await hand(boss);
    decide(office, "approve", boss);
    const links: string[] = [];
    const invite = (email: string, as = boss, role: "owner" | "recruiter" = "recruiter", now = FACTORY_NOW) =>
      inviteMember(as(now), { email, role }, (token) => {
        links.push(token);
        return `https://portal.example/invitations/${token}`;
      });
    return { boss, invite, last: () => links.at(-1) ?? "" };
  }

  it("are asked by a link that works once and for a week", async () => {
    const { invite, last } = await company();
    const colleague = await person("colleague", "candidate");
    invite("colleague@example.cn");
    expect(acceptInvitation(colleague(FACTORY_NOW + 7 * DAY), last())).toEqual({ refused: "gone" });
    expect(acceptInvitation(colleague(), last())).toEqual({ done: true });
    expect(findMembership(colleague())?.role).toBe("recruiter");
    const other = await person("other", "employer");
    expect(acceptInvitation(other(), last())).toEqual({ refused: "gone" });
  });

  it("are asked again by a new link; the old one is worth nothing", async () => {
    const { invite, last } = await company();
    invite("colleague@example.cn");
    const old = last();
    invite("colleague@example.cn");
    const colleague = await person("colleague", "employer");
    expect(acceptInvitation(colleague(), old)).toEqual({ refused: "gone" });
    expect(acceptInvitation(colleague(), last())).toEqual({ done: true });
  });

  it("act for one enterprise", async () => {
    const { invite, last } = await company();
    const rival = await person("rival", "employer");
    await hand(rival, { values: { ...FACTS, name: "示例他司有限公司", creditCode: OTHER_CODE } });
    decide(await person("office2", "reviewer"), "approve", rival);
    invite("rival@example.cn");
    expect(acceptInvitation(rival(), last())).toEqual({ refused: "elsewhere" });
  });

  it("leave behind a renewal that they began: another owner goes on with it", async () => {
    const { boss, invite, last } = await company();
    const partner = await person("partner", "employer");
    invite("partner@example.cn", boss, "owner");
    acceptInvitation(partner(), last());
    const late = FACTORY_NOW + 170 * DAY;
    await hand(boss, { submit: false }, late);
    expect(removeMember(partner(), boss().actor.id)).toEqual({ done: true });
    expect(findOwnCase(boss())).toBeUndefined();
    const begun = findOwnCase(partner());
    expect(await hand(partner, { version: begun?.version }, late)).toMatchObject({ saved: "submitted" });
    const office = await person("office2", "reviewer");
    expect(decide(office, "approve", partner, late)).toEqual({ done: true });
    expect(findMembership(partner())?.enterprise.verifiedUntil).toBe(verifiedUntilFrom(late));
    // Who left may begin anew elsewhere.
    const values = { ...FACTS, name: "示例他司有限公司", creditCode: OTHER_CODE };
    expect(await hand(boss, { values }, late)).toMatchObject({ saved: "submitted" });
  });

  it("who were waiting for an enterprise of their own wait no longer once they join one", async () => {
    const { invite, last } = await company();
    const rival = await person("rival", "employer");
    await hand(rival, { values: { ...FACTS, name: "示例他司有限公司", creditCode: OTHER_CODE } });
    invite("rival@example.cn");
    expect(acceptInvitation(rival(), last())).toEqual({ done: true });
    const office = await person("office2", "reviewer");
    expect(listCases(office(), { status: "submitted", page: 1 }).total).toBe(0);
  });

  it("who are removed, or are owners no longer, take their invitations with them", async () => {
    const { boss, invite, last } = await company();
    const partner = await person("partner", "employer");
    invite("partner@example.cn", boss, "owner");
    acceptInvitation(partner(), last());
    const back = await person("back", "employer");
    invite("back@example.cn", partner, "owner");
    changeMemberRole(boss(), partner().actor.id, "recruiter");
    expect(acceptInvitation(back(), last())).toEqual({ refused: "gone" });
    changeMemberRole(boss(), partner().actor.id, "owner");
    invite("back@example.cn", partner, "owner");
    removeMember(boss(), partner().actor.id);
    expect(acceptInvitation(back(), last())).toEqual({ refused: "gone" });
  });

  it("cannot have letters sent without end", async () => {
    const { boss, invite } = await company();
    for (let i = 0; i < 30; i += 1) expect(invite("colleague@example.cn")).toEqual({ done: true });
    expect(invite("colleague@example.cn")).toEqual({ refused: "tooMany" });
    expect(invite("colleague@example.cn", boss, "recruiter", FACTORY_NOW + DAY)).toEqual({ done: true });
  });

  it("are managed by owners, who always remain at least one", async () => {
    const { boss, invite, last } = await company();
    const colleague = await person("colleague", "employer");
    invite("colleague@example.cn");
    acceptInvitation(colleague(), last());
    const [bossId, id] = [boss().actor.id, colleague().actor.id];
    expect(invite("third@example.cn", colleague)).toEqual({ refused: "notOwner" });
    expect(removeMember(colleague(), bossId)).toEqual({ refused: "notOwner" });
    expect(removeMember(boss(), bossId)).toEqual({ refused: "lastOwner" });
    expect(changeMemberRole(boss(), bossId, "recruiter")).toEqual({ refused: "lastOwner" });
    expect(changeMemberRole(boss(), id, "owner")).toEqual({ done: true });
    expect(removeMember(boss(), bossId)).toEqual({ done: true });
    expect(findMembership(boss())).toBeUndefined();
    expect(removeMember(colleague(), "no-such-account")).toEqual({ refused: "gone" });
  });
});

describe("the demonstration", () => {
  it("has three fictional cases wait, once: one overdue and known, two of one code", async () => {
    insertEnterprises(
      db,
      [buildEnterprise({ id: "demo-1", name: "示例岫衡有限公司", creditCode: CODE })],
      FACTORY_NOW,
    );
    const ctx = { db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } } as const;
    await addDemoCases(ctx, store.folder);
    await addDemoCases(ctx, store.folder);
    const office = await person("office", "reviewer");
    const { cases } = listCases(office(), { status: "submitted", page: 1 });
    const views = cases.map(({ id }) => {
      const target = loadCase(office(), id);
      if (!target) throw new Error("no such case");
      return viewCase(office(), target);
    });
    expect(views.map(({ matchedBy, others }) => [matchedBy, others.length])).toEqual([
      ["code", 0],
      [null, 1],
      [null, 1],
    ]);
    expect(views[0]?.dueAt).toBeLessThan(FACTORY_NOW);
    expect((await openUpload(office(), store.folder, views[0]?.papers.licence?.id ?? ""))?.mime).toBe(
      "image/png",
    );
  });
});

describe("the identity document of whoever acts for an enterprise", () => {
  it("is asked for, and shown to that person and the office only", async () => {
    const boss = await person("boss", "employer");
    const office = await person("office", "reviewer");
    const papers = { licence: await received(boss), authorisation: await received(boss) };
    expect(
      saveCase(boss(), { values: FACTS, papers, paperFaults: {}, submit: true, version: 0 }),
    ).toMatchObject({
      errors: { identity: expect.stringContaining("身份证明") },
    });
    const version = findOwnCase(boss())?.version ?? 0;
    expect(await hand(boss, { version })).toMatchObject({ saved: "submitted" });
    expect(decide(office, "approve", boss)).toEqual({ done: true });
    const row = findOwnCase(boss());
    if (!row) throw new Error("no case");
    const colleague = await person("colleague", "employer");
    const member = { role: "owner", joinedAt: FACTORY_NOW } as const;
    db.insert(enterpriseMember)
      .values({ ...member, accountId: colleague().actor.id, enterpriseId: row.enterpriseId ?? "" })
      .run();
    const opened = (as: As, id: string | null) => openUpload(as(), store.folder, id ?? "");
    expect(await opened(boss, row.identityId)).not.toBeNull();
    expect(await opened(office, row.identityId)).not.toBeNull();
    expect(await opened(colleague, row.licenceId)).not.toBeNull();
    expect(await opened(colleague, row.identityId)).toBeNull();
    expect(describePapers(db, row, boss().actor.id).identity).not.toBeNull();
    expect(describePapers(db, row, colleague().actor.id)).toMatchObject({
      identity: null,
      licence: { mime: "image/png" },
    });
  });
});

describe("several enterprises verified at once", () => {
  it("are each verified by itself, and only by somebody who has looked at them", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    await hand(boss);
    const row = findOwnCase(boss());
    if (!row) throw new Error("no case");
    const items = [{ id: row.id, version: row.version }];
    const query = { status: "submitted", page: 1 } as const;
    expect(listCases(office(), query).cases).toMatchObject([{ seen: false }]);
    expect(approveCases(office(), items)).toMatchObject([{ refused: "unseen" }]);
    const target = loadCase(office(), row.id);
    if (target) viewCase(office(), target);
    expect(listCases(office(), query).cases).toMatchObject([{ seen: true }]);
    const other = await person("other", "approver");
    expect(approveCases(other(), items)).toMatchObject([{ refused: "unseen" }]);
    const stale = [
      { id: row.id, version: row.version + 1 },
      { id: "none", version: 1 },
    ];
    expect(approveCases(office(), stale)).toMatchObject([{ refused: "changed" }, { refused: "unknown" }]);
    expect(approveCases(office(), items)).toEqual([{ id: row.id, name: FACTS.name, refused: null }]);
    expect(approveCases(office(), items)).toMatchObject([{ refused: "changed" }]);
  });

  it("must be looked at again once they were handed in again", async () => {
    const [boss, office] = [await person("boss", "employer"), await person("office", "reviewer")];
    await hand(boss);
    const first = loadCase(office(), findOwnCase(boss())?.id ?? "");
    if (first) viewCase(office(), first);
    decide(office, "return", boss);
    const later = FACTORY_NOW + DAY;
    await hand(boss, { version: findOwnCase(boss())?.version }, later);
    const { id = "", version = 0 } = findOwnCase(boss()) ?? {};
    expect(approveCases(office(later), [{ id, version }])).toMatchObject([{ refused: "unseen" }]);
  });
});

describe("a page that somebody else has overtaken", () => {
  it("shows what is stored beside what is typed, in words, and nothing of what is the same", () => {
    const stored = { ...FACTS, size: "100-499", address: "示例路 9 号" };
    expect(differingFacts(stored, FACTS)).toEqual([
      { label: "人数规模", text: "100–499 人" },
      { label: "办公地址", text: "示例路 9 号" },
    ]);
    expect(differingFacts({}, {})).toEqual([]);
  });
});
