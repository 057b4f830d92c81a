import type { Figures } from "~/domain/figures";

/** A year that lacks nothing and in which nothing is odd. Invented. */
export const SOUND: Figures = {
  registeredDay: "2018-06-30",
  residentEnterprise: true,
  industryAllowed: true,
  techField: "electronics",
  revenueWan: 4000,
  mainRevenueWan: 3800,
  totalIncomeWan: 4100,
  hiTechRevenueWan: 2800,
  costsWan: 3600,
  totalAssetsWan: 5000,
  totalLiabilitiesWan: 2000,
  netProfitWan: 300,
  rdOwnWan: 220,
  rdCommissionedWan: 50,
  rdAbroadWan: 0,
  staffCount: 60,
  sciStaffCount: 15,
  rdStaffCount: 10,
  seniorStaffCount: 2,
  coreIpOwned: true,
  ip1Count: 3,
  ip1OwnCount: 2,
  ip2Count: 8,
  ip2OwnCount: 8,
  conversionsCount: 4,
  noIncident: true,
  researchHonest: true,
  creditClean: true,
};

/** The fields of a form that tells these figures. */
export const typed = (figures: Figures): Record<string, string> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      value === true ? "yes" : value === false ? "no" : String(value ?? ""),
    ]),
  );
