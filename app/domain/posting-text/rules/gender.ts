import { CLAUSES } from "../../clause";
import type { TextRule, Wording } from "../rule";
import {
  COUNT,
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
  THING,
  TURNED_AWAY,
  TURNING_AWAY,
} from "../words";

type Sex = "男" | "女";

/** Heads of goods: 男装, 女鞋, 女士皮具, 男性护肤品. Not 包装, 服务, 品牌, 化妆师, 工具. */
const GOODS =
  `(?!优先|勿|为|不|请|免|莫|除|者|均|更|最)${HAN}{0,3}(?:(?<![包安组])装(?!修|配|卸|箱|订|工|潢)|鞋|靴|裤|裙|(?<!白)衣(?!着)|衫|袜|帽|` +
  "(?<!面)包(?!装|吃|住|食|工|月)|表(?!演|达|格|示|现|扬)|饰(?!演)|(?<!工)具(?!有|备|体)|(?<!产)品(?!牌|质|管|控|检|德|格|行|味|学)|服(?!务|从)|(?<!化)妆|香水|护肤|洗护|珠宝|内搭)";
const PLACES = "宿舍|寝室|公寓|更衣|浴室|浴池|澡堂|卫生间|洗手间|厕|监狱|监区|校(?!友)";
const TOPICS =
  "子(?!汉)|健康|医院|门诊|专科|科(?!技|员|研|长)|生殖|疾病|养生|美容|美发|瑜伽|健身|时尚|频|向|社区|社群|社交|小说|读物|权益|领导力|赋能|视角|创业|" +
  "足|篮|排(?!班|版)|团|神|王(?!姓)|巫|娲|主角|星|友|朋友|儿|婿|童|婴|婚|权|红|款|用";
const OBJECT = `(?:性|士|生|人|孩子?|工|的)?(?:${SERVED}|${HAN}{0,4}${THING}|${PLACES}|${TOPICS}|${GOODS})`;

/** One sex as the person looked for: not both, not part of another word, not what a thing is made for. */
function person(sex: Sex): string {
  const other = sex === "男" ? "女" : "男";
  const own = sex === "男" ? "美猛型宅直渣童" : "子妇儿少美织仙孙侄淑歌舞处宫侍";
  return (
    `(?<![${own}${other}])(?<!${other}(?:性|士|生|工)?[、/和或及与])${sex}` +
    `(?:性|士|生|孩子?|青年|同志|同学|同胞|工|员工|的|人)?(?!${OBJECT})(?![、/和或及与]?${other})`
  );
}

const STRANGERS = { 男: "小伙子?|帅哥|型男|壮汉", 女: "美女|小姐姐|妹子|小姑娘|姑娘|靓女" };

/** People in the words a posting may use between the sex and the cue: `男性毕业生优先`. */
const BETWEEN = `(?:(?!不|均|都|无|也)${HAN}){0,4}?(?:者|人员)?`;

const NOT_LIMITED = guard(`^(?:性|士|生)?[、/]?[男女]?(?:性|士|生)?${OPEN}`);
const DISOWNED_BEFORE = guard(
  `${DISOWNED}[^,]{0,10}$|${NO_MATTER}(?:性别)?[^,]{0,4}$|(?:采访|访谈|调研|研究|拍摄|服务|目标)(?:对象|人群)[^,]{0,8}$`,
);

const ROLE =
  "(?:文员|助理|秘书|前台|客服|司机|保安|保洁|销售|业务员|服务员|营业员|收银员?|导购|店长|店员|普工|操作工|技工|技术员|学徒|会计|出纳|行政|教师|老师|教练|" +
  "讲师|护工|护士|厨师|厨工|经理|主管|工程师|程序员|设计师|质检员?|包装工|促销员?|话务员?|迎宾|礼仪|陪练|家教|助教|内勤|跟单|仓管|库管|搬运工|分拣员?|" +
  "快递员|外卖员|骑手|技师|美容师|律师助理|管培生|实习生|化验员|采购员|文案|编辑|专员|顾问)";

