import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { examplesOf, type Example, type Given, type Points } from "./example";

const hnte = examplesOf("hnte-2016");

/** Experts and figures that give at least 7 + 7 + 7 + 1 + 1 = 23 for IP, at most 30, and 20 for the organisation. */
const FINDINGS = {
  ipAdvance: "high",
  ipCoreSupport: "high",
  orgLedger: "6",
  orgInstitute: "6",
  orgIncentive: "4",
  orgPeople: "4",
};
const IP = { ip1Count: 1, ip1OwnCount: 1, standardsJoinedCount: 1 };
/** Sales that have grown by 5 % each year: 3–4 points. */
const GROWN_BY_5 = { 2023: { revenueWan: 10000 }, 2024: { revenueWan: 10500 }, 2025: { revenueWan: 11025 } };

/** So many conversions in three years. */
const converted = (a: number, b: number, c: number): Given => ({
  2023: { conversionsCount: a },
  2024: { conversionsCount: b },
  2025: { conversionsCount: c },
});
const conversions = (title: string, given: Given, points: Points) =>
  [title, given, { items: { conversions: points } }] as const;

/** Sales of three years, 万元. */
const sales = (a: number, b: number, c: number): Given => ({
  2023: { revenueWan: a },
  2024: { revenueWan: b },
  2025: { revenueWan: c },
});
/** Net assets of three years, 万元, beside debts of 5,000. */
const net = (a: number, b: number, c: number): Given => ({
  2023: { totalAssetsWan: a + 5000 },
  2024: { totalAssetsWan: b + 5000 },
  2025: { totalAssetsWan: c + 5000 },
});
const grown = (title: string, [a, b, c]: readonly [number, number, number], points: Points) => [
  [`sales of ${title}`, sales(a, b, c), { items: { revenueGrowth: points } }] as const,
  [`net assets of ${title}`, net(a, b, c), { items: { netAssetsGrowth: points } }] as const,
];

/** An expert's grade or points. */
const found = (name: string, value: string, points: Points) =>
  [`${name} found ${value}`, { findings: { [name]: value } }, { items: { [name]: points } }] as const;
const grades = (name: string) => [
  found(name, "high", [7, 8]),
  found(name, "higher", [5, 6]),
  found(name, "middling", [3, 4]),
  found(name, "low", [1, 2]),
  found(name, "none", 0),
  [`${name} found by nobody yet`, {}, { items: { [name]: [0, 8] } }] as const,
];
const scored = (name: string, most: number) => [
  ...Array.from({ length: most + 1 }, (_, n) => found(name, String(n), n)),
  [`${name} found by nobody yet`, {}, { items: { [name]: [0, most] } }] as const,
];

