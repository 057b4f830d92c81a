import { RULE_CLAUSES as C } from "~/domain/rules/clauses";
import type { Clause } from "~/domain/clause";
import type { FactValue, Facts, Verdict } from "~/domain/rules/rule-set";
import { CATALOGUE_EXAMPLES, HONOURS } from "./card-catalogue-examples";
import { examplesOf, type Example } from "./enterprise-examples/example";

const entry = examplesOf("jinfenghuang-entry");
const yingcai = examplesOf("yingcai-reference");

const ENTERED: Facts = {
  conduct: true,
  fullTimeInZone: true,
  socialInsuranceInZone: true,
  taxInZone: true,
  payInZone: true,
  employerRegisteredInZone: true,
  employerTaxInZone: true,
  civilServant: false,
  partTimeStandard: false,
};
/** Somebody of whom one thing is otherwise, and what that line comes to. */
const otherwise = (
  title: string,
  facts: Facts,
  line: string,
  verdict: Verdict,
  whole: Verdict = verdict === "met" ? "met" : "notMet",
) => [title, { person: { ...ENTERED, ...facts } }, { verdict: whole, lines: { [line]: verdict } }] as const;

/** Policy-facts §5.3. */
const ENTRY_EXAMPLES: readonly Example[] = [
  ...entry(
    C.entryConduct,
    [
      "whoever meets every condition",
      { person: ENTERED },
      { verdict: "met", lines: { conduct: "met", notCivilServant: "met", partTime: "notMet" } },
    ],
    otherwise("bad conduct", { conduct: false }, "conduct", "notMet"),
  ),
  ...entry(
    C.entryFullTime,
    otherwise("full time in the zone", {}, "fullTime", "met"),
    otherwise("not full time in the zone", { fullTimeInZone: false }, "fullTime", "notMet"),
  ),
  ...entry(
    C.entryRelations,
    otherwise("social insurance elsewhere", { socialInsuranceInZone: false }, "socialInsurance", "notMet"),
    otherwise("tax elsewhere", { taxInZone: false }, "tax", "notMet"),
    otherwise("pay elsewhere", { payInZone: false }, "pay", "notMet"),
  ),
  ...entry(
    C.entryEmployer,
    otherwise(
      "an employer registered elsewhere",
      { employerRegisteredInZone: false },
      "employerRegistered",
      "notMet",
    ),
    otherwise("an employer taxed elsewhere", { employerTaxInZone: false }, "employerTax", "notMet"),
    otherwise(
      "an employer registered elsewhere, part-time work",
      { employerRegisteredInZone: false, partTimeStandard: true },
      "employerRegistered",
      "notMet",
    ),
  ),
  ...entry(
    C.entryExcluded,
    otherwise("a civil servant", { civilServant: true }, "notCivilServant", "notMet"),
  ),
  ...entry(
    C.entryPartTime,
    otherwise(
      "part-time work by the standard, not full time",
      { fullTimeInZone: false, partTimeStandard: true },
      "fullTime",
      "met",
    ),
    otherwise(
      "part-time work, social insurance elsewhere",
      { socialInsuranceInZone: false, partTimeStandard: true },
      "socialInsurance",
      "met",
    ),
    otherwise("part-time work, tax elsewhere", { taxInZone: false, partTimeStandard: true }, "tax", "met"),
    otherwise("part-time work, pay elsewhere", { payInZone: false, partTimeStandard: true }, "pay", "met"),
  ),
];

const DEGREES = ["none", "bachelor", "master", "doctoralStudent", "doctor", "postdoc"];
const TITLES = ["none", "junior", "intermediate", "senior"];
const SKILLS = ["none", "seniorWorker", "technician", "seniorTechnician"];
const EMPLOYED: Facts = {
  degree: "none",
  title: "none",
  skill: "none",
  age: 22,
  employerInZone: true,
  contractYears: 1,
  socialInsuranceInZone: true,
};

