import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { ZONE_TOWNS } from "~/domain/place";
import type { Db } from "~db/client";
import { taxonomyTerm } from "~db/schema";
import { REFERENCE_LISTS } from "~seeds/reference/lists";
import { readReferenceList, seedReference } from "~seeds/reference/load";
import { openTestDatabase } from "~tests/setup/database";

const counts = (db: Db) => Object.fromEntries(seedReference(db).map((r) => [r.kind, r.rows]));
const find = (db: Db, kind: string, name: string) =>
  db
    .select()
    .from(taxonomyTerm)
    .where(and(eq(taxonomyTerm.kind, kind), eq(taxonomyTerm.name, name)))
    .all();

describe("reference data", () => {
  let db: Db;
  beforeAll(() => {
    db = openTestDatabase();
    seedReference(db);
  });

  it("has as many terms as the published lists", () => {
    expect(counts(openTestDatabase())).toEqual({
      city: 3220,
      town: 1031,
      university: 2919,
      majorCategory: 105,
      major: 792,
      industry: 1767,
      // 2,051 lines name 2,047 codes
      occupation: 2047,
    });
  });

  it("a second load writes nothing", () => {
    for (const report of seedReference(db)) expect(report).toMatchObject({ added: 0, changed: 0 });
  });

  it("a term that was altered is put right, and only that one", () => {
    db.update(taxonomyTerm).set({ name: "别名大学" }).where(eq(taxonomyTerm.code, "4150010611")).run();
    const reports = seedReference(db);
    expect(reports.reduce((sum, r) => sum + r.added + r.changed, 0)).toBe(1);
    expect(find(db, "university", "重庆大学")).toHaveLength(1);
  });

  it("names every parent it refers to", () => {
    const parentKind: Record<string, string> = { town: "city", university: "city", major: "majorCategory" };
    const codes = new Set(
      db
        .select({ kind: taxonomyTerm.kind, code: taxonomyTerm.code })
        .from(taxonomyTerm)
        .all()
        .map((t) => `${t.kind}/${t.code}`),
    );
    for (const list of REFERENCE_LISTS)
      for (const { code, parentCode } of readReferenceList(list))
        if (parentCode !== null)
          expect(codes, `${list.kind} ${code}`).toContain(
            `${parentKind[list.kind] ?? list.kind}/${parentCode}`,
          );
  });

  it("knows every town of the zone in the district that domain/place says", () => {
    for (const town of ZONE_TOWNS)
      expect(find(db, "town", town.name).map((t) => t.parentCode)).toContain(town.areaCode);
  });

  it("leaves no blanks and no catalogue marks in names", () => {
    for (const list of REFERENCE_LISTS)
      for (const { name } of readReferenceList(list))
        expect(name).not.toMatch(/^\s|\s$|^$|[^A-Za-z](L|S|L\/S)$/);
  });
});
