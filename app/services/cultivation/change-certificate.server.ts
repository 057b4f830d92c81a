import { eq } from "drizzle-orm";
import type { Tx } from "~db/client";
import { enterpriseCertificate } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

type Certificate = typeof enterpriseCertificate.$inferSelect;
type Told = Pick<Certificate, "issuedOn" | "validUntil" | "source" | "importId">;

/** Has a certificate say something else, and count again where it was revoked; what it said before is written down. */
export function changeCertificate(tx: Tx, ctx: AccountContext, row: Certificate, told: Told): void {
  const { id, enterpriseId, kind, number, issuedOn, validUntil, source, revokedAt, revokedNote } = row;
  tx.update(enterpriseCertificate)
    .set({ ...told, revokedAt: null, revokedNote: null, remindedDays: null, updatedAt: ctx.now })
    .where(eq(enterpriseCertificate.id, id))
    .run();
  recordAction(tx, ctx, {
    action: "certificate:change",
    entity: "enterprise",
    entityId: enterpriseId,
    details: {
      ...{ certificate: id, kind, number },
      before: { issuedOn, validUntil, source, revokedAt, revokedNote },
      after: told,
    },
  });
}
