import { z } from "zod";
import { positiveInteger, PAGING_FIELDS } from "~/domain/query";
import { PROBLEMS, type ProblemKind } from "~/http/problem";
import { ENTERPRISE_FACETS } from "../enterprise/find-enterprises.server";
import { JOB_FACETS } from "../job/find-jobs.server";
import { describeSchemas, ref, type Schema } from "./describe-schemas.server";

const limits = (schema: z.ZodType): Schema => {
  const { type, minimum, maximum } = z.toJSONSchema(schema, { io: "output" });
  return { type, minimum, maximum };
};

const parameter = (name: string, description: string, schema: Schema) => ({
  name,
  in: "query",
  description,
  schema,
});
const words = parameter("q", '关键词。多个词须同时满足，无结果时逐步放宽；"…" 为短语，前置 - 为排除。', {
  type: "string",
  maxLength: 200,
});
const many = (name: string, items: Schema) => ({
  ...parameter(name, "可重复，彼此为“或”。", { type: "array", items }),
  style: "form",
  explode: true,
});
const paging = [
  parameter("page", "页码，从 1 起", { ...limits(PAGING_FIELDS.page), default: 1 }),
  parameter("perPage", "每页条数", { ...limits(PAGING_FIELDS.perPage), default: 20 }),
];
const flagged = (name: string, description: string) =>
  parameter(name, description, { type: "string", enum: ["0", "1"] });
const district = many("district", { type: "string", maxLength: 30 });
const identifier = { name: "id", in: "path", required: true, schema: { type: "string" } };

const jobParameters = [
  words,
  district,
  many("industry", ref("Industry")),
  many("education", ref("Education")),
  many("experience", ref("Experience")),
  many("type", ref("JobType")),
  many("tier", ref("CultivationTier")),
  parameter("salaryMin", "月薪上限不低于此数，元", limits(positiveInteger(1_000_000))),
  flagged("premium", "1：只看高薪优岗"),
  parameter("postedWithin", "若干天内发布", limits(positiveInteger(3650))),
  parameter("sort", "排序", { ...ref("Sort"), default: "relevance" }),
  ...paging,
];

const enterpriseParameters = [
  words,
  many("tier", ref("CultivationTier")),
  many("industry", ref("Industry")),
  district,
  many("size", ref("EnterpriseSize")),
  flagged("hiring", "1：只看正在招聘的企业"),
  ...paging,
];

const problemRef = (kind: ProblemKind) => ({ $ref: `#/components/responses/${kind}` });

function get(operationId: string, summary: string, schema: string, rest: object, missing = false) {
  const responses = {
    "200": {
      description: summary,
      headers: { ETag: { schema: { type: "string" } } },
      content: { "application/json": { schema: ref(schema) } },
    },
    "304": { description: "自 If-None-Match 所示版本以来没有变化" },
    ...(missing ? { "404": problemRef("NotFound") } : {}),
    "405": problemRef("MethodNotAllowed"),
    "429": problemRef("TooManyRequests"),
    "500": problemRef("InternalError"),
  };
  return { get: { operationId, summary, ...rest, responses } };
}

/** Never kept by anybody, and with an answer for a code that no card has. */
const verification = (() => {
  const answer = (description: string) => ({
    description,
    content: { "application/json": { schema: ref("TalentCardVerification") } },
  });
  const code = {
    name: "code",
    in: "path",
    required: true,
    description: "核验码，或卡号（按卡号查询时不返回姓名）",
    schema: { type: "string" },
  };
  const summary = "核验一张金凤凰人才卡";
  return {
    get: {
      operationId: "verifyTalentCard",
      summary,
      parameters: [code],
      responses: {
        "200": answer(summary),
        "404": answer("没有这张卡，status 为 unknown"),
        "405": problemRef("MethodNotAllowed"),
        "429": problemRef("TooManyRequests"),
        "500": problemRef("InternalError"),
      },
    },
  };
})();

/** The open API in OpenAPI 3.1, with every vocabulary taken from where the portal itself takes it. */
export function describeOpenApi(publicUrl: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "金凤凰 · 凤栖 开放接口",
      version: "1.0.0",
      description:
        "重庆高新区、西部（重庆）科学城人才与企业服务平台的公开数据。只读，无需登录，允许跨域。未知参数被忽略，读不懂的参数值被忽略并列在 dropped 中。时间为东八区 ISO 8601。未注明的内容为 null 或 unknown，不作推测。",
    },
    servers: [{ url: publicUrl }],
    paths: {
      "/api/v1/jobs": get("findJobs", "搜索在招职位", "JobSearch", { parameters: jobParameters }),
      "/api/v1/jobs/{id}": get(
        "getJob",
        "一个职位；已结束的职位仍可读取，以 availability 注明",
        "Job",
        { parameters: [identifier] },
        true,
      ),
      "/api/v1/enterprises": get("findEnterprises", "搜索企业", "EnterpriseSearch", {
        parameters: enterpriseParameters,
      }),
      "/api/v1/enterprises/{id}": get(
        "getEnterprise",
        "一家企业及其在招职位的一页",
        "Enterprise",
        { parameters: [identifier, ...paging] },
        true,
      ),
      "/api/v1/talent-cards/verify/{code}": verification,
      "/api/v1/suggest": get("suggest", "输入时的搜索建议", "Suggestions", {
        parameters: [
          words,
          parameter("index", "在哪里搜索", {
            type: "string",
            enum: ["jobs", "enterprises"],
            default: "jobs",
          }),
        ],
      }),
    },
    components: {
      schemas: describeSchemas({ jobs: JOB_FACETS, enterprises: ENTERPRISE_FACETS }),
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([kind, { title }]) => [
          kind,
          { description: title, content: { "application/problem+json": { schema: ref("Problem") } } },
        ]),
      ),
    },
  };
}
