import { DEFAULT_VALIDITY_MONTHS } from "../../talent-card";
import { DOC_NUMBERS, RULE_CLAUSES as C } from "../clauses";
import { honourIdsOf } from "../honours";
import type { Clause } from "../../clause";
import type { Condition, RuleLine, RuleSet } from "../rule-set";
import { isFalse, isTrue, line } from "./line";

const CONTRACT = "与科学城内的单位签订全职劳动（聘用）合同后即可符合；兼职的可申请按兼职认定标准办理。";
const RELATIONS = "由科学城内的单位办理后即可符合；兼职的可申请按兼职认定标准办理。";

/** Conditions of entry (policy-facts §5.3). That somebody is in the catalogue is the rule set of the category. */
export const JINFENGHUANG_ENTRY: RuleSet = {
  id: "jinfenghuang-entry",
  title: "“金凤凰”人才入库条件",
  docNo: DOC_NUMBERS.jinfenghuang,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "M",
  gates: [
    line("conduct", "守法、有职业道德、身心健康、能正常履职", isTrue("conduct"), C.entryConduct),
    line("fullTime", "全职在科学城（高新区）工作", isTrue("fullTimeInZone"), C.entryFullTime, CONTRACT),
    line("socialInsurance", "社保关系在科学城", isTrue("socialInsuranceInZone"), C.entryRelations, RELATIONS),
    line("tax", "个税关系在科学城", isTrue("taxInZone"), C.entryRelations, RELATIONS),
    line("pay", "薪金关系在科学城", isTrue("payInZone"), C.entryRelations, RELATIONS),
    line(
      "employerRegistered",
      "所在单位注册在科学城",
      isTrue("employerRegisteredInZone"),
      C.entryEmployer,
      "事业单位原则上由科学城有机构管理权限，可附说明由工作人员核对。",
    ),
    line("employerTax", "所在单位税务关系在科学城", isTrue("employerTaxInZone"), C.entryEmployer),
    line(
      "notCivilServant",
      "不是在职公务员或参公人员",
      isFalse("civilServant"),
      C.entryExcluded,
      "国家另有规定的除外，可附规定由工作人员核对。",
    ),
  ],
  waivers: [
    {
      gates: ["fullTime", "socialInsurance", "tax", "pay"],
      by: line(
        "partTime",
        "符合兼职创新、创业认定标准，可不受人事关系限制",
        { op: "person", fact: "partTimeStandard" },
        C.entryPartTime,
      ),
    },
  ],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label: "符合入库条件", validityMonths: null },
};

const honoursOf = (clause: Clause): Condition => ({ op: "in", fact: "honours", values: honourIdsOf(clause) });

const catalogue = (
  id: string,
  title: string,
  label: string,
  confidence: RuleSet["confidence"],
  directPass: RuleLine[],
): RuleSet => ({
  id,
  title,
  docNo: DOC_NUMBERS.jinfenghuang,
  effectiveFrom: null,
  effectiveTo: null,
  confidence,
  gates: [],
  waivers: [],
  directPass,
  scoring: [],
  pass: null,
  // 项目默认: the validity is NOT FOUND (policy-facts §5.3).
  outcome: { label, validityMonths: DEFAULT_VALIDITY_MONTHS },
});

/** The catalogue as far as it is public (policy-facts §5.2). */
export const JINFENGHUANG_TOP = catalogue(
  "jinfenghuang-top",
  "“金凤凰”人才分类目录 · 顶尖人才",
  "顶尖人才",
  "M",
  [
    line("top1", "国际大奖、国家最高科技奖、院士、国家实验室主任、学部委员", honoursOf(C.top1), C.top1),
    line("top2", "国家海外引才计划顶尖人才与创新团队、国家特支计划杰出人才", honoursOf(C.top2), C.top2),
    line(
      "top3",
      "国家自然科学奖、技术发明奖一等奖前三，科技进步奖特等奖、一等奖前三",
      honoursOf(C.top3),
      C.top3,
    ),
    line("top4", "重庆英才·优秀科学家", honoursOf(C.top4), C.top4),
    line(
      "top5",
      "相当层次的其他人才",
      { op: "all", of: [honoursOf(C.top5), { op: "person", fact: "topEquivalent" }] },
      C.top5,
      "申报相当层次的荣誉的，由工作人员认定。",
    ),
  ],
);

export const JINFENGHUANG_OUTSTANDING = catalogue(
  "jinfenghuang-outstanding",
  "“金凤凰”人才分类目录 · 杰出人才",
  "杰出人才",
  "M",
  [
    line("outstanding1", "国家三大奖二等奖前三", honoursOf(C.outstanding1), C.outstanding1),
    line("outstanding2", "国家海外引才计划入选者", honoursOf(C.outstanding2), C.outstanding2),
    line("outstanding3", "国家特支计划领军人才、青年拔尖人才", honoursOf(C.outstanding3), C.outstanding3),
    line("outstanding4", "长江学者特聘教授、青年长江学者", honoursOf(C.outstanding4), C.outstanding4),
    line("outstanding5", "国家杰青、优青", honoursOf(C.outstanding5), C.outstanding5),
    line("outstanding6", "百千万人才工程国家级人选", honoursOf(C.outstanding6), C.outstanding6),
    line("outstanding7", "国家及部委有突出贡献中青年专家", honoursOf(C.outstanding7), C.outstanding7),
    line("outstanding8", "国家级重点学科带头人", honoursOf(C.outstanding8), C.outstanding8),
    line(
      "outstandingRest",
      "第⑧项以后的条目（公开文本截断）",
      // The rest of the list is not public: whoever claims something of it is for a person to check by the original.
      { op: "all", of: [honoursOf(C.outstandingRest), { op: "person", fact: "outstandingListed" }] },
      C.outstandingRest,
      "持有其他国家级荣誉的，可附证明由工作人员对照目录原文核对。",
    ),
  ],
);

const NOT_PUBLIC = "目录没有公开文本，取得原文前不作判定，可向人才服务窗口咨询。";

export const JINFENGHUANG_LEADING = catalogue(
  "jinfenghuang-leading",
  "“金凤凰”人才分类目录 · 领军人才",
  "领军人才",
  "open",
  [
    line(
      "leading",
      "领军人才目录（没有公开文本）",
      { op: "in", fact: "honours", values: null },
      C.leading,
      NOT_PUBLIC,
    ),
  ],
);

export const JINFENGHUANG_YOUNG = catalogue(
  "jinfenghuang-young",
  "“金凤凰”人才分类目录 · 青年人才",
  "青年人才",
  "open",
  [
    line(
      "young",
      "青年人才目录（没有公开文本）",
      { op: "in", fact: "honours", values: null },
      C.young,
      NOT_PUBLIC,
    ),
  ],
);
