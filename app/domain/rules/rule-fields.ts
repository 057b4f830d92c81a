import { z } from "zod";
import { plainText } from "../text-field";
import type { RuleChange } from "./change-rule-set";

/** What the forms that edit a draft have in common. */

export const title = plainText({ max: 200, missing: "请填写名称" });
export const id = z.string({ error: "页面已失效，请刷新后重试" }).min(1).max(100);

const NUMBER = /^\d{1,6}(\.\d{1,2})?$/;
const typed = z
  .string()
  .optional()
  .transform((text) => (text ?? "").normalize("NFKC").trim());
export const number = (least: number, most: number, what: string) => {
  const error = `${what}应在 ${least} 至 ${most} 之间`;
  const isIn = (text: string) => NUMBER.test(text) && Number(text) >= least && Number(text) <= most;
  return typed.refine(isIn, { error, abort: true }).transform(Number);
};
/** Empty = not public (待核), or none. */
export const optionalNumber = (least: number, most: number, what: string) => {
  const error = `${what}应在 ${least} 至 ${most} 之间，或留空`;
  const isIn = (text: string) => NUMBER.test(text) && Number(text) >= least && Number(text) <= most;
  return typed
    .refine((text) => text === "" || isIn(text), { error, abort: true })
    .transform((text) => (text === "" ? null : Number(text)));
};

export type Read = { change: RuleChange } | { errors: Record<string, string> };

export function errorsOf(error: z.ZodError): { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[String(path[0] ?? "form")] ??= message;
  return { errors };
}
