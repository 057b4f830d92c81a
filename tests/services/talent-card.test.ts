import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { CardDecisionReason } from "~/domain/card-decision";
import { NotPermitted } from "~/domain/permission";
import { EXPIRY_REMINDER_DAYS, REASONS_OF, cardState, cardValidUntil } from "~/domain/talent-card";
import { CardMoveForm, type CardMove } from "~/domain/talent-card-form";
import { cardEventsOf } from "~/services/card-application/load-card-application.server";
import { moveCardApplication } from "~/services/card-application/move-card-application.server";
import { offeredMoves } from "~/services/card-application/view-desk-card-application.server";
import { giveConsent } from "~/services/consent/give-consent.server";
import type { AccountContext } from "~/services/context.server";
import { versionsOf } from "~/services/rule/rules-in-force.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import { loadManagedCard, loadOwnCard, type CardRow } from "~/services/talent-card/load-card.server";
import { moveCard } from "~/services/talent-card/move-card.server";
import { remindHolders } from "~/services/talent-card/remind-holders.server";
import { setNameShown } from "~/services/talent-card/set-name-shown.server";
import { showOwnCard } from "~/services/talent-card/show-own-card.server";
import { viewCard } from "~/services/talent-card/view-card.server";
import { verifyCard } from "~/services/talent-card/verify-card.server";
import type { Db } from "~db/client";
import {
  account,
  auditEntry,
  cardApplication,
  cardEvent,
  consent,
  enterpriseMember,
  mailOutbox,
  ruleSetVersion,
  searchOutbox,
  talentCard,
} from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { CARD_LINKS, addCase, addHolder, addOffice, findCase, type Office } from "./card-applications";
import { visitor } from "./people";
import { addCard, cardOf } from "./talent-cards";

let db: Db;
let office: Office;
let holder: Awaited<ReturnType<typeof addHolder>>;
let card: CardRow;
beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
  holder = await addHolder(db, "holder");
  card = addCard(db, holder.actor.id);
});

const managed = (ctx: AccountContext) => {
  const found = loadManagedCard(ctx, card.id);
  if (!found) throw new Error("no card");
  return found;
};
const move = (given: Partial<CardMove>, ctx: AccountContext = office.second) =>
  moveCard(
    ctx,
    managed(ctx),
    { verb: "suspend", reason: "leftZone", note: null, version: cardOf(db, card.id).version, ...given },
    CARD_LINKS,
  );
const now = () => cardOf(db, card.id);
const mails = () => db.select().from(mailOutbox).all();

