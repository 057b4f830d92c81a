import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_MINIMUM_WAGES, MINIMUM_WAGE_SETTING, minimumWageOn } from "~/domain/minimum-wage";
import { NotPermitted } from "~/domain/permission";
import { PREMIUM_RULE_SETTING } from "~/domain/premium";
import { PremiumForm, WageForm, withWage } from "~/domain/setting-form";
import { countPremium } from "~/services/premium/count-premium.server";
import { previewPremium, recomputePremium } from "~/services/premium/recompute-premium.server";
import { setPremiumRule } from "~/services/premium/set-premium-rule.server";
import { latestVersion, listVersions } from "~/services/setting/change-setting.server";
import { getMinimumWages } from "~/services/setting/get-minimum-wages.server";
import { getPremiumRule } from "~/services/setting/get-premium-rule.server";
import { setMinimumWage } from "~/services/setting/set-minimum-wage.server";
import type { AccountContext } from "~/services/context.server";
import type { Db } from "~db/client";
import { auditEntry, job, searchOutbox, task } from "~db/schema";
import {
  DAY,
  FACTORY_NOW,
  buildEnterprise,
  buildJob,
  insertEnterprises,
  insertJobs,
  type JobRow,
} from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { acting, addPerson } from "./people";

let db: Db;
let admin: AccountContext;
beforeEach(async () => {
  db = openTestDatabase();
  admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"]);
});

const premiumForm = (over: Record<string, string> = {}) =>
  PremiumForm.parse({ shown: "0", bachelor: "120,000", year: "2025", note: "按统计公报设定", ...over });
const flags = () =>
  Object.fromEntries(
    db
      .select({ id: job.id, premium: job.premium })
      .from(job)
      .all()
      .map(({ id, premium }) => [id, premium]),
  );

/** Positions of a verified employer: of 132,000 a year, of 96,000, one without insurance, one paused, one closed. */
function addPositions() {
  insertEnterprises(
    db,
    [buildEnterprise({ id: "e1", origin: "registered", verifiedUntil: FACTORY_NOW + DAY })],
    FACTORY_NOW,
  );
  const made = (id: string, over: Partial<JobRow> = {}) =>
    buildJob({
      id,
      enterpriseId: "e1",
      education: "bachelor",
      salaryPeriod: "month",
      salaryMin: 11_000,
      salaryMonths: 12,
      benefits: ["五险一金"],
      premium: false,
      ...over,
    });
  insertJobs(
    db,
    [
      made("well"),
      made("less", { salaryMin: 8_000 }),
      made("uninsured", { benefits: [] }),
      made("paused", { status: "paused" }),
      made("closed", { status: "closed" }),
    ],
    FACTORY_NOW,
  );
}

