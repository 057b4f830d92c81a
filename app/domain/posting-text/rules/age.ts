import { CLAUSES } from "../../clause";
import { TWO_DIGITS } from "../numbers";
import type { TextRule } from "../rule";
import {
  DISOWNED,
  GAP,
  guard,
  HAN,
  ONLY,
  PREFERRED,
  re,
  SERVED,
  THING,
  TURNED_AWAY,
  TURNING_AWAY,
} from "../words";

const LOW = `(?<![0-9])(?<low>${TWO_DIGITS})`;
const HIGH = `(?<![0-9])(?<high>${TWO_DIGITS})`;
const YEARS_OLD = "(?:周岁|岁)";
const TO = "(?:-|至|到|,)";
const AND_BELOW =
  "(?:\\(?含\\)?|\\(?包含\\)?|左右)?(?:及|或)?(?:以下|以内|之内|之下|以里|封顶|为限|上限|以前)";
const AGE = "(?:年龄|岁数|年纪)";
/** From 60 on a limit is the end of working life rather than a bar; a reader of a project default. */
const CAP = [18, 59] as const;

const OF_OTHERS = guard(
  `(?:${SERVED}|面向|针对|服务|照护|陪护|照顾|客群|适用|适龄|受众|退休|法定|保险|投保|参保|公司成立|品牌)[^,]{0,8}$|${DISOWNED}[^,]{0,8}$|(?:团队|公司|员工)(?:平均|以|大多|多|主要)[^,]{0,6}$`,
);
const THEN_OTHERS = guard(
  `^(?:\\(含\\)|及?以[上下]|之间|左右)?的?(?:男性|女性)?(?:${SERVED}|${HAN}{0,5}(?:客群|客户|用户|人群|群体|患者|会员)|女性(?:市场|用户|消费)|男性(?:市场|用户|消费)|年龄段|女装|男装|童装|早教|的?大会员)|` +
    `^[^。;]{0,8}(?:可(?:申请|申报|享)|享受|补贴|体检|报销|安家费|给予|认定|也可)`,
);
const lawful = { unlessBefore: OF_OTHERS, unlessAfter: THEN_OTHERS };

const BORN = "(?:[6789][05]|0[05]|[六七八九零]零|[七八九零]五)后";
const MIN_CUE = `(?:${AGE}(?:要求|须|需|在|为|:|,)?|年满|已满|满|招聘?|招收|接受|录用|诚聘)${GAP}${HAN}{0,2}`;
const MIN_TAIL = `${YEARS_OLD}?(?:\\(?含\\)?)?(?:及|或)?(?:以上|起|即可|均可|就可|可来|可以)`;
const notChildren = {
  unlessBefore: OF_OTHERS,
  unlessAfter: guard(`^的?(?:男性|女性)?(?:${SERVED}|${HAN}{0,3}${THING})`),
};

