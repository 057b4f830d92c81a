import { CLAUSES, inferred } from "../../clause";
import type { TextRule, Wording } from "../rule";
import {
  DISOWNED,
  GAP,
  guard,
  HAN,
  NO_MATTER,
  ONLY,
  OPEN,
  PREFERRED,
  PREFERRING,
  re,
  SERVED,
  TURNED_AWAY,
  TURNING_AWAY,
} from "../words";

const NUMBERED = "(?<![0-9a-z])(?:985|211|九八五|二一一)(?![0-9a-z.%]|路|号|栋|室|元|国道)";
/** Ranks that the table does not name: 双一流, 一本, 名校, QS. */
const RANKED =
  "(?:双一流|c9(?![0-9a-z])|qs(?:世界)?(?:排名)?(?:前|top)?[0-9]{1,3}|世界(?:排名)?前?(?:[0-9]{2,3})强?(?:名)?(?=大学|高校|院校|名校)|重点(?=大学|高校|院校|本科|大专)|名校|名牌(?=大学|高校|院校)|知名(?=大学|高校|院校)|" +
  "(?:第)?一本(?=院校|大学|及以上|以上|学历|毕业|优先|本科|线)|二本(?:院校)?(?=及以上|以上|学历|毕业)|清北|清华、?北大|部属(?=院校|高校))";
const TAIL = `(?:工程|类|等|国内|国内外|海外|全日制|统招|重点|知名|\\)|\\(|建设|一流|学科|高等){0,3}(?:院校|高校|大学|学校|本科|硕士|博士|研究生|毕业|学历|学位|背景|出身|及以上|以上|起步|打底|专业|生源|应届)`;

/** The school is named for what it is to the business: partner, customer, place of training. */
const NOT_REQUIRED = guard(
  `(?:${SERVED}|合作|服务|来自|对接|覆盖|创始人?|团队|成员|导师|联合|携手|拜访|面向|开拓|师资|依托|与|同事|投资|入选|承担|负责|参与|建设|走进|宣讲会?|维护|培训|申请|考入|考取|考上)[^,。、;0-9]{0,8}$|${DISOWNED}[^,]{0,10}$|${NO_MATTER}[^,]{0,6}$`,
);
const NOT_REQUIRED_AFTER = guard(
  `^[^,。;]{0,8}(?:${OPEN}|合作|客户|渠道|资源|建设项目|背景的?(?:团队|创始|导师|同事)|毕业的?(?:团队|同事|创始)|导师|教授|讲师|专家|实验室|联合|团队|组成|领衔)`,
);
const lawful = { unlessBefore: NOT_REQUIRED, unlessAfter: NOT_REQUIRED_AFTER };

/** Wordings that ask for a school of the kind `school`, alone or in a list. */
function asksFor(school: string): Wording[] {
  const list = `${school}(?:[/、,和或及与 -]{0,2}(?:工程)?${school}){0,3}`;
  return [
    { find: re(`${list}${TAIL}`), ...lawful },
    {
      find: re(`(?:${ONLY}|${PREFERRING}|毕业于(?:国内外?|海外)?|本科|硕士|学历|院校|应届)${GAP}${list}`),
      ...lawful,
    },
    {
      find: re(
        `${list}(?:工程|院校|高校|大学|学校|毕业|本科|硕士|背景|的|生|者|及以上|以上){0,3}(?:者|的)?${PREFERRED}`,
      ),
      ...lawful,
    },
    {
      find: re(`非${list}(?:院校|高校|大学|毕业|学历)?${TURNED_AWAY}|${TURNING_AWAY}(?:非)?${list}`),
      unlessBefore: guard(`${DISOWNED}[^,]{0,10}$`),
    },
  ];
}

const DEGREE = "(?:本科|大专|专科|硕士|博士|研究生|学历|毕业|学士|大学|院校|高校|学生|应届|教育)";
const ADVICE = "不要限定院校：写学历层次、专业和能力，例如“计算机类本科及以上，能独立完成后端服务”。";

