import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Clause } from "~/domain/clause";
import { distances } from "~/domain/rules/distances";
import { evaluate } from "~/domain/rules/evaluate";
import { nextSteps } from "~/domain/rules/next-steps";
import { isEnterpriseRuleSet } from "~/domain/rules/enterprise-rules";
import { canMove, turningValues } from "~/domain/rules/levers";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import type { Condition, Facts, FactValue, RuleLine, RuleSet, ScoreItem } from "~/domain/rules/rule-set";

const clause: Clause = {
  document: "《评价办法》",
  article: null,
  confidence: "H",
  effectiveFrom: null,
  effectiveTo: null,
};
const line = (id: string, when: Condition): RuleLine => ({ id, title: id, when, clause });
const min = (fact: string, value: number): Condition => ({ op: "min", fact, value });
const max = (fact: string, value: number): Condition => ({ op: "max", fact, value });
const yes = (fact: string): Condition => ({ op: "is", fact, value: true });
/** First the best band: `[condition, points]` or `[condition, least, most]`. */
const item = (id: string, most: number, ...bands: [Condition, number, number?][]): ScoreItem => ({
  id,
  title: id,
  max: most,
  clause,
  bands: bands.map(([when, from, to]) => ({ when, min: from, max: to ?? from })),
});

const EMPTY: RuleSet = {
  id: "example",
  title: "示例",
  docNo: null,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "H",
  gates: [],
  waivers: [],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label: "示例", validityMonths: null },
};
const staff = item(
  "staff",
  20,
  [min("sciStaffRatio", 30), 20],
  [min("sciStaffRatio", 25), 16],
  [min("sciStaffRatio", 20), 12],
  [min("sciStaffRatio", 15), 8],
  [min("sciStaffRatio", 10), 4],
);
const research = item(
  "rd",
  50,
  ...[6, 5, 4, 3, 2].map((percent, i): [Condition, number] => [
    { op: "any", of: [min("rdToRevenue", percent), min("rdToCosts", [30, 25, 20, 15, 10][i]!)] },
    50 - i * 10,
  ]),
);
const ip = item(
  "ip",
  30,
  [min("ip1Count", 1), 30],
  [min("ip2Count", 4), 24],
  [min("ip2Count", 3), 18],
  [min("ip2Count", 2), 12],
  [min("ip2Count", 1), 6],
);
/** As 科技型中小企业 2017 is built (policy-facts §3). */
const SME: RuleSet = {
  ...EMPTY,
  gates: [
    line("resident", yes("residentEnterprise")),
    line("size", { op: "all", of: [max("staffCount", 500), max("revenueWan", 20_000)] }),
    line("sciStaff", min("sciStaffRatio", 10)),
  ],
  directPass: [line("highTech", yes("certificate:highTech"))],
  scoring: [staff, research, ip],
  pass: { points: 60, exclusive: false },
};
const COMPANY: Facts = {
  residentEnterprise: true,
  staffCount: 100,
  sciStaffCount: 12,
  sciStaffRatio: 12,
  revenueWan: 1000,
  rdWan: 35,
  rdToRevenue: 3.5,
  rdToCosts: 3.8,
  costsWan: 920,
  ip1Count: 0,
  ip2Count: 2,
  "certificate:highTech": false,
};
const steps = (ruleSet: RuleSet, facts: Facts) => nextSteps(ruleSet, evaluate(ruleSet, 1, facts), facts);
const texts = (ruleSet: RuleSet, facts: Facts) => steps(ruleSet, facts).steps.map(({ text }) => text);

