import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { cardApplication, cardMaterial, cardNote, talentCard, upload } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS } from "./applications";
import { addCase, addMaterial } from "./card-applications";
import { PASSWORD, acting, addPerson } from "./people";

let db: Db;
let folder: string;
let lin: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "portal-card-"));
  lin = acting(db, await addPerson(db, "lin", "candidate"), ["candidate"]);
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

it("erasing the account withdraws the case under way, revokes the card, and leaves nothing of the person in either", async () => {
  const personal = {
    realName: "示例林申请",
    employerName: "示例林的单位",
    answers: { work: "示例林的成果" },
  };
  const issued = addCase(db, lin.actor.id, "issued", { id: "issued", ...personal });
  const open = addCase(db, lin.actor.id, "firstReview", { id: "open", ...personal });
  const other = await addPerson(db, "other", "candidate");
  addCase(db, other, "firstReview", { id: "others", idNumber: "500101199001011239" });
  addMaterial(db, open, "identity");
  db.insert(cardNote)
    .values({ id: "n", applicationId: open, authorId: other, text: "示例林的备注", createdAt: FACTORY_NOW })
    .run();
  db.insert(talentCard)
    .values({
      id: "card",
      number: "JFH-2026-000009",
      code: "0123456789AB",
      holderId: lin.actor.id,
      applicationId: issued,
      category: "young",
      holderName: "示例林申请",
      employerName: "示例林的单位",
      status: "active",
      statusIndex: 0,
      listed: true,
      expertise: "示例林的专长",
      issuedAt: FACTORY_NOW,
      validFrom: FACTORY_NOW,
      validUntil: FACTORY_NOW + 1,
      updatedAt: FACTORY_NOW,
    })
    .run();
  expect(await eraseAccount(lin, PASSWORD, folder, LINKS)).toEqual({ done: true });
  const tables = db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
  const all = JSON.stringify(tables.map(({ name }) => db.all(sql.raw(`SELECT * FROM "${name}"`))));
  expect(all).not.toContain("示例林");
  const rows = db.select().from(cardApplication).where(eq(cardApplication.personId, lin.actor.id)).all();
  expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
    issued: "issued",
    open: "withdrawn",
  });
  for (const { sealedIdNumber, idNumberHash } of rows)
    expect([sealedIdNumber, idNumberHash]).toEqual([null, null]);
  expect(db.select().from(cardMaterial).all()).toEqual([]);
  expect(db.select().from(upload).all()).toEqual([]);
  expect(db.select().from(talentCard).get()).toMatchObject({
    number: "JFH-2026-000009",
    status: "revoked",
    listed: false,
    holderName: null,
  });
  const kept = db.select().from(cardApplication).where(eq(cardApplication.id, "others")).get();
  expect(kept).toMatchObject({ status: "firstReview", realName: "示例申请人", erasedAt: null });
});
