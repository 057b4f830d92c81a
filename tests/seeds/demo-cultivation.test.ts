import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { POINTS_RULE_SETS } from "~/domain/rules/enterprise-rules";
import { addDemoAccounts } from "~/services/demo/add-demo-accounts.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { rulesInForce } from "~/services/rule/rules-in-force.server";
import type { Db } from "~db/client";
import { countRows } from "~db/count";
import {
  cultivationEntry,
  cultivationProposal,
  enterpriseAssessment,
  enterpriseCertificate,
  enterpriseFigures,
  enterpriseTier,
} from "~db/schema";
import { loadCultivation } from "~seeds/demo/load-cultivation";
import { loadDemo } from "~seeds/demo/load";
import { PROJECT_DEFAULT, addDemoPoints } from "~seeds/demo/points";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

describe("the cultivation library of the demonstration", () => {
  let db: Db;
  const ctx = () => ({ db, now: FACTORY_NOW, actor: { kind: "command", name: "test" } as const });
  let told = 0;
  beforeAll(async () => {
    db = openTestDatabase();
    loadRuleSets(ctx());
    loadDemo(db, { now: FACTORY_NOW, scale: "small" });
    await addDemoAccounts(ctx());
    addDemoPoints(ctx());
    told = loadCultivation(ctx());
  }, 120_000);
  afterAll(() => db.$client.close());

  it("has something of everything to decide on", () => {
    expect(told).toBeGreaterThan(90);
    const open = db
      .selectDistinct({ verb: cultivationProposal.verb })
      .from(cultivationProposal)
      .where(eq(cultivationProposal.status, "open"))
      .all();
    expect(open.map(({ verb }) => verb).toSorted()).toEqual(["addTier", "admit", "exit", "removeTier"]);
    const statuses = db.selectDistinct({ status: cultivationEntry.status }).from(cultivationEntry).all();
    expect(statuses.map(({ status }) => status).toSorted()).toEqual(["admitted", "candidate"]);
  });

  it("keeps everybody on a tier in the library", () => {
    const held = db.selectDistinct({ id: enterpriseTier.enterpriseId }).from(enterpriseTier).all();
    const admitted = db
      .select({ id: cultivationEntry.enterpriseId })
      .from(cultivationEntry)
      .where(eq(cultivationEntry.status, "admitted"))
      .all();
    expect(admitted.map(({ id }) => id).toSorted()).toEqual(held.map(({ id }) => id).toSorted());
  });

  it("weighs innovation points by values that say whose they are, 100 and 30 together", () => {
    const rules = rulesInForce(ctx());
    const of = (id: string) => {
      const found = rules.get(id);
      expect(found?.version).toBe(2);
      expect(found?.ruleSet.title).toContain(PROJECT_DEFAULT);
      return found?.ruleSet.scoring.reduce((sum, { max }) => sum + (max ?? 0), 0);
    };
    const { v2, ...stages } = POINTS_RULE_SETS;
    expect(of(v2)).toBe(130);
    for (const id of Object.values(stages)) expect(of(id)).toBe(100);
  });

  it("is the same when it is loaded again, and gone with the companies", () => {
    const count = () =>
      [enterpriseFigures, enterpriseAssessment, enterpriseCertificate, cultivationProposal].map((table) =>
        countRows(db, table),
      );
    const before = count();
    addDemoPoints(ctx());
    expect(loadCultivation(ctx())).toBe(0);
    expect(count()).toEqual(before);
    loadDemo(db, { now: FACTORY_NOW, scale: "small" });
    expect(count()).toEqual([0, 0, 0, 0]);
  });
});
