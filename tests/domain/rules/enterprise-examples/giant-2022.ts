import type { Figures } from "~/domain/figures";
import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import type { Verdict } from "~/domain/rules/rule-set";
import { examplesOf, type Example, type Given } from "./example";

const giant22 = examplesOf("little-giant-2022");

/** 专精特新 with two of class Ⅰ, the main product growing by 5 % a year: every condition of 2022 is met. */
const in22 = (...years: readonly Figures[]): Given => {
  const [now = {}, before = {}, every = {}] = years;
  return {
    certificates: ["srdiSme"],
    every: { ip1Count: 2, ...every },
    2023: { mainRevenueWan: 8000 },
    2024: { mainRevenueWan: 8400, ...before },
    2025: { mainRevenueWan: 8820, ...now },
  };
};
/** An example of one line that decides the whole, where the company meets every other. */
const line22 = (title: string, id: string, verdict: Verdict, ...years: readonly Figures[]) =>
  [title, in22(...years), { verdict, lines: { [id]: verdict } }] as const;

/** Money for R&D of a small company, 万元: equity and R&D of this year and of the last, of sales of 5,000. */
const small = (equity: number, now: number, before: number, rdStaffCount: number): Figures[] => [
  { revenueWan: 4999.99, mainRevenueWan: 4900, equityFinancingWan: equity, rdOwnWan: now, rdStaffCount },
  { revenueWan: 5000, mainRevenueWan: 4500, rdOwnWan: before },
];

/** Policy-facts §4.6, until 2026-03-31. */
export const LITTLE_GIANT_2022_EXAMPLES: readonly Example[] = [
  ...giant22(C.giantBefore, line22("a company that is 专精特新", "srdi", "met"), [
    "one that is not",
    { ...in22(), certificates: [] },
    { verdict: "notMet", lines: { srdi: "notMet" } },
  ]),
  ...giant22(
    C.giantSpecial,
    line22("three years in the niche", "niche", "met", { nicheYearsCount: 3 }),
    line22("five years in the niche", "niche", "met", { nicheYearsCount: 5 }),
    line22("two years in the niche", "niche", "notMet", { nicheYearsCount: 2 }),
    line22("8,820 of 12,600 = 70 % from the main product", "main", "met", {
      revenueWan: 12600,
      rdOwnWan: 900,
    }),
    line22("88.2 % from the main product", "main", "met"),
    line22("8,820 of 12,600.01 = 69.9999 % from the main product", "main", "notMet", {
      revenueWan: 12600.01,
      rdOwnWan: 900,
    }),
    line22("8,000 → 8,400 → 8,820: (5 + 5) / 2 = 5 %", "growth", "met"),
    line22(
      "8,000 → 8,000 → 8,800: (0 + 10) / 2 = 5 %",
      "growth",
      "met",
      { mainRevenueWan: 8800 },
      { mainRevenueWan: 8000 },
    ),
    line22("8,000 → 8,400 → 9,240: (5 + 10) / 2 = 7.5 %", "growth", "met", { mainRevenueWan: 9240 }),
    line22("8,000 → 8,400 → 8,819.99: 4.99994 %", "growth", "notMet", { mainRevenueWan: 8819.99 }),
  ),
  ...giant22(
    C.giantRefined,
    line22("debts of 7,000 of 10,000 = 70 %", "debt", "met", { totalLiabilitiesWan: 7000 }),
    line22("debts of 50 %", "debt", "met"),
    line22("debts of 7,000.01 of 10,000 = 70.0001 %", "debt", "notMet", { totalLiabilitiesWan: 7000.01 }),
    line22("a core business run by information systems", "information", "met"),
    line22("none run by information systems", "information", "notMet", { managedByInformation: false }),
    line22("a certified management", "management", "met"),
    line22("no certified management", "management", "notMet", { certifiedManagement: false }),
  ),
  ...giant22(
    C.giantNovel,
    line22("sales of 10,000, R&D of 3 % in both years", "rd", "met", {}, {}, { rdOwnWan: 300 }),
    line22(
      "sales of 10,000, R&D of 2.9999 % in the year before",
      "rd",
      "notMet",
      {},
      { rdOwnWan: 299.99 },
      { rdOwnWan: 300 },
    ),
    line22("sales of 12,000, R&D of 4 %", "rd", "met", {}, {}, { revenueWan: 12000, rdOwnWan: 480 }),
    line22(
      "sales of 9,999.99, R&D of 3.5 %: 6 % are needed",
      "rd",
      "notMet",
      { revenueWan: 9999.99 },
      {},
      { rdOwnWan: 350 },
    ),
    line22("sales of 9,500, R&D of 7 %", "rd", "met", {}, {}, { revenueWan: 9500, rdOwnWan: 665 }),
    line22(
      "sales of 9,000, R&D of 540 = 6 % in both years",
      "rd",
      "met",
      {},
      {},
      { revenueWan: 9000, rdOwnWan: 540 },
    ),
    line22(
      "sales of 9,000, R&D of 539.99 = 5.9999 %",
      "rd",
      "notMet",
      { rdOwnWan: 539.99 },
      {},
      { revenueWan: 9000, rdOwnWan: 540 },
    ),
    [
      "sales of 5,000, R&D of 300 = 6 % in both years",
      in22({ revenueWan: 5000 }, {}, { revenueWan: 5000, rdOwnWan: 300 }),
      { lines: { rd: "met" } },
    ],
    [
      "sales of 4,999.99, R&D of 7 %: that is not enough",
      in22({ revenueWan: 4999.99 }, {}, { revenueWan: 5000, rdOwnWan: 350 }),
      { lines: { rd: "notMet" } },
    ],
    [
      "sales of 4,999.99, equity of 8,000, R&D of 2,900 + 100 = 3,000 in two years, 250 of 500 in R&D",
      in22(...small(8000, 2900, 100, 250)),
      { lines: { rd: "met" } },
    ],
    [
      "the same with sales of 5,000, R&D of 2 % in one year",
      in22({ ...small(8000, 2900, 100, 250)[0], revenueWan: 5000 }, small(8000, 2900, 100, 250)[1]!),
      { lines: { rd: "notMet" } },
    ],
    [
      "sales of 4,999.99, equity of 9,000, R&D of 3,500, 300 of 500 in R&D",
      in22(...small(9000, 3400, 100, 300)),
      { lines: { rd: "met" } },
    ],
    [
      "the same with equity of 7,999.99",
      in22(...small(7999.99, 2900, 100, 250)),
      { lines: { rd: "notMet" } },
    ],
    [
      "the same with R&D of 2,999.99 in two years",
      in22(...small(8000, 2899.99, 100, 250)),
      { lines: { rd: "notMet" } },
    ],
    [
      "the same with 249 of 500 = 49.8 % in R&D",
      in22(...small(8000, 2900, 100, 249)),
      { lines: { rd: "notMet" } },
    ],
    line22("two of class Ⅰ", "ip", "met"),
    line22("three of class Ⅰ", "ip", "met", { ip1Count: 3 }),
    line22("one of class Ⅰ", "ip", "notMet", { ip1Count: 1 }),
  ),
  ...giant22(
    C.giantMarket,
    line22("a share of 10 %", "market", "met", { marketSharePercent: 10 }),
    line22("a share of 30 %", "market", "met", { marketSharePercent: 30 }),
    line22("a share of 9.99 %", "market", "notMet", { marketSharePercent: 9.99 }),
  ),
  ...giant22(
    C.giantChain,
    line22("a key link of a chain", "chain", "met"),
    line22("none", "chain", "notMet", { keyChainLink: false }),
  ),
];
