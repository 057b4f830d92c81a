import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_IDENTITY_REVEALS_DAILY } from "~/domain/card-desk";
import { ObjectionForm } from "~/domain/objection-form";
import { answerObjection } from "~/services/card-application/answer-objection.server";
import { decideCardApplication } from "~/services/card-application/decide-card-application.server";
import { declareConflict } from "~/services/card-application/declare-conflict.server";
import { findPublicity, listPublicity } from "~/services/card-application/list-publicity.server";
import { cardEventsOf } from "~/services/card-application/load-card-application.server";
import { objectToCard } from "~/services/card-application/object-to-card.server";
import { revealObjector } from "~/services/card-application/reveal-objector.server";
import { viewDeskCardApplication } from "~/services/card-application/view-desk-card-application.server";
import type { TryContext } from "~/services/context.server";
import type { Db } from "~db/client";
import { auditEntry, cardApplication, cardObjection, mailOutbox } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { newKey } from "./applications";
import {
  CARD_LINKS,
  addCase,
  addHolder,
  addOffice,
  findCase,
  onDesk,
  type Office,
} from "./card-applications";
import { visitor } from "./people";

const NOW = FACTORY_NOW;
let db: Db;
let office: Office;
let id: string;
let anybody: TryContext;

beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
  const lin = await addHolder(db, "lin");
  id = addCase(db, lin.actor.id, "publicity", {
    realName: "欧阳示例",
    firstReviewedBy: office.first.actor.id,
    secondReviewedBy: office.second.actor.id,
  });
  anybody = visitor(db);
});
afterEach(() => db.$client.close());

const TEXT = "申报的荣誉与公布的名单不一致，请核实。";
const object = (given: Partial<Parameters<typeof objectToCard>[2]> = {}, ctx = anybody) =>
  objectToCard(ctx, id, { formKey: newKey(), text: TEXT, name: null, contact: null, ...given }, CARD_LINKS);
const after = (ctx: TryContext): TryContext => ({ ...ctx, now: (findCase(db, id).publicityUntil ?? 0) + 1 });
const decide = (ctx: Office["first"], verb: "dismiss" | "uphold" | "approve", note: string | null) => {
  const { version } = findCase(db, id);
  const given = { verb, version, reasons: [], missing: [], missingText: [], note } as const;
  return decideCardApplication(
    ctx,
    onDesk(ctx, id),
    { ...given, reasons: [], missing: [], missingText: [] },
    CARD_LINKS,
  );
};

describe("publicity", () => {
  it("shows a masked name, category, employer and period, nothing more, and only while it runs", () => {
    const { entries, total } = listPublicity(anybody, 1);
    expect(total).toBe(1);
    expect(Object.keys(entries[0] ?? {}).sort()).toEqual([
      "category",
      "employer",
      "from",
      "id",
      "name",
      "until",
    ]);
    expect(entries[0]?.name).toBe("欧***");
    expect(listPublicity(after(anybody), 1).entries).toEqual([]);
    expect(findPublicity(after(anybody), id)).toBeNull();
    expect(findPublicity({ db, now: NOW - DAY }, id)).toBeNull();
  });

  it("shows nothing of a case at any other stage", async () => {
    for (const status of ["submitted", "firstReview", "secondReview", "rejected", "withdrawn"] as const) {
      const holder = await addHolder(db, `h-${status}`);
      expect(findPublicity(anybody, addCase(db, holder.actor.id, status))).toBeNull();
    }
  });
});

describe("an objection", () => {
  it("stops publicity once; further ones are added to it", () => {
    expect(object()).toEqual({ done: true });
    expect(object()).toEqual({ done: true });
    expect(findCase(db, id).status).toBe("objection");
    expect(cardEventsOf(db, id).filter(({ verb }) => verb === "object")).toHaveLength(1);
    expect(db.select().from(cardObjection).all()).toHaveLength(2);
    expect(findPublicity(anybody, id)).not.toBeNull();
  });

  it("is one however often its form is sent, and none after the period", () => {
    const formKey = newKey();
    object({ formKey });
    object({ formKey });
    expect(db.select().from(cardObjection).all()).toHaveLength(1);
    expect(object({}, after(anybody))).toEqual({ refused: "over" });
  });

  it("keeps who objects sealed, and tells the person nothing of it", () => {
    object({ name: "示例群众", contact: "citizen@example.cn" });
    const kept = JSON.stringify([
      db.select().from(cardObjection).all(),
      db.select().from(auditEntry).all(),
      db.select().from(mailOutbox).all(),
    ]);
    expect(kept).not.toContain("示例群众");
    expect(kept).not.toContain("citizen@example.cn");
    const told = JSON.stringify([cardEventsOf(db, id), db.select().from(mailOutbox).all()]);
    expect(told).not.toContain(TEXT);
    const shown = viewDeskCardApplication(office.second, onDesk(office.second, id)).objections;
    expect(shown).toMatchObject([{ isNamed: true, canBeAnswered: true, text: TEXT }]);
    expect(JSON.stringify(shown)).not.toMatch(/示例群众|citizen@example\.cn/);
  });

  it("is limited for each address", () => {
    for (let n = 0; n < 20; n += 1) expect(object()).toEqual({ done: true });
    expect(object()).toMatchObject({ wait: expect.any(Number) });
    expect(object({}, { ...anybody, address: "192.0.2.99" })).toEqual({ done: true });
  });

  it("is read as typed, with an address that can be written to or none", () => {
    const read = (given: Record<string, string>) =>
      ObjectionForm.safeParse({ formKey: newKey(), text: TEXT, ...given });
    expect(read({ contact: "" }).data?.contact).toBeNull();
    expect(read({ contact: "不告诉你" }).success).toBe(false);
    expect(read({ text: "不行" }).success).toBe(false);
    expect(read({ contact: "138 0013 8000" }).data?.contact).toBe("13800138000");
  });
});

