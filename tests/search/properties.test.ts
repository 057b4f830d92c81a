import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EDUCATIONS } from "~/domain/education";
import { EXPERIENCES } from "~/domain/experience";
import { JOB_STATUSES } from "~/domain/job";
import { JOB_TYPES } from "~/domain/job-type";
import { SALARY_STEPS } from "~/domain/salary";
import { createAnalyzer } from "~search/analysis";
import { SORTS, type Filter, type SearchRequest } from "~search/engine";
import { DAY, FACTORY_NOW, buildJob, type JobRow } from "~seeds/factories";
import { bruteForce } from "./brute-force";
import { openBench, type Bench } from "./bench";
import { HOSTILE_VALUES, TIERS, tiersOf } from "./contract-rows";
import { createSearchEngine } from "~search/create";

/** Fixed, so that a failure can be repeated; fast-check prints the smallest case. */
const SEED = 20261123;

const DISTRICTS = ["金凤镇", "西永街道", "成都", "地点未注明", ...HOSTILE_VALUES.slice(0, 3)];
const INDUSTRIES = ["it.software", "it.ic", "health", "unknown"];
const TITLES = ["Java工程师", "护士", "嵌入式 C++ 工程师", "推荐算法工程师", "web前端开发", "机械設計師"];

const rowArbitrary: fc.Arbitrary<Omit<JobRow, "id">> = fc
  .record({
    title: fc.constantFrom(...TITLES),
    status: fc.constantFrom(...JOB_STATUSES, "published" as const, "published" as const),
    enterpriseId: fc.constantFrom(...Object.keys(TIERS)),
    district: fc.constantFrom(...DISTRICTS),
    industry: fc.constantFrom(...INDUSTRIES),
    education: fc.constantFrom(...EDUCATIONS),
    experience: fc.constantFrom(...EXPERIENCES),
    type: fc.constantFrom(...JOB_TYPES),
    premium: fc.boolean(),
    salaryMinMonthly: fc.option(fc.constantFrom(2999, 3000, 8000, 9999, 30_000)),
    salaryMaxMonthly: fc.option(fc.constantFrom(3000, 7999, 10_000, 20_000, 50_000)),
    postedAt: fc.option(fc.integer({ min: 0, max: 90 }).map((days) => FACTORY_NOW - days * DAY)),
    validUntil: fc.option(fc.integer({ min: -5, max: 60 }).map((days) => FACTORY_NOW + days * DAY)),
  })
  .map((values) => buildJob(values));

const rowsArbitrary = fc
  .array(rowArbitrary, { minLength: 1, maxLength: 60 })
  .map((rows) => rows.map((row, i) => ({ ...row, id: `r${i}` })));

const someOf = (field: string, values: readonly string[]): fc.Arbitrary<Filter> =>
  fc.subarray([...values]).map((chosen) => ({ kind: "in", field, values: chosen }));
const rangeOf = (field: string, bounds: readonly number[]): fc.Arbitrary<Filter> =>
  fc
    .record({ min: fc.constantFrom(...bounds), max: fc.constantFrom(...bounds) }, { requiredKeys: [] })
    .map((range) => ({ kind: "range", field, ...range }));

const filterArbitrary: fc.Arbitrary<Filter> = fc.oneof(
  someOf("district", DISTRICTS),
  someOf("industry", INDUSTRIES),
  someOf("education", EDUCATIONS),
  someOf("experience", EXPERIENCES),
  someOf("type", JOB_TYPES),
  someOf("tier", ["tech", "highTech", "highGrowth", "leading"]),
  someOf("premium", ["0", "1"]),
  rangeOf("salary", SALARY_STEPS),
  rangeOf(
    "postedAt",
    [0, 3, 7, 30].map((days) => FACTORY_NOW - days * DAY),
  ),
);
const filtersArbitrary = fc.array(filterArbitrary, { maxLength: 5 });

const OPERATORS = [
  "AND",
  "OR",
  "NOT",
  "NEAR(a b, 2)",
  "title:",
  "*",
  '"',
  "'",
  "(",
  ")",
  "^",
  "-",
  "+",
  "{",
  "}",
];
const queryArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(...OPERATORS, ...TITLES, ...HOSTILE_VALUES, "🦅", "\ud83e", "pyhton", "suanfa", "c#"),
    )
    .map((parts) => parts.join(" ")),
  fc.array(fc.constantFrom(...OPERATORS, ..."护士算法ja+#.-0届")).map((parts) => parts.join("")),
  fc
    .tuple(
      fc.constantFrom("a", "护", "护士", '"', "-", "*", "a.", "c++", "🦅", "\ud83e", "ab "),
      fc.nat(10_000),
    )
    .map(([unit, size]) => unit.repeat(size).slice(0, 10_000)),
);

