import type { CardApplicationVerb } from "~/domain/card-application-moves";
import type { CardDecisionReason } from "~/domain/card-decision";
import type { CardCategory } from "~/domain/talent-card";

/** A move of a case, so many days after it was handed in. */
export interface DemoMove {
  verb: CardApplicationVerb;
  day: number;
  reasons?: CardDecisionReason[];
  missing?: string[];
  note?: string;
}

/** A fictional request for a card, and how far it has come. */
export interface DemoCard {
  /** Of the account, before `@demo.local`. */
  account: string;
  name: string;
  category: CardCategory;
  field: string;
  /** By degree for the bands of 凤栖, by honour for the catalogue. */
  degree?: string;
  honour?: { id: string; name: string; body: string };
  /** Year of birth. */
  born: number;
  /** A passport instead of an identity number. */
  passport?: true;
  /** Days since it was handed in; null = it is still being written. */
  age: number | null;
  /** Filed by the demonstration's employer; waits for the person. */
  filed?: true;
  moves: DemoMove[];
  /** What became of the card. */
  card?: "expiring" | "suspended" | "revoked";
  /** Listed in the directory with this. */
  expertise?: string;
}

const accepted: DemoMove[] = [{ verb: "accept", day: 1 }];
const passed: DemoMove[] = [...accepted, { verb: "pass", day: 4 }];
const endorsed: DemoMove[] = [...passed, { verb: "endorse", day: 8 }];
/** Publicity is over by then, whatever holidays lie between. */
const approved: DemoMove[] = [...endorsed, { verb: "approve", day: 32 }];
const verified: DemoMove[] = [
  { verb: "exempt", day: 1 },
  { verb: "verify", day: 3 },
];
const NOT_CLEAR = "社保证明的参保单位看不清，请重新上传清晰的扫描件。";

const honour = {
  changjiang: { id: "changjiang", name: "长江学者特聘教授（示例）", body: "示例授予单位" },
  youth: { id: "excellentYouth", name: "国家优秀青年科学基金（示例）", body: "示例授予单位" },
  none: { id: "none", name: "市级人才项目（示例）", body: "示例授予单位" },
};

