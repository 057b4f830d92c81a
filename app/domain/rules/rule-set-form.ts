import { z } from "zod";
import { plainText } from "../text-field";
import type { RuleChange } from "./change-rule-set";
import { conditionOf, faultsOfRows, readRows, rowsOf } from "./condition-rows";
import { linesOf } from "./describe";
import { factsFor } from "./editable-facts";
import type { RuleSet, ScoreItem } from "./rule-set";
import { errorsOf, id, number, optionalNumber, title, type Read } from "./rule-fields";
import { CONFIDENCES, isDay } from "./rule-set-schema";
import { SCORE_INTENTS, isScoreIntent, readScoreChange } from "./score-form";

const confidence = z.enum(CONFIDENCES, { error: "请选择置信" });
const DAY = "日期请按 年-月-日 填写，如 2027-01-01";
const day = z
  .string({ error: DAY })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY, abort: true })
  .refine(isDay, { error: "没有这一天，请核对日期" });
const optionalDay = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(day.nullable());
const clauseFields = {
  document: plainText({ max: 200, missing: "请填写依据的文件" }),
  article: plainText({ max: 200 }),
  clauseConfidence: confidence,
  clauseFrom: optionalDay,
  clauseTo: optionalDay,
};
const part = z.enum(["gate", "waiver", "directPass", "score"], { error: "请选择类型" });

const inOrder = <T extends { effectiveFrom: string | null; effectiveTo: string | null }>(one: T) =>
  one.effectiveFrom === null || one.effectiveTo === null || one.effectiveFrom <= one.effectiveTo;
const ORDER = { path: ["effectiveTo"], error: "失效日不能早于施行日" };

const BasicsForm = z
  .object({
    title,
    docNo: plainText({ max: 100 }),
    effectiveFrom: optionalDay,
    effectiveTo: optionalDay,
    confidence,
    outcome: plainText({ max: 100, missing: "请填写符合后的结果" }),
    validityMonths: optionalNumber(1, 600, "有效期（月）"),
    points: optionalNumber(0, 100_000, "通过分数"),
    exclusive: z.string().optional(),
  })
  .refine(inOrder, ORDER)
  .transform(({ outcome, validityMonths, points, exclusive, ...basics }): RuleChange => ({
    kind: "basics",
    ...basics,
    outcome: { label: outcome, validityMonths },
    pass: points === null ? null : { points, exclusive: exclusive === "yes" },
  }));

const clauseOf = (form: z.output<z.ZodObject<typeof clauseFields>>) => ({
  document: form.document,
  article: form.article,
  confidence: form.clauseConfidence,
  effectiveFrom: form.clauseFrom,
  effectiveTo: form.clauseTo,
});
const clauseInOrder = (form: { clauseFrom: string | null; clauseTo: string | null }) =>
  inOrder({ effectiveFrom: form.clauseFrom, effectiveTo: form.clauseTo });
const CLAUSE_ORDER = { path: ["clauseTo"], error: "失效日不能早于施行日" };

const LineForm = z
  .object({
    id,
    part: part.exclude(["score"]),
    title,
    advice: plainText({ max: 500 }),
    gates: z.string().optional(),
    ...clauseFields,
  })
  .refine(clauseInOrder, CLAUSE_ORDER);

const ItemForm = z
  .object({ id, title, max: optionalNumber(0, 10_000, "最高分"), ...clauseFields })
  .refine(clauseInOrder, CLAUSE_ORDER);

const AddForm = z.object({ part, title });
const PlaceForm = z.object({ id, part });

/** The intents of the forms that edit a draft. */
export const CHANGE_INTENTS = [
  ...(["basics", "line", "item", "add", "remove", "up", "down"] as const),
  ...SCORE_INTENTS,
] as const;
export type ChangeIntent = (typeof CHANGE_INTENTS)[number];

/**
 * Reads one step of editing from the fields of its form; what there is to mend otherwise, by field.
 * @param newId id of a line that is added
 */