describe("the cheapest next steps", () => {
  it("asks nothing of a company that meets the rules", () => {
    const facts = { ...COMPANY, rdToRevenue: 6, ip2Count: 4 };
    expect(steps(SME, facts)).toEqual({ steps: [], effort: 0, blocked: [] });
  });

  it("finds the cheapest moves between bands that reach the pass mark", () => {
    // 4 + 20 + 12 = 36 of 60. Alone: 研发 3.5→6 % (+30) costs 2.5÷3.5 = 0.714, 成本占比 3.8→30 % far more, Ⅰ类 0→1 only
    // gives 54. Together: 研发 3.5→5 % (+20) with 科技人员 12→15 % (+4) gives 60 for 1.5÷3.5 + 3÷12 = 0.679.
    const found = steps(SME, COMPANY);
    expect(found.steps.map(({ fact, from, to }) => [fact, from, to])).toEqual([
      ["sciStaffRatio", 12, 15],
      ["rdToRevenue", 3.5, 5],
    ]);
    expect(found.effort).toBeCloseTo(0.25 + 1.5 / 3.5, 9);
    expect(found.steps[1]!.moves).toEqual([
      { id: "rd", title: "rd", from: { min: 20, max: 20 }, to: { min: 40, max: 40 } },
    ]);
    expect(found.blocked).toEqual([]);
  });

  it("says it in people and in money where the fact is a ratio of two figures", () => {
    expect(texts(SME, COMPANY)).toEqual([
      "科技人员占职工总数提高 3 个百分点（再有 3 名科技人员，按职工总数不变计）",
      "研发费用占销售收入提高 1.5 个百分点（研发费用增加 15 万元，按销售（营业）收入不变计）",
    ]);
  });

  it("counts pieces in pieces", () => {
    // 16 points for staff. Without research 46 are needed: only Ⅰ类 0→1 (+30, effort 1) does. Where there are no
    // points for Ⅰ类, Ⅱ类 0→2 (+12, effort 2) reaches 28.
    const none = { ...COMPANY, sciStaffRatio: 25, ip2Count: 0 };
    const noResearch = { ...SME, scoring: [staff, ip], pass: { points: 46, exclusive: false } };
    expect(texts(noResearch, none)).toEqual(["再有 1 项Ⅰ类知识产权"]);
    const noClassOne = {
      ...SME,
      scoring: [staff, item("ip", 24, [min("ip2Count", 4), 24], [min("ip2Count", 2), 12])],
    };
    expect(texts({ ...noClassOne, pass: { points: 28, exclusive: false } }, none)).toEqual([
      "再有 2 项Ⅱ类知识产权",
    ]);
  });
});

describe("the distance of a line", () => {
  const of = (ruleSet: RuleSet, facts: Facts, id: string) =>
    distances(ruleSet, evaluate(ruleSet, 1, facts), facts).find((one) => one.id === id);

  it("is what the fact lacks to the bound, in its unit", () => {
    expect(
      of(SME, { ...COMPANY, sciStaffRatio: 9.4, sciStaffCount: 47, staffCount: 500 }, "sciStaff"),
    ).toMatchObject({
      part: "gate",
      gaps: [
        {
          ...{ fact: "sciStaffRatio", value: 9.4, bound: 10, amount: 0.6, unit: "%", movable: true },
          text: "科技人员占职工总数提高 0.6 个百分点（再有 3 名科技人员，按职工总数不变计）",
        },
      ],
    });
  });

  it("says of what nobody lowers how far beyond the bound it is", () => {
    expect(of(SME, { ...COMPANY, staffCount: 510, revenueWan: 20_500.5 }, "size")?.gaps).toMatchObject([
      { fact: "staffCount", amount: 10, movable: false, text: "职工总数比上限多 10 名" },
      { fact: "revenueWan", amount: 500.5, movable: false, text: "销售（营业）收入比上限多 500.5 万元" },
    ]);
  });

  it("takes the alternative with least effort", () => {
    const either = {
      ...EMPTY,
      gates: [line("either", { op: "any", of: [min("ip1Count", 1), min("ip2Count", 5)] })],
    };
    expect(of(either, { ip1Count: 0, ip2Count: 4 }, "either")?.gaps).toMatchObject([
      { fact: "ip2Count", amount: 1 },
    ]);
    expect(of(either, { ip1Count: 0, ip2Count: 1 }, "either")?.gaps).toMatchObject([
      { fact: "ip1Count", amount: 1 },
    ]);
  });

  it("is to the nearest band above, of an item of the score", () => {
    expect(of(SME, COMPANY, "ip")).toMatchObject({
      points: { min: 18 },
      gaps: [{ fact: "ip2Count", bound: 3 }],
    });
    expect(of(SME, { ...COMPANY, ip1Count: 1 }, "ip")).toBeUndefined();
  });

  it("leaves out what is unknown", () => {
    expect(of(SME, { ...COMPANY, sciStaffRatio: null }, "sciStaff")).toBeUndefined();
  });
});

