import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  MOST_EDUCATION,
  MOST_EXPERIENCE,
  MOST_HIDDEN,
  VISIBLE_DISCLOSURE,
  missingForApplying,
} from "~/domain/candidate";
import { PAPER_MIMES, RESUME_MIMES, type FileMime } from "~/domain/file-kind";
import type { Basics, EducationEntry, ExperienceEntry, Wishes } from "~/domain/profile-form";
import { applyToJob } from "~/services/application/apply-to-job.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { suggestTerms } from "~/services/candidate/find-term.server";
import { findToHide, hideFrom, listHidden, showTo } from "~/services/candidate/hide-enterprise.server";
import { loadEducation, loadExperience } from "~/services/candidate/load-entry.server";
import { readProfile, toSnapshot } from "~/services/candidate/read-profile.server";
import { removeEntry, wasRemoved } from "~/services/candidate/remove-entry.server";
import { saveEducation, saveExperience } from "~/services/candidate/save-entry.server";
import { partStamp, saveBasics, saveWishes } from "~/services/candidate/save-profile.server";
import { removeResume, setResume } from "~/services/candidate/set-resume.server";
import { setVisibility } from "~/services/candidate/set-visibility.server";
import { openUpload } from "~/services/upload/open-upload.server";
import { receiveFile, type Received } from "~/services/upload/receive-file.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { auditEntry, candidateProfile, consent, taxonomyTerm, upload } from "~db/schema";
import { FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, newKey } from "./applications";
import { acting, addPerson } from "./people";

let db: Db;
let lin: VaultContext;
let other: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  lin = acting(db, await addPerson(db, "lin", "candidate"), ["candidate"]);
  other = acting(db, await addPerson(db, "other", "candidate"), ["candidate"]);
});
afterEach(() => db.$client.close());

const BASICS: Basics = {
  realName: "示例林",
  phone: "13800138000",
  email: "lin@mail.example",
  city: "重庆",
  headline: "本科应届",
  about: null,
  skills: ["SQL"],
};
const save = (version: number, given: Partial<Basics> = {}, ctx = lin) =>
  saveBasics(ctx, version, { ...BASICS, ...given });

const SCHOOL: EducationEntry = {
  school: "示例大学",
  major: "软件工程",
  degree: "bachelor",
  startMonth: "2022-09",
  endMonth: "2026-06",
};
const WORK: ExperienceEntry = {
  kind: "internship",
  organisation: "示例科技",
  title: "实习生",
  startMonth: "2025-07",
  endMonth: "2025-09",
  text: null,
};
const addSchool = (given: Partial<EducationEntry> = {}, id = newKey(), ctx = lin) =>
  saveEducation(ctx, { id, shown: null }, { ...SCHOOL, ...given });
const addWork = (given: Partial<ExperienceEntry> = {}, id = newKey(), ctx = lin) =>
  saveExperience(ctx, { id, shown: null }, { ...WORK, ...given });

const versionOf = (ctx = lin) => readProfile(ctx)?.version ?? 0;
const trail = () =>
  db
    .select({ action: auditEntry.action, details: auditEntry.details })
    .from(auditEntry)
    .orderBy(asc(auditEntry.id))
    .all();
const later = (ctx: VaultContext, ms = 1000): VaultContext => ({ ...ctx, now: ctx.now + ms });

