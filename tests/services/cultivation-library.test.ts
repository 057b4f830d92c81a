import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { certificateEnd, certificateEndText } from "~/domain/certificate";
import { CertificateForm, ManualMoveForm } from "~/domain/cultivation-form";
import { readCultivationQuery, type CultivationQuery } from "~/domain/cultivation-query";
import { NotPermitted } from "~/domain/permission";
import type { Role } from "~/domain/role";
import { askRecompute } from "~/services/cultivation/ask-recompute.server";
import { exportLibrary } from "~/services/cultivation/export-library.server";
import { judgeAgain } from "~/services/cultivation/judge-again.server";
import { countOutdated, listCompanies, nearlyThere } from "~/services/cultivation/list-companies.server";
import { loadCompany } from "~/services/cultivation/load-company.server";
import { addCertificate, revokeCertificate } from "~/services/cultivation/manage-certificates.server";
import { moveByHand } from "~/services/cultivation/move-by-hand.server";
import { refreshEveryNearness } from "~/services/cultivation/refresh-nearness.server";
import { remindOfCertificates } from "~/services/cultivation/remind-of-certificates.server";
import { showCultivation } from "~/services/cultivation/show-cultivation.server";
import { checkYear, viewCompany } from "~/services/cultivation/view-company.server";
import type { Db } from "~db/client";
import {
  account,
  auditEntry,
  cultivationEntry,
  cultivationEvent,
  cultivationProposal,
  enterpriseCertificate,
  enterpriseMember,
  enterpriseNearness,
  enterpriseTier,
  mailOutbox,
  task,
} from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCertificateRow, addCompany, addYear, useSimpleRules } from "./cultivation";
import { acting, addPerson } from "./people";

const LINK = "https://portal.example/hire/cultivation";
const TECH = { sciStaffCount: 12, revenueWan: 800 };

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
  useSimpleRules(db);
  addCompany(db, "e1");
});

async function officer(name = "officer", role: Role = "approver") {
  const id = await addPerson(db, name, role);
  return (now = FACTORY_NOW) => acting(db, id, [role], now);
}
type Officer = Awaited<ReturnType<typeof officer>>;

function company(as: Officer, id = "e1") {
  const found = loadCompany(as(), id, "cultivation:decide");
  if (!found) throw new Error("no such company");
  return found;
}
async function addOwner(id = "e1") {
  const owner = await addPerson(db, `owner-${id}`, "employer");
  db.insert(enterpriseMember)
    .values({ enterpriseId: id, accountId: owner, role: "owner", joinedAt: FACTORY_NOW })
    .run();
}
const system = (now = FACTORY_NOW) => ({ db, now, actor: { kind: "system", name: "test" } as const });
const judge = (id: string, now = FACTORY_NOW) =>
  db.transaction((tx) => judgeAgain(tx, system(now), id), { behavior: "immediate" });
const open = () =>
  db
    .select()
    .from(cultivationProposal)
    .where(eq(cultivationProposal.status, "open"))
    .all()
    .map(({ verb, tiers }) => [verb, tiers]);

const typed = (over: Record<string, string> = {}) =>
  CertificateForm.parse({
    ...{ kind: "highTech", number: "示例-GR1", issuedOn: "2023-12-01", validUntil: "", source: "示例名单" },
    ...over,
  });
const query = (text = ""): CultivationQuery => readCultivationQuery(new URLSearchParams(text));
const names = (text: string) => listCompanies(system(), query(text)).companies.map(({ id }) => id);

