import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RULE_CLAUSES } from "~/domain/rules/clauses";
import { evaluate } from "~/domain/rules/evaluate";
import { evaluateCondition, notOf } from "~/domain/rules/evaluate-condition";
import { factsOf } from "~/domain/rules/facts-asked";
import { neededFacts } from "~/domain/rules/needed-facts";
import type { Condition, Facts, RuleLine, RuleSet } from "~/domain/rules/rule-set";

const NAMES = ["a", "b", "c", "d"];
const WORDS = ["x", "y", "z"];
const number = fc.integer({ min: -3, max: 3 });
const fact = fc.constantFrom(...NAMES);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    op: fc.constant("is" as const),
    fact,
    value: fc.constantFrom(true, false, ...WORDS, null),
  }),
  fc.record({
    op: fc.constant("in" as const),
    fact,
    values: fc.option(fc.subarray(WORDS), { freq: 5 }),
  }),
  fc.record({
    op: fc.constantFrom("min" as const, "max" as const, "above" as const, "below" as const),
    fact,
    value: fc.option(number, { freq: 5 }),
  }),
  fc.record({ op: fc.constant("person" as const), fact }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      op: fc.constantFrom("all" as const, "any" as const),
      of: fc.array(tie("tree"), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant("not" as const), of: tie("tree") }),
  ),
})).tree;
const value = fc.oneof(
  fc.boolean(),
  number,
  fc.constantFrom(...WORDS),
  fc.subarray(WORDS),
  fc.constant(null),
  fc.constant(undefined),
);
const facts: fc.Arbitrary<Facts> = fc.record({ a: value, b: value, c: value, d: value });

const line = (id: string, when: Condition): RuleLine => ({
  id,
  title: id,
  when,
  clause: RULE_CLAUSES.support,
});
const lines = (prefix: string) =>
  fc.array(condition, { maxLength: 3 }).map((all) => all.map((when, i) => line(`${prefix}${i}`, when)));
const ruleSet: fc.Arbitrary<RuleSet> = fc
  .record({
    gates: lines("g"),
    waiver: fc.option(fc.tuple(condition, fc.subarray(["g0", "g1", "g2"]))),
    directPass: lines("d"),
    scoring: fc.array(fc.array(fc.tuple(condition, fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 3 }), {
      maxLength: 2,
    }),
    pass: fc.option(fc.record({ points: fc.nat(10), exclusive: fc.boolean() })),
  })
  .map(({ gates, waiver, directPass, scoring, pass }) => ({
    id: "set",
    title: "规则",
    docNo: null,
    effectiveFrom: null,
    effectiveTo: null,
    confidence: "M",
    gates,
    waivers: waiver ? [{ gates: waiver[1], by: line("w", waiver[0]) }] : [],
    directPass,
    scoring: scoring.map((bands, i) => ({
      id: `s${i}`,
      title: "得分",
      max: 10,
      clause: RULE_CLAUSES.support,
      bands: bands.map(([when, least, more]) => ({ when, min: least, max: least + more })),
    })),
    pass,
    outcome: { label: "通过", validityMonths: null },
  }));

const bare = (changed: Partial<RuleSet>): RuleSet => ({
  id: "set",
  title: "规则",
  docNo: null,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "M",
  gates: [],
  waivers: [],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label: "通过", validityMonths: null },
  ...changed,
});

