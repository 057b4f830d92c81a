import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { periodOf, dayOfUse } from "~/domain/benefit";
import { BenefitChangeForm, NewBenefitForm } from "~/domain/benefit-form";
import { NotPermitted } from "~/domain/permission";
import { shanghaiMidnight } from "~/domain/time";
import { benefitFigures } from "~/services/benefit/count-uses.server";
import { benefitVersions, benefitsOf, listBenefits } from "~/services/benefit/list-benefits.server";
import { loadBenefit } from "~/services/benefit/load-benefit.server";
import { loadCardAtCounter, lookUpCard, presentAtCounter } from "~/services/benefit/look-up-card.server";
import { redeemBenefit, undoUse } from "~/services/benefit/redeem-benefit.server";
import { changeBenefit, createBenefit, switchBenefit } from "~/services/benefit/save-benefit.server";
import type { CardRow } from "~/services/talent-card/load-card.server";
import { usesOfCard } from "~/services/benefit/uses-of-card.server";
import type { AccountContext } from "~/services/context.server";
import type { Db } from "~db/client";
import { auditEntry, benefitUse, cardVerification, talentCard } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { REFERENCE_BENEFITS, seedBenefits } from "~seeds/reference/benefits";
import { openTestDatabase } from "~tests/setup/database";
import { addBenefit, addHeldCard } from "./benefits";
import { acting, addPerson } from "./people";

let db: Db;
let counter: AccountContext;
let office: AccountContext;
beforeEach(async () => {
  db = openTestDatabase();
  counter = acting(db, await addPerson(db, "operator", "operator"), ["operator"]);
  office = acting(db, await addPerson(db, "admin", "admin"), ["admin"]);
});

function redeem(card: CardRow, benefitId: string, ctx = counter, formKey: string = randomUUID()) {
  const target = loadCardAtCounter(ctx, card.id);
  if (!target) throw new Error("no such card");
  return redeemBenefit(ctx, target, { benefitId, formKey });
}
function undo(card: CardRow, useId: string, ctx = counter) {
  const target = loadCardAtCounter(ctx, card.id);
  if (!target) throw new Error("no such card");
  return undoUse(ctx, target, { useId, reason: "扫错了卡" });
}
const at = (now: number, ctx = counter): AccountContext => ({ ...ctx, now });
const done = { done: { title: "示例观光车" } };

