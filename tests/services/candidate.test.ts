import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileKind, RESUME_MIMES } from "~/domain/file-kind";
import { readForm } from "~/domain/form";
import {
  MOST_EDUCATION,
  MOST_SKILLS,
  ProfileForm,
  readMonth,
  readSkills,
  type Basics,
} from "~/domain/profile-form";
import { applyToJob } from "~/services/application/apply-to-job.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import {
  addEducation,
  hiddenFrom,
  hideFrom,
  removeEntry,
  saveBasics,
  setResume,
  showTo,
} from "~/services/candidate/save-profile.server";
import { openUpload } from "~/services/upload/open-upload.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { auditEntry, candidateProfile, consent, taxonomyTerm, upload } from "~db/schema";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, newKey, tryToApply, vault } from "./applications";
import { addPerson } from "./people";

let db: Db;
let lin: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  lin = vault(db, await addPerson(db, "lin", "candidate"), ["candidate"]);
});
afterEach(() => db.$client.close());

const BASICS: Record<string, string> = {
  intent: "basics",
  version: "0",
  realName: "示例林",
  phone: "138 0013 8000",
  visibility: "applied",
};
function basics(given: Record<string, string> = {}): Basics {
  const { data } = readForm(ProfileForm, { ...BASICS, ...given });
  if (data?.intent !== "basics") throw new Error("not read");
  return data;
}
const save = (given: Record<string, string> = {}) =>
  saveBasics(lin, basics(given), (phone) => `hash of ${phone}`);
const school = (given = {}) => ({
  formKey: newKey(),
  school: "示例大学",
  major: "软件工程",
  degree: "bachelor" as const,
  startMonth: "2022-09",
  endMonth: "2026-06",
  ...given,
});

describe("a month", () => {
  it.each(["2024-09", "2024.9", "2024/09", "2024年9月", "２０２４年９月"])("is read from %s", (text) =>
    expect(readMonth(text)).toBe("2024-09"),
  );
  it.each(["2024-13", "24-09", "九月", "2024", ""])("is not read from “%s”", (text) =>
    expect(readMonth(text)).toBeNull(),
  );
});

describe("skills", () => {
  it("are told apart by their words, not by case, and are not too many", () => {
    expect(readSkills("SQL、sql, Vue；React\nGo")).toEqual(["SQL", "Vue", "React", "Go"]);
    expect(readSkills(Array.from({ length: 40 }, (_, i) => `s${i}`).join("、"))).toHaveLength(MOST_SKILLS);
  });
});

