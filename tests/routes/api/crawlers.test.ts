import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as robots } from "~/routes/robots[.]txt";
import { loader as sitemap } from "~/routes/sitemap[.]xml";
import { loader as part } from "~/routes/sitemaps.$file";
import { searchContext } from "~/services/load-context.server";
import { writeSitemap, writeSitemapPart } from "~/services/sitemap/write-sitemap.server";
import { buildJob } from "~seeds/factories";
import { PUBLIC_URL, ask, childrenOf, openTestPortal, parseXml, textOf, type TestPortal } from "./portal";

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

const locations = (xml: string) => {
  const root = parseXml(xml);
  return [...childrenOf(root, "url"), ...childrenOf(root, "sitemap")].map((url) => textOf(url, "loc") ?? "");
};

describe("the sitemap", () => {
  test("names every public page once and nothing that has ended", async () => {
    const answer = await ask(portal, sitemap, "/sitemap.xml");
    expect(answer.headers.get("Content-Type")).toBe("application/xml; charset=utf-8");
    const found = locations(await answer.text());
    expect(found).toHaveLength(8 + 8 + 3);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toContain(`${PUBLIC_URL}/jobs/java`);
    expect(found).toContain(`${PUBLIC_URL}/jobs/a%2Fb%3Fc%26d%3Ce%3E`);
    for (const id of ["expired", "closed", "draft"]) expect(found).not.toContain(`${PUBLIC_URL}/jobs/${id}`);
  });

  test("says when a page last changed", async () => {
    const root = parseXml(await (await ask(portal, sitemap, "/sitemap.xml")).text());
    for (const url of childrenOf(root, "url"))
      expect(textOf(url, "lastmod")).toMatch(/T\d\d:\d\d:\d\d\+08:00$/);
  });

  test("is an index as soon as one file cannot hold it, and the parts hold the same pages", async () => {
    const ctx = searchContext(portal.context);
    const whole = locations([...writeSitemap(ctx, PUBLIC_URL)].join(""));
    const parts = locations([...writeSitemap(ctx, PUBLIC_URL, 5)].join(""));
    expect(parts.map((url) => url.replace(PUBLIC_URL, ""))).toEqual([
      "/sitemaps/pages-1.xml",
      "/sitemaps/pages-2.xml",
      "/sitemaps/jobs-1.xml",
      "/sitemaps/jobs-2.xml",
      "/sitemaps/enterprises-1.xml",
    ]);
    const pages = parts.flatMap((url) => {
      const pieces = writeSitemapPart(ctx, url.split("/").at(-1) ?? "", PUBLIC_URL, 5);
      const listed = locations([...(pieces ?? [])].join(""));
      expect(listed.length).toBeLessThanOrEqual(5);
      return listed;
    });
    expect(pages).toEqual(whole);
  });

  test("walks through more rows than it reads at a time", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => buildJob({ id: `job-${i}` }));
    const large = await openTestPortal(rows);
    const ctx = searchContext(large.context);
    const parts = locations([...writeSitemap(ctx, PUBLIC_URL, 1200)].join(""));
    const jobs = parts
      .filter((url) => url.includes("/jobs-"))
      .flatMap((url) => {
        const pieces = writeSitemapPart(ctx, url.split("/").at(-1) ?? "", PUBLIC_URL, 1200);
        return locations([...(pieces ?? [])].join(""));
      });
    expect(jobs).toHaveLength(2500);
    expect(new Set(jobs)).toEqual(new Set(rows.map((row) => `${PUBLIC_URL}/jobs/${row.id}`)));
    await large.close();
  });

  test.each(["jobs-1.xml", "pages-1.xml"])("part %s can be read", async (file) => {
    const answer = await ask(portal, part, `/sitemaps/${file}`, { params: { file } });
    expect(locations(await answer.text()).length).toBeGreaterThan(0);
  });

  test.each(["jobs-2.xml", "jobs-0.xml", "jobs.xml", "jobs-1", "secrets-1.xml", "../x", ""])(
    "there is no part %s",
    async (file) => {
      expect((await ask(portal, part, "/sitemaps/x", { params: { file } })).status).toBe(404);
    },
  );
});

test("robots.txt leads to the sitemap and spares crawlers the searches without end", async () => {
  const lines = (await (await ask(portal, robots, "/robots.txt")).text()).split("\n");
  expect(lines).toContain(`Sitemap: ${PUBLIC_URL}/sitemap.xml`);
  expect(lines).toContain("Disallow: /jobs?");
  const closed = lines
    .filter((line) => line.startsWith("Disallow: "))
    .map((line) => line.slice("Disallow: ".length));
  for (const path of ["/", "/jobs", "/jobs/java", "/enterprises/e1", "/api/openapi.json", "/feeds/jobs.atom"])
    expect(closed.filter((prefix) => path.startsWith(prefix))).toEqual([]);
});
