import { and, eq, gte, inArray, isNull, lt, lte, notExists, or, sql } from "drizzle-orm";
import { CERTIFICATE_KINDS, CERTIFICATE_TIERS, LISTED_STATUSES, oldestYear } from "~/domain/cultivation";
import { shanghaiDay, shanghaiYear } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { cultivationEntry, enterprise, enterpriseCertificate } from "~db/schema";
import type { Context } from "../context.server";

const OF_TIERS = CERTIFICATE_KINDS.filter((kind) => CERTIFICATE_TIERS[kind] !== null);

/**
 * Of a company and its entry: that it is in the library, its last confirmed figures are too old to count, and no
 * certificate of a tier counts today. Nothing is proposed of it by its figures.
 */
export function isOutdated({ db, now }: Context) {
  const today = dayName(shanghaiDay(now));
  const last = sql<number>`(SELECT max(year) FROM enterprise_figures f WHERE f.enterprise_id = ${enterprise.id} AND f.status = 'confirmed')`;
  const certificate = db
    .select({ one: sql`1` })
    .from(enterpriseCertificate)
    .where(
      and(
        eq(enterpriseCertificate.enterpriseId, enterprise.id),
        inArray(enterpriseCertificate.kind, OF_TIERS),
        isNull(enterpriseCertificate.revokedAt),
        lte(enterpriseCertificate.issuedOn, today),
        or(isNull(enterpriseCertificate.validUntil), gte(enterpriseCertificate.validUntil, today)),
      ),
    );
  return and(
    inArray(cultivationEntry.status, [...LISTED_STATUSES]),
    lt(last, oldestYear(shanghaiYear(now))),
    notExists(certificate),
  );
}
