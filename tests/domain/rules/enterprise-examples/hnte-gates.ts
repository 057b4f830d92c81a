import { TECH_FIELD_LABELS } from "~/domain/figures";
import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { examplesOf, type Example } from "./example";

const hnte = examplesOf("hnte-2016");

/** Policy-facts §2.1, §2.2. */
export const HNTE_GATE_EXAMPLES: readonly Example[] = [
  ...hnte(
    C.hnteAge,
    ["registered 365 days ago", { every: { registeredDay: "2025-06-30" } }, { lines: { age: "met" } }],
    [
      "registered 364 days ago",
      { every: { registeredDay: "2025-07-01" } },
      { verdict: "notMet", lines: { age: "notMet" } },
    ],
    ["registered eight years ago", {}, { lines: { age: "met" } }],
  ),
  ...hnte(
    C.hnteCoreIp,
    ["owning the core IP", {}, { lines: { coreIp: "met" } }],
    ["not owning it", { 2025: { coreIpOwned: false } }, { verdict: "notMet", lines: { coreIp: "notMet" } }],
  ),
  ...hnte(
    C.hnteField,
    ...Object.keys(TECH_FIELD_LABELS).map(
      (field) =>
        [
          `a field of technology: ${field}`,
          { 2025: { techField: field } },
          { lines: { field: field === "none" ? "notMet" : "met" } },
        ] as const,
    ),
  ),
  ...hnte(
    C.hnteStaff,
    ["50 of 500 = 10 % are enough", { 2025: { sciStaffCount: 50 } }, { lines: { sciStaff: "met" } }],
    ["30 % are enough", {}, { lines: { sciStaff: "met" } }],
    [
      "49 of 500 = 9.8 % are not",
      { 2025: { sciStaffCount: 49 } },
      { verdict: "notMet", lines: { sciStaff: "notMet" } },
    ],
  ),
  ...hnte(
    C.hnteRd,
    [
      "sales of 5,000, R&D 750 of 15,000 = 5 %",
      { every: { revenueWan: 5000, rdOwnWan: 250 } },
      { lines: { rd: "met" } },
    ],
    ["sales of 5,000, R&D 6 %", { every: { revenueWan: 5000, rdOwnWan: 300 } }, { lines: { rd: "met" } }],
    [
      "sales of 5,000, R&D 749.99 of 15,000 = 4.9999 %",
      { every: { revenueWan: 5000, rdOwnWan: 250 }, 2025: { rdOwnWan: 249.99 } },
      { verdict: "notMet", lines: { rd: "notMet" } },
    ],
    [
      "sales of 5,000.01 after 5,000, R&D 4.5 %: 4 % are enough",
      { every: { revenueWan: 5000, rdOwnWan: 225 }, 2025: { revenueWan: 5000.01 } },
      { lines: { rd: "met" } },
    ],
    [
      "sales of 5,000, R&D 4.5 %: 5 % are needed",
      { every: { revenueWan: 5000, rdOwnWan: 225 } },
      { lines: { rd: "notMet" } },
    ],
    ["sales of 10,000, R&D 4 %", { every: { rdOwnWan: 400 } }, { lines: { rd: "met" } }],
    [
      "sales of 10,000, R&D 1,199.99 of 30,000 = 3.99997 %",
      { every: { rdOwnWan: 400 }, 2024: { rdOwnWan: 399.99 } },
      { lines: { rd: "notMet" } },
    ],
    [
      "sales of 20,000, R&D 3.5 %: 4 % are needed",
      { every: { revenueWan: 20000, rdOwnWan: 700 } },
      { lines: { rd: "notMet" } },
    ],
    [
      "sales of 20,000.01, R&D 3.5 %: 3 % are enough",
      { every: { revenueWan: 20000, rdOwnWan: 700 }, 2025: { revenueWan: 20000.01, rdOwnWan: 701 } },
      { lines: { rd: "met" } },
    ],
    ["sales of 30,000, R&D 3 %", { every: { revenueWan: 30000, rdOwnWan: 900 } }, { lines: { rd: "met" } }],
    [
      "sales of 30,000, R&D 2,699.99 of 90,000 = 2.99999 %",
      { every: { revenueWan: 30000, rdOwnWan: 900 }, 2023: { rdOwnWan: 899.99 } },
      { lines: { rd: "notMet" } },
    ],
    [
      "a company of two years counts its two: 500 of 10,000 + 300 of 10,000 = 4 %",
      {
        every: { registeredDay: "2024-02-01" },
        2023: { rdOwnWan: 0 },
        2024: { rdOwnWan: 300 },
        2025: { rdOwnWan: 500 },
      },
      { lines: { rd: "met" } },
    ],
    [
      "of a year that nobody has told it is unknown",
      { 2023: { rdOwnWan: null } },
      { lines: { rd: "unknown" } },
    ],
  ),
  ...hnte(
    C.hnteRdDomestic,
    [
      "1,800 − 720 of 1,800 = 60 % at home",
      { every: { rdAbroadWan: 240 } },
      { lines: { rdDomestic: "met" } },
    ],
    ["all of it at home", {}, { lines: { rdDomestic: "met" } }],
    [
      "1,800 − 720.01 of 1,800 = 59.9994 % at home",
      { every: { rdAbroadWan: 240 }, 2025: { rdAbroadWan: 240.01 } },
      { verdict: "notMet", lines: { rdDomestic: "notMet" } },
    ],
  ),
  ...hnte(
    C.hnteRevenue,
    ["6,000 of 10,000 = 60 %", { 2025: { hiTechRevenueWan: 6000 } }, { lines: { hiTechRevenue: "met" } }],
    ["8,000 of 10,000 = 80 %", { 2025: { hiTechRevenueWan: 8000 } }, { lines: { hiTechRevenue: "met" } }],
    [
      "5,999.99 of 10,000 = 59.9999 %",
      { 2025: { hiTechRevenueWan: 5999.99 } },
      { verdict: "notMet", lines: { hiTechRevenue: "notMet" } },
    ],
  ),
  ...hnte(
    C.hnteConduct,
    ["no incident", {}, { lines: { noIncident: "met" } }],
    ["an incident", { 2025: { noIncident: false } }, { verdict: "notMet", lines: { noIncident: "notMet" } }],
  ),
];
