import { CLAUSES } from "../../clause";
import type { TextRule } from "../rule";
import { DISOWNED, guard, HAN, re, SERVED, THING } from "../words";

/** Money of a trade by its own name is nobody's who is hired: 投标保证金, 客户押金. */
const OF_TRADE = `(?<!投标|招标|竞标|履约|质量|工程款?|农民工工资|期货|追加|融资|装修|${SERVED})`;
const DEPOSIT = `${OF_TRADE}(?:押金|抵押金|质押金|风险金|风险抵押金|保证金|担保金|入职金|诚意金|违约押金)`;
const FEE = `${OF_TRADE}(?:服装费|工装费|工服费|制服费|工作服费|培训费|报名费|面试费|建档费|资料费|中介费|介绍费|入职费|岗位费|安置费|教材费|办证费|岗前费|推荐费)`;
const HAND_OVER = "(?:缴纳|缴|交纳|交付|交|收取|收|预付|预交|扣除|扣)";
/** Verbs that the employer may be the subject of: 公司承担培训费. */
const SPEND = "(?:支付|垫付|先付|付|承担|负担)";
/** Told of the posting rather than of the money: 学历不限, 零基础, 无经验, 免试用期. */
const NO =
  "(?:不(?!限|论|拘|需?要?经验|要求经验)|无(?!经验|基础|学历|论|限)|没有(?!经验|基础|学历)|免(?!试|笔|面)|未(?!来|婚|毕业)|零(?!基础|经验|售|件|食|工|部|散))";
const NO_FEE = `(?:${NO}|(?<![0-9.])0|拒绝|禁止|严禁|杜绝)`;
/** A word of business inside the name of a job says nothing of whose money it is: 嵌入式工程师, 会员运营专员, 项目部. */
const NOT_A_JOB = `(?!${HAN}{0,4}(?:师|员(?!工)|经理|主管|总监|专员|助理|顾问|代表|会计|出纳|客服|店长|主播|人员|岗)|运营|销售|服务|管理|造价|施工|监理|部|组)`;
/** Who the employer does business with. */
const PARTY = `(?:${SERVED}|供应商|代理商|加盟商?|经销商|商户|投标人|承包商|施工单位|车主|司机端)${NOT_A_JOB}`;
/** Business money stands right before its own name: 投标保证金, 质量保证金, 充电宝押金. */
const BUSINESS_MONEY =
  "(?:租金|房租|投标|招标|履约|质量|质保|工程款?|合同|项目|农民工工资|房屋|租赁|租房|公寓|酒店|客房|车辆|单车|充电宝?|图书|会议|展会|期货|交易|追加|融资|平台)(?:的|款|金|类|和|、|及)?$";
/** Work done on others' money. */
const WORK = `(?:(?:负责|办理|处理|核对|审核|登记|跟进|协助|催收|追缴|熟悉)${NOT_A_JOB}|(?:开发|设计|统计)(?!$)${NOT_A_JOB}|(?:管理|付款|收款|对账|退还|核算|财务|结算|台账|账务|投标|招标|履约|租赁|租房|租金|房租|单车|充电宝)${NOT_A_JOB}(?![先需须要应缴交扣]))`;
/** Context ends where someone enters employment: 项目经理入职押金 is asked of the person hired. */
const BEFORE_ENTRY = "(?:(?!入职|上岗|到岗|报到|转正|面试|应聘|求职者|员工|职工)[^。;,(]){0,12}$";
const BUSINESS = `${PARTY}${BEFORE_ENTRY}|${BUSINESS_MONEY}`;
const DENIED = `${NO_FEE}[^,。;]{0,8}$|${DISOWNED}${NOT_A_JOB}[^,]{0,12}$`;
const NOT_ASKED = guard(`${DENIED}|${BUSINESS}|${WORK}${BEFORE_ENTRY}`);
/** For wordings that name the person hired: no word for work excuses them. */
const NOT_ASKED_OF_STAFF = guard(`${DENIED}|${BUSINESS}`);
const NOT_ASKED_AFTER = guard(
  `^(?:等)?(?:一律|全部|均|全)?(?:不收|全免|免|为零|报销|由公司(?:承担|支付|出)|公司(?:承担|报销|出)|管理|核算|核对|台账|业务|对账|结算|退还(?:流程|系统|业务)|${HAN}{0,4}${THING})|^[^,。]{0,8}(?:请举报|是诈骗|均为诈骗|谨防|违法)|^(?:由|全部由|均由)(?:公司|单位|我司|企业)|^(?:全额)?(?:报销|公司承担)`,
);
const EMPLOYER_PAYS = guard(`(?:公司|单位|我司|企业|我们|厂|店|由其)[^,。;]{0,6}$|${NOT_ASKED.source}`);
const asked = { unlessBefore: NOT_ASKED, unlessAfter: NOT_ASKED_AFTER };
const askedOfStaff = { unlessBefore: NOT_ASKED_OF_STAFF, unlessAfter: NOT_ASKED_AFTER };
const SUM = "(?:[0-9]{1,6}|[0-9一二两三四五六七八九十几]{1,3}[百千万])(?:余|多)?[百千万]?(?:元|块钱?)?";
const PAPERS = "(?:身份证|毕业证书?|学位证书?|学历证书?|资格证书?|驾驶证|户口本|证件|证书)";

