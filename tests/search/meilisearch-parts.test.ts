import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedAnalyzer } from "~search/analysis";
import { INDEXES } from "~search/create";
import { toStored } from "~search/meilisearch/documents";
import { filterConditions } from "~search/meilisearch/filter";
import { readSetAside, updateSetAside } from "~search/meilisearch/set-aside";
import { differingSettings, settingsOf } from "~search/meilisearch/settings";
import { FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

const [jobs] = INDEXES;

describe("filters for Meilisearch", () => {
  it("are written from data: all must hold, one of the values of each, and nothing that has ended", () => {
    const filters = [
      { kind: "in", field: "district", values: ["金凤镇", "含谷镇"] },
      { kind: "range", field: "salary", min: 8000, max: 20_000 },
    ] as const;
    expect(filterConditions(filters, 5)).toEqual([
      'district IN ["金凤镇", "含谷镇"]',
      "salary >= 8000 AND salary <= 20000",
      "expiresAt >= 5",
    ]);
  });

  it("let no value end its string, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const [text = ""] = filterConditions([{ kind: "in", field: "district", values: [value] }], 0);
        const inside = /^district IN \["(.*)"\]$/su.exec(text)?.[1];
        expect(inside).toBeDefined();
        // Outside of an escape no quote stands, and no backslash is left open at the end.
        expect((inside ?? "").replace(/\\[\\"]/gu, "")).not.toMatch(/["\\]/u);
      }),
      { seed: 20261123 },
    );
  });
});

describe("settings for Meilisearch", () => {
  const wanted = settingsOf(jobs);

  it("are left alone where the server has them, in whatever order", () => {
    const present = {
      ...wanted,
      dictionary: [...(wanted.dictionary ?? [])].reverse(),
      filterableAttributes: [...(wanted.filterableAttributes ?? [])].reverse(),
      typoTolerance: { enabled: false, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
      stopWords: [],
    };
    expect(differingSettings(wanted, present)).toBeNull();
  });

  it("are changed only where they differ", () => {
    const present = { ...wanted, rankingRules: ["words"], typoTolerance: { enabled: true } };
    expect(Object.keys(differingSettings(wanted, present) ?? {}).sort()).toEqual([
      "rankingRules",
      "typoTolerance",
    ]);
  });

  it("search the fields in their order, each with its words", () => {
    expect(wanted.searchableAttributes?.slice(0, 4)).toEqual([
      "title",
      "title_words",
      "skills",
      "skills_words",
    ]);
  });
});

it("a document is stored folded, with the words both engines know, and with the steps its pay reaches", () => {
  const db = openTestDatabase();
  insertJobs(db, [buildJob({ title: "嵌入式Ｃ++工程師", validUntil: null })], FACTORY_NOW);
  const [doc] = jobs.load(db, ["j1"]);
  if (!doc) throw new Error("the job cannot be loaded");
  const stored = toStored(jobs, doc, sharedAnalyzer());
  expect(stored).toMatchObject({ id: "j1", title: "嵌入式c++工程师", salary: 12_000, expiresAt: 9e15 });
  expect(String(stored.title_words).split(" ")).toEqual(
    expect.arrayContaining(["嵌入式", "c++", "工程师", "嵌"]),
  );
  expect(stored.salary_steps).toEqual(["3000", "5000", "8000", "10000"]);
});

it("what the server refuses is set aside until it is written, and never twice", () => {
  const db = openTestDatabase();
  const refused = (id: string) => ({ index: "jobs", id, error: "bad", at: FACTORY_NOW });
  updateSetAside(db, "jobs", new Set(), [refused("a"), refused("b")]);
  updateSetAside(db, "jobs", new Set(), [refused("b")]);
  expect(readSetAside(db).map(({ id }) => id)).toEqual(["a", "b"]);
  updateSetAside(db, "enterprises", new Set(["a"]), []);
  updateSetAside(db, "jobs", new Set(["a"]), []);
  expect(readSetAside(db).map(({ id }) => id)).toEqual(["b"]);
});