/** As 高新技术企业 2016 is scored (policy-facts §2): bands within which experts give points, 70 not included. */
const HIGH_TECH: RuleSet = {
  ...EMPTY,
  gates: [
    line("days", min("registeredDays", 365)),
    line("intensity", {
      op: "any",
      of: [
        { op: "all", of: [max("revenueWan", 5000), min("rdToRevenue3y", 5)] },
        { op: "all", of: [{ op: "above", fact: "revenueWan", value: 5000 }, min("rdToRevenue3y", 4)] },
      ],
    }),
    line("safe", yes("noIncident")),
  ],
  scoring: [
    item(
      "advance",
      8,
      [{ op: "is", fact: "ipAdvance", value: "high" }, 7, 8],
      [{ op: "is", fact: "ipAdvance", value: "none" }, 0],
    ),
    item("count", 8, [min("ip1Count", 1), 7, 8], [min("ip2Count", 5), 5, 6], [min("ip2Count", 3), 3, 4]),
    item(
      "conversions",
      30,
      [min("conversionsAverage3y", 5), 25, 30],
      [min("conversionsAverage3y", 4), 19, 24],
    ),
    { ...item("management", 20), bands: [] },
    item("growth", 20, [min("revenueGrowth3y", 35), 18, 20], [min("revenueGrowth3y", 25), 14, 16]),
  ],
  groups: [{ id: "ip", title: "知识产权", items: ["advance", "count"], max: 30, least: null }],
  pass: { points: 70, exclusive: true },
};
const GROWING: Facts = {
  registeredDays: 300,
  revenueWan: 4900,
  rdToRevenue3y: 4.2,
  noIncident: true,
  ipAdvance: null,
  ip1Count: 0,
  ip2Count: 3,
  conversionsAverage3y: 4,
  revenueGrowth3y: 25,
};

describe("what stands in the way", () => {
  it("waits for what only time brings, and does not advise a company to grow into another class", () => {
    const found = steps(HIGH_TECH, { ...GROWING, conversionsAverage3y: 5 });
    expect(found.steps.map(({ text }) => text)).toEqual([
      "注册成立天数再满 65 天",
      "近三年研发费用占销售收入提高 0.8 个百分点",
    ]);
    expect(found.effort).toBeCloseTo(0.8 / 4.2 + 65 / 365, 9);
  });

  it("leaves to experts what they decide, and to the office what no public source gives", () => {
    // At most 8 + 4 + 24 + 20 + 16 = 72: it may pass already, so that nothing but the gates is asked for.
    const found = steps(HIGH_TECH, { ...GROWING, registeredDays: 400, rdToRevenue3y: 5 });
    expect(found).toEqual({
      steps: [],
      effort: 0,
      blocked: [
        {
          id: "score",
          title: "评分",
          reason: "expert",
          facts: ["ipAdvance"],
          text: "评分 36–72 分，是否高于 70 分由专家评分决定：知识产权技术的先进程度（专家）",
        },
      ],
    });
  });

  it("brings the points to where experts may give enough where the least of every band never is enough", () => {
    // At most 8 + 4 + 18 (none for conversions) + 20 + 16: conversions 3→4 give at most 24, together 72.
    const facts = { ...GROWING, registeredDays: 400, rdToRevenue3y: 5, conversionsAverage3y: 3 };
    const found = steps(HIGH_TECH, facts);
    expect(found.steps.map(({ text }) => text)).toEqual(["三年内再转化 3 项科技成果"]);
    expect(found.blocked.map(({ id, reason }) => [id, reason])).toEqual([["score", "expert"]]);
  });

  it("says where nothing leads there, and still what the rest lacks", () => {
    const found = steps(HIGH_TECH, { ...GROWING, noIncident: false });
    expect(found.effort).toBeNull();
    expect(found.blocked[0]).toMatchObject({ id: "safe", reason: "fixed", facts: ["noIncident"] });
    expect(found.steps.map(({ fact }) => fact)).toEqual(["registeredDays", "rdToRevenue3y"]);
  });

  it("takes the certificate that passes directly where the score is farther away", () => {
    const direct: RuleSet = { ...SME, scoring: [ip], pass: { points: 30, exclusive: false } };
    expect(texts(direct, COMPANY)).toEqual(["再有 1 项Ⅰ类知识产权"]);
    const far = { ...direct, scoring: [item("ip", 30, [min("ip2Count", 12), 30])] };
    expect(texts(far, COMPANY)).toEqual(["取得高新技术企业证书或名单"]);
  });

  it("reaches the least of every group, and counts no more of it than its cap", () => {
    const grouped: RuleSet = {
      ...EMPTY,
      scoring: [
        staff,
        item("growth", 20, [min("revenueGrowthLast", 15), 20], [min("revenueGrowthLast", 10), 15]),
      ],
      groups: [
        { id: "people", title: "人员", items: ["staff"], max: 12, least: null },
        { id: "growth", title: "成长性", items: ["growth"], max: null, least: 15 },
      ],
      pass: { points: 20, exclusive: false },
    };
    // 20 points of 30 % staff count as 12: without growth 10 % (15) neither the least nor 20 are reached.
    const facts = { sciStaffRatio: 30, revenueGrowthLast: 8 };
    expect(texts(grouped, facts)).toEqual(["上年销售收入增长率提高 2 个百分点"]);
  });

  it("serves a gate and the score by one step", () => {
    const found = steps(SME, { ...COMPANY, sciStaffRatio: 8, sciStaffCount: 8, rdToRevenue: 6 });
    // 0 + 50 + 12 = 62 pass; only the gate of 10 % is not met.
    expect(found.steps).toMatchObject([
      { fact: "sciStaffRatio", from: 8, to: 10, gates: [{ id: "sciStaff" }], moves: [{ id: "staff" }] },
    ]);
  });
});

