import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotPermitted } from "~/domain/permission";
import { findDues } from "~/services/cultivation/find-dues.server";
import { currentAssessments } from "~/services/cultivation/current-assessments.server";
import { showOwnCultivation } from "~/services/cultivation/show-own-cultivation.server";
import { LOAN } from "~/domain/rules/shipped/loan";
import { showStanding } from "~/services/cultivation/show-standing.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { computeAgain } from "~/services/cultivation/verify-assessment.server";
import type { Db } from "~db/client";
import { enterprise, enterpriseAssessment, enterpriseCertificate, enterpriseFigures, task } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { TRIAL_TIER, addTrialYear, assess, memberOf, useTrialRules } from "./companies";
import { addCertificateRow, addCompany } from "./cultivation";
import { acting, addPerson } from "./people";

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
  useTrialRules(db);
  addCompany(db, "e1");
});
afterEach(() => db.$client.close());

const view = () => currentAssessments(db, "e1").map((row) => computeAgain(db, row));

describe("an assessment seen again", () => {
  it("comes out to the byte as it was kept, whatever the rules and the figures have become", () => {
    addTrialYear(db, "e1", 2025);
    const [kept] = assess(db, "e1");
    useTrialRules(
      db,
      [{ ...TRIAL_TIER, gates: [], directPass: [], docNo: "示例〔2027〕2号" }],
      FACTORY_NOW + DAY,
    );
    // A correction takes the place of what was confirmed.
    db.update(enterpriseFigures).set({ status: "superseded" }).where(eq(enterpriseFigures.year, 2025)).run();
    addTrialYear(db, "e1", 2025, { revenueWan: 1 }, 2);
    const [viewed] = view();
    expect(viewed?.same).toBe(true);
    expect(viewed?.computed.evaluations).toEqual(kept?.computed?.evaluations);
    expect(viewed?.computed.facts.revenueWan).toBe(6000);
    expect(viewed?.sets.find(({ ruleSet }) => ruleSet.id === TRIAL_TIER.id)?.version).toBe(1);
  });

  it("is not written again for another day, and is for another version, another industry", () => {
    addTrialYear(db, "e1", 2025);
    const first = assess(db, "e1")[0];
    const later = assess(db, "e1", FACTORY_NOW + DAY)[0];
    expect(later).toMatchObject({ changed: false, id: first?.id, asOf: first?.asOf });
    useTrialRules(db, [{ ...TRIAL_TIER, docNo: "示例〔2027〕3号" }], FACTORY_NOW + DAY);
    const versioned = assess(db, "e1", FACTORY_NOW + 2 * DAY)[0];
    expect(versioned).toMatchObject({ changed: true, computed: { results: first?.computed?.results } });
    db.update(enterprise).set({ industry: "unknown" }).where(eq(enterprise.id, "e1")).run();
    expect(assess(db, "e1", FACTORY_NOW + 2 * DAY)[0]?.changed).toBe(true);
    expect(view()[0]?.row.industry).toBe("unknown");
  });

  it("is asked for again once the portal brings rules about companies that it did not know", () => {
    const bring = (id: string) => {
      const command = { kind: "command", name: "seed" } as const;
      loadRuleSets({ db, now: FACTORY_NOW, actor: command }, [{ ...TRIAL_TIER, id }]);
      return db.select({ kind: task.kind }).from(task).all();
    };
    expect(bring("loan-cq")).toEqual([]);
    addTrialYear(db, "e1", 2025);
    assess(db, "e1");
    expect(bring("xinfeng-master")).toEqual([]);
    expect(bring("little-giant-2026")).toEqual([{ kind: "cultivation:recompute" }]);
  });

  it("keeps the certificates of its day, not those of today", () => {
    addTrialYear(db, "e1", 2025);
    db.insert(enterpriseCertificate)
      .values({
        ...{ id: "c1", enterpriseId: "e1", kind: "highTech", issuedOn: "2025-01-01", source: "示例名单" },
        ...{ validUntil: "2027-12-31", createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW },
      })
      .run();
    assess(db, "e1");
    db.delete(enterpriseCertificate).run();
    expect(view()[0]?.computed.facts["certificate:highTech"]).toBe(true);
    expect(view()[0]?.same).toBe(true);
  });

  it("says so where it does not come out as it was kept", () => {
    addTrialYear(db, "e1", 2025);
    assess(db, "e1");
    db.update(enterpriseFigures)
      .set({ figures: { staffCount: 1 } })
      .run();
    expect(view()[0]?.same).toBe(false);
  });
});

