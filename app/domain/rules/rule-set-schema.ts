import { z } from "zod";
import { linesOf } from "./describe";
import type { Condition, RuleLine, RuleSet } from "./rule-set";

export const CONFIDENCES = ["H", "M", "L", "memory", "open"] as const;

/** 31 February is none. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay);
const id = z.string().min(1).max(100);

const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion("op", [
    z.object({ op: z.literal("is"), fact: id, value: z.union([z.boolean(), z.string()]).nullable() }),
    z.object({ op: z.literal("in"), fact: id, values: z.array(z.string()).nullable() }),
    z.object({ op: z.enum(["min", "max", "above", "below"]), fact: id, value: z.number().nullable() }),
    z.object({ op: z.enum(["all", "any"]), of: z.array(ConditionSchema) }),
    z.object({ op: z.literal("not"), of: ConditionSchema }),
    z.object({ op: z.literal("person"), fact: id }),
  ]),
);
const ClauseSchema = z.object({
  document: z.string().min(1),
  article: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
});
const LineSchema: z.ZodType<RuleLine> = z.object({
  id,
  title: z.string().min(1),
  when: ConditionSchema,
  clause: ClauseSchema,
  advice: z.string().optional(),
});
const unique = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** What is stored has to be a rule set, whoever made it. */
export const RuleSetSchema: z.ZodType<RuleSet> = z
  .object({
    id,
    title: z.string().min(1),
    docNo: z.string().nullable(),
    effectiveFrom: day.nullable(),
    effectiveTo: day.nullable(),
    confidence: z.enum(CONFIDENCES),
    gates: z.array(LineSchema).max(100),
    waivers: z.array(z.object({ gates: z.array(z.string()), by: LineSchema })).max(100),
    directPass: z.array(LineSchema).max(100),
    scoring: z
      .array(
        z.object({
          id,
          title: z.string().min(1),
          max: z.number().nullable(),
          clause: ClauseSchema,
          bands: z.array(z.object({ when: ConditionSchema, min: z.number(), max: z.number() })),
        }),
      )
      .max(100),
    groups: z
      .array(
        z.object({
          id,
          title: z.string().min(1),
          items: z.array(id),
          max: z.number().nullable(),
          least: z.number().nullable(),
        }),
      )
      .max(20)
      .optional(),
    grades: z
      .array(
        z.object({
          id,
          title: z.string().min(1),
          from: z.number().nullable(),
          limitWan: z.number().nullable(),
        }),
      )
      .max(20)
      .optional(),
    pass: z.object({ points: z.number(), exclusive: z.boolean() }).nullable(),
    outcome: z.object({ label: z.string().min(1), validityMonths: z.number().nullable() }),
  })
  .refine((set) => unique(linesOf(set).map(({ part: of, line }) => `${of} ${line.id}`)));