describe("whatever is asked of search", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(createSearchEngine);
  });
  afterAll(() => bench.close());

  it("answers any string with positions that exist, each once", async () => {
    const known = new Set(bench.rows.map((row) => row.id));
    await fc.assert(
      fc.asyncProperty(queryArbitrary, fc.constantFrom(...SORTS), async (q, sort) => {
        const { ids, total, interpretation, matchedTerms } = await bench.jobs(q, { sort });
        expect(ids.length).toBe(Math.min(100, total));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(known).toContain(id);
        for (const { from, to } of interpretation.corrected) expect(from).not.toBe(to);
        expect(JSON.stringify({ interpretation, matchedTerms }).length).toBeLessThan(100_000);
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it("suggests for any string, never more than asked for", async () => {
    await fc.assert(
      fc.asyncProperty(queryArbitrary, fc.integer({ min: 1, max: 10 }), async (prefix, limit) => {
        const suggestions = await bench.engine.suggest("jobs", prefix, limit);
        expect(suggestions.length).toBeLessThanOrEqual(limit);
        for (const { text, count } of suggestions) {
          expect(text).not.toBe("");
          expect(count).toBeGreaterThan(0);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("never finds more words' worth because a filter was added", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("", ...TITLES, "工程师", "护士 量子", "pyhton"),
        filtersArbitrary,
        filterArbitrary,
        async (q, filters, added) => {
          const fewer = await bench.jobs(q, { filters: [...filters, added], facets: [] });
          const more = await bench.jobs(q, { filters, facets: [] });
          expect(fewer.total).toBeLessThanOrEqual(more.total);
          for (const id of fewer.ids) expect(more.ids).toContain(id);
        },
      ),
      { seed: SEED, numRuns: 400 },
    );
  });

  it("totals and counts as one would by hand, over any rows and any filters", async () => {
    await fc.assert(
      fc.asyncProperty(
        rowsArbitrary,
        fc.array(filtersArbitrary, { minLength: 8, maxLength: 12 }),
        async (rows, sets) => {
          const own = await openBench(createSearchEngine, rows);
          try {
            for (const filters of [[], ...sets]) {
              const found = await own.jobs("", { filters });
              const wanted = bruteForce(rows, tiersOf, filters, FACTORY_NOW);
              expect(found.total).toBe(wanted.ids.length);
              expect(found.ids.toSorted()).toEqual(wanted.ids.toSorted());
              expect(found.facets).toEqual(wanted.facets);
            }
          } finally {
            await own.close();
          }
        },
      ),
      { seed: SEED, numRuns: 20 },
    );
  }, 60_000);

  it("counts the facets of words as one would by hand over what the words found", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TITLES, "工程师"), filtersArbitrary, async (q, filters) => {
        const whole = await bench.jobs(q);
        const rows = bench.rows.filter((row) => whole.ids.includes(row.id));
        const found = await bench.jobs(q, { filters });
        expect(found.facets).toEqual(bruteForce(rows, tiersOf, filters, FACTORY_NOW).facets);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it("cuts any list into pages without gap or overlap", async () => {
    const pageArbitrary: fc.Arbitrary<Partial<SearchRequest>> = fc.record({
      sort: fc.constantFrom(...SORTS),
      filters: filtersArbitrary,
      perPage: fc.integer({ min: 1, max: 100 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("", "工程师", "普通岗位"), pageArbitrary, async (q, request) => {
        const whole = await bench.jobs(q, { ...request, perPage: 100, facets: [] });
        const { perPage = 1 } = request;
        const paged: string[] = [];
        for (let page = 1; paged.length < whole.total; page++) {
          const { ids } = await bench.jobs(q, { ...request, page, facets: [] });
          expect(ids).toHaveLength(Math.min(perPage, whole.total - paged.length));
          paged.push(...ids);
        }
        expect(paged).toEqual(whole.ids);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe("analysis of any text", () => {
  const analyzer = createAnalyzer();
  const textArbitrary = fc.oneof(
    queryArbitrary,
    fc.constantFrom(...TITLES, "ＵＩ設計師", "２０２５届", "ﬁ㎏①"),
  );

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const folded = analyzer.fold(text);
        expect(analyzer.fold(folded)).toBe(folded);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  it("gives tokens without blanks or quotation marks, whatever the text", () => {
    fc.assert(
      fc.property(textArbitrary, fc.boolean(), (text, short) => {
        for (const token of analyzer.documentTokens(text, short)) expect(token).toMatch(/^[^\s"'()*:^]+$/u);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it("finds in a short field every word that a query makes of its text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TITLES, "重庆大学", ".NET", "5G")), (parts) => {
        const text = parts.join(" ");
        const tokens = new Set(analyzer.documentTokens(text, true));
        for (const run of analyzer.runs(analyzer.fold(text)))
          for (const char of run.kind === "han" ? run.text : [run.text]) expect(tokens).toContain(char);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
