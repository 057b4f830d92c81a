import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import type { Tx } from "~db/client";
import type { enterpriseCertificate } from "~db/schema";
import type { Context } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";

type Certificate = Pick<
  typeof enterpriseCertificate.$inferSelect,
  "id" | "enterpriseId" | "issuedOn" | "revokedAt"
>;

const DAY = 86_400_000;

/** Has the company of a certificate that begins on a later day judged again on that day (Shanghai); asked for once. */
export function judgeWhenDue(
  tx: Tx,
  ctx: Context,
  { id, enterpriseId, issuedOn, revokedAt }: Certificate,
): void {
  const day = Date.parse(issuedOn) / DAY;
  if (revokedAt !== null || day <= shanghaiDay(ctx.now)) return;
  enqueueTask(tx, ctx, {
    key: `cultivation:assess:${enterpriseId}:${id}:from:${issuedOn}`,
    kind: "cultivation:assess",
    payload: { enterprise: enterpriseId },
    dueAt: shanghaiDayStart(day),
  });
}
