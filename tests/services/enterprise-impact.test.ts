import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { spreadOf } from "~/domain/rules/compare-enterprise";
import type { RuleSet } from "~/domain/rules/rule-set";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { NotPermitted } from "~/domain/permission";
import { askRecompute } from "~/services/cultivation/ask-recompute.server";
import { draftVersion } from "~/services/rule/draft-version.server";
import { loadRuleVersion } from "~/services/rule/load-rule-version.server";
import { measureEnterpriseImpact } from "~/services/rule/measure-enterprise-impact.server";
import { publishVersion } from "~/services/rule/publish-version.server";
import { submitDraft } from "~/services/rule/submit-draft.server";
import { viewRuleVersion } from "~/services/rule/view-rule-version.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { enterpriseAssessment, ruleSetVersion, task } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addOffice } from "./card-applications";
import { assessAll } from "./companies";
import {
  SIMPLE_RULES,
  addCertificateRow,
  addCompany,
  addYear,
  simpleSet,
  useSimpleRules,
} from "./cultivation";

const TODAY = dayName(shanghaiDay(FACTORY_NOW));
const LATER = dayName(shanghaiDay(FACTORY_NOW) + 30);
const YEAR = 2025;
const COMPANIES = 130;

const byId = (id: string) => SIMPLE_RULES.find((one) => one.id === id)!;
const asking = (id: string, value: number): RuleSet => {
  const [gate] = byId(id).gates;
  return {
    ...byId(id),
    gates: [{ ...gate!, when: { ...gate!.when, value } as RuleSet["gates"][number]["when"] }],
  };
};
/** Points for R&D spending: 10 where there is enough of it. */
const pointsAbove = (id: string, value: number | null): RuleSet => ({
  ...simpleSet(id, []),
  scoring: [
    {
      ...{ id: "rd", title: "研发费用", max: 10, clause: byId("tsme-2017").gates[0]!.clause },
      bands: value === null ? [] : [{ when: { op: "min", fact: "sciStaffCount", value }, min: 10, max: 10 }],
    },
  ],
});

let db: Db;
let ann: VaultContext;
let bo: VaultContext;
let reviewer: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  const office = await addOffice(db);
  [ann, bo, reviewer] = [office.second, office.otherSecond, office.first];
  useSimpleRules(db, [...SIMPLE_RULES, pointsAbove("innovation-points-2.0", 100)]);
  // Of 130 companies the first has one scientist, the last 130; every tenth has 6,000 万元.
  for (let i = 1; i <= COMPANIES; i += 1) {
    const id = addCompany(db, `c${String(i).padStart(3, "0")}`);
    addYear(db, id, YEAR - 1, { sciStaffCount: 0 });
    addYear(db, id, YEAR, { sciStaffCount: i, revenueWan: i % 10 === 0 ? 6000 : 800 });
  }
});
afterEach(() => db.$client.close());

const current = () =>
  db
    .select({ results: enterpriseAssessment.results })
    .from(enterpriseAssessment)
    .where(and(eq(enterpriseAssessment.year, YEAR), eq(enterpriseAssessment.current, true)))
    .all();

