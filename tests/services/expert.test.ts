import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXPERT_DISCLOSURE, MOST_REQUESTS_DAILY, privateKindsIn } from "~/domain/expert";
import { ListingForm, parseExpertQuery } from "~/domain/expert-form";
import { hideFrom, showTo } from "~/services/candidate/hide-enterprise.server";
import type { AccountContext } from "~/services/context.server";
import { chooseListing, listingObstacle, loadOwnListing } from "~/services/expert/choose-listing.server";
import { contactExpert, viewExpert } from "~/services/expert/contact-expert.server";
import { findExpert, findExperts } from "~/services/expert/find-experts.server";
import { expertRef, openExpertRef } from "~/services/expert/expert-ref.server";
import { loadFinder, type Finder } from "~/services/talent/find-talents.server";
import { talentRef } from "~/services/talent/talent-ref.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, auditEntry, consent, mailOutbox, talentCard } from "~db/schema";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addEmployers } from "./applications";
import { CARD_LINKS, addCase, addHolder } from "./card-applications";

let db: Db;
let search: SearchEngine;
let lin: VaultContext;
let owner: AccountContext;
let stranger: AccountContext;
beforeEach(async () => {
  db = openTestDatabase();
  search = createSearchEngine(db);
  ({ owner, stranger } = await addEmployers(db));
  lin = await holder("lin");
});
afterEach(() => db.$client.close());

/** Somebody with a card; of `enterpriseId` where given. */
async function holder(name: string, enterpriseId: string | null = null): Promise<VaultContext> {
  const ctx = await addHolder(db, name);
  const id = addCase(db, ctx.actor.id, "approved", { enterpriseId });
  issueCard({ db, now: FACTORY_NOW, actor: { kind: "system", name: "test" } }, id, CARD_LINKS);
  return ctx;
}
function own(ctx: VaultContext) {
  const card = loadOwnListing(ctx);
  if (!card) throw new Error("no card");
  return card;
}
const choose = (ctx: VaultContext, listed: boolean, expertise: string | null = "碳化硅功率器件") => {
  const card = own(ctx);
  return chooseListing(ctx, card, { listed, expertise, version: card.version });
};
function finderOf(ctx: AccountContext): Finder {
  const found = loadFinder(ctx);
  if (!found.finder) throw new Error(found.refused);
  return found.finder;
}
/** What a company finds after search has caught up. */
async function find(text = "", ctx = owner) {
  await search.drain();
  const { query } = parseExpertQuery(new URLSearchParams(text));
  return findExperts({ ...ctx, search }, finderOf(ctx), query);
}
const idsOf = async (text = "", ctx = owner) => (await find(text, ctx)).experts.map(({ id }) => id);
const contact = (id: string, ctx = owner, message = "想请您做一次技术诊断") => {
  const expert = findExpert(ctx, finderOf(ctx), id);
  if (!expert) throw new Error("not to be found");
  return contactExpert(ctx, finderOf(ctx), expert, { message, contact: "示例联系人" }, "https://p.example/d");
};
const isClean = async () => {
  for (const index of ["talentCards", "experts"])
    expect(await search.verify(index)).toMatchObject({ missing: [], surplus: [], stale: [] });
};

