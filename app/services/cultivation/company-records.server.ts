import { and, asc, inArray } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import type { Figures } from "~/domain/figures";
import type { Db, Tx } from "~db/client";
import { isConfirmed } from "~db/conditions";
import { enterprise, enterpriseCertificate, enterpriseFigures } from "~db/schema";

/** Rows of many companies, of each in the order in which they came. */
export function byEnterprise<T extends { enterpriseId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.enterpriseId);
    if (group) group.push(row);
    else groups.set(row.enterpriseId, [row]);
  }
  return groups;
}

export type CertificateRow = typeof enterpriseCertificate.$inferSelect;

/** Whether a certificate counts on a Shanghai day (`YYYY-MM-DD`). */
export const countsOn = (
  { revokedAt, issuedOn, validUntil }: Pick<CertificateRow, "revokedAt" | "issuedOn" | "validUntil">,
  day: string,
): boolean => revokedAt === null && issuedOn <= day && (validUntil === null || validUntil >= day);

/** The certificates of companies, revoked and ended ones included. */
export const certificatesOf = (db: Db | Tx, ids: readonly string[]): Map<string, CertificateRow[]> =>
  byEnterprise(
    db
      .select()
      .from(enterpriseCertificate)
      .where(inArray(enterpriseCertificate.enterpriseId, [...ids]))
      .all(),
  );

export const kindsOn = (rows: readonly CertificateRow[], day: string): CertificateKind[] =>
  [...new Set(rows.filter((row) => countsOn(row, day)).map(({ kind }) => kind))].toSorted();

/** Kinds of certificates of a company that count on a Shanghai day (`YYYY-MM-DD`), each once. */
export const certificatesOn = (db: Db | Tx, enterpriseId: string, day: string): CertificateKind[] =>
  kindsOn(certificatesOf(db, [enterpriseId]).get(enterpriseId) ?? [], day);

export interface ConfirmedYear {
  id: string;
  year: number;
  figures: Figures;
  findings: Record<string, string>;
}

/** The confirmed figures of companies, of each the first year first. */
export const confirmedYears = (db: Db | Tx, ids: readonly string[]): Map<string, ConfirmedYear[]> =>
  byEnterprise(
    db
      .select({
        enterpriseId: enterpriseFigures.enterpriseId,
        id: enterpriseFigures.id,
        year: enterpriseFigures.year,
        figures: enterpriseFigures.figures,
        findings: enterpriseFigures.findings,
      })
      .from(enterpriseFigures)
      .where(and(inArray(enterpriseFigures.enterpriseId, [...ids]), isConfirmed))
      .orderBy(asc(enterpriseFigures.year))
      .all(),
  );

/** The industry of each company, by its id. */
export const industriesOf = (db: Db | Tx, ids: readonly string[]): Map<string, string> =>
  new Map(
    db
      .select({ id: enterprise.id, industry: enterprise.industry })
      .from(enterprise)
      .where(inArray(enterprise.id, [...ids]))
      .all()
      .map(({ id, industry }) => [id, industry]),
  );