/** Policy-facts §2.3. */
const SCORE: readonly Example[] = [
  ...hnte(
    C.hnteIp,
    ...grades("ipAdvance"),
    ...grades("ipCoreSupport"),
    ["one of class Ⅰ", { 2025: { ip1Count: 1 } }, { items: { ipCount: [7, 8] } }],
    ["two of class Ⅰ", { 2025: { ip1Count: 2 } }, { items: { ipCount: [7, 8] } }],
    [
      "one of class Ⅰ beside five of class Ⅱ",
      { 2025: { ip1Count: 1, ip2Count: 5 } },
      { items: { ipCount: [7, 8] } },
    ],
    ["six of class Ⅱ", { 2025: { ip2Count: 6 } }, { items: { ipCount: [5, 6] } }],
    ["five of class Ⅱ", { 2025: { ip2Count: 5 } }, { items: { ipCount: [5, 6] } }],
    ["four of class Ⅱ", { 2025: { ip2Count: 4 } }, { items: { ipCount: [3, 4] } }],
    ["three of class Ⅱ", { 2025: { ip2Count: 3 } }, { items: { ipCount: [3, 4] } }],
    ["two of class Ⅱ", { 2025: { ip2Count: 2 } }, { items: { ipCount: [1, 2] } }],
    ["one of class Ⅱ", { 2025: { ip2Count: 1 } }, { items: { ipCount: [1, 2] } }],
    ["no IP", {}, { items: { ipCount: 0, ipSource: 0, ipStandards: 0 } }],
    ["IP of its own", { 2025: { ip2Count: 1, ip2OwnCount: 1 } }, { items: { ipSource: [1, 6] } }],
    ["IP that was bought", { 2025: { ip2Count: 1 } }, { items: { ipSource: [1, 3] } }],
    ["one standard joined", { 2025: { standardsJoinedCount: 1 } }, { items: { ipStandards: [1, 2] } }],
    ["two standards joined", { 2025: { standardsJoinedCount: 2 } }, { items: { ipStandards: [1, 2] } }],
    [
      "8 + 8 + 8 + 6 + 2 = 32 are capped at 30",
      { findings: FINDINGS, 2025: IP },
      { groups: { ip: [23, 30] } },
    ],
  ),
  ...hnte(
    C.hnteConversions,
    conversions("18 in three years = 6 a year", converted(6, 6, 6), [25, 30]),
    conversions("15 in three years = 5 a year", converted(5, 5, 5), [25, 30]),
    conversions("14 in three years = 4.67 a year", converted(5, 5, 4), [19, 24]),
    conversions("12 in three years = 4 a year", converted(4, 4, 4), [19, 24]),
    conversions("11 in three years = 3.67 a year", converted(3, 4, 4), [13, 18]),
    conversions("9 in three years = 3 a year", converted(3, 3, 3), [13, 18]),
    conversions("8 in three years = 2.67 a year", converted(2, 3, 3), [7, 12]),
    conversions("6 in three years = 2 a year", converted(2, 2, 2), [7, 12]),
    conversions("5 in three years = 1.67 a year", converted(2, 2, 1), [1, 6]),
    conversions("3 in three years = 1 a year", converted(1, 1, 1), [1, 6]),
    conversions("2 in three years = 0.67 a year, which the table leaves open", converted(0, 1, 1), [0, 6]),
    conversions("1 in three years = 0.33 a year, which the table leaves open", converted(0, 0, 1), [0, 6]),
    conversions("none", {}, 0),
    conversions(
      "10 in the two years of a young company = 5 a year",
      { ...converted(0, 5, 5), every: { registeredDay: "2024-02-01" } },
      [25, 30],
    ),
    ["the group has what its item gives", converted(5, 5, 5), { groups: { conversions: [25, 30] } }],
  ),
  ...hnte(
    C.hnteOrganisation,
    ...scored("orgLedger", 6),
    ...scored("orgInstitute", 6),
    ...scored("orgIncentive", 4),
    ...scored("orgPeople", 4),
    ["6 + 6 + 4 + 4 = 20", { findings: FINDINGS }, { groups: { organisation: 20 } }],
    ["nobody has looked yet: 0 to 20", {}, { groups: { organisation: [0, 20] } }],
  ),
  ...hnte(
    C.hnteGrowth,
    ...grown("10,000 → 14,000 → 19,600: 40 %", [10000, 14000, 19600], [9, 10]),
    ...grown("10,000 → 13,500 → 18,225: 35 %", [10000, 13500, 18225], [9, 10]),
    ...grown("10,000 → 13,500 → 18,224.99: 34.99996 %", [10000, 13500, 18224.99], [7, 8]),
    ...grown("10,000 → 12,500 → 15,625: 25 %", [10000, 12500, 15625], [7, 8]),
    ...grown("10,000 → 12,500 → 15,624.99: 24.99996 %", [10000, 12500, 15624.99], [5, 6]),
    ...grown("10,000 → 11,500 → 13,225: 15 %", [10000, 11500, 13225], [5, 6]),
    ...grown("10,000 → 11,500 → 13,224.99: 14.99996 %", [10000, 11500, 13224.99], [3, 4]),
    ...grown("10,000 → 10,500 → 11,025: 5 %", [10000, 10500, 11025], [3, 4]),
    ...grown("10,000 → 10,500 → 11,024.99: 4.99995 %", [10000, 10500, 11024.99], [1, 2]),
    ...grown("10,000 → 10,000 → 10,000.01: a little", [10000, 10000, 10000.01], [1, 2]),
    ...grown("10,000 every year: none", [10000, 10000, 10000], 0),
    ...grown("10,000 → 9,000 → 8,000: less", [10000, 9000, 8000], 0),
    ...grown("0 → 10,000 → 13,500: the last two count, 35 %", [0, 10000, 13500], [9, 10]),
    ...grown("10,000 → 0 → 13,500: none, as the second is 0", [10000, 0, 13500], 0),
    [
      "net assets of −1,000 → 1,000 → 2,000: experts tell",
      net(-1000, 1000, 2000),
      { items: { netAssetsGrowth: [0, 10] } },
    ],
    [
      "net assets of 1,000 → 500 → −1,000: less than none",
      net(1000, 500, -1000),
      { items: { netAssetsGrowth: 0 } },
    ],
    [
      "a young company has two years: 10,000 → 13,500 = 35 %",
      { ...sales(0, 10000, 13500), every: { registeredDay: "2024-02-01" } },
      { items: { revenueGrowth: [9, 10] } },
    ],
    [
      "9–10 + 9–10 = 18–20",
      {
        2023: { revenueWan: 10000, totalAssetsWan: 15000 },
        2024: { revenueWan: 13500, totalAssetsWan: 18500 },
        2025: { revenueWan: 18225, totalAssetsWan: 23225 },
      },
      { groups: { growth: [18, 20] } },
    ],
  ),
];

