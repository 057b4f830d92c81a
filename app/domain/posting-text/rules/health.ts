import { CLAUSES } from "../../clause";
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
  re,
  SERVED,
  THING,
  TURNED_AWAY,
  TURNING_AWAY,
} from "../words";

const DISABLED = "(?:残疾|残障|聋哑|肢残|残疾证|残疾军人)(?:人|人士|人员|者|朋友)?";
const CARRIED =
  "(?:乙肝|乙型肝炎|大三阳|小三阳|hbv|表面抗原|两对半|艾滋病?|hiv)(?:病毒)?(?:患者)?(?:及|和|或|、)?(?:携带|感染|病原)?(?:者|史|人员)?";
const NONE = "(?:无|没有|非|不得有|不能有|不可有|不得患|未患|无患|未感染|不得携带|不能携带|不带)";
/** Making, treating, preventing: the disease is the object of the business. */
const MEDICINE =
  "(?:疫苗|试剂|药物?|治疗|防治|防控|预防|研究|研发|诊断|门诊|医院|科室?|专科|患者|病人|公益|宣传|监测|疗法|项目|指南|临床|感染科|学科|实验室)";
const DISOWNED_BEFORE = guard(
  `${DISOWNED}[^,]{0,10}$|${NO_MATTER}[^,]{0,4}$|(?:不得|不会|不)(?:检查|检测|要求|查)[^,]{0,6}$`,
);

const unsettled = [{ severity: "warn", clauses: [CLAUSES.unsettled] }] as const;

