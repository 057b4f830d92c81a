import { CARD_CATEGORIES, CATALOGUE_CATEGORIES } from "~/domain/talent-card";
import { benefit } from "~db/schema";
import type { Context } from "../context.server";

type Benefit = typeof benefit.$inferInsert;
type Made = Omit<Benefit, "createdAt" | "updatedAt" | "active" | "demo" | "redeemable" | "source">;

/** Fictional, to try the counter with: nothing public says how often any benefit may be used. */
const BENEFITS: readonly Made[] = [
  {
    id: "demo-bus",
    kind: "scenic",
    title: "示例：科学公园观光车",
    summary: "出示人才卡免费乘坐，本人使用。",
    provider: "示例公园管理处",
    categories: [...CARD_CATEGORIES],
    perCard: 2,
    perCardPeriod: "day",
    quota: null,
    quotaPeriod: "day",
  },
  {
    id: "demo-checkup",
    kind: "medical",
    title: "示例：年度健康体检",
    summary: "每年一次，须提前三天预约。",
    provider: "示例医院体检中心",
    categories: [...CATALOGUE_CATEGORIES],
    perCard: 1,
    perCardPeriod: "year",
    quota: 200,
    quotaPeriod: "year",
  },
  {
    id: "demo-station",
    kind: "housing",
    title: "示例：青年驿站入住一晚",
    summary: "出示人才卡办理入住，每晚核销一次，全年最多 30 晚。",
    provider: "示例青年驿站",
    categories: ["young", "fengqiDoctor", "fengqiMaster", "fengqiBachelor"],
    perCard: 30,
    perCardPeriod: "year",
    quota: 40,
    quotaPeriod: "day",
  },
];

/** Benefits that are redeemed at a counter, all of them marked as examples. Run again it changes nothing. */
export function addDemoBenefits({ db, now }: Context): void {
  for (const made of BENEFITS)
    db.insert(benefit)
      .values({
        ...made,
        source: null,
        redeemable: true,
        active: true,
        demo: true,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .run();
}
