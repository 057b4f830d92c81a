/**
 * Industries as a tree of two levels. The zone's four leading industries and their chains come first
 * (十四五规划纲要 §4.1, document 002); every other trade is a section of GB/T 4754-2017.
 * A code is `it.ic` (chain), `it` (leading industry, chain not stated) or `gb-J` (section).
 */
export interface IndustryGroup {
  code: string;
  label: string;
  chains: Record<string, string>;
}

export const LEADING_INDUSTRIES: readonly IndustryGroup[] = [
  {
    code: "it",
    label: "新一代信息技术",
    chains: {
      "it.ic": "集成电路",
      "it.terminal": "智能终端",
      "it.sensor": "先进传感器",
      "it.iiot": "工业互联网",
      "it.ai": "人工智能",
      "it.software": "软件和信息服务",
    },
  },
  {
    code: "health",
    label: "生命健康",
    chains: {
      "health.device": "医疗器械",
      "health.bio": "生物药",
      "health.ivd": "体外诊断",
      "health.chem": "化学药",
      "health.tcm": "中医药",
      "health.care": "医养健",
      "health.digital": "数字医疗",
    },
  },
  {
    code: "green",
    label: "绿色低碳",
    chains: {
      "green.nev": "新能源及智能网联汽车",
      "green.equipment": "节能环保装备",
      "green.storage": "新型储能",
      "green.material": "先进材料",
    },
  },
  {
    code: "service",
    label: "高技术服务",
    chains: {
      "service.rnd": "研发孵化",
      "service.software": "软件信息",
      "service.testing": "检验检测",
      "service.culture": "数字文创",
      "service.fintech": "科技金融",
      "service.scitech": "科技服务",
    },
  },
];

/** Sections (门类) of GB/T 4754-2017. */
export const INDUSTRY_SECTIONS: Readonly<Record<string, string>> = {
  "gb-A": "农、林、牧、渔业",
  "gb-B": "采矿业",
  "gb-C": "制造业",
  "gb-D": "电力、热力、燃气及水生产和供应业",
  "gb-E": "建筑业",
  "gb-F": "批发和零售业",
  "gb-G": "交通运输、仓储和邮政业",
  "gb-H": "住宿和餐饮业",
  "gb-I": "信息传输、软件和信息技术服务业",
  "gb-J": "金融业",
  "gb-K": "房地产业",
  "gb-L": "租赁和商务服务业",
  "gb-M": "科学研究和技术服务业",
  "gb-N": "水利、环境和公共设施管理业",
  "gb-O": "居民服务、修理和其他服务业",
  "gb-P": "教育",
  "gb-Q": "卫生和社会工作",
  "gb-R": "文化、体育和娱乐业",
  "gb-S": "公共管理、社会保障和社会组织",
  "gb-T": "国际组织",
};

export const UNKNOWN_INDUSTRY = "unknown";

export const INDUSTRY_LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(LEADING_INDUSTRIES.flatMap((g) => [[g.code, g.label], ...Object.entries(g.chains)])),
  ...INDUSTRY_SECTIONS,
  [UNKNOWN_INDUSTRY]: "行业未注明",
};

/** 六大先导性产业 (document 002 §4.2). */
export const PIONEER_INDUSTRIES = [
  "it.ic",
  "it.terminal",
  "health.ivd",
  "green.storage",
  "service.testing",
  "service.culture",
] as const;

export function isIndustry(code: string): boolean {
  return Object.hasOwn(INDUSTRY_LABELS, code);
}

/** `code` itself and, for a leading industry, every chain below it. */
export function industryWithChains(code: string): string[] {
  const group = LEADING_INDUSTRIES.find((g) => g.code === code);
  return group ? [code, ...Object.keys(group.chains)] : [code];
}
