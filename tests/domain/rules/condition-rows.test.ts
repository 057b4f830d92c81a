import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeRuleSet } from "~/domain/rules/change-rule-set";
import {
  conditionOf,
  faultsOfRows,
  readRows,
  rowsOf,
  type ConditionRow,
  type ConditionRows,
  type Leaf,
} from "~/domain/rules/condition-rows";
import { faultsOfRuleSet, linesOf, openPointsOf } from "~/domain/rules/describe";
import { diffRuleSets } from "~/domain/rules/rule-differences";
import { factsFor, findEditableFact, type EditableFact } from "~/domain/rules/editable-facts";
import { readChange } from "~/domain/rules/rule-set-form";
import type { RuleSet } from "~/domain/rules/rule-set";
import { RuleSetSchema } from "~/domain/rules/rule-set-schema";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { XINFENG_MASTER } from "~/domain/rules/shipped/xinfeng";

const FACTS = [...factsFor("xinfeng-master"), ...factsFor("hnte-2016")];
const leafOf = (fact: EditableFact): fc.Arbitrary<Leaf> => {
  const large = fc.integer({ min: -99_999, max: 999_999_999_999 }).map((n) => n / 100);
  const bound: fc.Arbitrary<number | null> = fc.option(fact.byPerson ? fc.nat(900) : large);
  if (fact.asks === "number")
    return fc.record({
      op: fc.constantFrom("min" as const, "max" as const, "above" as const, "below" as const),
      fact: fc.constant(fact.name),
      value: bound,
    });
  if (fact.asks === "list" && fact.single) {
    const value: fc.Arbitrary<string | null> = fc.option(
      fc.constantFrom(...fact.options.map((option) => option.value)),
    );
    return fc.record({ op: fc.constant("is" as const), fact: fc.constant(fact.name), value });
  }
  if (fact.asks === "list") {
    const values: fc.Arbitrary<string[] | null> = fc.option(
      fc.subarray(
        fact.options.map(({ value }) => value),
        { minLength: 1 },
      ),
    );
    return fc.record({
      op: fc.constant("in" as const),
      fact: fc.constant(fact.name),
      values,
    });
  }
  return fc.oneof(
    fc.record({
      op: fc.constant("is" as const),
      fact: fc.constant(fact.name),
      value: fc.option(fc.boolean()),
    }),
    ...(fact.byPerson
      ? [fc.record({ op: fc.constant("person" as const), fact: fc.constant(fact.name) })]
      : []),
  );
};
const rows: fc.Arbitrary<ConditionRows> = fc.record({
  join: fc.constantFrom("all" as const, "any" as const),
  rows: fc.array(
    fc
      .constantFrom(...FACTS)
      .chain((fact) => fc.record({ leaf: leafOf(fact), not: fc.boolean() })) as fc.Arbitrary<ConditionRow>,
    { minLength: 2, maxLength: 8 },
  ),
});

/** As the page sends it. */
function sent({ join, rows: all }: ConditionRows, prefix = ""): Record<string, string> {
  const values: Record<string, string> = { [`${prefix}join`]: join };
  all.forEach(({ leaf, not }, i) => {
    values[`${prefix}fact-${i}`] = leaf.fact;
    if (not) values[`${prefix}not-${i}`] = "yes";
    if (leaf.op === "in") values[`${prefix}values-${i}`] = (leaf.values ?? []).join(",");
    else if (leaf.op === "person") values[`${prefix}value-${i}`] = "person";
    else if (leaf.op === "is" && findEditableFact(leaf.fact)?.asks === "list")
      values[`${prefix}values-${i}`] = leaf.value === null ? "" : String(leaf.value);
    else if (leaf.op === "is")
      values[`${prefix}value-${i}`] = leaf.value === null ? "open" : leaf.value === true ? "yes" : "no";
    else {
      values[`${prefix}op-${i}`] = leaf.op;
      values[`${prefix}value-${i}`] = leaf.value === null ? "" : String(leaf.value);
    }
  });
  return values;
}

