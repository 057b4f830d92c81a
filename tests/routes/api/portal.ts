import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { SaxesParser } from "saxes";
import { keyedHash } from "~/auth/keyed-hash.server";
import { createSecretBox } from "~/auth/secret-box.server";
import type { AppContext } from "~/services/load-context.server";
import type { Db } from "~db/client";
import { enterpriseTier } from "~db/schema";
import { createSearchEngine } from "~search/create";
import {
  DAY,
  FACTORY_NOW,
  buildEnterprise,
  buildJob,
  insertEnterprises,
  insertJobs,
  type JobRow,
} from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

export const PUBLIC_URL = "https://portal.example";

/** Text that has broken feeds, scripts and attributes before. */
export const HOSTILE_TEXT = `</script><b>&"'\u0000\u0008\u000b\ufffe]]>&amp;\u2028\ud83e\udd85<!--`;

export interface TestPortal {
  db: Db;
  context: AppLoadContext;
  /** Unexpected errors that were reported. */
  errors: unknown[];
  close(): Promise<void>;
}

/** A portal with a few awkward rows, the real engine, and a clock that stands still. */
export async function openTestPortal(rows: readonly JobRow[] = AWKWARD_JOBS): Promise<TestPortal> {
  const db = openTestDatabase();
  const employers = [
    buildEnterprise({
      id: "e1",
      name: "示例芯片有限公司",
      website: "https://chip.example/",
      summary: "示例简介",
    }),
    buildEnterprise({
      id: "e2",
      name: `示例${HOSTILE_TEXT}`,
      district: null,
      size: "unknown",
      industry: "unknown",
    }),
    buildEnterprise({ id: "e3", name: "示例医药有限公司", website: "javascript:alert(1)" }),
  ];
  insertEnterprises(db, employers, FACTORY_NOW);
  db.insert(enterpriseTier)
    .values({ enterpriseId: "e1", tier: "highTech", year: 2026, source: "示例" })
    .run();
  insertJobs(db, rows, FACTORY_NOW);
  const search = createSearchEngine(db);
  await search.drain();
  const errors: unknown[] = [];
  const parts: AppContext = {
    db,
    search,
    now: FACTORY_NOW,
    nonce: "",
    requestId: "test",
    publicUrl: PUBLIC_URL,
    https: true,
    address: "192.0.2.1",
    keyed: keyedHash("a secret of this test"),
    box: createSecretBox(Buffer.alloc(32, 7).toString("base64")),
    oidc: null,
    operator: { name: null, contact: null },
    production: false,
    mail: false,
    files: { folder: join(tmpdir(), "no-uploads-here"), scan: null },
    reportError: (error) => errors.push(error),
  };
  const context = parts as AppLoadContext;
  const close = async () => {
    await search.close();
    db.$client.close();
  };
  return { db, context, errors, close };
}

const UNKNOWN: Partial<JobRow> = {
  type: "unknown",
  employmentForm: "unknown",
  headcount: null,
  duties: null,
  conditions: null,
  workConditions: null,
  benefits: [],
  district: "地点未注明",
  city: null,
  industry: "unknown",
  education: "unknown",
  experience: "unknown",
  experienceMinYears: null,
  experienceMaxYears: null,
  salaryMin: null,
  salaryMax: null,
  salaryPeriod: null,
  postedAt: null,
  validUntil: null,
};

const AWKWARD_JOBS: readonly JobRow[] = [
  buildJob({
    id: "java",
    title: "Java工程师",
    skills: ["Java", "Spring"],
    enterpriseId: "e1",
    premium: true,
  }),
  buildJob({ id: "embedded", title: "嵌入式 C++ 工程师", enterpriseId: "e1", district: "西永街道" }),
  buildJob({ id: "unknown", title: "未注明的职位", enterpriseId: "e3", ...UNKNOWN, origin: "imported" }),
  buildJob({
    id: "imported",
    title: "算法工程师",
    district: "成都",
    city: "成都",
    origin: "imported",
    sourceSite: "示例招聘网",
    sourceUrl: "https://source.example/1?a=1&b=2",
    sourceCollected: "2024-05",
    salaryRaw: "面议",
    enterpriseId: "e3",
  }),
  buildJob({ id: "hostile", title: `护士${HOSTILE_TEXT}`, skills: [HOSTILE_TEXT], enterpriseId: "e2" }),
  buildJob({ id: "long", title: "高级工程师".repeat(60), enterpriseId: "e2" }),
  buildJob({
    id: "hourly",
    title: "兼职助教",
    type: "parttime",
    salaryPeriod: "hour",
    salaryMin: 40,
    salaryMax: 60,
  }),
  buildJob({ id: "expired", title: "已过期的职位", validUntil: FACTORY_NOW - DAY }),
  buildJob({ id: "closed", title: "已停止的职位", status: "closed" }),
  buildJob({ id: "draft", title: "草稿职位", status: "draft" }),
  buildJob({ id: "a/b?c&d<e>", title: "编号古怪的职位" }),
];

type Loader = (args: LoaderFunctionArgs) => Promise<Response> | Response;

/** Asks a route as Remix would. `path` may carry a query. */
export async function ask(
  portal: TestPortal,
  loader: Loader,
  path: string,
  options: { params?: Record<string, string>; method?: string; headers?: HeadersInit } = {},
): Promise<Response> {
  const { params = {}, method = "GET", headers } = options;
  const request = new Request(new URL(path, PUBLIC_URL), { method, headers });
  return loader({ request, params, context: portal.context } as LoaderFunctionArgs);
}

/** An element of a parsed document. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

/** Parses with a parser that refuses everything that is not well-formed XML 1.0 with namespaces. */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((a) => [a.name, a.value]));
    const element: XmlElement = { name: tag.name, attributes, text: "", children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(source).close();
  const [document] = root.children;
  if (!document) throw new Error("no root element");
  return document;
}

export const childrenOf = (element: XmlElement, name: string) =>
  element.children.filter((child) => child.name === name);
export const textOf = (element: XmlElement, name: string) => childrenOf(element, name)[0]?.text;
