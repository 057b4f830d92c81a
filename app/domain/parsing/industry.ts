import { INDUSTRY_LABELS, UNKNOWN_INDUSTRY } from "../industry";
import { tidy } from "./text";

/**
 * Words of the recruiting sites → our codes, reviewed by hand; the first that fits wins. A chain of a leading industry
 * only where the word names it; a leading industry where the word is broader; a section of GB/T 4754 otherwise.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ivd|体外诊断/i, "health.ivd"],
  [/人工智能/, "it.ai"],
  [/^(集成电路|芯片)$/, "it.ic"],
  [/新能源汽车|智能互联|智能网联/, "green.nev"],
  [/^储能$|新型储能/, "green.storage"],
  [/新材料/, "green.material"],
  [/^新能源/, "green"],
  [/检测|检验|认证|计量/, "service.testing"],
  [
    /计算机软件|软件开发|^it服务|数据服务|云计算|大数据|信息安全|网络安全|区块链|计算机服务|计算及服务|企业服务/i,
    "it.software",
  ],
  [
    /电子.*半导体|半导体|电子技术|电子设备|通讯电子|^电子$|消费电子|光电子|智能硬件|计算机硬件|^硬件$|物联网|^vr/i,
    "it",
  ],
  [/医疗设备|医疗器械/, "health.device"],
  [/批发|零售|贸易|电商$|4s店|经销/i, "gb-F"],
  [/医药|制药|生物工程|医疗|医美|健康/, "health"],
  [/医院|卫生/, "gb-Q"],
  [/互联网金融|金融|银行|保险|证券|期货|基金|信托|投资/, "gb-J"],
  [/互联网|电子商务|社交|o2o|游戏|通信|运营商|分类信息|技术商务|在线生活/i, "gb-I"],
  [/教育|培训|学校/, "gb-P"],
  [/房地产|房产|物业|地产经纪|中介/, "gb-K"],
  [/建筑设计|工程技术|专业技术|学术|科研|科学技术|专利|知识产权/, "gb-M"],
  [/建筑|工程施工|装饰|装修/, "gb-E"],
  [/餐饮|酒店|民宿/, "gb-H"],
  [/船舶.*制造|航天|汽车(研发|生产|及零配件|零部件|后市场)?|摩托车/, "gb-C"],
  [/物流|运输|仓储|快递|邮政|客运|货运|^交通|^航空$/, "gb-G"],
  [/环保|公共设施|景区/, "gb-N"],
  [/文娱|影视|媒体|文化|体育|出版|广播|音乐|娱乐/, "gb-R"],
  [/广告|公关|会展|会议|人力资源|咨询|法律|财务|会计|外包|专业服务|商业服务|商业代理|旅游|租赁/, "gb-L"],
  [/农/, "gb-A"],
  [/石油|矿产|采掘/, "gb-B"],
  [/电力\/|^电力$|水利|热力|燃气|^能源$/, "gb-D"],
  [/生活服务|家政|美容|居民服务|搬家/, "gb-O"],
  [/政府|社团|社会保障|公共事业|非营利/, "gb-S"],
  [
    /制造|加工|机械|设备|自动化|仪器|仪表|金属|服装|服饰|纺织|食品|饮料|家具|家居|家电|日化|化工|化学|消费品|印刷|造纸|钢铁|橡胶|塑料|矿物|建材|原材料|办公用品|礼品|工艺品|珠宝|奢侈品|机器人|电气|燃料/,
    "gb-C",
  ],
];

/** The industry of a cell, or `unknown`. */
export function parseIndustry(raw: string | null | undefined): string {
  const text = tidy(raw);
  if (text === "" || /https?:/.test(text)) return UNKNOWN_INDUSTRY;
  const exact = Object.entries(INDUSTRY_LABELS).find(([, label]) => label === text);
  if (exact) return exact[0];
  return RULES.find(([pattern]) => pattern.test(text))?.[1] ?? UNKNOWN_INDUSTRY;
}
