import { z } from "zod";
import { CARD_CATEGORIES } from "./talent-card";
import { plainText } from "./text-field";

const version = z.coerce.number().int();

export const ProposeForm = z.object({
  category: z.enum(CARD_CATEGORIES, { error: "请选择建议互认的类别" }),
  note: plainText({ max: 500, missing: "请写明建议的依据" }),
  version,
});

export const DecideForm = z
  .object({
    verb: z.enum(["recognise", "decline"], { error: "请选择结论" }),
    category: z.enum(CARD_CATEGORIES).optional().catch(undefined),
    note: plainText({ max: 500 }),
    version,
  })
  .check(({ value, issues }) => {
    if (value.verb === "recognise" && !value.category)
      issues.push({ code: "custom", path: ["category"], message: "请选择互认的类别", input: value.category });
    if (value.verb === "decline" && value.note === null)
      issues.push({ code: "custom", path: ["note"], message: "请写明不予互认的原因", input: value.note });
  });
export type Proposal = z.output<typeof ProposeForm>;
export type RecognitionDecision = z.output<typeof DecideForm>;

export const KeysForm = z.object({
  keys: z.string().trim().min(1, "请粘贴对方公布的 JWK Set"),
  issuer: z.string().trim().max(200, "最多 200 个字").default(""),
  note: plainText({ max: 200, missing: "请写明公钥从哪里取得、怎样核对" }),
  shown: z.coerce.number().int(),
});
