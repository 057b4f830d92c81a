import type { Figures } from "~/domain/figures";
import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { examplesOf, type Example, type Given } from "./example";

const innovative = examplesOf("innovative-sme-2022");

/** Without R&D: 0 for innovation, so that the score does not pass. */
const weak = (given: Given = {}): Given => ({
  ...given,
  every: { rdOwnWan: 0, ...given.every },
  findings: { nationalModel: "no", ...given.findings },
});
const model = (answer: string) => ({ nationalModel: answer });
const NO_MODEL = model("no");
/** Sales of the main product of the year before and of the year. */
const main = (before: number, now: number): Given => ({
  2024: { mainRevenueWan: before },
  2025: { mainRevenueWan: now },
});
const year = (figures: Figures): Given => ({ 2025: figures });

/** Policy-facts §4.6. As it stands: R&D 20, growth 5, debts 10, industry 10, main product 20 = 65. */
export const INNOVATIVE_SME_EXAMPLES: readonly Example[] = [
  ...innovative(
    C.innovativeDirect,
    [
      "weak, with one award of three years",
      weak({ 2025: { awards3yCount: 1 } }),
      { verdict: "met", lines: { award: "met" } },
    ],
    [
      "weak, with nothing",
      weak(),
      {
        verdict: "notMet",
        points: 45,
        lines: { award: "notMet", title: "notMet", platform: "notMet", financing: "notMet" },
      },
    ],
    [
      "weak, with a certificate of 高新技术企业",
      weak({ certificates: ["highTech"] }),
      { verdict: "met", lines: { title: "met" } },
    ],
    ["weak, a national model", weak({ findings: model("yes") }), { verdict: "met", lines: { title: "met" } }],
    [
      "weak, and nobody has looked whether it is a model",
      { every: { rdOwnWan: 0 } },
      { verdict: "unknown", lines: { title: "unknown" } },
    ],
    [
      "weak, with one institute",
      weak({ 2025: { provincialPlatformsCount: 1 } }),
      { verdict: "met", lines: { platform: "met" } },
    ],
    [
      "weak, with two institutes",
      weak({ 2025: { provincialPlatformsCount: 2 } }),
      { verdict: "met", lines: { platform: "met" } },
    ],
    [
      "weak, with 200 + 200 + 100 = 500 万元 of equity",
      weak({
        2023: { equityFinancingWan: 200 },
        2024: { equityFinancingWan: 200 },
        2025: { equityFinancingWan: 100 },
      }),
      { verdict: "met", lines: { financing: "met" } },
    ],
    [
      "weak, with 900 万元 of equity",
      weak({ 2025: { equityFinancingWan: 900 } }),
      { verdict: "met", lines: { financing: "met" } },
    ],
    [
      "weak, with 200 + 200 + 99.99 万元 of equity",
      weak({
        2023: { equityFinancingWan: 200 },
        2024: { equityFinancingWan: 200 },
        2025: { equityFinancingWan: 99.99 },
      }),
      { verdict: "notMet", lines: { financing: "notMet" } },
    ],
  ),
  ...innovative(
    C.innovativeIp,
    ["one of high value", year({ ip1HighValueCount: 1, ip1OwnCount: 1, ip1Count: 1 }), { items: { ip: 20 } }],
    ["two of high value", year({ ip1HighValueCount: 2, ip1OwnCount: 0, ip1Count: 2 }), { items: { ip: 20 } }],
    ["one of its own of class Ⅰ", year({ ip1OwnCount: 1, ip1Count: 1 }), { items: { ip: 15 } }],
    ["two of its own of class Ⅰ", year({ ip1OwnCount: 2, ip1Count: 2 }), { items: { ip: 15 } }],
    ["one of class Ⅰ that was bought", year({ ip1Count: 1 }), { items: { ip: 10 } }],
    ["two of class Ⅰ that were bought", year({ ip1Count: 2 }), { items: { ip: 10 } }],
    ["one of class Ⅱ", year({ ip2Count: 1 }), { items: { ip: 5 } }],
    ["two of class Ⅱ", year({ ip2Count: 2 }), { items: { ip: 5 } }],
    [
      "one of class Ⅰ that was bought beside one of class Ⅱ",
      year({ ip1Count: 1, ip2Count: 1 }),
      { items: { ip: 10 } },
    ],
    ["none", {}, { items: { ip: 0 } }],
  ),
  ...innovative(
    C.innovativeRd,
    ["600 of 10,000 = 6 %", {}, { items: { rd: 20 } }],
    ["500 of 10,000 = 5 %", year({ rdOwnWan: 500 }), { items: { rd: 20 } }],
    ["499.99 of 10,000 = 4.9999 %", year({ rdOwnWan: 499.99 }), { items: { rd: 15 } }],
    ["300 of 10,000 = 3 %", year({ rdOwnWan: 300 }), { items: { rd: 15 } }],
    ["299.99 of 10,000 = 2.9999 %", year({ rdOwnWan: 299.99 }), { items: { rd: 10 } }],
    ["200 of 10,000 = 2 %", year({ rdOwnWan: 200 }), { items: { rd: 10 } }],
    ["199.99 of 10,000 = 1.9999 %", year({ rdOwnWan: 199.99 }), { items: { rd: 5 } }],
    ["100 of 10,000 = 1 %", year({ rdOwnWan: 100 }), { items: { rd: 5 } }],
    ["99.99 of 10,000 = 0.9999 %", year({ rdOwnWan: 99.99 }), { items: { rd: 0 } }],
  ),
  ...innovative(
    C.innovativeGrowth,
    ["8,000 → 10,000: 25 %", main(8000, 10000), { items: { growth: 20 } }],
    ["8,000 → 9,200: 15 %", main(8000, 9200), { items: { growth: 20 } }],
    ["8,000 → 9,199.99: 14.9999 %", main(8000, 9199.99), { items: { growth: 15 } }],
    ["8,000 → 8,800: 10 %", main(8000, 8800), { items: { growth: 15 } }],
    ["8,000 → 8,799.99: 9.9999 %", main(8000, 8799.99), { items: { growth: 10 } }],
    ["8,000 → 8,400: 5 %", main(8000, 8400), { items: { growth: 10 } }],
    ["8,000 → 8,399.99: 4.9999 %", main(8000, 8399.99), { items: { growth: 5 } }],
    ["8,000 → 8,000: 0 %", main(8000, 8000), { items: { growth: 5 } }],
    ["8,000 → 7,999.99: less", main(8000, 7999.99), { items: { growth: 0 } }],
  ),
  ...innovative(
    C.innovativeDebt,
    ["debts of 5,000 of 10,000 = 50 %", {}, { items: { debt: 10 } }],
    ["debts of 5,500 of 10,000 = 55 %", year({ totalLiabilitiesWan: 5500 }), { items: { debt: 10 } }],
    [
      "debts of 5,500.01 of 10,000 = 55.0001 %",
      year({ totalLiabilitiesWan: 5500.01 }),
      { items: { debt: 5 } },
    ],
    ["debts of 7,500 of 10,000 = 75 %", year({ totalLiabilitiesWan: 7500 }), { items: { debt: 5 } }],
    [
      "debts of 7,500.01 of 10,000 = 75.0001 %",
      year({ totalLiabilitiesWan: 7500.01 }),
      { items: { debt: 0 } },
    ],
  ),
  ...innovative(
    C.innovativeIndustry,
    ["a strategic industry", {}, { items: { industry: 10 } }],
    ["another industry", year({ strategicIndustry: false }), { items: { industry: 5 } }],
    ["an unknown industry", year({ strategicIndustry: null }), { items: { industry: [0, 10] } }],
  ),
  ...innovative(
    C.innovativeMain,
    ["9,000 of 10,000 = 90 %", {}, { items: { main: 20 } }],
    ["7,000 of 10,000 = 70 %", year({ mainRevenueWan: 7000 }), { items: { main: 20 } }],
    ["6,999.99 of 10,000 = 69.9999 %", year({ mainRevenueWan: 6999.99 }), { items: { main: 15 } }],
    ["6,000 of 10,000 = 60 %", year({ mainRevenueWan: 6000 }), { items: { main: 15 } }],
    ["5,999.99 of 10,000 = 59.9999 %", year({ mainRevenueWan: 5999.99 }), { items: { main: 10 } }],
    ["5,500 of 10,000 = 55 %", year({ mainRevenueWan: 5500 }), { items: { main: 10 } }],
    ["5,499.99 of 10,000 = 54.9999 %", year({ mainRevenueWan: 5499.99 }), { items: { main: 5 } }],
    ["5,000 of 10,000 = 50 %", year({ mainRevenueWan: 5000 }), { items: { main: 5 } }],
    ["4,999.99 of 10,000 = 49.9999 %", year({ mainRevenueWan: 4999.99 }), { items: { main: 0 } }],
  ),
  ...innovative(
    C.innovativeMain,
    [
      "20 + 15 + 30 = 65: every part has its least",
      { findings: NO_MODEL },
      {
        verdict: "met",
        points: 65,
        groups: { innovation: 20, growth: 15, special: 30 },
        structure: { innovation: [2, 40, 20], growth: [2, 30, 15], special: [2, 30, 15] },
      },
    ],
    [
      "15 + 15 + 30 = 60: innovation is below 20",
      { findings: NO_MODEL, 2025: { rdOwnWan: 499.99 } },
      { verdict: "notMet", points: 60 },
    ],
    [
      "20 + 10 + 30 = 60: growth is below 15",
      { findings: NO_MODEL, 2025: { totalLiabilitiesWan: 6000 } },
      { verdict: "notMet", points: 60 },
    ],
    [
      "40 + 15 + 15 = 70 with 15 for the main product",
      { findings: NO_MODEL, every: { mainRevenueWan: 5000 }, 2025: { ip1HighValueCount: 1 } },
      { verdict: "met", points: 70, groups: { innovation: 40, growth: 15, special: 15 } },
    ],
    [
      "40 + 15 + 10 = 65: the main product is below 15",
      {
        findings: NO_MODEL,
        every: { mainRevenueWan: 5000, strategicIndustry: false },
        2025: { ip1HighValueCount: 1 },
      },
      { verdict: "notMet", points: 65 },
    ],
    [
      "20 + 15 + 25 = 60",
      { findings: NO_MODEL, every: { mainRevenueWan: 6000 } },
      { verdict: "met", points: 60 },
    ],
    [
      "20 + 15 + 20 = 55",
      { findings: NO_MODEL, every: { mainRevenueWan: 5500 } },
      { verdict: "notMet", points: 55 },
    ],
    ["20 + 10 for growth = 30", main(8000, 9200), { groups: { growth: 30 } }],
  ),
];
