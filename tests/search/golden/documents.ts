import type { Db } from "~db/client";
import { loadDemo } from "~seeds/demo/load";
import {
  FACTORY_NOW,
  buildEnterprise,
  buildJob,
  insertEnterprises,
  insertJobs,
  type EnterpriseRow,
  type JobRow,
} from "~seeds/factories";
import { insertCardRows } from "../card-rows";

export const GOLDEN_NOW = FACTORY_NOW;

/**
 * Fictional rows with the texts that users of search servers reported as not found in Chinese: a word inside a longer
 * one. The name of the bank is theirs; nothing else here is about it.
 */
const employers: Partial<EnterpriseRow>[] = [
  { id: "golden-bank", name: "中国农业发展银行", industry: "service.fintech", district: "九龙坡片区" },
  { id: "golden-farm", name: "示例农业科技有限公司", industry: "service.rnd", district: "走马镇" },
  {
    id: "golden-install",
    name: "示例净水设备有限公司",
    industry: "green.equipment",
    district: "巴福镇",
    summary: "主营家用净水设备，安装简单，维护方便。",
  },
];
const postings: Partial<JobRow>[] = [
  { id: "golden-pending", title: "待处理工单专员", skills: [], duties: "跟进客户留言，逐条答复。" },
  {
    id: "golden-pending-text",
    title: "工单专员",
    skills: [],
    duties: "每日清点待处理的工单，按时答复。",
  },
  {
    id: "golden-simple",
    title: "净水设备安装员",
    skills: [],
    duties: "上门服务，产品安装简单，无需焊接。",
    enterpriseId: "golden-install",
  },
  {
    id: "golden-lending",
    title: "信贷专员",
    skills: [],
    duties: "受理申请，核对材料。",
    enterpriseId: "golden-bank",
  },
];

/** What the golden queries are asked over: the demonstration data, a few rows of these tests, fictional cards. */
export function loadGoldenDocuments(db: Db): void {
  loadDemo(db, { now: GOLDEN_NOW, scale: "small" });
  insertEnterprises(db, employers.map(buildEnterprise), GOLDEN_NOW);
  insertJobs(
    db,
    postings.map((row) => buildJob({ enterpriseId: "golden-farm", ...row })),
    GOLDEN_NOW,
  );
  insertCardRows(db);
}
