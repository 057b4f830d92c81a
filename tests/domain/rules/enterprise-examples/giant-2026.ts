import type { Figures } from "~/domain/figures";
import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import type { Verdict } from "~/domain/rules/rule-set";
import { examplesOf, type Example, type Given } from "./example";

const giant26 = examplesOf("little-giant-2026");

/** 专精特新, evaluated with 60 and more, four of class Ⅰ, sales growing by 5 % a year: every condition of 2026 is met. */
const in26 = (...years: readonly Figures[]): Given => {
  const [now = {}, before = {}, every = {}] = years;
  return {
    certificates: ["srdiSme"],
    findings: { srdiEvaluation: "pass" },
    every: { ip1Count: 4, ...every },
    2024: { revenueWan: 10500, ...before },
    2025: { revenueWan: 11025, mainRevenueWan: 9922.5, ...now },
  };
};
const line26 = (title: string, id: string, verdict: Verdict, ...years: readonly Figures[]) =>
  [title, in26(...years), { verdict, lines: { [id]: verdict } }] as const;
const found26 = (findings: Readonly<Record<string, string>>, ...years: readonly Figures[]): Given => ({
  ...in26(...years),
  findings: { srdiEvaluation: "pass", ...findings },
});

/** Policy-facts §4.6, since 2026-04-01. */
export const LITTLE_GIANT_2026_EXAMPLES: readonly Example[] = [
  ...giant26(
    C.giant26Before,
    line26("a company that is 专精特新", "srdi", "met"),
    ["one that is not", { ...in26(), certificates: [] }, { verdict: "notMet", lines: { srdi: "notMet" } }],
    line26("three years in the niche", "niche", "met", { nicheYearsCount: 3 }),
    line26("five years in the niche", "niche", "met", { nicheYearsCount: 5 }),
    line26("two years in the niche", "niche", "notMet", { nicheYearsCount: 2 }),
  ),
  ...giant26(
    C.giant26Special,
    line26(
      "sales of 5,000",
      "revenue",
      "met",
      { revenueWan: 5000, mainRevenueWan: 4800 },
      { revenueWan: 4600 },
      { revenueWan: 4500 },
    ),
    line26("sales of 11,025", "revenue", "met"),
    line26(
      "sales of 4,999.99",
      "revenue",
      "notMet",
      { revenueWan: 4999.99, mainRevenueWan: 4800 },
      { revenueWan: 4600 },
      { revenueWan: 4500 },
    ),
    line26("9,922.5 of 11,025 = 90 % from the main product", "main", "met"),
    line26("10,500 of 11,025 = 95.2 % from the main product", "main", "met", { mainRevenueWan: 10500 }),
    line26("9,922.49 of 11,025 = 89.9999 % from the main product", "main", "notMet", {
      mainRevenueWan: 9922.49,
    }),
    line26("10,000 → 11,025: (1.1025)^½ − 1 = 5 %", "growth", "met"),
    line26("10,000 → 12,100: (1.21)^½ − 1 = 10 %", "growth", "met", {
      revenueWan: 12100,
      mainRevenueWan: 11000,
    }),
    line26("10,000 → 11,024.99: 4.99995 %", "growth", "notMet", { revenueWan: 11024.99 }),
  ),
  ...giant26(
    C.giant26Again,
    [
      "whoever is 小巨人 already need not have grown",
      { ...in26({ revenueWan: 10000, mainRevenueWan: 9500 }), certificates: ["srdiSme", "littleGiant"] },
      { verdict: "met", lines: { again: "met", growth: "met" } },
    ],
    [
      "whoever is not has to",
      in26({ revenueWan: 10000, mainRevenueWan: 9500 }),
      { verdict: "notMet", lines: { again: "notMet", growth: "notMet" } },
    ],
    [
      "whoever is 小巨人 already needs the IP",
      { ...in26({ ip1Count: 3 }), certificates: ["srdiSme", "littleGiant"] },
      { verdict: "notMet", lines: { ip: "notMet" } },
    ],
  ),
  ...giant26(
    C.giant26Refined,
    line26("debts of 7,500 of 10,000 = 75 %", "debt", "met", { totalLiabilitiesWan: 7500 }),
    line26("debts of 50 %", "debt", "met"),
    line26("debts of 7,500.01 of 10,000 = 75.0001 %", "debt", "notMet", { totalLiabilitiesWan: 7500.01 }),
  ),
  ...giant26(
    C.giant26Novel,
    line26("R&D of 600 + 600 = 1,200 in two years", "rdTotal", "met"),
    line26("R&D of 700 + 600 = 1,300 in two years", "rdTotal", "met", { rdOwnWan: 700 }),
    line26("R&D of 599.99 + 600 in two years", "rdTotal", "notMet", { rdOwnWan: 599.99 }),
    line26("R&D of 315 of 10,500 = 3 % in one year", "rdShare", "met", { rdOwnWan: 900 }, { rdOwnWan: 315 }),
    line26("R&D of 5.4 % and 5.7 %", "rdShare", "met"),
    line26(
      "R&D of 314.99 of 10,500 = 2.9999 % in one year",
      "rdShare",
      "notMet",
      { rdOwnWan: 900 },
      { rdOwnWan: 314.99 },
    ),
    line26("four of class Ⅰ", "ip", "met"),
    line26("six of class Ⅰ", "ip", "met", { ip1Count: 6 }),
    line26("three of class Ⅰ", "ip", "notMet", { ip1Count: 3 }),
  ),
  ...giant26(
    C.giant26Award,
    [
      "three of class Ⅰ and a national award of the last three years",
      found26({ nationalAward3y: "yes" }, { ip1Count: 3, nationalAwardTop3: true }),
      { verdict: "met", lines: { award: "met", ip: "met" } },
    ],
    [
      "a national award that is older",
      found26({ nationalAward3y: "no" }, { ip1Count: 3, nationalAwardTop3: true }),
      { verdict: "notMet", lines: { award: "notMet", ip: "notMet" } },
    ],
    [
      "a national award of a time that nobody has noted",
      found26({}, { ip1Count: 3, nationalAwardTop3: true }),
      { verdict: "unknown", lines: { award: "unknown", ip: "unknown" } },
    ],
    [
      "no national award, whatever was noted",
      found26({ nationalAward3y: "yes" }, { ip1Count: 3 }),
      { verdict: "notMet", lines: { award: "notMet" } },
    ],
    [
      "an award does not help to grow",
      found26({ nationalAward3y: "yes" }, { revenueWan: 10000, nationalAwardTop3: true }),
      { verdict: "notMet", lines: { growth: "notMet" } },
    ],
  ),
  ...giant26(
    C.giant26Market,
    line26("a share of 10 %", "market", "met", { marketSharePercent: 10 }),
    line26("a share of 30 %", "market", "met", { marketSharePercent: 30 }),
    line26("a share of 9.99 %", "market", "notMet", { marketSharePercent: 9.99 }),
    line26("a share of 9.99 %, among the first three", "market", "met", {
      marketSharePercent: 9.99,
      marketTop3: true,
    }),
  ),
  ...giant26(
    C.giant26Chain,
    line26("a key link of a chain", "chain", "met"),
    [
      "no key link, but found to be of the fields named",
      found26({ chainRole: "yes" }, { keyChainLink: false }),
      { verdict: "met", lines: { chain: "met" } },
    ],
    [
      "no key link and found to be of none of the fields",
      found26({ chainRole: "no" }, { keyChainLink: false }),
      { verdict: "notMet", lines: { chain: "notMet" } },
    ],
    line26("no key link, and nobody has looked", "chain", "unknown", { keyChainLink: false }),
  ),
  ...giant26(
    C.giant26Score,
    line26("an evaluation of 60 and more", "evaluation", "met"),
    [
      "an evaluation below 60",
      found26({ srdiEvaluation: "fail" }),
      { verdict: "notMet", lines: { evaluation: "notMet" } },
    ],
    [
      "an evaluation that nobody has noted",
      { ...in26(), findings: {} },
      { verdict: "unknown", lines: { evaluation: "unknown" } },
    ],
  ),
];
