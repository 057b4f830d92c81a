import { eq } from "drizzle-orm";
import { DEMO_ACCOUNTS } from "../../app/domain/demo-account";
import { certificateFact } from "../../app/domain/rules/enterprise-facts";
import {
  LIFE_STAGE_LABELS,
  LOAN_RULE_SET,
  POINTS_RULE_SETS,
  type LifeStage,
} from "../../app/domain/rules/enterprise-rules";
import type { RuleSet, ScoreItem } from "../../app/domain/rules/rule-set";
import { shanghaiDay } from "../../app/domain/time";
import { dayName } from "../../app/domain/working-day";
import { findByIdentifier } from "../../app/services/account/find-account.server";
import { rulesInForce } from "../../app/services/rule/rules-in-force.server";
import type { Context } from "../../app/services/context.server";
import type { Db, Tx } from "../../db/client";
import { ruleSetVersion } from "../../db/schema/index";

/** Said wherever one of these values is shown. */
export const PROJECT_DEFAULT = "项目默认（非官方）";

/** Least of the fact for all, two thirds and a third of the points. */
type Steps = readonly [fact: string, all: number, twoThirds: number, third: number];

const OF_2: Record<string, readonly [points: number, steps: Steps]> = {
  input1: [12, ["rdWan", 1000, 300, 50]],
  input2: [12, ["rdToRevenue", 8, 5, 3]],
  input3: [12, ["sciStaffRatio", 40, 25, 10]],
  output1: [12, ["ip1Count", 5, 2, 1]],
  output2: [12, ["techContractsWan", 500, 100, 10]],
  output3: [12, ["conversionsAverage3y", 5, 3, 1]],
  development1: [9, ["revenueWan", 20_000, 5_000, 1_000]],
  development2: [10, ["revenueGrowthLast", 30, 15, 5]],
  development3: [9, ["netMargin", 15, 8, 3]],
  influence1: [10, ["awards3yCount", 2, 1, 1]],
  influence2: [10, ["provincialProjectsCount", 3, 2, 1]],
  influence3: [10, ["provincialPlatformsCount", 3, 2, 1]],
};
const OF_1: Record<string, Steps> = {
  T1: ["rdWan", 1000, 300, 50],
  T2: ["rdGrowth", 30, 15, 5],
  T3: ["rdToRevenue", 8, 5, 3],
  T4: ["sciStaffRatio", 40, 25, 10],
  T5: ["inventionApplicationsCount", 6, 3, 1],
  T6: ["pctApplicationsCount", 3, 2, 1],
  T7: ["techContractsWan", 500, 100, 10],
  G1: ["hiTechRevenueWan", 10_000, 3_000, 500],
  G2: ["revenueWan", 20_000, 5_000, 1_000],
  G3: ["revenueGrowthLast", 30, 15, 5],
  G4: ["rdDeductionTaxWan", 150, 50, 5],
  G5: ["netMargin", 15, 8, 3],
  G6: ["taxWan", 1_000, 200, 20],
  A1: ["graduatesHiredCount", 20, 8, 2],
  A2: ["provincialPlatformsCount", 3, 2, 1],
  A3: ["awards3yCount", 2, 1, 1],
  A4: ["provincialProjectsCount", 3, 2, 1],
  A5: ["equityFinancingWan", 5_000, 1_000, 100],
};
/** What an indicator of each group of 1.0 is worth in a stage of life, by the first letter of its code: 100 together. */
const WEIGHTS: Record<LifeStage, Record<string, number>> = {
  startup: { T: 9, G: 2, A: 5 },
  growth: { T: 6, G: 8, A: 2 },
  stable: { T: 5, G: 10, A: 1 },
};

type Bands = ScoreItem["bands"];
const from = (fact: string, ...steps: (readonly [value: number, points: number])[]): Bands =>
  steps.map(([value, points]) => ({ when: { op: "min", fact, value }, min: points, max: points }));
/** Of the loan: 100 points of the base and 30 more. Limits that nobody has published stay open. */
const OF_LOAN: Record<string, readonly [points: number, bands: Bands]> = {
  ip: [50, [...from("ip1Count", [3, 50], [1, 35]), ...from("ip2Count", [4, 25], [1, 10])]],
  rd: [50, from("rdToRevenue", [6, 50], [4, 35], [2, 20])],
  talent: [10, from("sciStaffRatio", [30, 10], [10, 5])],
  product: [10, from("hiTechRatio", [60, 10], [30, 5])],
  enterprise: [
    10,
    (["highTech", "gazelle"] as const).map((kind) => ({
      when: { op: "is", fact: certificateFact(kind), value: true },
      ...{ min: 10, max: 10 },
    })),
  ],
};
const LOAN_GRADES: Record<string, number> = { A: 90, B: 75, C: 60, D: 45, E: 30 };

