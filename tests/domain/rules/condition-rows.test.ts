import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARD_FACTS, type CardFact } from "~/domain/rules/card-facts";
import { changeRuleSet } from "~/domain/rules/change-rule-set";
import {
  conditionOf,
  readRows,
  rowsOf,
  type ConditionRow,
  type ConditionRows,
  type Leaf,
} from "~/domain/rules/condition-rows";
import { faultsOfRuleSet, linesOf } from "~/domain/rules/describe";
import { readChange } from "~/domain/rules/rule-set-form";
import { RuleSetSchema } from "~/domain/rules/rule-set-schema";
import { isEnterpriseRuleSet } from "~/domain/rules/enterprise-rules";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { XINFENG_MASTER } from "~/domain/rules/shipped/xinfeng";

const leafOf = (fact: CardFact): fc.Arbitrary<Leaf> => {
  const bound: fc.Arbitrary<number | null> = fc.option(fc.nat(900));
  if (fact.kind === "number")
    return fc.record({
      op: fc.constantFrom("min" as const, "max" as const, "above" as const, "below" as const),
      fact: fc.constant(fact.name),
      value: bound,
    });
  if (fact.options) {
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
    fc.record({ op: fc.constant("person" as const), fact: fc.constant(fact.name) }),
  );
};
const rows: fc.Arbitrary<ConditionRows> = fc.record({
  join: fc.constantFrom("all" as const, "any" as const),
  rows: fc.array(
    fc
      .constantFrom(...CARD_FACTS)
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

  it("that is saved unchanged leaves a shipped line about people as it was", () => {
    for (const ruleSet of SHIPPED_RULE_SETS.filter(({ id }) => !isEnterpriseRuleSet(id)))
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
