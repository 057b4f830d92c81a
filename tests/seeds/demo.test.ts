import { spawnSync } from "node:child_process";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { isCreditCode } from "~/domain/credit-code";
import { jobAvailability } from "~/domain/job";
import { evaluatePremium } from "~/domain/premium";
import { shanghaiMidnight } from "~/domain/time";
import { countRows } from "~db/count";
import {
  application,
  auditEntry,
  consent,
  enterprise,
  enterpriseMember,
  enterpriseTier,
  job,
} from "~db/schema";
import { AWKWARD_CASES } from "~seeds/demo/awkward";
import { generateDemo, type DemoEmployer } from "~seeds/demo/generate";
import { DEMO_SEED, loadDemo } from "~seeds/demo/load";
import { SCALES, planOpenings } from "~seeds/demo/plan";
import { DEMO_PREMIUM_RULE } from "~seeds/demo/posting";
import { DAY, FACTORY_NOW, buildEnterprise, buildJob, insertEnterprises, insertJobs } from "~seeds/factories";
import { addCandidate, apply } from "~tests/services/applications";
import { addPerson } from "~tests/services/people";
import { openTestDatabase } from "~tests/setup/database";

const options = { seed: DEMO_SEED, now: FACTORY_NOW, scale: "small", rule: DEMO_PREMIUM_RULE(2026) } as const;

describe("the demonstration", () => {
  let made: DemoEmployer[];
  beforeAll(() => {
    made = [...generateDemo(options)];
  });
  const jobs = () => made.flatMap((one) => one.jobs);
  const open = () => jobs().filter((row) => jobAvailability(row, FACTORY_NOW) === "open");

  it("is the same for the same seed and day, and another for another seed", () => {
    expect([...generateDemo(options)]).toEqual(made);
    const other = generateDemo({ ...options, seed: 7 }).next().value as DemoEmployer;
    expect(other.employer.row.name).not.toBe(made[0]?.employer.row.name);
  });

  it("has the employers and about the open positions of its scale", () => {
    expect(made).toHaveLength(SCALES.small.enterprises);
    expect(open().length).toBeGreaterThanOrEqual(SCALES.small.openJobs);
    expect(open().length).toBeLessThan(SCALES.small.openJobs + Object.keys(AWKWARD_CASES).length);
  });

  it("marks every employer and position as fictional", () => {
    for (const { employer } of made) {
      expect(employer.row.origin).toBe("demo");
      expect(employer.tiers.every(({ source }) => source === "示例数据")).toBe(true);
    }
    expect(new Set(jobs().map((row) => row.origin))).toEqual(new Set(["demo"]));
  });

  it("gives every position the elements the law requires", () => {
    const required = ["headcount", "duties", "conditions", "workConditions", "district"] as const;
    for (const row of jobs())
      for (const field of required) expect(row[field], `${row.id} ${field}`).toBeTruthy();
    const without = jobs().filter((row) => row.salaryMin === null || row.validUntil === null);
    expect(without.map((row) => row.id.replace(/^.*-/, "")).sort()).toEqual(["endUnknown", "payNegotiable"]);
  });

  it("keeps pay in order and in round figures", () => {
    for (const { id, salaryMin, salaryMax, salaryPeriod } of jobs()) {
      if (salaryMin !== null && salaryMax !== null) expect(salaryMin, id).toBeLessThanOrEqual(salaryMax);
      if (salaryMin !== null && salaryPeriod === "month") expect(salaryMin % 100, id).toBe(0);
    }
  });

  it("leaves no slot of a text unfilled and repeats hardly any", () => {
    for (const row of jobs())
      expect(`${row.title}${row.duties}${row.conditions}`).not.toMatch(/\{\w*\}|undefined|null|NaN/);
    expect(new Set(jobs().map((row) => row.duties)).size).toBeGreaterThan(jobs().length * 0.98);
    expect(new Set(jobs().map((row) => row.title)).size).toBeGreaterThan(jobs().length * 0.6);
  });

  it("names no two employers alike and gives them codes that belong to nobody", () => {
    expect(new Set(made.map((one) => one.employer.row.nameKey)).size).toBe(made.length);
    for (const { employer } of made)
      if (employer.row.creditCode) {
        expect(isCreditCode(employer.row.creditCode)).toBe(true);
        expect(employer.row.creditCode.slice(2, 8)).toBe("000000");
      }
  });

  it("holds a tier only with those below it", () => {
    const ladder = [...new Set(made.flatMap((one) => one.employer.tiers.map(({ tier }) => tier)))];
    expect(ladder.length).toBeGreaterThanOrEqual(4);
    for (const { employer } of made) {
      const years = employer.tiers.map(({ year }) => year);
      expect(years).toEqual([...years].sort((a, b) => a - b));
    }
  });

  it("labels 高薪优岗 exactly as the rule judges", () => {
    for (const row of jobs().filter((one) => one.premium))
      expect(evaluatePremium({ ...row, enterpriseVerified: true }, options.rule).verdict).toBe("met");
    expect(jobs().some((row) => row.premium)).toBe(true);
  });

  it("contains every awkward case", () => {
    const found = jobs().map((row) => row.id.replace(/^demo-j\d+-/, ""));
    for (const name of Object.keys(AWKWARD_CASES)) expect(found).toContain(name);
    const byCase = (name: string) => jobs().find((row) => row.id.endsWith(`-${name}`));
    expect(jobAvailability(byCase("expiredYesterday") ?? buildJob(), FACTORY_NOW)).toBe("expired");
    expect(byCase("closingToday")?.validUntil).toBe(shanghaiMidnight(2026, 11, 24) - 1);
    expect(byCase("veryLongTitle")?.title.length).toBeGreaterThan(60);
  });
});

