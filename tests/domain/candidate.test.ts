import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { MOST_SKILLS, missingForApplying } from "~/domain/candidate";
import { PAPER_MIMES, RESUME_MIMES, fileAccept, fileKind, kindLabels } from "~/domain/file-kind";
import { readForm } from "~/domain/form";
import { formatMonth, readMonth, shanghaiMonth } from "~/domain/month";
import { BasicsForm, EducationForm, experienceForm, readSkills, wishesForm } from "~/domain/profile-form";
import { DAY, FACTORY_NOW } from "~seeds/factories";

const NOW = FACTORY_NOW;
const errorsOf = (...read: Parameters<typeof readForm>) => readForm(...read).faults?.errors ?? {};

describe("a month", () => {
  it.each([
    "2024-09",
    "2024-9",
    "2024.9",
    "2024/09",
    "2024年9月",
    "2024 年 9 月",
    "２０２４年９月",
    "202409",
  ])("is read from %s", (text) => expect(readMonth(text)).toBe("2024-09"));
  it.each(["2024-13", "2024-0", "24-09", "九月", "2024", "20249", "1949-12", "2024-09-01", ""])(
    "is not read from “%s”",
    (text) => expect(readMonth(text)).toBeNull(),
  );

  it("is written as people write it, and is that of Shanghai", () => {
    expect(formatMonth("2024-09")).toBe("2024 年 9 月");
    expect(shanghaiMonth(Date.UTC(2026, 10, 30, 15, 59))).toBe("2026-11");
    expect(shanghaiMonth(Date.UTC(2026, 10, 30, 16))).toBe("2026-12");
  });
});

describe("skills", () => {
  it("are told apart by their words, not by case or width", () => {
    expect(readSkills("SQL、sql, Vue；React\nＧｏ|go\n、 ,")).toEqual(["SQL", "Vue", "React", "Go|go"]);
  });

  it("are not too many nor too long, and nothing of what was typed is dropped in silence", () => {
    const of = (n: number) => Array.from({ length: n }, (_, i) => `s${i}`).join("、");
    const basics = { version: "0", realName: "示例林" };
    expect(errorsOf(BasicsForm, { ...basics, skills: of(MOST_SKILLS) })).toEqual({});
    expect(errorsOf(BasicsForm, { ...basics, skills: of(MOST_SKILLS + 3) }).skills).toMatch(/现在有 23 项/);
    expect(errorsOf(BasicsForm, { ...basics, skills: "长".repeat(31) }).skills).toMatch(/每项最多 30 个字/);
  });
});

describe("what somebody says of themselves", () => {
  it("is told by field what cannot be read", () => {
    const given = { version: "0", realName: " \u200b", phone: "12345", email: "x", about: "长".repeat(1001) };
    expect(errorsOf(BasicsForm, given)).toMatchObject({
      realName: "请填写姓名",
      phone: expect.stringContaining("11 位"),
      email: expect.stringContaining("name@example.cn"),
      about: expect.stringContaining("最多 1000 个字"),
    });
    expect(errorsOf(BasicsForm, { realName: "林", version: "-1" })).toEqual({
      version: expect.stringContaining("刷新"),
    });
  });

  it("keeps its punctuation, and reads numbers and addresses as an account does", () => {
    const given = {
      version: "0",
      realName: " 示例·林 ",
      phone: "+86 138-0013-8000",
      email: " Lin@Example.CN",
      headline: "本科应届，做过实习\n两段",
      about: "第一行，\r\n第二行",
    };
    expect(readForm(BasicsForm, given).data).toEqual({
      version: 0,
      realName: "示例·林",
      phone: "13800138000",
      email: "lin@example.cn",
      city: null,
      headline: "本科应届，做过实习 两段",
      about: "第一行，\n第二行",
      skills: [],
    });
  });
});

describe("what somebody looks for", () => {
  const read = (given: Record<string, string>) => readForm(wishesForm(NOW), { version: "1", ...given });

  it("is open to all where nothing is chosen, and is nothing that there is not", () => {
    const open = { jobTypes: [], districts: [], industries: [], salaryMinMonthly: null, availableFrom: null };
    expect(read({}).data).toEqual({ version: 1, ...open });
    const odd = {
      jobTypes: "campus,unknown,x,internship",
      districts: "金凤镇,火星",
      industries: "it.ic,unknown",
    };
    expect(read(odd).data).toMatchObject({
      jobTypes: ["internship", "campus"],
      districts: ["金凤镇"],
      industries: ["it.ic"],
    });
  });

  it.each([
    ["8000", 8000],
    ["8,000 元", 8000],
    ["８０００元/月", 8000],
    ["", null],
  ])("reads a pay of “%s”", (text, pay) =>
    expect(read({ salaryMinMonthly: text }).data?.salaryMinMonthly).toBe(pay),
  );
  it.each(["八千", "8k", "-1", "0", "10000000"])("does not read a pay of “%s”", (text) =>
    expect(read({ salaryMinMonthly: text }).faults?.errors.salaryMinMonthly).toMatch(/例如 8000/),
  );

  it("is not a month that is over", () => {
    expect(read({ availableFrom: shanghaiMonth(NOW) }).faults).toBeNull();
    const before = shanghaiMonth(NOW - 32 * DAY);
    expect(read({ availableFrom: before }).faults?.errors.availableFrom).toMatch(/已经过去/);
  });
});

