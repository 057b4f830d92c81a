import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase, truncateLog, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import type { IndexDefinition, SearchDocument } from "~search/indexes/definition";
import { announce } from "~search/outbox";
import { SqliteSearchEngine } from "~search/sqlite/engine";
import { FACTORY_NOW } from "~seeds/factories";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** What the database holds of people, or of what is no person, as an index of its own. */
function openIndex(personal: boolean) {
  const folder = mkdtempSync(join(tmpdir(), "forget-"));
  const file = join(folder, "portal.db");
  const db = openDatabase(file);
  migrateDatabase(db);
  closing.push(() => {
    db.$client.close();
    rmSync(folder, { recursive: true });
  });
  const rows = new Map<string, { name: string; version: number }>();
  const toDocument = (id: string): SearchDocument[] => {
    const row = rows.get(id);
    if (!row) return [];
    const { name, version } = row;
    return [
      {
        ...{ id, version: String(version), expiresAt: null, suggest: [] },
        ...{ text: { name }, facets: {}, numbers: { at: 1 } },
      },
    ];
  };
  const definition: IndexDefinition = {
    name: "talentCards",
    ...(personal ? { personal: true } : {}),
    text: [{ field: "name", weight: 1, short: true }],
    ...{ facets: [], numbers: ["at"], steps: {}, sorts: { newest: "at" } },
    load: (_, ids) => ids.flatMap(toDocument),
    *idBatches() {
      yield [...rows.keys()];
    },
    count: () => rows.size,
  };
  const engine = new SqliteSearchEngine(db, [definition]);
  const put = async (id: string, name: string | null) => {
    if (name === null) rows.delete(id);
    else rows.set(id, { name, version: (rows.get(id)?.version ?? 0) + 1 });
    announce(db, "talentCards", [id], FACTORY_NOW);
    await engine.drain();
  };
  const find = async (q: string) =>
    (
      await engine.search("talentCards", {
        ...{ q, filters: [], facets: [], sort: "relevance", page: 1, perPage: 10, now: FACTORY_NOW },
      })
    ).ids;
  return { db, file, definition, put, find };
}

/** Every byte of the file: what was written ahead is brought in first. */
function bytesOf(db: Db, file: string): string {
  truncateLog(db);
  return readFileSync(file, "latin1");
}

describe("words of somebody who is erased", () => {
  it("are in the file while the person is found, and in no byte of it afterwards", async () => {
    const { db, file, put, find } = openIndex(true);
    for (let i = 0; i < 200; i += 1) await put(`person${i}`, `somebody${i} weitere`);
    await put("gone", "zhaoqingqing");
    expect(await find("zhaoqingqing")).toEqual(["gone"]);
    expect(bytesOf(db, file)).toContain("zhaoqingqing");
    await put("gone", null);
    expect(bytesOf(db, file)).not.toContain("zhaoqingqing");
    expect(await find("zhaoqingqing")).toEqual([]);
    expect(await find("somebody7")).toContain("person7");
  });

  it("go where a name is changed, and nobody else's with them", async () => {
    const { db, file, put, find } = openIndex(true);
    await put("one", "zhaoqingqing qiansan");
    await put("two", "zhaoqingqing lisi");
    await put("one", "sunwu");
    expect(await find("zhaoqingqing")).toEqual(["two"]);
    expect(bytesOf(db, file)).not.toContain("qiansan");
    expect(await find("sunwu")).toEqual(["one"]);
  });

  it("stay until the next rebuild where an index is about no people", async () => {
    const { db, file, put, find } = openIndex(false);
    await put("gone", "zhaoqingqing");
    await put("gone", null);
    expect(bytesOf(db, file)).toContain("zhaoqingqing");
    expect(await find("zhaoqingqing")).toEqual([]);
  });

  it("can be taken out of an index of before, once the person was written again", async () => {
    const { db, file, definition, put, find } = openIndex(true);
    await put("old", "zhaoqingqing");
    db.$client.exec("ALTER TABLE search_doc_talentCards_g1 DROP COLUMN tokens");
    const again = new SqliteSearchEngine(db, [definition]);
    await put("new", "qiansan");
    await put("new", null);
    await again.drain();
    expect(await find("zhaoqingqing")).toEqual(["old"]);
    expect(bytesOf(db, file)).not.toContain("qiansan");
  });
});