describe("a condition", () => {
  it("denied twice says the same", () => {
    fc.assert(
      fc.property(condition, facts, (when, known) => {
        expect(evaluateCondition({ op: "not", of: { op: "not", of: when } }, known)).toBe(
          evaluateCondition(when, known),
        );
      }),
    );
  });

  it("of all denied is any of the denied, and the other way round (de Morgan)", () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), facts, (of, known) => {
        const denied = of.map((one): Condition => ({ op: "not", of: one }));
        expect(notOf(evaluateCondition({ op: "all", of }, known))).toBe(
          evaluateCondition({ op: "any", of: denied }, known),
        );
        expect(notOf(evaluateCondition({ op: "any", of }, known))).toBe(
          evaluateCondition({ op: "all", of: denied }, known),
        );
      }),
    );
  });

  it("does not depend on the order of its parts", () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), facts, (of, known) => {
        for (const op of ["all", "any"] as const)
          expect(evaluateCondition({ op, of: of.toReversed() }, known)).toBe(
            evaluateCondition({ op, of }, known),
          );
      }),
    );
  });

  it("is unknown where its fact is missing, however small the bound", () => {
    fc.assert(
      fc.property(leaf, fc.constantFrom(undefined, null, NaN), (when, missing) => {
        expect(evaluateCondition(when, { a: missing, b: missing, c: missing, d: missing })).toBe("unknown");
      }),
    );
    expect(evaluateCondition({ op: "min", fact: "years", value: 0 }, {})).toBe("unknown");
    expect(evaluateCondition({ op: "min", fact: "years", value: 0 }, { years: 0 })).toBe("met");
  });

  it("takes no fact from what every object has", () => {
    expect(evaluateCondition({ op: "is", fact: "constructor", value: "x" }, {})).toBe("unknown");
  });

  it("is unknown where its bound or list is not public, whatever the fact", () => {
    for (const when of [
      { op: "is", fact: "a", value: null },
      { op: "in", fact: "a", values: null },
      { op: "min", fact: "a", value: null },
      { op: "below", fact: "a", value: null },
    ] as const)
      for (const a of [true, "x", 3, ["x"]]) expect(evaluateCondition(when, { a })).toBe("unknown");
  });

  it.each([
    ["min", 3, "met"],
    ["min", 2, "notMet"],
    ["max", 3, "met"],
    ["max", 4, "notMet"],
    ["above", 3, "notMet"],
    ["above", 4, "met"],
    ["below", 3, "notMet"],
    ["below", 2, "met"],
  ] as const)("%s 3 of %d is %s", (op, n, verdict) => {
    expect(evaluateCondition({ op, fact: "n", value: 3 }, { n })).toBe(verdict);
  });

  it("of a list is met by one shared value, and not met by an empty one", () => {
    const when: Condition = { op: "in", fact: "honours", values: ["x", "y"] };
    expect(evaluateCondition(when, { honours: ["z", "y"] })).toBe("met");
    expect(evaluateCondition(when, { honours: ["z"] })).toBe("notMet");
    expect(evaluateCondition(when, { honours: [] })).toBe("notMet");
    expect(evaluateCondition(when, { honours: "x" })).toBe("met");
  });
});

