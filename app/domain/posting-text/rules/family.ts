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

const STATUS = "(?:已婚|未婚|已育|未育|离异|离婚|丧偶)";
/** What these words may describe instead of a condition: 单身公寓, 已婚员工探亲假, 未婚用户. */
const DESCRIBED = `(?!妻|夫|公寓|宿舍|交友|联谊|相亲|员工|职工|青年(?!${PREFERRED}|者)|夫妻|家庭|案件|纠纷|诉讼|率|${SERVED}|${THING})`;
const DISOWNED_BEFORE = guard(`${DISOWNED}[^,]{0,10}$|${NO_MATTER}[^,]{0,6}$|(?:不限|不问|不论)[:(]?$`);
const OPEN_AFTER = guard(`^(?:[、/或及和与,]?${STATUS}){0,3}(?:状况|情况)?[,:]?${OPEN}`);
const ASKING = "(?:注明|填写|说明|告知|提供|写明|备注|标注|如实|询问|了解|登记|申报|附上|需有|核实)";
const NOT_YET =
  "(?:怀孕|生育(?!保险|津贴|假|友好|支持|登记|险)|生小?孩|要小?孩|备孕|结婚|婚育(?!要求|限制|歧视|条件|友好)|二胎|三胎|二孩|三孩|谈恋爱)";
const YEARS =
  "(?:近期|短期内?|(?:[0-9]|[一二两三四五])年(?:之)?内|(?:[0-9]|[一二两三四五])年|入职后?|合同期内?|试用期内?|工作期间)";
const NO = "(?:无|没有|暂无|没|不打算|不计划|不得|不能|不可|不准|不许|不会|不考虑|不再|暂不|禁止|避免|不)";
const PREGNANT = "(?:孕妇|怀孕|孕期|孕产期|哺乳期|产假|备孕|有孕|有小孩|带小孩|带孩子|有孩子|宝妈)";
const TEST = "(?:孕检|妊娠(?:检测|检查|测试|试验|检验)|妊检|验孕|尿妊娠|hcg|绒毛膜促性腺激素)";