describe("how long a certificate counts", () => {
  it("is three years of 高新技术企业, until next March of 科技型中小企业 (待核), and of others what is printed", () => {
    expect(certificateEnd("highTech", "2023-12-01")).toBe("2026-11-30");
    expect(certificateEnd("techSme", "2026-02-28")).toBe("2027-03-31");
    expect(certificateEndText("techSme", "2026-02-28", "2027-03-31")).toBe("2027-03-31（待核）");
    expect(certificateEndText("highTech", "2023-12-01", "2026-11-30")).toBe("2026-11-30");
    expect(certificateEnd("highTech", "2024-02-29")).toBe("2027-02-27");
    expect(certificateEnd("gazelle", "2026-01-01")).toBeNull();
  });

  it("never ends before it begins, and days are days", () => {
    const read = (over: Record<string, string>) =>
      CertificateForm.safeParse({
        ...{ kind: "gazelle", issuedOn: "2026-01-01", source: "示例" },
        ...over,
      }).success;
    expect(read({})).toBe(true);
    expect(read({ validUntil: "2025-12-31" })).toBe(false);
    expect(read({ issuedOn: "2026-02-30" })).toBe(false);
    expect(read({ issuedOn: "去年" })).toBe(false);
    expect(read({ source: " " })).toBe(false);
  });
});