describe("a benefit at the counter", () => {
  it("is used as often as one card may in a day, and the next day again", async () => {
    const card = await addHeldCard(db);
    const id = addBenefit(office);
    expect([redeem(card, id), redeem(card, id)]).toEqual([done, done]);
    expect(redeem(card, id)).toEqual({ refused: "cardUsedUp" });
    expect(redeem(card, id, at(FACTORY_NOW + DAY))).toEqual(done);
  });

  it("begins a new day at midnight in Shanghai, and a new year with its first", async () => {
    const card = await addHeldCard(db, { validUntil: FACTORY_NOW + 900 * DAY });
    const daily = addBenefit(office, { perCard: 1 });
    const yearly = addBenefit(office, { perCard: 1, perCardPeriod: "year" });
    const newYear = shanghaiMidnight(2027, 1, 1);
    for (const id of [daily, yearly]) {
      expect(redeem(card, id, at(newYear - 1))).toEqual(done);
      expect(redeem(card, id, at(newYear - 1))).toEqual({ refused: "cardUsedUp" });
      expect(redeem(card, id, at(newYear))).toEqual(done);
    }
    expect(redeem(card, yearly, at(newYear + 100 * DAY))).toEqual({ refused: "cardUsedUp" });
    expect(redeem(card, daily, at(newYear + DAY - 1))).toEqual({ refused: "cardUsedUp" });
  });

  it("is granted to all cards together no more often than there is of it", async () => {
    const cards = [await addHeldCard(db), await addHeldCard(db), await addHeldCard(db)] as const;
    const id = addBenefit(office, { quota: 2, quotaPeriod: "total", perCard: null });
    expect(redeem(cards[0], id)).toEqual(done);
    expect(redeem(cards[1], id, at(FACTORY_NOW + 400 * DAY))).toEqual(done);
    expect(redeem(cards[2], id, at(FACTORY_NOW + 500 * DAY))).toEqual({ refused: "usedUp" });
  });

  it("is used once by a form that is sent twice", async () => {
    const card = await addHeldCard(db);
    const id = addBenefit(office);
    const key = randomUUID();
    expect([redeem(card, id, counter, key), redeem(card, id, counter, key)]).toEqual([done, done]);
    expect(db.select().from(benefitUse).all()).toHaveLength(1);
    expect(redeem(await addHeldCard(db), id, counter, key)).toEqual({ refused: "again" });
  });

  it("is not used with a card that is suspended, revoked, expired or not valid yet, nor with one's own", async () => {
    const id = addBenefit(office);
    const holderId = counter.actor.id;
    for (const given of [
      { status: "suspended" },
      { status: "revoked" },
      { validUntil: FACTORY_NOW - 1 },
      { validFrom: FACTORY_NOW + 1 },
    ] as const)
      expect(redeem(await addHeldCard(db, given), id)).toEqual({ refused: "card" });
    expect(redeem(await addHeldCard(db, { holderId }), id)).toEqual({ refused: "own" });
    expect(db.select().from(benefitUse).all()).toEqual([]);
  });

  it("used with one's own card is taken back by a colleague only", async () => {
    const card = await addHeldCard(db, { holderId: counter.actor.id });
    const id = addBenefit(office, { perCard: 1 });
    const key = randomUUID();
    expect(redeem(card, id, office, key)).toEqual(done);
    expect(undo(card, key)).toEqual({ refused: "own" });
    expect(undo(card, key, office)).toEqual({ done: true });
  });

  it("is judged on the card and the benefit as they are when it is used, not when they were shown", async () => {
    const card = await addHeldCard(db);
    const id = addBenefit(office);
    const target = loadCardAtCounter(counter, card.id);
    db.update(talentCard).set({ status: "revoked" }).where(eq(talentCard.id, card.id)).run();
    expect(target && redeemBenefit(counter, target, { benefitId: id, formKey: randomUUID() })).toEqual({
      refused: "card",
    });
  });

  it("is not used out of its days, out of use, by another category, or where it is only told of", async () => {
    const card = await addHeldCard(db);
    const today = dayOfUse(FACTORY_NOW);
    const tomorrow = dayOfUse(FACTORY_NOW + DAY);
    const yesterday = dayOfUse(FACTORY_NOW - DAY);
    expect(redeem(card, addBenefit(office, { from: tomorrow }))).toEqual({ refused: "inactive" });
    expect(redeem(card, addBenefit(office, { until: yesterday }))).toEqual({ refused: "inactive" });
    expect(redeem(card, addBenefit(office, { from: today, until: today }))).toEqual(done);
    expect(redeem(card, addBenefit(office, { categories: ["top"] }))).toEqual({ refused: "category" });
    expect(redeem(card, addBenefit(office, { redeemable: false }))).toEqual({ refused: "told" });
    expect(redeem(card, "no-such-benefit")).toEqual({ refused: "inactive" });
    const id = addBenefit(office);
    const target = loadBenefit(office, id);
    if (target) switchBenefit(office, target, 1, false);
    expect(redeem(card, id)).toEqual({ refused: "inactive" });
  });

  it("is taken back on the same day only, with a reason, once, and can then be used again", async () => {
    const card = await addHeldCard(db);
    const id = addBenefit(office, { perCard: 1 });
    const key = randomUUID();
    redeem(card, id, counter, key);
    expect(undo(await addHeldCard(db), key)).toEqual({ refused: "gone" });
    expect(undo(card, key, at(FACTORY_NOW + DAY))).toEqual({ refused: "late" });
    expect([undo(card, key), undo(card, key)]).toEqual([{ done: true }, { done: true }]);
    expect(redeem(card, id, counter, key)).toEqual({ refused: "again" });
    expect(redeem(card, id)).toEqual(done);
    const undone = db.select().from(auditEntry).where(eq(auditEntry.action, "benefit:undo")).all();
    expect(undone.map(({ details }) => details)).toEqual([{ use: key, reason: "扫错了卡" }]);
  });

  it("counts every look-up, also of what does not exist, and not who looked", async () => {
    const card = await addHeldCard(db);
    expect(lookUpCard(counter, card.code)?.id).toBe(card.id);
    expect(lookUpCard(counter, "ZZZZZZZZZZZZ")).toBeUndefined();
    expect(lookUpCard(counter, null)).toBeUndefined();
    const counted = db.select().from(cardVerification).all();
    expect(counted.map(({ cardId, channel, result }) => [cardId, channel, result])).toEqual([
      [card.id, "counter", "active"],
      [null, "counter", "unknown"],
      [null, "counter", "unknown"],
    ]);
    expect(Object.keys(counted[0] ?? {})).toEqual(["id", "cardId", "at", "channel", "result"]);
  });

  it("shows the counter a masked name, what is left and what can be taken back", async () => {
    const card = await addHeldCard(db);
    const id = addBenefit(office, { perCard: 3 });
    addBenefit(office, { categories: ["top"], title: "别的类别" });
    redeem(card, id);
    const target = lookUpCard(counter, card.code);
    const shown = target && presentAtCounter(counter, target);
    expect(shown).toMatchObject({ holder: "示***", state: "active", usable: true });
    expect(shown?.benefits.map(({ id: one, left }) => [one, left])).toEqual([[id, 2]]);
    expect(shown?.today).toHaveLength(1);
    expect(JSON.stringify(shown)).not.toContain("示例持卡人");
  });

  it("is nobody's who may not redeem", async () => {
    const card = await addHeldCard(db);
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(() => lookUpCard(reviewer, card.code)).toThrow(NotPermitted);
    expect(() => loadCardAtCounter(reviewer, card.id)).toThrow(NotPermitted);
    expect(db.select().from(cardVerification).all()).toEqual([]);
  });
});