export const MONEY_RULES: readonly TextRule[] = [
  {
    id: "deposit",
    title: "收取押金或财物",
    hint: "金费押扣买",
    wordings: [
      {
        find: re(
          `(?:须|需|先|入职|应|要|必须|自行|个人|收|每人|上岗|员工|报到|面试)${HAN}{0,6}?${HAND_OVER}(?:${SUM}|一定|少量|适当|一次性|部分)?(?:的)?(?:${HAN}{0,4}?(?:${DEPOSIT}|${FEE}))`,
        ),
        ...askedOfStaff,
      },
      {
        find: re(`${SPEND}(?:${SUM}的?|全部|部分)?${HAN}{0,4}?(?:${DEPOSIT}|${FEE})`),
        unlessBefore: EMPLOYER_PAYS,
        unlessAfter: NOT_ASKED_AFTER,
      },
      {
        find: re(`${HAND_OVER}(?:${SUM}的?|一定的?|少量|一次性)?${HAN}{0,4}?(?:${DEPOSIT}|${FEE})`),
        ...asked,
        unlessAround: guard("标书|开标|竞标"),
      },
      { find: re(`(?:${DEPOSIT}|${FEE})[:(,]?(?:为|共|约|需)?${SUM}`), ...asked },
      {
        find: re(
          "(?:须|需|必须|要|得)(?:先)?(?:自费|出资|向(?:公司|单位|我司|店里))(?:购买|订购|买)(?!股|社保|保险|期权)",
        ),
        ...asked,
      },
      { find: re(`(?:须|需|必须|要|得)(?:自备|准备)${SUM}的?${DEPOSIT}`), ...askedOfStaff },
      {
        find: re(
          `(?:培训|服装|工装|工服)(?:和|、|及|等|的|${HAN}{2}){0,3}?费用?(?:由|全部)?(?:自己|自行|个人|本人|员工)(?:出|承担|负担|支付|缴)`,
        ),
        ...asked,
      },
      {
        find: re(`(?:服装|工装|工服|宿舍|工牌|工具|设备|制服|门卡)(?:押金|保证金|抵押金)`),
        ...asked,
      },
      { find: re(`(?:入职|上岗|到岗|岗位)${DEPOSIT}`), ...askedOfStaff },
      {
        find: re(
          "(?:扣|押|扣留|扣押|留)(?:下|掉|除)?(?:首|第一)?(?:[0-9一二两三半]个?)?(?:月|周|天)(?:的)?(?:工资|薪资|薪水)(?:作为?|做为?|当作?|充当|用作|抵)(?:押金|保证金|风险金|抵押)?",
        ),
        unlessBefore: guard(DENIED),
      },
      {
        find: re(
          `${FEE}(?:由|需|须|要)?(?:个人|自己|自行|本人|员工|学员|应聘者)?(?:自理|自费|承担|缴纳|支付|从工资(?:中|里)?扣|在工资(?:中|里)?扣)`,
        ),
        ...asked,
      },
      {
        find: re(
          `(?:从|在)?(?:首月|第一个月|当月)?工资(?:中|里)?(?:代)?扣(?:除|押)?${HAN}{0,4}?(?:${DEPOSIT}|${FEE})`,
        ),
        ...asked,
      },
      {
        find: re(
          "(?:押|扣押|压)(?:[0-9一二两三半]个?(?:月|周|天))(?:的)?工资|押(?:[0-9一二两三半])?(?:薪|工资)|工资押(?:[0-9一二两三半])?(?:个)?月",
        ),
        ...asked,
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.contract9, CLAUSES.promotion41] }],
    advice: "招用时不得以任何名义收取押金、费用或其他财物：删去这一项，工装、培训费用由单位承担。",
  },
  {
    id: "documents-kept",
    title: "扣押证件",
    hint: "证户",
    wordings: [
      {
        find: re(
          `(?:扣押|扣留|暂扣|暂押|代管|代为保管|统一保管|保管|质押|抵押|上交|上缴|收取|收缴|交出|押|扣)(?:其|员工|个人|本人|你的|应聘者|您的)?(?:的)?${PAPERS}(?!件?复印|照片|照|号)(?:原件)?`,
        ),
        unlessBefore: guard(
          `(?:不|无需|无须|绝不|不会|不得|禁止|严禁|杜绝|负责|公司|车辆|印章|客户|抵押|项目|质量)[^,]{0,10}$|${DISOWNED}[^,]{0,10}$`,
        ),
        unlessAfter: guard(`^(?:的)?(?:复印件|扫描件|照片|管理|业务|台账|${THING})`),
      },
      {
        find: re(
          `${PAPERS}(?:原件)?(?:由|交|交由|须由|需由|需交|须交|放在?|存放|押在?|需押|统一由)(?:公司|单位|我司|厂里|厂方|人事|人力|前台|店里)?(?:统一)?(?:保管|代管|扣押|收存|暂管|抵押|存放|保存|收取|扣)`,
        ),
        unlessBefore: guard(`(?:不|不会|绝不|禁止|严禁|客户|车辆|公司)[^,]{0,6}$`),
      },
      {
        find: re(
          `${PAPERS}(?:原件)?(?:先|要|需|须|统一|必须|暂时){0,2}(?:放|存|押|留)(?:在|到)?(?:公司|单位|厂|店)`,
        ),
        unlessBefore: guard("(?:不|不会|绝不|禁止|严禁|无需)[^,]{0,6}$"),
      },
      {
        find: re(`(?:以|用|凭)?${PAPERS}(?:原件)?(?:作|做|为)?(?:抵押|质押|担保)`),
        unlessBefore: guard("(?:不|无需|无须|禁止|严禁|不用|不得)[^,]{0,6}$"),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.contract9, CLAUSES.promotion41] }],
    advice: "不得扣押身份证等证件：改为“面试时携带证件原件核验，当场交还”。",
  },
  {
    id: "training-loan",
    title: "招转培、培训贷",
    hint: "训贷培学分课",
    wordings: [
      {
        find: re("培训贷(?:款)?"),
        unlessBefore: guard(`(?:${NO}|非|拒绝|远离|${DISOWNED})[^,]{0,10}$|反$`),
        unlessAfter: guard(
          `^(?:投诉|举报|治理|风险|骗局|纠纷|案件|诈骗|识别|${THING}|者?勿扰|机构勿扰|绕道)`,
        ),
      },
      {
        find: re(
          "(?:贷款|借贷|信贷|分期(?:付款)?|花呗|零首付|0首付)(?:方式|来)?(?:参加|支付|缴纳|交|付)?(?:岗前|技能|入职)?(?:培训|学费|学习|实训)(?:费)?|先学后付|(?:办|申请|支持|可)(?:理)?(?:培训|学费|实训)(?:费)?(?:分期|贷款)",
        ),
        unlessBefore: guard(`(?:${NO}|拒绝|${WORK})[^,]{0,10}$|${PARTY}[^,]{0,6}$|${DISOWNED}[^,]{0,10}$`),
        unlessAfter: guard(`^(?:${THING}|业务|市场|行业|产品|岗)`),
      },
      {
        find: re(
          "(?:培训费|学费|实训费)(?:用)?(?:可以|可|支持|能|先|办理|用){0,3}(?:分期|贷款|从工资(?:中|里)?扣|入职后(?:再)?(?:还|扣|付)|工作后(?:再)?还)",
        ),
        unlessBefore: guard(`(?:${NO}|拒绝|${WORK})[^,]{0,10}$|${PARTY}[^,]{0,6}$`),
      },
      {
        find: re(
          "(?:付费|自费|交费|缴费|收费)(?:岗前|入职|参加)?(?:培训|实训|课程|学习|训练营)[,]?(?:结业|毕业|学完|考核)?(?:后|再|合格){0,2}(?:可)?(?:上岗|入职|推荐(?:就业|工作|上岗)|安排(?:就业|工作|上岗)|分配(?:工作)?|就业)",
        ),
        unlessBefore: guard(`(?:${NO}|拒绝)[^,]{0,8}$`),
      },
      {
        find: re("招转培"),
        unlessBefore: guard(`(?:${NO}|非|拒绝|远离|${DISOWNED})[^,]{0,10}$`),
        unlessAfter: guard(`^(?:勿扰|机构|投诉|举报|治理|风险|骗局)`),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.platforms2025] }],
    advice: "招聘不得转为收费培训或培训贷款：岗前培训由单位承担费用，写明培训内容和期间工资。",
  },
  {
    id: "fraud",
    title: "传销、赌博、诈骗特征",
    hint: "刷跑单博线卡菜流水下拉",
    wordings: [
      {
        find: re(
          "(?:手机|兼职|在家|日结|淘宝|垫付)?刷单(?:员|兼职|返利|返现|手)?|跑分(?:员|兼职|平台|日结)|(?:做|兼职)跑分|(?:出租|出借|收购|买卖|租用|提供)(?:个人)?(?:银行卡|手机卡|电话卡|对公账户|支付宝账号|微信号)|博彩(?:推广|客服|代理)|菠菜(?:推广|代理)|发展下线|拉(?:人头|下线)|代收款(?:兼职|日结)|躺赚|垫资返利",
        ),
        unlessBefore: guard(
          `(?:反|防|禁止|严禁|杜绝|拒绝|打击|识别|非|无|不是|不做|不涉|不存在|${DISOWNED}|负责|性能|基准|显卡)[^,]{0,12}$`,
        ),
        unlessAfter: guard(
          `^(?:、${HAN}{2,4}){0,3}(?:等)?(?:风控|治理|识别|检测|防控|行为|风险|举报|勿扰|测试|工具|软件|作弊|排查|打击|案件|模型|反作弊)`,
        ),
      },
    ],
    cases: [{ severity: "block", clauses: [CLAUSES.platforms2025] }],
    advice: "该表述涉嫌传销、赌博或诈骗，不得发布；属于反诈、风控工作的，请写明工作内容。",
  },
];
