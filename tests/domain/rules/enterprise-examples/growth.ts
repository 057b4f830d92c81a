import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { examplesOf, type Example, type Given } from "./example";

const cqTech = examplesOf("cq-tech");
const gazelle = examplesOf("gazelle-cq-2024");
const potential = examplesOf("potential-unicorn-cq-2023");
const unicorn = examplesOf("unicorn-cq-2023");
const zone = examplesOf("high-growth-zone");
const leading = examplesOf("leading-zone");

/** Policy-facts §4.1. */
export const CQ_TECH_EXAMPLES: readonly Example[] = [
  ...cqTech(
    C.cqTechResident,
    [
      "a company registered elsewhere",
      { 2025: { residentEnterprise: false } },
      { verdict: "notMet", lines: { resident: "notMet" } },
    ],
    ["one registered here", {}, { lines: { resident: "met" } }],
  ),
  ...cqTech(
    C.cqTechIndustry,
    [
      "forbidden products",
      { 2025: { industryAllowed: false } },
      { verdict: "notMet", lines: { industry: "notMet" } },
    ],
    ["allowed products", {}, { lines: { industry: "met" } }],
  ),
  ...cqTech(
    C.cqTechConduct,
    ["an incident", { 2025: { noIncident: false } }, { verdict: "notMet", lines: { noIncident: "notMet" } }],
    [
      "misconduct in research",
      { 2025: { researchHonest: false } },
      { verdict: "notMet", lines: { researchHonest: "notMet" } },
    ],
    ["neither", {}, { lines: { noIncident: "met", researchHonest: "met" } }],
  ),
  ...cqTech(
    C.cqTechCredit,
    [
      "a place on a list of bad credit",
      { 2025: { creditClean: false } },
      { verdict: "notMet", lines: { creditClean: "notMet" } },
    ],
    ["a clean record", {}, { lines: { creditClean: "met" } }],
  ),
  ...cqTech(
    C.cqTechStaff,
    [
      "25 of 500 = 5 % without senior titles",
      { 2025: { sciStaffCount: 25 } },
      { lines: { sciStaff: "met" } },
    ],
    ["150 of 500 = 30 % without senior titles", {}, { lines: { sciStaff: "met" } }],
    [
      "24 of 500 = 4.8 % without senior titles",
      { 2025: { sciStaffCount: 24 } },
      { verdict: "notMet", lines: { sciStaff: "notMet" } },
    ],
    [
      "4.8 % with one senior title",
      { 2025: { sciStaffCount: 24, seniorStaffCount: 1 } },
      { lines: { sciStaff: "met" } },
    ],
    [
      "4.8 % with three senior titles",
      { 2025: { sciStaffCount: 24, seniorStaffCount: 3 } },
      { lines: { sciStaff: "met" } },
    ],
  ),
  ...cqTech(
    C.cqTechRest,
    [
      "every known condition is met, the rest is not public: unknown",
      {},
      { verdict: "unknown", lines: { rest: "unknown" } },
    ],
    [
      "whatever anybody says of the rest",
      { told: { cqTechRest: true } },
      { verdict: "unknown", lines: { rest: "unknown" } },
    ],
  ),
];

/** Sales of the first, the second and the last of three years, 万元, with R&D of 10 % and one of class Ⅰ. */
const sales = (a: number, b: number, c: number): Given => ({
  every: { ip1Count: 1, rdOwnWan: Math.max(a, b, c) / 10 },
  2023: { revenueWan: a },
  2024: { revenueWan: b },
  2025: { revenueWan: c },
});

