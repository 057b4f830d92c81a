import type { Authorized } from "~/domain/permission";
import type { Tx } from "~db/client";
import { jobDecision } from "~db/schema";
import type { AccountContext } from "../context.server";
import { wasDecidedSo } from "./decide-position.server";
import type { Position } from "./load-position.server";
import { movePosition, WRITING, type MoveResult } from "./move-position.server";
import { tellAuthor, type LinkOf } from "./tell-author.server";

interface Suspension {
  /** Told to the author; null = not given, which is refused. */
  notice: string | null;
  /** As the page showed it. */
  version: number;
}

/**
 * Hides a posting in the transaction of what gave reason to it, and tells its author why and what to do. One that nobody
 * here wrote is hidden all the same; an import does not bring it back.
 */
export function suspendPosition(
  tx: Tx,
  ctx: AccountContext,
  { row: { id } }: Authorized<Position>,
  { notice, version }: Suspension,
  linkOf: LinkOf,
): MoveResult {
  if (wasDecidedSo(tx, ctx, id, "suspend", version)) return { done: true };
  const move = { jobId: id, verb: "suspend", who: "reviewer", version, given: { reason: notice } } as const;
  const set = { pausedReason: "reported" } as const;
  return movePosition(tx, ctx, { ...move, set, details: { notice } }, ({ row }) => {
    writeDecision(tx, ctx, { jobId: id, jobVersion: version, decision: "suspend", note: notice });
    tellAuthor(tx, ctx, row, {
      onceKey: `job:suspend:${id}:${version}`,
      subject: `职位已被暂停展示：${row.title}`,
      lines: [
        "接到举报并核实后，平台暂停展示这个职位，求职者现在看不到它。",
        `原因：${notice ?? ""}`,
        "请登录后打开职位，点“修改内容”，按上述原因修改后重新提交审核，通过后恢复展示，首次发布日期不变。认为没有问题的，也可以不作修改直接提交，由审核人员复核。",
      ],
      link: linkOf(id),
    });
  });
}

/** Shows a suspended posting again without another review, where it was suspended by mistake, and tells its author. */
export function reinstatePosition(
  ctx: AccountContext,
  { row: { id } }: Authorized<Position>,
  version: number,
  linkOf: LinkOf,
): MoveResult {
  return ctx.db.transaction((tx): MoveResult => {
    if (wasDecidedSo(tx, ctx, id, "reinstate", version)) return { done: true };
    const set = { pausedReason: null };
    const move = { jobId: id, verb: "reinstate", who: "reviewer", version, set } as const;
    return movePosition(tx, ctx, move, ({ row }) => {
      writeDecision(tx, ctx, { jobId: id, jobVersion: version, decision: "reinstate", note: null });
      tellAuthor(tx, ctx, row, {
        onceKey: `job:reinstate:${id}:${version}`,
        subject: `职位已恢复展示：${row.title}`,
        lines: ["经复核，平台已恢复展示这个职位，不需要您再做什么。"],
        link: linkOf(id),
      });
    });
  }, WRITING);
}

type Decision = Pick<typeof jobDecision.$inferInsert, "jobId" | "jobVersion" | "decision" | "note">;

function writeDecision(tx: Tx, { actor, now }: AccountContext, decision: Decision): void {
  tx.insert(jobDecision)
    .values({ ...decision, reasons: [], decidedBy: actor.id, decidedAt: now })
    .run();
}