const COMPANIES = fc.record({
  residentEnterprise: fc.constantFrom(true, true, true, false),
  staffCount: fc.integer({ min: 1, max: 700 }),
  sciStaffRatio: fc.integer({ min: 0, max: 60 }),
  revenueWan: fc.integer({ min: 0, max: 25_000 }),
  rdToRevenue: fc.integer({ min: 0, max: 900 }).map((n) => n / 100),
  rdToCosts: fc.integer({ min: 0, max: 40 }),
  ip1Count: fc.integer({ min: 0, max: 2 }),
  ip2Count: fc.integer({ min: 0, max: 6 }),
  "certificate:highTech": fc.constant(false),
});
/** Of 高新技术企业 everything but the intensity of research. */
const NEARLY: Facts = {
  ...{ registeredDays: 1000, coreIpOwned: true, techField: "electronics", sciStaffRatio: 20 },
  ...{ rdDomestic3y: 100, hiTechRatio: 80, noIncident: true, ipAdvance: "high", ipCoreSupport: "high" },
  ...{
    ip1Count: 1,
    ip2Count: 0,
    hasOwnIp: true,
    hasIp: true,
    standardsJoinedCount: 0,
    conversionsAverage3y: 5,
  },
  ...{ orgLedger: "6", orgInstitute: "6", orgIncentive: "4", orgPeople: "4" },
  ...{ netAssetsGrowth3y: 35, revenueGrowth3y: 35 },
};
const apply = (facts: Facts, chosen: readonly { fact: string; to: Facts[string] }[]): Facts => ({
  ...facts,
  ...Object.fromEntries(chosen.map(({ fact, to }) => [fact, to])),
});
const verdictOf = (ruleSet: RuleSet, facts: Facts) => evaluate(ruleSet, 1, facts).verdict;
/** What is said where one of the steps is left out, of each. */
const verdictsWithoutOne = (
  ruleSet: RuleSet,
  facts: Facts,
  chosen: readonly { fact: string; to: Facts[string] }[],
) =>
  chosen.map((one) =>
    verdictOf(
      ruleSet,
      apply(
        facts,
        chosen.filter((other) => other !== one),
      ),
    ),
  );