describe("what a company sees of its cultivation", () => {
  it("is the last year that is confirmed, or the one that is asked for; another year is the last", async () => {
    const ctx = await memberOf(db, "e1");
    addTrialYear(db, "e1", 2024, { revenueWan: 1000 });
    addTrialYear(db, "e1", 2025);
    assess(db, "e1");
    expect(showOwnCultivation(ctx, null)).toMatchObject({ years: [2025, 2024], assessment: { year: 2025 } });
    expect(showOwnCultivation(ctx, 2024)?.assessment?.year).toBe(2024);
    expect(showOwnCultivation(ctx, 1999)?.assessment?.year).toBe(2025);
  });

  it("tells each line with its clause, what went in and how far it is from the bound", async () => {
    const ctx = await memberOf(db, "e1");
    addTrialYear(db, "e1", 2025, { rdOwnWan: 184, staffCount: 480 });
    assess(db, "e1");
    const tech = showOwnCultivation(ctx, null)?.assessment?.tiers.find(({ tier }) => tier === "tech");
    expect(tech?.rules[0]).toMatchObject({
      ...{ verdict: "notMet", version: 1, inForce: true, isDefault: false },
      lines: [
        {
          ...{ id: "staff", verdict: "met", clause: "《示例办法》第1条", confidence: "M" },
          ...{ inputs: [{ label: "职工总数", text: "480" }], distances: ["职工总数低于上限 20"] },
        },
        {
          ...{ id: "rd", verdict: "notMet", inputs: [{ label: "研发费用占销售收入", text: "4.4 %" }] },
          distances: [expect.stringMatching(/^研发费用占销售收入提高 0\.6 个百分点/)],
        },
      ],
    });
  });

  it("shows first the version of a comparison whose document was in force on the day", async () => {
    const ctx = await memberOf(db, "e1");
    addTrialYear(db, "e1", 2024);
    addTrialYear(db, "e1", 2025);
    assess(db, "e1");
    const first = (year: number) =>
      showOwnCultivation(ctx, year)?.assessment?.comparison.map(({ ruleSetId, inForce }) => [
        ruleSetId,
        inForce,
      ]);
    // 2024 was judged to the end of 2025, 2025 to November 2026.
    expect(first(2024)).toEqual([
      ["little-giant-2022", true],
      ["little-giant-2026", false],
    ]);
    expect(first(2025)).toEqual([
      ["little-giant-2026", true],
      ["little-giant-2022", false],
    ]);
  });

  it("says that its figures are too old to count", async () => {
    const ctx = await memberOf(db, "e1");
    addTrialYear(db, "e1", 2023);
    expect(showOwnCultivation(ctx, null)?.outdated).toBe(2023);
    addTrialYear(db, "e1", 2024);
    expect(showOwnCultivation(ctx, null)?.outdated).toBeNull();
  });

  it("has no loan of a year that was judged before there was a rule about it, and keeps it open without weights", async () => {
    const ctx = await memberOf(db, "e1");
    addTrialYear(db, "e1", 2025);
    assess(db, "e1");
    const loan = () => showOwnCultivation(ctx, null)?.assessment?.unlocks.loan;
    expect(loan()).toBeNull();
    useTrialRules(db, [LOAN], FACTORY_NOW + DAY);
    assess(db, "e1", FACTORY_NOW + DAY);
    expect(loan()).toMatchObject({ grade: null, lacks: "weights", entry: { verdict: "notMet" } });
  });

  it("is nothing of others: who acts for no company sees none, and other roles are turned away", async () => {
    addTrialYear(db, "e1", 2025);
    assess(db, "e1");
    const stranger = acting(db, await addPerson(db, "stranger", "employer"), ["employer"]);
    expect(showOwnCultivation(stranger, null)).toBeNull();
    const candidate = acting(db, await addPerson(db, "candidate", "candidate"), ["candidate"]);
    expect(() => showOwnCultivation(candidate, null)).toThrow(NotPermitted);
  });

  it("waits where figures are confirmed and nothing is judged yet", async () => {
    const ctx = await memberOf(db, "e1");
    addTrialYear(db, "e1", 2025);
    expect(showOwnCultivation(ctx, null)).toMatchObject({
      assessment: null,
      figures: [{ year: 2025, status: "confirmed" }],
    });
    expect(db.select().from(enterpriseAssessment).all()).toEqual([]);
  });
});

