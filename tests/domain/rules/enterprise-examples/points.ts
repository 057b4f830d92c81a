import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { POINTS_RULE_SETS } from "~/domain/rules/enterprise-rules";
import { examplesOf, type Example } from "./example";

const NO_POINTS = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 0]));
const of = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

/** Policy-facts §1.2, §1.3: the structure is known, what anything counts is not. */
export const POINTS_EXAMPLES: readonly Example[] = [
  ...examplesOf(POINTS_RULE_SETS.v2)(C.points2Rest, [
    "four groups of three, of which only the last is known to give 30 at most; nothing says what an indicator gives",
    {},
    {
      verdict: "unknown",
      points: 0,
      items: NO_POINTS([
        ...of("input", 3),
        ...of("output", 3),
        ...of("development", 3),
        ...of("influence", 3),
      ]),
      structure: {
        input: [3, null, null],
        output: [3, null, null],
        development: [3, null, null],
        influence: [3, 30, null],
      },
    },
  ]),
  ...[POINTS_RULE_SETS.startup, POINTS_RULE_SETS.growth, POINTS_RULE_SETS.stable].flatMap((id) =>
    examplesOf(id)(C.points1, [
      "7 + 6 + 5 = 18 indicators in three groups; nothing says what they give",
      {},
      {
        verdict: "unknown",
        points: 0,
        items: NO_POINTS([...of("T", 7), ...of("G", 6), ...of("A", 5)]),
        structure: { technology: [7, null, null], growth: [6, null, null], support: [5, null, null] },
      },
    ]),
  ),
];