describe("the office", () => {
  it("suspends, reinstates and revokes with a reason; the holder is told, and so is search", () => {
    const heard = () => db.select().from(searchOutbox).all().length;
    const before = heard();
    expect(move({ note: "请先办理变更" })).toEqual({ done: true });
    expect(now()).toMatchObject({
      status: "suspended",
      reason: "leftZone",
      note: "请先办理变更",
      version: 2,
    });
    expect(verifyCard(visitor(db), card.code, "page")).toMatchObject({ card: { state: "suspended" } });
    expect(heard()).toBe(before + 2);
    expect(move({ verb: "reinstate", reason: "resolved" })).toEqual({ done: true });
    expect(now()).toMatchObject({ status: "active", reason: null, note: null });
    db.update(talentCard)
      .set({ listed: true, nameShownUntil: FACTORY_NOW + DAY })
      .run();
    const agreed = { accountId: holder.actor.id, kind: "expert", subjectId: card.id } as const;
    db.transaction((tx) => giveConsent(tx, holder, agreed));
    expect(move({ verb: "revoke", reason: "falseMaterials" })).toEqual({ done: true });
    expect(now()).toMatchObject({ status: "revoked", listed: false, nameShownUntil: null });
    expect(db.select().from(consent).get()?.withdrawnAt).toBe(FACTORY_NOW);
    expect(
      db
        .select()
        .from(cardEvent)
        .all()
        .map(({ verb }) => verb),
    ).toEqual(["issue", "suspend", "reinstate", "revoke"]);
    expect(mails().map(({ to, subject }) => [to, subject])).toEqual([
      ["holder@example.cn", "金凤凰人才卡：暂停使用"],
      ["holder@example.cn", "金凤凰人才卡：恢复使用"],
      ["holder@example.cn", "金凤凰人才卡：撤销"],
    ]);
    expect(mails()[0]?.text).not.toContain("已不在科学城（高新区）全职工作");
  });

  it("cannot undo what is final, nor do what the state does not allow", () => {
    expect(move({ verb: "reinstate", reason: "resolved" })).toEqual({ refused: "state" });
    move({ verb: "revoke", reason: "lost" });
    for (const verb of ["suspend", "reinstate", "revoke"] as const)
      expect(move({ verb, reason: "lost" })).toEqual({ refused: "state" });
  });

  it("does it once for a press that is sent twice, and tells a colleague who comes second", () => {
    const shown = { version: card.version };
    expect(move(shown)).toEqual({ done: true });
    expect(move(shown)).toEqual({ done: true });
    expect(move(shown, office.otherSecond)).toEqual({ refused: "changed" });
    expect(move({ ...shown, verb: "revoke", reason: "lost" })).toEqual({ refused: "changed" });
    expect(now().version).toBe(2);
    expect(mails()).toHaveLength(1);
  });

  it("does not decide on what is its own, nor without the permission", async () => {
    insertEnterprises(db, [buildEnterprise({ id: "e1", origin: "registered" })], FACTORY_NOW);
    db.update(talentCard).set({ enterpriseId: "e1" }).run();
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: office.second.actor.id, role: "owner", joinedAt: FACTORY_NOW })
      .run();
    expect(move({})).toEqual({ refused: "own" });
    db.update(talentCard).set({ enterpriseId: null, holderId: office.otherSecond.actor.id }).run();
    expect(move({}, office.otherSecond)).toEqual({ refused: "own" });
    expect(() => loadManagedCard(office.first, card.id)).toThrow(NotPermitted);
    expect(loadManagedCard(office.first, "none")).toBeUndefined();
  });

  it("must give a reason that fits, and words where the reason says nothing", () => {
    const read = (given: object) => CardMoveForm.safeParse({ note: "", version: "1", ...given });
    expect(read({ verb: "suspend", reason: "leftZone" }).success).toBe(true);
    expect(read({ verb: "suspend", reason: "resolved" }).error?.issues[0]?.path).toEqual(["reason"]);
    expect(read({ verb: "revoke", reason: "other" }).error?.issues[0]?.path).toEqual(["note"]);
    expect(read({ verb: "renew", reason: "other" }).success).toBe(false);
    expect(read({ verb: "suspend" }).success).toBe(false);
    for (const [verb, reasons] of Object.entries(REASONS_OF))
      for (const reason of reasons) expect(read({ verb, reason, note: "说明" }).success).toBe(true);
  });

  it("leaves a trace when it looks at a card, and sees how often it was verified", () => {
    for (const channel of ["page", "page", "api"] as const) verifyCard(visitor(db), card.code, channel);
    verifyCard(visitor(db, { now: FACTORY_NOW - 60 * DAY }), card.code, "api");
    const seen = viewCard(office.second, managed(office.second));
    expect(seen.verifications.all).toEqual([
      { channel: "api", n: 2 },
      { channel: "page", n: 2 },
    ]);
    expect(seen.verifications.lately.reduce((sum, { n }) => sum + n, 0)).toBe(3);
    expect(db.select().from(auditEntry).all().at(-1)).toMatchObject({
      action: "card:view",
      entityId: card.id,
    });
  });
});

