import { CLAUSES, inferred } from "../../clause";
import type { TextRule } from "../rule";
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
  THING,
  TURNED_AWAY,
  TURNING_AWAY,
} from "../words";

const PROVINCE =
  "(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|" +
  "内蒙古?|广西|西藏|宁夏|新疆|香港|澳门|台湾|东北|苏北|川渝|成都|西安|武汉|杭州|南京|深圳|广州|温州|潮汕)";
const HERE = `(?:本地|本市|本区|本省|本县|本镇|本村|当地|主城(?:区)?|市区|城区|城镇|城市|渝|沪|京|${PROVINCE}(?:市|省)?)`;
const REGISTER = "(?:户口|户籍|常住户口|生源(?!地贷款)|籍(?!贯))";
const PEOPLE_OF = "人(?!才|员工|力|口|民|文|群|士(?!优先)|工|脉|气|数|寿|社|事|均|行|防|大)";
const AWAY = "(?:外地|外省|外市|外来|外区|异地)";
const RURAL = "(?:农民工|农村(?:户口|户籍|人|籍|劳动力|务工)|农业户口|打工仔|乡下人|进城务工)";

const GIVEN =
  "(?:解决|提供|办理|代办|落|可办|可落|可转|可上|可入|可拿|给予|申请|申报|获得|取得|不限|不论|无论|无需|无须|不需|不要求|送|拿|协助|帮助|享受?|积分|迁入|转|加|有机会|熟悉|了解|掌握|" +
  "包|招调|申办|公司为|福利|对于|员工|指标|管理|负责|配合|受理|审核|代理|查询|符合|政策)";
const DISOWNED_BEFORE = guard(`${DISOWNED}[^,]{0,10}$|${NO_MATTER}[^,]{0,4}$|${GIVEN}[^,。]{0,6}$`);
const REGISTER_WORK = `^(?:[、/]|人员|人士|者)?(?:${OPEN}|\\(公司|员工|候选人|[^。;]{0,10}(?:可(?:为|办|申请|协助|享|签)|提供|补助|补贴)|迁|办|落户|指标|名额|政策|待遇|业务|窗口|制度|改革|民警|档案|卡|本|${SERVED}|${HAN}{0,3}${THING})`;
const ETHNIC =
  "(?:少数民族|维吾尔族?|维族|藏族|回族|彝族|蒙古?族|满族|苗族|壮族|朝鲜族|哈萨克族|土家族|疆籍|藏籍|新疆籍|西藏籍|疆人|藏人)";
const RACE = "(?:白人|白种人|黑人|黑种人|有色人种|欧美面孔|白皮肤|黄种人)";
const BELIEVER =
  "(?:有?宗教信仰|信教|信仰?宗教|基督徒|佛教徒|穆斯林|天主教徒|伊斯兰教徒|信(?:佛|基督|伊斯兰教))";

