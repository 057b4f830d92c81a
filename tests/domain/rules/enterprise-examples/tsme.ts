import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { examplesOf, type Example } from "./example";

const tsme = examplesOf("tsme-2017");

/** Policy-facts §3. As it stands the company has 20 for its staff, 50 for R&D of 6 % of its sales, nothing for IP: 70. */
export const TSME_EXAMPLES: readonly Example[] = [
  ...tsme(
    C.tsmeResident,
    [
      "20 + 50 + 0 = 70 points and every gate pass",
      {},
      { verdict: "met", points: 70, lines: { resident: "met" } },
    ],
    [
      "a company registered elsewhere fails",
      { 2025: { residentEnterprise: false } },
      { verdict: "notMet", lines: { resident: "notMet" } },
    ],
  ),
  ...tsme(
    C.tsmeSize,
    [
      "500 staff are not too many",
      { 2025: { staffCount: 500 } },
      { verdict: "met", lines: { staffMost: "met" } },
    ],
    [
      "499 staff are not too many",
      { 2025: { staffCount: 499 } },
      { verdict: "met", lines: { staffMost: "met" } },
    ],
    [
      "501 staff are too many",
      { 2025: { staffCount: 501, sciStaffCount: 200 } },
      { verdict: "notMet", points: 70, lines: { staffMost: "notMet" } },
    ],
    [
      "sales of 20,000 万元 are not too much",
      { 2025: { revenueWan: 20000, rdOwnWan: 1200 } },
      { verdict: "met", lines: { salesMost: "met" } },
    ],
    [
      "sales of 20,000.01 万元 are too much",
      { 2025: { revenueWan: 20000.01, rdOwnWan: 1300 } },
      { verdict: "notMet", points: 70, lines: { salesMost: "notMet" } },
    ],
    [
      "assets of 20,000 万元 are not too much",
      { 2025: { totalAssetsWan: 20000 } },
      { verdict: "met", lines: { assetsMost: "met" } },
    ],
    [
      "assets of 20,000.01 万元 are too much",
      { 2025: { totalAssetsWan: 20000.01 } },
      { verdict: "notMet", lines: { assetsMost: "notMet" } },
    ],
  ),
  ...tsme(
    C.tsmeIndustry,
    ["allowed products pass", {}, { verdict: "met", lines: { industry: "met" } }],
    [
      "products that are forbidden, restricted or phased out fail",
      { 2025: { industryAllowed: false } },
      { verdict: "notMet", lines: { industry: "notMet" } },
    ],
  ),
  ...tsme(
    C.tsmeConduct,
    [
      "no incident and no misconduct in research pass",
      {},
      { verdict: "met", lines: { noIncident: "met", researchHonest: "met" } },
    ],
    [
      "a grave incident fails",
      { 2025: { noIncident: false } },
      { verdict: "notMet", lines: { noIncident: "notMet" } },
    ],
    [
      "misconduct in research fails",
      { 2025: { researchHonest: false } },
      { verdict: "notMet", lines: { researchHonest: "notMet" } },
    ],
  ),
  ...tsme(
    C.tsmeCredit,
    ["a clean record passes", {}, { verdict: "met", lines: { creditClean: "met" } }],
    [
      "a place on a list of bad credit fails",
      { 2025: { creditClean: false } },
      { verdict: "notMet", lines: { creditClean: "notMet" } },
    ],
    [
      "of credit that nobody has told the verdict is unknown",
      { 2025: { creditClean: null } },
      { verdict: "unknown", lines: { creditClean: "unknown" } },
    ],
  ),
  ...tsme(
    C.tsmeStaff,
    [
      "150 of 500 = 30 % give 20",
      { 2025: { sciStaffCount: 150 } },
      { items: { staff: 20 }, groups: { staff: 20 } },
    ],
    ["149 of 500 = 29.8 % give 16", { 2025: { sciStaffCount: 149 } }, { items: { staff: 16 } }],
    ["125 of 500 = 25 % give 16", { 2025: { sciStaffCount: 125 } }, { items: { staff: 16 } }],
    ["124 of 500 = 24.8 % give 12", { 2025: { sciStaffCount: 124 } }, { items: { staff: 12 } }],
    ["100 of 500 = 20 % give 12", { 2025: { sciStaffCount: 100 } }, { items: { staff: 12 } }],
    ["99 of 500 = 19.8 % give 8", { 2025: { sciStaffCount: 99 } }, { items: { staff: 8 } }],
    ["75 of 500 = 15 % give 8", { 2025: { sciStaffCount: 75 } }, { items: { staff: 8 } }],
    ["74 of 500 = 14.8 % give 4", { 2025: { sciStaffCount: 74 } }, { items: { staff: 4 } }],
    ["50 of 500 = 10 % give 4", { 2025: { sciStaffCount: 50 } }, { items: { staff: 4 } }],
    ["49 of 500 = 9.8 % give 0", { 2025: { sciStaffCount: 49 } }, { items: { staff: 0 } }],
    [
      "4 + 50 + 6 = 60 points with 4 for staff pass",
      { 2025: { sciStaffCount: 50, ip2Count: 1 } },
      { verdict: "met", points: 60 },
    ],
    [
      "0 + 50 + 30 = 80 points with nothing for staff do not pass",
      { 2025: { sciStaffCount: 49, ip1Count: 1 } },
      { verdict: "notMet", points: 80 },
    ],
    [
      "an unknown number of scientific staff gives 0 to 20",
      { 2025: { sciStaffCount: null } },
      { verdict: "unknown", points: [50, 70], items: { staff: [0, 20] } },
    ],
  ),
  ...tsme(
    C.tsmeRd,
    [
      "600 of 10,000 = 6 % of sales give 50",
      { 2025: { rdOwnWan: 600 } },
      { items: { rd: 50 }, groups: { rd: 50 } },
    ],
    ["900 of 10,000 = 9 % of sales give 50", { 2025: { rdOwnWan: 900 } }, { items: { rd: 50 } }],
    [
      "520 + 100 × 80 % = 600 give 50",
      { 2025: { rdOwnWan: 520, rdCommissionedWan: 100 } },
      { items: { rd: 50 } },
    ],
    [
      "520 + 99.98 × 80 % = 599.984 give 40",
      { 2025: { rdOwnWan: 520, rdCommissionedWan: 99.98 } },
      { items: { rd: 40 } },
    ],
    ["599.99 = 5.9999 % of sales give 40", { 2025: { rdOwnWan: 599.99 } }, { items: { rd: 40 } }],
    ["500 = 5 % of sales give 40", { 2025: { rdOwnWan: 500 } }, { items: { rd: 40 } }],
    ["499.99 = 4.9999 % of sales give 30", { 2025: { rdOwnWan: 499.99 } }, { items: { rd: 30 } }],
    ["400 = 4 % of sales give 30", { 2025: { rdOwnWan: 400 } }, { items: { rd: 30 } }],
    ["399.99 = 3.9999 % of sales give 20", { 2025: { rdOwnWan: 399.99 } }, { items: { rd: 20 } }],
    ["300 = 3 % of sales give 20", { 2025: { rdOwnWan: 300 } }, { items: { rd: 20 } }],
    ["299.99 = 2.9999 % of sales give 10", { 2025: { rdOwnWan: 299.99 } }, { items: { rd: 10 } }],
    ["200 = 2 % of sales give 10", { 2025: { rdOwnWan: 200 } }, { items: { rd: 10 } }],
    ["199.99 = 1.9999 % of sales and of costs give 0", { 2025: { rdOwnWan: 199.99 } }, { items: { rd: 0 } }],
    [
      "100 = 1 % of sales but 30 % of costs of 333.33 give 50",
      { 2025: { rdOwnWan: 100, costsWan: 333.33 } },
      { items: { rd: 50 } },
    ],
    ["120 of costs of 400 = 30 % give 50", { 2025: { rdOwnWan: 120, costsWan: 400 } }, { items: { rd: 50 } }],
    [
      "119.99 of costs of 400 = 29.9975 % give 40",
      { 2025: { rdOwnWan: 119.99, costsWan: 400 } },
      { items: { rd: 40 } },
    ],
    ["100 of costs of 400 = 25 % give 40", { 2025: { rdOwnWan: 100, costsWan: 400 } }, { items: { rd: 40 } }],
    [
      "99.99 of costs of 400 = 24.9975 % give 30",
      { 2025: { rdOwnWan: 99.99, costsWan: 400 } },
      { items: { rd: 30 } },
    ],
    ["80 of costs of 400 = 20 % give 30", { 2025: { rdOwnWan: 80, costsWan: 400 } }, { items: { rd: 30 } }],
    [
      "79.99 of costs of 400 = 19.9975 % give 20",
      { 2025: { rdOwnWan: 79.99, costsWan: 400 } },
      { items: { rd: 20 } },
    ],
    ["60 of costs of 400 = 15 % give 20", { 2025: { rdOwnWan: 60, costsWan: 400 } }, { items: { rd: 20 } }],
    [
      "59.99 of costs of 400 = 14.9975 % give 10",
      { 2025: { rdOwnWan: 59.99, costsWan: 400 } },
      { items: { rd: 10 } },
    ],
    ["40 of costs of 400 = 10 % give 10", { 2025: { rdOwnWan: 40, costsWan: 400 } }, { items: { rd: 10 } }],
    [
      "39.99 of costs of 400 = 9.9975 % give 0",
      { 2025: { rdOwnWan: 39.99, costsWan: 400 } },
      { items: { rd: 0 } },
    ],
    [
      "12 % of costs with sales of nothing give 10 at least",
      { 2025: { revenueWan: 0, rdOwnWan: 48, costsWan: 400 } },
      { items: { rd: [10, 50] } },
    ],
  ),
  ...tsme(
    C.tsmeIp,
    [
      "one of class Ⅰ gives 30",
      { 2025: { ip1Count: 1 } },
      { points: 100, items: { ip: 30 }, groups: { ip: 30 } },
    ],
    ["two of class Ⅰ give 30", { 2025: { ip1Count: 2 } }, { items: { ip: 30 } }],
    [
      "one of class Ⅰ beside four of class Ⅱ gives 30",
      { 2025: { ip1Count: 1, ip2Count: 4 } },
      { items: { ip: 30 } },
    ],
    ["five of class Ⅱ give 24", { 2025: { ip2Count: 5 } }, { items: { ip: 24 } }],
    ["four of class Ⅱ give 24", { 2025: { ip2Count: 4 } }, { items: { ip: 24 } }],
    ["three of class Ⅱ give 18", { 2025: { ip2Count: 3 } }, { items: { ip: 18 } }],
    ["two of class Ⅱ give 12", { 2025: { ip2Count: 2 } }, { items: { ip: 12 } }],
    ["one of class Ⅱ gives 6", { 2025: { ip2Count: 1 } }, { items: { ip: 6 } }],
    ["none gives 0", {}, { items: { ip: 0 } }],
    ["20 + 40 + 0 = 60 points pass", { 2025: { rdOwnWan: 500 } }, { verdict: "met", points: 60 }],
    [
      "16 + 30 + 12 = 58 points do not pass",
      { 2025: { sciStaffCount: 125, rdOwnWan: 400, ip2Count: 2 } },
      {
        verdict: "notMet",
        points: 58,
        structure: { staff: [1, 20, 1], rd: [1, 50, null], ip: [1, 30, null] },
      },
    ],
  ),
  ...tsme(
    C.tsmeCertificate,
    [
      "a certificate of 高新技术企业 passes with 0 points",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0 }, certificates: ["highTech"] },
      { verdict: "met", points: 0, lines: { highTech: "met" } },
    ],
    [
      "no certificate and 0 points do not",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0 } },
      { verdict: "notMet", points: 0, lines: { highTech: "notMet" } },
    ],
    [
      "a certificate of 创新型中小企业 and 0 points do not",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0 }, certificates: ["innovativeSme"] },
      { verdict: "notMet" },
    ],
    [
      "a certificate does not help over a gate",
      { 2025: { creditClean: false }, certificates: ["highTech"] },
      { verdict: "notMet" },
    ],
  ),
  ...tsme(C.tsmeAward, [
    "a national award among the first three passes with 0 points",
    { 2025: { sciStaffCount: 0, rdOwnWan: 0, nationalAwardTop3: true } },
    { verdict: "met", lines: { award: "met" } },
  ]),
  ...tsme(
    C.tsmePlatform,
    [
      "one provincial institute passes with 0 points",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0, provincialPlatformsCount: 1 } },
      { verdict: "met", lines: { platform: "met" } },
    ],
    [
      "two pass as well",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0, provincialPlatformsCount: 2 } },
      { verdict: "met" },
    ],
    [
      "none does not",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0, provincialPlatformsCount: 0 } },
      { verdict: "notMet", lines: { platform: "notMet" } },
    ],
  ),
  ...tsme(
    C.tsmeStandard,
    [
      "having led one standard passes with 0 points",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0, standardsLedCount: 1 } },
      { verdict: "met", lines: { standard: "met" } },
    ],
    [
      "having led three passes as well",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0, standardsLedCount: 3 } },
      { verdict: "met" },
    ],
    [
      "having led none does not",
      { 2025: { sciStaffCount: 0, rdOwnWan: 0 } },
      { verdict: "notMet", lines: { standard: "notMet" } },
    ],
  ),
];
