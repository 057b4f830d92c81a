import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { examplesOf, type Example } from "./example";

const srdi = examplesOf("srdi-sme-2022");

const PASSED = { srdiEvaluation: "pass" };
/** Policy-facts §4.6. */
export const SRDI_SME_EXAMPLES: readonly Example[] = [
  ...srdi(
    C.srdiNiche,
    [
      "two years in the niche",
      { findings: PASSED, 2025: { nicheYearsCount: 2 } },
      { verdict: "met", lines: { niche: "met" } },
    ],
    ["three years in the niche", { findings: PASSED }, { verdict: "met", lines: { niche: "met" } }],
    [
      "one year in the niche",
      { findings: PASSED, 2025: { nicheYearsCount: 1 } },
      { verdict: "notMet", lines: { niche: "notMet" } },
    ],
  ),
  ...srdi(
    C.srdiRd,
    [
      "R&D of 300 of 10,000 = 3 %",
      { findings: PASSED, 2025: { rdOwnWan: 300 } },
      { verdict: "met", lines: { rdShare: "met" } },
    ],
    ["R&D of 6 %", { findings: PASSED }, { verdict: "met", lines: { rdShare: "met" } }],
    [
      "R&D of 299.99 of 10,000 = 2.9999 %",
      { findings: PASSED, 2025: { rdOwnWan: 299.99 } },
      { verdict: "notMet", lines: { rdShare: "notMet" } },
    ],
  ),
  ...srdi(
    C.srdiRdAmount,
    [
      "R&D of 100 万元 of 2,000",
      { findings: PASSED, 2025: { revenueWan: 2000, rdOwnWan: 100 } },
      { verdict: "met", lines: { rdAmount: "met" } },
    ],
    [
      "R&D of 99.99 万元 of 2,000",
      { findings: PASSED, 2025: { revenueWan: 2000, rdOwnWan: 99.99 } },
      { verdict: "notMet", lines: { rdAmount: "notMet" } },
    ],
    ["R&D of 600 万元", { findings: PASSED }, { lines: { rdAmount: "met" } }],
  ),
  ...srdi(
    C.srdiRevenue,
    [
      "sales of 1,000",
      { findings: PASSED, 2025: { revenueWan: 1000 } },
      { verdict: "met", lines: { revenue: "met" } },
    ],
    ["sales of 10,000", { findings: PASSED }, { verdict: "met", lines: { revenue: "met" } }],
    [
      "sales of 999.99 without equity",
      { findings: PASSED, 2025: { revenueWan: 999.99 } },
      { verdict: "notMet", lines: { revenue: "notMet" } },
    ],
    [
      "sales of 500, equity of 1,000 + 1,000 in two years",
      {
        findings: PASSED,
        2024: { equityFinancingWan: 1000 },
        2025: { revenueWan: 500, equityFinancingWan: 1000 },
      },
      { verdict: "met", lines: { revenue: "met" } },
    ],
    [
      "sales of 500, equity of 5,000 in two years",
      { findings: PASSED, 2025: { revenueWan: 500, equityFinancingWan: 5000 } },
      { verdict: "met", lines: { revenue: "met" } },
    ],
    [
      "sales of 500, equity of 1,000 + 999.99 in two years and 900 before",
      {
        findings: PASSED,
        2023: { equityFinancingWan: 900 },
        2024: { equityFinancingWan: 1000 },
        2025: { revenueWan: 500, equityFinancingWan: 999.99 },
      },
      { verdict: "notMet", lines: { revenue: "notMet" } },
    ],
  ),
  ...srdi(
    C.srdiEvaluation,
    ["an evaluation of 60 and more", { findings: PASSED }, { verdict: "met", lines: { evaluation: "met" } }],
    ["no evaluation known", {}, { verdict: "unknown", lines: { evaluation: "unknown" } }],
  ),
  ...srdi(
    C.srdiDirect,
    [
      "an evaluation below 60: what passes directly is not public",
      { findings: { srdiEvaluation: "fail" } },
      { verdict: "unknown", lines: { evaluation: "notMet", direct: "unknown" } },
    ],
    [
      "whatever anybody says of passing directly",
      { findings: { srdiEvaluation: "fail" }, told: { srdiDirect: true } },
      { verdict: "unknown", lines: { direct: "unknown" } },
    ],
  ),
];