export const SCHOOL_RULES: readonly TextRule[] = [
  {
    id: "school-list",
    title: "限定 985、211",
    hint: "985211九二",
    wordings: [...asksFor(NUMBERED), { find: re(`${NUMBERED}[/、,和或及与 -]{0,2}${NUMBERED}`), ...lawful }],
    cases: [
      { when: "campus", severity: "block", clauses: [CLAUSES.campus] },
      { when: "publicEmployer", severity: "block", clauses: [CLAUSES.publicEmployers] },
      { severity: "warn", clauses: [CLAUSES.campus] },
    ],
    advice: ADVICE,
  },
  {
    id: "school-rank",
    title: "限定名校或院校层次",
    hint: "双cq世重名知一清部",
    wordings: [
      ...asksFor(RANKED),
      {
        find: re(`第一学历${HAN}{0,6}?(?:本科|大专|统招|全日制|一本|二本|985|211|双一流|重点)`),
        ...lawful,
      },
    ],
    cases: [
      { when: "publicEmployer", severity: "block", clauses: [CLAUSES.publicEmployers] },
      { severity: "warn", clauses: [inferred(CLAUSES.campus)] },
    ],
    advice: ADVICE,
  },
  {
    id: "study-form",
    title: "限定全日制或统招学历",
    hint: "全统",
    wordings: [
      { find: re(`非(?:全日制|统招)(?:${DEGREE}){0,3}(?:者|的)?${TURNED_AWAY}`) },
      {
        find: re(`(?<!非)全日制(?!用工|岗位|工作|劳动|合同|员工|就业|坐班|上班)[^\\n。;,:]{0,12}?${DEGREE}`),
        unlessBefore: guard(
          `(?:非全日制(?:和|与|、|及|或)|${NO_MATTER}[^,]{0,4}|面向|在读)$|${DISOWNED}[^,]{0,8}$|${SERVED}[^,]{0,4}$`,
        ),
        unlessAfter: guard(`^(?:[和与、及或/]非全日制)?[^,]{0,4}${OPEN}`),
      },
      {
        find: re(
          `(?<!非)统招(?!计划|办|工作)(?:(?:全日制|正规|公办|普通|二本|一本|\\(|\\)|、|/|教育){0,3}${DEGREE})?`,
        ),
        unlessBefore: guard(`${NO_MATTER}[^,]{0,4}$|${DISOWNED}[^,]{0,8}$|非$`),
        unlessAfter: guard(`^[^,]{0,4}${OPEN}`),
      },
      {
        find: re(
          `(?:${DEGREE}|[(,、:])(?:须|需|为|要求|必须|及以上|以上|学历|仅限|限|只要|只收){0,3}[(,、]?(?:全日制统招|统招全日制|统招|全日制)(?=$|[\\n。;,)/]|优先)`,
        ),
        unlessBefore: guard(`${NO_MATTER}[^,]{0,4}$|(?:用工|岗位|工作)(?:类型|性质|形式|制度)[^,]{0,4}$`),
        unlessAround: guard("用工|非全日制|工作性质|兼职"),
      },
    ],
    cases: [
      { when: "publicEmployer", severity: "block", clauses: [CLAUSES.publicEmployers] },
      { severity: "warn", clauses: [CLAUSES.unsettled] },
    ],
    advice: "机关、事业单位、国企不得按全日制或非全日制设限；其他单位也建议只写学历层次和专业。",
  },
  {
    id: "study-abroad",
    title: "限定海外学习经历",
    hint: "海留",
    wordings: [
      {
        find: re(
          `${ONLY}${GAP}(?:具有|有|具备)?(?:海外|国外|境外)?(?:留学|海归|学习|求学)(?:背景|经历|人员|学历|生)?`,
        ),
        unlessBefore: guard(`${DISOWNED}[^,]{0,8}$|${NO_MATTER}$`),
      },
      {
        find: re(
          `(?:海归|留学生|留学回国人员|海外(?:留学|学习|院校|学历)(?:背景|经历)?)${GAP}(?:者|人员)?(?:为限|必须)`,
        ),
        unlessBefore: guard(`${DISOWNED}[^,]{0,8}$`),
      },
    ],
    cases: [{ when: "publicEmployer", severity: "block", clauses: [CLAUSES.publicEmployers] }],
    advice: "机关、事业单位、国企不得按海外经历设限：改写为需要的语言水平或业务能力。",
  },
];