describe("the holder", () => {
  const own = () => {
    const found = loadOwnCard(holder);
    if (!found) throw new Error("no card");
    return found;
  };
  const holderSeen = (at: number) => {
    const found = verifyCard(visitor(db, { now: at }), card.code, "page");
    return "card" in found ? found.card.holder?.text : null;
  };

  it("shows the whole name for ten minutes or a day, and masks it again at once", () => {
    expect(setNameShown(holder, own(), "minutes")).toBe(true);
    expect(holderSeen(FACTORY_NOW + 599_999)).toBe("欧阳示例");
    expect(holderSeen(FACTORY_NOW + 600_000)).toBe("欧***");
    setNameShown(holder, own(), "day");
    expect(holderSeen(FACTORY_NOW + DAY - 1)).toBe("欧阳示例");
    setNameShown(holder, own(), "off");
    expect(holderSeen(FACTORY_NOW)).toBe("欧***");
    expect(now().version).toBe(1);
    move({ verb: "revoke", reason: "lost" });
    expect(setNameShown(holder, own(), "day")).toBe(false);
  });

  it("sees the own card, what became of it, who may have looked by channel, and the running case", async () => {
    verifyCard(visitor(db), card.code, "page");
    const running = addCase(db, holder.actor.id, "firstReview", { kind: "renewal", cardId: card.id });
    const seen = await showOwnCard(holder, "https://portal.example");
    expect(seen.card).toMatchObject({ number: card.number, holderName: "欧阳示例", state: "active" });
    expect(seen.card?.verifications).toMatchObject([{ channel: "page", result: "active" }]);
    expect(seen.running).toMatchObject({ id: running, status: "firstReview" });
    expect(await showOwnCard(await addHolder(db, "without"), "https://portal.example")).toEqual({
      card: null,
      running: null,
    });
  });

  it("is shown the card that counts, not one that was revoked before", () => {
    move({ verb: "revoke", reason: "lost" });
    const next = addCard(db, holder.actor.id, {}, FACTORY_NOW - DAY);
    expect(own().id).toBe(next.id);
  });
});

describe("the end of a card", () => {
  const at = (days: number) => card.validUntil - days * DAY - 3_600_000;
  const remind = (days: number) =>
    remindHolders({ db, now: at(days), actor: { kind: "system", name: "chores" } }, CARD_LINKS);

  it("is told 90, 30 and 7 days before, once each", () => {
    expect(EXPIRY_REMINDER_DAYS).toEqual([90, 30, 7]);
    expect([92, 90, 89, 31, 30, 29, 8, 7, 6, 1, 0].map(remind)).toEqual([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]);
    expect(mails().map(({ subject }) => subject)).toEqual(Array(3).fill("金凤凰人才卡即将到期"));
    expect(mails()[0]?.text).toContain("还有 90 天");
  });

  it("is told to no address that nobody has confirmed", () => {
    db.update(account).set({ emailConfirmedAt: null }).where(eq(account.id, holder.actor.id)).run();
    expect(remind(90)).toBe(0);
    expect(mails()).toEqual([]);
  });

  it("is told once where several days were missed, and not at all of a card that is not in use", () => {
    expect(remind(5)).toBe(1);
    expect(remind(4)).toBe(0);
    db.update(talentCard).set({ status: "suspended", remindedDays: null }).run();
    expect(remind(3)).toBe(0);
    db.update(talentCard).set({ status: "active" }).run();
    expect(remind(-1)).toBe(0);
  });

  it("is told to search on the day it comes", () => {
    const before = db.select().from(searchOutbox).all().length;
    remind(-1);
    expect(db.select().from(searchOutbox).all().length).toBe(before + 2);
    remind(200);
    expect(db.select().from(searchOutbox).all().length).toBe(before + 2);
  });
});

describe("how long a card counts", () => {
  const system = { actor: { kind: "system", name: "chores" } } as const;
  const issue = (ruleVersions: Record<string, number> | null, kind: "new" | "renewal" = "new") => {
    const given = kind === "renewal" ? { kind, cardId: card.id } : { kind };
    if (kind === "new") db.update(talentCard).set({ status: "revoked" }).run();
    const id = addCase(db, holder.actor.id, "approved", { ...given, ruleVersions });
    issueCard({ db, now: FACTORY_NOW, ...system }, id, CARD_LINKS);
  };
  const newest = () => db.select().from(talentCard).all().at(-1);

  it("follows the rules that the case was judged by, else 36 months", () => {
    issue(null);
    expect(newest()?.validUntil).toBe(cardValidUntil(FACTORY_NOW, 36));
    expect(versionsOf([])).toEqual({});
    const body = { outcome: { label: "示例", validityMonths: 12 } };
    db.insert(ruleSetVersion)
      .values({ ...PUBLISHED, ruleSetId: "short", version: 3, body: body as never })
      .run();
    issue({ short: 3 });
    expect(newest()?.validUntil).toBe(cardValidUntil(FACTORY_NOW, 12));
    issue({ short: 2 });
    expect(newest()?.validUntil).toBe(cardValidUntil(FACTORY_NOW, 36));
  });

  it("is longer by as much from its end on where it is renewed in time", () => {
    issue(null, "renewal");
    expect(now().validUntil).toBe(cardValidUntil(card.validUntil + 1, 36));
    expect(cardState(now(), FACTORY_NOW)).toBe("active");
  });
});

