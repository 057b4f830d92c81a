import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as enterprise } from "~/routes/api.v1.enterprises.$enterpriseId";
import { loader as enterprises } from "~/routes/api.v1.enterprises._index";
import { loader as job } from "~/routes/api.v1.jobs.$jobId";
import { action as write, loader as jobs } from "~/routes/api.v1.jobs._index";
import { loader as suggest } from "~/routes/api.v1.suggest";
import { PUBLIC_URL, ask, openTestPortal, type TestPortal } from "./portal";

interface Hit {
  id: string;
  title: string;
  url: string;
  postedAt: string | null;
  validUntil: string | null;
  enterprise: { name: string; tiers: string[] };
  highlight: Record<string, string>;
}
interface Search {
  total: number;
  page: number;
  pages: number;
  facets: Record<string, Record<string, number>>;
  dropped: { key: string; value: string }[];
  interpretation: { corrected: { from: string; to: string }[] };
  hits: Hit[];
}

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

async function search(query: string): Promise<Search> {
  return (await (await ask(portal, jobs, `/api/v1/jobs${query}`)).json()) as Search;
}

describe("a job search", () => {
  test("takes the first of a value that can be given once, and names the others", async () => {
    expect((await search("?q=Java&q=Go&page=1&page=2")).dropped).toEqual([
      { key: "q", value: "Go" },
      { key: "page", value: "2" },
    ]);
  });

  test("gives what is open, with the address of its page and the times of Shanghai", async () => {
    const { hits, total } = await search("?q=Java");
    expect(total).toBe(1);
    expect(hits[0]).toMatchObject({
      id: "java",
      url: `${PUBLIC_URL}/jobs/java`,
      postedAt: "2026-11-22T10:00:00+08:00",
      validUntil: "2026-12-23T10:00:00+08:00",
      enterprise: { name: "示例芯片有限公司", tiers: ["highTech"] },
    });
    expect(hits[0]?.highlight.title).toBe("<mark>Java</mark>工程师");
  });

  test("never gives what has ended or is not for the public", async () => {
    const { hits } = await search("?perPage=100");
    for (const id of ["expired", "closed", "draft"]) expect(hits.map((hit) => hit.id)).not.toContain(id);
    expect(hits).toHaveLength(8);
  });

  test("gives highlights that are safe as HTML", async () => {
    const { hits } = await search("?q=护士");
    expect(hits[0]?.highlight.title).toContain("<mark>护士</mark>&lt;/script&gt;");
  });

  test("says which value it could not read and answers all the same", async () => {
    const found = await search("?education=bachelor&education=wizard&page=x&unknown=1");
    expect(found.dropped).toEqual([
      { key: "education", value: "wizard" },
      { key: "page", value: "x" },
    ]);
    expect(found.total).toBeGreaterThan(0);
  });

  test("answers a page beyond the last with the last and says so", async () => {
    expect(await search("?perPage=3&page=900")).toMatchObject({ page: 3, pages: 3, total: 8 });
  });

  test("counts a facet without its own choice", async () => {
    const { facets, total } = await search("?district=西永街道");
    expect(total).toBe(1);
    expect(facets.district).toMatchObject({ 西永街道: 1, 成都: 1 });
  });
});

describe("one job", () => {
  const read = (id: string) => ask(portal, job, "/api/v1/jobs/x", { params: { jobId: id } });

  test.each([
    ["java", "open"],
    ["expired", "expired"],
    ["closed", "closed"],
  ])("%s is %s and can be read", async (id, availability) => {
    const answer = await read(id);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id, availability });
  });

  test("names its source when it was posted elsewhere first", async () => {
    expect(await (await read("imported")).json()).toMatchObject({
      origin: "imported",
      source: { site: "示例招聘网", url: "https://source.example/1?a=1&b=2", collected: "2024-05" },
    });
  });

  test("says unknown where the source says nothing", async () => {
    expect(await (await read("unknown")).json()).toMatchObject({
      postedAt: null,
      validUntil: null,
      education: "unknown",
      headcount: null,
      salary: { min: null, max: null, period: null },
    });
  });

  test.each(["draft", "none", "", "' OR 1=1 --", "x".repeat(5000)])("%.20s is not found", async (id) => {
    const answer = await read(id);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 404, instance: "/api/v1/jobs/x" });
  });
});

