import { describe, expect, it } from "vitest";
import { createAnalyzer } from "~search/analysis";
import { buildSynonyms } from "~search/lexicon/synonyms";
import { bigrams, parseQuery } from "~search/sqlite/query";

const analyzer = createAnalyzer();
const synonyms = buildSynonyms();
const parse = (q: string) => parseQuery(q, analyzer, synonyms);
const words = (q: string) => parse(q).groups.map(({ surface }) => surface);

describe("reading a query", () => {
  it.each([
    ["机器学习 实习", ["机器学习", "实习"]],
    ["Java工程师", ["java", "工程师"]],
    ["嵌入式 C++", ["嵌入式", "c++"]],
    ["护士 护士", ["护士"]],
    ["招聘护士", ["护士"]],
    ["招聘", ["招聘"]],
    ["想找一个在西永的护士职位", ["西永", "护士"]],
    ["请问有没有适合应届生的岗位", ["应届生"]],
    ['"推荐算法" 实习', ["推荐算法", "实习"]],
    ["NEAR(java, 2) OR *", ["near", "java", "2", "or"]],
    ["", []],
    ["!? …", []],
  ])("%j are the words %j", (q, wanted) => {
    expect(words(q)).toEqual(wanted);
  });

  it("reads exclusions and phrases, also with full-width marks and without an end", () => {
    expect(parse("工程师 -java")).toMatchObject({ excluded: [["java"]] });
    expect(parse("工程师 －Ｊａｖａ")).toMatchObject({ excluded: [["java"]] });
    expect(parse("“推荐算法”").phrases).toEqual(["推荐算法"]);
    expect(parse('"推荐算法').phrases).toEqual(["推荐算法"]);
  });

  it("takes a query of nothing but exclusions for plain words", () => {
    expect(parse("-java")).toMatchObject({ excluded: [], groups: [{ surface: "java" }] });
  });

  it("offers reviewed synonyms at a smaller worth than the word itself", () => {
    const [own, ...others] = parse("前端").groups[0]?.alternatives ?? [];
    expect(own?.weight).toBe(1);
    expect(others.map(({ surface }) => surface)).toContain("web前端");
    for (const { weight } of others) expect(weight).toBeLessThan(1);
  });

  it("knows a synonym that the segmenter cuts apart", () => {
    const [own, other] = parse("管理培训生").groups[0]?.alternatives ?? [];
    expect(own).toMatchObject({ tokens: ["管理", "培训", "生"], surface: "管理培训生", weight: 1 });
    expect(other).toMatchObject({ surface: "管培生" });
    expect(words("Java软件工程师")).toEqual(["java", "软件工程师"]);
    expect(parse("java -软件工程师").excluded).toEqual([["软件", "工程师"]]);
  });

  it("bounds what a very long query costs", () => {
    const parsed = parse(Array.from({ length: 2000 }, (_, i) => `w${i}`).join(" "));
    expect(parsed.groups.length).toBeLessThanOrEqual(12);
  });
});

describe("synonyms", () => {
  it("stand for each other both ways", () => {
    for (const [word, others] of synonyms)
      for (const other of others) expect(synonyms.get(other), `${other} → ${word}`).toContain(word);
  });

  it("are written as the index folds them", () => {
    for (const word of synonyms.keys()) expect(analyzer.fold(word)).toBe(word);
  });
});

describe("two-character pieces", () => {
  it.each([
    ["数据分析", ["数据", "据分", "分析"]],
    ["护", ["护"]],
    ["", []],
    ["𠮷野家", ["𠮷野", "野家"]],
  ])("of %s", (text, pieces) => {
    expect(bigrams(text)).toEqual(pieces);
  });
});