/** Nobody of these names is meant. Every stage, every category, cards in every state. */
export const DEMO_CARDS: readonly DemoCard[] = [
  {
    account: "candidate",
    name: "示例求职者",
    category: "fengqiBachelor",
    field: "it.software",
    degree: "bachelor",
    born: 2003,
    age: 60,
    moves: approved,
  },
  {
    account: "talent-01",
    name: "示例林知远",
    category: "fengqiMaster",
    field: "it.ai",
    degree: "master",
    born: 1998,
    age: null,
    moves: [],
  },
  {
    account: "talent-02",
    name: "示例周可",
    category: "fengqiDoctor",
    field: "it.ic",
    degree: "doctor",
    born: 1993,
    age: null,
    filed: true,
    moves: [],
  },
  {
    account: "talent-03",
    name: "示例陈予安",
    category: "young",
    field: "health.ivd",
    honour: honour.none,
    born: 1990,
    age: 0.1,
    moves: [],
  },
  {
    account: "talent-04",
    name: "示例王芳",
    category: "fengqiMaster",
    field: "it.software",
    degree: "master",
    born: 1997,
    age: 2,
    moves: [],
  },
  {
    account: "talent-05",
    name: "示例王芳芳",
    category: "fengqiBachelor",
    field: "health.care",
    degree: "bachelor",
    born: 2001,
    age: 6,
    moves: [],
  },
  {
    account: "talent-06",
    name: "示例张若谷",
    category: "outstanding",
    field: "it.ic",
    honour: honour.changjiang,
    born: 1975,
    age: 3,
    moves: [{ verb: "exempt", day: 1 }],
  },
  {
    account: "talent-07",
    name: "示例李青",
    category: "fengqiDoctor",
    field: "green.storage",
    degree: "doctor",
    born: 1992,
    age: 4,
    moves: accepted,
  },
  {
    account: "talent-08",
    name: "示例黄岚",
    category: "leading",
    field: "service.testing",
    honour: honour.none,
    born: 1979,
    age: 16,
    moves: accepted,
  },
  {
    account: "talent-09",
    name: "示例玛丽亚",
    category: "young",
    field: "it.sensor",
    honour: honour.none,
    born: 1988,
    passport: true,
    age: 7,
    moves: passed,
  },
  {
    account: "talent-10",
    name: "示例刘一",
    category: "fengqiPostdoc",
    field: "health.bio",
    degree: "postdoc",
    born: 1990,
    age: 15,
    moves: passed,
  },
  {
    account: "talent-11",
    name: "示例赵以宁",
    category: "fengqiMaster",
    field: "green.nev",
    degree: "master",
    born: 1996,
    age: 10,
    moves: endorsed,
  },
  {
    account: "talent-12",
    name: "示例孙望舒",
    category: "fengqiBachelor",
    field: "it.iiot",
    degree: "bachelor",
    born: 2000,
    age: 35,
    moves: endorsed,
  },
  {
    account: "talent-13",
    name: "示例吴桐",
    category: "outstanding",
    field: "green.material",
    honour: honour.youth,
    born: 1984,
    age: 6,
    moves: verified,
  },
  {
    account: "talent-14",
    name: "示例郑重",
    category: "young",
    field: "service.culture",
    honour: honour.none,
    born: 1989,
    age: 12,
    moves: [...endorsed, { verb: "object", day: 10 }],
  },
  {
    account: "talent-15",
    name: "示例冯川",
    category: "fengqiMaster",
    field: "it.terminal",
    degree: "master",
    born: 1995,
    age: 9,
    moves: [
      ...accepted,
      { verb: "return", day: 3, missing: ["socialInsurance"], reasons: ["evidenceUnclear"], note: NOT_CLEAR },
    ],
  },
  {
    account: "talent-16",
    name: "示例何其",
    category: "fengqiBachelor",
    field: "health.device",
    degree: "bachelor",
    born: 1999,
    age: 14,
    moves: [
      ...accepted,
      { verb: "return", day: 3, missing: ["contract"], reasons: ["evidenceUnclear"] },
      { verb: "supplement", day: 11 },
    ],
  },
  {
    account: "talent-17",
    name: "示例许愿",
    category: "young",
    field: "service.fintech",
    honour: honour.none,
    born: 1987,
    age: 20,
    moves: [
      ...accepted,
      { verb: "reject", day: 6, reasons: ["notFullTime"], note: "劳动合同的工作地点不在科学城（高新区）。" },
    ],
  },
  {
    account: "talent-18",
    name: "示例高原",
    category: "fengqiMaster",
    field: "green.equipment",
    degree: "master",
    born: 1994,
    age: 25,
    moves: [
      ...accepted,
      { verb: "reject", day: 5, reasons: ["relationsElsewhere"] },
      { verb: "appeal", day: 15, note: "社保已于上月转入，新的参保证明可以补充提交。" },
    ],
  },
  {
    account: "talent-19",
    name: "示例马跃",
    category: "leading",
    field: "health.chem",
    honour: honour.none,
    born: 1972,
    age: 50,
    moves: [
      ...accepted,
      { verb: "reject", day: 6, reasons: ["notInCatalogue"] },
      { verb: "appeal", day: 15, note: "请再核对一次所附证书。" },
      { verb: "deny", day: 26, reasons: ["notInCatalogue"], note: "所附证书不在分类目录内。" },
    ],
  },
  {
    account: "talent-20",
    name: "示例曹静",
    category: "fengqiBachelor",
    field: "service.scitech",
    degree: "bachelor",
    born: 2002,
    age: 8,
    moves: [{ verb: "withdraw", day: 2 }],
  },
  {
    account: "talent-21",
    name: "示例欧阳清岚",
    category: "leading",
    field: "it.ic",
    honour: honour.none,
    born: 1976,
    age: 120,
    moves: approved,
    expertise:
      "功率半导体器件设计与可靠性，碳化硅工艺。可以为企业做技术诊断、失效分析和工程师带教。（示例数据，人物与经历均为虚构）",
  },
  {
    account: "talent-22",
    name: "示例唐果",
    category: "top",
    field: "it.ai",
    honour: { id: "academician", name: "中国工程院院士（示例）", body: "示例授予单位" },
    born: 1962,
    age: 200,
    moves: approved,
  },
  {
    account: "talent-23",
    name: "示例梁辰",
    category: "fengqiDoctor",
    field: "green.storage",
    degree: "doctor",
    born: 1991,
    age: 240,
    moves: approved,
    card: "expiring",
  },
  {
    account: "talent-24",
    name: "示例宋词",
    category: "fengqiMaster",
    field: "it.software",
    degree: "master",
    born: 1993,
    age: 160,
    moves: approved,
    card: "suspended",
  },
  {
    account: "talent-25",
    name: "示例韩江",
    category: "young",
    field: "health.digital",
    honour: honour.none,
    born: 1986,
    age: 300,
    moves: approved,
    card: "revoked",
  },
];
