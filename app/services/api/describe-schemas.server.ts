import { CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";
import { EDUCATION_LABELS } from "~/domain/education";
import { ENTERPRISE_SIZE_LABELS, ORIGIN_LABELS, OWNERSHIP_LABELS } from "~/domain/enterprise";
import { EXPERIENCE_LABELS } from "~/domain/experience";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { EMPLOYMENT_FORM_LABELS, JOB_TYPE_LABELS } from "~/domain/job-type";
import { SALARY_PERIOD_LABELS } from "~/domain/salary";
import { JOB_SORTS } from "~/domain/job-query";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Record<string, unknown>;

const text = (description?: string): Schema => ({ type: "string", ...(description ? { description } : {}) });
const integer = (minimum: number, description?: string): Schema => ({
  type: "integer",
  minimum,
  ...(description ? { description } : {}),
});
const flag = (description: string): Schema => ({ type: "boolean", description });
const list = (items: Schema, description?: string): Schema => ({
  type: "array",
  items,
  ...(description ? { description } : {}),
});
const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema.type, "null"] });
const date = (description: string): Schema => ({ type: "string", format: "date-time", description });
const address = (description: string): Schema => ({ type: "string", format: "uri", description });
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object all of whose members are always there, but those named in `optional`. */
function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: "object", properties, ...(required.length > 0 ? { required } : {}) };
}

const DROPPED = list(object({ key: text(), value: text() }), "读不懂而被忽略的参数值");

/** A closed vocabulary with what each value means. */
function vocabulary(description: string, labels: Readonly<Record<string, string>>): Schema {
  const meanings = Object.entries(labels).map(([value, label]) => `\`${value}\` ${label}`);
  return {
    type: "string",
    enum: Object.keys(labels),
    description: `${description}：${meanings.join("；")}`,
  };
}

const VOCABULARIES = {
  Education: vocabulary("最低学历要求", EDUCATION_LABELS),
  Experience: vocabulary("工作年限要求", EXPERIENCE_LABELS),
  JobType: vocabulary("招聘类型", JOB_TYPE_LABELS),
  EmploymentForm: vocabulary("用工类型", EMPLOYMENT_FORM_LABELS),
  Industry: vocabulary("产业链（四大主导产业）或国民经济行业门类", INDUSTRY_LABELS),
  CultivationTier: vocabulary("一科三高企业培育层级", CULTIVATION_TIER_LABELS),
  EnterpriseSize: vocabulary("企业规模", ENTERPRISE_SIZE_LABELS),
  Ownership: vocabulary("企业性质", OWNERSHIP_LABELS),
  Origin: vocabulary("信息来源；demo 为虚构的示例数据", ORIGIN_LABELS),
  SalaryPeriod: vocabulary("计薪周期", SALARY_PERIOD_LABELS),
  Availability: vocabulary("是否仍在招聘", { open: "招聘中", expired: "已过有效期", closed: "已停止招聘" }),
  TalentCardCategory: vocabulary("金凤凰人才卡类别", CARD_CATEGORY_LABELS),
  TalentCardStatus: vocabulary("人才卡状态", {
    valid: "有效",
    notYet: "尚未生效",
    expired: "已到期",
    suspended: "暂停使用",
    revoked: "已撤销",
    unknown: "没有这张卡",
  }),
  Sort: vocabulary(
    "排序",
    Object.fromEntries(
      JOB_SORTS.map((s) => [s, { relevance: "最相关", newest: "最新", salary: "薪资最高" }[s]]),
    ),
  ),
};

const highlights = (fields: readonly string[]): Schema => ({
  ...object(Object.fromEntries(fields.map((field) => [field, text()])), fields),
  description: "命中的字段。已按 HTML 转义，命中的词置于 <mark> 与 </mark> 之间；未命中的字段不出现。",
});

const JOB = {
  id: text(),
  title: text("职位名称"),
  enterprise: object({
    id: text(),
    name: text("用人单位"),
    tiers: list(ref("CultivationTier")),
  }),
  district: text("地点：科学城内为镇街或片区，之外为城市，读不出时为“地点未注明”"),
  industry: ref("Industry"),
  education: ref("Education"),
  experience: ref("Experience"),
  type: ref("JobType"),
  salaryMinMonthly: orNull(integer(0, "月薪下限，元；面议或无法折算为月薪时为 null")),
  salaryMaxMonthly: orNull(integer(0, "月薪上限，元")),
  salaryMonths: integer(1, "每年发放的月薪数，未注明为 12"),
  premium: flag("高薪优岗：按规则计算，不由发布者填写"),
  postedAt: orNull(date("首次发布时间；来源未注明时为 null")),
  validUntil: orNull(date("有效期；来源未注明时为 null")),
  origin: ref("Origin"),
  source: {
    ...object({
      site: text("转载自"),
      url: orNull(text()),
      collected: orNull(text("采集时间，照录来源")),
    }),
    type: ["object", "null"],
  },
  url: address("职位页面"),
  skills: list(text(), "技能要求"),
};

