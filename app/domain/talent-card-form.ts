import { z } from "zod";
import { CARD_REASONS, NAME_SHOWN, OFFICE_CARD_VERBS, REASONS_OF, type CardReason } from "./talent-card";
import { plainText } from "./text-field";

/** What the office does to a card. */
export const CardMoveForm = z
  .object({
    verb: z.enum(OFFICE_CARD_VERBS, { error: "请选择要办理的操作" }),
    reason: z.enum(CARD_REASONS, { error: "请选择原因，持卡人会看到" }),
    note: plainText({ max: 500 }),
    version: z.coerce.number().int(),
  })
  .check(({ value: { verb, reason, note }, issues }) => {
    const offered: readonly CardReason[] = REASONS_OF[verb];
    const fault = (path: string, message: string, input: unknown) =>
      issues.push({ code: "custom", path: [path], message, input });
    if (!offered.includes(reason)) fault("reason", "这个原因不适用于所选操作，请另选", reason);
    if (reason === "other" && note === null) fault("note", "请写明原因，持卡人会看到", note);
  });
export type CardMove = z.output<typeof CardMoveForm>;

export const NameShownForm = z.object({
  shown: z.enum(Object.keys(NAME_SHOWN) as [keyof typeof NAME_SHOWN], { error: "请选择姓名怎样显示" }),
});
