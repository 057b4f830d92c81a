import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Filter } from "~search/engine";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { ALL_FACETS, SIX_FACETS, bruteForce, payOf, within } from "./brute-force";
import type { Bench } from "./bench";
import { HOSTILE_VALUES, tiersOf } from "./contract-rows";

const FILTER_SETS: readonly [string, readonly Filter[]][] = [
  ["nothing", []],
  ["one town", [within("district", "金凤镇")]],
  ["two towns", [within("district", "金凤镇", "西永街道")]],
  ["a tier that many hold with others", [within("tier", "highTech")]],
  ["two tiers and a town", [within("tier", "tech", "leading"), within("district", "金凤镇")]],
  ["education and experience", [within("education", "bachelor", "master"), within("experience", "1-3")]],
  ["pay from 15,000", [{ kind: "range", field: "salary", min: 15_000 }]],
  ["pay and a type", [{ kind: "range", field: "salary", min: 10_000 }, within("type", "campus")]],
  ["one facet given twice", [within("district", "金凤镇"), within("district", "金凤镇", "西永街道")]],
  ["recent", [{ kind: "range", field: "postedAt", min: FACTORY_NOW - 3 * DAY, max: FACTORY_NOW }]],
  [
    "every facet",
    SIX_FACETS.map((f) => within(f, "金凤镇", "it.software", "bachelor", "1-3", "fulltime", "tech")),
  ],
  ["a value nobody has", [within("industry", "nowhere")]],
  ["no value at all", [within("industry")]],
];

/** Filters, facets, orders and pages. */
export function filtersContract(open: () => Promise<Bench>): void {
  describe("filters, facets, orders, pages", () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close());

    const rowOf = (id: string) => {
      const row = bench.rows.find((r) => r.id === id);
      if (!row) throw new Error(`not a row of the fixture: ${id}`);
      return row;
    };

    it.each(FILTER_SETS)("filters and counts as one would by hand: %s", async (_name, filters) => {
      const found = await bench.jobs("", { filters });
      const wanted = bruteForce(bench.rows, tiersOf, filters, FACTORY_NOW);
      expect(found.ids.toSorted()).toEqual(wanted.ids.toSorted());
      expect(found.total).toBe(wanted.ids.length);
      expect(found.facets).toEqual(wanted.facets);
    });

    it("does not let a facet's own selection shrink it", async () => {
      const before = await bench.jobs("工程师");
      const after = await bench.jobs("工程师", { filters: [within("district", "西永街道")] });
      expect(after.facets.district).toEqual(before.facets.district);
      expect(after.total).toBe(before.facets.district?.["西永街道"]);
      expect(after.total).toBeLessThan(before.total);
    });

    it("counts the facets asked for and no others", async () => {
      expect(Object.keys((await bench.jobs("", { facets: ["type"] })).facets)).toEqual(["type"]);
      expect((await bench.jobs("", { facets: [] })).facets).toEqual({});
    });

    it("says the same total whether or not facets are asked for", async () => {
      const filters = [within("tier", "tech")];
      const [with_, without] = [
        await bench.jobs("工程师", { filters, facets: ALL_FACETS }),
        await bench.jobs("工程师", { filters, facets: [] }),
      ];
      expect(without.total).toBe(with_.total);
      expect(without.ids).toEqual(with_.ids);
    });

    it.each(HOSTILE_VALUES.map((value, i) => [value, i] as const))(
      "takes the filter value %j as data",
      async (value, i) => {
        expect((await bench.jobs("", { filters: [within("district", value)] })).ids).toEqual([`hostile${i}`]);
        for (const field of ["industry", "education", "tier", "premium"])
          expect((await bench.jobs("", { filters: [within(field, value)] })).total).toBe(0);
        expect((await bench.jobs("")).facets.district?.[value]).toBe(1);
      },
    );

    it.each(HOSTILE_VALUES)("takes the words %j as words", async (value) => {
      const { ids, total } = await bench.jobs(value);
      expect(ids).toHaveLength(Math.min(100, total));
      for (const id of ids) expect(rowOf(id).status).toBe("published");
      expect((await bench.jobs("护士")).ids).toEqual(["nurse"]);
    });

    it("does not find what has expired at the time of the search", async () => {
      const at = async (now: number) => (await bench.jobs("护士", { now })).ids.toSorted();
      expect(await at(FACTORY_NOW)).toEqual(["nurse"]);
      expect(await at(FACTORY_NOW - 2 * DAY)).toEqual(["expired", "nurse"]);
      expect((await bench.jobs("", { now: FACTORY_NOW + 31 * DAY })).ids).toEqual(["endless"]);
    });

    it("puts the newest first", async () => {
      const { ids } = await bench.jobs("", { sort: "newest" });
      const times = ids.map((id) => rowOf(id).sortAt);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(new Set(times).size).toBeGreaterThan(5);
    });

    it("puts the best paid first and unknown pay last", async () => {
      const { ids } = await bench.jobs("", { sort: "salary" });
      const pay = ids.map((id) => payOf(rowOf(id)) ?? -1);
      expect(pay).toEqual(pay.toSorted((a, b) => b - a));
      expect(ids[0]).toBe("algorithm");
      expect(ids.at(-1)).toBe("traditional");
    });

    it("keeps the words when it orders by pay", async () => {
      const { ids } = await bench.jobs("工程师", { sort: "salary" });
      expect(ids.slice(0, 2)).toEqual(["algorithm", "java"]);
      expect(ids.toSorted()).toEqual((await bench.jobs("工程师")).ids.toSorted());
    });

    it.each([
      ["", "relevance"],
      ["", "newest"],
      ["", "salary"],
      ["普通岗位", "relevance"],
      ["普通岗位", "newest"],
      ["工程师", "salary"],
    ] as const)("pages %j by %s without gap or overlap, even among equals", async (q, sort) => {
      const whole = await bench.jobs(q, { sort });
      expect(whole.ids).toHaveLength(whole.total);
      const perPage = 7;
      const paged: string[] = [];
      for (let page = 1; page <= Math.ceil(whole.total / perPage); page++) {
        const { ids, total } = await bench.jobs(q, { sort, page, perPage });
        expect(total).toBe(whole.total);
        expect(ids).toHaveLength(Math.min(perPage, whole.total - paged.length));
        paged.push(...ids);
      }
      expect(paged).toEqual(whole.ids);
      expect(new Set(paged).size).toBe(whole.total);
    });

    it("answers a page behind the last with no rows and the same total", async () => {
      const { ids, total } = await bench.jobs("普通岗位", { page: 1000 });
      expect(ids).toEqual([]);
      expect(total).toBe((await bench.jobs("普通岗位")).total);
    });

    it("finds employers by name and counts their facets", async () => {
      const request = { q: "示例单位", filters: [], facets: ["tier", "size"], now: FACTORY_NOW };
      const found = await bench.engine.search("enterprises", {
        ...request,
        sort: "relevance",
        page: 1,
        perPage: 20,
      });
      expect(found.ids.toSorted()).toEqual(["e1", "e2", "e3", "e4"]);
      expect(found.facets).toEqual({ size: { "20-99": 4 }, tier: { tech: 2, highTech: 2, leading: 1 } });
    });
  });
}