describe("a rule set", () => {
  it("keeps a verdict, met or not met, whatever becomes known besides", () => {
    fc.assert(
      fc.property(ruleSet, facts, facts, (rules, known, more) => {
        const before = evaluate(rules, 1, known);
        const after = evaluate(
          rules,
          1,
          Object.fromEntries(NAMES.map((name) => [name, known[name] ?? more[name]])),
        );
        if (before.verdict !== "unknown") expect(after.verdict).toBe(before.verdict);
        before.lines.forEach((was, i) => {
          if (was.verdict !== "unknown") expect(after.lines[i]?.verdict).toBe(was.verdict);
        });
        if (before.points && after.points) {
          expect(after.points.min).toBeGreaterThanOrEqual(before.points.min);
          expect(after.points.max).toBeLessThanOrEqual(before.points.max);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never turns from met to not met where a fact with least values is raised", () => {
    const least: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.record({
          op: fc.constantFrom("min" as const, "above" as const),
          fact,
          value: fc.option(number, { freq: 6 }),
        }),
        fc.record({
          op: fc.constantFrom("all" as const, "any" as const),
          of: fc.array(tie("tree"), { maxLength: 3 }),
        }),
      ),
    })).tree;
    const numbers = fc.record({ a: number, b: number, c: number, d: number });
    const rank = { notMet: 0, unknown: 1, met: 2 };
    fc.assert(
      fc.property(fc.array(least, { maxLength: 3 }), numbers, fact, fc.nat(5), (all, known, name, by) => {
        const rules = bare({ gates: all.map((when, i) => line(`g${i}`, when)) });
        const raised = { ...known, [name]: known[name as "a"] + by };
        expect(rank[evaluate(rules, 1, raised).verdict]).toBeGreaterThanOrEqual(
          rank[evaluate(rules, 1, known).verdict],
        );
      }),
    );
  });

  it("does not depend on the order of its lines", () => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, known) => {
        const turned = {
          ...rules,
          gates: rules.gates.toReversed(),
          directPass: rules.directPass.toReversed(),
          scoring: rules.scoring.toReversed(),
        };
        const [one, two] = [evaluate(rules, 1, known), evaluate(turned, 1, known)];
        expect(two.verdict).toBe(one.verdict);
        expect(two.points).toEqual(one.points);
        expect(new Map(two.lines.map((l) => [l.id, l]))).toEqual(new Map(one.lines.map((l) => [l.id, l])));
      }),
    );
  });

  it("with nothing known is not met only where it could not be met by anybody", () => {
    fc.assert(
      fc.property(ruleSet, facts, (rules, known) => {
        if (evaluate(rules, 1, {}).verdict === "notMet")
          expect(evaluate(rules, 1, known).verdict).toBe("notMet");
      }),
    );
  });

  it("asks for nothing that it does not name, and once it asks for nothing no answer changes it", () => {
    fc.assert(
      fc.property(ruleSet, facts, facts, (rules, known, more) => {
        const needed = neededFacts([rules], known);
        const named = factsOf(rules);
        for (const name of needed) {
          expect(named).toContain(name);
          expect(known[name]).toBeUndefined();
        }
        if (needed.length > 0) return;
        const answered = Object.fromEntries(
          NAMES.map((name) => [name, known[name] === undefined ? more[name] : known[name]]),
        );
        expect(evaluate(rules, 1, answered).verdict).toBe(evaluate(rules, 1, known).verdict);
      }),
      { numRuns: 500 },
    );
  });

  const gate = line("gate", { op: "is", fact: "here", value: true });
  const waived = bare({
    gates: [gate],
    waivers: [{ gates: ["gate"], by: line("w", { op: "person", fact: "spared" }) }],
  });
  it.each([
    [{ here: false, spared: true }, "met", "w"],
    [{ here: false, spared: false }, "notMet", undefined],
    [{ here: false }, "unknown", undefined],
    [{ spared: true }, "met", "w"],
    [{ here: true, spared: true }, "met", undefined],
  ] as const)("with a waiver, of %j says %s", (known, verdict, waivedBy) => {
    const result = evaluate(waived, 1, known);
    expect(result.verdict).toBe(verdict);
    expect(result.lines[0]).toMatchObject({ verdict, ...(waivedBy ? { waivedBy } : {}) });
    expect(result.lines[0]?.waivedBy).toBe(waivedBy);
  });

  it("asks about the waiver only once the gate itself leaves nothing to ask", () => {
    expect(neededFacts([waived], {})).toEqual(["here"]);
    expect(neededFacts([waived], { here: false })).toEqual(["spared"]);
    expect(neededFacts([waived], { here: null })).toEqual(["spared"]);
    expect(neededFacts([waived], { here: true })).toEqual([]);
    expect(neededFacts([waived], { here: false, spared: null })).toEqual([]);
  });

  const scored = bare({
    scoring: [
      {
        id: "s",
        title: "得分",
        max: 20,
        clause: RULE_CLAUSES.support,
        bands: [
          { when: { op: "min", fact: "n", value: 10 }, min: 15, max: 20 },
          { when: { op: "min", fact: "n", value: 5 }, min: 8, max: 8 },
        ],
      },
      {
        id: "expert",
        title: "专家",
        max: 10,
        clause: RULE_CLAUSES.support,
        bands: [{ when: { op: "all", of: [] }, min: 2, max: 10 }],
      },
    ],
    pass: { points: 12, exclusive: false },
    directPass: [line("honour", { op: "in", fact: "honours", values: ["x"] })],
  });
  it.each([
    [{ n: 10, honours: [] }, { min: 17, max: 30 }, "met"],
    [{ n: 5, honours: [] }, { min: 10, max: 18 }, "unknown"],
    [{ n: 4, honours: [] }, { min: 2, max: 10 }, "notMet"],
    [{ honours: [] }, { min: 2, max: 30 }, "unknown"],
    [{ n: 4, honours: ["x"] }, { min: 2, max: 10 }, "met"],
    [{ n: 4 }, { min: 2, max: 10 }, "unknown"],
  ])("with a score, of %j gives %j and says %s", (known: Facts, points, verdict) => {
    expect(evaluate(scored, 1, known)).toMatchObject({ points, verdict });
  });

  it("asks for more points than the bound where the bound is exclusive", () => {
    const exclusive = { ...scored, directPass: [], pass: { points: 10, exclusive: true } };
    expect(evaluate(exclusive, 1, { n: 4 }).verdict).toBe("notMet");
    expect(evaluate({ ...exclusive, pass: { points: 10, exclusive: false } }, 1, { n: 4 }).verdict).toBe(
      "unknown",
    );
    expect(evaluate({ ...exclusive, pass: null }, 1, { n: 10 }).verdict).toBe("unknown");
  });

  it("tells for every line what went in, its clause, and what would change it", () => {
    const told = bare({
      gates: [{ ...gate, advice: "来科学城工作" }, line("open", { op: "min", fact: "n", value: null })],
    });
    const open = { ...told, gates: told.gates.map((g) => ({ ...g, clause: RULE_CLAUSES.young })) };
    expect(evaluate(told, 3, { here: false, n: 2 })).toMatchObject({
      version: 3,
      lines: [
        {
          inputs: [{ fact: "here", value: false }],
          clause: "《西部（重庆）科学城“金凤凰”人才支持政策（试行）》",
          advice: "来科学城工作",
        },
        { inputs: [{ fact: "n", value: 2 }], verdict: "unknown" },
      ],
    });
    expect(evaluate(open, 1, {}).lines[0]?.clause).toContain("（待核）");
    expect(evaluate(told, 1, { here: true }).lines[0]).not.toHaveProperty("advice");
  });
});
