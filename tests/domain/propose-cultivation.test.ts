import { describe, expect, it } from "vitest";
import { metTiers, tierVerdict, type HeldCertificate, type Standing } from "~/domain/cultivation-standing";
import { proposeCultivation } from "~/domain/propose-cultivation";
import type { CertificateKind } from "~/domain/cultivation";
import { tierGroups } from "~/domain/proposal-words";
import { assessEnterprise, resultsOf } from "~/domain/rules/assess-enterprise";
import type { Figures } from "~/domain/figures";
import type { RuleSet, Verdict } from "~/domain/rules/rule-set";
import { SIMPLE_RULES, simpleSet } from "~tests/services/cultivation";

const SETS = SIMPLE_RULES.map((ruleSet) => ({ ruleSet, version: 3 }));

function standing(figures: Figures, over: Partial<Standing> = {}, sets = SETS): Standing {
  const kinds = (over.certificates ?? []).filter(({ counts }) => counts).map(({ kind }) => kind);
  const record = { years: new Map([[2025, figures]]), certificates: kinds, findings: {} };
  const { evaluations } = assessEnterprise(record, 2025, "2026-11-23", sets);
  return {
    ...{ year: 2025, status: null, held: [], certificates: [], before: null, sets },
    ...{ evaluations, results: resultsOf(evaluations) },
    ...over,
  };
}
const certificate = (kind: CertificateKind, over: Partial<HeldCertificate> = {}): HeldCertificate => ({
  ...{ kind, number: "示例-1", issuedOn: "2024-06-01", validUntil: "2027-05-31", counts: true },
  revoked: false,
  ...over,
});
const moves = (of: Standing) => proposeCultivation(of).map(({ verb, about }) => `${verb} ${about}`);
const verdicts = (of: Record<string, Verdict>) =>
  Object.fromEntries(Object.entries(of).map(([id, verdict]) => [id, { verdict }]));

const TECH = { sciStaffCount: 12, revenueWan: 800, hiTechRevenueWan: 100 };
const FALLEN = { sciStaffCount: 6, revenueWan: 800, hiTechRevenueWan: 100 };

describe("whether a tier is fulfilled", () => {
  it("follows from any one of its rule sets", () => {
    expect(tierVerdict("tech", verdicts({ "tsme-2017": "met", "cq-tech": "notMet" }), [])).toBe("met");
    expect(tierVerdict("tech", verdicts({ "tsme-2017": "notMet", "cq-tech": "unknown" }), [])).toBe(
      "unknown",
    );
    expect(tierVerdict("tech", verdicts({ "tsme-2017": "notMet", "cq-tech": "notMet" }), [])).toBe("notMet");
  });

  it("is unknown where a rule set has no version in force", () => {
    expect(tierVerdict("tech", verdicts({ "tsme-2017": "notMet" }), [])).toBe("unknown");
  });

  it("follows from nothing but a certificate for 高新技术企业 and 高能级领军企业", () => {
    expect(tierVerdict("highTech", verdicts({ "hnte-2016": "met" }), [])).toBe("notMet");
    expect(tierVerdict("highTech", {}, ["highTech"])).toBe("met");
    expect(tierVerdict("leading", {}, ["leading"])).toBe("met");
  });

  it("follows from a certificate of its kind, never from one that is for comparison only", () => {
    expect(metTiers({}, ["techSme", "gazelle", "littleGiant"])).toEqual(["tech", "highGrowth"]);
  });
});

