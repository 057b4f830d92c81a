import { and, eq } from "drizzle-orm";
import { CATALOGUE_CATEGORIES, FENGQI_BANDS } from "../../app/domain/talent-card";
import type { Db } from "../../db/client";
import { benefit } from "../../db/schema/index";

type Benefit = typeof benefit.$inferInsert;
type Told = Pick<Benefit, "id" | "kind" | "title" | "summary" | "provider" | "source" | "categories">;

const TEN = "“金凤凰”人才10条（2021-03-05 发布）";
const ENVIRONMENT = `${TEN}第八至十条`;
const YOUTH = "渝府办发〔2021〕49号（市级青年人才政策）";
const SERVICE_CARD = "《重庆英才服务管理办法（试行）》渝人社发〔2020〕53号";
const ZONE = "重庆高新区（具体办理单位待核）";
const CITY = "重庆市（具体办理单位待核）";

const catalogue = [...CATALOGUE_CATEGORIES];
const bands = [...FENGQI_BANDS];
const YOUNG: Benefit["categories"] = ["young", ...bands];

/**
 * What public texts say that talents are granted (policy-facts §5.1, §5.4–5.6), no figure that they do not give. None is
 * used at a counter until the office says which, how often and where.
 */
export const REFERENCE_BENEFITS: readonly Told[] = [
  {
    id: "jfh-senior-flat",
    kind: "housing",
    title: "高端人才房",
    summary:
      "面积 150–240 平方米。文件载明的方式有免租、成本价购买、购房补贴、赠送；各类别适用哪一种、金额多少，公开文本没有，待核。",
    provider: ZONE,
    source: ENVIRONMENT,
    categories: catalogue,
  },
  {
    id: "jfh-flat",
    kind: "housing",
    title: "人才公寓",
    summary: "面积约 100 平方米。各类别的租金减免和购房办法，公开文本没有，待核。",
    provider: ZONE,
    source: ENVIRONMENT,
    categories: catalogue,
  },
  {
    id: "jfh-international-community",
    kind: "housing",
    title: "国际人才社区",
    summary: "建设国际人才社区，供海内外人才居住。入住条件待核。",
    provider: ZONE,
    source: `${ENVIRONMENT}；两城融合行动方案（渝高新发〔2023〕8号）“安居工程”`,
    categories: catalogue,
  },
  {
    id: "cq-youth-hostel",
    kind: "housing",
    title: "青年人才驿站",
    summary: "首次来渝求职的青年人才可以免费入住，最长 1 个月。驿站名单和预约办法待核。",
    provider: CITY,
    source: YOUTH,
    categories: YOUNG,
  },
  {
    id: "cq-public-flat",
    kind: "housing",
    title: "公有住房定向配租与人才公寓租金减免",
    summary:
      "全市 6 万套公有住房定向配租。人才公寓减免租金，在渝工作且租满 5 年可以按成本价购买。减免幅度待核。",
    provider: CITY,
    source: YOUTH,
    categories: YOUNG,
  },
  {
    id: "cq-settling",
    kind: "housing",
    title: "青年人才安家补贴",
    summary:
      "首次在渝全职工作、签订 3 年以上合同并参加社保的：博士、高级职称或高级技师每人最高 5 万元，硕士、中级职称或技师每人最高 2.5 万元。按区域分档，由区县发放。",
    provider: CITY,
    source: YOUTH,
    categories: ["fengqiPostdoc", "fengqiDoctor", "fengqiMaster"],
  },
  {
    id: "xinfeng-allowance",
    kind: "housing",
    title: "新凤人才补贴",
    summary: "面向本科、硕士、博士、博士后四档青年人才。补贴金额、申报期和材料，公开文本没有，待核。",
    provider: ZONE,
    source: "渝高新发〔2023〕20号；实施细则（试行）渝高新发〔2024〕11号",
    categories: bands,
  },
  {
    id: "yingcai-schooling",
    kind: "schooling",
    title: "子女入学",
    summary: "重庆英才服务卡 A 卡的专属服务之一。学校范围和办理条件待核。",
    provider: "市级高层次人才“一站式”服务平台",
    source: SERVICE_CARD,
    categories: catalogue,
  },
  {
    id: "jfh-medical",
    kind: "medical",
    title: "医保、体检与疗养",
    summary: "为“金凤凰”人才提供医疗保险、健康体检和疗养服务。各类别的项目和次数待核。",
    provider: ZONE,
    source: ENVIRONMENT,
    categories: catalogue,
  },
  {
    id: "jfh-finance",
    kind: "finance",
    title: "创业投资、贴息与免租",
    summary: "引导基金直接投资或跟投、贷款全额贴息、场地免租。适用条件和额度，公开文本不完整，待核。",
    provider: ZONE,
    source: `${TEN}第七条`,
    categories: catalogue,
  },
  {
    id: "cq-startup-loan",
    kind: "finance",
    title: "青年创业免抵押贴息贷款与工位",
    summary: "创业免抵押贴息贷款最高 200 万元；全市提供 1 万个创业工位，免费使用最长 1 年。",
    provider: CITY,
    source: YOUTH,
    categories: YOUNG,
  },
  {
    id: "jfh-results",
    kind: "research",
    title: "职务成果转化收益",
    summary: "职务科技成果转化的收益，95% 划归研发人员及团队。",
    provider: ZONE,
    source: `${TEN}第六条`,
    categories: catalogue,
  },
  {
    id: "jfh-green-channel",
    kind: "service",
    title: "一站式绿色通道",
    summary: "专人对接、全程代办、一窗通办、一次办结。",
    provider: ZONE,
    source: ENVIRONMENT,
    categories: catalogue,
  },
  {
    id: "yingcai-service-card",
    kind: "service",
    title: "重庆英才服务卡",
    summary:
      "全职在渝并符合重庆市人才分类目录的，可以另行申领，不随本卡发放。A 卡有 10 项基础服务和 7 项专属服务，有效期 3 年；逐项清单待核。",
    provider: "市级和区县高层次人才“一站式”服务平台",
    source: SERVICE_CARD,
    categories: catalogue,
  },
];

const FIELDS = ["kind", "title", "summary", "provider", "source"] as const;

/**
 * Puts what is missing into the catalogue and sets right what nobody of the office has changed since. What the office
 * has changed, or taken out of use, stays as it is.
 */
export function seedBenefits(db: Db, now: number): { rows: number; added: number; changed: number } {
  return db.transaction(
    (tx) => {
      const report = { rows: REFERENCE_BENEFITS.length, added: 0, changed: 0 };
      for (const told of REFERENCE_BENEFITS) {
        const old = tx.select().from(benefit).where(eq(benefit.id, told.id)).get();
        if (!old) {
          const unlimited = { perCardPeriod: "year", quotaPeriod: "year" } as const;
          tx.insert(benefit)
            .values({
              ...told,
              ...unlimited,
              redeemable: false,
              active: true,
              createdAt: now,
              updatedAt: now,
            })
            .run();
          report.added++;
          continue;
        }
        const same =
          FIELDS.every((name) => old[name] === told[name]) &&
          JSON.stringify(old.categories) === JSON.stringify(told.categories);
        if (same || old.version > 1) continue;
        tx.update(benefit)
          .set({ ...told, updatedAt: now })
          .where(and(eq(benefit.id, told.id), eq(benefit.version, 1)))
          .run();
        report.changed++;
      }
      return report;
    },
    { behavior: "immediate" },
  );
}
