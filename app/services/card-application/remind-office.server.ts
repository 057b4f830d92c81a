import { and, eq, exists, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import {
  CARD_APPLICATION_STATUS_LABELS,
  DESK_STATUSES,
  type CardApplicationStatus,
} from "~/domain/card-application";
import { cardApplicationMoves } from "~/domain/card-application-moves";
import { PERMISSIONS } from "~/domain/permission";
import { shanghaiDay } from "~/domain/time";
import { account, accountRole, cardApplication } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";

/** Of whoever is reminded: how many cases of each stage. */
type Waiting = Map<CardApplicationStatus, number>;

/**
 * Once a day tells everybody of the office what is late, in one message: their own cases, and those that nobody has
 * taken up and that their role can decide. Publicity that is over is told of in the same message.
 * @param linkOf the work list of a stage
 * @returns how many messages were written
 */
export function remindOffice(ctx: Context, linkOf: (stage: CardApplicationStatus) => string): number {
  const { db, now } = ctx;
  const late = db
    .select({ stage: cardApplication.status, assigneeId: cardApplication.assigneeId })
    .from(cardApplication)
    .where(
      and(
        inArray(cardApplication.status, [...DESK_STATUSES]),
        isNotNull(cardApplication.caseNumber),
        isNull(cardApplication.erasedAt),
        lt(cardApplication.dueAt, now),
      ),
    )
    .all();
  const byPerson = new Map<string, Waiting>();
  const add = (id: string, stage: CardApplicationStatus) => {
    const waiting = byPerson.get(id) ?? new Map<CardApplicationStatus, number>();
    waiting.set(stage, (waiting.get(stage) ?? 0) + 1);
    byPerson.set(id, waiting);
  };
  const handlers = new Map(DESK_STATUSES.map((stage) => [stage, handlersOf(ctx, stage)]));
  for (const { stage, assigneeId } of late) {
    const able = handlers.get(stage as (typeof DESK_STATUSES)[number]) ?? [];
    // Whoever has it may have lost the role meanwhile: then everybody who can is told.
    if (assigneeId !== null && able.includes(assigneeId)) add(assigneeId, stage);
    else for (const id of able) add(id, stage);
  }
  return db.transaction(
    (tx) =>
      [...byPerson].filter(([id, waiting]) => {
        const to = tx.select().from(account).where(eq(account.id, id)).get();
        if (!to?.email) return false;
        const total = [...waiting.values()].reduce((sum, n) => sum + n, 0);
        return queueMail(tx, ctx, {
          onceKey: `card-remind:${id}:${shanghaiDay(now)}`,
          to: to.email,
          accountId: to.id,
          subject: `有 ${total} 份人才卡申请到期待办`,
          text: [
            `${to.displayName}，您好：`,
            ...DESK_STATUSES.flatMap((stage) => {
              const n = waiting.get(stage);
              if (!n) return [];
              const what =
                stage === "publicity"
                  ? `公示期满、待批准 ${n} 份`
                  : `${CARD_APPLICATION_STATUS_LABELS[stage]}：超期 ${n} 份`;
              return [`${what}\n${linkOf(stage)}`];
            }),
          ].join("\n\n"),
        });
      }).length,
    { behavior: "immediate" },
  );
}

/** Everybody who can decide at a stage. */
function handlersOf({ db }: Context, stage: CardApplicationStatus): string[] {
  const permission = cardApplicationMoves(stage).find((move) => move.permission)?.permission;
  if (!permission) return [];
  const holds = db
    .select({ role: accountRole.role })
    .from(accountRole)
    .where(
      and(eq(accountRole.accountId, account.id), inArray(accountRole.role, [...PERMISSIONS[permission]])),
    );
  return db
    .select({ id: account.id })
    .from(account)
    .where(and(isNull(account.disabledAt), isNull(account.erasedAt), exists(holds)))
    .orderBy(account.id)
    .all()
    .map(({ id }) => id);
}
