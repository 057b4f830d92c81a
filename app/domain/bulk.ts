import { z } from "zod";

const MOST = 50;

/** Several at once, as the boxes of a table send them: `<id>:<version>` each. @param what what they are, as told */
export function bulkForm(what: string) {
  const none = `请先勾选${what}`;
  return z.object({
    items: z
      .string({ error: none })
      .transform((text) =>
        text.split(",").flatMap((item) => {
          const at = item.lastIndexOf(":");
          const version = Number(item.slice(at + 1));
          return at > 0 && Number.isInteger(version) ? [{ id: item.slice(0, at), version }] : [];
        }),
      )
      .refine((items) => items.length > 0, { error: none })
      .refine((items) => items.length <= MOST, { error: `一次最多处理 ${MOST} 个${what}` }),
  });
}
