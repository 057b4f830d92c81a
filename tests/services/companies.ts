import type { Figures } from "~/domain/figures";
import type { RuleSet, ScoreItem } from "~/domain/rules/rule-set";
import { enterpriseRules } from "~/services/cultivation/enterprise-rules-in-force.server";
import { examineEnterprises } from "~/services/cultivation/examine-enterprises.server";
import { keepAssessments } from "~/services/cultivation/keep-assessments.server";
import type { Context } from "~/services/context.server";
import type { Db, Tx } from "~db/client";
import { enterpriseMember } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addYear, useSimpleRules } from "./cultivation";
import { acting, addPerson } from "./people";

const clause = {
  ...{ document: "《示例办法》", article: "第1条", confidence: "M" as const },
  ...{ effectiveFrom: null, effectiveTo: null },
};

/** Points of 2.0 with bands made for these tests: 20 at the bound, 0 below. */
const item = (id: string, title: string, fact: string, bound: number, points = 20): ScoreItem => ({
  ...{ id, title, max: points, clause: { ...clause, confidence: "open" } },
  bands: [{ when: { op: "min", fact, value: bound }, min: points, max: points }],
});

const basics = {
  ...{ docNo: "示例〔2026〕1号", confidence: "M" as const, effectiveFrom: null, effectiveTo: null },
  ...{ gates: [], waivers: [], directPass: [], scoring: [], pass: null },
};

/** Small rules: what the shipped ones ask is not what is tried here. */
export const TRIAL_TIER: RuleSet = {
  ...basics,
  ...{ id: "tsme-2017", title: "示例科技型中小企业" },
  gates: [
    {
      ...{ id: "staff", title: "职工不超过 500 人", clause },
      when: { op: "max", fact: "staffCount", value: 500 },
    },
    {
      ...{ id: "rd", title: "研发强度不少于 5%", clause },
      when: { op: "min", fact: "rdToRevenue", value: 5 },
    },
  ],
  outcome: { label: "科技型中小企业", validityMonths: 12 },
};
const comparison = (id: string, effectiveFrom: string | null, effectiveTo: string | null): RuleSet => ({
  ...basics,
  ...{ id, title: `示例小巨人 ${id}`, effectiveFrom, effectiveTo },
  gates: TRIAL_TIER.gates,
  outcome: { label: "小巨人", validityMonths: 36 },
});
export const TRIAL_POINTS: RuleSet = {
  ...basics,
  ...{ id: "innovation-points-2.0", title: "创新积分 2.0（项目默认，非官方）" },
  scoring: [
    item("input1", "研发强度", "rdToRevenue", 5, 40),
    item("output1", "Ⅰ类知识产权", "ip1Count", 5, 30),
    item("development1", "销售收入", "revenueWan", 5000, 30),
    item("influence1", "省部级平台", "provincialPlatformsCount", 1, 30),
  ],
  groups: [
    { id: "input", title: "创新投入", items: ["input1"], max: null, least: null },
    { id: "output", title: "创新产出", items: ["output1"], max: null, least: null },
    { id: "development", title: "创新发展", items: ["development1"], max: null, least: null },
    { id: "influence", title: "创新影响", items: ["influence1"], max: 30, least: null },
  ],
  outcome: { label: "创新积分", validityMonths: null },
};
export const TRIAL_RULES: readonly RuleSet[] = [
  TRIAL_TIER,
  comparison("little-giant-2022", null, "2026-06-30"),
  comparison("little-giant-2026", "2026-07-01", null),
  TRIAL_POINTS,
];

/** Has the small rules applied. */
export const useTrialRules = (db: Db, rules: readonly RuleSet[] = TRIAL_RULES, now = FACTORY_NOW) =>
  useSimpleRules(db, rules, now);

/** Figures of a year in which every one of the trial rules is met, but for what is given. */
export const YEAR: Figures = {
  ...{ registeredDay: "2018-03-12", staffCount: 60, revenueWan: 6000, totalIncomeWan: 6000 },
  ...{ rdOwnWan: 400, rdCommissionedWan: 100, rdAbroadWan: 0, ip1Count: 6, provincialPlatformsCount: 1 },
};

/** Confirmed figures of a company for a year. @returns their id */
export const addTrialYear = (
  db: Db,
  enterpriseId: string,
  year: number,
  figures: Figures = {},
  revision = 1,
) => addYear(db, enterpriseId, year, { ...YEAR, ...figures }, revision);

/** Judges companies by the rules in force, and keeps what they say. */
export const assessAll = (tx: Tx, ctx: Context, ids: readonly string[]) =>
  keepAssessments(tx, ctx, examineEnterprises(tx, ctx, ids, enterpriseRules({ db: tx, now: ctx.now })));

/** One of them. */
export function assess(db: Db, enterpriseId: string, now = FACTORY_NOW) {
  const ctx = { db, now, actor: { kind: "system" as const, name: "test" } };
  return db.transaction((tx) => assessAll(tx, ctx, [enterpriseId]).get(enterpriseId) ?? []);
}

/** Somebody who acts for a company. */
export async function memberOf(db: Db, enterpriseId: string, name = `member-${enterpriseId}`) {
  const accountId = await addPerson(db, name, "employer");
  db.insert(enterpriseMember).values({ accountId, enterpriseId, role: "owner", joinedAt: FACTORY_NOW }).run();
  return acting(db, accountId, ["employer"]);
}
