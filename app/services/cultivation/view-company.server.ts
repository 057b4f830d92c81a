import { and, asc, desc, eq } from "drizzle-orm";
import type { Authorized } from "~/domain/permission";
import { TIER_RULE_SETS } from "~/domain/rules/enterprise-rules";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Db } from "~db/client";
import {
  account,
  cultivationEntry,
  cultivationEvent,
  cultivationProposal,
  enterpriseAssessment,
  enterpriseCertificate,
  enterpriseNearness,
  enterpriseTier,
} from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { isMemberOf } from "../member/is-member.server";
import type { CompanyRow } from "./load-company.server";
import { countsOn } from "./company-records.server";
import { currentAssessments } from "./current-assessments.server";
import { outdatedYear } from "./find-dues.server";
import { computeAgain } from "./verify-assessment.server";
import { figuresBeside, shownTiers } from "./view-proposal.server";

const MOST_EVENTS = 200;

/**
 * What the library knows of a company; that its figures were looked at is written down.
 * @param year whose verdicts are shown in full; the last one when not given
 */
export function viewCompany(ctx: AccountContext, company: Authorized<CompanyRow>, year: number | null) {
  const { db, now } = ctx;
  const { id } = company;
  const today = dayName(shanghaiDay(now));
  const assessments = currentAssessments(db, id);
  const shown = assessments.find((row) => row.year === year) ?? assessments[0];
  if (shown) recordView(ctx, id, shown.year);
  return {
    entry: db.select().from(cultivationEntry).where(eq(cultivationEntry.enterpriseId, id)).get() ?? null,
    tiers: db
      .select()
      .from(enterpriseTier)
      .where(eq(enterpriseTier.enterpriseId, id))
      .orderBy(asc(enterpriseTier.year))
      .all(),
    years: assessments.map((row) => ({
      ...{ id: row.id, year: row.year, at: row.at, asOf: row.asOf, digest: row.digest },
      verdicts: Object.fromEntries(
        Object.values(TIER_RULE_SETS)
          .flat()
          .flatMap((set) => (row.results[set] ? [[set, row.results[set].verdict]] : [])),
      ),
    })),
    shown: shown
      ? { year: shown.year, evaluations: shownTiers(db, shown), figures: figuresBeside(db, shown) }
      : null,
    certificates: db
      .select()
      .from(enterpriseCertificate)
      .where(eq(enterpriseCertificate.enterpriseId, id))
      .orderBy(desc(enterpriseCertificate.issuedOn), asc(enterpriseCertificate.id))
      .all()
      .map((row) => ({ ...row, counts: countsOn(row, today) })),
    events: historyOf(db, id),
    proposals: db
      .select()
      .from(cultivationProposal)
      .where(and(eq(cultivationProposal.enterpriseId, id), eq(cultivationProposal.status, "open")))
      .all(),
    near: db.select().from(enterpriseNearness).where(eq(enterpriseNearness.enterpriseId, id)).get() ?? null,
    outdated: outdatedYear(ctx, id),
    isOwn: isMemberOf(db, ctx.actor.id, id),
  };
}

function recordView(ctx: AccountContext, id: string, year: number): void {
  ctx.db.transaction(
    (tx) =>
      recordAction(tx, ctx, {
        action: "cultivation:view",
        entity: "enterprise",
        entityId: id,
        details: { year },
      }),
    { behavior: "immediate" },
  );
}

/** What happened to a company in the library, the latest first. */
function historyOf(db: Db, id: string) {
  return db
    .select({
      id: cultivationEvent.id,
      at: cultivationEvent.at,
      verb: cultivationEvent.verb,
      tiers: cultivationEvent.tiers,
      year: cultivationEvent.year,
      source: cultivationEvent.source,
      note: cultivationEvent.note,
      reasons: cultivationEvent.reasons,
      officer: account.displayName,
    })
    .from(cultivationEvent)
    .leftJoin(account, eq(account.id, cultivationEvent.officerId))
    .where(eq(cultivationEvent.enterpriseId, id))
    .orderBy(desc(cultivationEvent.id))
    .limit(MOST_EVENTS)
    .all();
}

/** Computes the assessment of a year of a company again; undefined where it has none. */
export function checkYear(ctx: AccountContext, company: Authorized<CompanyRow>, year: number) {
  const row = ctx.db
    .select()
    .from(enterpriseAssessment)
    .where(
      and(
        eq(enterpriseAssessment.enterpriseId, company.id),
        eq(enterpriseAssessment.year, year),
        eq(enterpriseAssessment.current, true),
      ),
    )
    .get();
  if (!row) return undefined;
  const { same, computed } = computeAgain(ctx.db, row);
  return { year, same, kept: row.digest, digest: computed.digest };
}
