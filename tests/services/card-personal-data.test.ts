import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayOfUse } from "~/domain/benefit";
import { termBegin } from "~/domain/terms";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import { findCardApplication } from "~/services/card-application/load-card-application.server";
import { mayOpenMaterial } from "~/services/card-application/may-open-material.server";
import { moveCardApplication } from "~/services/card-application/move-card-application.server";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import { exportData } from "~/services/personal-data/export-data.server";
import { countOverdue, keepTerms } from "~/services/personal-data/keep-terms.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import {
  benefitUse,
  cardApplication,
  cardMaterial,
  cardObjection,
  cardVerification,
  talentCard,
  upload,
} from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addEmployers } from "./applications";
import { addBenefit } from "./benefits";
import { CARD_LINKS, addHolder, addOffice, type Office } from "./card-applications";
import { MASTER_ANSWERS, begin, fill, ownPart, submitted } from "./card-application-forms";
import { PASSWORD } from "./people";

const NOW = FACTORY_NOW;
let db: Db;
let folder: string;
let lin: VaultContext;
let office: Office;
beforeEach(async () => {
  db = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "portal-cards-"));
  loadRuleSets({ db, now: NOW, actor: { kind: "command", name: "test" } });
  lin = await addHolder(db, "lin");
  office = await addOffice(db);
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

function everything(): string {
  const tables = db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
  return JSON.stringify(tables.map(({ name }) => db.all(sql.raw(`SELECT * FROM "${name}"`))));
}

/** A case that was passed by two officers and publicity, and its card. */
function issued(): string {
  const id = submitted(lin);
  const move = (verb: "accept" | "pass" | "endorse" | "approve", officer: VaultContext, now = NOW) =>
    db.transaction((tx) =>
      moveCardApplication(
        tx,
        { ...officer, now },
        { applicationId: id, verb, who: "office", version: null },
        CARD_LINKS,
      ),
    );
  move("accept", office.first);
  move("pass", office.first);
  move("endorse", office.second);
  move("approve", office.second, NOW + 20 * DAY);
  issueCard({ ...office.second, now: NOW + 20 * DAY }, id, CARD_LINKS);
  return id;
}

describe("what is kept about whoever asks for a card", () => {
  it("is exported with the identity in the clear, the papers and what the office wrote", async () => {
    submitted(lin);
    const files = unzipSync(await exportData(lin, folder));
    const data = JSON.parse(strFromU8(files["data.json"] as Uint8Array)) as Record<string, unknown>;
    expect(data).toMatchObject({
      cardApplications: [
        {
          realName: "示例硕士",
          idNumber: MASTER_ANSWERS.person.idNumber,
          answers: { degree: "master" },
          history: [{ verb: "submit" }],
          materials: expect.arrayContaining([expect.objectContaining({ kind: "identity" })]),
        },
      ],
      cards: [],
    });
  });

  it("goes with the account: the card is revoked, without its name", async () => {
    issued();
    expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(db.select().from(talentCard).get()).toMatchObject({
      status: "revoked",
      reason: "lost",
      holderName: null,
      employerName: null,
    });
    expect(everything()).not.toMatch(/示例硕士|示例智能/);
  });

  it("leaves nothing of a case that is under way, nor of a draft", async () => {
    const id = submitted(lin);
    expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(findCardApplication(db, id)).toBeUndefined();
    expect(db.select().from(cardApplication).get()).toMatchObject({
      status: "withdrawn",
      realName: null,
      sealedIdNumber: null,
      answers: {},
      evaluation: null,
    });
    expect(everything()).not.toMatch(/示例硕士|示例智能/);
    expect(db.select().from(upload).all()).toEqual([]);
  });

  it("a draft goes as a whole", async () => {
    fill(lin, ownPart(lin, begin(lin)), MASTER_ANSWERS);
    expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(db.select().from(cardApplication).all()).toEqual([]);
  });

  it("loses its content when its term is over, but not as long as the card counts", async () => {
    const id = submitted(lin);
    db.transaction((tx) =>
      moveCardApplication(
        tx,
        lin,
        { applicationId: id, verb: "withdraw", who: "person", version: null },
        CARD_LINKS,
      ),
    );
    const later = NOW + (NOW - termBegin("cardCases", NOW)) + 2 * DAY;
    const system = { db, actor: { kind: "system", name: "chores" } } as const;
    expect((await keepTerms({ ...system, now: later - 4 * DAY })).cardCases).toBe(0);
    expect((await keepTerms({ ...system, now: later })).cardCases).toBe(1);
    expect(everything()).not.toMatch(/示例硕士/);
  });

  it("of an issued case is kept until the card has long ended", async () => {
    const id = issued();
    const card = db.select().from(talentCard).get();
    const system = { db, actor: { kind: "system", name: "chores" } } as const;
    await keepTerms({ ...system, now: (card?.validUntil ?? 0) + 20 * 30 * DAY });
    expect(findCardApplication(db, id)?.realName).toBe("示例硕士");
    await keepTerms({ ...system, now: (card?.validUntil ?? 0) + 25 * 31 * DAY });
    expect(findCardApplication(db, id)).toBeUndefined();
  });
});

