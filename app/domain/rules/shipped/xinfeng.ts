import type { Clause } from "../../clause";
import { DEFAULT_VALIDITY_MONTHS } from "../../talent-card";
import { DOC_NUMBERS, RULE_CLAUSES as C } from "../clauses";
import type { Condition, RuleLine, RuleSet, Waiver } from "../rule-set";
import { isTrue, line } from "./line";

const oneOf = (fact: string, ...values: string[]): Condition => ({ op: "in", fact, values });
const any = (...of: Condition[]): Condition => ({ op: "any", of });

const AGE = "年龄按享受政策时计算，为原则性规定；确有特殊情况的，可附说明由工作人员认定。";

const age = (max: number, clause: Clause): RuleLine =>
  line("age", `享受时原则上不超过 ${max} 周岁`, { op: "max", fact: "age", value: max }, clause, AGE);
const employment = (clause: Clause): RuleLine[] => [
  line(
    "employer",
    "在高新区直管园的企业（含科研机构）工作",
    isTrue("employerInZone"),
    clause,
    "到直管园内的企业或科研机构工作后即可符合。",
  ),
  line(
    "contract",
    "劳动合同不少于 1 年",
    { op: "min", fact: "contractYears", value: 1 },
    clause,
    "签订 1 年及以上的劳动合同后即可符合。",
  ),
  line(
    "socialInsurance",
    "在高新区缴纳社会保险",
    isTrue("socialInsuranceInZone"),
    clause,
    "由单位在高新区办理参保后即可符合。",
  ),
];

const band = (
  id: string,
  title: string,
  label: string,
  confidence: RuleSet["confidence"],
  gates: RuleLine[],
  waivers: Waiver[] = [],
): RuleSet => ({
  id,
  title,
  docNo: DOC_NUMBERS.xinfeng,
  effectiveFrom: "2024-04-30",
  effectiveTo: null,
  confidence,
  gates,
  waivers,
  directPass: [],
  scoring: [],
  pass: null,
  // 项目默认: the document tells who qualifies, not of a card.
  outcome: { label, validityMonths: DEFAULT_VALIDITY_MONTHS },
});

/**
 * 新凤人才, shown as 凤栖 (policy-facts §5.5). Whoever holds a higher degree or title than a band names is taken to
 * hold the one it names.
 */
export const XINFENG_BACHELOR = band("xinfeng-bachelor", "“新凤人才” · 本科", "凤栖 · 本科", "H", [
  line(
    "degree",
    "本科，或初级职称、高级工",
    any(
      oneOf("degree", "bachelor", "master", "doctor", "postdoc", "doctoralStudent"),
      oneOf("title", "junior", "intermediate", "senior"),
      oneOf("skill", "seniorWorker", "technician", "seniorTechnician"),
    ),
    C.xinfengBachelor,
    "取得本科学历、初级职称或高级工证书后即可符合。",
  ),
  age(25, C.xinfengBachelor),
  ...employment(C.xinfengBachelor),
]);

export const XINFENG_MASTER = band("xinfeng-master", "“新凤人才” · 硕士", "凤栖 · 硕士", "H", [
  line(
    "degree",
    "硕士，或中级职称、技师",
    any(
      oneOf("degree", "master", "doctor", "postdoc"),
      oneOf("title", "intermediate", "senior"),
      oneOf("skill", "technician", "seniorTechnician"),
    ),
    C.xinfengMaster,
    "取得硕士学位、中级职称或技师证书后即可符合。",
  ),
  age(30, C.xinfengMaster),
  ...employment(C.xinfengMaster),
]);

/** Doctoral students need work or research at a company of the zone only: band 3' of the table. */
export const XINFENG_DOCTOR = band(
  "xinfeng-doctor",
  "“新凤人才” · 博士",
  "凤栖 · 博士",
  "H",
  [
    line(
      "degree",
      "博士或在读博士，或高级职称、高级技师",
      any(
        oneOf("degree", "doctor", "postdoc", "doctoralStudent"),
        oneOf("title", "senior"),
        oneOf("skill", "seniorTechnician"),
      ),
      C.xinfengDoctor,
      "取得博士学位、高级职称或高级技师证书，或在读博士，即可符合。",
    ),
    age(35, C.xinfengDoctor),
    ...employment(C.xinfengDoctor),
  ],
  [
    {
      gates: ["contract", "socialInsurance"],
      by: line(
        "student",
        "在读博士在高新区企业（含科研机构）从事研究或工作的，不要求合同年限和社保",
        oneOf("degree", "doctoralStudent"),
        C.xinfengStudent,
      ),
    },
  ],
);

export const XINFENG_POSTDOC = band("xinfeng-postdoc", "“新凤人才” · 博士后", "凤栖 · 博士后", "open", [
  line("degree", "博士后", oneOf("degree", "postdoc"), C.xinfengPostdoc),
  line(
    "conditions",
    "获得出站等条件（公开文本截断）",
    { op: "is", fact: "postdocConditions", value: null },
    C.xinfengPostdoc,
    "条文没有完整的公开文本，取得原文前不作判定，可向人才服务窗口咨询。",
  ),
]);