export const FAMILY_RULES: readonly TextRule[] = [
  {
    id: "family-condition",
    title: "以婚育为条件",
    hint: "婚育孕孩胎哺产宝单身恋异",
    wordings: [
      {
        find: re(`(?<!是否|不论|不问|无论)(?:${STATUS}[、/或及]?){1,2}${DESCRIBED}`),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: OPEN_AFTER,
      },
      {
        find: re(`(?:${ONLY}${GAP}单身${DESCRIBED}|单身(?:人士|者|男|女|青年)?(?:性|士|生)?者?${PREFERRED})`),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: OPEN_AFTER,
      },
      {
        find: re(`${NO}(?:${YEARS})?(?:的|有|任何)?${NOT_YET}(?:计划|打算|需求|安排|想法)?`),
        unlessBefore: guard(
          `(?:不得|不会|不|绝不|严禁|禁止)(?:因|以|要求|询问|限制)[^,]{0,10}$|${SERVED}[^,]{0,4}$|如$`,
        ),
        unlessAfter: guard("^(?:为由|均可|影响|保险|津贴|的员工|而)"),
      },
      {
        find: re(`${YEARS}(?:内)?(?:不|无|没有|暂不|暂无)${HAN}{0,4}?${NOT_YET}`),
        unlessBefore: guard(`(?:不得|不会|严禁|禁止)[^,]{0,10}$`),
      },
      { find: re(`${PREGNANT}(?:女性|妈妈|女士)?${TURNED_AWAY}`), unlessBefore: DISOWNED_BEFORE },
      {
        find: re(`(?:${TURNING_AWAY}|(?<![除而])非|不在|未在|不处于)${GAP}(?:处于)?${PREGNANT}`),
        unlessBefore: DISOWNED_BEFORE,
        unlessAfter: guard(`^(?:女工|女职工)?(?:夜班|加班|从事|上夜|安排)`),
      },
      { find: re(`(?:宝妈|有孩|有子女|有家庭)(?:者)?${PREFERRED}`), unlessBefore: DISOWNED_BEFORE },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.women43, CLAUSES.notice2019] }],
    advice: "删去婚姻、生育、怀孕方面的条件；需要稳定到岗的，写明班次、出差频次和到岗时间即可。",
  },
  {
    id: "family-question",
    title: "询问婚育情况",
    hint: "婚育孕孩对朋",
    wordings: [
      {
        find: re(
          `${ASKING}(?:个人|本人|自己的?|年龄|身高|籍贯|学历|及|和|与|、|,|是否|:){0,4}(?:婚姻|婚育|生育|婚否|家庭婚姻)(?:状况|情况|状态|史)?(?!保险|津贴)`,
        ),
        unlessBefore: guard(
          `(?:不|不得|无需|无须|勿|不会|不必|禁止|严禁|负责)[^,]{0,8}$|${SERVED}[^,]{0,6}$`,
        ),
        unlessAfter: guard(`^[^,]{0,4}(?:${SERVED}|${THING}|法律|登记)`),
      },
      {
        find: re(`(?:婚姻|婚育|生育|婚否)(?:状况|情况|状态|史)?(?:请|需|须|必须|要)?${ASKING}`),
        unlessBefore: guard(
          `(?:不|不得|无需|无须|勿|不会|不必|禁止|严禁|负责)[^,]{0,8}$|${SERVED}[^,]{0,6}$`,
        ),
      },
      {
        find: re(
          "(?:是否(?:已婚|结婚|怀孕|备孕|已育|生育|有孩子|有小孩|有男朋友|有女朋友|有对象)|有无(?:对象|子女|孩子|小孩|男朋友|女朋友|男友|女友)|婚否)",
        ),
        unlessBefore: guard(`(?:不论|无论|不问|不看|不得|不会|不询问|不管)[^,]{0,8}$|${SERVED}[^,]{0,6}$`),
        unlessAfter: guard(`^[^,]{0,2}(?:${OPEN}|的${SERVED}|的?字段)`),
      },
      {
        find: re("(?:婚育|生育|备孕|结婚|要孩子)计划(?=$|[\\n。;,:)?])"),
        unlessBefore: guard("(?:不|无|没有|得|用户|协助|提供)[^,]{0,8}$"),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.women43, CLAUSES.notice2019] }],
    advice: "除个人基本信息外不得询问婚育情况：删去这一项，简历只要求与岗位有关的经历和能力。",
  },
  {
    id: "pregnancy-test",
    title: "把妊娠检测列入入职体检",
    hint: "孕妊h绒",
    wordings: [
      {
        find: re(`(?:入职|体检|需|须|提供|通过|包括|包含|含|做|检查)${HAN}{0,6}[:(,、]?${HAN}{0,6}${TEST}`),
        unlessBefore: guard(`(?:不|无需|无须|禁止|严禁|不得)[^。]{0,8}$|${SERVED}[^,]{0,6}$`),
        unlessAfter: guard(`^(?:试纸|试剂|${THING}|门诊|中心|预约|仪|产品)`),
        unlessAround: guard(
          `(?:不得?|无需|无须|不会)(?:包括|包含|含|做|列入|进行|将|把|要求)|试纸|试剂|门诊`,
        ),
      },
      {
        find: re(`(?:入职|体检)(?:项目|内容)?(?:包括|包含|有|为|:)[^。;\\n]{0,16}${TEST}`),
        unlessBefore: guard(`${SERVED}[^,]{0,6}$`),
        unlessAround: guard("不(?:包括|包含|含|做|得)|无需|无须|试纸|试剂"),
      },
      {
        find: re(`${TEST}(?:报告|结果)?(?:为|需|须|呈|必须){0,3}(?:阴性|合格|通过|证明)`),
        unlessBefore: guard("(?:不|无需|无须|禁止|严禁|不得)[^。]{0,8}$"),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.women43, CLAUSES.notice2019] }],
    advice: "入职体检不得包含妊娠检测：删去这一项，只保留与岗位有关的检查。",
  },
];
