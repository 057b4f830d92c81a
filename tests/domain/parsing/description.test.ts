import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBenefits, parseDescription, parseSkills } from "~/domain/parsing/description";
import { isIndustryList, parseIndustry } from "~/domain/parsing/industry";
import { parseDay, parsePosting } from "~/domain/parsing/posting";

describe("a description", () => {
  it.each([
    ["岗位职责：\n看护设备。\n任职要求：\n细心。", "岗位职责：\n看护设备。", "细心。"],
    ["看护设备。【任职资格】细心。", "看护设备。", "细心。"],
    ["职位描述：看护设备。 二、岗位要求：细心。", "看护设备。", "细心。"],
    ["任职要求：细心。", null, "细心。"],
  ])("%j is parted where a heading opens the conditions", (raw, duties, conditions) => {
    expect(parseDescription(raw)).toEqual({ duties, conditions });
  });

  it.each([
    ["看护设备，为人细心。", "看护设备，为人细心。"],
    ["看护设备，符合任职要求者优先。", "看护设备，符合任职要求者优先。"],
    ["看护设备。\n任职要求：", "看护设备。\n任职要求："],
  ])("%j without such a heading is all duties: where they end would be a guess", (raw, duties) => {
    expect(parseDescription(raw)).toEqual({ duties, conditions: null });
  });

  it.each(["", "  \n ", null, undefined])("%j says nothing", (raw) => {
    expect(parseDescription(raw)).toEqual({ duties: null, conditions: null });
  });
});

describe("a skills cell", () => {
  it.each([
    ["Java|Spring|MySQL", ["Java", "Spring", "MySQL"], []],
    ["C/C++、嵌入式/Linux", ["C/C++", "嵌入式", "Linux"], []],
    ["C#/.NET,SQL", ["C#/.NET", "SQL"], []],
    ["Java|java|JAVA", ["JAVA"], []],
    ["焊接|五险一金补贴|年终奖金", ["焊接"], ["五险一金补贴", "年终奖金"]],
    ["计算机软件|测试", ["测试"], []],
    ["", [], []],
  ])("“%s” gives skills and benefits apart", (raw, skills, benefits) => {
    expect(parseSkills(raw)).toEqual({ skills, benefits, sentence: null });
  });

  it("a sentence in it is not cut into tags but kept as a description", () => {
    const sentence = "负责看护设备，记录数据。";
    expect(parseSkills(sentence)).toMatchObject({ skills: [], sentence });
    const row = { source_id: "1", title: "看护员", company: "示例", skills: sentence };
    expect(parsePosting(row)).toMatchObject({ posting: { skills: [], duties: sentence } });
  });

  it("benefits of a cell of their own are parted by any of the usual signs", () => {
    expect(parseBenefits("五险一金/年终奖、带薪年假 班车")).toEqual([
      "五险一金",
      "年终奖",
      "带薪年假",
      "班车",
    ]);
  });
});

describe("an industry cell", () => {
  it("takes several labels only when they agree", () => {
    expect(parseIndustry("互联网")).not.toBe("unknown");
    expect(parseIndustry("互联网|没有这个行业")).toBe("unknown");
    expect(parseIndustry("没有这个行业")).toBe("unknown");
    expect(parseIndustry("")).toBe("unknown");
  });

  it("is found where columns slipped: in the size cell, or as a list in the skills cell", () => {
    const row = { source_id: "1", title: "测试员", company: "示例" };
    const slipped = parsePosting({ ...row, company_size: "互联网" });
    expect(slipped).toMatchObject({
      posting: { industry: parseIndustry("互联网"), enterprise: { size: "unknown" } },
    });
    expect(isIndustryList("互联网,电子商务")).toBe(true);
    expect(isIndustryList("Java,Spring")).toBe(false);
  });
});

describe("a day", () => {
  it.each([
    ["2026-11-05", "2026-11-04T16:00:00.000Z"],
    ["2026/1/5", "2026-01-04T16:00:00.000Z"],
    ["2026年11月5日", "2026-11-04T16:00:00.000Z"],
    ["2026-11-05 08:30:00", "2026-11-04T16:00:00.000Z"],
    ["2026-11", "2026-10-31T16:00:00.000Z"],
  ])("“%s” begins at midnight in Shanghai", (raw, utc) => {
    expect(new Date(parseDay(raw) ?? NaN).toISOString()).toBe(utc);
  });

  it.each(["2026-02-30", "2026-13-01", "11-05", "昨天", "3天前", "0000-01-01", ""])(
    "“%s” is no day",
    (raw) => {
      expect(parseDay(raw)).toBeNull();
    },
  );
});

it("no row makes the reader throw, and what it could not read is left unknown and named", () => {
  const columns = [
    "source_id",
    "title",
    "company",
    "city",
    "salary",
    "education",
    "industry",
    "skills",
    "description",
    "posted_at",
    "url",
  ];
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("测试", "任职要求：", "\u0000", "|/、", "15k"),
  );
  const row = fc
    .tuple(...columns.map(() => cell))
    .map((cells) => Object.fromEntries(columns.map((c, i) => [c, cells[i] ?? ""])));
  fc.assert(
    fc.property(row, (raw) => {
      const reading = parsePosting(raw);
      if (reading.kind === "rejected") {
        expect(["source_id", "title"]).toContain(reading.field);
        return;
      }
      const { posting, unreadable } = reading;
      if (unreadable.includes("salary")) expect([posting.salaryMin, posting.salaryMax]).toEqual([null, null]);
      if (unreadable.includes("city")) expect(posting.city).toBeNull();
      if (unreadable.includes("education")) expect(posting.education).toBe("unknown");
      if (unreadable.includes("company")) expect(posting.enterprise.name).toBeNull();
      for (const tag of posting.skills) expect([...tag].length).toBeLessThanOrEqual(24);
    }),
    { numRuns: 1000, seed: 20261123 },
  );
});