function bandsOf(points: number, [fact, all, twoThirds, third]: Steps): ScoreItem["bands"] {
  const band = (value: number, share: number) => {
    const worth = Math.round(points * share);
    return { when: { op: "min", fact, value } as const, min: worth, max: worth };
  };
  return [band(all, 1), band(twoThirds, 2 / 3), band(third, 1 / 3)].filter(
    ({ when }, i, bands) => bands.findIndex((one) => one.when.value === when.value) === i,
  );
}

const named = (ruleSet: RuleSet): RuleSet => ({
  ...ruleSet,
  title: `${ruleSet.title} · ${PROJECT_DEFAULT}`,
  outcome: { ...ruleSet.outcome, label: `${ruleSet.outcome.label}（${PROJECT_DEFAULT}）` },
});

const filledLoan = (ruleSet: RuleSet): RuleSet => ({
  ...ruleSet,
  // That these factors count is public, what they count is not.
  confidence: "open",
  scoring: ruleSet.scoring.map((item) => {
    const [max, bands] = OF_LOAN[item.id] ?? [item.max, item.bands];
    return { ...item, max, bands };
  }),
  ...(ruleSet.grades && {
    grades: ruleSet.grades.map((grade) => ({ ...grade, from: LOAN_GRADES[grade.id] ?? null })),
  }),
});

function filledPoints(ruleSet: RuleSet): RuleSet {
  const stage = (Object.keys(LIFE_STAGE_LABELS) as LifeStage[]).find(
    (one) => POINTS_RULE_SETS[one] === ruleSet.id,
  );
  const scoring = ruleSet.scoring.map((item): ScoreItem => {
    const [points, steps] = stage
      ? [WEIGHTS[stage][item.id.charAt(0)] ?? 0, OF_1[item.id]]
      : (OF_2[item.id] ?? [0, undefined]);
    return steps ? { ...item, max: points, bands: bandsOf(points, steps) } : item;
  });
  const groups = ruleSet.groups?.map((group) => ({
    ...group,
    max: scoring.filter(({ id }) => group.items.includes(id)).reduce((sum, { max }) => sum + (max ?? 0), 0),
  }));
  return { ...ruleSet, scoring, ...(groups && { groups }) };
}

/**
 * Gives the demonstration weights and bands for 创新积分 and the loan, which no public source does: as versions of the
 * office, marked 项目默认（非官方）. Where the office has published a version already nothing is written.
 */
export function addDemoPoints(ctx: Context): void {
  const { db, now } = ctx;
  const idOf = (role: string) => {
    const email = DEMO_ACCOUNTS.find((one) => one.role === role)?.email ?? "";
    return findByIdentifier(db, { kind: "email", value: email })?.id;
  };
  const [createdBy, publishedBy] = [idOf("admin"), idOf("approver")];
  if (!createdBy || !publishedBy) return;
  db.transaction(
    (tx) => {
      const inForce = rulesInForce({ db: tx, now });
      for (const id of [...Object.values(POINTS_RULE_SETS), LOAN_RULE_SET]) {
        const shipped = inForce.get(id);
        if (!shipped || lastVersion(tx, id) > 1) continue;
        const body = named(
          id === LOAN_RULE_SET ? filledLoan(shipped.ruleSet) : filledPoints(shipped.ruleSet),
        );
        tx.insert(ruleSetVersion)
          .values({
            ...{ ruleSetId: id, version: 2, status: "published", body },
            appliesFrom: dayName(shanghaiDay(now)),
            note: `示例数据用的权重与分档：${PROJECT_DEFAULT}，没有公开文本。`,
            ...{ createdBy, publishedBy, createdAt: now, updatedAt: now, publishedAt: now },
          })
          .run();
      }
    },
    { behavior: "immediate" },
  );
}

const lastVersion = (db: Db | Tx, ruleSetId: string): number =>
  Math.max(
    0,
    ...db
      .select({ version: ruleSetVersion.version })
      .from(ruleSetVersion)
      .where(eq(ruleSetVersion.ruleSetId, ruleSetId))
      .all()
      .map(({ version }) => version),
  );
