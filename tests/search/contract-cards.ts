import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cardApplication, talentCard } from "~db/schema";
import type { Db } from "~db/client";
import type { Filter, SearchEngine, SearchRequest } from "~search/engine";
import { announce } from "~search/outbox";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import type { MakeEngine } from "./bench";
import { within } from "./brute-force";
import { CARD_ROWS, cardIdOf, cardNumberOf, caseNumberOf, insertCardRows } from "./card-rows";

const REQUEST: SearchRequest = {
  q: "",
  filters: [],
  facets: [],
  sort: "relevance",
  page: 1,
  perPage: 100,
  now: FACTORY_NOW,
};

/** Cases and cards for the office, experts for companies: who is found, by what, and who is not. */
export function cardsContract(makeEngine: MakeEngine): void {
  let db: Db;
  let engine: SearchEngine;
  const open = async () => {
    db = openTestDatabase();
    insertCardRows(db);
    engine = await makeEngine(db);
    await engine.drain();
  };
  const close = async () => {
    await engine.close();
    db.$client.close();
  };
  const cases = (q: string, more: Partial<SearchRequest> = {}) =>
    engine.search("talentCards", { ...REQUEST, q, ...more });
  const experts = (q: string, more: Partial<SearchRequest> = {}) =>
    engine.search("experts", { ...REQUEST, q, ...more });

  describe("cases and cards, for the office", () => {
    beforeAll(open);
    afterAll(close);

    it("holds every case that was handed in, and none that was not", async () => {
      const { ids, total } = await cases("");
      const handedIn = CARD_ROWS.filter(({ status }) => status !== "draft");
      expect(ids.toSorted()).toEqual(handedIn.map(({ id }) => id).toSorted());
      expect(total).toBe(handedIn.length);
      expect((await cases("无名氏")).ids).toEqual([]);
    });

    it.each([
      ["王芳", ["wangfang"]],
      ["王芳芳", ["wangfangfang"]],
      ["欧阳清岚", ["ouyang"]],
      ["陳露", ["chenlu"]],
      ["陈露", ["chenlu"]],
      ["黎", ["li"]],
      ["Maria", ["maria"]],
      ["maria schmidt", ["maria"]],
      ["alice", ["alice"]],
      ["Ｗｏｎｇ", ["alice"]],
      ["阿依古丽", ["aygul"]],
      ["买买提", ["aygul"]],
    ])("finds the name %s first", async (q, wanted) => {
      const { ids, interpretation } = await cases(q);
      expect(ids.slice(0, wanted.length)).toEqual(wanted);
      expect(interpretation.dropped).toEqual([]);
    });

    it("finds everybody of one name, and everybody of a family name, before those it only stands inside of", async () => {
      expect((await cases("张伟")).ids.slice(0, 2).toSorted()).toEqual(["zhangwei1", "zhangwei2"]);
      expect((await cases("王")).ids.toSorted()).toEqual(["wangfang", "wangfangfang"]);
      expect((await cases("芳")).ids.toSorted()).toEqual(["wangfang", "wangfangfang"]);
    });

    it.each(["ouyang", "tang", "wu", "gao"])("finds the numbers of %s however they are typed", async (id) => {
      for (const number of [caseNumberOf(id), cardNumberOf(id)]) {
        const [, year = "", tail = ""] = number.split("-");
        const wide = number.replace(/[\dA-Z-]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0));
        const forms = [
          number,
          number.toLowerCase(),
          number.replaceAll("-", ""),
          wide,
          `${year}-${tail}`,
          tail,
          tail.slice(-4),
          tail.slice(-3),
          ` ${number}　`,
        ];
        for (const q of forms) expect([q, (await cases(q)).ids]).toEqual([q, [id]]);
      }
    });

    it("finds no other number than the one that is typed whole", async () => {
      const other = caseNumberOf("ouyang").replace("RCK", "JFH");
      expect((await cases(other)).ids).toEqual([]);
      expect((await cases("RCK-2025-000101")).ids).toEqual([]);
    });

    it("finds a name at an employer, a category, a field", async () => {
      expect((await cases("张伟 芯片")).ids).toEqual(["zhangwei1"]);
      expect((await cases("领军人才")).ids.toSorted()).toEqual(["gao", "ouyang", "zhou"]);
      expect((await cases("体外诊断")).ids).toEqual(["chenlu"]);
      expect((await cases("示例医疗器械有限公司")).ids.toSorted()).toEqual(["sun", "wangfangfang"]);
    });

    it("counts stages, categories and cards, a choice not shrinking its own", async () => {
      const facets = ["status", "category", "cardStatus", "issued", "kind"];
      const { facets: all } = await cases("", { facets });
      expect(all.cardStatus).toEqual({ none: 14, active: 9, suspended: 1, revoked: 1 });
      expect(all.issued).toEqual({ "0": 14, "1": 11 });
      expect(all.kind).toEqual({ new: 25 });
      const chosen = await cases("", { facets, filters: [within("status", "issued")] });
      expect(chosen.total).toBe(11);
      expect(chosen.facets.status).toEqual(all.status);
      expect(chosen.facets.category).toEqual({
        top: 1,
        outstanding: 1,
        leading: 3,
        young: 3,
        fengqiPostdoc: 1,
        fengqiDoctor: 1,
        fengqiMaster: 1,
      });
    });

    it("finds by when a card ends, and puts what ends or is due first in front", async () => {
      const ending: Filter = {
        kind: "range",
        field: "validUntil",
        min: FACTORY_NOW,
        max: FACTORY_NOW + 90 * DAY,
      };
      expect((await cases("", { filters: [ending] })).ids).toEqual(["zhou"]);
      const { ids } = await cases("", { filters: [within("issued", "1")], sort: "ending" });
      expect(ids.slice(0, 3)).toEqual(["wu", "zhou", "tang"]);
      const due = await cases("", { sort: "due" });
      expect(due.ids.slice(0, 3)).toEqual(["wangfangfang", "wangfang", "li"]);
    });

    it("orders by what moved last", async () => {
      const { ids } = await cases("", { sort: "newest" });
      expect(ids).toEqual(CARD_ROWS.filter(({ status }) => status !== "draft").map(({ id }) => id));
    });

    it("offers no names while somebody types", async () => {
      for (const prefix of ["王", "wang", "张伟", "示例", "RCK"])
        expect(await engine.suggest("talentCards", prefix, 10)).toEqual([]);
      for (const index of ["jobs", "enterprises"])
        expect(await engine.suggest(index, "王芳", 10)).toEqual([]);
    });
  });

  describe("experts, for companies", () => {
    beforeAll(open);
    afterAll(close);

    const listed = ["ouyang", "chenlu", "zhou", "xu", "gao", "lin", "ma"].map(cardIdOf);

    it("holds those who chose it and have a card that counts today", async () => {
      const { ids } = await experts("");
      expect(ids.toSorted()).toEqual(listed.toSorted());
      const before = await experts("", { now: FACTORY_NOW - 10 * DAY });
      expect(before.ids).toContain(cardIdOf("wu"));
    });

    it.each([
      ["碳化硅", ["gao", "ouyang"]],
      ["分子诊断", ["chenlu"]],
      ["功率半导体", ["ouyang"]],
      ["电池 热管理", ["zhou"]],
      ["领军人才", ["gao", "ouyang", "zhou"]],
      ["集成电路", ["ouyang", "xu"]],
      ["rust", ["lin"]],
    ])("finds by expertise, field and category: %s", async (q, wanted) => {
      expect((await experts(q)).ids.toSorted()).toEqual(wanted.map(cardIdOf).toSorted());
    });

    it("finds nobody by name, number or employer", async () => {
      for (const { id, name, employer } of CARD_ROWS)
        for (const q of [name, `"${employer}"`, caseNumberOf(id), cardNumberOf(id)]) {
          const { ids, interpretation } = await experts(q);
          // A name may be a word of somebody's expertise; it must not lead to the one who bears it.
          if (interpretation.dropped.length === 0) expect([q, ids]).not.toContain(cardIdOf(id));
        }
      expect((await experts("欧阳清岚")).ids).toEqual([]);
      expect((await experts("示例微电子研究院")).ids).toEqual([]);
    });

    it("keeps them from the own employer and from whom they hide from, in the counts, too", async () => {
      const from = (enterprise: string): Filter[] => [
        { kind: "notIn", field: "hiddenFrom", values: [enterprise] },
      ];
      const lab = await experts("", { filters: from("lab"), facets: ["category"] });
      expect(lab.ids.toSorted()).toEqual(listed.filter((id) => id !== cardIdOf("ouyang")).toSorted());
      expect(lab.total).toBe(listed.length - 1);
      expect(lab.facets.category?.leading).toBe(2);
      const stranger = await experts("", { filters: from("stranger") });
      expect(stranger.ids).not.toContain(cardIdOf("chenlu"));
      expect((await experts("", { filters: from("nobody") })).total).toBe(listed.length);
      const none: Filter = { kind: "notIn", field: "hiddenFrom", values: [] };
      expect((await experts("", { filters: [none] })).total).toBe(listed.length);
    });

    it("counts categories and fields", async () => {
      const { facets } = await experts("碳化硅", { facets: ["category", "field"] });
      expect(facets).toEqual({ category: { leading: 2 }, field: { "it.ic": 1, "green.material": 1 } });
    });
  });

  describe("cards that change", () => {
    beforeEach(open);
    afterEach(close);

    const changeCard = (id: string, values: Partial<typeof talentCard.$inferSelect>, version = 2) =>
      db.transaction((tx) => {
        tx.update(talentCard)
          .set({ ...values, version })
          .where(eq(talentCard.id, cardIdOf(id)))
          .run();
        announce(tx, "talentCards", [id], FACTORY_NOW);
        announce(tx, "experts", [cardIdOf(id)], FACTORY_NOW);
      });
    const isClean = async () => {
      for (const index of ["talentCards", "experts"])
        expect(await engine.verify(index)).toMatchObject({ missing: [], surplus: [], stale: [] });
    };

    it("leave the directory when they are suspended or the holder opts out, and come back", async () => {
      changeCard("ouyang", { status: "suspended" });
      changeCard("gao", { listed: false });
      await engine.drain();
      expect((await experts("碳化硅")).ids).toEqual([]);
      expect((await cases("", { filters: [within("cardStatus", "suspended")] })).ids.toSorted()).toEqual([
        "ouyang",
        "zheng",
      ]);
      await isClean();
      changeCard("ouyang", { status: "active" }, 3);
      await engine.drain();
      expect((await experts("碳化硅")).ids).toEqual([cardIdOf("ouyang")]);
      await isClean();
    });

    it("are found by the employer they have now", async () => {
      changeCard("tang", { employerName: "示例卫星通信有限公司", category: "leading" });
      await engine.drain();
      expect((await cases("卫星通信")).ids).toEqual(["tang"]);
      expect((await cases("唐果", { facets: ["category"] })).facets.category).toEqual({ leading: 1 });
      await isClean();
    });

    it("are found by their number in every case about them", async () => {
      db.transaction((tx) => {
        const [first] = tx.select().from(cardApplication).where(eq(cardApplication.id, "ouyang")).all();
        if (!first) throw new Error("not a row of the fixture");
        const renewal = { id: "renewal", kind: "renewal", caseNumber: "RCK-2026-000999" } as const;
        tx.insert(cardApplication)
          .values({ ...first, ...renewal, status: "submitted", cardId: cardIdOf("ouyang") })
          .run();
        announce(tx, "talentCards", ["renewal"], FACTORY_NOW);
      });
      await engine.drain();
      expect((await cases(cardNumberOf("ouyang"))).ids.toSorted()).toEqual(["ouyang", "renewal"]);
      expect((await cases("欧阳", { filters: [within("issued", "1")] })).ids).toEqual(["ouyang"]);
      await isClean();
    });

    it("are no longer found once a case is erased, by nothing that named its holder", async () => {
      db.transaction((tx) => {
        tx.update(cardApplication)
          .set({ erasedAt: FACTORY_NOW, realName: null, version: 2 })
          .where(eq(cardApplication.id, "ouyang"))
          .run();
        announce(tx, "talentCards", ["ouyang"], FACTORY_NOW);
      });
      await engine.drain();
      for (const q of ["欧阳清岚", "欧阳", caseNumberOf("ouyang"), cardNumberOf("ouyang")])
        expect((await cases(q)).ids).toEqual([]);
      await isClean();
    });

    it("answer the same after a rebuild", async () => {
      const answers = async () => [(await cases("张伟")).ids, (await experts("碳化硅")).ids.toSorted()];
      const before = await answers();
      for (const index of ["talentCards", "experts"]) await engine.rebuild(index);
      expect(await answers()).toEqual(before);
      await isClean();
    });
  });
}
