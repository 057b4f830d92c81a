import { and, eq, isNull } from "drizzle-orm";
import { CLOSE_REASON_LABELS, type CloseReason } from "~/domain/job";
import type { Tx } from "~db/client";
import { application, type job } from "~db/schema";
import type { Context } from "../context.server";
import { tellCandidate, type ApplicationLinks } from "./tell-people.server";

/** Tells everybody whose application is still open that the position was ended early, in the transaction of that. */
export function tellApplicantsOfClosing(
  tx: Tx,
  ctx: Context,
  { id, title }: Pick<typeof job.$inferSelect, "id" | "title">,
  reason: CloseReason | null,
  links: Pick<ApplicationLinks, "own">,
): void {
  const open = and(eq(application.jobId, id), isNull(application.endedAt), isNull(application.erasedAt));
  for (const row of tx.select().from(application).where(open).all())
    tellCandidate(tx, ctx, row, {
      onceKey: `application:closed:${row.id}`,
      subject: `职位已停止招聘：${title}`,
      lines: [
        `您投递的“${title}”已停止招聘${reason ? `（${CLOSE_REASON_LABELS[reason]}）` : ""}。`,
        "用人单位仍可处理您的投递；逾期没有答复的，平台会自动结束并告诉您。您也可以撤回投递。",
      ],
      link: links.own(row.id),
    });
}