describe("a profile", () => {
  it("keeps the phone sealed, findable by its hash only, and says nothing of it in the trail", () => {
    expect(save()).toEqual({ done: true });
    const row = db.select().from(candidateProfile).get();
    expect(row?.phoneHash).toBe("hash of 13800138000");
    expect(JSON.stringify({ ...row, phoneHash: "" })).not.toContain("13800138000");
    expect(JSON.stringify(db.select().from(auditEntry).all())).not.toMatch(/13800138000|示例林/);
    expect(readProfile(lin)).toMatchObject({ phone: "13800138000", realName: "示例林" });
  });

  it("is not overwritten by a page that showed an older one", () => {
    save();
    expect(save({ realName: "另一个名字" })).toEqual({ refused: "changed" });
    expect(save({ realName: "新的名字", version: String(readProfile(lin)?.version) })).toEqual({
      done: true,
    });
  });

  it("says by field what cannot be read", () => {
    const given = {
      realName: " ",
      phone: "12345",
      email: "x",
      salaryMinMonthly: "八千",
      availableFrom: "明年",
    };
    const { faults } = readForm(ProfileForm, { ...BASICS, ...given, visibility: "everybody" });
    const fields = ["availableFrom", "email", "phone", "realName", "salaryMinMonthly", "visibility"];
    expect(Object.keys(faults?.errors ?? {}).sort()).toEqual(fields);
  });

  it("is opened to enterprises, and closed again, with a line in the ledger", () => {
    save({ visibility: "verified" });
    expect(db.select().from(consent).all()).toMatchObject([{ kind: "visible", withdrawnAt: null }]);
    save({ version: String(readProfile(lin)?.version) });
    expect(db.select().from(consent).all()).toMatchObject([{ kind: "visible", withdrawnAt: lin.now }]);
  });

  it("matches schools with the list where they are in it, and keeps the others as they were typed", () => {
    db.insert(taxonomyTerm)
      .values({
        kind: "university",
        code: "4150010611",
        name: "示例大学",
        source: "test",
        aliases: "示大|示例学院",
      })
      .run();
    addEducation(lin, school());
    addEducation(lin, school({ school: "示例学院", endMonth: "2025-06" }));
    addEducation(lin, school({ school: "示%", endMonth: "2024-06" }));
    expect(readProfile(lin)?.education.map(({ schoolCode }) => schoolCode)).toEqual([
      "4150010611",
      "4150010611",
      null,
    ]);
  });

  it("takes a form that is sent twice once, and only so many entries", () => {
    const form = school();
    addEducation(lin, form);
    addEducation(lin, form);
    expect(readProfile(lin)?.education).toHaveLength(1);
    for (let i = 1; i < MOST_EDUCATION; i += 1) addEducation(lin, school());
    expect(addEducation(lin, school())).toEqual({ refused: "tooMany" });
  });

  it("loses an entry to its holder only", async () => {
    addEducation(lin, school());
    const [entry] = readProfile(lin)?.education ?? [];
    const other = vault(db, await addPerson(db, "other", "candidate"), ["candidate"]);
    removeEntry(other, "education", entry?.id ?? "");
    expect(readProfile(lin)?.education).toHaveLength(1);
    removeEntry(lin, "education", entry?.id ?? "");
    removeEntry(lin, "education", entry?.id ?? "");
    expect(readProfile(lin)?.education).toEqual([]);
  });

  it("is hidden from an enterprise by its name, which must be one", async () => {
    await addEmployers(db);
    expect(hideFrom(lin, "没有这家")).toEqual({ refused: "unknown" });
    expect(hideFrom(lin, "示例企业e1")).toEqual({ done: true });
    expect(hideFrom(lin, "示例企业 e1")).toEqual({ done: true });
    expect(hiddenFrom(lin)).toEqual([{ id: "e1", name: "示例企业e1" }]);
    showTo(lin, "e1");
    expect(hiddenFrom(lin)).toEqual([]);
  });
});

describe("a résumé", () => {
  const text = new TextEncoder().encode("<xml/>");
  const word = (...more: string[]) =>
    zipSync(
      Object.fromEntries(["[Content_Types].xml", "word/document.xml", ...more].map((name) => [name, text])),
    );
  const pdf = new TextEncoder().encode("%PDF-1.4\nfictional");
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "portal-resume-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const hand = async (ctx: VaultContext, bytes: Uint8Array, name = "简历") => {
    const store = { folder, scan: null };
    return receiveFile(ctx, store, new File([bytes as BlobPart], name), RESUME_MIMES);
  };

  it("is a PDF or a document without macros, told by its content", async () => {
    expect(fileKind(word())).toContain("wordprocessingml");
    for (const bytes of [
      word("word/vbaProject.bin"),
      zipSync({ "xl/workbook.xml": text, "[Content_Types].xml": text }),
      word().slice(0, 60),
      new Uint8Array([0x50, 0x4b, 3, 4]),
      new Uint8Array(),
    ])
      expect(fileKind(bytes)).toBeNull();
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
    expect(await hand(lin, png)).toEqual({ fault: expect.stringContaining("只接受 PDF、DOCX 文件") });
    expect(await hand(lin, word())).toHaveProperty("row");
  });

  it("replaces the one before, but what an application went with stays with it", async () => {
    await addEmployers(db);
    const wang = await addCandidate(db, "wang");
    const give = async (ctx: VaultContext) => {
      const got = await hand(ctx, pdf);
      if ("fault" in got) throw new Error(got.fault);
      setResume(ctx, got);
      return readProfile(ctx)?.resumeId ?? "";
    };
    const first = await give(wang);
    const second = await give(wang);
    expect(
      db
        .select()
        .from(upload)
        .all()
        .map(({ id }) => id),
    ).toEqual([second]);
    expect(first).not.toBe(second);
    const version = readProfile(wang)?.version ?? 0;
    const form = { formKey: newKey(), profileVersion: version, letter: null, resume: true };
    expect(applyToJob(wang, "j1", form, LINKS)).toHaveProperty("applied");
    const third = await give(wang);
    expect(
      db
        .select()
        .from(upload)
        .all()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([second, third].sort());
    expect(readdirSync(folder)).toHaveLength(3);
    expect(await openUpload(wang, folder, second)).toHaveProperty("bytes");
    expect(await openUpload(lin, folder, second)).toBeNull();
    expect(tryToApply(wang)).toEqual({ refused: "before" });
  });
});
