import { enterpriseTier } from "~db/schema";
import type { Db } from "~db/client";
import {
  DAY,
  FACTORY_NOW,
  buildEnterprise,
  buildJob,
  insertEnterprises,
  insertJobs,
  type JobRow,
} from "~seeds/factories";

/** Values that have broken query languages before. */
export const HOSTILE_VALUES = [
  `' OR '1'='1`,
  `" OR 1=1 --`,
  `金凤镇" OR district = "西永街道`,
  `\\`,
  `\\"`,
  `a\u0000b`,
  `'; DROP TABLE job; --`,
  `district IN [金凤镇]`,
  `*`,
  `%`,
  `\u2028\n\r\t`,
  `__proto__`,
  `constructor`,
] as const;

export const TIERS: Readonly<Record<string, readonly string[]>> = {
  e1: ["tech", "highTech"],
  e2: ["tech"],
  e3: [],
  e4: ["highTech", "leading"],
};
export const tiersOf = (id: string) => TIERS[id] ?? [];

const PLAIN = "普通岗位";
/** Enough rows with the same words, pay and time that only the engine's own order tells them apart. */
export const EQUAL_COUNT = 47;

const words: Partial<JobRow>[] = [
  { id: "java", title: "Java工程师", skills: ["Java", "Spring"], salaryMin: 12_000, salaryMax: 20_000 },
  { id: "javascript", title: "JavaScript 工程师", skills: ["JavaScript"], enterpriseId: "e2" },
  { id: "cpp", title: "嵌入式 C++ 工程师", skills: ["C++", "Linux"], district: "西永街道" },
  { id: "dotnet", title: ".NET 开发工程师", skills: [".NET", "SQL"], district: "西永街道" },
  { id: "python", title: "Python 数据分析师", skills: ["Python"], education: "master", enterpriseId: "e4" },
  { id: "algorithm", title: "推荐算法工程师", skills: ["算法"], salaryMin: 25_000, salaryMax: 40_000 },
  { id: "nurse", title: "护士", industry: "health", education: "college", enterpriseId: "e3" },
  { id: "web", title: "web前端开发", skills: ["CSS"], enterpriseId: "e2", experience: "3-5" },
  { id: "grads", title: "2025届 硬件工程师", type: "campus", experience: "none" },
  { id: "fiveg", title: "5G 射频工程师", district: "含谷镇", experience: "5-10" },
  { id: "campus", title: "科研助理", address: "重庆大学虎溪校区", district: "虎溪街道" },
  { id: "wide", title: "ＵＩ设计师", skills: ["Ｆｉｇｍａ"], enterpriseId: "e4" },
  { id: "traditional", title: "機械設計師", salaryMin: null, salaryMax: null, salaryPeriod: null },
  { id: "script", title: `<script>alert(1)</script> & "视觉" 原画师`, type: "internship" },
  { id: "body", title: "实验员", duties: "负责质粒的提取与保存。", premium: true },
  { id: "expired", title: "护士长", validUntil: FACTORY_NOW - DAY },
  { id: "endless", title: "园艺师", validUntil: null, postedAt: null },
  { id: "closed", title: "已停招的护士", status: "closed" },
  { id: "draft", title: "未发布的护士", status: "draft" },
];

/** The rows of the contract: one for each kind of word, hostile places, and a crowd that looks alike. */
export function contractRows(): JobRow[] {
  return [
    ...words.map((row, i) => buildJob({ enterpriseId: "e1", postedAt: FACTORY_NOW - (i + 1) * DAY, ...row })),
    ...HOSTILE_VALUES.map((district, i) =>
      buildJob({ id: `hostile${i}`, title: "测绘员", district, city: district, enterpriseId: "e3" }),
    ),
    ...Array.from({ length: EQUAL_COUNT }, (_, i) =>
      buildJob({ id: `plain${i}`, title: PLAIN, enterpriseId: "e2", postedAt: FACTORY_NOW - 40 * DAY }),
    ),
  ];
}

/** Writes employers with their tiers, and the rows, announcing all of them. */
export function insertContractRows(db: Db, rows: readonly JobRow[]): void {
  const employers = Object.keys(TIERS).map((id) => buildEnterprise({ id, name: `示例单位${id}` }));
  insertEnterprises(db, employers, FACTORY_NOW);
  for (const [enterpriseId, tiers] of Object.entries(TIERS))
    for (const tier of tiers)
      db.insert(enterpriseTier)
        .values({ enterpriseId, tier: tier as "tech", year: 2026, source: "示例" })
        .run();
  insertJobs(db, rows, FACTORY_NOW);
}
