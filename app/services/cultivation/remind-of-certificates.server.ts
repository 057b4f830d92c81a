import { and, eq, gte, isNull, lt, lte } from "drizzle-orm";
import { CERTIFICATE_REMINDER_DAYS, certificateEndText } from "~/domain/certificate";
import { CERTIFICATE_LABELS } from "~/domain/cultivation";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { enterpriseCertificate } from "~db/schema";
import type { Context } from "../context.server";
import { tellOwners } from "../member/tell-owners.server";
import { enqueueTask } from "../task/enqueue-task.server";

const DAY = 86_400_000;
/** Days for which an ended certificate is looked at again, should the portal have stood still. */
const LOOK_BACK = 30;

/**
 * Tells owners 90, 30 and 7 days before a certificate ends, once for each; whoever was missed is told of the last that
 * is due only, and nobody who holds a later one of the kind. Companies whose certificate has ended are judged again.
 * @param link to the page where a company sees how it stands
 * @returns how many messages were written
 */
export function remindOfCertificates(ctx: Context, link: string): number {
  const { db, now } = ctx;
  const today = shanghaiDay(now);
  const counts = isNull(enterpriseCertificate.revokedAt);
  const due = db
    .select()
    .from(enterpriseCertificate)
    .where(
      and(
        counts,
        gte(enterpriseCertificate.validUntil, dayName(today)),
        lte(enterpriseCertificate.validUntil, dayName(today + CERTIFICATE_REMINDER_DAYS[0])),
      ),
    )
    .all();
  let written = 0;
  for (const { id, enterpriseId, kind, number, issuedOn, validUntil, remindedDays } of due) {
    const left = Math.round(Date.parse(validUntil ?? "") / DAY) - today;
    const step = CERTIFICATE_REMINDER_DAYS.filter((days) => left <= days).at(-1);
    if (step === undefined || (remindedDays !== null && remindedDays <= step)) continue;
    db.transaction(
      (tx) => {
        tx.update(enterpriseCertificate)
          .set({ remindedDays: step })
          .where(eq(enterpriseCertificate.id, id))
          .run();
        const same = tx
          .select()
          .from(enterpriseCertificate)
          .where(
            and(
              counts,
              eq(enterpriseCertificate.enterpriseId, enterpriseId),
              eq(enterpriseCertificate.kind, kind),
            ),
          )
          .all();
        if (same.some((one) => one.validUntil === null || one.validUntil > (validUntil ?? ""))) return;
        const label = CERTIFICATE_LABELS[kind];
        written += tellOwners(tx, ctx, {
          enterpriseId,
          onceKey: `certificate-ends:${id}:${validUntil}:${step}`,
          subject: `${label}资格即将到期`,
          says: (company) => [
            `“${company}”的${label}${number ? `（编号 ${number}）` : ""}有效期至 ${certificateEndText(kind, issuedOn, validUntil)}，${left === 0 ? "今天到期" : `还有 ${left} 天`}。`,
            "请按主管部门的安排准备重新认定或更新入库登记。到期后没有新的证书，培育库中相应的层级会按规则提出调整，由工作人员决定。",
            `登录后可以查看离认定条件还差什么：${link}`,
          ],
        });
      },
      { behavior: "immediate" },
    );
  }
  judgeEnded(ctx, today);
  return written;
}

function judgeEnded(ctx: Context, today: number): void {
  const ended = ctx.db
    .select()
    .from(enterpriseCertificate)
    .where(
      and(
        isNull(enterpriseCertificate.revokedAt),
        lt(enterpriseCertificate.validUntil, dayName(today)),
        gte(enterpriseCertificate.validUntil, dayName(today - LOOK_BACK)),
      ),
    )
    .all();
  if (ended.length === 0) return;
  ctx.db.transaction(
    (tx) => {
      for (const { id, enterpriseId, validUntil } of ended)
        enqueueTask(tx, ctx, {
          key: `cultivation:assess:${enterpriseId}:${id}:${validUntil}`,
          kind: "cultivation:assess",
          payload: { enterprise: enterpriseId },
        });
    },
    { behavior: "immediate" },
  );
}
