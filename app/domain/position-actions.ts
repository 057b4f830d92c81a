import { z } from "zod";
import { bulkForm } from "./bulk";
import { CLOSE_REASONS, REVIEW_DECISIONS } from "./job";
import { headcountReader, validUntilReader } from "./position-fields";
import { RETURN_REASONS } from "./position-reasons";
import { isKeyOf } from "./labels";

const STALE = "页面已失效，请刷新后重试";

/** Made for each shown form: names what the form makes. */
export const FormKey = z.uuid({ error: STALE });
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).min(0, { error: STALE });

/** The verbs that ask for nothing but the version of what was shown. */
export const PLAIN_VERBS = ["withdraw", "revise", "pause", "resume", "confirm", "discard"] as const;

const plain = z.object({ intent: z.enum(PLAIN_VERBS), version });
const close = z.object({
  intent: z.literal("close"),
  version,
  reason: z.enum(CLOSE_REASONS, { error: "请选择停止招聘的原因" }),
});
const extend = (now: number) =>
  z.object({
    intent: z.literal("extend"),
    version,
    validUntil: z
      .string({ error: "请选择新的截止日期" })
      .min(1, { error: "请选择新的截止日期" })
      .pipe(validUntilReader(now)),
  });
const headcount = z.object({
  intent: z.literal("headcount"),
  version,
  headcount: headcountReader.transform((n, issues) => {
    if (n !== null) return n;
    issues.addIssue({ code: "custom", message: "请填写招聘人数" });
    return z.NEVER;
  }),
});
const copy = z.object({ intent: z.literal("copy"), formKey: FormKey });
const relist = z.object({ intent: z.literal("relist"), formKey: FormKey });

/** What the page of one's own position can be asked for. */
export const OwnPositionForm = (now: number) =>
  z.discriminatedUnion("intent", [plain, close, extend(now), headcount, copy, relist], {
    error: "没有这个操作，请刷新页面后重试",
  });

const MAX_NOTE = 500;

/** A decision on a submitted position. */
export const DecisionForm = z
  .object({
    intent: z.enum(REVIEW_DECISIONS, { error: "请选择通过或退回" }),
    version,
    reasons: z
      .string()
      .optional()
      .transform((text) => (text ?? "").split(",").filter((key) => isKeyOf(RETURN_REASONS, key))),
    note: z
      .string()
      .optional()
      .transform((text) => (text ?? "").toWellFormed().trim())
      .refine((text) => text.length <= MAX_NOTE, { error: `补充说明最多 ${MAX_NOTE} 个字，请缩短` })
      .transform((text) => text || null),
  })
  .superRefine(({ intent, reasons, note }, issues) => {
    if (intent === "return" && reasons.length === 0 && note === null)
      issues.addIssue({ code: "custom", path: ["reasons"], message: "退回时请选择原因或写明要修改什么" });
  });

/** The positions that are to be published at once. */
export const BulkForm = bulkForm("职位");
