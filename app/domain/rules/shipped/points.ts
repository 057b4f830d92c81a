import type { Clause } from "../../clause";
import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import { LIFE_STAGE_LABELS, POINTS_RULE_SETS, type LifeStage } from "../enterprise-rules";
import type { RuleSet } from "../rule-set";
import { item } from "./line";

/** A group with its indicators: id, title, clause. */
type Group = readonly [
  id: string,
  title: string,
  max: number | null,
  ...indicators: (readonly [string, string, Clause])[],
];

/** Structure alone: what no source gives, the most of an indicator and its bands, is empty and for the office to fill. */
const structure = (
  id: string,
  title: string,
  effectiveFrom: string | null,
  groups: readonly Group[],
): RuleSet => ({
  id,
  title,
  docNo: ENTERPRISE_DOC_NUMBERS.points,
  effectiveFrom,
  effectiveTo: null,
  confidence: "open",
  gates: [],
  waivers: [],
  directPass: [],
  scoring: groups.flatMap(([, , , ...indicators]) =>
    indicators.map(([of, name, clause]) => item(of, name, null, clause, [])),
  ),
  groups: groups.map(([of, name, max, ...indicators]) => ({
    id: of,
    title: name,
    items: indicators.map(([indicator]) => indicator),
    max,
    least: null,
  })),
  pass: null,
  outcome: { label: "创新积分", validityMonths: null },
});

/**
 * 2.0 (policy-facts §1.3): nine indicators for 100 points and three for 30 more. Which they are is known in part only, and
 * that each of the groups has three is our reading; a name that is not known is not made up.
 */
export const POINTS_2 = structure(
  POINTS_RULE_SETS.v2,
  "创新积分 2.0（基础 100 分，加分 30 分）",
  "2025-10-29",
  [
    [
      "input",
      "创新投入",
      null,
      ["input1", "创新投入 · 研发费用（推断）", C.points2Input],
      ["input2", "创新投入 · 研发强度（推断）", C.points2Input],
      ["input3", "创新投入 · 科技人员（推断）", C.points2Input],
    ],
    [
      "output",
      "创新产出",
      null,
      ["output1", "创新产出 · 累计有效发明专利授权量（转引）", C.points2Output],
      ["output2", "创新产出 · 技术合同成交额（转引）", C.points2Output],
      ["output3", "创新产出 · 其余指标（名称待核）", C.points2Rest],
    ],
    [
      "development",
      "创新发展",
      null,
      ["development1", "创新发展 · 收入（推断）", C.points2Development],
      ["development2", "创新发展 · 成长（推断）", C.points2Development],
      ["development3", "创新发展 · 其余指标（名称待核）", C.points2Rest],
    ],
    [
      "influence",
      "创新影响",
      30,
      ["influence1", "创新影响 · 奖励（推断）", C.points2Influence],
      ["influence2", "创新影响 · 项目（推断）", C.points2Influence],
      ["influence3", "创新影响 · 平台（推断）", C.points2Influence],
    ],
  ],
);

/** The 18 indicators of 1.0 (policy-facts §1.2), the same for every stage of life: its weights are what differs. */
const INDICATORS: readonly Group[] = [
  [
    "technology",
    "技术创新",
    null,
    ["T1", "研发费用金额", C.points1Seen],
    ["T2", "研发费用增速", C.points1Seen],
    ["T3", "研发费用占营业收入比例", C.points1Seen],
    ["T4", "科技（研发）人员占职工总数比重", C.points1],
    ["T5", "与主营业务相关的发明专利申请量", C.points1],
    ["T6", "与主营业务相关的 PCT 专利申请量", C.points1],
    ["T7", "企业技术合同成交额", C.points1],
  ],
  [
    "growth",
    "成长经营",
    null,
    ["G1", "高新技术产品（服务）收入", C.points1],
    ["G2", "营业收入", C.points1],
    ["G3", "营业收入增长率", C.points1],
    ["G4", "研发费用加计扣除所得税减免额", C.points1],
    ["G5", "净资产利润率", C.points1],
    ["G6", "纳税总额", C.points1],
  ],
  [
    "support",
    "辅助",
    null,
    ["A1", "吸纳高校应届毕业生人数", C.points1],
    ["A2", "承担建设省级及以上研发或创新平台数量", C.points1],
    ["A3", "获得省级及以上科技奖励数量", C.points1],
    ["A4", "承担省级及以上科技计划项目数量", C.points1],
    ["A5", "获得风险投资金额", C.points1],
  ],
];
const stage = (of: LifeStage) =>
  structure(POINTS_RULE_SETS[of], `创新积分 1.0 · ${LIFE_STAGE_LABELS[of]}`, null, INDICATORS);
export const POINTS_1_STARTUP = stage("startup");
export const POINTS_1_GROWTH = stage("growth");
export const POINTS_1_STABLE = stage("stable");
