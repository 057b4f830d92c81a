import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { XINFENG_MASTER } from "~/domain/rules/shipped/xinfeng";
import type { RuleSet } from "~/domain/rules/rule-set";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { rulesInForce, rulesOf, versionsOf } from "~/services/rule/rules-in-force.server";
import type { Db } from "~db/client";
import { ruleSetVersion } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

const ID = XINFENG_MASTER.id;
let db: Db;
beforeEach(() => {
  db = openTestDatabase();
});
afterEach(() => db.$client.close());

const load = (shipped?: readonly RuleSet[], now = FACTORY_NOW) =>
  loadRuleSets({ db, now, actor: { kind: "command", name: "seed" } }, shipped);
const row = (version: number) =>
  db
    .select()
    .from(ruleSetVersion)
    .where(and(eq(ruleSetVersion.ruleSetId, ID), eq(ruleSetVersion.version, version)))
    .get();

describe("the shipped rule sets", () => {
  it("are written once, in force from the beginning, nobody's work", () => {
    expect(load().added).toHaveLength(SHIPPED_RULE_SETS.length);
    expect(load()).toEqual({ added: [], proposed: [], waiting: [] });
    const inForce = rulesInForce({ db, now: FACTORY_NOW });
    expect([...inForce.keys()]).toEqual(SHIPPED_RULE_SETS.map(({ id }) => id));
    expect(inForce.get(ID)).toEqual({ ruleSet: XINFENG_MASTER, version: 1 });
    expect(rulesInForce({ db, now: FACTORY_NOW - 900 * DAY }).size).toBe(SHIPPED_RULE_SETS.length);
    expect(row(1)).toMatchObject({ status: "published", createdBy: null, publishedBy: null });
    expect(
      verifyTrail({ db, now: FACTORY_NOW, actor: { kind: "system", name: "test" } }).brokenAt,
    ).toBeNull();
  });

  const changed: RuleSet = { ...XINFENG_MASTER, docNo: "示例〔2027〕1号" };

  it("come as the next version where they differ from what was shipped before; what is published stays", () => {
    load();
    const before = row(1);
    const later = FACTORY_NOW + 30 * DAY;
    expect(load([changed], later)).toEqual({ added: [`${ID} 2`], proposed: [], waiting: [] });
    expect(row(1)).toEqual(before);
    expect(rulesInForce({ db, now: FACTORY_NOW }).get(ID)?.version).toBe(1);
    expect(rulesInForce({ db, now: later }).get(ID)).toEqual({ ruleSet: changed, version: 2 });
    expect(load([changed], later).added).toEqual([]);
  });

  it("are put to the office where it has published a version of its own, and wait where it is drafting one", () => {
    load();
    const own = { ruleSetId: ID, version: 2, body: changed, appliesFrom: "2026-11-01", note: "更正" };
    const dates = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW };
    db.$client.pragma("foreign_keys = OFF");
    db.insert(ruleSetVersion)
      .values({ ...own, ...dates, status: "published", createdBy: "officer", publishedBy: "other" })
      .run();
    const newer: RuleSet = { ...XINFENG_MASTER, docNo: "示例〔2027〕2号" };
    expect(load([newer])).toEqual({ added: [], proposed: [`${ID} 3`], waiting: [] });
    expect(row(3)?.status).toBe("submitted");
    expect(rulesInForce({ db, now: FACTORY_NOW }).get(ID)?.version).toBe(2);
    expect(load([newer])).toEqual({ added: [], proposed: [], waiting: [] });
    expect(load([{ ...newer, docNo: null }]).waiting).toEqual([ID]);
  });

  it("are found again in the version a case was judged by, and never a draft", () => {
    load();
    const versions = versionsOf(rulesInForce({ db, now: FACTORY_NOW }).values());
    load([changed]);
    expect(rulesOf(db, versions).map(({ version }) => version)).toEqual(SHIPPED_RULE_SETS.map(() => 1));
    expect(rulesOf(db, { [ID]: 2 })).toEqual([{ ruleSet: changed, version: 2 }]);
    db.update(ruleSetVersion).set({ status: "draft" }).where(eq(ruleSetVersion.version, 2)).run();
    expect(rulesOf(db, { [ID]: 2 })).toEqual([]);
    expect(rulesOf(db, {})).toEqual([]);
  });
});