export const HEALTH_RULES: readonly TextRule[] = [
  {
    id: "disability",
    title: "排斥残疾人",
    hint: "残聋",
    wordings: [
      { find: re(`${DISABLED}${TURNED_AWAY}`), unlessBefore: DISOWNED_BEFORE },
      { find: re(`${TURNING_AWAY}${GAP}(?:有)?${DISABLED}`), unlessBefore: DISOWNED_BEFORE },
      {
        find: re(
          `${NONE}(?:任何|身体|肢体|智力|听力|视力|明显|生理|先天性|疾病|、|及|和|或){0,4}(?:残疾|残障)(?!人保障金|人就业)`,
        ),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:、|,)?${OPEN}|^(?:评定|鉴定|赔偿|歧视)`),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.promotion27to31] }],
    advice: "不得歧视残疾人：删去这一条件，写岗位必须完成的动作，例如“需登高作业”“需全天站立”。",
  },
  {
    id: "carrier",
    title: "排斥病原携带者",
    hint: "肝阳h抗艾携",
    wordings: [
      {
        find: re(`${NONE}(?:患|感染)?${CARRIED}(?!${MEDICINE}|歧视)`),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:${MEDICINE}|检[测查])?(?:经验|背景|歧视)`),
      },
      { find: re(`${CARRIED}${TURNED_AWAY}`), unlessBefore: DISOWNED_BEFORE },
      { find: re(`${TURNING_AWAY}${GAP}${CARRIED}(?!${MEDICINE})`), unlessBefore: DISOWNED_BEFORE },
      {
        find: re(
          `(?:入职|体检|须|需|要求|提供|通过|包括|包含|含|检测|检查)${HAN}{0,6}[:(,、]?${HAN}{0,6}(?:乙肝|hbv|hiv|艾滋病?|两对半|表面抗原)(?:五项|两对半|检[测查]|筛查|项目|病毒|指标)?(?!${MEDICINE})`,
        ),
        unlessBefore: guard(`(?:不|无需|无须|禁止|严禁|不得)[^。]{0,8}$|${SERVED}[^,]{0,6}$`),
        unlessAround: guard(
          `(?:不得?|无需|无须|不会)(?:包括|包含|含|做|查|检测|检查|列入|进行|要求)|${MEDICINE}|${SERVED}|${THING}|生产|核酸`,
        ),
      },
      {
        find: re(
          "(?:乙肝|hbv|hiv|两对半|表面抗原|大三阳|小三阳)(?:五项|两对半|检测|检查|结果|指标|均|都|须|需|必须|呈|为){0,3}(?:阴性|合格|正常)",
        ),
        unlessBefore: DISOWNED_BEFORE,
        unlessAround: guard(`${MEDICINE}|${SERVED}|样本|血浆`),
      },
      {
        find: re(`病(?:毒|原体?)携带者?${TURNED_AWAY}|${TURNING_AWAY}病(?:毒|原体?)携带者?`),
        unlessBefore: DISOWNED_BEFORE,
      },
    ],
    cases: [
      { when: "closedToCarriers", severity: "warn", clauses: [CLAUSES.promotion27to31] },
      { severity: "block", clauses: [CLAUSES.promotion27to31] },
    ],
    advice: "不得以携带病原为由拒绝录用，也不得检测乙肝等项目：删去这一条件。法律规定的岗位请声明并附依据。",
  },
  {
    id: "health-history",
    title: "疾病史或身体条件",
    hint: "病健身官高貌颜座肖血相",
    wordings: [
      {
        find: re(
          `${NONE}(?:任何|过|患有?|重大|严重|慢性|家族|遗传性?|精神|职业|心脏|心理|既往|各类|及|和|或|、|,|高血压|糖尿病){0,6}(?:传染(?:性疾)?病|精神(?:类|性)?(?:疾)?病史?|抑郁症|遗传病史?|病史|慢性病|传染性疾病|重大疾病|癫痫)`,
        ),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:${MEDICINE}|歧视|${OPEN})`),
      },
      { find: re("(?:四肢|肢体|身体)健全"), unlessBefore: DISOWNED_BEFORE },
      {
        find: re(
          "身高(?:要求|须|需|在|不低于|不得低于|达到|[:,(]){0,3}(?:[12][.米]?[0-9]{1,2}|[一][米]?[五六七八])(?:米|cm|公分|厘米)?(?:以上|及以上|左右|-)?",
        ),
        unlessBefore: guard(`${SERVED}[^,]{0,6}$|模特|人体`),
      },
      { find: re("(?:女|男)(?:性|生|士)?1[.米]?[5-9][0-9]?(?:米|cm|公分|厘米)?以上") },
      {
        find: re(
          `(?:五官端正|颜值(?:高|在线|佳|出众)|相貌(?:端正|姣好|出众)|容貌(?:姣好|端庄)|长相(?:甜美|好|端正))`,
        ),
        unlessAround: guard("同事|团队|一群|队友|伙伴|老板|我们"),
      },
      {
        find: re(
          `(?:星座|属相|生肖|血型)(?:要求|限|为|:|须|需)?(?:${HAN}{1,3}(?:座|型)?)?(?:${TURNED_AWAY}|${PREFERRED}|${ONLY})|(?:处女|天蝎|双鱼|白羊|金牛|双子|巨蟹|狮子|天秤|射手|摩羯|水瓶)座${TURNED_AWAY}`,
        ),
      },
    ],
    cases: unsettled,
    advice:
      "只写与岗位直接有关的身体条件，例如“需持健康证”“能搬运 25 公斤”；外貌、身高、病史请删去或说明依据。",
  },
  {
    id: "criminal-record",
    title: "无犯罪记录",
    hint: "犯案刑纹",
    wordings: [
      {
        find: re(
          "(?:无|没有|未有|不得有|无不良)(?:任何|违法|不良|重大|前科|及|和|或|、|,|刑事){0,4}(?:犯罪(?:记录|前科|史)?|案底|前科|刑事处罚)",
        ),
        unlessBefore: guard(
          `${DISOWNED}[^,]{0,10}$|${NO_MATTER}[^,]{0,4}$|(?:办理|开具|协助|核验)[^,]{0,6}$`,
        ),
        unlessAfter: guard(`^(?:要求|查询|核查|${THING})`),
      },
      { find: re(`有(?:案底|前科|犯罪记录)(?:者|的|人员)?${TURNED_AWAY}`), unlessBefore: DISOWNED_BEFORE },
    ],
    cases: unsettled,
    advice: "法律规定须查的岗位（如教师、安保）请写明依据；其他岗位建议删去。",
  },
];
