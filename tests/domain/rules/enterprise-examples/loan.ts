import { ENTERPRISE_CLAUSES as C } from "~/domain/rules/enterprise-clauses";
import { LOAN_RULE_SET } from "~/domain/rules/enterprise-rules";
import { examplesOf, type Example } from "./example";

const of = examplesOf(LOAN_RULE_SET);

/** Policy-facts §7.2: whom it is for and what is looked at is known, what anything counts is not. */
export const LOAN_EXAMPLES: readonly Example[] = [
  ...of(
    C.loanEntry,
    ["in the system of 科技型企业", { certificates: ["cqTech"] }, { lines: { entry: "met" } }],
    ["not in it", { certificates: ["techSme"] }, { verdict: "notMet", lines: { entry: "notMet" } }],
  ),
  ...of(C.loanFactors, [
    "two factors of the base and three that add; nothing says what they give",
    { certificates: ["cqTech"] },
    {
      verdict: "unknown",
      points: 0,
      items: { ip: 0, rd: 0, talent: 0, product: 0, enterprise: 0 },
      structure: { base: [2, null, null], bonus: [3, null, null] },
    },
  ]),
];
