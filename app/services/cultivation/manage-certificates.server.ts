import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { certificateEnd } from "~/domain/certificate";
import type { CertificateInput } from "~/domain/cultivation-form";
import type { Authorized } from "~/domain/permission";
import { enterpriseCertificate, type enterprise } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { isMemberOf } from "../member/is-member.server";
import { changeCertificate } from "./change-certificate.server";
import { judgeAgain } from "./judge-again.server";

export type CertificateResult = { done: true } | { refused: "own" | "taken" | "unknown" };

type Company = Pick<typeof enterprise.$inferSelect, "id">;

/**
 * Notes a certificate; without an end it counts as long as its kind does. The same one again changes nothing.
 * `taken` = the number is noted already, of this company or another one; one of this company that was revoked counts
 * again, as it is told now.
 */
export function addCertificate(
  ctx: AccountContext,
  company: Authorized<Company>,
  input: CertificateInput,
): CertificateResult {
  const { kind, number, issuedOn } = input;
  const validUntil = input.validUntil ?? certificateEnd(kind, issuedOn);
  return ctx.db.transaction(
    (tx): CertificateResult => {
      if (isMemberOf(tx, ctx.actor.id, company.id)) return { refused: "own" };
      const twins = tx
        .select()
        .from(enterpriseCertificate)
        .where(
          and(
            eq(enterpriseCertificate.kind, kind),
            number === null
              ? eq(enterpriseCertificate.enterpriseId, company.id)
              : eq(enterpriseCertificate.number, number),
          ),
        )
        .all();
      const isSame = (one: (typeof twins)[number]) =>
        one.enterpriseId === company.id &&
        one.number === number &&
        one.issuedOn === issuedOn &&
        one.validUntil === validUntil &&
        one.revokedAt === null;
      if (twins.some(isSame)) return { done: true };
      const [twin] = number === null ? [] : twins;
      if (twin) {
        if (twin.enterpriseId !== company.id || twin.revokedAt === null) return { refused: "taken" };
        changeCertificate(tx, ctx, twin, { issuedOn, validUntil, source: input.source, importId: null });
        judgeAgain(tx, ctx, company.id);
        return { done: true };
      }
      const id = randomUUID();
      tx.insert(enterpriseCertificate)
        .values({
          ...{ id, enterpriseId: company.id, kind, number, issuedOn, validUntil, source: input.source },
          ...{ createdBy: ctx.actor.id, createdAt: ctx.now, updatedAt: ctx.now },
        })
        .run();
      recordAction(tx, ctx, {
        action: "certificate:add",
        entity: "enterprise",
        entityId: company.id,
        details: { certificate: id, kind, number, issuedOn, validUntil },
      });
      judgeAgain(tx, ctx, company.id);
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Ends a certificate that counts no longer, with the reason; it stays in the record. */
export function revokeCertificate(
  ctx: AccountContext,
  company: Authorized<Company>,
  { certificate: id, note }: { certificate: string; note: string },
): CertificateResult {
  return ctx.db.transaction(
    (tx): CertificateResult => {
      if (isMemberOf(tx, ctx.actor.id, company.id)) return { refused: "own" };
      const mine = and(eq(enterpriseCertificate.id, id), eq(enterpriseCertificate.enterpriseId, company.id));
      const row = tx.select().from(enterpriseCertificate).where(mine).get();
      if (!row) return { refused: "unknown" };
      if (row.revokedAt !== null) return { done: true };
      tx.update(enterpriseCertificate)
        .set({ revokedAt: ctx.now, revokedNote: note, updatedAt: ctx.now })
        .where(mine)
        .run();
      recordAction(tx, ctx, {
        action: "certificate:revoke",
        entity: "enterprise",
        entityId: company.id,
        details: { certificate: id, kind: row.kind, number: row.number, note },
      });
      judgeAgain(tx, ctx, company.id);
      return { done: true };
    },
    { behavior: "immediate" },
  );
}
