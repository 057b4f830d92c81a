import { CULTIVATION_TIERS, type CultivationTier } from "../../app/domain/cultivation-tier";
import type { EnterpriseSize } from "../../app/domain/enterprise";
import type { Figures } from "../../app/domain/figures";
import { Random } from "./random";

/** How a fictional company has done. `falling`: the last year no longer reaches what those before did. */
type Course = "steady" | "rising" | "falling";

export interface MadeYear {
  year: number;
  figures: Figures;
}

const STAFF: Record<EnterpriseSize, [number, number]> = {
  under20: [8, 18],
  "20-99": [24, 92],
  "100-499": [110, 430],
  "500-999": [510, 900],
  "1000-9999": [1050, 4200],
  over10000: [10_200, 15_000],
  unknown: [20, 120],
};
const TECH_FIELDS: Record<string, string> = {
  it: "electronics",
  health: "biomedicine",
  green: "newEnergy",
  tech: "techServices",
};

const wan = (n: number) => Math.round(n * 100) / 100;
const whole = (n: number) => Math.max(0, Math.round(n));

interface Plan {
  staff: number;
  revenue: number;
  /** Year on year, as 0.12. */
  growth: number;
  /** Of the staff, of the revenue. */
  sciShare: number;
  rdShare: number;
  ip1: number;
  ip2: number;
  conversions: number;
}

/** The higher the tier, the more of everything. */
function planFor(random: Random, size: EnterpriseSize, tiers: readonly CultivationTier[]): Plan {
  const [least, most] = STAFF[size];
  const staff = random.int(least, most);
  const rank = Math.max(-1, ...tiers.map((tier) => CULTIVATION_TIERS.indexOf(tier)));
  const better = rank + 1;
  return {
    staff,
    revenue: wan(staff * (28 + random.int(0, 30) + better * 4)),
    growth: rank >= 2 ? 0.32 + random.next() * 0.25 : -0.04 + better * 0.05 + random.next() * 0.12,
    sciShare: rank < 0 ? 0.04 + random.next() * 0.14 : 0.18 + better * 0.04 + random.next() * 0.12,
    rdShare: rank < 0 ? 0.008 + random.next() * 0.035 : 0.052 + better * 0.008 + random.next() * 0.03,
    ip1: rank < 0 ? 0 : random.int(rank >= 1 ? 1 : 0, 2 + better * 3),
    ip2: rank < 0 ? random.int(0, 3) : random.int(3, 8 + better * 4),
    conversions: rank < 0 ? random.int(0, 1) : random.int(1 + better, 3 + better * 2),
  };
}

/** What a year of effort does. */
const risen = (plan: Plan): Plan => ({
  ...plan,
  sciShare: Math.max(plan.sciShare, 0.26),
  rdShare: Math.max(plan.rdShare, 0.061),
  ip2: plan.ip2 + 3,
});