describe("a renewal whose card is revoked meanwhile", () => {
  const renewal = (status: "secondReview" | "publicity" | "approved") =>
    addCase(db, holder.actor.id, status, {
      ...{ kind: "renewal", cardId: card.id, evaluation: null, ruleVersions: null },
      ...{ firstReviewedBy: office.first.actor.id, publicityUntil: FACTORY_NOW - 1 },
    });
  const decide = (
    applicationId: string,
    verb: "endorse" | "approve" | "reject",
    by = office.second,
    reasons: readonly CardDecisionReason[] = [],
  ) =>
    db.transaction((tx) =>
      moveCardApplication(tx, by, { applicationId, verb, who: "office", version: null, reasons }, CARD_LINKS),
    );
  const revoke = () => move({ verb: "revoke", reason: "falseMaterials" });

  it.each([
    ["secondReview", "endorse"],
    ["publicity", "approve"],
  ] as const)("is not passed in %s", (status, verb) => {
    const id = renewal(status);
    revoke();
    expect(decide(id, verb)).toEqual({ refused: "card" });
    expect(findCase(db, id).status).toBe(status);
  });

  it("is ended by the office in publicity, with a reason, by whoever may decide there", () => {
    const id = renewal("publicity");
    expect(decide(id, "reject", office.second, ["cardGone"])).toEqual({ refused: "cardGone" });
    revoke();
    expect(decide(id, "reject")).toEqual({ refused: "reason" });
    expect(decide(id, "reject", office.first, ["cardGone"])).toEqual({ refused: "notPermitted" });
    db.update(cardApplication).set({ firstReviewedBy: office.second.actor.id }).run();
    expect(decide(id, "reject", office.second, ["cardGone"])).toEqual({ refused: "fourEyes" });
    db.update(cardApplication).set({ firstReviewedBy: office.first.actor.id }).run();
    expect(decide(id, "reject", office.second, ["cardGone"])).toEqual({ done: true });
    expect(findCase(db, id)).toMatchObject({ status: "rejected", reasons: ["cardGone"] });
  });

  it("is offered to be ended for that only where it is so", () => {
    const id = renewal("publicity");
    const offered = () =>
      db.transaction((tx) => offeredMoves(tx, office.second, findCase(db, id)).map(({ verb }) => verb));
    expect(offered()).toEqual(["approve"]);
    revoke();
    expect(offered()).toEqual(["approve", "reject"]);
  });

  it("is passed as long as the card is only suspended, and is its holder's", async () => {
    const id = renewal("publicity");
    move({});
    const other = await addHolder(db, "other");
    db.update(talentCard).set({ holderId: other.actor.id }).run();
    expect(decide(id, "approve")).toEqual({ refused: "card" });
    db.update(talentCard).set({ holderId: holder.actor.id }).run();
    expect(decide(id, "approve")).toEqual({ done: true });
  });

  it("goes back to the office where it was approved before, once, and leaves the card as it is", () => {
    const id = renewal("approved");
    revoke();
    const before = now();
    const system = { db, now: FACTORY_NOW, actor: { kind: "system", name: "chores" } } as const;
    issueCard(system, id, CARD_LINKS);
    issueCard(system, id, CARD_LINKS);
    expect(findCase(db, id)).toMatchObject({ status: "secondReview", approvedBy: null });
    expect(cardEventsOf(db, id).map(({ verb }) => verb)).toEqual(["submit", "reopen"]);
    expect(now()).toEqual(before);
  });
});

const PUBLISHED = {
  status: "published",
  appliesFrom: "2026-01-01",
  note: "示例",
  createdAt: FACTORY_NOW,
  updatedAt: FACTORY_NOW,
} as const;
