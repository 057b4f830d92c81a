import { and, eq, gt } from "drizzle-orm";
import { MOST_IDENTITY_REVEALS_DAILY } from "~/domain/card-desk";
import { countRows } from "~db/count";
import { auditEntry, cardObjection } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import {
  OBJECTION_ANSWER_REFUSAL_TEXT,
  objectionObstacle,
  type ObjectionAnswerRefusal,
} from "./answer-objection.server";
import type { DeskCardApplication } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";
import { openContact } from "./seal-identity.server";

const DAY = 86_400_000;

export const OBJECTOR_REFUSAL_TEXT = {
  ...OBJECTION_ANSWER_REFUSAL_TEXT,
  tooMany: `您今天查看异议人联系方式已达 ${MOST_IDENTITY_REVEALS_DAILY} 次，请明天再试。`,
  none: "提出人没有留联系方式，或已按保存期限删除。",
} as const;

export interface Objector {
  objection: string;
  name: string | null;
  contact: string | null;
}

/**
 * Who objects, and how they are reached, for whoever may answer them. Each look is counted, limited and written down;
 * whoever stands near to the case is never told.
 */
export function revealObjector(
  ctx: VaultContext,
  target: DeskCardApplication,
  objection: string,
): { objector: Objector } | { refused: ObjectionAnswerRefusal | "tooMany" | "none" } {
  return ctx.db.transaction((tx) => {
    const obstacle = objectionObstacle(tx, ctx, target);
    if (obstacle) return { refused: obstacle };
    const found = tx
      .select({ sealed: cardObjection.sealedContact })
      .from(cardObjection)
      .where(and(eq(cardObjection.id, objection), eq(cardObjection.applicationId, target.id)))
      .get();
    const left = openContact(ctx.box, found?.sealed ?? null);
    if (!left) return { refused: "none" as const };
    const lately = and(
      eq(auditEntry.actor, ctx.actor.id),
      eq(auditEntry.action, "card-application:objector"),
      gt(auditEntry.at, ctx.now - DAY),
    );
    if (countRows(tx, auditEntry, lately) >= MOST_IDENTITY_REVEALS_DAILY)
      return { refused: "tooMany" as const };
    recordAction(tx, ctx, {
      action: "card-application:objector",
      entity: "card-application",
      entityId: target.id,
      details: { objection },
    });
    return { objector: { objection, name: left.name, contact: left.contact } };
  }, CARD_WRITING);
}
