import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CARD_APPLICATION_STATUSES } from "~/domain/card-application";
import { DEMO_ACCOUNTS } from "~/domain/demo-account";
import { CARD_CATEGORIES, cardState } from "~/domain/talent-card";
import { addDemoAccounts } from "~/services/demo/add-demo-accounts.server";
import { addDemoCards } from "~/services/demo/add-demo-cards.server";
import { addDemoDesk } from "~/services/demo/add-demo-desk.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import type { Db } from "~db/client";
import { countRows } from "~db/count";
import {
  account,
  candidateProfile,
  cardApplication,
  cardApplicationEvent,
  cardMaterial,
  consent,
  enterprise,
  talentCard,
  upload,
} from "~db/schema";
import { expertsIndex } from "~search/indexes/experts";
import { talentCardsIndex } from "~search/indexes/talent-cards";
import { SqliteSearchEngine } from "~search/sqlite/engine";
import { loadCityPeople } from "~seeds/demo/load-city-people";
import { loadDemo } from "~seeds/demo/load";
import { removeDemoPeople } from "~seeds/demo/remove-people";
import { FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { addCase, addHolder } from "~tests/services/card-applications";
import { box } from "~tests/services/people";
import { openTestDatabase } from "~tests/setup/database";

const ctx = (db: Db) => ({ db, box, now: FACTORY_NOW, actor: { kind: "command", name: "test" } as const });

describe("requests for cards in the demonstration", () => {
  let db: Db;
  const folder = mkdtempSync(join(tmpdir(), "demo-cards-"));
  const load = async () => {
    loadDemo(db, { now: FACTORY_NOW, scale: "small" });
    await addDemoAccounts(ctx(db));
    addDemoDesk(ctx(db));
    await addDemoCards(ctx(db), folder, "https://portal.example");
  };
  beforeAll(async () => {
    db = openTestDatabase();
    loadRuleSets(ctx(db));
    await load();
  }, 120_000);
  afterAll(() => {
    db.$client.close();
    rmSync(folder, { recursive: true });
  });
  const cases = () => db.select().from(cardApplication).all();
  const cards = () => db.select().from(talentCard).all();

  it("stand at every stage that is not passed through at once, in every category", () => {
    const lasting = CARD_APPLICATION_STATUSES.filter((status) => status !== "approved");
    expect(new Set(cases().map(({ status }) => status))).toEqual(new Set(lasting));
    expect(new Set(cases().map(({ category }) => category))).toEqual(new Set(CARD_CATEGORIES));
  });

  it("name nobody but examples, with papers and what the rules said of each", () => {
    for (const row of cases()) {
      expect(row.realName).toMatch(/^示例/);
      if (row.caseNumber === null) continue;
      expect(row.evaluation?.parts.length, row.realName ?? "").toBeGreaterThan(0);
      expect(countRows(db, cardMaterial, eq(cardMaterial.applicationId, row.id))).toBeGreaterThan(2);
    }
  });

  it("led to cards that are in use, end soon, are suspended, were revoked, one of them in the directory", () => {
    const states = cards().map((card) => cardState(card, FACTORY_NOW));
    expect(new Set(states)).toEqual(new Set(["active", "expiring", "suspended", "revoked"]));
    expect(cards().filter(({ listed }) => listed)).toHaveLength(1);
    const known = db.select().from(account).where(eq(account.email, "candidate@demo.local")).get();
    expect(cards().find(({ holderId }) => holderId === known?.id)).toMatchObject({ status: "active" });
    expect(verifyTrail(ctx(db)).brokenAt).toBeNull();
  });

  it("are not made twice, and are replaced with the demonstration, others' cases staying as they are", async () => {
    const before = cases().length;
    await addDemoCards(ctx(db), folder, "https://portal.example");
    expect(cases()).toHaveLength(before);
    const lin = await addHolder(db, "lin");
    const employer = db.select().from(enterprise).limit(1).get();
    const mine = addCase(db, lin.actor.id, "firstReview", {
      enterpriseId: employer?.id ?? null,
      caseNumber: "RCK-2020-000001",
    });
    await load();
    expect(cases()).toHaveLength(before + 1);
    expect(cases().find(({ id }) => id === mine)).toMatchObject({
      enterpriseId: null,
      employerName: "示例智能科技有限公司",
    });
    const named = db.select({ id: cardMaterial.uploadId }).from(cardMaterial).all();
    expect(countRows(db, upload)).toBe(named.length);
    const about = new Set([...cases().map(({ id }) => id), ...cards().map(({ id }) => id)]);
    for (const { subjectId } of db.select().from(consent).where(ne(consent.kind, "visible")).all())
      expect(about).toContain(subjectId);
    const engine = new SqliteSearchEngine(db, [talentCardsIndex, expertsIndex]);
    await engine.drain();
    for (const index of ["talentCards", "experts"])
      expect(await engine.verify(index)).toMatchObject({ missing: [], surplus: [], stale: [] });
  }, 120_000);
});

describe("people of the city scale", () => {
  it("come in the numbers asked for, with cases that a case could come to, and all go again", () => {
    const db = openTestDatabase();
    loadRuleSets(ctx(db));
    insertEnterprises(db, [buildEnterprise({ id: "e1" })], FACTORY_NOW);
    const officers = DEMO_ACCOUNTS.map(({ email, role }) => ({ email, role }));
    for (const { email, role } of officers)
      db.insert(account)
        .values({ id: role, email, passwordHash: "-", displayName: role, createdAt: 0, updatedAt: 0 })
        .run();
    const seen: number[] = [];
    const asked = { now: FACTORY_NOW, box, people: 300, cases: 250 };
    loadCityPeople(db, { ...asked, onProgress: (n) => seen.push(n) });
    expect(seen).toEqual([250, 300]);
    const cases = db.select().from(cardApplication).all();
    const cards = db.select().from(talentCard).all();
    expect(countRows(db, candidateProfile)).toBe(300);
    expect(cases).toHaveLength(250);
    expect(new Set(cases.map(({ status }) => status)).size).toBeGreaterThan(7);
    for (const row of cases) {
      expect(row.realName).toMatch(/^示例/);
      const events = db
        .select()
        .from(cardApplicationEvent)
        .where(eq(cardApplicationEvent.applicationId, row.id))
        .all();
      expect(events.at(-1)?.to ?? "draft").toBe(row.status);
      expect(row.movedAt).toBeLessThanOrEqual(FACTORY_NOW);
      expect(row.caseNumber === null).toBe(row.status === "draft");
    }
    expect(cards).toHaveLength(cases.filter(({ status }) => status === "issued").length);
    expect(new Set(cards.map(({ code }) => code)).size).toBe(cards.length);
    removeDemoPeople(db, FACTORY_NOW);
    for (const table of [cardApplication, talentCard, candidateProfile]) expect(countRows(db, table)).toBe(0);
    expect(countRows(db, account)).toBe(officers.length);
    db.$client.close();
  });
});