describe("the certificates of a company", () => {
  const stateOf = (validUntil: string | null) => {
    db.delete(enterpriseCertificate).run();
    db.insert(enterpriseCertificate)
      .values({
        ...{ id: "c1", enterpriseId: "e1", kind: "highTech", issuedOn: "2020-01-01", source: "示例名单" },
        ...{ validUntil, createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW },
      })
      .run();
    return showStanding({ db, now: FACTORY_NOW }, "e1").certificates[0]?.state;
  };

  it("are said to end from 90 days before, on the last day too, and to be over on the next", () => {
    // It is 2026-11-23; 90 days on is 2027-02-21.
    expect(stateOf("2027-02-22")).toBe("valid");
    expect(stateOf("2027-02-21")).toBe("ending");
    expect(stateOf("2026-11-23")).toBe("ending");
    expect(stateOf("2026-11-22")).toBe("over");
    expect(stateOf(null)).toBe("valid");
  });
});

describe("what a company has to do", () => {
  const dues = () => findDues({ db, now: FACTORY_NOW }, "e1");

  it("is to tell last year's figures until they are handed in, and again where they came back", () => {
    expect(dues().figures).toEqual({ year: 2025, status: null });
    addTrialYear(db, "e1", 2024);
    expect(dues().figures).toEqual({ year: 2025, status: null });
    addTrialYear(db, "e1", 2025);
    for (const status of ["submitted", "confirmed"] as const) {
      db.update(enterpriseFigures).set({ status }).where(eq(enterpriseFigures.year, 2025)).run();
      expect(dues().figures).toBeNull();
    }
    for (const status of ["draft", "returned"] as const) {
      db.update(enterpriseFigures).set({ status }).where(eq(enterpriseFigures.year, 2025)).run();
      expect(dues().figures).toEqual({ year: 2025, status });
    }
  });

  it("is to tell newer figures where the last that were confirmed are more than two years old", () => {
    addTrialYear(db, "e1", 2023);
    expect(dues().outdated).toBe(2023);
    addTrialYear(db, "e1", 2024);
    expect(dues().outdated).toBeNull();
  });

  it("is to renew a certificate that ends within 90 days, unless another of its kind lasts", () => {
    addCertificateRow(db, "e1", "highTech", { number: "1", validUntil: "2027-02-21" });
    addCertificateRow(db, "e1", "techSme", { number: "2", validUntil: "2027-02-22" });
    addCertificateRow(db, "e1", "littleGiant", { number: "3", validUntil: "2026-11-22" });
    expect(dues().certificates).toMatchObject([{ kind: "highTech", validUntil: "2027-02-21" }]);
    addCertificateRow(db, "e1", "highTech", { number: "4", validUntil: "2029-11-01" });
    expect(dues().certificates).toEqual([]);
  });
});