/** A year of the plan, `age` years after its first. */
function figuresOf(
  random: Random,
  plan: Plan,
  age: number,
  cut: number,
  known: { registeredDay: string; industry: string },
): Figures {
  const revenue = wan(plan.revenue * (1 + plan.growth) ** age * cut * (0.98 + random.next() * 0.04));
  const staff = whole(plan.staff * (1 + plan.growth * 0.6) ** age * cut);
  const rd = revenue * plan.rdShare * (cut < 1 ? 0.25 : 1);
  const commissioned = random.chance(0.4) ? wan(rd * 0.1) : 0;
  const sci = Math.min(staff, whole(staff * plan.sciShare * (cut < 1 ? 0.1 : 1)));
  const costs = wan(revenue * (0.82 + random.next() * 0.1));
  const assets = wan(revenue * (0.8 + random.next() * 0.5));
  const main = wan(revenue * (0.72 + random.next() * 0.25));
  const income = wan(revenue * 1.02);
  const ip1 = plan.ip1 + Math.floor(age / 2);
  const ip2 = plan.ip2 + age;
  return {
    registeredDay: known.registeredDay,
    residentEnterprise: true,
    industryAllowed: true,
    techField: TECH_FIELDS[known.industry.split(".")[0] ?? ""] ?? "techServices",
    strategicIndustry: !known.industry.startsWith("service"),
    aboveScale: revenue >= 2000,
    revenueWan: revenue,
    mainRevenueWan: main,
    totalIncomeWan: income,
    hiTechRevenueWan: wan(
      income * (plan.rdShare > 0.05 ? 0.62 + random.next() * 0.25 : 0.2 + random.next() * 0.3),
    ),
    costsWan: costs,
    totalAssetsWan: assets,
    totalLiabilitiesWan: wan(assets * (0.3 + random.next() * 0.3)),
    netProfitWan: wan((revenue - costs) * 0.7),
    taxWan: wan(revenue * 0.045),
    rdDeductionTaxWan: wan(rd * 0.15),
    rdOwnWan: wan(rd - commissioned * 0.8),
    rdCommissionedWan: commissioned,
    rdAbroadWan: 0,
    staffCount: staff,
    sciStaffCount: sci,
    rdStaffCount: whole(sci * 0.8),
    seniorStaffCount: Math.floor(sci * 0.06),
    graduatesHiredCount: whole(staff * 0.05),
    coreIpOwned: ip1 + ip2 > 0,
    ip1Count: ip1,
    ip1OwnCount: whole(ip1 * 0.8),
    ip1HighValueCount: whole(ip1 * 0.3),
    ip2Count: ip2,
    ip2OwnCount: ip2,
    inventionApplicationsCount: whole(ip1 * 0.7),
    pctApplicationsCount: plan.ip1 > 4 ? 1 : 0,
    conversionsCount: plan.conversions,
    techContractsWan: wan(revenue * 0.06),
    standardsJoinedCount: plan.ip1 > 3 ? 1 : 0,
    standardsLedCount: 0,
    provincialPlatformsCount: plan.ip1 > 5 ? 1 : 0,
    nationalAwardTop3: false,
    awards3yCount: plan.ip1 > 6 ? 1 : 0,
    provincialProjectsCount: plan.ip1 > 2 ? 1 : 0,
    equityFinancingWan: plan.growth > 0.3 ? wan(revenue * 0.2) : 0,
    ventureFinancingUsdM: plan.growth > 0.3 ? wan(revenue / 3500) : 0,
    valuationUsdM: plan.growth > 0.3 ? wan(revenue / 700) : null,
    nicheYearsCount: 3 + age,
    marketSharePercent: plan.ip1 > 4 ? 12 : 3,
    marketTop3: false,
    keyChainLink: plan.ip1 > 2,
    managedByInformation: true,
    certifiedManagement: plan.ip2 > 3,
    noIncident: true,
    researchHonest: true,
    creditClean: true,
  };
}

const COURSES: Record<Course, number> = { steady: 78, rising: 14, falling: 8 };

/** How a company has done: always the same for the same seed. */
export const courseOf = (seed: number, id: string): Course =>
  new Random(seed, `course ${id}`).weighted(COURSES);

/**
 * Fictional figures of a company for the years before `year`, five at most, first year first: always the same for the
 * same seed. They pass the checks that the forms make.
 */
export function makeFigures(
  seed: number,
  company: {
    id: string;
    size: EnterpriseSize;
    industry: string;
    founded: number;
    tiers: readonly CultivationTier[];
  },
  year: number,
): MadeYear[] {
  const random = new Random(seed, `figures ${company.id}`);
  const plan = planFor(random, company.size, company.tiers);
  const course = courseOf(seed, company.id);
  const registeredDay = `${company.founded}-0${random.int(3, 9)}-1${random.int(0, 9)}`;
  const first = Math.max(year - 5, company.founded);
  return Array.from({ length: Math.max(0, year - first) }, (_, age) => {
    const last = first + age === year - 1;
    const cut = course === "falling" && last ? 0.62 : course === "rising" && last ? 1.18 : 1;
    const now = course === "rising" && last ? risen(plan) : plan;
    return {
      year: first + age,
      figures: figuresOf(random, now, age, cut, { registeredDay, industry: company.industry }),
    };
  });
}
