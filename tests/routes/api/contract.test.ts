import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EMPTY_ENTERPRISE_QUERY, parseEnterpriseQuery } from "~/domain/enterprise-query";
import { EMPTY_JOB_QUERY, parseJobQuery } from "~/domain/job-query";
import { loader as notFound } from "~/routes/api.$";
import { loader as openApi } from "~/routes/api.openapi[.]json";
import { loader as enterprise } from "~/routes/api.v1.enterprises.$enterpriseId";
import { loader as enterprises } from "~/routes/api.v1.enterprises._index";
import { loader as job } from "~/routes/api.v1.jobs.$jobId";
import { action as write, loader as jobs } from "~/routes/api.v1.jobs._index";
import { loader as suggest } from "~/routes/api.v1.suggest";
import { loader as verification } from "~/routes/api.v1.talent-cards.verify.$code";
import { addHolder } from "~tests/services/card-applications";
import { addCard } from "~tests/services/talent-cards";
import { ask, openTestPortal, type TestPortal } from "./portal";

interface Parameter {
  name: string;
  in: string;
  schema: { maximum?: number; type?: string };
}
interface OpenApi {
  openapi: string;
  paths: Record<string, { get: { parameters: Parameter[] } }>;
  components: { schemas: Record<string, Record<string, unknown>> };
}

/** Closes every object that names its members, so that an undocumented member is a breach. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in copy ? { ...copy, additionalProperties: false } : copy;
}

let portal: TestPortal;
let document: OpenApi;
let ajv: Ajv2020;

beforeAll(async () => {
  portal = await openTestPortal();
  addCard(portal.db, (await addHolder(portal.db, "holder")).actor.id, { code: "0123ABCDEFGH" });
  document = (await (await ask(portal, openApi, "/api/openapi.json")).json()) as OpenApi;
  ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "openapi", components: closed(document.components) } as object, "openapi");
  ajv.addVocabulary(["components"]);
});
afterAll(() => portal.close());

function schemaOf(name: string): ValidateFunction {
  const validate = ajv.getSchema(`openapi#/components/schemas/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  return validate;
}

function expectToMatch(body: unknown, name: string): void {
  const validate = schemaOf(name);
  validate(body);
  expect(validate.errors ?? []).toEqual([]);
}

test("the description is valid OpenAPI 3.1", async () => {
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>);
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("the validator notices a description that is not valid", async () => {
  const broken = { ...structuredClone(document), paths: { "/x": { get: { responses: 5 } } } };
  expect((await new Validator().validate(broken as unknown as Record<string, unknown>)).valid).toBe(false);
});

test("the closed schemas notice an undocumented and a missing member", async () => {
  const body = (await (await ask(portal, jobs, "/api/v1/jobs")).json()) as Record<string, unknown>;
  const { total: _total, ...less } = body;
  expect(schemaOf("JobSearch")({ ...body, surprise: 1 })).toBe(false);
  expect(schemaOf("JobSearch")(less)).toBe(false);
});

describe("every answer is what the description says", () => {
  test.each([
    ["JobSearch", jobs, "/api/v1/jobs", {}],
    ["JobSearch", jobs, "/api/v1/jobs?q=Java&type=fulltime&sort=salary&perPage=3", {}],
    ["JobSearch", jobs, "/api/v1/jobs?q=pyhton&page=99&salaryMin=x&sort=y", {}],
    ["EnterpriseSearch", enterprises, "/api/v1/enterprises", {}],
    ["EnterpriseSearch", enterprises, "/api/v1/enterprises?q=芯片&hiring=1&tier=highTech", {}],
    ["Suggestions", suggest, "/api/v1/suggest?q=J", {}],
    ["Suggestions", suggest, "/api/v1/suggest?q=示例&index=enterprises", {}],
    ["Suggestions", suggest, "/api/v1/suggest", {}],
    ["Enterprise", enterprise, "/api/v1/enterprises/e1?perPage=1", { enterpriseId: "e1" }],
    ["Enterprise", enterprise, "/api/v1/enterprises/e2", { enterpriseId: "e2" }],
    ["Enterprise", enterprise, "/api/v1/enterprises/e3?page=1000000", { enterpriseId: "e3" }],
    ["TalentCardVerification", verification, "/api/v1/talent-cards/verify/x", { code: "0123ABCDEFGH" }],
    ["TalentCardVerification", verification, "/api/v1/talent-cards/verify/x", { code: "JFH-2026-000001" }],
    ["TalentCardVerification", verification, "/api/v1/talent-cards/verify/x", { code: "none" }],
    ["Problem", notFound, "/api/v1/nothing", {}],
    ["Problem", write, "/api/v1/jobs", {}],
    ["Problem", job, "/api/v1/jobs/none", { jobId: "none" }],
    ["Problem", enterprise, "/api/v1/enterprises/none", { enterpriseId: "none" }],
  ] as const)("%s %# %s %s", async (schema, loader, path, params) => {
    const answer = await ask(portal, loader, path, { params });
    expectToMatch(await answer.json(), schema);
  });

  test("each job, however little is known of it", async () => {
    for (const id of [
      "java",
      "unknown",
      "imported",
      "hostile",
      "long",
      "hourly",
      "expired",
      "closed",
      "a/b?c&d<e>",
    ]) {
      const answer = await ask(portal, job, "/api/v1/jobs/x", { params: { jobId: id } });
      expect(answer.status).toBe(200);
      expectToMatch(await answer.json(), "Job");
    }
  });
});

describe("the described parameters are the ones that are read", () => {
  const queryOf = (path: string) =>
    (document.paths[path]?.get.parameters ?? []).filter((parameter) => parameter.in === "query");

  test("of a job search and of an enterprise search", () => {
    const names = (path: string) => queryOf(path).map((parameter) => parameter.name);
    expect(names("/api/v1/jobs").sort()).toEqual(Object.keys(EMPTY_JOB_QUERY).sort());
    expect(names("/api/v1/enterprises").sort()).toEqual(Object.keys(EMPTY_ENTERPRISE_QUERY).sort());
  });

  test("with the limits that hold", () => {
    const limited = [
      ...queryOf("/api/v1/jobs").map((p) => [p, parseJobQuery] as const),
      ...queryOf("/api/v1/enterprises").map((p) => [p, parseEnterpriseQuery] as const),
    ].filter(([p]) => p.schema.maximum !== undefined);
    expect(limited).toHaveLength(6);
    for (const [{ name, schema }, parse] of limited) {
      const maximum = schema.maximum ?? 0;
      expect(parse(new URLSearchParams({ [name]: String(maximum) })).dropped).toEqual([]);
      expect(parse(new URLSearchParams({ [name]: String(maximum + 1) })).dropped).toHaveLength(1);
    }
  });
});
