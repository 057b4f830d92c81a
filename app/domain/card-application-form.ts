import { z } from "zod";
import { CARD_APPLICATION_KINDS } from "./card-application";
import { CARD_MATERIAL_KEYS } from "./card-materials";
import { readIdentifier } from "./identifier";
import { FormKey } from "./position-actions";
import { CARD_CATEGORIES } from "./talent-card";
import { plainText } from "./text-field";

const STALE = "页面已失效，请刷新后重试";
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).positive({ error: STALE });
const category = z.enum(CARD_CATEGORIES, { error: "请选择要申请的类别" });

/** Beginning a request for one's own card. */
export const NewCardApplicationForm = z
  .object({
    formKey: FormKey,
    kind: z.enum(CARD_APPLICATION_KINDS, { error: STALE }).optional().default("new"),
    category: category.optional(),
  })
  .superRefine(({ kind, category: chosen }, issues) => {
    if (kind === "new" && !chosen)
      issues.addIssue({ code: "custom", path: ["category"], message: "请选择要申请的类别" });
  });

const declared = z.literal("yes", { error: "请勾选声明：内容和材料真实" });
const agreed = z.literal("yes", { error: "提交前请勾选同意，平台才能把内容交给办理机关" });

/** A renewal that changes nothing: begun and handed in by one press. */
export const RenewalForm = z.object({ formKey: FormKey, declare: declared, consent: agreed });

/** Handing a case in. What was asked for is handed in under the consent that stands. */
export const HandInForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.enum(["submit", "confirm"]), version, declare: declared, consent: agreed }),
    z.object({ intent: z.literal("supplement"), version, declare: declared }),
  ],
  { error: "没有这个操作，请刷新页面后重试" },
);

/** What else the person can do with a case. */
export const OwnCardApplicationForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.enum(["withdraw", "discard"]), version }),
    z.object({
      intent: z.literal("disagree"),
      version,
      note: plainText({ max: 500, missing: "请写明哪里需要修改，单位会看到" }),
    }),
    z.object({
      intent: z.literal("appeal"),
      version,
      note: plainText({ max: 2000, missing: "请写明申诉的理由" }),
    }),
  ],
  { error: "没有这个操作，请刷新页面后重试" },
);

/** What the employer can do with a case that it files. */
export const FiledCardApplicationForm = z.object(
  { intent: z.enum(["propose", "recall", "discard"], { error: "没有这个操作，请刷新页面后重试" }), version },
  { error: STALE },
);

/** Asking somebody whether the employer may file for them. */
export const AskToFileForm = z.object({
  formKey: FormKey,
  category,
  contact: z
    .string({ error: "请填写对方注册本平台用的邮箱或手机号" })
    .refine((text) => text.trim() !== "", { error: "请填写对方注册本平台用的邮箱或手机号", abort: true })
    .transform((text, issues) => {
      const read = readIdentifier(text);
      if (read) return read;
      issues.addIssue({
        code: "custom",
        message: "请填写完整的邮箱（如 name@example.cn）或 11 位大陆手机号",
      });
      return z.NEVER;
    }),
});

/** Adding a paper. */
export const MaterialForm = z.object({
  kind: z.enum(CARD_MATERIAL_KEYS, { error: STALE }),
  replaces: z
    .string()
    .optional()
    .transform((id) => id?.trim() || null),
});