const ENTERPRISE = {
  id: text(),
  name: text(),
  tiers: list(ref("CultivationTier")),
  industry: ref("Industry"),
  district: orNull(text("地点，取值同职位")),
  size: ref("EnterpriseSize"),
  ownership: ref("Ownership"),
  openJobs: integer(0, "在招职位数"),
  origin: ref("Origin"),
  url: address("企业页面"),
};

/** What every search answers with, around its hits. */
function searchOf(hit: string, facets: readonly string[]): Schema {
  const counts: Schema = { type: "object", additionalProperties: integer(1) };
  return object({
    total: integer(0, "命中总数"),
    page: integer(1, "实际返回的页；请求的页超出末页时返回末页"),
    perPage: integer(1),
    pages: integer(1, "可翻到的页数；最多可取前 10,000 条"),
    processingMs: { type: "number", minimum: 0, description: "检索用时，毫秒" },
    engine: { type: "string", enum: ["sqlite", "meilisearch"] },
    degraded: flag("所配置的引擎不可用、由另一引擎代答时为 true"),
    interpretation: object({
      dropped: list(text(), "没有职位同时满足全部词语时，被放宽掉的词"),
      corrected: list(object({ from: text(), to: text() }), "按另一写法检索的词"),
    }),
    dropped: DROPPED,
    facets: {
      ...object(Object.fromEntries(facets.map((f) => [f, counts]))),
      description: "取值 → 命中数。同一分面内为“或”，自身的选择不影响自身的计数。",
    },
    hits: list(ref(hit)),
  });
}

/** `components.schemas`. */
export function describeSchemas(facets: { jobs: readonly string[]; enterprises: readonly string[] }) {
  return {
    ...VOCABULARIES,
    JobHit: object({ ...JOB, highlight: highlights(["title", "enterprise", "district", "skills"]) }),
    JobSearch: searchOf("JobHit", facets.jobs),
    Job: object({
      ...JOB,
      availability: ref("Availability"),
      employmentForm: ref("EmploymentForm"),
      headcount: orNull(integer(1, "招聘人数")),
      duties: orNull(text("工作内容")),
      conditions: orNull(text("招聘条件")),
      workConditions: orNull(text("工作条件")),
      benefits: list(text(), "福利"),
      city: orNull(text()),
      cityDistrict: orNull(text()),
      address: orNull(text()),
      experienceMinYears: orNull(integer(0)),
      experienceMaxYears: orNull(integer(0)),
      salary: object({
        min: orNull(integer(0, "元 / 计薪周期")),
        max: orNull(integer(0, "元 / 计薪周期")),
        period: { oneOf: [ref("SalaryPeriod"), { type: "null" }] },
        months: integer(1),
        raw: orNull(text("来源原文")),
      }),
      mergedSources: integer(0, "合并为此职位的外部信息条数"),
      updatedAt: date("本平台最后更新时间"),
    }),
    EnterpriseHit: object({ ...ENTERPRISE, highlight: highlights(["name", "district"]) }),
    EnterpriseSearch: searchOf("EnterpriseHit", facets.enterprises),
    Enterprise: object({
      ...ENTERPRISE,
      creditCode: orNull(text("统一社会信用代码")),
      address: orNull(text()),
      summary: orNull(text()),
      website: orNull(text()),
      verifiedUntil: orNull(date("身份核验的有效期；已过去的时间表示核验已到期，null 表示未核验")),
      tierRecords: list(object({ tier: ref("CultivationTier"), year: integer(2000), source: text("依据") })),
      updatedAt: date("本平台最后更新时间"),
      jobs: object({
        total: integer(0),
        page: integer(1),
        perPage: integer(1),
        hits: list(ref("JobHit"), "在招职位的一页，最新在前"),
      }),
      dropped: DROPPED,
    }),
    TalentCardVerification: object({
      status: ref("TalentCardStatus"),
      number: orNull(text("卡号")),
      category: { oneOf: [ref("TalentCardCategory"), { type: "null" }] },
      categoryLabel: orNull(text("类别的中文名称")),
      holder: orNull(text("持卡人姓名，默认脱敏，如 张*；按卡号查询时不返回姓名")),
      holderMasked: {
        type: ["boolean", "null"],
        description: "姓名是否已脱敏；持卡人可在一段时间内显示全名",
      },
      validFrom: orNull(date("有效期起")),
      validUntil: orNull(date("有效期止，含当天")),
      checkedAt: date("核验时间"),
    }),
    Suggestions: object({
      suggestions: list(
        object({
          text: text(),
          kind: { type: "string", enum: ["title", "skill", "enterprise", "place"] },
          count: integer(0),
        }),
      ),
    }),
    Problem: object({
      type: address("问题类型的说明"),
      title: text(),
      status: integer(400),
      detail: text(),
      instance: text("出错的请求地址"),
    }),
  };
}