function limitedTo(sex: Sex): Wording[] {
  const one = `(?:${person(sex)}|${STRANGERS[sex]})`;
  const lawful = { unlessAfter: NOT_LIMITED, unlessBefore: DISOWNED_BEFORE };
  const hiring =
    "(?:(?<!不|暂停|勿|拒)招(?:聘|收|募|录)?|诚聘|急聘|高聘|(?<!不)聘(?:请|用)?|(?<![不主重必需想只仅专还也都将])要)";
  const item = "(?:^|[\\n。;,:、()]|(?<=[\\n。;,:、( ][0-9]{1,2}))";
  return [
    { find: re(`${ONLY}${GAP}(?:[0-9][、)])?${COUNT}${one}`), ...lawful },
    { find: re(`${hiring}${GAP}${COUNT}${one}`), ...lawful },
    { find: re(`${PREFERRING}${GAP}${one}`), ...lawful },
    {
      find: re(`(?:最好|希望|倾向于?|偏好|更想)(?:应聘者|求职者|候选人|对方|您|你)?(?:是|为|找|招)?${one}`),
      ...lawful,
    },
    { find: re(`${one}${BETWEEN}${GAP}${PREFERRED}`), unlessBefore: DISOWNED_BEFORE },
    {
      find: re(`性别(?:要求|限制|限定|限|必须|须|需|应|为|是|[:,(=])(?:为|是|[:,(=])?${person(sex)}`),
      unlessAfter: NOT_LIMITED,
      unlessBefore: guard(`${SERVED}[^,]{0,4}$`),
    },
    { find: re(`性别${person(sex)}`), unlessAfter: NOT_LIMITED, unlessBefore: guard(`${SERVED}[^,]{0,4}$`) },
    {
      find: re(`${item}${person(sex)}(?=$|[\\n。;,]|\\)(?!${HAN}))`),
      unlessAfter: guard(`^[,)]?[^。]{0,3}${OPEN}|^,[男女]`),
      unlessBefore: guard(`[男女](?:性|士|生)?$|${SERVED}[^,]{0,6}$`),
    },
    {
      find: re(`(?<![子妇儿少美织仙孙侄男女])${sex}(?:性|士|生)?${ROLE}`),
      unlessAfter: guard(
        `^(?:系统|计划|社群|社区|俱乐部|协会|沙龙|成长|占比|比例|团队|${HAN}{0,2}(?:宿舍|更衣室|制服|工装|鞋|服装))`,
      ),
      unlessBefore: DISOWNED_BEFORE,
    },
    {
      find: re(`${ROLE}\\(?${sex}(?:性|士|生)?(?=$|[\\n。;,:)(/0-9]|双休|包|五险|月薪)`),
      unlessBefore: DISOWNED_BEFORE,
    },
    {
      find: re(`${person(sex)}[:(]?(?:[1-9][0-9]?|[一二两三四五六七八九十]{1,2})(?:名|人|位)`),
      unlessBefore: guard(`(?:[男女][^,]{0,8},?|团队|现有|员工|班级|共有|其中)$`),
      unlessAfter: guard("^[,、]?[男女]"),
    },
  ];
}

/** The other sex turned away. */
function closedTo(sex: Sex): Wording[] {
  const one = `(?:${person(sex)}|${STRANGERS[sex]})`;
  return [
    { find: re(`${one}(?:求职者|应聘者|${HAN}{0,2})?${GAP}${TURNED_AWAY}`), unlessBefore: DISOWNED_BEFORE },
    { find: re(`${TURNING_AWAY}${GAP}${one}`), unlessBefore: DISOWNED_BEFORE },
  ];
}

const WOMEN_BAR: Wording = {
  find: re(
    `女(?:性|生|士)(?:应聘者|求职者)?(?:学历|学位)?(?:须|需|必须|要求|应)${HAN}{0,4}(?:本科|硕士|博士|研究生|大专)`,
  ),
  unlessBefore: DISOWNED_BEFORE,
};