describe("the uses of a card", () => {
  it("are shown to its holder, also what was taken back, and to nobody else", async () => {
    const card = await addHeldCard(db);
    const id = addBenefit(office);
    const key = randomUUID();
    redeem(card, id, counter, key);
    redeem(card, id, at(FACTORY_NOW + 1));
    undo(card, key);
    const holder = acting(db, card.holderId, ["candidate"]);
    expect(usesOfCard(holder, card.id).uses.map(({ title, undoneAt }) => [title, undoneAt])).toEqual([
      ["示例观光车", null],
      ["示例观光车", FACTORY_NOW],
    ]);
    const other = acting(db, await addPerson(db, "stranger", "candidate"), ["candidate"]);
    expect(usesOfCard(other, card.id)).toMatchObject({ uses: [], total: 0 });
  });
});

type Step = { card: number; counter: number; benefit: number; hours: number; undo: boolean };
const step: fc.Arbitrary<Step> = fc.record({
  card: fc.nat(2),
  counter: fc.nat(1),
  benefit: fc.nat(2),
  hours: fc.nat(30),
  undo: fc.boolean(),
});

describe("however uses and their taking back follow one another", () => {
  it("no period of any benefit ever holds more of them than its quota", async () => {
    const cards = [await addHeldCard(db), await addHeldCard(db), await addHeldCard(db)];
    const counters = [counter, acting(db, await addPerson(db, "operator2", "operator"), ["operator"])];
    const quotas = [
      { perCard: 2, perCardPeriod: "day", quota: 3, quotaPeriod: "day" },
      { perCard: 3, perCardPeriod: "year", quota: 5, quotaPeriod: "total" },
      { perCard: null, perCardPeriod: "total", quota: 4, quotaPeriod: "year" },
    ] as const;
    await fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        db.delete(benefitUse).run();
        const ids = quotas.map((quota) => addBenefit(office, quota));
        // Over the end of a year, in Shanghai.
        let now = shanghaiMidnight(2026, 12, 30);
        const made: { key: string; card: number }[] = [];
        for (const { card, counter: n, benefit, hours, undo: back } of steps) {
          now += hours * 3_600_000;
          const ctx = at(now, counters[n]);
          const last = made.at(-1);
          if (back && last) undo(cards[last.card] as CardRow, last.key, ctx);
          const key = randomUUID();
          if ("done" in redeem(cards[card] as CardRow, ids[benefit] ?? "", ctx, key))
            made.push({ key, card });
        }
        const uses = db.select().from(benefitUse).all();
        quotas.forEach(({ perCard, perCardPeriod, quota, quotaPeriod }, i) => {
          const own = uses.filter((use) => use.benefitId === ids[i] && use.undoneAt === null);
          const most = (of: (use: (typeof own)[number]) => string) => {
            const counts = new Map<string, number>();
            for (const use of own) counts.set(of(use), (counts.get(of(use)) ?? 0) + 1);
            return Math.max(0, ...counts.values());
          };
          const part = (period: typeof quotaPeriod | typeof perCardPeriod, day: string) =>
            periodOf(period, day)?.first ?? "all";
          expect(most(({ day }) => part(quotaPeriod, day))).toBeLessThanOrEqual(quota);
          expect(most(({ day, cardId }) => `${part(perCardPeriod, day)} ${cardId}`)).toBeLessThanOrEqual(
            perCard ?? Infinity,
          );
        });
      }),
      { numRuns: 40 },
    );
  });
});

const FORM = {
  kind: "medical",
  title: "年度体检",
  summary: "每年一次。",
  provider: "示例医院",
  categories: "top,leading",
  perCardPeriod: "year",
  quotaPeriod: "year",
};