describe("what is kept of where a card was shown", () => {
  /** A card that was verified, used once, and used once by mistake. */
  function used() {
    const id = issued();
    const card = db.select().from(talentCard).get();
    if (!card) throw new Error("no card");
    const at = NOW + 30 * DAY + 12_345;
    db.insert(cardVerification).values({ cardId: card.id, at, channel: "page", result: "active" }).run();
    const benefitId = addBenefit(office.admin);
    const use = { benefitId, cardId: card.id, at, day: dayOfUse(at), officerId: office.admin.actor.id };
    db.insert(benefitUse)
      .values([
        { id: "use", ...use },
        { id: "mistaken", ...use, undoneAt: at },
      ])
      .run();
    return { id, at, day: use.day };
  }

  it("is given to the holder: when it was verified and what it was used for", async () => {
    used();
    const at = "2026-12-23T10:00:12+08:00";
    const files = unzipSync(await exportData(lin, folder));
    const data = JSON.parse(strFromU8(files["data.json"] as Uint8Array)) as Record<string, unknown>;
    expect(data.cards).toMatchObject([
      {
        history: [{ verb: "issue" }],
        verifications: [{ at, channel: "page", result: "active" }],
        uses: [
          { benefit: "示例观光车", at },
          { benefit: "示例观光车", undoneAt: at },
        ],
      },
    ]);
  });

  it("is a count by day, and no card's any more, once the account is erased", async () => {
    const { at, day } = used();
    expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(db.select().from(cardVerification).all()).toMatchObject([{ cardId: null, result: "active" }]);
    expect(db.select().from(benefitUse).all()).toMatchObject([
      { id: "use", day, at: shanghaiDayStart(shanghaiDay(at)) },
    ]);
  });

  it("ends with its term, as who objected does a year after the case", async () => {
    const { id, at } = used();
    const { endedAt } = findCardApplication(db, id) ?? {};
    const sealedContact = "sealed";
    db.insert(cardObjection)
      .values({ id: "o", applicationId: id, text: "异议", sealedContact, createdAt: NOW })
      .run();
    const system = { db, actor: { kind: "system", name: "chores" } } as const;
    const year = { ...system, now: (endedAt ?? 0) + 367 * DAY };
    expect(countOverdue({ ...year, now: (endedAt ?? 0) + 360 * DAY }).objectors).toBe(0);
    expect(countOverdue(year).objectors).toBe(1);
    expect(await keepTerms(year)).toMatchObject({ objectors: 1, cardVerifications: 0 });
    expect(db.select().from(cardObjection).get()).toMatchObject({ text: "异议", sealedContact: null });
    expect(await keepTerms({ ...system, now: at + 2 * 367 * DAY })).toMatchObject({ cardVerifications: 1 });
  });
});

describe("a paper of a case", () => {
  it("is opened by the person and, once handed in, by the office; by the employer apart from the identity", async () => {
    const { owner, stranger } = await addEmployers(db);
    const id = begin(lin);
    fill(lin, ownPart(lin, id), MASTER_ANSWERS);
    const file = (kind: "identity" | "contract", ownerId: string) => {
      const uploadId = `${kind}-file`;
      const about = { mime: "image/png", bytes: 1, sha256: kind, name: kind, scan: "clean" } as const;
      db.insert(upload)
        .values({ id: uploadId, ownerId, storedName: uploadId, ...about, createdAt: NOW })
        .run();
      db.insert(cardMaterial).values({ id: kind, applicationId: id, kind, uploadId, addedAt: NOW }).run();
      return uploadId;
    };
    const papers = [file("identity", lin.actor.id), file("contract", owner.actor.id)];
    const who = (ctx: VaultContext) => papers.map((paper) => mayOpenMaterial(ctx, paper));
    expect(who(lin)).toEqual([true, true]);
    expect(who(office.first)).toEqual([false, false]);
    db.update(cardApplication)
      .set({ filedBy: owner.actor.id, enterpriseId: "e1", status: "consent" })
      .where(eq(cardApplication.id, id))
      .run();
    expect(who(owner)).toEqual([false, true]);
    expect(who(stranger)).toEqual([false, false]);
    expect(who(office.first)).toEqual([false, false]);
    db.update(cardApplication).set({ status: "submitted", caseNumber: "RCK-2026-000077" }).run();
    expect(who(office.first)).toEqual([true, true]);
    expect(who(await addHolder(db, "wang"))).toEqual([false, false]);
  });
});