/** Places where the privacy of women speaks for a woman; whether it suffices is for the reviewer. */
const PRIVACY =
  "女(?:性|生|士|子)?(?:更衣|浴|澡|宿舍|寝室|厕|卫生间|洗手间|监)|助浴|产后|月嫂|母婴|乳腺|私密";
const isPrivate = guard(PRIVACY);

function withGuard(wordings: Wording[], unlessAround: RegExp): Wording[] {
  return wordings.map((wording) => ({ ...wording, unlessAround }));
}

const ADVICE =
  "删去性别限定或优先，写岗位真正需要的能力，例如“能搬运 25 公斤货物”“能上夜班”，或写“性别不限”。";
const femaleOnly = [...limitedTo("女"), ...closedTo("男")];

export const GENDER_RULES: readonly TextRule[] = [
  {
    id: "gender-male-only",
    title: "限男性或男性优先",
    hint: "男女伙哥汉",
    wordings: [...limitedTo("男"), ...closedTo("女"), WOMEN_BAR],
    cases: [
      { when: "closedToWomen", severity: "warn", clauses: [CLAUSES.notice2019] },
      { severity: "block", clauses: [CLAUSES.women43, CLAUSES.notice2019, CLAUSES.platforms2025] },
    ],
    advice: `${ADVICE}确属国家规定的女职工禁忌劳动范围，请在“禁忌岗位”一项声明并附依据。`,
  },
  {
    id: "gender-female-only",
    title: "限女性或女性优先",
    hint: "男女姐妹娘伙哥汉",
    wordings: withGuard(femaleOnly, isPrivate),
    cases: [{ severity: "block", clauses: [CLAUSES.platforms2025, CLAUSES.notice2019] }],
    advice: ADVICE,
  },
  {
    id: "gender-female-private",
    title: "涉及隐私的场所限女性",
    hint: "女",
    wordings: femaleOnly.map((wording) => ({ ...wording, onlyAround: isPrivate })),
    cases: [{ severity: "warn", clauses: [CLAUSES.unsettled] }],
    advice: "请写明为何必须由女性担任（如女更衣室、助浴），由审核员核对；能不限的请删去。",
  },
  {
    id: "gender-hint",
    title: "按性别提示或分配名额",
    hint: "男女宝",
    wordings: [
      {
        find: re(
          `适合(?:${HAN}{0,4}的?)?(?:男|女)(?:性|生|士|孩子?|的)(?!${OBJECT})(?![、/和或及与]?[男女])(?=$|[\\n。;,)]|应聘|求职|投递|从事|工作|来|做)`,
        ),
        unlessBefore: DISOWNED_BEFORE,
      },
      { find: re("适合宝妈|宝妈可|宝妈福利岗") },
      {
        find: re(
          "男(?:性|生|士|工)?[:(]?[0-9]{1,3}(?:名|人|位)[,、;和及)]{0,2}女(?:性|生|士|工)?[:(]?[0-9]{1,3}(?:名|人|位)",
        ),
      },
      {
        find: re(
          "女(?:性|生|士|工)?[:(]?[0-9]{1,3}(?:名|人|位)[,、;和及)]{0,2}男(?:性|生|士|工)?[:(]?[0-9]{1,3}(?:名|人|位)",
        ),
      },
      {
        find: re("(?:招聘?|诚聘|急聘)(?:[0-9]{1,2}名?)?(?:男|女)(?:主播|模特|演员|歌手|主持人?)"),
        unlessAfter: guard(`^(?:运营|经纪|助理|管理|${THING})`),
      },
    ],
    cases: [{ severity: "warn", clauses: [CLAUSES.unsettled] }],
    advice:
      "岗位应对所有人开放：删去对性别的提示，写工作时间、强度等事实。表演等角色确有需要的，请说明角色。",
  },
];
