import type { RuleEvaluation } from "~/domain/card-evaluation";
import type { Clause } from "~/domain/clause";
import type { CertificateKind } from "~/domain/cultivation";
import type { Figures } from "~/domain/figures";
import { enterpriseFacts } from "~/domain/rules/compute-enterprise-facts";
import { evaluate } from "~/domain/rules/evaluate";
import type { Facts, RuleSet, Verdict } from "~/domain/rules/rule-set";

/** The year that is judged, and the Shanghai day to which ages are counted. */
export const YEAR = 2025;
export const AS_OF = "2026-06-30";

/** A fictional company that has been the same for three years; an example says what it does differently. */
export const SAME_EVERY_YEAR: Figures = {
  registeredDay: "2018-06-30",
  residentEnterprise: true,
  industryAllowed: true,
  techField: "electronics",
  strategicIndustry: true,
  revenueWan: 10000,
  mainRevenueWan: 9000,
  totalIncomeWan: 10000,
  hiTechRevenueWan: 6000,
  costsWan: 10000,
  totalAssetsWan: 10000,
  totalLiabilitiesWan: 5000,
  rdOwnWan: 600,
  rdCommissionedWan: 0,
  rdAbroadWan: 0,
  staffCount: 500,
  sciStaffCount: 150,
  rdStaffCount: 100,
  seniorStaffCount: 0,
  coreIpOwned: true,
  ip1Count: 0,
  ip1OwnCount: 0,
  ip1HighValueCount: 0,
  ip2Count: 0,
  ip2OwnCount: 0,
  conversionsCount: 0,
  standardsJoinedCount: 0,
  standardsLedCount: 0,
  provincialPlatformsCount: 0,
  nationalAwardTop3: false,
  awards3yCount: 0,
  equityFinancingWan: 0,
  ventureFinancingUsdM: 50,
  valuationUsdM: 1000,
  nicheYearsCount: 3,
  marketSharePercent: 10,
  marketTop3: false,
  keyChainLink: true,
  managedByInformation: true,
  certifiedManagement: true,
  noIncident: true,
  researchHonest: true,
  creditClean: true,
};

/** What differs from that company: in every year, in one of them, and beside the figures. */
export interface Given {
  every?: Figures;
  2023?: Figures;
  2024?: Figures;
  2025?: Figures;
  certificates?: readonly CertificateKind[];
  findings?: Readonly<Record<string, string>>;
  asOf?: string;
  /** What is told of it beside the figures. */
  told?: Facts;
  /** It is about a person, of whom no more is known than this. */
  person?: Facts;
}

/** Points, or from so many to so many. */
export type Points = number | readonly [min: number, max: number];

/** What comes of it, computed by hand; what is not named is not looked at. */
export interface Expected {
  verdict?: Verdict;
  points?: Points;
  /** Verdicts of gates, waivers and direct passes, by id. */
  lines?: Readonly<Record<string, Verdict>>;
  /** Points of items of the score, by id. */
  items?: Readonly<Record<string, Points>>;
  /** Points of groups, by id. */
  groups?: Readonly<Record<string, Points>>;
  /** Of each group, in order: how many items it has, what caps and what is the least of them. */
  structure?: Readonly<Record<string, readonly [items: number, max: number | null, least: number | null]>>;
}

export interface Example {
  /** A sentence with the computation. */
  title: string;
  ruleSetId: string;
  /** Where it is laid down. */
  clause: Clause;
  given: Given;
  expected: Expected;
}

/** Makes examples of one rule set. */
export const examplesOf =
  (ruleSetId: string) =>
  (
    clause: Clause,
    ...rows: readonly (readonly [title: string, given: Given, expected: Expected])[]
  ): Example[] =>
    rows.map(([title, given, expected]) => ({ title, ruleSetId, clause, given, expected }));

/** Facts of the company of an example. */
export function factsOfExample({
  every,
  certificates = [],
  findings = {},
  asOf = AS_OF,
  told,
  person,
  ...years
}: Given): Facts {
  if (person) return person;
  const of = (year: 2023 | 2024 | 2025): [number, Figures] => [
    year,
    { ...SAME_EVERY_YEAR, ...every, ...years[year] },
  ];
  const record = { years: new Map([of(2023), of(2024), of(2025)]), certificates, findings };
  return { ...enterpriseFacts(record, YEAR, asOf), ...told };
}

const range = (points: Points | { min: number; max: number } | null | undefined) => {
  if (points === null || points === undefined) return null;
  if (typeof points === "number") return `${points}–${points}`;
  return "min" in points ? `${points.min}–${points.max}` : `${points[0]}–${points[1]}`;
};

/** What of an evaluation an example speaks of, beside what it says: the two are the same where the rules are right. */
export function compared(expected: Expected, found: RuleEvaluation): { expected: string[]; found: string[] } {
  const pairs: (readonly [what: string, expected: unknown, found: unknown])[] = [
    ...(expected.verdict ? [["verdict", expected.verdict, found.verdict] as const] : []),
    ...(expected.points === undefined
      ? []
      : [["points", range(expected.points), range(found.points)] as const]),
    ...Object.entries(expected.lines ?? {}).map(
      ([id, verdict]) =>
        [id, verdict, found.lines.find((line) => line.part !== "score" && line.id === id)?.verdict] as const,
    ),
    ...Object.entries(expected.items ?? {}).map(
      ([id, points]) =>
        [
          `item ${id}`,
          range(points),
          range(found.lines.find((line) => line.part === "score" && line.id === id)?.points),
        ] as const,
    ),
    ...Object.entries(expected.groups ?? {}).map(
      ([id, points]) =>
        [`group ${id}`, range(points), range(found.groups?.find((one) => one.id === id)?.points)] as const,
    ),
    ...(expected.structure
      ? [["structure", JSON.stringify(expected.structure), structureOf(found)] as const]
      : []),
  ];
  const text = (what: string, value: unknown) => `${what}: ${value === undefined ? "none" : String(value)}`;
  return {
    expected: pairs.map(([what, value]) => text(what, value)),
    found: pairs.map(([what, , value]) => text(what, value)),
  };
}

const structureOf = ({ groups = [], lines }: RuleEvaluation) => {
  const items = new Set(lines.filter(({ part }) => part === "score").map(({ id }) => id));
  return JSON.stringify(
    Object.fromEntries(
      groups.map((group) => [
        group.id,
        [group.items.filter((id) => items.has(id)).length, group.max, group.least],
      ]),
    ),
  );
};

/** Whether the rules say of the company of an example what was computed by hand. */
export function holds(ruleSet: RuleSet, { expected }: Example, facts: Facts): boolean {
  const { expected: wanted, found } = compared(expected, evaluate(ruleSet, 1, facts));
  return wanted.every((one, i) => one === found[i]);
}
