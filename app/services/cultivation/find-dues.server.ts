import { and, asc, desc, eq, gte, isNull, lte } from "drizzle-orm";
import { oldestYear } from "~/domain/cultivation";
import { shanghaiDay, shanghaiYear } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { isConfirmed } from "~db/conditions";
import { enterpriseCertificate, enterpriseFigures } from "~db/schema";
import type { Context } from "../context.server";
import { ENDING_DAYS } from "./show-cultivation.server";

/** The last confirmed year of a company where it is too old to count; null = it counts, or none is confirmed. */
export function outdatedYear({ db, now }: Pick<Context, "db" | "now">, enterpriseId: string): number | null {
  const last = db
    .select({ year: enterpriseFigures.year })
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), isConfirmed))
    .orderBy(desc(enterpriseFigures.year))
    .get();
  return last && last.year < oldestYear(shanghaiYear(now)) ? last.year : null;
}

/**
 * What a company has to do for its cultivation: the figures of last year where they were not handed in, or came back, the
 * last confirmed ones where they are too old to count, and certificates that end within 90 days and have no successor.
 */
export function findDues({ db, now }: Pick<Context, "db" | "now">, enterpriseId: string) {
  const year = shanghaiYear(now) - 1;
  const last = db
    .select({ status: enterpriseFigures.status })
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.year, year)))
    .orderBy(desc(enterpriseFigures.revision))
    .get();
  const today = dayName(shanghaiDay(now));
  const certificates = db
    .select({
      id: enterpriseCertificate.id,
      kind: enterpriseCertificate.kind,
      issuedOn: enterpriseCertificate.issuedOn,
      validUntil: enterpriseCertificate.validUntil,
    })
    .from(enterpriseCertificate)
    .where(
      and(
        eq(enterpriseCertificate.enterpriseId, enterpriseId),
        isNull(enterpriseCertificate.revokedAt),
        gte(enterpriseCertificate.validUntil, today),
        lte(enterpriseCertificate.issuedOn, today),
      ),
    )
    .orderBy(asc(enterpriseCertificate.validUntil))
    .all();
  const soon = dayName(shanghaiDay(now) + ENDING_DAYS);
  const lasts = new Set(
    certificates.flatMap(({ kind, validUntil }) => ((validUntil ?? "") > soon ? [kind] : [])),
  );
  return {
    figures:
      last === undefined || last.status === "draft" || last.status === "returned"
        ? { year, status: last?.status ?? null }
        : null,
    outdated: outdatedYear({ db, now }, enterpriseId),
    certificates: certificates.flatMap(({ id, kind, issuedOn, validUntil }) =>
      validUntil !== null && validUntil <= soon && !lasts.has(kind)
        ? [{ id, kind, issuedOn, validUntil }]
        : [],
    ),
  };
}
