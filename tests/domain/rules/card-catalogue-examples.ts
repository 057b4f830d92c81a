import { RULE_CLAUSES as C } from "~/domain/rules/clauses";
import type { Verdict } from "~/domain/rules/rule-set";
import { examplesOf, type Example } from "./enterprise-examples/example";

/** Which honours a line of the catalogue names, by hand after policy-facts §5.2. */
const TOP = {
  top1: [
    "nobel",
    "turing",
    "fields",
    "stateTopScience",
    "academician",
    "overseasAcademician",
    "nationalLabDirector",
    "cassMember",
  ],
  top2: ["overseasTop", "specialSupportOutstanding"],
  top3: ["stateFirstPrize", "stateProgressTop"],
  top4: ["yingcaiScientist"],
} as const;
const OUTSTANDING = {
  outstanding1: ["stateSecondPrize"],
  outstanding2: ["overseasProgramme"],
  outstanding3: ["specialSupportLeading", "specialSupportYoung"],
  outstanding4: ["changjiang", "changjiangYoung"],
  outstanding5: ["distinguishedYouth", "excellentYouth"],
  outstanding6: ["hundredThousand"],
  outstanding7: ["nationalContribution"],
  outstanding8: ["disciplineLeader"],
} as const;
const WEIGHED = ["topEquivalent", "outstandingOther"];
export const HONOURS = [...Object.values(TOP).flat(), ...Object.values(OUTSTANDING).flat(), ...WEIGHED];

/** Every honour alone: the line that names it is met, no other line of those is. */
const named = (ruleSetId: string, lines: Readonly<Record<string, readonly string[]>>): Example[] =>
  Object.entries(lines).flatMap(([line, own]) =>
    examplesOf(ruleSetId)(
      C[line as keyof typeof C],
      ...HONOURS.map((honour) => {
        const verdict: Verdict = own.includes(honour) ? "met" : "notMet";
        return [
          `${honour} alone`,
          { person: { honours: [honour] } },
          { lines: { [line]: verdict } },
        ] as const;
      }),
    ),
  );

const top = examplesOf("jinfenghuang-top");
const outstanding = examplesOf("jinfenghuang-outstanding");
/** Policy-facts §5.2. */
export const CATALOGUE_EXAMPLES: readonly Example[] = [
  ...named("jinfenghuang-top", TOP),
  ...named("jinfenghuang-outstanding", OUTSTANDING),
  ...top(
    C.top5,
    [
      "an equal honour that a person has confirmed",
      { person: { honours: ["topEquivalent"], topEquivalent: true } },
      { verdict: "met", lines: { top5: "met" } },
    ],
    [
      "an equal honour that a person has not found equal",
      { person: { honours: ["topEquivalent"], topEquivalent: false } },
      { verdict: "notMet", lines: { top5: "notMet" } },
    ],
    [
      "an equal honour that nobody has weighed",
      { person: { honours: ["topEquivalent"] } },
      { verdict: "unknown", lines: { top5: "unknown" } },
    ],
    ...HONOURS.filter((honour) => honour !== "topEquivalent").map(
      (honour) =>
        [
          `${honour}, which is no equal honour`,
          { person: { honours: [honour], topEquivalent: true } },
          { lines: { top5: "notMet" } },
        ] as const,
    ),
  ),
  ...outstanding(
    C.outstandingRest,
    [
      "an honour of the part that is cut off",
      { person: { honours: ["outstandingOther"] } },
      { verdict: "unknown", lines: { outstandingRest: "unknown" } },
    ],
    [
      "an honour that a person has found in that part",
      { person: { honours: ["outstandingOther"], outstandingListed: true } },
      { verdict: "met", lines: { outstandingRest: "met" } },
    ],
    [
      "an honour that a person has not found in that part",
      { person: { honours: ["outstandingOther"], outstandingListed: false } },
      { verdict: "notMet", lines: { outstandingRest: "notMet" } },
    ],
    ...HONOURS.filter((honour) => honour !== "outstandingOther").map(
      (honour) =>
        [
          `${honour}, which is none of that part`,
          { person: { honours: [honour], outstandingListed: true } },
          { lines: { outstandingRest: "notMet" } },
        ] as const,
    ),
  ),
  ...examplesOf("jinfenghuang-leading")(C.leading, [
    "whoever asks: the catalogue is not public",
    { person: { honours: ["nobel"] } },
    { verdict: "unknown", lines: { leading: "unknown" } },
  ]),
  ...examplesOf("jinfenghuang-young")(C.young, [
    "whoever asks: the catalogue is not public",
    { person: { honours: [] } },
    { verdict: "unknown", lines: { young: "unknown" } },
  ]),
];
