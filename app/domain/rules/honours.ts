import type { Clause } from "../clause";
import type { CatalogueCategory } from "../talent-card";
import { RULE_CLAUSES } from "./clauses";

export interface Honour {
  id: string;
  label: string;
  category: CatalogueCategory;
  clause: Clause;
  /** Proves itself by a certificate or a published list; what has to be weighed by somebody does not. */
  provable: boolean;
}

const of = (
  category: CatalogueCategory,
  clause: Clause,
  honours: Readonly<Record<string, string>>,
  provable = true,
): Honour[] => Object.entries(honours).map(([id, label]) => ({ id, label, category, clause, provable }));

const C = RULE_CLAUSES;

/** Entries of the 金凤凰 catalogue as far as they are public (policy-facts §5.2); 领军 and 青年 are not. */
export const HONOURS: readonly Honour[] = [
  ...of("top", C.top1, {
    nobel: "诺贝尔奖",
    turing: "图灵奖",
    fields: "菲尔兹奖",
    stateTopScience: "国家最高科学技术奖",
    academician: "中国科学院、中国工程院院士",
    overseasAcademician: "海外发达国家（地区）院士",
    nationalLabDirector: "国家实验室主任",
    cassMember: "中国社会科学院学部委员、荣誉学部委员",
  }),
  ...of("top", C.top2, {
    overseasTop: "国家海外高层次引才计划顶尖人才与创新团队项目人选",
    specialSupportOutstanding: "国家高层次人才特殊支持计划杰出人才",
  }),
  ...of("top", C.top3, {
    stateFirstPrize: "国家自然科学奖、技术发明奖一等奖前三名",
    stateProgressTop: "国家科学技术进步奖特等奖、一等奖前三名",
  }),
  ...of("top", C.top4, { yingcaiScientist: "重庆英才·优秀科学家" }),
  ...of("top", C.top5, { topEquivalent: "与以上相当层次的其他荣誉（由工作人员认定）" }, false),
  ...of("outstanding", C.outstanding1, {
    stateSecondPrize: "国家自然科学奖、技术发明奖、科学技术进步奖二等奖前三名",
  }),
  ...of("outstanding", C.outstanding2, {
    overseasProgramme:
      "国家海外引才计划入选者（创新长期、创业、外国专家、文化艺术、创新短期、外专短期、青年、文艺短期等项目）",
  }),
  ...of("outstanding", C.outstanding3, {
    specialSupportLeading: "国家特支计划领军人才",
    specialSupportYoung: "国家特支计划青年拔尖人才",
  }),
  ...of("outstanding", C.outstanding4, {
    changjiang: "长江学者特聘教授",
    changjiangYoung: "青年长江学者",
  }),
  ...of("outstanding", C.outstanding5, {
    distinguishedYouth: "国家杰出青年科学基金获得者",
    excellentYouth: "国家优秀青年科学基金获得者",
  }),
  ...of("outstanding", C.outstanding6, { hundredThousand: "百千万人才工程国家级人选" }),
  ...of("outstanding", C.outstanding7, { nationalContribution: "国家及部委有突出贡献中青年专家" }),
  ...of("outstanding", C.outstanding8, { disciplineLeader: "国家级重点学科带头人" }),
  ...of(
    "outstanding",
    C.outstandingRest,
    { outstandingOther: "其他国家级荣誉、奖项或人才项目（目录公开文本不全，由工作人员核对）" },
    false,
  ),
];

const BY_ID = new Map(HONOURS.map((honour) => [honour.id, honour]));
export const findHonour = (id: string): Honour | undefined => BY_ID.get(id);
export const honourIdsOf = (clause: Clause): string[] =>
  HONOURS.filter((honour) => honour.clause === clause).map(({ id }) => id);