describe("steps that are chosen", () => {
  it("lead there, and none of them can be left out", () => {
    fc.assert(
      fc.property(COMPANIES, (facts) => {
        const found = steps(SME, facts);
        const after = verdictOf(SME, apply(facts, found.steps));
        expect(after).toBe(found.effort === null ? "notMet" : "met");
        expect(found.blocked.length > 0).toBe(found.effort === null);
        for (const verdict of verdictsWithoutOne(SME, facts, found.steps)) expect(verdict).toBe("notMet");
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it("leave nothing unmet where something is not known yet, and say what is missing", () => {
    const gaps = fc.subarray(["sciStaffRatio", "rdToRevenue", "rdToCosts", "ip1Count", "ip2Count"], {
      minLength: 1,
    });
    fc.assert(
      fc.property(COMPANIES, gaps, (whole, missing) => {
        const facts: Facts = { ...whole, ...Object.fromEntries(missing.map((name) => [name, null])) };
        const found = steps(SME, facts);
        const after = verdictOf(SME, apply(facts, found.steps));
        expect(found.steps.filter(({ fact }) => missing.includes(fact))).toEqual([]);
        if (found.effort === null) expect(after).toBe("notMet");
        else expect(after).toBe(found.blocked.length > 0 ? "unknown" : "met");
        for (const verdict of verdictsWithoutOne(SME, facts, found.steps)) expect(verdict).not.toBe("met");
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});

describe("the rules that are shipped", () => {
  const SETS = SHIPPED_RULE_SETS.filter(({ id }) => isEnterpriseRuleSet(id));
  /** Values about the bounds that the rule set names, and some that are unknown. */
  const factsOfSet = (ruleSet: RuleSet): fc.Arbitrary<Facts> => {
    const conditions = [
      ...[...ruleSet.gates, ...ruleSet.waivers.map(({ by }) => by), ...ruleSet.directPass].map(
        ({ when }) => when,
      ),
      ...ruleSet.scoring.flatMap(({ bands }) => bands.map(({ when }) => when)),
    ];
    const values = new Map<string, Set<FactValue>>();
    for (const condition of conditions)
      for (const wanted of [true, false]) turningValues(condition, wanted, values);
    const of = (all: ReadonlySet<FactValue>) => {
      const some = [...all];
      const known = some.every((value) => typeof value === "number")
        ? fc.constantFrom(0, ...some)
        : fc.constantFrom(...some);
      return fc.option(known, { freq: 12 });
    };
    return fc.record(Object.fromEntries([...values].map(([fact, all]) => [fact, of(all)])));
  };

  it.each(SETS.map((ruleSet) => [ruleSet.id, ruleSet] as const))(
    "%s: steps leave nothing unmet, none too many, and none where nothing changes it",
    (_, ruleSet) => {
      fc.assert(
        fc.property(factsOfSet(ruleSet), (facts) => {
          const found = steps(ruleSet, facts);
          const before = verdictOf(ruleSet, facts);
          const after = verdictOf(ruleSet, apply(facts, found.steps));
          if (before !== "notMet") expect([found.steps, found.effort, after]).toEqual([[], 0, before]);
          if (found.effort === null) expect(after).toBe("notMet");
          else expect(after).toBe(found.blocked.length > 0 ? "unknown" : "met");
          for (const verdict of verdictsWithoutOne(ruleSet, facts, found.steps))
            expect(verdict).not.toBe("met");
          for (const { fact, from, to } of found.steps) expect(canMove(fact, from, to)).toBe(true);
          for (const { text } of [...found.steps, ...found.blocked])
            expect(text).not.toMatch(/undefined|NaN|null/u);
        }),
        { numRuns: 120, seed: 7 },
      );
    },
  );

  it("never advise to grow into another class of sales", () => {
    const facts = { ...NEARLY, revenueWan: 4_990, rdToRevenue3y: 4.5 };
    const hnte = SETS.find(({ id }) => id === "hnte-2016")!;
    expect(steps(hnte, facts).steps.map(({ fact, to }) => [fact, to])).toEqual([["rdToRevenue3y", 5]]);
  });
});