describe("loading the demonstration", () => {
  it("replaces fictional rows and leaves all others alone", () => {
    const db = openTestDatabase();
    insertEnterprises(
      db,
      [buildEnterprise({ id: "real", name: "真实企业", origin: "imported" })],
      FACTORY_NOW,
    );
    insertJobs(db, [buildJob({ id: "kept", enterpriseId: "real", origin: "imported" })], FACTORY_NOW);
    const load = () => loadDemo(db, { now: FACTORY_NOW, scale: "small" });
    const rows = () => db.select().from(job).orderBy(job.id).all();
    load();
    const first = rows();
    const report = load();
    expect(rows()).toEqual(first);
    expect(first.some((row) => row.id === "kept")).toBe(true);
    expect(countRows(db, enterprise)).toBe(report.enterprises + 1);
    expect(countRows(db, enterpriseTier)).toBeGreaterThan(0);
    expect(db.select().from(auditEntry).where(eq(auditEntry.action, "demo.load")).all()).toHaveLength(2);
  });

  it("takes with it what people tried on fictional positions", async () => {
    const db = openTestDatabase();
    const load = () => loadDemo(db, { now: FACTORY_NOW, scale: "small" });
    load();
    const row = db.select().from(job).where(eq(job.status, "published")).orderBy(job.id).get();
    const { id = "", enterpriseId = "" } = row ?? {};
    const owner = await addPerson(db, "owner", "employer");
    const member = { accountId: owner, role: "owner", joinedAt: FACTORY_NOW } as const;
    db.insert(enterpriseMember)
      .values({ ...member, enterpriseId })
      .run();
    db.update(enterprise)
      .set({ verifiedUntil: FACTORY_NOW + 90 * DAY })
      .where(eq(enterprise.id, enterpriseId))
      .run();
    apply(await addCandidate(db, "lin"), id);
    load();
    expect(countRows(db, application)).toBe(0);
    expect(countRows(db, consent)).toBe(1);
  });

  it("is refused in production", () => {
    const { status, stdout } = spawnSync("npx", ["tsx", "seeds/cli.ts", "demo"], {
      env: { ...process.env, NODE_ENV: "production", DATABASE_FILE: ":memory:" },
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stdout).toContain("生产环境");
    // A program is started.
  }, 120_000);
});

describe("the scale of the city", () => {
  const { enterprises, openJobs } = SCALES.city;
  const plan = planOpenings(DEMO_SEED, SCALES.city);

  it("plans exactly its employers and openings", () => {
    expect(plan).toHaveLength(enterprises);
    expect(plan.reduce((sum, n) => sum + n, 0)).toBe(openJobs);
    expect(Math.min(...plan)).toBe(0);
  });

  it("is made one employer at a time", () => {
    const stream = generateDemo({ ...options, scale: "city" });
    const first = Array.from({ length: 50 }, () => stream.next().value as DemoEmployer);
    expect(first.reduce((sum, one) => sum + one.jobs.length, 0)).toBeGreaterThan(200);
  });
});