export function readChange(
  intent: ChangeIntent,
  values: Readonly<Record<string, string>>,
  ruleSet: RuleSet,
  newId: string,
): Read {
  if (intent === "basics") {
    const read = BasicsForm.safeParse(values);
    return read.success ? { change: read.data } : errorsOf(read.error);
  }
  if (isScoreIntent(intent)) return readScoreChange(intent, values, ruleSet, newId);
  if (intent === "add") return readAdd(values, ruleSet, newId);
  if (intent === "line") return readLine(values, ruleSet);
  if (intent === "item") return readItem(values);
  const read = PlaceForm.safeParse(values);
  if (!read.success) return errorsOf(read.error);
  if (intent === "remove") return { change: { kind: "remove", ...read.data } };
  return { change: { kind: "move", ...read.data, by: intent === "up" ? -1 : 1 } };
}

/** A part of a score may wait for its bands: it needs no fact yet. */
function readAdd(values: Readonly<Record<string, string>>, ruleSet: RuleSet, newId: string): Read {
  const read = AddForm.safeParse(values);
  const fact = factsFor(ruleSet.id).find(({ name }) => name === values.fact)?.name ?? null;
  const fault: Record<string, string> =
    fact === null && values.part !== "score" ? { fact: "请选择判定什么" } : {};
  if (!read.success) return { errors: { ...errorsOf(read.error).errors, ...fault } };
  return fault.fact ? { errors: fault } : { change: { kind: "add", id: newId, ...read.data, fact } };
}

function readLine(values: Readonly<Record<string, string>>, ruleSet: RuleSet): Read {
  const read = LineForm.safeParse(values);
  if (!read.success) return errorsOf(read.error);
  const { id: lineId, part: of, title: name, advice, gates, ...clause } = read.data;
  const before = linesOf(ruleSet).find((one) => one.part === of && one.line.id === lineId)?.line;
  const isDeep = before !== undefined && rowsOf(before.when) === null;
  const rows = readRows(values);
  const wrong = isDeep ? {} : faultsOfRows(values);
  if (Object.keys(wrong).length > 0) return { errors: wrong };
  if (!isDeep && rows.rows.length === 0) return { errors: { "fact-0": "请至少写明一个判定条件" } };
  const change: RuleChange = {
    kind: "line",
    part: of,
    id: lineId,
    title: name,
    advice,
    clause: clauseOf(clause),
    when: isDeep ? null : conditionOf(rows),
    gates: (gates ?? "").split(",").filter(Boolean),
  };
  return { change };
}

/** Bands of an item at most. */
export const MOST_BANDS = 12;

function readItem(values: Readonly<Record<string, string>>): Read {
  const read = ItemForm.safeParse(values);
  if (!read.success) return errorsOf(read.error);
  const { id: itemId, title: name, max, ...clause } = read.data;
  const most = max ?? 10_000;
  const bands: ScoreItem["bands"][number][] = [];
  for (let i = 0; i < MOST_BANDS; i += 1) {
    const rows = readRows(values, `band${i}-`);
    const wrong = faultsOfRows(values, `band${i}-`);
    if (Object.keys(wrong).length > 0) return { errors: wrong };
    if (rows.rows.length === 0) continue;
    const points = z
      .object({ min: number(0, most, "分值"), max: number(0, most, "分值") })
      .refine((band) => band.min <= band.max)
      .safeParse({ min: values[`band${i}-min`], max: values[`band${i}-max`] });
    if (!points.success)
      return { errors: { [`band${i}-min`]: `第 ${i + 1} 档的分值应在 0 至 ${most} 之间，下限不高于上限` } };
    bands.push({ when: conditionOf(rows), ...points.data });
  }
  return { change: { kind: "item", id: itemId, title: name, max, clause: clauseOf(clause), bands } };
}

const revision = z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().min(1);
const reason = plainText({ max: 500, missing: "请写明原因，会记入历史" });

/** The revision that the page showed; 0, which none is, where it was not sent. */
export const readRevision = (values: Readonly<Record<string, string>>): number =>
  revision.safeParse(values.revision).data ?? 0;

/** Puts a draft to the others, or in force. */
export const HandForm = z.object({ revision, note: reason, appliesFrom: day });
/** Gives a draft back, or up. */
export const ReasonForm = z.object({ revision, note: reason });