describe("what a version about companies would change", () => {
  it("is counted over every company by its last confirmed year, with tiers entered and left", async () => {
    addCompany(db, "silent");
    // 10 scientists are asked for now, 30 by 科技型企业; with 20 those from 10 to 19 fall out of the tier.
    const impact = await measureEnterpriseImpact(ann, asking("tsme-2017", 20));
    expect(impact.companies).toBe(COMPANIES);
    expect(impact.counts).toEqual({ "notMet notMet": 9, "met notMet": 10, "met met": 111 });
    expect(impact.tiers).toEqual([{ tier: "tech", now: 121, enter: 0, leave: 10 }]);
    expect(impact.changed.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, i) => `c0${i + 10}`));
    expect(impact.changed[0]).toMatchObject({
      year: YEAR,
      from: "met",
      to: "notMet",
      leaves: ["tech"],
      enters: [],
    });
  });

  it("leaves on a tier whoever stands on it by another rule or a certificate", async () => {
    addCertificateRow(db, "c012", "techSme");
    // With 40 those from 10 to 39 do not meet it any more; from 30 on the other rule keeps them.
    const impact = await measureEnterpriseImpact(ann, asking("tsme-2017", 40));
    expect(impact.counts["met notMet"]).toBe(30);
    expect(impact.tiers).toEqual([{ tier: "tech", now: 121, enter: 0, leave: 19 }]);
    expect(impact.changed.find(({ id }) => id === "c012")?.leaves).toEqual([]);
  });

  it("moves nobody to a tier that a certificate alone gives", async () => {
    const impact = await measureEnterpriseImpact(ann, asking("hnte-2016", 0));
    expect(impact.tiers).toEqual([{ tier: "highTech", now: 0, enter: 0, leave: 0 }]);
    // What is not told stays unknown, whatever is asked.
    expect(impact.counts).toEqual({ "unknown unknown": COMPANIES });
  });

  it("is the same as what the rules say once they are in force", async () => {
    const next = asking("gazelle-cq-2024", 500);
    const impact = await measureEnterpriseImpact(ann, next);
    expect(impact.tiers).toEqual([{ tier: "highGrowth", now: 13, enter: 117, leave: 0 }]);
    db.update(ruleSetVersion).set({ body: next }).where(eq(ruleSetVersion.ruleSetId, next.id)).run();
    const ids = Array.from({ length: COMPANIES }, (_, i) => `c${String(i + 1).padStart(3, "0")}`);
    db.transaction((tx) => assessAll(tx, ann, ids));
    expect(current().filter(({ results }) => results[next.id]?.verdict === "met")).toHaveLength(130);
  });

  it("is a distribution of points where nobody passes or fails", async () => {
    // 100 scientists are asked for now: 31 companies have 10 points; with 51, 80 have.
    const impact = await measureEnterpriseImpact(ann, pointsAbove("innovation-points-2.0", 51));
    expect(impact).toMatchObject({ isPoints: true, tiers: [], companies: COMPANIES });
    expect(impact.points).toEqual({
      before: { n: 130, min: 0, median: 0, max: 10 },
      after: { n: 130, min: 0, median: 10, max: 10 },
    });
    expect(impact.changed).toHaveLength(49);
  });

  it("weighs by stage of life only the companies of that stage", async () => {
    // Registered in March 2018 they are in the growth stage.
    const of = (id: string) =>
      measureEnterpriseImpact(ann, pointsAbove(id, 10)).then(({ companies }) => companies);
    expect(await of("innovation-points-1.0-growth")).toBe(COMPANIES);
    expect(await of("innovation-points-1.0-startup")).toBe(0);
  });

  it("lets others have their turn", async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await measureEnterpriseImpact(ann, asking("tsme-2017", 20));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it("is for those who edit rules only", async () => {
    await expect(measureEnterpriseImpact(reviewer, byId("tsme-2017"))).rejects.toThrow(NotPermitted);
  });

  it("is shown page by page, of one kind where it is asked for", async () => {
    draftVersion(ann, "tsme-2017");
    db.update(ruleSetVersion)
      .set({ body: asking("tsme-2017", 60) })
      .where(and(eq(ruleSetVersion.ruleSetId, "tsme-2017"), eq(ruleSetVersion.version, 2)))
      .run();
    const see = (change: string | null, page: number) =>
      viewRuleVersion(ann, loadRuleVersion(ann, "tsme-2017", "2")!, { impact: true, change, page });
    const shown = await see(null, 3);
    expect(shown.impact).toBeNull();
    // From 10 to 59; from 30 on another rule keeps them on the tier.
    expect(shown.companies).toMatchObject({
      moved: 50,
      total: 50,
      page: 3,
      changes: { "met notMet": 50, "leave tech": 20 },
    });
    expect(shown.companies?.changed).toHaveLength(10);
    expect((await see("leave tech", 9)).companies).toMatchObject({
      total: 20,
      page: 1,
      change: "leave tech",
    });
    expect((await see("nonsense", 1)).companies).toMatchObject({ total: 50, change: null });
  });
});

describe("a version about companies that is published", () => {
  it("has every company judged again on the day it begins", () => {
    const revision = () => loadRuleVersion(ann, "tsme-2017", "2")!.revision;
    draftVersion(ann, "tsme-2017");
    const handed = (appliesFrom: string) => ({ revision: revision(), note: "按示例通知", appliesFrom });
    submitDraft(ann, loadRuleVersion(ann, "tsme-2017", "2")!, handed(TODAY), "https://portal.example/");
    expect(publishVersion(bo, loadRuleVersion(bo, "tsme-2017", "2")!, handed(LATER))).toEqual({ done: true });
    const tasks = db.select().from(task).where(eq(task.kind, "cultivation:recompute")).all();
    expect(tasks.map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual([
      new Date(`${LATER}T00:00:00+08:00`).toISOString(),
    ]);
    // Until then it can be asked for by hand.
    expect(askRecompute(ann)).toBe(true);
    expect(askRecompute(ann)).toBe(false);
  });
});

describe("the spread of points", () => {
  it("has the mean of the two in the middle as its median where they are even in number", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ n: 3, min: 1, median: 2, max: 3 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ n: 4, min: 1, median: 2.5, max: 4 });
    expect(spreadOf([7])).toEqual({ n: 1, min: 7, median: 7, max: 7 });
    expect(spreadOf([])).toBeNull();
  });
});