/** A band of 新凤人才: which degrees, titles and skills do each alone, and up to which age. */
function band(
  id: string,
  clause: Clause,
  most: number,
  alone: Readonly<Record<"degree" | "title" | "skill", readonly string[]>>,
): Example[] {
  const person = (facts: Facts) => ({ person: { ...EMPLOYED, ...facts } });
  const [degree = "none"] = alone.degree;
  const line = (title: string, facts: Record<string, FactValue>, of: string, verdict: Verdict) =>
    [title, person({ degree, ...facts }), { verdict, lines: { [of]: verdict } }] as const;
  return examplesOf(id)(
    clause,
    ...(["degree", "title", "skill"] as const).flatMap((fact) => {
      const all = { degree: DEGREES, title: TITLES, skill: SKILLS }[fact];
      return all.map((value) => {
        const verdict = alone[fact].includes(value) ? "met" : "notMet";
        return [
          `${fact} ${value} alone`,
          person({ [fact]: value }),
          { verdict, lines: { degree: verdict } },
        ] as const;
      });
    }),
    line(`${most} years old`, { age: most }, "age", "met"),
    line(`${most - 2} years old`, { age: most - 2 }, "age", "met"),
    line(`${most + 1} years old`, { age: most + 1 }, "age", "notMet"),
    line("an employer elsewhere", { employerInZone: false }, "employer", "notMet"),
    line("a contract of a year", { contractYears: 1 }, "contract", "met"),
    line("a contract of three years", { contractYears: 3 }, "contract", "met"),
    line("a contract of 0.99 years", { contractYears: 0.99 }, "contract", "notMet"),
    line("social insurance elsewhere", { socialInsuranceInZone: false }, "socialInsurance", "notMet"),
  );
}

/** Policy-facts §5.5. */
const XINFENG_EXAMPLES: readonly Example[] = [
  ...band("xinfeng-bachelor", C.xinfengBachelor, 25, {
    degree: ["bachelor", "master", "doctoralStudent", "doctor", "postdoc"],
    title: ["junior", "intermediate", "senior"],
    skill: ["seniorWorker", "technician", "seniorTechnician"],
  }),
  ...band("xinfeng-master", C.xinfengMaster, 30, {
    degree: ["master", "doctor", "postdoc"],
    title: ["intermediate", "senior"],
    skill: ["technician", "seniorTechnician"],
  }),
  ...band("xinfeng-doctor", C.xinfengDoctor, 35, {
    degree: ["doctor", "doctoralStudent", "postdoc"],
    title: ["senior"],
    skill: ["seniorTechnician"],
  }),
  ...examplesOf("xinfeng-doctor")(
    C.xinfengStudent,
    ...DEGREES.map((degree) => {
      const verdict = degree === "doctoralStudent" ? "met" : "notMet";
      return [
        `degree ${degree} without contract and social insurance`,
        { person: { ...EMPLOYED, degree, contractYears: 0, socialInsuranceInZone: false } },
        { verdict, lines: { student: verdict, contract: verdict, socialInsurance: verdict } },
      ] as const;
    }),
  ),
  ...examplesOf("xinfeng-postdoc")(
    C.xinfengPostdoc,
    ...DEGREES.map((degree) => {
      const isPostdoc = degree === "postdoc";
      return [
        `degree ${degree}, whatever anybody says of the conditions that are cut off`,
        { person: { degree, postdocConditions: true } },
        {
          verdict: isPostdoc ? "unknown" : "notMet",
          lines: { degree: isPostdoc ? "met" : "notMet", conditions: "unknown" },
        },
      ] as const;
    }),
  ),
];

/** Policy-facts §5.1, for comparison. */
const YINGCAI_EXAMPLES: readonly Example[] = [
  ...yingcai(
    C.yingcaiScope,
    [
      "full time in Chongqing",
      { person: { fullTimeInChongqing: true, fullTimeInZone: false } },
      { lines: { fullTime: "met" } },
    ],
    [
      "full time in the zone",
      { person: { fullTimeInChongqing: false, fullTimeInZone: true } },
      { lines: { fullTime: "met" } },
    ],
    [
      "neither",
      { person: { fullTimeInChongqing: false, fullTimeInZone: false } },
      { verdict: "notMet", lines: { fullTime: "notMet" } },
    ],
  ),
  ...yingcai(
    C.yingcaiA1,
    ...HONOURS.map((honour) => {
      const verdict = honour === "academician" || honour === "yingcaiScientist" ? "met" : "unknown";
      return [
        `${honour}: two of the five kinds are public`,
        { person: { fullTimeInZone: true, honours: [honour] } },
        { verdict, lines: { a1: verdict } },
      ] as const;
    }),
  ),
  ...yingcai(C.yingcaiA2, [
    "an academician: the list is not public",
    { person: { honours: ["academician"] } },
    { lines: { a2: "unknown" } },
  ]),
  ...yingcai(C.yingcaiA3, [
    "an academician: the list is not public",
    { person: { honours: ["academician"] } },
    { lines: { a3: "unknown" } },
  ]),
  ...yingcai(C.yingcaiB, [
    "an academician: districts decide",
    { person: { honours: ["academician"] } },
    { lines: { b: "unknown" } },
  ]),
];

/** Worked examples of every rule set about people. */
export const CARD_EXAMPLES: readonly Example[] = [
  ...ENTRY_EXAMPLES,
  ...CATALOGUE_EXAMPLES,
  ...XINFENG_EXAMPLES,
  ...YINGCAI_EXAMPLES,
];
