import { DOC_NUMBERS, RULE_CLAUSES as C } from "../clauses";
import type { Condition, RuleSet } from "../rule-set";
import { isTrue, line } from "./line";

const UNLISTED: Condition = { op: "in", fact: "honours", values: null };

/** The service card of the city, for comparison only (policy-facts §5.1): the portal does not issue it. */
export const YINGCAI_REFERENCE: RuleSet = {
  id: "yingcai-reference",
  title: "重庆英才服务卡 A 卡 / B 卡（参考）",
  docNo: DOC_NUMBERS.yingcai,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "H",
  gates: [
    line(
      "fullTime",
      "全职在渝工作",
      { op: "any", of: [isTrue("fullTimeInChongqing"), isTrue("fullTimeInZone")] },
      C.yingcaiScope,
    ),
  ],
  waivers: [],
  directPass: [
    line(
      "a1",
      "A 卡Ⅰ类：两院院士、重庆英才·优秀科学家等（共 5 类，公开的为前述两类）",
      {
        op: "any",
        of: [{ op: "in", fact: "honours", values: ["academician", "yingcaiScientist"] }, UNLISTED],
      },
      C.yingcaiA1,
    ),
    line(
      "a2",
      "A 卡Ⅱ类：国家级重点人才计划（项目）入选者、奖项获得者等（共 13 类，清单待核）",
      UNLISTED,
      C.yingcaiA2,
    ),
    line(
      "a3",
      "A 卡Ⅲ类：市级重点人才计划（项目）入选者、奖项获得者等（共 9 类，清单待核）",
      UNLISTED,
      C.yingcaiA3,
    ),
    line("b", "B 卡：由区县发放，条件由区县规定（待核）", UNLISTED, C.yingcaiB),
  ],
  scoring: [],
  pass: null,
  outcome: { label: "重庆英才服务卡（由市、区县平台发放）", validityMonths: 36 },
};