describe("a condition in a form", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("", "band3-"), (shown, prefix) => {
        expect(readRows(sent(shown, prefix), prefix)).toEqual(shown);
        expect(rowsOf(conditionOf(shown))).toEqual(shown);
      }),
    );
  });

  it("whose fact was exchanged, or whose value is none, is 待核 and never a bound of 0", () => {
    expect(readRows({ "fact-0": "age", "value-0": "yes" }).rows[0]?.leaf).toEqual({
      op: "min",
      fact: "age",
      value: null,
    });
    expect(readRows({ "fact-0": "degree", "value-0": "25" }).rows[0]?.leaf).toMatchObject({ values: null });
    expect(readRows({ "fact-0": "conduct", "value-0": "25" }).rows[0]?.leaf).toMatchObject({ value: null });
    expect(readRows({ "fact-0": "", "fact-1": "age" }).rows).toHaveLength(1);
  });

  it("shows every line of the shipped rule sets but those of several layers", () => {
    const deep = SHIPPED_RULE_SETS.flatMap((set) =>
      linesOf(set)
        .filter(({ line }) => rowsOf(line.when) === null)
        .map(({ line }) => `${set.id} ${line.id}`),
    );
    expect(deep).toEqual(["hnte-2016 rd", "gazelle-cq-2024 growth", "little-giant-2022 rd"]);
  });

  it("that is saved unchanged leaves a shipped line as it was", () => {
    for (const ruleSet of SHIPPED_RULE_SETS)
      for (const { part, line, gates } of linesOf(ruleSet)) {
        const shown = rowsOf(line.when);
        const values = {
          part,
          id: line.id,
          title: line.title,
          advice: line.advice ?? "",
          gates: (gates ?? []).join(","),
          document: line.clause.document,
          article: line.clause.article ?? "",
          clauseConfidence: line.clause.confidence,
          clauseFrom: line.clause.effectiveFrom ?? "",
          clauseTo: line.clause.effectiveTo ?? "",
          ...(shown ? sent(shown) : {}),
        };
        const read = readChange("line", values, ruleSet, "new");
        if (!("change" in read)) throw new Error(JSON.stringify(read));
        expect(changeRuleSet(ruleSet, read.change)).toEqual(ruleSet);
      }
  });

  it("that is saved unchanged leaves a shipped part of a score as it was", () => {
    for (const ruleSet of SHIPPED_RULE_SETS)
      for (const item of ruleSet.scoring) {
        const bands = item.bands.map(({ when, min, max }, i) => {
          const shown = rowsOf(when);
          if (!shown) throw new Error(`${ruleSet.id} ${item.id}`);
          const prefix = `band${i}-`;
          return { ...sent(shown, prefix), [`${prefix}min`]: String(min), [`${prefix}max`]: String(max) };
        });
        const values: Record<string, string> = Object.assign(
          {
            id: item.id,
            title: item.title,
            max: String(item.max ?? ""),
            document: item.clause.document,
            article: item.clause.article ?? "",
            clauseConfidence: item.clause.confidence,
            clauseFrom: item.clause.effectiveFrom ?? "",
            clauseTo: item.clause.effectiveTo ?? "",
          },
          ...bands,
        );
        const read = readChange("item", values, ruleSet, "new");
        if (!("change" in read)) throw new Error(JSON.stringify(read));
        expect(changeRuleSet(ruleSet, read.change)).toEqual(ruleSet);
      }
  });

  it("takes bounds as large as companies' money, and says where one is no number", () => {
    const of = (text: string) => ({ "fact-0": "revenueWan", "op-0": "min", "value-0": text });
    const bounds = ["9999999999.99", "20,000", "１２３", "-5.5", ""].map(
      (text) => readRows(of(text)).rows[0]?.leaf,
    );
    expect(bounds.map((leaf) => leaf && "value" in leaf && leaf.value)).toEqual([
      9_999_999_999.99,
      20_000,
      123,
      -5.5,
      null,
    ]);
    for (const text of ["99999999999", "5.555", "五千", "1e3", "2,00"])
      expect(faultsOfRows(of(text))).toHaveProperty("value-0");
    expect(faultsOfRows(of("20,000"))).toEqual({});
    // A row whose fact was exchanged still sends the answer to the one before.
    expect(faultsOfRows({ "fact-0": "revenueWan", "value-0": "open" })).toEqual({});
    expect(faultsOfRows({ "fact-0": "age", "value-0": "三十" })).toHaveProperty("value-0");
  });
});