test("an enterprise is given with its open jobs", async () => {
  const answer = await ask(portal, enterprise, "/api/v1/enterprises/e1?perPage=2&page=2", {
    params: { enterpriseId: "e1" },
  });
  expect(await answer.json()).toMatchObject({
    id: "e1",
    url: `${PUBLIC_URL}/enterprises/e1`,
    openJobs: 4,
    tierRecords: [{ tier: "highTech", year: 2026, source: "示例" }],
    jobs: { total: 4, page: 2, perPage: 2, hits: [{}, {}] },
  });
});

test("enterprises are found by name", async () => {
  const answer = await ask(portal, enterprises, "/api/v1/enterprises?q=医药");
  expect(await answer.json()).toMatchObject({
    total: 1,
    hits: [{ id: "e3", highlight: { name: "示例<mark>医药</mark>有限公司" } }],
  });
});

test("suggestions begin with what was typed", async () => {
  const { suggestions } = (await (await ask(portal, suggest, "/api/v1/suggest?q=ja&index=jobs")).json()) as {
    suggestions: { text: string }[];
  };
  expect(suggestions.map((s) => s.text)).toContain("Java工程师");
});

describe("open data", () => {
  test("may be read from any site, errors too", async () => {
    for (const path of ["/api/v1/jobs", "/api/v1/jobs?q=x"])
      expect((await ask(portal, jobs, path)).headers.get("Access-Control-Allow-Origin")).toBe("*");
    const missing = await ask(portal, job, "/api/v1/jobs/x", { params: { jobId: "none" } });
    expect(missing.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  test("answers a preflight", async () => {
    const answer = await ask(portal, jobs, "/api/v1/jobs", {
      method: "OPTIONS",
      headers: { Origin: "https://other.example", "Access-Control-Request-Headers": "x-requested-with" },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("Access-Control-Allow-Methods")).toBe("GET, HEAD, OPTIONS");
    expect(answer.headers.get("Access-Control-Allow-Headers")).toBe("x-requested-with");
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("refuses %s and says what it takes", async (method) => {
    const answer = await ask(portal, write, "/api/v1/jobs", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  });

  test("answers HEAD with the headers alone", async () => {
    const answer = await ask(portal, jobs, "/api/v1/jobs", { method: "HEAD" });
    expect(answer.headers.get("ETag")).toMatch(/^W\/"/);
    expect(await answer.text()).toBe("");
  });

  test("is not sent again until it changes; how long a search took is no change", async () => {
    const etagOf = async (path: string) => (await ask(portal, jobs, path)).headers.get("ETag") ?? "";
    const seen = await etagOf("/api/v1/jobs?q=Java");
    expect(await etagOf("/api/v1/jobs?q=Java")).toBe(seen);
    expect(await etagOf("/api/v1/jobs?q=C%2B%2B")).not.toBe(seen);
    const again = await ask(portal, jobs, "/api/v1/jobs?q=Java", {
      headers: { "If-None-Match": `"other", ${seen}` },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  test("reports what breaks and tells the outside nothing of it", async () => {
    const broken = {
      ...portal,
      context: {
        ...portal.context,
        search: { ...portal.context.search, search: () => Promise.reject(new Error("secret")) },
      },
    } as TestPortal;
    const answer = await ask(broken, jobs, "/api/v1/jobs");
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
    expect(portal.errors.splice(0)).toHaveLength(1);
  });
});

describe("an employer", () => {
  test("gives its last page to whoever asks beyond it, and names what could not be read", async () => {
    const read = async (query: string) =>
      (await (
        await ask(portal, enterprise, `/api/v1/enterprises/e1${query}`, { params: { enterpriseId: "e1" } })
      ).json()) as {
        jobs: { page: number; hits: unknown[] };
        dropped: unknown[];
      };
    const beyond = await read("?page=99");
    expect(beyond.jobs.page).toBe(1);
    expect(beyond.jobs.hits.length).toBeGreaterThan(0);
    expect((await read("?page=abc")).dropped).toEqual([{ key: "page", value: "abc" }]);
  });
});
