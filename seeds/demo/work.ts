import type { Setting } from "./family";
import type { Random } from "./random";

/** What a working place is like (工作条件), by kind of place. */
const PLACES: Readonly<Record<Setting, readonly string[]>> = {
  office: [
    "室内办公，独立工位，配备双显示器和笔记本电脑",
    "办公区与食堂同楼，设有讨论间和安静工作区",
    "开放式办公，会议室可在线预订，楼下有班车站",
    "配发办公电脑，支持每周一天远程办公",
    "办公室有新风系统，工位可升降",
  ],
  lab: [
    "在恒温实验室与办公区交替工作，配有完整的测试仪器",
    "实验室通风良好，接触少量化学试剂，提供防护用品并安排职业健康检查",
    "实验台独立分配，常用耗材由专人补充",
    "设备实行预约使用，上机前接受操作和安全培训",
    "按生物安全或化学品管理制度作业，危险废物由专人处置",
  ],
  cleanroom: [
    "在洁净车间工作，须穿洁净服，恒温恒湿",
    "车间设有更衣室和休息区，接触的化学品均有标识和防护措施",
    "四班三运转，夜班另付津贴，班后有班车",
    "岗前进行安全与洁净度培训，每年安排职业健康检查",
  ],
  plant: [
    "车间与办公室交替工作，配发劳保用品",
    "现场有一定噪声，提供耳塞并安排职业健康检查",
    "长白班为主，旺季按排班轮换，加班依法支付加班费",
    "车间有空调和休息区，工具统一管理",
    "岗前接受三级安全教育，考核合格后上岗",
  ],
  field: [
    "需要外出，差旅费按标准报销，出差另有补助",
    "办公室与客户现场各占一半时间，市内交通实报实销",
    "每月出差约五至十天，提前一周安排",
    "配备笔记本电脑和外勤装备，购买交通意外险",
  ],
  ward: [
    "在病区或诊区工作，按排班轮休，夜班另付津贴",
    "院内设职工食堂和休息室，提供工作服并统一洗消",
    "严格执行感染防控制度，提供防护用品和年度体检",
    "排班提前两周公布，可申请调换",
  ],
  studio: [
    "工作室式办公，配高性能图形工作站和数位设备",
    "工位宽敞，设有影音室与资料架",
    "项目制工作，节点前可能较忙，事后安排调休",
    "配备正版软件，定期组织内部分享",
  ],
  warehouse: [
    "在库区工作，配有叉车和液压车，提供劳保用品",
    "库房通风良好，设有休息室",
    "两班轮换，夜班另付津贴",
    "冬季发放防寒服，夏季发放高温津贴",
  ],
};

const HOURS: Readonly<Record<"day" | "shift", readonly string[]>> = {
  day: [
    "每周工作五天，每天八小时",
    "周一至周五 9:00–18:00，午休一小时",
    "标准工时，上下班前后各半小时弹性",
    "8:30–17:30，双休，法定节假日休息",
  ],
  shift: ["每周工作不超过四十小时，按排班轮休", "综合工时制，已经批准，按月公布排班", "每天八小时，月休八天"],
};

const CONTRACTS = [
  "签订三年期劳动合同，试用期三个月，试用期工资不低于约定工资的 90%",
  "签订三年期劳动合同，试用期不超过六个月，试用期工资与转正后相同",
  "签订两年期劳动合同，试用期两个月",
  "入职一个月内签订书面劳动合同",
];

const isShift = (setting: Setting) =>
  setting === "ward" || setting === "cleanroom" || setting === "warehouse";

/** Working conditions of a regular job: place, hours, contract. */
export function workConditions(random: Random, setting: Setting): string {
  const lines = [
    ...random.sample(PLACES[setting], random.int(1, 2)),
    random.pick(HOURS[isShift(setting) ? "shift" : "day"]),
    ...(random.chance(0.6) ? [random.pick(CONTRACTS)] : []),
  ];
  return random.chance(0.25) ? lines.map((line) => `${line}。`).join("\n") : `${lines.join("；")}。`;
}

/** Of an internship: an agreement, a mentor, no night work. */
export function internWork(random: Random, setting: Setting): string {
  const days = random.int(3, 5);
  return `${random.pick(PLACES[setting === "ward" ? "ward" : setting === "field" ? "office" : setting]).replace(/，夜班另付津贴/, "，不安排夜班")}；每周到岗 ${days} 天，每天不超过八小时；签订实习协议，指定带教老师。`;
}

/** Of part-time work: at most 4 hours a day and 24 a week, paid within 15 days, no probation (劳动合同法 68–72). */
export function partTimeWork(random: Random): string {
  const hours = random.int(2, 4);
  return random.pick([
    `每天不超过 ${hours} 小时，每周合计不超过 ${hours * 5} 小时，时段可商量；报酬每半月结算一次，不设试用期。`,
    `每周 ${random.int(2, 4)} 次，每次 ${hours} 小时，可安排在傍晚或周末；每十五日结算，缴纳工伤保险，不设试用期。`,
  ]);
}

const COVER = ["五险一金", "五险一金", "五险一金", "五险一金", "五险一金", "六险一金"];
const EXTRAS =
  "带薪年假|年度体检|节日慰问|年终奖金|餐饮补贴|免费工作餐|交通补贴|通勤班车|通讯补贴|住房补贴|员工宿舍|补充医疗保险|项目奖金|专利奖励|培训经费|职称评审支持|弹性工作|高温补贴|生日假|团队活动|子女暑托|健身房|学历提升资助|股权激励".split(
    "|",
  );

/** Benefits of a regular job; a few employers do not say how they insure. */
export function benefits(random: Random, setting: Setting): string[] {
  const extras = EXTRAS.filter((extra) => extra !== "弹性工作" || !isShift(setting));
  const cover = random.chance(0.93)
    ? [random.pick(COVER)]
    : random.chance(0.5)
      ? ["社会保险", "住房公积金"]
      : [];
  return [...cover, ...random.sample(extras, random.int(2, 6)), ...(isShift(setting) ? ["夜班津贴"] : [])];
}

const INTERN_EXTRAS =
  "实习证明|导师带教|餐饮补贴|交通补贴|实习意外险|可申请毕业设计课题|优先录用|免费工作餐".split("|");
export const internBenefits = (random: Random) => random.sample(INTERN_EXTRAS, random.int(2, 5));
