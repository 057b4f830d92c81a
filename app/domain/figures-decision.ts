import { z } from "zod";
import { tidyLines } from "./parsing/text";

/** The decision of the office on a year; findings come as `finding:<fact>`. */
export const FiguresDecisionForm = z
  .object({
    verb: z.enum(["return", "confirm"], { error: "请选择结论" }),
    note: z
      .string()
      .default("")
      .transform(tidyLines)
      .refine((text) => text.length <= 500, { error: "说明最多 500 个字，请缩短" }),
    version: z.coerce.number().int(),
  })
  .refine(({ verb, note }) => verb !== "return" || note !== "", {
    path: ["note"],
    error: "退回时请写明要修改什么",
  });
