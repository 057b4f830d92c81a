import { and, eq, exists, inArray, isNull } from "drizzle-orm";
import { DESK_STATUSES, type CardApplicationStatus } from "~/domain/card-application";
import { cardApplicationMoves } from "~/domain/card-application-moves";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { PERMISSIONS, type Permission } from "~/domain/permission";
import type { Tx } from "~db/client";
import { account, accountRole, cardApplication, cardConflict } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import {
  findCardApplication,
  type CardApplicationRow,
  type DeskCardApplication,
} from "./load-card-application.server";
import { isInvolved, otherReviewers } from "./find-obstacle.server";
import { CARD_WRITING } from "./move-card-application.server";
import { nearness } from "./nearness.server";
import type { CardLinks } from "./tell-card-people.server";

export const ASSIGN_REFUSAL_TEXT = {
  assigned: "这份申请刚刚已分派给其他人，页面已更新，请核对后再操作。",
  notTheirs: "这位同事不能办理这份申请的当前环节。",
  over: "这份申请已经办结，不需要承办人。",
  own: CARD_APPLICATION_REFUSAL_TEXT.own,
  conflict: CARD_APPLICATION_REFUSAL_TEXT.conflict,
} as const;
export type AssignRefusal = keyof typeof ASSIGN_REFUSAL_TEXT;

/** The permission that a stage is handled with. */
function permissionOf(status: CardApplicationStatus): Permission | null {
  if (status === "returned") return "card:read";
  return cardApplicationMoves(status).find(({ permission }) => permission)?.permission ?? null;
}

/** Who of the office can handle a case at its stage: by role, apart from whoever reviewed it first or stands too near. */
export function assignableTo(db: AccountContext["db"] | Tx, row: CardApplicationRow) {
  const permission = permissionOf(row.status);
  if (permission === null) return [];
  const conflicts = db
    .select({ id: cardConflict.accountId })
    .from(cardConflict)
    .where(eq(cardConflict.applicationId, row.id))
    .all()
    .map(({ id }) => id);
  const apart: (string | null)[] = [...conflicts];
  const next = cardApplicationMoves(row.status).find(({ needs }) => needs.includes("fourEyes"));
  if (next) apart.push(...otherReviewers(db, row, next.verb));
  const holds = db
    .select({ role: accountRole.role })
    .from(accountRole)
    .where(
      and(eq(accountRole.accountId, account.id), inArray(accountRole.role, [...PERMISSIONS[permission]])),
    );
  return db
    .select({ id: account.id, name: account.displayName })
    .from(account)
    .where(and(isNull(account.disabledAt), isNull(account.erasedAt), exists(holds)))
    .orderBy(account.displayName)
    .all()
    .filter(({ id }) => !apart.includes(id) && !isInvolved(db, id, row));
}

/**
 * Gives a case to an officer, or to nobody. It is no move: the applicant is not told, a decision somebody is writing
 * still counts. Who stands too near chooses nobody for it.
 * @param from whose it was when shown; refused where it is somebody else's by now
 */
export function assignCardApplication(
  ctx: AccountContext,
  { id }: DeskCardApplication,
  { assignee, from }: { assignee: string | null; from: string | null },
  links: CardLinks,
): { done: true } | { refused: AssignRefusal } {
  return ctx.db.transaction((tx) => {
    const row = findCardApplication(tx, id);
    if (!row || !(DESK_STATUSES.some((one) => one === row.status) || row.status === "returned"))
      return { refused: "over" as const };
    const near = nearness(tx, ctx.actor.id, row);
    if (near) return { refused: near };
    if (row.assigneeId === assignee) return { done: true as const };
    if (row.assigneeId !== from) return { refused: "assigned" as const };
    if (assignee !== null && !assignableTo(tx, row).some((one) => one.id === assignee))
      return { refused: "notTheirs" as const };
    tx.update(cardApplication).set({ assigneeId: assignee }).where(eq(cardApplication.id, id)).run();
    recordAction(tx, ctx, {
      action: "card-application:assign",
      entity: "card-application",
      entityId: id,
      details: { before: row.assigneeId, after: assignee },
    });
    if (assignee !== null && assignee !== ctx.actor.id) tell(tx, ctx, row, assignee, links);
    return { done: true as const };
  }, CARD_WRITING);
}

function tell(
  tx: Tx,
  ctx: AccountContext,
  row: CardApplicationRow,
  assignee: string,
  links: CardLinks,
): void {
  const to = tx.select().from(account).where(eq(account.id, assignee)).get();
  if (!to?.email) return;
  queueMail(tx, ctx, {
    onceKey: `card-application:assign:${row.id}:${assignee}:${ctx.now}`,
    to: to.email,
    accountId: to.id,
    subject: `人才卡申请 ${row.caseNumber ?? ""} 由您承办`,
    text: [`${to.displayName}，您好：`, "有一份人才卡申请分派给您办理。", `查看：${links.desk(row.id)}`].join(
      "\n\n",
    ),
  });
}
