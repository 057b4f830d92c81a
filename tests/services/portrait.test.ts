import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Figures } from "~/domain/figures";
import { currentAssessments } from "~/services/cultivation/current-assessments.server";
import { drawPortrait } from "~/services/cultivation/portrait.server";
import { pointsTrend } from "~/services/cultivation/show-points.server";
import { showOwnCultivation } from "~/services/cultivation/show-own-cultivation.server";
import type { Db } from "~db/client";
import type { EnterpriseRow } from "~seeds/factories";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { TRIAL_POINTS, addTrialYear, assess, memberOf, useTrialRules } from "./companies";
import { addCompany } from "./cultivation";

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
  useTrialRules(db);
});
afterEach(() => db.$client.close());

/** A company that is judged for 2025. */
function company(id: string, figures: Figures = {}, over: Partial<EnterpriseRow> = {}): void {
  addCompany(db, id, over);
  addTrialYear(db, id, 2025, figures);
  assess(db, id);
}
const NOTHING: Figures = {
  rdOwnWan: 0,
  rdCommissionedWan: 0,
  ip1Count: 0,
  revenueWan: 1,
  provincialPlatformsCount: 0,
};
function others(
  n: number,
  figures: Figures = NOTHING,
  over: Partial<EnterpriseRow> = {},
  prefix = "o",
): void {
  for (let i = 0; i < n; i += 1) company(`${prefix}${i}`, figures, over);
}
function portrait(id = "own") {
  const [row] = currentAssessments(db, id);
  if (!row) throw new Error("nothing is judged");
  return drawPortrait(db, row, TRIAL_POINTS);
}

describe("the portrait of a company", () => {
  it("is beside the median of five others of its industry and size, itself not counted", () => {
    company("own");
    others(4);
    expect(portrait()).toMatchObject({ isDrawn: true, scope: null, peers: null });
    others(1, NOTHING, {}, "p");
    expect(portrait()).toMatchObject({ scope: "industryAndSize", peers: "5–9 家", tooSmall: [] });
    expect(portrait().dimensions[0]).toEqual({
      ...{ id: "input", title: "创新投入", percent: { min: 100, max: 100 }, median: 0, standing: "above" },
    });
  });

  it("looks at a wider group where the near one is too small, and says so", () => {
    company("own", NOTHING);
    others(4);
    others(5, {}, { industry: "health.device" }, "h");
    expect(portrait()).toMatchObject({ scope: "all", tooSmall: ["industryAndSize", "industry"] });
    // Of 9 others five are full: the three in the middle are 0, 100 and 100.
    expect(portrait().dimensions[0]).toMatchObject({ median: 67, standing: "below" });
    others(5, { staffCount: 400 }, {}, "big");
    expect(portrait()).toMatchObject({ scope: "industry", tooSmall: ["industryAndSize"] });
  });

  it("counts nobody of another year, nobody of whom something is not known, and nobody judged by other points", () => {
    company("own");
    others(4);
    company("unknown", { ...NOTHING, ip1Count: null });
    addCompany(db, "early");
    addTrialYear(db, "early", 2024);
    assess(db, "early");
    expect(portrait().scope).toBeNull();
    const later = FACTORY_NOW + DAY;
    useTrialRules(db, [{ ...TRIAL_POINTS, docNo: "示例〔2027〕3号" }], later);
    addCompany(db, "fifth");
    addTrialYear(db, "fifth", 2025);
    assess(db, "fifth", later);
    expect(portrait().scope).toBeNull();
  });

  it("names nobody: what is handed to the page holds no name and no id of another", async () => {
    company("own");
    const ctx = await memberOf(db, "own");
    others(6);
    const page = JSON.stringify(showOwnCultivation(ctx, null));
    expect(page).toContain("industryAndSize");
    expect(page).not.toMatch(/示例企业o\d/);
    expect(page).not.toMatch(/"o\d"/);
  });

  it("says what is open where the company's own figures are not complete", () => {
    company("own", { ip1Count: null });
    others(5);
    const output = portrait().dimensions[1];
    expect(output).toMatchObject({ percent: { min: 0, max: 100 }, standing: "open" });
  });
});

describe("points over the years", () => {
  it("are each by the version they were counted by, the first year first", async () => {
    addCompany(db, "own");
    const ctx = await memberOf(db, "own");
    addTrialYear(db, "own", 2024, NOTHING);
    addTrialYear(db, "own", 2025);
    assess(db, "own");
    expect(
      pointsTrend(db, currentAssessments(db, "own")).map(({ year, version, total }) => [
        year,
        version,
        total,
      ]),
    ).toEqual([
      [2024, 1, { min: 0, max: 0 }],
      [2025, 1, { min: 130, max: 130 }],
    ]);
    const points = showOwnCultivation(ctx, null)?.assessment?.points;
    expect(points).toMatchObject({
      stage: "成长期",
      v1: null,
      v2: { isDefault: true, points: { min: 130, max: 130 } },
    });
    expect(points?.v2?.lines[0]).toMatchObject({
      score: { points: { min: 40, max: 40 }, max: 40, bands: [{ verdict: "met" }] },
      inputs: [{ label: "研发费用占销售收入", text: "8 %" }],
    });
  });
});
