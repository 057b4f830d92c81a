import type { RuleGrade, RuleSet } from "./rule-set";

/** The grade of certain points: null where a bound on the way is not known, `none` below the last grade. */
function gradeAt(points: number, grades: readonly RuleGrade[]): RuleGrade | "none" | null {
  for (const grade of grades) {
    if (grade.from === null) return null;
    if (points >= grade.from) return grade;
  }
  return "none";
}

export interface Graded {
  /** The best and the least that the points can be worth; the same where it is certain. `none`: below the last grade. */
  best: RuleGrade | "none";
  least: RuleGrade | "none";
}

/**
 * What a score is worth by the grades of its rule set; null as long as a part of the score has no bands, or a bound that
 * decides is not known (待核).
 */
export function gradeOf(
  { scoring, grades }: Pick<RuleSet, "scoring" | "grades">,
  points: { min: number; max: number } | null,
): Graded | null {
  if (!grades || !points || scoring.some(({ bands }) => bands.length === 0)) return null;
  const [best, least] = [gradeAt(points.max, grades), gradeAt(points.min, grades)];
  return best === null || least === null ? null : { best, least };
}

/** Whether the bounds that are known go down from one grade to the next. */
export function areInOrder(grades: readonly RuleGrade[]): boolean {
  const known = grades.flatMap(({ from }) => from ?? []);
  return known.every((from, i) => i === 0 || from < (known[i - 1] ?? Infinity));
}
