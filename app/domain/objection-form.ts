import { z } from "zod";
import { readIdentifier } from "./identifier";
import { FormKey } from "./position-actions";
import { plainText } from "./text-field";

const FEWEST = 10;

/** What somebody says against a request for a card during publicity. Who they are they need not say. */
export const ObjectionForm = z.object({
  formKey: FormKey,
  text: plainText({ max: 2000, missing: "请写明异议的内容和依据" }).refine(
    (text) => [...text].length >= FEWEST,
    { error: `至少写 ${FEWEST} 个字，把情况说清楚` },
  ),
  name: plainText({ max: 40 }).transform((text) => text?.replace(/\s+/g, " ") ?? null),
  contact: z
    .string()
    .optional()
    .transform((raw, issues) => {
      if (!raw?.trim()) return null;
      const read = readIdentifier(raw);
      if (read) return read.value;
      issues.addIssue({
        code: "custom",
        message: "请填写完整的邮箱或手机号，不需要答复可以留空",
      });
      return z.NEVER;
    }),
});
export type Objection = z.output<typeof ObjectionForm>;

/** What the receipt of an objection is called by. */
export const objectionReceipt = (formKey: string): string => formKey.slice(0, 8).toUpperCase();