describe("a score whose weights are not public", () => {
  const POINTS = SHIPPED_RULE_SETS.find(({ id }) => id === "innovation-points-2.0")!;
  const change = (
    ruleSet: RuleSet,
    intent: Parameters<typeof readChange>[0],
    values: Record<string, string>,
  ) => {
    const read = readChange(intent, values, ruleSet, "new");
    if (!("change" in read)) throw new Error(JSON.stringify(read));
    const changed = changeRuleSet(ruleSet, read.change);
    if (!changed || !RuleSetSchema.safeParse(changed).success) throw new Error("not a rule set");
    return changed;
  };
  const CLAUSE = { document: "区内办法（项目默认）", clauseConfidence: "open" };

  it("is filled in by the office, band by band", () => {
    const first = {
      id: "input1",
      title: "研发费用",
      max: "20",
      ...CLAUSE,
      "band0-fact-0": "rdWan",
      "band0-min": "0",
      "band0-max": "0",
    };
    const begun = change(POINTS, "item", first);
    expect(begun.scoring[0]?.bands).toEqual([
      { when: { op: "min", fact: "rdWan", value: null }, min: 0, max: 0 },
    ]);
    const whole = change(begun, "item", {
      ...{ ...first, "band0-op-0": "min", "band0-value-0": "1,000" },
      ...{ "band0-min": "20", "band0-max": "20" },
    });
    expect(whole.scoring[0]).toMatchObject({ max: 20, bands: [{ min: 20, when: { value: 1000 } }] });
    expect(openPointsOf(POINTS)).toContain(POINTS.scoring[0]!.title);
    expect(diffRuleSets(POINTS, whole).map(({ where, after }) => [where, after])).toEqual(
      expect.arrayContaining([
        ["评分“研发费用” · 最高分", "20 分"],
        ["评分“研发费用” · 分档", "研发费用不少于 1,000 万元：20 分"],
      ]),
    );
  });

  it("takes a further item without bands, which stays 待核", () => {
    const added = change(POINTS, "add", { part: "score", title: "其他指标" });
    expect(added.scoring.at(-1)).toMatchObject({ id: "new", title: "其他指标", max: null, bands: [] });
    expect(openPointsOf(added)).toContain("其他指标");
    expect(readChange("add", { part: "gate", title: "条件" }, POINTS, "x")).toEqual({
      errors: { fact: "请选择判定什么" },
    });
    expect(readChange("add", { part: "gate", title: "条件", fact: "age" }, POINTS, "x")).toEqual({
      errors: { fact: "请选择判定什么" },
    });
  });

  it("has groups that can be named, capped, filled and taken away, each item in one of them", () => {
    const added = change(POINTS, "addGroup", { title: "基础分" });
    expect(faultsOfRuleSet(added)).toEqual(["评分分组“基础分”没有评分项。"]);
    const filled = change(added, "group", {
      id: "new",
      title: "基础分",
      items: "input2,input1",
      max: "100",
      least: "",
    });
    expect(filled.groups?.at(-1)).toEqual({
      id: "new",
      title: "基础分",
      items: ["input1", "input2"],
      max: 100,
      least: null,
    });
    expect(filled.groups?.[0]).toMatchObject({ id: "input", items: ["input3"] });
    const said = diffRuleSets(POINTS, filled).map(({ where, before, after }) => [where, before, after]);
    expect(said).toContainEqual(["评分分组“基础分” · 最多计分", null, "100 分"]);
    expect(said.find(([where]) => where === "评分分组“创新投入” · 评分项")?.[2]).toBe(
      POINTS.scoring[2]!.title,
    );
    expect(change(filled, "removeGroup", { id: "new" }).groups).toHaveLength(4);
    const wrong = readChange("group", { id: "input", title: "", max: "10", least: "20" }, POINTS, "x");
    expect(wrong).toMatchObject({ errors: { title: "请填写名称" } });
    const bounds = readChange("group", { id: "input", title: "投入", max: "10", least: "20" }, POINTS, "x");
    expect(bounds).toEqual({ errors: { least: "至少得分不能高于最多计分" } });
  });
});

describe("a form that edits a draft", () => {
  const errors = (...asked: Parameters<typeof readChange>) => {
    const read = readChange(...asked);
    return "errors" in read ? read.errors : {};
  };

  it("says for every field what there is to mend", () => {
    expect(errors("add", {}, XINFENG_MASTER, "x")).toEqual({
      part: "请选择类型",
      title: "请填写名称",
      fact: "请选择判定什么",
    });
    const basics = {
      title: " ",
      effectiveFrom: "2027-02-31",
      confidence: "Z",
      outcome: "",
      validityMonths: "九",
      points: "-1",
    };
    expect(Object.keys(errors("basics", basics, XINFENG_MASTER, "x")).sort()).toEqual(
      ["confidence", "effectiveFrom", "outcome", "points", "title", "validityMonths"].sort(),
    );
    const days = { effectiveFrom: "2027-02-01", effectiveTo: "2027-01-01" };
    expect(
      errors("basics", { title: "名", confidence: "H", outcome: "果", ...days }, XINFENG_MASTER, "x"),
    ).toEqual({ effectiveTo: "失效日不能早于施行日" });
    const line = { id: "age", part: "gate", title: "年龄", document: "文件", clauseConfidence: "H" };
    expect(errors("line", line, XINFENG_MASTER, "x")).toEqual({ "fact-0": "请至少写明一个判定条件" });
  });

  it("takes bands of a score within its most, the lower bound first", () => {
    const item = {
      id: "s",
      title: "得分",
      max: "10",
      document: "文件",
      clauseConfidence: "M",
      "band0-fact-0": "age",
      "band0-op-0": "max",
      "band0-value-0": "30",
      "band0-min": "5",
      "band0-max": "8",
      "band1-min": "0",
      "band1-max": "0",
    };
    expect(readChange("item", item, XINFENG_MASTER, "x")).toMatchObject({
      change: { max: 10, bands: [{ min: 5, max: 8, when: { op: "max", fact: "age", value: 30 } }] },
    });
    for (const wrong of [{ "band0-max": "11" }, { "band0-max": "4" }, { "band0-min": "x" }])
      expect(errors("item", { ...item, ...wrong }, XINFENG_MASTER, "x")).toHaveProperty("band0-min");
  });

  it("can only make rule sets", () => {
    for (const ruleSet of SHIPPED_RULE_SETS) {
      expect(RuleSetSchema.safeParse(ruleSet).success).toBe(true);
      expect(faultsOfRuleSet(ruleSet)).toEqual([]);
    }
    expect(RuleSetSchema.safeParse({ ...XINFENG_MASTER, gates: [{}] }).success).toBe(false);
    const twice = { ...XINFENG_MASTER, gates: [...XINFENG_MASTER.gates, ...XINFENG_MASTER.gates] };
    expect(RuleSetSchema.safeParse(twice).success).toBe(false);
  });
});
