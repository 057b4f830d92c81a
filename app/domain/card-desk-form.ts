import { z } from "zod";
import { CARD_APPLICATION_STATUSES } from "./card-application";
import { CARD_DECISION_REASONS } from "./card-decision";
import { CARD_MATERIALS, MATERIAL_VERDICTS } from "./card-materials";
import {
  CARD_APPLICATION_VERBS,
  cardApplicationMoves,
  type CardApplicationVerb,
} from "./card-application-moves";
import { BULK_VERBS } from "./card-desk";
import { isKeyOf } from "./labels";
import { FormKey } from "./position-actions";
import { plainText } from "./text-field";

const STALE = "页面已失效，请刷新后重试";
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).positive({ error: STALE });
const MAX_DECISION_NOTE = 1000;
export const MAX_DESK_NOTE = 1000;
const MAX_ANSWER = 1000;

const OFFICE_VERBS: readonly CardApplicationVerb[] = CARD_APPLICATION_VERBS.filter((verb) =>
  CARD_APPLICATION_STATUSES.some((status) =>
    cardApplicationMoves(status).some((move) => move.verb === verb && move.who === "office"),
  ),
);

/** Lines as typed in a field, each once; empty ones are left out. */
const lines = (text: string | null): string[] => [
  ...new Set(
    (text ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
const MOST_MISSING = 20;

const decide = z.object({
  intent: z.literal("decide"),
  version,
  verb: z.string({ error: "请选择结论" }).transform((text, issues) => {
    const verb = OFFICE_VERBS.find((one) => one === text);
    if (verb) return verb;
    issues.addIssue({ code: "custom", message: "请选择结论" });
    return z.NEVER;
  }),
  reasons: z
    .string()
    .optional()
    .transform((text) => (text ?? "").split(",").filter((key) => isKeyOf(CARD_DECISION_REASONS, key))),
  missing: z
    .string()
    .optional()
    .transform((text) => (text ?? "").split(",").filter((key) => isKeyOf(CARD_MATERIALS, key))),
  /** What else is missing, a line each. */
  missingText: plainText({ max: 500 }).transform((text) => lines(text).slice(0, MOST_MISSING)),
  /** Id of a text that stands for the note where nothing was written. */
  template: z.string().max(60).optional(),
  note: plainText({ max: MAX_DECISION_NOTE }),
});
export type DeskDecision = Omit<z.output<typeof decide>, "intent">;

const shownAssignee = z
  .string()
  .max(60)
  .optional()
  .transform((id) => id || null);

/** What the screen of a case can be asked for. */
export const DeskForm = z.discriminatedUnion(
  "intent",
  [
    decide,
    /** `assignee`: an account; empty = nobody. `from`: who it was when shown. */
    z.object({ intent: z.literal("assign"), assignee: shownAssignee, from: shownAssignee }),
    z.object({ intent: z.literal("take"), from: shownAssignee }),
    z.object({
      intent: z.literal("note"),
      formKey: FormKey,
      text: plainText({ max: MAX_DESK_NOTE, missing: "请写下备注" }),
    }),
    z.object({
      intent: z.literal("conflict"),
      reason: plainText({ max: 300, missing: "请写明为什么需要回避" }),
    }),
    z.object({
      intent: z.literal("material"),
      material: z.string({ error: STALE }),
      /** As it was shown. */
      was: z.enum(MATERIAL_VERDICTS, { error: STALE }),
      verdict: z.enum(MATERIAL_VERDICTS, { error: "请选择属实或不采信" }),
      note: plainText({ max: 300 }),
    }),
    z.object({
      intent: z.literal("finding"),
      fact: z.string({ error: STALE }),
      /** As it was shown; empty = nobody had found yet. */
      was: z.enum(["yes", "no", ""], { error: STALE }).transform((given) => given || null),
      finding: z.enum(["yes", "no"], { error: "请选择认定符合或认定不符合" }),
      reason: plainText({ max: 300, missing: "请写明认定的理由" }),
    }),
    z.object({
      intent: z.literal("objection"),
      objection: z.string({ error: STALE }),
      upheld: z.enum(["yes", "no"], { error: "请选择异议是否成立" }).transform((given) => given === "yes"),
      answer: plainText({ max: MAX_ANSWER, missing: "请写明答复，有联系方式的会发给提出人" }),
    }),
    z.object({ intent: z.literal("objector"), objection: z.string({ error: STALE }) }),
    z.object({ intent: z.literal("reveal") }),
  ],
  { error: "没有这个操作，请刷新页面后重试" },
);
export type DeskRequest = z.output<typeof DeskForm>;

const MOST_AT_ONCE = 50;

/** The same for several cases, as the boxes of the list send them: `<id>:<version>` each. */
export const BulkDeskForm = z.object({
  intent: z.enum([...BULK_VERBS, "take"], { error: "请选择要做什么" }),
  note: plainText({ max: MAX_DECISION_NOTE }),
  items: z
    .string({ error: "请先勾选要办理的申请" })
    .transform((text) =>
      text.split(",").flatMap((item) => {
        const at = item.lastIndexOf(":");
        const shown = Number(item.slice(at + 1));
        return at > 0 && Number.isInteger(shown) ? [{ id: item.slice(0, at), version: shown }] : [];
      }),
    )
    .refine((items) => items.length > 0, { error: "请先勾选要办理的申请" })
    .refine((items) => items.length <= MOST_AT_ONCE, { error: `一次最多办理 ${MOST_AT_ONCE} 份申请` }),
});
export type BulkDecision = z.output<typeof BulkDeskForm>;