describe("the catalogue of benefits", () => {
  it("reads a form: categories in order, nothing for no limit, words for what is wrong", () => {
    const formKey = randomUUID();
    expect(NewBenefitForm.parse({ ...FORM, formKey, categories: "leading,top,top" })).toMatchObject({
      categories: ["top", "leading"],
      perCard: null,
      source: null,
      redeemable: false,
    });
    const wrong = (given: Record<string, string>) =>
      BenefitChangeForm.safeParse({ ...FORM, version: "1", ...given }).error?.issues.map(
        ({ path, message }) => [path[0], message],
      );
    expect(wrong({ categories: "" })).toEqual([["categories", "请至少选择一个人才类别"]]);
    expect(wrong({ perCard: "一次" })).toEqual([["perCard", "请填写整数次数；不限次数就留空"]]);
    expect(wrong({ perCard: "0" })?.[0]?.[0]).toBe("perCard");
    expect(wrong({ from: "2027-02-30" })?.[0]?.[0]).toBe("from");
    expect(wrong({ from: "2027-02-02", until: "2027-02-01" })).toEqual([
      ["until", "结束日期不能早于开始日期"],
    ]);
    expect(wrong({ perCard: "１２" })).toBeUndefined();
  });

  it("makes one benefit of a form sent twice, and keeps each version in the trail", () => {
    const form = NewBenefitForm.parse({ ...FORM, formKey: randomUUID() });
    const id = createBenefit(office, form);
    expect(createBenefit(office, form)).toBe(id);
    const target = loadBenefit(office, id);
    if (!target) throw new Error("not made");
    const { formKey: _key, ...fields } = form;
    expect(changeBenefit(office, target, { ...fields, version: 1, perCard: 1 })).toEqual({ done: true });
    // The same again, as by a second press.
    expect(changeBenefit(office, target, { ...fields, version: 1, perCard: 1 })).toEqual({ done: true });
    expect(changeBenefit(office, target, { ...fields, version: 1, perCard: 5 })).toEqual({
      refused: "changed",
    });
    expect(loadBenefit(office, id)).toMatchObject({ perCard: 1, version: 2 });
    expect(benefitVersions(office, id).map(({ action }) => action)).toEqual([
      "benefit:change",
      "benefit:create",
    ]);
    expect(benefitVersions(office, id)[0]?.details).toMatchObject({
      version: 2,
      before: { perCard: null },
      after: { perCard: 1 },
    });
  });

  it("is looked after by nobody else than whoever may", () => {
    const form = NewBenefitForm.parse({ ...FORM, formKey: randomUUID() });
    expect(() => createBenefit(counter, form)).toThrow(NotPermitted);
    const id = createBenefit(office, form);
    expect(() => loadBenefit(counter, id)).toThrow(NotPermitted);
  });

  it("counts what was used by day and by month, without what was taken back", async () => {
    const [one, two] = [await addHeldCard(db), await addHeldCard(db)];
    const id = addBenefit(office);
    const key = randomUUID();
    redeem(one, id);
    redeem(two, id);
    redeem(two, id, counter, key);
    undo(two, key);
    redeem(one, id, at(FACTORY_NOW + 40 * DAY));
    const figures = benefitFigures(db, id);
    expect(figures).toMatchObject({ uses: 3, cards: 2, undone: 1 });
    expect(figures.days.map(({ uses, cards }) => [uses, cards])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(figures.months.map(({ when }) => when)).toEqual(["2027-01", "2026-11"]);
  });

  it("is shipped with what public texts say, none of it redeemed, and leaves alone what the office has changed", () => {
    expect(seedBenefits(db, FACTORY_NOW)).toMatchObject({ added: REFERENCE_BENEFITS.length });
    expect(seedBenefits(db, FACTORY_NOW)).toMatchObject({ added: 0, changed: 0 });
    expect(listBenefits(office)).toHaveLength(REFERENCE_BENEFITS.length);
    expect(listBenefits(office).some(({ redeemable }) => redeemable)).toBe(false);
    expect(benefitsOf(office, "fengqiBachelor").map(({ id }) => id)).not.toContain("cq-settling");
    const target = loadBenefit(office, "jfh-flat");
    if (target) switchBenefit(office, target, 1, false);
    expect(seedBenefits(db, FACTORY_NOW)).toMatchObject({ added: 0, changed: 0 });
    expect(listBenefits(office).map(({ id }) => id)).not.toContain("jfh-flat");
  });
});
