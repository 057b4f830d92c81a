import { describe, expect, it } from "vitest";
import { createAnalyzer } from "~search/analysis";

const analyzer = createAnalyzer();

describe("folding", () => {
  it.each([
    ["ＪＡＶＡ　工程師", "java 工程师"],
    ["Ｃ＋＋", "c++"],
    ["軟體設計", "软体设计"],
    ["①级", "1级"],
    ["a\u0000b\u0007", "a b "],
    ["\ud83e", "\ufffd"],
    ["🦅", "🦅"],
  ])("%j becomes %j", (text, folded) => {
    expect(analyzer.fold(text)).toBe(folded);
  });
});

describe("runs", () => {
  const runs = (text: string) =>
    analyzer.runs(analyzer.fold(text)).map(({ kind, text: t }) => `${kind}:${t}`);

  it.each([
    ["Java工程师", ["latin:java", "han:工程师"]],
    ["嵌入式C++", ["han:嵌入式", "latin:c++"]],
    [".NET开发", ["latin:.net", "han:开发"]],
    ["C#/.NET", ["latin:c#", "latin:.net"]],
    ["2025届毕业生", ["latin:2025届", "han:毕业生"]],
    ["5G射频", ["latin:5g", "han:射频"]],
    ["Node.js、Vue3", ["latin:node.js", "latin:vue3"]],
    ["end.", ["latin:end"]],
    ["-- … 🦅 ！", []],
  ])("%s falls into %j", (text, wanted) => {
    expect(runs(text)).toEqual(wanted);
  });
});

describe("tokens of a document", () => {
  it("holds every one and two characters of a short field, words alone of a long one", () => {
    const short = analyzer.documentTokens("推荐算法工程师", true);
    const long = analyzer.documentTokens("推荐算法工程师", false);
    expect(short).toEqual(expect.arrayContaining(["荐", "荐算", "算法", "工程师"]));
    expect(long).toEqual(expect.arrayContaining(["算法", "工程师"]));
    expect(long).not.toContain("荐");
    expect(long).not.toContain("荐算");
  });

  it("holds the parts of a Latin word beside the whole", () => {
    expect(analyzer.documentTokens("Node.js Vue3 C++", true).sort()).toEqual(
      ["c++", "js", "node", "node.js", "vue", "vue3"].sort(),
    );
  });

  it("holds a class of graduates however it is written", () => {
    expect(analyzer.documentTokens("2027届", true).sort()).toEqual(["2027", "2027届", "27届"]);
    expect(analyzer.documentTokens("27届", true).sort()).toEqual(["2027", "2027届", "27届"]);
  });

  it("holds a token once, however often it stands there", () => {
    expect(analyzer.documentTokens("护士 护士 护士", false)).toEqual(["护士"]);
  });
});

describe("words of a query", () => {
  it("knows the words of the field", () => {
    expect(analyzer.queryWords("体外诊断试剂")).toContain("体外诊断");
    expect(analyzer.queryWords("机器学习")).toEqual(["机器学习"]);
  });

  it("takes a long word apart only when it has parts", () => {
    expect(analyzer.parts("算法")).toEqual([]);
    expect(analyzer.parts("vue3")).toEqual(["vue"]);
    expect(analyzer.parts("c++")).toEqual([]);
    expect(analyzer.parts("自动化测试")).toEqual(["自动化", "测试"]);
    // 试开 is a word of the dictionary, but none of this one.
    expect(analyzer.parts("测试开发")).toEqual(["测试", "开发"]);
  });
});