describe("an entry", () => {
  const school = {
    school: "示例大学",
    major: "软件工程",
    degree: "bachelor",
    startMonth: "2022.9",
    endMonth: "2026.6",
  };
  const work = {
    kind: "work",
    organisation: "示例公司",
    title: "工程师",
    startMonth: "2024-01",
    endMonth: "",
  };
  const read = experienceForm(NOW);

  it("does not end before it begins; whoever still studies says until when", () => {
    expect(readForm(EducationForm, school).data).toMatchObject({
      startMonth: "2022-09",
      endMonth: "2026-06",
    });
    expect(readForm(EducationForm, { ...school, endMonth: "2030-06" }).faults).toBeNull();
    expect(errorsOf(EducationForm, { ...school, endMonth: "2022-08" })).toEqual({
      endMonth: "毕业年月不能早于入学年月",
    });
    expect(errorsOf(read, { ...work, endMonth: "2023-12" })).toEqual({
      endMonth: "结束年月不能早于开始年月",
    });
  });

  it("is told everything that is to mend at once", () => {
    const fields = (given: Record<string, string>) => Object.keys(errorsOf(EducationForm, given)).sort();
    expect(fields({})).toEqual(["degree", "endMonth", "major", "school", "startMonth"]);
    expect(fields({ ...school, degree: "genius", startMonth: "九月" })).toEqual(["degree", "startMonth"]);
  });

  it("of work lies in the past, or goes on", () => {
    const next = shanghaiMonth(NOW + 32 * DAY);
    expect(readForm(read, work).data?.endMonth).toBeNull();
    expect(errorsOf(read, { ...work, startMonth: next })).toMatchObject({
      startMonth: "开始年月不能晚于本月",
    });
    expect(errorsOf(read, { ...work, endMonth: next }).endMonth).toMatch(/还没有结束请留空/);
  });
});

describe("applying", () => {
  const whole = { realName: "林", phone: "13800138000", email: null, education: [{}] };

  it("asks for a name, one way to be reached and one school, and nothing more", () => {
    expect(missingForApplying(whole)).toEqual([]);
    expect(missingForApplying({ ...whole, phone: null, email: "lin@example.cn" })).toEqual([]);
    expect(missingForApplying({ realName: "", phone: null, email: null, education: [] })).toEqual([
      "name",
      "contact",
      "education",
    ]);
    expect(missingForApplying(null)).toHaveLength(3);
  });
});

describe("a document of Word", () => {
  const text = new TextEncoder().encode("<xml/>");
  const files = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text]));
  const PARTS = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];
  const DOCX = zipSync(files(...PARTS));
  /** The same archive with another number in its directory or at its end. */
  const with32 = (signature: number, offset: number, value: number) => {
    const bytes = DOCX.slice();
    const view = new DataView(bytes.buffer);
    let at = bytes.length - 22;
    while (view.getUint32(at, true) !== signature) at -= 1;
    view.setUint32(at + offset, value, true);
    return bytes;
  };

  /** The same archive with one of its files under another name of as many bytes. */
  const renamed = (bytes: Uint8Array, from: string, to: string) =>
    Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(from, to), "latin1");

  it("is told by the directory of the archive, with a comment behind it too", () => {
    expect(fileKind(DOCX)).toContain("wordprocessingml");
    expect(fileKind(zipSync(files(...PARTS, "word/media/image1.png")))).toContain("wordprocessingml");
    const commented = new Uint8Array([...DOCX, ...new TextEncoder().encode("note")]);
    new DataView(commented.buffer).setUint16(DOCX.length - 2, 4, true);
    expect(fileKind(commented)).toContain("wordprocessingml");
  });

  it.each<[string, Uint8Array]>([
    ["holds macros", zipSync(files(...PARTS, "word/vbaProject.bin"))],
    ["holds macros in another case", zipSync(files(...PARTS, "word/VBAPROJECT.BIN"))],
    ["holds a program", zipSync(files(...PARTS, "word/embeddings/setup.exe"))],
    ["is a workbook", zipSync(files("[Content_Types].xml", "xl/workbook.xml"))],
    ["is some other archive", zipSync(files("word/document.xml"))],
    [
      "names a part twice",
      renamed(zipSync(files(...PARTS, "word/Document.xml")), "word/Document.xml", "word/document.xml"),
    ],
    ["claims to unpack to gigabytes", with32(0x02014b50, 24, 0xffff_fff0)],
    ["has its directory elsewhere", with32(0x06054b50, 16, 4)],
    ["is cut off", DOCX.slice(0, -1)],
    ["is cut off early", DOCX.slice(0, 60)],
    ["has something before it", new Uint8Array([0x4d, 0x5a, ...DOCX])],
    ["has something behind it", new Uint8Array([...DOCX, 0x4d, 0x5a])],
    ["is an empty archive", zipSync({})],
    ["is four bytes", new Uint8Array([0x50, 0x4b, 3, 4])],
    ["is nothing", new Uint8Array()],
  ])("is not taken when it %s", (_what, bytes) => expect(fileKind(bytes)).toBeNull());

  it("is taken as a résumé and not as a paper, which are taken as before", () => {
    expect(kindLabels(RESUME_MIMES)).toBe("PDF、DOCX");
    expect(kindLabels(PAPER_MIMES)).toBe("PDF、JPEG、PNG、WebP");
    expect(fileAccept(RESUME_MIMES)).toMatch(/\.docx$/);
  });
});
