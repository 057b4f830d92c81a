import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseCardQuery } from "~/domain/card-query";
import { NotPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import { searchDesk } from "~/services/card-application/search-desk.server";
import { findCards } from "~/services/talent-card/find-cards.server";
import { suggestWords } from "~/services/api/suggest-words.server";
import type { Db } from "~db/client";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { FACTORY_NOW } from "~seeds/factories";
import { cardIdOf, cardNumberOf, caseNumberOf, insertCardRows } from "~tests/search/card-rows";
import { openTestDatabase } from "~tests/setup/database";
import { acting } from "./people";

let db: Db;
let search: SearchEngine;
beforeAll(async () => {
  db = openTestDatabase();
  insertCardRows(db);
  search = createSearchEngine(db);
  await search.drain();
});
afterAll(() => db.$client.close());

const as = (...roles: Role[]) => ({ ...acting(db, "officer", roles), search });
const cards = (text: string, ctx = as("approver")) =>
  findCards(ctx, parseCardQuery(new URLSearchParams(text)).query);
const cases = (q: string, ctx = as("reviewer")) => searchDesk(ctx, q);

describe("the office's search of cards", () => {
  it("finds a card by name, number and tail, with what it shows now", async () => {
    for (const q of ["欧阳清岚", cardNumberOf("ouyang"), "205"])
      expect((await cards(`q=${q}`)).cards).toMatchObject([
        { id: cardIdOf("ouyang"), holderName: "欧阳清岚", category: "leading", state: "active" },
      ]);
    expect((await cards("q=王芳")).cards).toEqual([]);
  });

  it("tells apart what is in use, ends soon, has ended, is suspended, was revoked", async () => {
    const { total, states } = await cards("");
    expect(total).toBe(11);
    expect(states).toEqual({ active: 7, expiring: 1, expired: 1, suspended: 1, revoked: 1 });
    for (const [state, id] of [
      ["expiring", "zhou"],
      ["expired", "wu"],
      ["suspended", "zheng"],
      ["revoked", "feng"],
    ]) {
      const found = await cards(`state=${state}`);
      expect(found.cards).toMatchObject([{ id: cardIdOf(id ?? ""), state }]);
      expect(found.states).toEqual(states);
    }
    const active = await cards("state=active&perPage=100");
    expect(active.cards.every(({ state }) => state === "active")).toBe(true);
    expect(active.total).toBe(7);
  });

  it("puts what ends first in front, and narrows by category, field and enterprise", async () => {
    const ending = await cards("sort=ending");
    expect(ending.cards.map(({ id }) => id).slice(0, 3)).toEqual(["wu", "zhou", "tang"].map(cardIdOf));
    expect((await cards("category=top")).cards).toMatchObject([{ id: cardIdOf("tang") }]);
    expect((await cards("field=green")).total).toBe(3);
    expect((await cards("enterprise=lab")).cards).toMatchObject([{ id: cardIdOf("ouyang") }]);
  });

  it("answers a page behind the last by the last, and reads any query", async () => {
    const { cards: last, page } = await cards("perPage=5&page=900");
    expect(page).toBe(3);
    expect(last).toHaveLength(1);
    const { query, dropped } = parseCardQuery(new URLSearchParams("state=eternal&category=x&category=young"));
    expect(query).toMatchObject({ state: null, category: ["young"] });
    expect(dropped.map(({ key }) => key).toSorted()).toEqual(["category", "state"]);
  });

  it("finds cases of every stage that the office has, by number and name", async () => {
    expect(await cases(caseNumberOf("wangfang"))).toEqual(["wangfang"]);
    expect(await cases(cardNumberOf("tang"))).toEqual(["tang"]);
    expect(await cases("王芳")).toContain("wangfang");
    expect(await cases("无名氏")).toEqual([]);
    expect(await cases("")).toBeNull();
  });

  it("is for the office only", async () => {
    for (const role of ["candidate", "employer"] as const) {
      await expect(cards("", as(role))).rejects.toThrow(NotPermitted);
      await expect(cases("", as(role))).rejects.toThrow(NotPermitted);
    }
  });

  it("offers no holder's name to whoever types on public pages, whichever index is asked for", async () => {
    const visitor = { db, search, now: FACTORY_NOW, actor: { kind: "visitor" } as const };
    for (const index of ["talentCards", "experts", "jobs", "enterprises", "search_meta"])
      for (const q of ["王", "欧阳", "ouyang", "RCK", "碳化硅"])
        expect(await suggestWords(visitor, new URLSearchParams({ index, q }))).toEqual({ suggestions: [] });
  });
});