describe("the rule for 高薪优岗", () => {
  it("says of itself that it is no official one, from which year, and in which version", () => {
    expect(setPremiumRule(admin, premiumForm())).toEqual({ done: true });
    expect(getPremiumRule(admin)).toEqual({
      version: "2025.1",
      year: 2025,
      source: "项目默认（非官方）",
      minAnnualPay: { bachelor: 120_000 },
    });
  });

  it("once changed, has every open position judged anew, and search told of those that differ", async () => {
    addPositions();
    setPremiumRule(admin, premiumForm());
    expect(db.select().from(task).all()).toMatchObject([{ kind: "premium:recompute" }]);
    const before = db.select().from(searchOutbox).all().length;
    expect(await recomputePremium(admin)).toBe(2);
    expect(flags()).toEqual({ well: true, less: false, uninsured: false, paused: true, closed: false });
    const told = db.select().from(searchOutbox).all().slice(before);
    expect(told.map(({ docId }) => docId)).toEqual(["well"]);
    expect(await recomputePremium(admin)).toBe(0);
  });

  it("without a threshold labels nothing any more", async () => {
    addPositions();
    setPremiumRule(admin, premiumForm());
    await recomputePremium(admin);
    setPremiumRule(admin, premiumForm({ shown: "1", bachelor: "" }));
    await recomputePremium(admin);
    expect(Object.values(flags())).not.toContain(true);
  });

  it("stops counting when the employer's verification is over", async () => {
    addPositions();
    setPremiumRule(admin, premiumForm());
    await recomputePremium(admin);
    expect(await recomputePremium({ ...admin, now: FACTORY_NOW + 2 * DAY })).toBe(2);
    expect(flags().well).toBe(false);
  });

  it("shows what it would do before it is set", () => {
    addPositions();
    const rule = { version: "x", year: 2025, source: "x", minAnnualPay: { bachelor: 90_000 } };
    expect(previewPremium(admin, rule)).toEqual({ now: 0, then: 2 });
    expect(getPremiumRule(admin)).toBeNull();
  });

  it("is changed by one of two who saw the same version, kept with its reason, and written down", () => {
    setPremiumRule(admin, premiumForm());
    expect(setPremiumRule(admin, premiumForm({ bachelor: "1" }))).toEqual({ refused: "changed" });
    expect(latestVersion(db, PREMIUM_RULE_SETTING)).toBe(1);
    expect(listVersions(admin, PREMIUM_RULE_SETTING)).toMatchObject([
      { version: 1, note: "按统计公报设定", setBy: "admin" },
    ]);
    const [entry] = db.select().from(auditEntry).where(eq(auditEntry.action, "setting:change")).all();
    expect(entry?.details).toMatchObject({ before: null, after: { version: "2025.1" } });
  });

  it("is changed by administrators only", async () => {
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(() => setPremiumRule(reviewer, premiumForm())).toThrow(NotPermitted);
    expect(() => setMinimumWage(reviewer, wageForm())).toThrow(NotPermitted);
  });

  it.each([
    [{ bachelor: "十二万" }, "bachelor"],
    [{ bachelor: "-1" }, "bachelor"],
    [{ bachelor: "0" }, "bachelor"],
    [{ bachelor: "99999999" }, "bachelor"],
    [{ master: "100000" }, "master"],
    [{ master: "150000", doctor: "140000" }, "doctor"],
    [{ year: "1999" }, "year"],
    [{ year: "" }, "year"],
    [{ note: " " }, "note"],
    [{ shown: "x" }, "shown"],
  ])("does not take %o", (over, field) => {
    const read = PremiumForm.safeParse({
      shown: "0",
      bachelor: "120000",
      year: "2025",
      note: "说明文字",
      ...over,
    });
    expect(read.error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  it("is counted over everything published here once: not drafts, nor what is published again, nor imported", () => {
    insertEnterprises(db, [buildEnterprise({ id: "e1" })], FACTORY_NOW);
    const made = (id: string, over: Partial<JobRow> = {}) =>
      buildJob({ id, enterpriseId: "e1", premium: true, ...over });
    insertJobs(
      db,
      [
        made("open"),
        made("closed", { status: "closed" }),
        made("draft", { status: "draft", postedAt: null }),
        made("again", { relistedFrom: "closed" }),
        made("imported", { origin: "imported", sourceSite: "示例招聘网" }),
        made("plain", { premium: false }),
      ],
      FACTORY_NOW,
    );
    expect(countPremium(admin)).toBe(2);
  });
});

const wageForm = (over: Record<string, string> = {}) =>
  WageForm.parse({
    shown: "0",
    place: "重庆（第一档）",
    monthly: "2330",
    hourly: "23.5",
    effectiveFrom: "2025-01-01",
    source: "示例文件〔2025〕1号",
    checked: "yes",
    note: "对照原文核对",
    ...over,
  });
const on = (day: string) => minimumWageOn(getMinimumWages({ db }), "重庆（第一档）", day);

describe("the minimum wage", () => {
  it("of a day is the one that was in force on it, and one of the same day is replaced", () => {
    setMinimumWage(admin, wageForm());
    expect(on("2024-12-31")).toMatchObject({ monthly: 2100 });
    expect(on("2025-01-01")).toMatchObject({ monthly: 2330, hourly: 23.5, confidence: "H" });
    expect(getMinimumWages({ db })).toHaveLength(DEFAULT_MINIMUM_WAGES.length);
  });

  it("that comes later ends the one before on the day before", () => {
    setMinimumWage(admin, wageForm({ effectiveFrom: "2026-07-01", monthly: "2500" }));
    expect(on("2026-06-30")).toMatchObject({ monthly: 2330, effectiveTo: "2026-06-30" });
    expect(on("2026-07-01")).toMatchObject({ monthly: 2500, effectiveTo: null });
  });

  it("that comes between two ends where the later begins", () => {
    const table = withWage(DEFAULT_MINIMUM_WAGES, wageForm({ effectiveFrom: "2024-06-01", monthly: "2200" }));
    expect(minimumWageOn(table, "重庆（第一档）", "2024-05-31")?.monthly).toBe(2100);
    expect(minimumWageOn(table, "重庆（第一档）", "2024-12-31")?.monthly).toBe(2200);
    expect(minimumWageOn(table, "重庆（第一档）", "2025-01-01")?.monthly).toBe(2330);
  });

  it("is changed by one of two who saw the same version", () => {
    expect(setMinimumWage(admin, wageForm())).toEqual({ done: true });
    expect(setMinimumWage(admin, wageForm())).toEqual({ refused: "changed" });
    expect(latestVersion(db, MINIMUM_WAGE_SETTING)).toBe(1);
  });

  it.each([
    [{ monthly: "" }, "monthly"],
    [{ monthly: "2330.5" }, "monthly"],
    [{ hourly: "23.555" }, "hourly"],
    [{ effectiveFrom: "2025-02-30" }, "effectiveFrom"],
    [{ effectiveFrom: "明天" }, "effectiveFrom"],
    [{ source: "" }, "source"],
    [{ note: "" }, "note"],
    [{ place: "" }, "place"],
  ])("does not take %o", (over, field) => {
    const { success, error } = WageForm.safeParse({ ...wageFields, ...over });
    expect(success).toBe(false);
    expect(error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});

const wageFields = {
  shown: "0",
  place: "重庆（第一档）",
  monthly: "2330",
  hourly: "",
  effectiveFrom: "2025-01-01",
  source: "示例文件〔2025〕1号",
  note: "对照原文核对",
};