describe("a certificate", () => {
  it("is noted once, ends as its kind does, and leads to a proposal at once", async () => {
    const as = await officer();
    expect(addCertificate(as(), company(as), typed())).toEqual({ done: true });
    expect(addCertificate(as(), company(as), typed())).toEqual({ done: true });
    const rows = db.select().from(enterpriseCertificate).all();
    expect(rows.map(({ validUntil }) => validUntil)).toEqual(["2026-11-30"]);
    expect(open()).toEqual([["admit", ["highTech"]]]);
    expect(addCertificate(as(), company(as), typed({ issuedOn: "2024-01-01" }))).toEqual({
      refused: "taken",
    });
    addCompany(db, "e2");
    expect(addCertificate(as(), company(as, "e2"), typed())).toEqual({ refused: "taken" });
  });

  it("is revoked with a reason, and what rested on it is proposed for removal", async () => {
    const as = await officer();
    addYear(db, "e1", 2025, TECH);
    addCertificate(as(), company(as), typed());
    const move = ManualMoveForm.parse({ verb: "admit", tiers: "tech,highTech", note: "示例", version: "1" });
    expect(moveByHand(as(), company(as), move, LINK)).toEqual({ done: true });
    expect(open()).toEqual([]);
    const certificate = db.select().from(enterpriseCertificate).get()?.id ?? "";
    const revoke = { certificate, note: "公告取消资格" };
    expect(revokeCertificate(as(), company(as), revoke)).toEqual({ done: true });
    expect(revokeCertificate(as(), company(as), revoke)).toEqual({ done: true });
    expect(open()).toEqual([["removeTier", ["highTech"]]]);
    addCompany(db, "e2");
    expect(revokeCertificate(as(), company(as, "e2"), revoke)).toEqual({ refused: "unknown" });
    const actions = db.select().from(auditEntry).all();
    expect(actions.filter(({ action }) => action === "certificate:revoke")).toHaveLength(1);
  });

  it("that was revoked by mistake is noted again by hand, as it is told then", async () => {
    const as = await officer();
    addCertificate(as(), company(as), typed());
    const id = db.select().from(enterpriseCertificate).get()?.id ?? "";
    revokeCertificate(as(), company(as), { certificate: id, note: "登记有误" });
    addCompany(db, "e2");
    expect(addCertificate(as(), company(as, "e2"), typed())).toEqual({ refused: "taken" });
    expect(addCertificate(as(), company(as), typed({ issuedOn: "2024-12-01" }))).toEqual({ done: true });
    expect(db.select().from(enterpriseCertificate).all()).toMatchObject([
      { id, issuedOn: "2024-12-01", validUntil: "2027-11-30", revokedAt: null, revokedNote: null },
    ]);
    expect(
      db.select().from(auditEntry).where(eq(auditEntry.action, "certificate:change")).get()?.details,
    ).toMatchObject({ before: { issuedOn: "2023-12-01", revokedNote: "登记有误" } });
    expect(open()).toEqual([["admit", ["highTech"]]]);
  });

  it("that was revoked is the reason for taking its tier away; one that begins later is none", async () => {
    const as = await officer();
    addYear(db, "e1", 2025, TECH);
    addCertificateRow(db, "e1", "highTech", { id: "now", number: "示例-1", validUntil: "2028-01-09" });
    addCertificateRow(db, "e1", "highTech", { number: "示例-2", issuedOn: "2027-01-01" });
    const move = ManualMoveForm.parse({ verb: "admit", tiers: "tech,highTech", note: "示例", version: "0" });
    expect(moveByHand(as(), company(as), move, LINK)).toEqual({ done: true });
    revokeCertificate(as(), company(as), { certificate: "now", note: "示例" });
    expect(db.select().from(cultivationProposal).all().at(-1)?.reasons).toMatchObject([
      { found: "编号 示例-1，已注销" },
    ]);
  });

  it("is noted by nobody who acts for the company, and by no reviewer", async () => {
    const as = await officer();
    const reviewer = await officer("reviewer", "reviewer");
    db.insert(enterpriseMember)
      .values({ enterpriseId: "e1", accountId: as().actor.id, role: "recruiter", joinedAt: FACTORY_NOW })
      .run();
    expect(addCertificate(as(), company(as), typed())).toEqual({ refused: "own" });
    expect(() => company(reviewer)).toThrow(NotPermitted);
    expect(loadCompany(reviewer(), "e1")?.id).toBe("e1");
  });

  it("is told of to the owners 90, 30 and 7 days before its end, once each", async () => {
    await addOwner();
    // Ends on 2027-02-21: 90 days from the clock of these tests.
    addCertificateRow(db, "e1", "highTech", { number: "示例-1", validUntil: "2027-02-21" });
    const told = (days: number) => remindOfCertificates(system(FACTORY_NOW + days * DAY), LINK);
    expect([-1, 0, 1, 59, 60, 61, 83, 84, 90, 91].map(told)).toEqual([0, 1, 0, 0, 1, 0, 1, 0, 0, 0]);
    expect(db.select().from(mailOutbox).all()[0]?.text).toContain("有效期至 2027-02-21，还有 90 天");
  });

  it("is told of at no address that is not confirmed, and to no account that is closed", async () => {
    await addOwner();
    addCertificateRow(db, "e1", "highTech", { number: "示例-1", validUntil: "2027-02-21" });
    const told = (days: number) => remindOfCertificates(system(FACTORY_NOW + days * DAY), LINK);
    db.update(account).set({ emailConfirmedAt: null }).run();
    expect(told(0)).toBe(0);
    db.update(account).set({ emailConfirmedAt: FACTORY_NOW, disabledAt: FACTORY_NOW }).run();
    expect(told(60)).toBe(0);
    db.update(account).set({ disabledAt: null }).run();
    expect(told(83)).toBe(1);
  });

  it("is not told of where a later one of its kind is noted, or after it was revoked", async () => {
    await addOwner();
    addCertificateRow(db, "e1", "techSme", { number: "示例-1", validUntil: "2026-12-20" });
    addCertificateRow(db, "e1", "techSme", { number: "示例-2", validUntil: "2027-12-20" });
    addCertificateRow(db, "e1", "highTech", {
      ...{ number: "示例-3", validUntil: "2026-12-20", revokedAt: FACTORY_NOW, revokedNote: "示例" },
    });
    expect(remindOfCertificates(system(), LINK)).toBe(0);
  });

  it("has its company judged again on the day after its end", () => {
    addCertificateRow(db, "e1", "highTech", { number: "示例-1", validUntil: "2026-11-23" });
    remindOfCertificates(system(), LINK);
    expect(db.select().from(task).all()).toEqual([]);
    remindOfCertificates(system(FACTORY_NOW + DAY), LINK);
    remindOfCertificates(system(FACTORY_NOW + 2 * DAY), LINK);
    const tasks = db.select().from(task).all();
    expect(tasks.map(({ kind, payload }) => [kind, payload])).toEqual([
      ["cultivation:assess", { enterprise: "e1" }],
    ]);
  });
});

