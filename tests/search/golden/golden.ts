import { eq, inArray } from "drizzle-orm";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { EDUCATION_LABELS } from "~/domain/education";
import { JOB_TYPE_LABELS } from "~/domain/job-type";
import { districtLabel } from "~/domain/place";
import type { Db } from "~db/client";
import { enterprise, job } from "~db/schema";
import type { SearchEngine } from "~search/engine";

const FIRST_PAGE = 20;

/** A query and what its first page of 20 must be. Patterns are regular expressions; capitals do not matter. */
const goldenSchema = z.array(
  z.strictObject({
    q: z.string(),
    /** Facet values that are chosen. */
    filters: z.record(z.string(), z.array(z.string())).optional(),
    /** The first three titles (fewer where fewer are found). */
    top: z.string().optional(),
    /** Each of these matches some title of the page. */
    has: z.array(z.string()).optional(),
    /** Title and the whole posting of every hit. */
    all: z.string().optional(),
    /** No title of the page. */
    never: z.string().optional(),
    /** What a misspelt or Latin word was read as. */
    corrected: z.string().optional(),
    dropped: z.array(z.string()).optional(),
    /** Least and most hits; without it something must be found. */
    total: z.tuple([z.number(), z.number()]).optional(),
  }),
);
export type GoldenQuery = z.infer<typeof goldenSchema>[number];

export function readGolden(name: "demo" | "real"): GoldenQuery[] {
  const file = new URL(`./${name}.json`, import.meta.url);
  return goldenSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

const like = (pattern: string) => new RegExp(pattern, "i");

interface Hit {
  title: string;
  /** Everything that a visitor can read of the posting. */
  text: string;
}

function readHits(db: Db, ids: readonly string[]): Hit[] {
  const rows = db
    .select({ job, employer: enterprise.name })
    .from(job)
    .innerJoin(enterprise, eq(job.enterpriseId, enterprise.id))
    .where(inArray(job.id, [...ids]))
    .all();
  const byId = new Map(rows.map((row) => [row.job.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new Error(`search found ${id}, which does not exist`);
    const { title, district, education, type, skills, duties, conditions } = row.job;
    const labels = [districtLabel(district), EDUCATION_LABELS[education], JOB_TYPE_LABELS[type]];
    return { title, text: [title, row.employer, ...labels, ...skills, duties, conditions].join(" ") };
  });
}

/** One test for each query. The engine is asked when the tests run. */
export function describeGolden(
  queries: readonly GoldenQuery[],
  context: () => { db: Db; engine: SearchEngine; now: number },
): void {
  for (const golden of queries) {
    const chosen = Object.entries(golden.filters ?? {});
    const name = [golden.q, ...chosen.map(([field, values]) => `${field}=${values.join()}`)].join(" ");
    it(`finds what is meant by “${name}”`, async () => {
      const { db, engine, now } = context();
      const found = await engine.search("jobs", {
        q: golden.q,
        filters: chosen.map(([field, values]) => ({ kind: "in", field, values })),
        facets: [],
        sort: "relevance",
        page: 1,
        perPage: FIRST_PAGE,
        now,
      });
      const [least, most] = golden.total ?? [1, Infinity];
      expect(found.total).toBeGreaterThanOrEqual(least);
      expect(found.total).toBeLessThanOrEqual(most);
      expect(found.interpretation.dropped).toEqual(golden.dropped ?? []);
      expect(found.interpretation.corrected.map(({ to }) => to)).toEqual(
        golden.corrected ? [golden.corrected] : [],
      );
      const hits = readHits(db, found.ids);
      const titles = hits.map(({ title }) => title);
      if (golden.top) for (const title of titles.slice(0, 3)) expect(title).toMatch(like(golden.top));
      for (const wanted of golden.has ?? [])
        expect(titles, `none of the titles is like ${wanted}`).toSatisfy((list: string[]) =>
          list.some((title) => like(wanted).test(title)),
        );
      if (golden.never) for (const title of titles) expect(title).not.toMatch(like(golden.never));
      if (golden.all) for (const { text } of hits) expect(text).toMatch(like(golden.all));
    });
  }
}
