import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { PROCESSED } from "~/domain/privacy";
import { TERMS, termText } from "~/domain/terms";
import { inMonths } from "~/domain/time";
import { beginFigures, tellableYears } from "~/services/figures/begin-figures.server";
import { addEvidence } from "~/services/figures/keep-evidence.server";
import { loadOwnFigures } from "~/services/figures/load-figures.server";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import { exportData } from "~/services/personal-data/export-data.server";
import { countOverdue, keepTerms } from "~/services/personal-data/keep-terms.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import { tidyUploads } from "~/services/upload/tidy-uploads.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, enterpriseFigures, enterpriseMember, figuresEvidence, upload } from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, insertEnterprises } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { PASSWORD, acting, addPerson } from "./people";

let folder: string;
let db: Db;
let owner: VaultContext;
let colleague: VaultContext;
const folders: string[] = [];
afterAll(() => folders.forEach((name) => rmSync(name, { recursive: true })));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "portal-figures-data-"));
  folders.push(folder);
  db = openTestDatabase();
  insertEnterprises(
    db,
    [buildEnterprise({ id: "e1", name: "示例一有限公司", origin: "registered" })],
    FACTORY_NOW,
  );
  owner = await member("owner");
  colleague = await member("colleague");
});

async function member(name: string): Promise<VaultContext> {
  const id = await addPerson(db, name, "employer");
  db.insert(enterpriseMember)
    .values({ accountId: id, enterpriseId: "e1", role: "owner", joinedAt: FACTORY_NOW })
    .run();
  return acting(db, id, ["employer"]);
}

const [YEAR = 0] = tellableYears(FACTORY_NOW);
async function paper(kind: "audit" | "staff") {
  const bytes = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(kind)]);
  const file = new File([bytes], `${kind}.png`, { type: "image/png" });
  const received = await receiveFile(owner, { folder, scan: null }, file);
  const own = loadOwnFigures(owner, YEAR);
  if ("fault" in received || !own) throw new Error("not taken");
  expect(addEvidence(owner, own, kind, received)).toEqual({ done: true });
}
beforeEach(async () => {
  beginFigures(owner, YEAR);
  await paper("audit");
  await paper("staff");
});
const decided = (status: "confirmed" | "submitted" | "returned") =>
  db
    .update(enterpriseFigures)
    .set({ status, submittedAt: FACTORY_NOW, decidedAt: status === "confirmed" ? FACTORY_NOW : null })
    .run();
const kinds = () =>
  db
    .select()
    .from(figuresEvidence)
    .all()
    .map(({ kind }) => kind)
    .sort();
const LINKS = { own: String, received: String, ofJob: String };
const erase = (ctx: VaultContext) => eraseAccount(ctx, PASSWORD, folder, LINKS);

describe("papers of a company's year", () => {
  it("stay with the company when who uploaded them erases the account", async () => {
    decided("confirmed");
    expect(await erase(owner)).toEqual({ done: true });
    expect(kinds()).toEqual(["audit", "staff"]);
    expect(db.select().from(upload).all()).toHaveLength(2);
    const began = db
      .select()
      .from(enterpriseFigures)
      .innerJoin(account, eq(account.id, enterpriseFigures.createdBy))
      .get();
    expect(began?.account.displayName).toBe("已注销账号");
    expect(loadOwnFigures(colleague, YEAR)?.row.status).toBe("confirmed");
  });

  it("that were never handed in go with the last who could have done it", async () => {
    expect(await erase(colleague)).toEqual({ done: true });
    expect(kinds()).toEqual(["audit", "staff"]);
    expect(await erase(owner)).toEqual({ done: true });
    expect([kinds(), db.select().from(enterpriseFigures).all(), db.select().from(upload).all()]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("are in nobody's export of personal data; that somebody began the year is", async () => {
    const archive = unzipSync(await exportData(owner, folder));
    expect(Object.keys(archive).sort()).toEqual(["README.txt", "data.json"]);
    const data = JSON.parse(strFromU8(archive["data.json"] ?? new Uint8Array())) as Record<string, unknown>;
    expect(data.yearlyFigures).toMatchObject([{ enterprise: "示例一有限公司", year: YEAR, status: "draft" }]);
  });

  it("that name its staff go 36 months after the decision, and no others with them", async () => {
    decided("confirmed");
    const at = (months: number, days: number) => ({
      ...{ db, actor: { kind: "system", name: "test" } as const },
      now: inMonths(FACTORY_NOW, months) + days * DAY,
    });
    const { n } = TERMS.staffPapers;
    expect(countOverdue(at(n, -1)).staffPapers).toBe(0);
    expect(countOverdue(at(n, 1)).staffPapers).toBe(1);
    decided("submitted");
    expect(countOverdue(at(n, 1)).staffPapers).toBe(0);
    decided("confirmed");
    expect(await keepTerms(at(n, 1))).toMatchObject({ staffPapers: 1 });
    expect(kinds()).toEqual(["audit"]);
    await tidyUploads({ ...at(n, 1), now: Date.now() + 2 * DAY }, folder);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(JSON.stringify(PROCESSED)).toContain(`审核决定 ${termText("staffPapers")}后删除`);
  });

  it("that are still used are not tidied away", async () => {
    await tidyUploads({ db, actor: { kind: "system", name: "test" }, now: Date.now() + 2 * DAY }, folder);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