describe("a certificate that begins on a later day", () => {
  it("has its company judged on that day, once", async () => {
    const as = await officer();
    addCertificate(as(), company(as), typed({ issuedOn: "2027-01-10", validUntil: "2029-01-09" }));
    judge("e1");
    expect(open()).toEqual([]);
    expect(db.select().from(task).all()).toMatchObject([
      { kind: "cultivation:assess", payload: { enterprise: "e1" }, dueAt: Date.UTC(2027, 0, 9, 16) },
    ]);
    judge("e1", Date.UTC(2027, 0, 9, 16));
    expect(open()).toEqual([["admit", ["highTech"]]]);
    expect(db.select().from(task).all()).toHaveLength(1);
  });
});

describe("a move by hand", () => {
  it("needs a reason and what the table asks for, tells the owners, and is refused to an older page", async () => {
    const as = await officer();
    await addOwner();
    const read = (form: Record<string, string>) => ManualMoveForm.safeParse({ version: "0", ...form });
    expect(read({ verb: "admit", note: " " }).success).toBe(false);
    const move = (form: Record<string, string>) =>
      moveByHand(as(), company(as), ManualMoveForm.parse({ version: "0", note: "示例", ...form }), LINK);
    expect(move({ verb: "admit" })).toEqual({ refused: "tier" });
    expect(move({ verb: "exit" })).toEqual({ refused: "state" });
    expect(move({ verb: "admit", tiers: "tech" })).toEqual({ done: true });
    expect(move({ verb: "addTier", tiers: "leading" })).toEqual({ refused: "changed" });
    expect(move({ verb: "removeTier", tiers: "leading", version: "1" })).toEqual({ refused: "tier" });
    expect(move({ verb: "exit", version: "1" })).toEqual({ done: true });
    expect(db.select().from(enterpriseTier).all()).toEqual([]);
    expect(
      db
        .select()
        .from(mailOutbox)
        .all()
        .map(({ subject }) => subject),
    ).toEqual(["企业培育库：入库", "企业培育库：退出"]);
  });

  it("out of the library is not answered by a proposal to return on the same grounds", async () => {
    const as = await officer();
    addYear(db, "e1", 2025, TECH);
    judge("e1");
    const move = (verb: string, version: number) =>
      moveByHand(
        as(FACTORY_NOW + DAY),
        company(as),
        ManualMoveForm.parse({ verb, tiers: "tech", note: "迁出直管园", version: String(version) }),
        LINK,
      );
    expect(move("admit", 1)).toEqual({ done: true });
    expect(move("exit", 2)).toEqual({ done: true });
    judge("e1", FACTORY_NOW + 2 * DAY);
    expect(open()).toEqual([]);
  });
});

describe("a move by hand of a company that is known by certificates alone", () => {
  let as: Awaited<ReturnType<typeof officer>>;
  const move = (verb: string, version: number, tiers = "", day = 1) =>
    moveByHand(
      as(FACTORY_NOW + day * DAY),
      company(as),
      ManualMoveForm.parse({ verb, tiers, note: "示例", version: String(version) }),
      LINK,
    );
  beforeEach(async () => {
    as = await officer();
    addCertificateRow(db, "e1", "highTech", { number: "示例-1", validUntil: "2028-01-09" });
    expect(move("admit", 0, "highTech")).toEqual({ done: true });
  });

  it("is not answered by a proposal, until a certificate is issued since", () => {
    expect(move("watch", 1, "", 2)).toEqual({ done: true });
    judge("e1", FACTORY_NOW + 3 * DAY);
    expect(open()).toEqual([]);
    expect(move("exit", 2, "", 3)).toEqual({ done: true });
    judge("e1", FACTORY_NOW + 4 * DAY);
    expect(open()).toEqual([]);
    addCertificateRow(db, "e1", "gazelle", { number: "示例-2", issuedOn: "2026-11-28" });
    judge("e1", FACTORY_NOW + 4 * DAY);
    expect(open()).toEqual([]);
    judge("e1", FACTORY_NOW + 5 * DAY);
    expect(open()).toEqual([["readmit", ["highTech", "highGrowth"]]]);
  });

  it("tells the register of no tier that it did not have", () => {
    expect(move("addTier", 1, "tech")).toEqual({ done: true });
    expect(move("removeTier", 2, "tech,leading")).toEqual({ done: true });
    expect(move("watch", 3, "leading")).toEqual({ done: true });
    expect(move("restore", 4, "leading")).toEqual({ done: true });
    expect(move("exit", 5, "leading")).toEqual({ done: true });
    const events = db.select().from(cultivationEvent).all();
    expect(events.map(({ verb, tiers }) => [verb, tiers])).toEqual([
      ["admit", ["highTech"]],
      ["addTier", ["tech"]],
      ["removeTier", ["tech"]],
      ["watch", []],
      ["restore", []],
      ["exit", ["highTech"]],
    ]);
  });
});

