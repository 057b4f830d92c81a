import { and, eq, gt } from "drizzle-orm";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { MOST_IDENTITY_REVEALS_DAILY } from "~/domain/card-desk";
import { countRows } from "~db/count";
import { auditEntry } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { openIdentity } from "./evaluate-case.server";
import type { DeskCardApplication } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";
import { nearness } from "./nearness.server";

const DAY = 86_400_000;

export const IDENTITY_REFUSAL_TEXT = {
  tooMany: `您今天查看证件号码已达 ${MOST_IDENTITY_REVEALS_DAILY} 次，请明天再试。`,
  none: "没有可以显示的证件号码。",
  own: CARD_APPLICATION_REFUSAL_TEXT.own,
  conflict: CARD_APPLICATION_REFUSAL_TEXT.conflict,
} as const;

/** The identity number in the clear, for no one who stands too near. Each look is counted, limited and written down. */
export function revealIdentity(
  ctx: VaultContext,
  target: DeskCardApplication,
): { number: string } | { refused: keyof typeof IDENTITY_REFUSAL_TEXT } {
  const number = openIdentity(ctx.box, target);
  if (!number) return { refused: "none" };
  return ctx.db.transaction((tx) => {
    const near = nearness(tx, ctx.actor.id, target);
    if (near) return { refused: near };
    const lately = and(
      eq(auditEntry.actor, ctx.actor.id),
      eq(auditEntry.action, "card-application:reveal"),
      gt(auditEntry.at, ctx.now - DAY),
    );
    if (countRows(tx, auditEntry, lately) >= MOST_IDENTITY_REVEALS_DAILY)
      return { refused: "tooMany" as const };
    recordAction(tx, ctx, {
      action: "card-application:reveal",
      entity: "card-application",
      entityId: target.id,
    });
    return { number };
  }, CARD_WRITING);
}