describe("the directory of experts", () => {
  it("finds a holder only after choosing so, and no more after choosing otherwise", async () => {
    expect(await idsOf()).toEqual([]);
    expect(choose(lin, true)).toEqual({ done: true });
    expect(await idsOf("q=碳化硅")).toEqual([own(lin).id]);
    choose(lin, false);
    expect(findExpert(owner, finderOf(owner), own(lin).id)).toBeNull();
    expect(await idsOf("q=碳化硅")).toEqual([]);
    await isClean();
  });

  it("writes each choice into the ledger of consents, with what was told", () => {
    const ledger = () => db.select().from(consent).where(eq(consent.kind, "expert")).all();
    choose(lin, true);
    choose(lin, true, "碳化硅与氮化镓");
    expect(ledger()).toMatchObject([
      { accountId: lin.actor.id, subjectId: own(lin).id, disclosure: EXPERT_DISCLOSURE, withdrawnAt: null },
    ]);
    choose(lin, false);
    expect(ledger()).toMatchObject([{ withdrawnAt: FACTORY_NOW }]);
    choose(lin, true);
    expect(ledger()).toHaveLength(2);
    const entries = db.select().from(auditEntry).where(eq(auditEntry.action, "card:list")).all();
    expect(entries.map(({ details }) => details)).toEqual(
      [true, true, false, true].map((listed) => ({ listed })),
    );
  });

  it("takes the same form once, and no form of a page that has grown old", () => {
    const card = own(lin);
    const form = { listed: true, expertise: "储能", version: card.version };
    expect(chooseListing(lin, card, form)).toEqual({ done: true });
    expect(chooseListing(lin, card, form)).toEqual({ done: true });
    expect(own(lin).version).toBe(card.version + 1);
    expect(chooseListing(lin, card, { ...form, expertise: "氢能" })).toEqual({ refused: "changed" });
    expect(own(lin).expertise).toBe("储能");
  });

  it("shows neither name nor number nor employer, in whatever is answered", async () => {
    choose(lin, true);
    const { number, code, applicationId } = own(lin);
    const shown = JSON.stringify([
      await find("q=碳化硅"),
      viewExpert(owner, finderOf(owner), own(lin).id),
      await find("q=示例申请人"),
    ]);
    for (const secret of ["示例申请人", "示例智能科技", number, code, applicationId, lin.actor.id, "lin@"])
      expect(shown, secret).not.toContain(secret);
    expect(await idsOf("q=示例智能科技有限公司")).toEqual([]);
  });

  it("is closed to a holder's own employer, and to whom they hide from", async () => {
    const chen = await holder("chen", "e1");
    choose(chen, true, "储能电池");
    choose(lin, true);
    expect(await idsOf()).toEqual([own(lin).id]);
    expect((await find()).total).toBe(1);
    expect(findExpert(owner, finderOf(owner), own(chen).id)).toBeNull();
    expect(await idsOf("", stranger)).toHaveLength(2);
    hideFrom(lin, "e2");
    expect((await find("", stranger)).total).toBe(1);
    expect(findExpert(stranger, finderOf(stranger), own(lin).id)).toBeNull();
    showTo(lin, "e2");
    expect((await find("", stranger)).total).toBe(2);
    await isClean();
  });

  it("loses whose card has ended, is suspended, or whose account is disabled", async () => {
    choose(lin, true);
    const { id, validUntil } = own(lin);
    const later = { ...owner, now: validUntil + 1 };
    expect(findExpert(later, finderOf(owner), id)).toBeNull();
    db.update(talentCard).set({ status: "suspended" }).where(eq(talentCard.id, id)).run();
    expect(await idsOf()).toEqual([]);
    expect(listingObstacle(db, own(lin), FACTORY_NOW)).toBe("unusable");
    expect(choose(lin, true, "别的")).toEqual({ refused: "unusable" });
    expect(choose(lin, false)).toEqual({ done: true });
    db.update(talentCard).set({ status: "active", listed: true }).where(eq(talentCard.id, id)).run();
    expect(findExpert(owner, finderOf(owner), id)).not.toBeNull();
    db.update(account).set({ disabledAt: FACTORY_NOW }).where(eq(account.id, lin.actor.id)).run();
    expect(findExpert(owner, finderOf(owner), id)).toBeNull();
  });

  it("lists nobody whom no message would reach", () => {
    db.update(account).set({ emailConfirmedAt: null }).where(eq(account.id, lin.actor.id)).run();
    expect(choose(lin, true)).toEqual({ refused: "unconfirmed" });
    db.update(account).set({ email: null }).where(eq(account.id, lin.actor.id)).run();
    expect(choose(lin, true)).toEqual({ refused: "noEmail" });
  });

  it("is named in addresses by what opens for one enterprise only and says nothing of the card", () => {
    const { id } = own(lin);
    const ref = expertRef(lin, finderOf(owner), id);
    expect(ref).not.toContain(id);
    expect(openExpertRef(lin, finderOf(owner), ref)).toBe(id);
    expect(openExpertRef(lin, finderOf(stranger), ref)).toBeNull();
    for (const wrong of [id, "", `${ref}x`, talentRef(lin, finderOf(owner), id)])
      expect(openExpertRef(lin, finderOf(owner), wrong)).toBeNull();
  });

  it("writes down once a day who looked", () => {
    choose(lin, true);
    const { id } = own(lin);
    const views = () => db.select().from(auditEntry).where(eq(auditEntry.action, "expert:view")).all();
    for (let i = 0; i < 3; i++) viewExpert(owner, finderOf(owner), id);
    expect(views()).toMatchObject([{ entityId: id, actor: owner.actor.id, details: { enterprise: "e1" } }]);
    viewExpert(stranger, finderOf(stranger), id);
    viewExpert({ ...owner, now: FACTORY_NOW + DAY }, finderOf(owner), id);
    expect(views()).toHaveLength(3);
  });
});

