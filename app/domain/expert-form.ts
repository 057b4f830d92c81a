import { z } from "zod";
import {
  LONGEST_EXPERTISE,
  LONGEST_REQUEST,
  privateKindsIn,
  privateLabels,
  type ExpertQuery,
} from "./expert";
import { isIndustry } from "./industry";
import { PAGING_FIELDS, readQuery, type DroppedValue } from "./query";
import { CARD_CATEGORIES } from "./talent-card";
import { plainText } from "./text-field";

const version = z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().min(1);

/** The holder's own choice. To leave asks for nothing; to be listed asks for words that lead to nobody. */
export const ListingForm = z
  .object({
    listed: z.enum(["1", "0"], { error: "请选择是否公开" }).transform((value) => value === "1"),
    expertise: plainText({ max: LONGEST_EXPERTISE }),
    /** Ticked by whoever means to publish what looks like a way to reach them. */
    sure: z.literal("1").optional(),
    version,
  })
  .superRefine(({ listed, expertise, sure }, issues) => {
    const fault = (message: string) => issues.addIssue({ code: "custom", path: ["expertise"], message });
    if (!listed) return;
    if (!expertise) return fault("请填写专长：用人单位按它找到您");
    const kinds = privateKindsIn(expertise);
    if (kinds.includes("identity"))
      return fault("专长里有像是身份证号的内容，名录是公开给用人单位的，请删去");
    if (kinds.length > 0 && !sure)
      fault(`专长里有像是${privateLabels(kinds)}的内容，建议删去：联系请求由平台转达，不必公开联系方式`);
  });

/** What a company writes to an expert. */
export const RequestForm = z.object({
  message: plainText({ max: LONGEST_REQUEST, missing: "请写明来意：对方据此决定是否答复" }),
  contact: plainText({ max: 100, missing: "请写明联系人和联系方式：对方直接答复到这里" }),
});

const EMPTY: ExpertQuery & { perPage: number } = { q: "", category: null, field: null, page: 1, perPage: 20 };

/** Reads a query string; never throws (see `readQuery`). */
export function parseExpertQuery(params: URLSearchParams): {
  query: ExpertQuery;
  dropped: DroppedValue[];
} {
  const single = {
    ...PAGING_FIELDS,
    category: z.enum(CARD_CATEGORIES),
    field: z.string().refine(isIndustry),
  };
  const { query, dropped } = readQuery(params, EMPTY, { multi: {}, single, flags: [] });
  const { q, category, field, page } = query;
  return { query: { q, category, field, page }, dropped };
}