describe("looking at who objects", () => {
  const look = (ctx: Office["second"], objection: string) => revealObjector(ctx, onDesk(ctx, id), objection);
  const written = () =>
    db.select().from(auditEntry).where(eq(auditEntry.action, "card-application:objector")).all();

  it("is for whoever may answer, counted, limited and written down", () => {
    const formKey = newKey();
    object({ formKey, name: "示例群众", contact: "13800138000" });
    expect(look(office.first, formKey)).toEqual({ refused: "notPermitted" });
    expect(written()).toEqual([]);
    const objector = { objection: formKey, name: "示例群众", contact: "13800138000" };
    for (let n = 0; n < MOST_IDENTITY_REVEALS_DAILY; n += 1)
      expect(look(office.second, formKey)).toEqual({ objector });
    expect(look(office.second, formKey)).toEqual({ refused: "tooMany" });
    expect(look(office.otherSecond, formKey)).toEqual({ objector });
    expect(written()).toHaveLength(MOST_IDENTITY_REVEALS_DAILY + 1);
  });

  it("is not for whoever stands near, nor is there anything where nothing was left", () => {
    const formKey = newKey();
    object({ formKey });
    expect(look(office.second, formKey)).toEqual({ refused: "none" });
    expect(look(office.second, newKey())).toEqual({ refused: "none" });
    declareConflict(office.second, onDesk(office.second, id), "熟人");
    expect(look(office.second, formKey)).toEqual({ refused: "conflict" });
    db.update(cardApplication).set({ filedBy: office.otherSecond.actor.id }).run();
    expect(look(office.otherSecond, formKey)).toEqual({ refused: "own" });
  });
});

describe("answering an objection", () => {
  const answer = (ctx: Office["second"], objection: string, upheld = false) =>
    answerObjection(ctx, onDesk(ctx, id), { objection, upheld, answer: "经核实，名单无误。" });

  it("is final, is written to whoever left an address, and has to come before the case goes on", () => {
    const formKey = newKey();
    object({ formKey, contact: "citizen@example.cn" });
    expect(decide(office.second, "dismiss", "不成立")).toEqual({ refused: "answered" });
    expect(answer(office.first, formKey)).toEqual({ refused: "notPermitted" });
    expect(answer(office.second, formKey)).toEqual({ done: true, told: true });
    expect(answer(office.otherSecond, formKey, true)).toEqual({ refused: "answered" });
    const mails = db.select().from(mailOutbox).all();
    expect(mails.find(({ to }) => to === "citizen@example.cn")?.text).toContain("经核实，名单无误。");
    expect(decide(office.second, "dismiss", null)).toEqual({ refused: "reason" });
    expect(decide(office.second, "dismiss", "不成立")).toEqual({ done: true });
    expect(findCase(db, id).status).toBe("publicity");
  });

  it("is not for whoever did the first review, whatever they may do besides", async () => {
    const holder = await addHolder(db, "other");
    const own = addCase(db, holder.actor.id, "publicity", { firstReviewedBy: office.admin.actor.id });
    const formKey = newKey();
    objectToCard(anybody, own, { formKey, text: TEXT, name: null, contact: null }, CARD_LINKS);
    const given = { objection: formKey, upheld: false, answer: "经核实无误。" };
    expect(answerObjection(office.admin, onDesk(office.admin, own), given)).toEqual({ refused: "fourEyes" });
    expect(answerObjection(office.second, onDesk(office.second, own), given)).toEqual({
      done: true,
      told: false,
    });
  });

  it("lets the case be approved only when the period is over and nothing is open", () => {
    expect(decide(office.second, "approve", null)).toEqual({ refused: "publicityOver" });
    const later = { ...office.second, now: (findCase(db, id).publicityUntil ?? 0) + 1 };
    expect(decide(later, "approve", null)).toEqual({ done: true });
  });
});