export const ORIGIN_RULES: readonly TextRule[] = [
  {
    id: "residence-limit",
    title: "限户籍或地域",
    hint: "户籍地人源",
    wordings: [
      {
        find: re(
          `(?:${ONLY}|具有|具备|持有?|拥有|有)?${GAP}${HERE}(?:常住|城镇|农村|非农业?)?${REGISTER}(?:者|人员|人士|居民|毕业生)?(?!${PREFERRED})`,
        ),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`${REGISTER_WORK}|^(?:者|人员|人士|居民|毕业生)?${PREFERRED}`),
      },
      {
        find: re(`${ONLY}${GAP}(?:招)?(?:${HERE})${PEOPLE_OF}(?!${PREFERRED})`),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:${OPEN}|${PREFERRED})`),
      },
      {
        find: re(
          `(?:户籍|户口)(?:所在地)?(?:要求|限制|限定|限|须|需|必须|应)?(?:为|在|是|:|限)${GAP}(?:${ONLY})?${HERE}(?:户|市|籍)?`,
        ),
        unlessBefore: guard(`${DISOWNED}[^,]{0,8}$|${SERVED}[^,]{0,6}$`),
        unlessAfter: guard(`^[^,]{0,4}${OPEN}`),
      },
      {
        find: re(
          `(?:${PROVINCE}|${AWAY}|非${HERE})(?:省|市)?(?:${PEOPLE_OF}|籍(?:人员)?|户口|户籍|户|生源|务工人员|务工者|人员|的)?${TURNED_AWAY}`,
        ),
        unlessBefore: guard(
          `${DISOWNED}[^,]{0,8}$|(?:出差|包邮|配送|派送|发货|快递|运费|仓|地区)[^,]{0,8}$|去$|不在$|不来$`,
        ),
        unlessAfter: guard("^(?:出差|外派|驻场|调动)"),
      },
      {
        find: re(
          `${TURNING_AWAY}${GAP}(?:${PROVINCE}|${AWAY}|非${HERE})(?:省|市)?(?:${PEOPLE_OF}|籍|户口|户籍|生源|务工|人员|求职者|应聘者|简历)`,
        ),
        unlessBefore: guard(`${DISOWNED}[^,]{0,8}$`),
      },
      {
        find: re(`(?:非${HERE}|外地|外省|外市)(?:户口|户籍|生源|籍)(?!${OPEN})`),
        unlessBefore: guard(`${DISOWNED}[^,]{0,8}$|${NO_MATTER}[^,]{0,4}$|${GIVEN}[^,]{0,4}$|欢迎`),
        unlessAfter: guard(REGISTER_WORK),
      },
      {
        find: re(`${ONLY}${GAP}(?:干部身份|在编身份|在编人员|城镇居民|本地居民|本村村民|编制内)`),
        unlessBefore: DISOWNED_BEFORE,
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.market11, CLAUSES.platforms2025] }],
    advice:
      "删去对户籍、籍贯、地域或身份的限制；需要通勤方便或熟悉当地，写“工作地点在××，能按时到岗”“熟悉本地市场”。",
  },
  {
    id: "residence-preference",
    title: "户籍或地域优先",
    hint: "户籍地人源",
    wordings: [
      {
        find: re(`(?:${HERE})(?:常住|城镇)?(?:${REGISTER}|${PEOPLE_OF}|居民)?(?:者|人员|人士)?${PREFERRED}`),
        unlessBefore: guard(
          `${DISOWNED}[^,]{0,8}$|${NO_MATTER}[^,]{0,4}$|(?:熟悉|了解|在|有|从事|居住|现居|base|常驻|家住|:)[^,]{0,6}$|住[^。;]{0,12}$`,
        ),
      },
      {
        find: re(`${PREFERRING}${GAP}(?:${HERE})(?:${REGISTER}|${PEOPLE_OF})`),
        unlessBefore: guard(`${DISOWNED}[^,]{0,8}$`),
      },
    ],
    cases: [{ severity: "warn", clauses: [inferred(CLAUSES.market11)] }],
    advice:
      "“优先”是否构成违规限制户籍、地域待核，建议改为与岗位有关的写法，例如“熟悉本地市场”“住处通勤方便”。",
  },
  {
    id: "rural-workers",
    title: "排斥农村劳动者",
    hint: "农乡打进",
    wordings: [
      { find: re(`${RURAL}${TURNED_AWAY}`), unlessBefore: guard(`${DISOWNED}[^,]{0,10}$`) },
      { find: re(`${TURNING_AWAY}${GAP}${RURAL}`), unlessBefore: guard(`${DISOWNED}[^,]{0,10}$`) },
      {
        find: re("(?:限|仅限|须|需|必须|要求)(?:是|为)?非农(?:业)?(?:户口|户籍)?"),
        unlessBefore: guard("不$"),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.promotion27to31] }],
    advice: "不得对农村劳动者设置歧视性限制：删去这一条件。",
  },
  {
    id: "ethnicity",
    title: "民族或种族歧视",
    hint: "族汉疆藏人肤",
    wordings: [
      {
        find: re(
          `(?:${ONLY}|民族(?:要求|[:为])?|${PREFERRING})${GAP}汉(?:族人?|人)?(?!服|字|语|文化|堡|化|水|口|子|中|阳|代|唐|方|医|庭|王)`,
        ),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:、|,)?${OPEN}|^(?:舞|服饰|文化|音乐|传统)`),
      },
      {
        find: re("[(/,]汉族(?=[)/,]|$)"),
        fields: ["title"],
        unlessAfter: guard(`^[/,]?(?:${ETHNIC}|${OPEN})`),
      },
      { find: re(`(?:除汉族|汉族(?:以|之)?外)(?:的|者|外)?${TURNED_AWAY}`) },
      { find: re(`汉族(?:人|者|人员)?(?:${PREFERRED}|为限)`), unlessBefore: DISOWNED_BEFORE },
      { find: re(`${ETHNIC}(?:人|同胞|者|人员|考生)?${TURNED_AWAY}`), unlessBefore: DISOWNED_BEFORE },
      {
        find: re(
          `(?:${TURNING_AWAY}|(?<!而)非)${GAP}(?:${ETHNIC}|疆|藏)(?:人|籍|族)?(?!药|医|舞|语|文|餐|歌|遗|洲)`,
        ),
        unlessBefore: guard(`${DISOWNED}[^,]{0,10}$`),
      },
      {
        find: re(
          `(?:${ONLY}${GAP}${RACE}|${RACE}(?:外教|老师)?(?:${PREFERRED}|${TURNED_AWAY})|${TURNING_AWAY}${GAP}${RACE}|${PREFERRING}${RACE})`,
        ),
        unlessBefore: DISOWNED_BEFORE,
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.promotion27to31, CLAUSES.platforms2025] }],
    advice: "删去民族、种族条件；需要某种语言或饮食知识，直接写“能用藏语交流”“熟悉清真餐饮规范”。",
  },
  {
    id: "religion",
    title: "宗教信仰歧视",
    hint: "教信佛穆",
    wordings: [
      {
        find: re("(?:无|没有|不得有|不能有|不可有|未有)(?:任何)?宗教信仰(?!要求|限制|歧视|自由)"),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(OPEN),
      },
      {
        find: re("(?:不信教|不信仰?宗教|未信教|非教徒|无神论者?)"),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^${OPEN}`),
      },
      {
        find: re(`${BELIEVER}(?:者|的|人员|人士)?(?:${TURNED_AWAY}|${PREFERRED})`),
        unlessBefore: DISOWNED_BEFORE,
      },
      {
        find: re(`(?:${TURNING_AWAY}|${ONLY})${GAP}(?:有|任何)?${BELIEVER}`),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:${OPEN}|自由)`),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.platforms2025, CLAUSES.promotion27to31] }],
    advice: "删去宗教信仰条件；岗位涉及特定规范的，写明工作内容和要遵守的规程。",
  },
];