describe("a profile", () => {
  it("keeps phone and address sealed, the phone findable by its hash, and says nothing of them in the trail", () => {
    expect(save(0)).toEqual({ done: true });
    const row = db.select().from(candidateProfile).get();
    expect(row).toMatchObject({
      phoneHash: lin.box.nameOf("mobile:13800138000"),
      visibility: "applied",
      version: 1,
    });
    expect(JSON.stringify(row)).not.toMatch(/13800138000|mail\.example/);
    expect(JSON.stringify(db.select().from(auditEntry).all())).not.toMatch(
      /1380013|mail\.example|示例林|重庆/,
    );
    expect(readProfile(lin)).toMatchObject(BASICS);
    expect(lin.box.open(row?.sealedPhone ?? "", "profile-email")).toBeNull();
    expect(readProfile(other)).toBeNull();
  });

  it("sent twice is saved once, and is not overwritten by a page that showed an older one", () => {
    expect([save(0), save(0)]).toEqual([{ done: true }, { done: true }]);
    expect(versionOf()).toBe(1);
    expect(save(0, { realName: "另一个名字" })).toEqual({ refused: "changed" });
    expect(save(1, { realName: "新的名字" })).toEqual({ done: true });
    expect(save(1, { phone: "13900139000" })).toEqual({ refused: "changed" });
    expect(readProfile(lin)).toMatchObject({ realName: "新的名字", phone: "13800138000", version: 2 });
    expect(trail()).toHaveLength(2);
  });

  it("takes a part from a page that is older in other parts only", () => {
    save(0);
    const stamp = partStamp(readProfile(lin), "basics");
    addSchool();
    setVisibility(lin, "verified");
    expect(saveBasics(lin, { version: 1, stamp }, { ...BASICS, city: "成都" })).toEqual({ done: true });
    expect(saveBasics(lin, { version: 1, stamp }, { ...BASICS, city: "北京" })).toEqual({
      refused: "changed",
    });
    expect(readProfile(lin)).toMatchObject({ city: "成都" });
  });

  it("forgets the hash with the phone", () => {
    save(0);
    save(1, { phone: null, email: null });
    expect(db.select().from(candidateProfile).get()).toMatchObject({
      sealedPhone: null,
      phoneHash: null,
      sealedEmail: null,
    });
  });

  it("can be begun with any part, and then still lacks a name", () => {
    const wishes: Wishes = {
      jobTypes: ["campus"],
      districts: ["金凤镇"],
      industries: ["it.ic"],
      salaryMinMonthly: 8000,
      availableFrom: "2027-07",
    };
    expect(saveWishes(lin, 0, wishes)).toEqual({ done: true });
    expect(saveWishes(lin, 0, wishes)).toEqual({ done: true });
    expect(saveWishes(lin, 0, { ...wishes, salaryMinMonthly: null })).toEqual({ refused: "changed" });
    expect(readProfile(lin)).toMatchObject({ ...wishes, realName: "", version: 1 });
    addSchool();
    expect(missingForApplying(readProfile(lin))).toEqual(["name", "contact"]);
    save(versionOf());
    expect(missingForApplying(readProfile(lin))).toEqual([]);
    expect(readProfile(lin)).toMatchObject(wishes);
  });

  it("has another version after every change, so that nobody hands over what they have not seen", () => {
    save(0);
    const versions = [
      () => addSchool({}, "0"),
      () => addWork({}, "1"),
      () => saveWishes(lin, versionOf(), { ...EMPTY, salaryMinMonthly: 9000 }),
      () => setVisibility(lin, "verified"),
    ].map((change) => {
      change();
      return versionOf();
    });
    expect(versions).toEqual([2, 3, 4, 5]);
    expect(verifyTrail(lin).brokenAt).toBeNull();
  });

  const EMPTY: Wishes = {
    jobTypes: [],
    districts: [],
    industries: [],
    salaryMinMonthly: null,
    availableFrom: null,
  };
});

