import { z } from "zod";
import { tidyLines } from "./parsing/text";
import { FormKey } from "./position-actions";
import { ALERT_FREQUENCIES, LONGEST_SEARCH_NAME } from "./saved-search";

const STALE = "页面已失效，请刷新后重试";

const fields = {
  name: z
    .string()
    .optional()
    .transform((raw) => tidyLines(raw).replace(/\s+/g, " "))
    .refine((text) => text !== "", { error: "请给这个搜索起个名字" })
    .refine((text) => [...text].length <= LONGEST_SEARCH_NAME, {
      error: `名字最多 ${LONGEST_SEARCH_NAME} 个字，请缩短`,
    }),
  frequency: z.enum(ALERT_FREQUENCIES, { error: "请选择多久发一次邮件" }),
};

export const NewSearchForm = z.object({ formKey: FormKey, ...fields });
export type NewSearch = z.output<typeof NewSearchForm>;

/** `updatedAt` of what the page showed tells whether it was changed since. */
export const SearchChangeForm = z.object({
  updatedAt: z.coerce.number({ error: STALE }).int({ error: STALE }),
  ...fields,
});
export type SearchChange = z.output<typeof SearchChangeForm>;