export const AGE_RULES: readonly TextRule[] = [
  {
    id: "age-cap",
    title: "年龄上限",
    hint: "岁龄后年纪",
    wordings: [
      {
        find: re(`${LOW}${YEARS_OLD}?${TO}${HIGH}${YEARS_OLD}(?!以上|起)`),
        high: CAP,
        low: [16, 59],
        ...lawful,
      },
      { find: re(`${HIGH}${YEARS_OLD}${AND_BELOW}`), high: CAP, ...lawful },
      {
        find: re(`${AGE}${HAN}{0,4}[:,(]?${HAN}{0,2}${LOW}${YEARS_OLD}?${TO}${HIGH}${YEARS_OLD}?`),
        low: [16, 59],
        high: CAP,
        ...lawful,
      },
      {
        find: re(`${AGE}${HAN}{0,4}[:,(]?${HAN}{0,2}${HIGH}${YEARS_OLD}?${AND_BELOW}`),
        high: CAP,
        ...lawful,
      },
      {
        find: re(
          `(?:超过|大于|高于)${HIGH}${YEARS_OLD}?${TURNED_AWAY}|${TWO_DIGITS}${YEARS_OLD}(?:及)?以上${TURNED_AWAY}`,
        ),
        ...lawful,
      },
      {
        find: re(
          `(?:不超过?|不要超过|不大于|不高于|不得超过|小于|低于|未满|不满|放宽(?:至|到)|控制在|≤|<=?)${HIGH}${YEARS_OLD}`,
        ),
        high: CAP,
        ...lawful,
      },
      {
        find: re(
          `${AGE}${HAN}{0,4}[:,(]?(?:不超过?|不要超过|不大于|不高于|不得超过|小于|低于|未满|控制在|上限(?:为)?|限|≤|<=?)[:(]?${HIGH}${YEARS_OLD}?`,
        ),
        high: CAP,
        ...lawful,
      },
      {
        find: re(
          `(?:(?:${ONLY}|(?<!不)招聘?|年龄[:为]?)${GAP}${BORN}|${BORN}(?:的|者|人员|青年|候选人)?${PREFERRED})`,
        ),
        unlessBefore: guard(`(?:${DISOWNED}|${SERVED}|团队|氛围)[^,]{0,8}$`),
        unlessAfter: guard(`^(?:为主)?的?(?:团队|${SERVED}|氛围|创始|老板|管理层)`),
        unlessAround: guard(
          "(?:氛围|用户|客群|一群|我们|伙伴|同事|老板)[^,]{0,6}后|后[^,]{0,6}(?:团队|用户|客群|伙伴|同事|老板)",
        ),
      },
      {
        find: re(`(?<=^|[\\n;:]|[\\n。;,:][0-9][、]?)${BORN}(?=$|[\\n。;,)])`),
        unlessAround: guard("团队|氛围|用户|客群|一群|我们|伙伴|同事|老板"),
      },
      {
        find: re(
          "(?:19[6-9][0-9]|20[01][0-9])年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:\\(含\\))?(?:及)?(?:以后|之后|后)出生",
        ),
        ...lawful,
      },
      {
        find: re(
          `(?:年轻(?:人|者|化|的)?优先|${ONLY}年轻人?(?!化|的心|态)|(?:大龄|年龄偏大|年龄大|超龄|中老年|大叔|大妈)${TURNED_AWAY}|${TURNING_AWAY}(?:大龄|超龄|中老年))`,
        ),
        ...lawful,
      },
    ],
    cases: [{ severity: "warn", clauses: [CLAUSES.agePolicy] }],
    advice: "建议删去年龄上限，写岗位需要的经验、技能或体能；确有依据的请说明，本提示会留给审核员。",
  },
  {
    id: "under-sixteen",
    title: "招用未满 16 周岁的人",
    hint: "岁龄",
    wordings: [
      { find: re(`${MIN_CUE}(?<![0-9])(?<low>${TWO_DIGITS})${MIN_TAIL}`), low: [10, 15], ...notChildren },
      {
        find: re(
          `(?:${AGE}${HAN}{0,3}[:,(]?|招聘?|招收)(?<![0-9])(?<low>${TWO_DIGITS})${YEARS_OLD}?${TO}(?<high>${TWO_DIGITS})${YEARS_OLD}?`,
        ),
        low: [10, 15],
        high: [17, 99],
        ...notChildren,
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.labour15] }],
    advice: "不得招用未满 16 周岁的未成年人：最低年龄写“年满 16 周岁”，夜班、重体力等岗位写“年满 18 周岁”。",
  },
  {
    id: "minor-worker",
    title: "招用 16–18 周岁的未成年工",
    hint: "岁龄",
    wordings: [
      { find: re(`${MIN_CUE}(?<![0-9])(?<low>${TWO_DIGITS})${MIN_TAIL}`), low: [16, 17], ...notChildren },
      {
        find: re(`(?<![0-9])(?<low>${TWO_DIGITS})${YEARS_OLD}?${TO}(?<high>${TWO_DIGITS})${YEARS_OLD}`),
        low: [16, 17],
        high: [18, 99],
        ...notChildren,
      },
    ],
    cases: [{ severity: "warn", clauses: [CLAUSES.labour58] }],
    advice: "16–18 周岁属于未成年工，受特殊保护：请确认岗位适合未成年工，否则写“年满 18 周岁”。",
  },
];