describe("who sees a profile", () => {
  const ledger = () => db.select().from(consent).orderBy(asc(consent.id)).all();

  it("is opened and closed with a line in the ledger each time, with what was told", () => {
    setVisibility(lin, "verified");
    setVisibility(lin, "verified");
    expect(ledger()).toMatchObject([
      { kind: "visible", version: "visible-1", disclosure: VISIBLE_DISCLOSURE, withdrawnAt: null },
    ]);
    setVisibility(later(lin), "applied");
    setVisibility(later(lin), "applied");
    expect(ledger()).toMatchObject([{ withdrawnAt: lin.now + 1000 }]);
    setVisibility(later(lin, 2000), "verified");
    expect(ledger().map(({ withdrawnAt }) => withdrawnAt)).toEqual([lin.now + 1000, null]);
    expect(trail().map(({ details }) => details)).toEqual([
      { from: "applied", to: "verified" },
      { from: "verified", to: "applied" },
      { from: "applied", to: "verified" },
    ]);
  });

  it("stays as it is where nothing was opened, and is one's own affair", () => {
    setVisibility(lin, "applied");
    expect([ledger(), readProfile(lin)]).toEqual([[], null]);
    setVisibility(other, "verified");
    setVisibility(lin, "verified");
    setVisibility(lin, "applied");
    expect(ledger().map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
  });

  it("never is an enterprise that was hidden from, found by a part of its name", () => {
    const names = ["示例云栖科技有限公司", "云栖（重庆）传感", "示例星河有限公司", "用人单位未注明"];
    insertEnterprises(
      db,
      names.map((name, i) => buildEnterprise({ id: `e${i}`, name })),
      FACTORY_NOW,
    );
    expect(findToHide(lin, " 云栖 ").map(({ id }) => id)).toEqual(["e1", "e0"]);
    expect(findToHide(lin, "云栖(重庆)").map(({ id }) => id)).toEqual(["e1"]);
    for (const words of ["", "（）", "%", "用人单位未"]) expect(findToHide(lin, words)).toEqual([]);
    for (let press = 0; press < 2; press += 1)
      expect(hideFrom(lin, "e1")).toEqual({ done: "云栖（重庆）传感" });
    expect(hideFrom(lin, "no-such-id")).toEqual({ refused: "gone" });
    expect(listHidden(lin)).toEqual([{ id: "e1", name: "云栖（重庆）传感" }]);
    expect(findToHide(lin, "云栖").map(({ id }) => id)).toEqual(["e0"]);
    expect(listHidden(other)).toEqual([]);
    showTo(other, "e1");
    expect(listHidden(lin)).toHaveLength(1);
    for (let press = 0; press < 2; press += 1) showTo(lin, "e1");
    expect(listHidden(lin)).toEqual([]);
    expect(trail()).toEqual([
      { action: "profile:hide", details: null },
      { action: "profile:unhide", details: null },
    ]);
  });

  it("can be kept from so many enterprises", () => {
    const ids = Array.from({ length: MOST_HIDDEN + 1 }, (_, i) => `m${i}`);
    insertEnterprises(
      db,
      ids.map((id) => buildEnterprise({ id, name: `示例${id}有限公司` })),
      FACTORY_NOW,
    );
    const refused = ids.map((id) => "refused" in hideFrom(lin, id));
    expect(refused.indexOf(true)).toBe(MOST_HIDDEN);
  });
});

describe("an entry", () => {
  it("sent twice is one; sent again with other content it is said to be another", () => {
    const id = newKey();
    for (let press = 0; press < 2; press += 1) expect(addSchool({}, id)).toHaveProperty("done");
    expect(addSchool({ school: "另一所" }, id)).toEqual({ refused: "again" });
    expect(readProfile(lin)?.education).toMatchObject([{ id, school: "示例大学" }]);
    const work = newKey();
    for (let press = 0; press < 2; press += 1) expect(addWork({}, work)).toEqual({ done: true });
    expect(addWork({ title: "主管" }, work)).toEqual({ refused: "again" });
    expect(versionOf()).toBe(2);
  });

  it("is changed as it was shown, not as it was before", () => {
    const id = newKey();
    addWork({}, id);
    const shown = loadExperience(lin, id)?.updatedAt ?? 0;
    const change = (title: string, of = shown) =>
      saveExperience(lin, { id, shown: of }, { ...WORK, title, endMonth: null });
    expect(change("工程师")).toEqual({ done: true });
    expect(change("工程师")).toEqual({ done: true });
    expect(change("主管")).toEqual({ refused: "changed" });
    expect(change("主管", loadExperience(lin, id)?.updatedAt)).toEqual({ done: true });
    expect(readProfile(lin)?.experience).toMatchObject([{ title: "主管", endMonth: null }]);
  });

  it("is nobody else's: not to read, not to change, not to make in another's name", () => {
    const [school, work] = [newKey(), newKey()];
    addSchool({}, school);
    addWork({}, work);
    expect([loadEducation(other, school), loadExperience(other, work)]).toEqual([undefined, undefined]);
    for (const shown of [null, FACTORY_NOW]) {
      expect(saveEducation(other, { id: school, shown }, SCHOOL)).toEqual({ refused: "gone" });
      expect(saveExperience(other, { id: work, shown }, WORK)).toEqual({ refused: "gone" });
    }
    expect(saveEducation(lin, { id: "no-such-id", shown: 1 }, SCHOOL)).toEqual({ refused: "gone" });
    expect(readProfile(other)).toBeNull();
  });

  it("is removed once, and pressed twice is known to have been", () => {
    const id = newKey();
    addSchool({}, id);
    const entry = loadEducation(lin, id);
    if (!entry) throw new Error("no entry");
    expect(wasRemoved(lin, "education", id)).toBe(false);
    for (let press = 0; press < 2; press += 1) removeEntry(lin, "education", entry);
    expect(readProfile(lin)?.education).toEqual([]);
    expect(trail().map(({ action }) => action)).toEqual(["profile:save", "profile:save", "profile:remove"]);
    expect([lin, other].map((ctx) => wasRemoved(ctx, "education", id))).toEqual([true, false]);
    expect(wasRemoved(lin, "experience", id)).toBe(false);
  });

  it("is one of so many", () => {
    for (let i = 0; i < MOST_EDUCATION; i += 1) expect(addSchool()).toHaveProperty("done");
    expect(addSchool()).toEqual({ refused: "tooMany" });
    for (let i = 0; i < MOST_EXPERIENCE; i += 1) expect(addWork()).toHaveProperty("done");
    expect(addWork()).toEqual({ refused: "tooMany" });
  });

  it("stands before older ones, and what goes on before what is over", () => {
    addSchool({ school: "大学", startMonth: "2022-09", endMonth: "2026-06" });
    addSchool({ school: "研究生院", startMonth: "2026-09", endMonth: "2029-06" });
    addWork({ organisation: "早", startMonth: "2023-01", endMonth: "2023-06" });
    addWork({ organisation: "今", startMonth: "2022-01", endMonth: null });
    addWork({ organisation: "晚", startMonth: "2024-01", endMonth: "2025-06" });
    save(versionOf());
    const profile = readProfile(lin);
    if (!profile) throw new Error("no profile");
    const { education, experience } = toSnapshot(profile);
    expect(education.map(({ school }) => school)).toEqual(["研究生院", "大学"]);
    expect(experience.map(({ organisation }) => organisation)).toEqual(["今", "晚", "早"]);
  });
});

describe("the name of a school", () => {
  beforeEach(() => {
    const term = (kind: string, code: string, name: string, aliases: string | null = null) => ({
      kind,
      code,
      name,
      aliases,
      source: "示例名单",
    });
    db.insert(taxonomyTerm)
      .values([
        term("university", "1", "示例大学", "示大|示例学院"),
        term("university", "2", "示例理工大学（重庆）"),
        term("university", "3", "重庆示例大学"),
        term("major", "080902", "软件工程"),
        term("town", "9", "示例镇"),
      ])
      .run();
  });
  it.each([
    ["示例大学", "示例大学", "1"],
    ["示大", "示例大学", "1"],
    ["示例理工大学(重庆)", "示例理工大学（重庆）", "2"],
    ["示例", "示例", null],
    ["示大|示例学院", "示大|示例学院", null],
    ["示例镇", "示例镇", null],
    ["%", "%", null],
    ["'; DROP TABLE account; --", "'; DROP TABLE account; --", null],
  ])("“%s” is kept as “%s”", (typed, name, code) => {
    expect(addSchool({ school: typed })).toEqual({ done: { listed: code !== null } });
    expect(readProfile(lin)?.education).toMatchObject([
      { school: name, schoolCode: code, major: "软件工程", majorCode: "080902" },
    ]);
    const profile = readProfile(lin);
    expect(profile && toSnapshot(profile).education).toMatchObject([{ school: name, listed: code !== null }]);
  });

  it("is suggested while it is typed: what begins so first, of one list only", () => {
    expect(suggestTerms(lin, "university", " 示例 ")).toEqual([
      "示例大学",
      "示例理工大学（重庆）",
      "重庆示例大学",
    ]);
    expect(suggestTerms(lin, "university", "大学(重")).toEqual(["示例理工大学（重庆）"]);
    expect(suggestTerms(lin, "major", "软件")).toEqual(["软件工程"]);
    for (const words of ["", "  ", "%", "_", "没有", "长".repeat(500)])
      expect(suggestTerms(lin, "university", words)).toEqual([]);
  });
});

describe("a résumé", () => {
  const text = new TextEncoder().encode("<xml/>");
  const DOCX = zipSync({ "[Content_Types].xml": text, "word/document.xml": text });
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  const pdf = (words: string) => new TextEncoder().encode(`%PDF-1.4\n${words}`);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "portal-resume-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const receive = (ctx: VaultContext, bytes: Uint8Array, accepted: readonly FileMime[] = RESUME_MIMES) =>
    receiveFile(ctx, { folder, scan: null }, new File([bytes as BlobPart], "简历"), accepted);
  async function received(ctx: VaultContext, bytes: Uint8Array): Promise<Received> {
    const got = await receive(ctx, bytes);
    if ("fault" in got) throw new Error(got.fault);
    return got;
  }
  const give = async (ctx: VaultContext, words: string) => {
    expect(setResume(ctx, await received(ctx, pdf(words)))).toEqual({ kept: "now" });
    return readProfile(ctx)?.resume?.id ?? "";
  };
  const files = () =>
    db
      .select({ id: upload.id })
      .from(upload)
      .all()
      .map(({ id }) => id)
      .sort();

  it("is a PDF or a document of Word; papers of enterprises are what they were", async () => {
    expect(await receive(lin, DOCX)).toHaveProperty("row");
    expect(await receive(lin, pdf(""))).toHaveProperty("row");
    expect(await receive(lin, PNG)).toEqual({ fault: expect.stringContaining("只接受 PDF、DOCX 文件") });
    expect(await receive(lin, PNG, PAPER_MIMES)).toHaveProperty("row");
    expect(await receive(lin, DOCX, PAPER_MIMES)).toEqual({
      fault: expect.stringContaining("只接受 PDF、JPEG、PNG、WebP 文件"),
    });
  });

  it("replaces the one before; the same one sent twice is kept once", async () => {
    const first = await give(lin, "first");
    expect(setResume(lin, await received(lin, pdf("first")))).toEqual({ kept: "before" });
    expect(files()).toEqual([first]);
    const second = await give(lin, "second");
    expect(files()).toEqual([second]);
    removeResume(lin);
    removeResume(lin);
    expect([files(), readProfile(lin)?.resume]).toEqual([[], null]);
    const changes = db.select().from(auditEntry).where(eq(auditEntry.action, "profile:resume")).all();
    expect(changes.map(({ details }) => details)).toEqual([
      { change: "upload" },
      { change: "upload" },
      { change: "remove" },
    ]);
  });

  it("that an application went with stays with it", async () => {
    await addEmployers(db);
    const wang = await addCandidate(db, "wang");
    const sent = await give(wang, "sent");
    const form = { formKey: newKey(), profileVersion: versionOf(wang), letter: null, resume: true };
    expect(applyToJob(wang, "j1", form, LINKS)).toHaveProperty("applied");
    const next = await give(wang, "next");
    expect(files()).toEqual([sent, next].sort());
    removeResume(wang);
    expect(files()).toEqual([sent]);
    expect(await openUpload(wang, folder, sent)).toHaveProperty("bytes");
  });

  it("is opened by its owner only", async () => {
    const id = await give(lin, "mine");
    const office = acting(db, await addPerson(db, "office", "reviewer", "admin"), ["reviewer", "admin"]);
    for (const ctx of [other, office]) expect(await openUpload(ctx, folder, id)).toBeNull();
    expect(await openUpload(lin, folder, id)).toMatchObject({ mime: "application/pdf" });
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
