import { z } from "zod";
import { LONGEST_TEMPLATE, MOST_TEMPLATES, TEMPLATED_VERBS, type TemplatedVerb } from "./decision-template";
import { plainText } from "./text-field";

/** The texts of a verb, a line each. */
const texts = plainText({ max: (LONGEST_TEMPLATE + 1) * MOST_TEMPLATES }).transform((text, issues) => {
  const lines = [...new Set((text ?? "").split("\n").map((line) => line.trim()))].filter(Boolean);
  const fault = (message: string) => issues.addIssue({ code: "custom", message });
  if (lines.length > MOST_TEMPLATES) fault(`每种结论最多 ${MOST_TEMPLATES} 条`);
  else if (lines.some((line) => [...line].length > LONGEST_TEMPLATE))
    fault(`每条最多 ${LONGEST_TEMPLATE} 个字`);
  return lines;
});

const byVerb = Object.fromEntries(TEMPLATED_VERBS.map((verb) => [verb, texts])) as Record<
  TemplatedVerb,
  typeof texts
>;

export const TemplatesForm = z.object({
  ...byVerb,
  shown: z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().min(0),
  changeNote: z
    .string()
    .optional()
    .transform((text) => (text ?? "").toWellFormed().trim())
    .pipe(z.string().min(4, { error: "请写明更改的原因" }).max(300, { error: "最多 300 个字，请缩短" })),
});
