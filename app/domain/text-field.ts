import { z } from "zod";

interface TextRule {
  /** Characters at most. */
  max: number;
  /** Said where nothing was written; without it, nothing may be written. */
  missing?: string;
}

/** Several lines as typed: without invisible characters and blank edges. Empty becomes null where it is allowed. */
export function plainText(rule: { max: number; missing: string }): z.ZodType<string>;
export function plainText(rule: { max: number }): z.ZodType<string | null>;
export function plainText({ max, missing }: TextRule): z.ZodType<string | null> {
  return z
    .string()
    .optional()
    .transform((raw, issues) => {
      const text = (raw ?? "")
        .toWellFormed()
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n]|\p{Cf}/gu, "")
        .trim();
      const fault = (message: string) => {
        issues.addIssue({ code: "custom", message });
        return z.NEVER;
      };
      if ([...text].length > max) return fault(`最多 ${max} 个字，请缩短`);
      if (text === "") return missing === undefined ? null : fault(missing);
      return text;
    });
}