describe("a company's words to an expert", () => {
  it("reach the holder by mail, once, with who writes and how to leave", () => {
    choose(lin, true);
    const { id } = own(lin);
    db.delete(mailOutbox).run();
    expect(contact(id)).toEqual({ done: true });
    expect(contact(id, owner, "再问一次")).toEqual({ refused: "before" });
    expect(contact(id, stranger)).toEqual({ done: true });
    const mails = db.select().from(mailOutbox).all();
    expect(mails).toMatchObject([
      { to: "lin@example.cn", accountId: lin.actor.id },
      { to: "lin@example.cn" },
    ]);
    for (const words of ["示例企业e1", "想请您做一次技术诊断", "示例联系人", "https://p.example/d"])
      expect(mails[0]?.text).toContain(words);
    expect(viewExpert(owner, finderOf(owner), id)?.requestedAt).toBe(FACTORY_NOW);
    const entries = db.select().from(auditEntry).where(eq(auditEntry.action, "expert:contact")).all();
    expect(entries).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toContain("技术诊断");
  });

  it(`are at most ${MOST_REQUESTS_DAILY} within a day`, async () => {
    const results: unknown[] = [];
    for (let n = 0; n <= MOST_REQUESTS_DAILY; n++) {
      const one = await holder(`expert${n}`);
      choose(one, true);
      results.push(contact(own(one).id));
    }
    expect(results.slice(0, -1)).toEqual(results.slice(0, -1).map(() => ({ done: true })));
    expect(results.at(-1)).toEqual({ refused: "tooMany" });
    const { id } = own(lin);
    choose(lin, true);
    expect(contact(id, { ...owner, now: FACTORY_NOW + DAY })).toEqual({ done: true });
  });
});

describe("what is written of an expertise", () => {
  it.each([
    ["请拨打13800138000", ["mobile"]],
    ["电话 138-0013-8000", ["mobile"]],
    ["＋８６１３８００１３８０００", ["mobile"]],
    ["写信到 a.b@example.cn", ["email"]],
    ["50010119900101123X", ["identity"]],
    ["500101199001011234", ["identity"]],
    ["专利 202310123456 两项，13 年经验", []],
    ["从 2008 年起研究 SiC，论文 138 篇", []],
  ])("is looked through for what leads to a person: %s", (text, kinds) => {
    expect(privateKindsIn(text)).toEqual(kinds);
  });

  it("may hold a way to be reached only where that is meant, never an identity number", () => {
    const form = { listed: "1", version: "1" };
    const read = (more: object) => ListingForm.safeParse({ ...form, ...more }).success;
    expect(read({ expertise: "" })).toBe(false);
    expect(read({ expertise: "储能" })).toBe(true);
    expect(read({ expertise: "储能 13800138000" })).toBe(false);
    expect(read({ expertise: "储能 13800138000", sure: "1" })).toBe(true);
    expect(read({ expertise: "50010119900101123X", sure: "1" })).toBe(false);
    expect(read({ expertise: "字".repeat(501) })).toBe(false);
    expect(read({ listed: "0", expertise: "" })).toBe(true);
  });
});