describe("the list of the library", () => {
  beforeEach(() => {
    addYear(db, "e1", 2024, TECH);
    addYear(db, "e1", 2025, TECH);
    addCompany(db, "e2", {
      name: "示例医药有限公司",
      industry: "health.bio",
      creditCode: "91500107MA60DEM011",
    });
    addYear(db, "e2", 2025, { sciStaffCount: 9, revenueWan: 800, staffCount: 10 });
    addCompany(db, "e3");
    addCertificateRow(db, "e3", "highTech", { number: "示例-3", validUntil: "2027-01-09" });
    addCompany(db, "none");
    for (const id of ["e1", "e2", "e3"]) judge(id);
    db.insert(enterpriseTier).values({ enterpriseId: "e1", tier: "tech", year: 2025, source: "示例" }).run();
  });

  it("holds whoever has a place, a tier or a certificate, and nobody else", () => {
    expect(names("").sort()).toEqual(["e1", "e2", "e3"]);
  });

  it("is narrowed by status, tier, industry, size, year, and words of the name", () => {
    expect(names("status=candidate").sort()).toEqual(["e1", "e2"]);
    expect(names("tier=tech")).toEqual(["e1"]);
    expect(names("industry=health")).toEqual(["e2"]);
    expect(names("size=micro")).toEqual(["e2"]);
    expect(names("year=2024")).toEqual(["e1"]);
    expect(names("q=医药")).toEqual(["e2"]);
    expect(names("q=91500107ma60dem011")).toEqual(["e2"]);
    expect(names("q=%25")).toHaveLength(3);
    expect(names("ending=1")).toEqual(["e3"]);
    expect(names("status=nonsense&tier=x&industry=y&size=z&year=1&page=-3")).toHaveLength(3);
  });

  it("tells who is in it by figures too old to count, and by no certificate", async () => {
    const as = await officer();
    const shown = (id: string) => viewCompany(as(), company(as, id), null).outdated;
    const at = { status: "admitted" as const, since: FACTORY_NOW, updatedAt: FACTORY_NOW };
    for (const id of ["old", "certified"]) {
      addCompany(db, id);
      addYear(db, id, 2023, TECH);
      db.insert(cultivationEntry)
        .values({ enterpriseId: id, ...at })
        .run();
    }
    addCertificateRow(db, "certified", "highTech", { number: "示例-8", validUntil: "2027-01-09" });
    expect(names("outdated=1")).toEqual(["old"]);
    expect(countOutdated(system())).toBe(1);
    expect(countOutdated(system(Date.UTC(2027, 1, 1)))).toBe(2);
    expect(["old", "e1"].map(shown)).toEqual([2023, null]);
  });

  it("puts those one step from the next tier first by effort, and computes it once", async () => {
    const near = nearlyThere(system(), 10);
    // One scientist is missing; e1 would need many times its revenue for the tier above 高新技术企业.
    expect(near.rows.map(({ id, near: of }) => [id, of?.tier, of?.steps])).toContainEqual([
      "e2",
      "tech",
      ["再有 1 名科技人员"],
    ]);
    const efforts = near.rows.map(({ near: of }) => of?.effort ?? 0);
    expect(efforts).toEqual([...efforts].sort((a, b) => a - b));
    const before = db.select().from(enterpriseNearness).all();
    await refreshEveryNearness(system(FACTORY_NOW + DAY), () => undefined);
    // e1 holds a tier that it did not hold when it was judged.
    expect(
      db
        .select()
        .from(enterpriseNearness)
        .all()
        .filter(({ enterpriseId }) => enterpriseId !== "e1"),
    ).toEqual(before.filter(({ enterpriseId }) => enterpriseId !== "e1"));
  });

  it("is taken out as text, which is written down", async () => {
    const as = await officer();
    const rows = exportLibrary(as(), query("tier=tech"));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.[0]).toBe("示例企业e1");
    expect(rows[1]?.[7]).toBe("2025（示例）");
    expect(
      db.select().from(auditEntry).where(eq(auditEntry.action, "cultivation:export")).all(),
    ).toHaveLength(1);
  });

  it("is counted, with what waits and what ends soon", () => {
    const shown = showCultivation(system());
    expect(shown.held).toEqual({ tech: 1, highTech: 0, highGrowth: 0, leading: 0 });
    expect(shown.statuses).toEqual({ candidate: 2, admitted: 0, watch: 0, exited: 0 });
    expect(shown.waiting.proposals).toBe(2);
    expect(shown.ending.rows.map(({ enterpriseId }) => enterpriseId)).toEqual(["e3"]);
  });

  it("asks for the companies whose certificates end soon, the next first, without those that have a later one", () => {
    addCertificateRow(db, "e1", "highTech", { number: "示例-4", validUntil: "2026-12-01" });
    addCertificateRow(db, "e2", "highTech", { number: "示例-5", validUntil: "2026-11-25" });
    addCertificateRow(db, "e2", "highTech", { number: "示例-6", validUntil: "2029-11-25" });
    const { companies, total } = listCompanies(system(), query("ending=1"));
    expect(companies.map(({ id, ends }) => [id, ends])).toEqual([
      ["e1", "2026-12-01"],
      ["e3", "2027-01-09"],
    ]);
    expect(total).toBe(2);
    expect(showCultivation(system()).ending.total).toBe(2);
  });

  it("waits for a recomputation that is due, and says when one of a later day begins", () => {
    const work = (dueAt: number) => {
      db.delete(task).run();
      db.insert(task)
        .values({ key: "k", kind: "cultivation:recompute", payload: {}, dueAt, createdAt: FACTORY_NOW })
        .run();
      const [one] = showCultivation(system()).work;
      return [one?.isOpen, one?.begins];
    };
    expect(work(FACTORY_NOW)).toEqual([true, null]);
    expect(work(FACTORY_NOW + DAY)).toEqual([false, FACTORY_NOW + DAY]);
  });

  it("shows a company whole, and whether each year computes the same again", async () => {
    const as = await officer();
    const view = viewCompany(as(), company(as), 2024);
    expect(view.years.map(({ year }) => year)).toEqual([2025, 2024]);
    expect(view.shown?.year).toBe(2024);
    expect(view.shown?.evaluations.length).toBeGreaterThan(0);
    expect(view.entry?.status).toBe("candidate");
    expect(db.select().from(auditEntry).all().at(-1)).toMatchObject({
      ...{ action: "cultivation:view", entity: "enterprise", entityId: "e1", details: { year: 2024 } },
    });
    expect(checkYear(as(), company(as), 2024)).toMatchObject({ year: 2024, same: true });
    expect(checkYear(as(), company(as), 2020)).toBeUndefined();
  });

  it("is computed again once at a time", async () => {
    const as = await officer("reviewer", "reviewer");
    expect(askRecompute(as())).toBe(true);
    expect(askRecompute(as(FACTORY_NOW + 1))).toBe(false);
    const operator = await officer("operator", "operator");
    expect(() => askRecompute(operator())).toThrow(NotPermitted);
  });
});