/** More than 70 points, 70 is not enough: policy-facts §2.1 no. 7. Growth of net assets is none, of sales 5 %. */
const whole = (conversionsCount: number, findings: Given["findings"], given: Given): Given => ({
  every: { ...IP, conversionsCount, hiTechRevenueWan: 7000 },
  findings: { ...FINDINGS, ...findings },
  ...given,
});
/** Sales that have grown by 15 % each year, net assets none: 5–6 points. */
const BY_15 = sales(10000, 11500, 13225);
const PASS: readonly Example[] = hnte(
  C.hnteConversions,
  [
    "23 + 25 + 20 + 3 = 71 at least, 30 + 30 + 20 + 4 = 84 at most: more than 70 whatever experts say",
    whole(5, {}, GROWN_BY_5),
    {
      verdict: "met",
      points: [71, 84],
      structure: {
        ip: [5, 30, null],
        conversions: [1, 30, null],
        organisation: [4, 20, null],
        growth: [2, 20, null],
      },
    },
  ],
  [
    "23 + 25 + 19 + 3 = 70 at least: it depends on the experts",
    whole(5, { orgPeople: "3" }, GROWN_BY_5),
    { verdict: "unknown", points: [70, 83] },
  ],
  [
    "30 + 24 + 10 + 6 = 70 at most: not enough whatever experts say",
    whole(4, { orgLedger: "2", orgInstitute: "2", orgIncentive: "3", orgPeople: "3" }, BY_15),
    { verdict: "notMet", points: [57, 70] },
  ],
  [
    "30 + 24 + 11 + 6 = 71 at most: it depends on the experts",
    whole(4, { orgLedger: "3", orgInstitute: "2", orgIncentive: "3", orgPeople: "3" }, BY_15),
    { verdict: "unknown", points: [58, 71] },
  ],
  ["nothing found yet: from 0 to 8 + 8 + 20 = 36, not enough", {}, { verdict: "notMet", points: [0, 36] }],
);

export const HNTE_SCORE_EXAMPLES: readonly Example[] = [...SCORE, ...PASS];