describe("what is proposed of a company", () => {
  it("is its admission with every tier it fulfils, each by its reason and clause", () => {
    const [move, ...more] = proposeCultivation(
      standing(TECH, { status: "candidate", certificates: [certificate("highTech")] }),
    );
    expect(more).toEqual([]);
    expect(move).toMatchObject({ verb: "admit", about: "library", tiers: ["tech", "highTech"], year: 2025 });
    expect(move?.reasons.map(({ title, found, clause, version }) => [title, found, clause, version])).toEqual(
      [
        ["示例规则 tsme-2017", "2025 年度数据符合全部条件", "示例规则 tsme-2017（示例〔2026〕1号）", 3],
        [
          "高新技术企业",
          "编号 示例-1，2024-06-01 起，有效期至 2027-05-31",
          "以有效的证书或官方名单为准",
          null,
        ],
      ],
    );
  });

  it("is nothing where no tier is fulfilled for certain", () => {
    expect(moves(standing(FALLEN))).toEqual([]);
    expect(moves(standing({}))).toEqual([]);
    expect(moves(standing({}, { status: "exited" }))).toEqual([]);
  });

  it("is a tier more, or one less, of a company in the library", () => {
    const of = standing(TECH, {
      status: "admitted",
      held: ["highTech"],
      certificates: [certificate("highTech", { counts: false, validUntil: "2026-10-31" })],
    });
    expect(moves(of)).toEqual(["addTier tech", "removeTier highTech"]);
    expect(proposeCultivation(of)[1]?.reasons).toMatchObject([
      { title: "高新技术企业", found: "编号 示例-1，有效期至 2026-10-31，不再有效" },
    ]);
  });

  it("says of a certificate that was revoked before its end that it was", () => {
    const of = standing(TECH, {
      status: "admitted",
      held: ["tech", "highTech"],
      certificates: [certificate("highTech", { counts: false, revoked: true })],
    });
    expect(proposeCultivation(of)[0]?.reasons).toMatchObject([{ found: "编号 示例-1，已注销" }]);
  });

  it("is its exit where the last year fulfils none of its tiers any more, line by line", () => {
    const [move, ...more] = proposeCultivation(standing(FALLEN, { status: "admitted", held: ["tech"] }));
    expect(more).toEqual([]);
    expect(move).toMatchObject({ verb: "exit", about: "library", tiers: ["tech"] });
    expect(move?.reasons.map(({ ruleSetId, found, clause }) => [ruleSetId, found, clause])).toEqual([
      ["cq-tech", "科技人员 6；要求科技人员不少于 30", "《示例办法》第1条"],
      ["tsme-2017", "科技人员 6；要求科技人员不少于 10", "《示例办法》第1条"],
    ]);
  });

  it("is never an exit or a removal by what is unknown", () => {
    for (const status of ["admitted", "watch"] as const) {
      expect(moves(standing({}, { status, held: ["tech", "highGrowth"] }))).toEqual([]);
      // One of two is lost for certain, the other nobody knows.
      expect(moves(standing({ sciStaffCount: 6 }, { status, held: ["tech", "highGrowth"] }))).toEqual([
        "removeTier tech",
      ]);
      // Nothing is held: a tier that is unknown keeps it.
      const withoutOne = SETS.filter(({ ruleSet }) => ruleSet.id !== "tsme-2017");
      expect(moves(standing(FALLEN, { status, held: [] }, withoutOne))).toEqual([]);
      expect(moves(standing(FALLEN, { status, held: [] }))).toEqual(["exit library"]);
    }
  });

  it("is the end of watching, or its return, once it fulfils a tier again", () => {
    const before = { year: 2024, met: [] };
    expect(moves(standing(TECH, { status: "watch", held: ["tech"], before }))).toEqual(["restore library"]);
    expect(moves(standing(TECH, { status: "exited", before }))).toEqual(["readmit library"]);
  });

  it("is not its return where it fulfilled as much when a person put it aside", () => {
    const before = { year: 2025, met: ["tech"] as const };
    expect(moves(standing(TECH, { status: "watch", held: ["tech"], before }))).toEqual([]);
    expect(moves(standing(TECH, { status: "exited", before }))).toEqual([]);
    const certificates = [certificate("gazelle")];
    expect(moves(standing(TECH, { status: "exited", before, certificates }))).toEqual(["readmit library"]);
  });

  it("tells of a score that is not reached, with its parts and what each would give", () => {
    const scored: RuleSet = {
      ...simpleSet("tsme-2017", []),
      scoring: [
        {
          id: "staff",
          title: "科技人员",
          max: 20,
          clause: {
            document: "《示例办法》",
            article: "第9条",
            confidence: "L",
            effectiveFrom: null,
            effectiveTo: null,
          },
          bands: [
            { when: { op: "min", fact: "sciStaffCount", value: 30 }, min: 20, max: 20 },
            { when: { op: "min", fact: "sciStaffCount", value: 5 }, min: 4, max: 4 },
          ],
        },
      ],
      pass: { points: 10, exclusive: false },
    };
    const sets = SETS.map((one) => (one.ruleSet.id === "tsme-2017" ? { ...one, ruleSet: scored } : one));
    const [move] = proposeCultivation(standing(FALLEN, { status: "admitted", held: ["tech"] }, sets));
    expect(move?.reasons.slice(1).map(({ title, found, clause }) => [title, found, clause])).toEqual([
      ["示例规则 tsme-2017", "评价得分 4 分，低于 10 分", "示例规则 tsme-2017（示例〔2026〕1号）"],
      ["科技人员", "科技人员 6；得 4 分，最高 20 分", "《示例办法》第9条（待核）"],
    ]);
  });
});

describe("tiers in the public register", () => {
  it("are told with the year and the source of each", () => {
    const [move] = proposeCultivation(standing(TECH, { certificates: [certificate("highTech")] }));
    if (!move) throw new Error("nothing is proposed");
    expect(tierGroups(move).map(({ tiers, year, source }) => [tiers, year, source])).toEqual([
      [["tech"], 2025, "示例规则 tsme-2017（规则第 3 版）"],
      [["highTech"], 2024, "高新技术企业证书或名单"],
    ]);
  });
});
