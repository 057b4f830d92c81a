import { RULE_CLAUSES } from "./rules/clauses";
import type { CardCategory } from "./talent-card";

/**
 * Classes A–F that other cities use, beside ours (policy-facts §5.8, inferred, confidence L): to show and to propose
 * only, a person decides every recognition. 博士后 has no counterpart there.
 */
export const RECOGNITION_MAP: readonly { category: CardCategory; levels: readonly string[] }[] = [
  { category: "top", levels: ["A"] },
  { category: "outstanding", levels: ["B"] },
  { category: "leading", levels: ["C"] },
  { category: "young", levels: ["D", "E"] },
  { category: "fengqiDoctor", levels: ["D"] },
  { category: "fengqiMaster", levels: ["E"] },
  { category: "fengqiBachelor", levels: ["F"] },
];
export const RECOGNITION_CLAUSE = RULE_CLAUSES.recognition;

/** Categories that a class of the other side may correspond to, as `B`, `B类`, `b`; none where it is none of A–F. */
export function categoriesOfLevel(level: string): CardCategory[] {
  const letter = /^([A-F])(?:\s*[类级])?$/.exec(level.trim().toUpperCase())?.[1];
  return RECOGNITION_MAP.filter(({ levels }) => letter !== undefined && levels.includes(letter)).map(
    ({ category }) => category,
  );
}
