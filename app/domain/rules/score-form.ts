import { z } from "zod";
import { errorsOf, id, optionalNumber, title, type Read } from "./rule-fields";
import { areInOrder } from "./grade";
import type { RuleGrade, RuleSet } from "./rule-set";

/** The intents of the forms that edit what becomes of the points of a draft: its groups and its grades. */
export const SCORE_INTENTS = [
  ...(["group", "addGroup", "removeGroup", "groupUp", "groupDown", "grades"] as const),
] as const;
type ScoreIntent = (typeof SCORE_INTENTS)[number];
export const isScoreIntent = (intent: string): intent is ScoreIntent =>
  SCORE_INTENTS.some((one) => one === intent);

const AddGroupForm = z.object({ title });
const GroupPlaceForm = z.object({ id });
const GroupForm = z
  .object({
    id,
    title,
    items: z.string().optional(),
    max: optionalNumber(0, 100_000, "最多计分"),
    least: optionalNumber(0, 100_000, "至少得分"),
  })
  .refine(({ max, least }) => max === null || least === null || least <= max, {
    path: ["least"],
    error: "至少得分不能高于最多计分",
  });
const GradeForm = z.object({
  from: optionalNumber(0, 100_000, "分数线"),
  limitWan: optionalNumber(0, 100_000, "推荐额度"),
});

export function readScoreChange(
  intent: ScoreIntent,
  values: Readonly<Record<string, string>>,
  ruleSet: RuleSet,
  newId: string,
): Read {
  if (intent === "grades") return readGrades(values, ruleSet);
  if (intent === "addGroup") {
    const read = AddGroupForm.safeParse(values);
    return read.success ? { change: { kind: "addGroup", id: newId, ...read.data } } : errorsOf(read.error);
  }
  if (intent === "group") {
    const read = GroupForm.safeParse(values);
    if (!read.success) return errorsOf(read.error);
    const { items, ...group } = read.data;
    return { change: { kind: "group", ...group, items: (items ?? "").split(",").filter(Boolean) } };
  }
  const read = GroupPlaceForm.safeParse(values);
  if (!read.success) return errorsOf(read.error);
  if (intent === "removeGroup") return { change: { kind: "removeGroup", ...read.data } };
  return { change: { kind: "moveGroup", ...read.data, by: intent === "groupUp" ? -1 : 1 } };
}

/** Fields of a grade: `from-A` and `limitWan-A`. */
function readGrades(values: Readonly<Record<string, string>>, { grades = [] }: RuleSet): Read {
  const errors: Record<string, string> = {};
  const changed: Record<string, Pick<RuleGrade, "from" | "limitWan">> = {};
  for (const grade of grades) {
    const read = GradeForm.safeParse({
      from: values[`from-${grade.id}`],
      limitWan: values[`limitWan-${grade.id}`],
    });
    if (read.success) changed[grade.id] = read.data;
    else
      for (const [field, text] of Object.entries(errorsOf(read.error).errors))
        errors[`${field}-${grade.id}`] = text;
  }
  const read = grades.flatMap((grade) => (changed[grade.id] ? [{ ...grade, ...changed[grade.id] }] : []));
  if (Object.keys(errors).length === 0 && !areInOrder(read))
    errors[`from-${read.find(({ from }) => from !== null)?.id ?? ""}`] = "各等级的分数线应从高到低";
  return Object.keys(errors).length > 0 ? { errors } : { change: { kind: "grades", grades: changed } };
}