/** Policy-facts §4.3. */
export const GAZELLE_EXAMPLES: readonly Example[] = [
  ...gazelle(
    C.gazelleRd,
    ["R&D of 3 % each year", { every: { rdOwnWan: 300 } }, { lines: { rd: "met" } }],
    ["R&D of 6 % each year", {}, { lines: { rd: "met" } }],
    [
      "R&D of 2.9999 % in the first of the years",
      { every: { rdOwnWan: 300 }, 2023: { rdOwnWan: 299.99 } },
      { verdict: "notMet", lines: { rd: "notMet" } },
    ],
    [
      "R&D of 2.9999 % in the last of the years",
      { every: { rdOwnWan: 900 }, 2025: { rdOwnWan: 299.99 } },
      { verdict: "notMet", lines: { rd: "notMet" } },
    ],
    [
      "a company of two years has no third",
      { every: { registeredDay: "2024-02-01" } },
      { lines: { rd: "unknown" } },
    ],
  ),
  ...gazelle(
    C.gazelleIp,
    ["one of class Ⅰ", { 2025: { ip1Count: 1 } }, { lines: { ip: "met" } }],
    ["two of class Ⅰ", { 2025: { ip1Count: 2 } }, { lines: { ip: "met" } }],
    [
      "none of class Ⅰ, whatever of class Ⅱ",
      { 2025: { ip2Count: 9 } },
      { verdict: "notMet", lines: { ip: "notMet" } },
    ],
  ),
  ...gazelle(
    C.gazelleLast,
    ["10,000 → 10,000.01", { 2025: { revenueWan: 10000.01 } }, { lines: { lastYear: "met" } }],
    ["10,000 → 13,000", { 2025: { revenueWan: 13000 } }, { lines: { lastYear: "met" } }],
    ["10,000 → 10,000 is no growth", {}, { verdict: "notMet", lines: { lastYear: "notMet" } }],
    [
      "10,000 → 9,999.99 is less",
      { 2025: { revenueWan: 9999.99 } },
      { verdict: "notMet", lines: { lastYear: "notMet" } },
    ],
  ),
  ...gazelle(
    C.gazelleGrowth,
    [
      "1,000 → 1,690: (1.69)^½ − 1 = 30 %",
      sales(1000, 1300, 1690),
      { verdict: "met", lines: { growth: "met" } },
    ],
    [
      "2,000 → 3,920: (1.96)^½ − 1 = 40 %",
      sales(2000, 3000, 3920),
      { verdict: "met", lines: { growth: "met" } },
    ],
    [
      "1,000 → 1,689.99: 29.9996 %",
      sales(1000, 1300, 1689.99),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
    [
      "999.99 → 1,960: 40 % from too little",
      sales(999.99, 1300, 1960),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
    [
      "4,999.99 → 7,200: 20 % are not enough from there",
      sales(4999.99, 6000, 7200),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
    [
      "5,000 → 7,200: (1.44)^½ − 1 = 20 %",
      sales(5000, 6000, 7200),
      { verdict: "met", lines: { growth: "met" } },
    ],
    [
      "7,000 → 10,937.5: (1.5625)^½ − 1 = 25 %",
      sales(7000, 8000, 10937.5),
      { verdict: "met", lines: { growth: "met" } },
    ],
    [
      "5,000 → 7,199.99: 19.9999 %",
      sales(5000, 6000, 7199.99),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
    [
      "9,999.99 → 13,225: 15 % are not enough from there",
      sales(9999.99, 11500, 13225),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
    [
      "10,000 → 13,225: (1.3225)^½ − 1 = 15 %",
      sales(10000, 11500, 13225),
      { verdict: "met", lines: { growth: "met" } },
    ],
    [
      "20,000 → 27,848: (1.3924)^½ − 1 = 18 %",
      sales(20000, 23000, 27848),
      { verdict: "met", lines: { growth: "met" } },
    ],
    [
      "10,000 → 13,224.99: 14.99996 %",
      sales(10000, 11500, 13224.99),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
  ),
];

/** Policy-facts §4.4. */
export const UNICORN_EXAMPLES: readonly Example[] = [
  ...unicorn(
    C.unicorn,
    [
      "ten years old to the day, worth 1,000, funded with 50 million dollars",
      { every: { registeredDay: "2016-06-30" } },
      { verdict: "met", lines: { age: "met", valuation: "met", funding: "met" } },
    ],
    [
      "eight years old, worth 2,000, funded with 300",
      { 2025: { valuationUsdM: 2000, ventureFinancingUsdM: 300 } },
      { verdict: "met", lines: { age: "met", valuation: "met", funding: "met" } },
    ],
    [
      "ten years and a day",
      { every: { registeredDay: "2016-06-29" } },
      { verdict: "notMet", lines: { age: "notMet" } },
    ],
    [
      "worth 999.99",
      { 2025: { valuationUsdM: 999.99 } },
      { verdict: "notMet", lines: { valuation: "notMet" } },
    ],
    [
      "funded with 49.99",
      { 2025: { ventureFinancingUsdM: 49.99 } },
      { verdict: "notMet", lines: { funding: "notMet" } },
    ],
    [
      "of unknown worth",
      { 2025: { valuationUsdM: null } },
      { verdict: "unknown", lines: { valuation: "unknown" } },
    ],
  ),
  ...potential(
    C.potentialUnicorn,
    [
      "nine years old to the day, worth 100, funded with 5 million dollars",
      { every: { registeredDay: "2017-06-30" }, 2025: { valuationUsdM: 100, ventureFinancingUsdM: 5 } },
      { verdict: "met", lines: { age: "met", valuation: "met", funding: "met" } },
    ],
    [
      "eight years old, worth 1,000, funded with 50",
      {},
      { verdict: "met", lines: { age: "met", valuation: "met", funding: "met" } },
    ],
    [
      "nine years and a day",
      { every: { registeredDay: "2017-06-29" } },
      { verdict: "notMet", lines: { age: "notMet" } },
    ],
    [
      "worth 99.99",
      { 2025: { valuationUsdM: 99.99 } },
      { verdict: "notMet", lines: { valuation: "notMet" } },
    ],
    [
      "funded with 4.99",
      { 2025: { ventureFinancingUsdM: 4.99 } },
      { verdict: "notMet", lines: { funding: "notMet" } },
    ],
  ),
];

/** Policy-facts §4.2, §4.7: nothing but the list is public. */
export const ZONE_EXAMPLES: readonly Example[] = [
  ...zone(
    C.highGrowthZone,
    ["whoever asks: the standard is not public", {}, { verdict: "unknown", lines: { standard: "unknown" } }],
    [
      "whatever anybody says of it",
      { told: { highGrowthZone: true } },
      { verdict: "unknown", lines: { standard: "unknown" } },
    ],
  ),
  ...leading(C.leadingList, [
    "a company on the list",
    { certificates: ["leading"] },
    { verdict: "met", lines: { list: "met" } },
  ]),
  ...leading(C.leadingZone, [
    "one that is not, however large: the thresholds are not public",
    { every: { revenueWan: 900000, rdOwnWan: 90000 } },
    { verdict: "unknown", lines: { list: "notMet", thresholds: "unknown" } },
  ]),
];
