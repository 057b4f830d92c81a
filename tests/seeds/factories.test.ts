import { expect, it } from "vitest";
import { countRows } from "~db/count";
import { enterprise, job } from "~db/schema";
import { contentVersion } from "~search/outbox";
import { FACTORY_NOW, buildEnterprise, buildJob, insertEnterprises, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";

it("a built job brings its employer along and announces both to search", () => {
  const db = openTestDatabase();
  insertJobs(db, [buildJob(), buildJob({ id: "j2", enterpriseId: "e2" })], FACTORY_NOW);
  expect(countRows(db, job)).toBe(2);
  expect(countRows(db, enterprise)).toBe(2);
  expect(contentVersion(db)).toBe(4);
});

it("jobs join an employer that is already there", () => {
  const db = openTestDatabase();
  insertEnterprises(db, [buildEnterprise({ name: "示例科技" })], FACTORY_NOW);
  insertJobs(db, [buildJob()], FACTORY_NOW);
  expect(db.select({ name: enterprise.name }).from(enterprise).all()).toEqual([{ name: "示例科技" }]);
});

it("the monthly pay of a built job follows from its stated pay", () => {
  expect(buildJob({ salaryMin: 120_000, salaryMax: null, salaryPeriod: "year" })).toMatchObject({
    salaryMinMonthly: 10_000,
    salaryMaxMonthly: null,
  });
  expect(buildJob({ salaryMin: 30, salaryMax: 40, salaryPeriod: "hour" }).salaryMinMonthly).toBeNull();
});
