import { asc, desc, eq } from "drizzle-orm";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { cultivationEntry, cultivationEvent, enterpriseCertificate, enterpriseTier } from "~db/schema";
import type { Context } from "../context.server";
import { ENDING_DAYS } from "./show-cultivation.server";

/** Where a company stands in the library: status, tiers, certificates that were not revoked, and what happened. */
export function showStanding({ db, now }: Pick<Context, "db" | "now">, enterpriseId: string) {
  const [today, soon] = [shanghaiDay(now), shanghaiDay(now) + ENDING_DAYS].map(dayName);
  const stateOf = (until: string | null) => {
    if (until === null || (soon !== undefined && until > soon)) return "valid" as const;
    return today !== undefined && until < today ? ("over" as const) : ("ending" as const);
  };
  const entry = db
    .select({ status: cultivationEntry.status, since: cultivationEntry.since, year: cultivationEntry.year })
    .from(cultivationEntry)
    .where(eq(cultivationEntry.enterpriseId, enterpriseId))
    .get();
  return {
    entry: entry ?? null,
    tiers: db
      .select({ tier: enterpriseTier.tier, year: enterpriseTier.year, source: enterpriseTier.source })
      .from(enterpriseTier)
      .where(eq(enterpriseTier.enterpriseId, enterpriseId))
      .all(),
    certificates: db
      .select({
        id: enterpriseCertificate.id,
        kind: enterpriseCertificate.kind,
        number: enterpriseCertificate.number,
        issuedOn: enterpriseCertificate.issuedOn,
        validUntil: enterpriseCertificate.validUntil,
        source: enterpriseCertificate.source,
        revokedAt: enterpriseCertificate.revokedAt,
      })
      .from(enterpriseCertificate)
      .where(eq(enterpriseCertificate.enterpriseId, enterpriseId))
      .orderBy(asc(enterpriseCertificate.kind), desc(enterpriseCertificate.issuedOn))
      .all()
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ revokedAt: _, ...one }) => ({ ...one, state: stateOf(one.validUntil) })),
    events: db
      .select({
        id: cultivationEvent.id,
        at: cultivationEvent.at,
        verb: cultivationEvent.verb,
        tiers: cultivationEvent.tiers,
        source: cultivationEvent.source,
        note: cultivationEvent.note,
      })
      .from(cultivationEvent)
      .where(eq(cultivationEvent.enterpriseId, enterpriseId))
      .orderBy(desc(cultivationEvent.id))
      .limit(50)
      .all(),
  };
}
