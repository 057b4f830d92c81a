import { and, asc, count, desc, eq, gt, gte, isNull, lte, notExists, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { CULTIVATION_STATUSES, type CultivationStatus } from "~/domain/cultivation";
import { CULTIVATION_TIERS, type CultivationTier } from "~/domain/cultivation-tier";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { countRows } from "~db/count";
import {
  cultivationEntry,
  cultivationProposal,
  enterprise,
  enterpriseCertificate,
  enterpriseFigures,
  enterpriseTier,
  task,
} from "~db/schema";
import type { Context } from "../context.server";

/** Days ahead in which a certificate counts as about to end. */
export const ENDING_DAYS = 90;
const MOST_ENDING = 10;
const MOST_WORK = 5;

/** How the library stands: tiers held, statuses, and what waits for the office. */
export function showCultivation(ctx: Context) {
  const { db } = ctx;
  const held = db
    .select({ tier: enterpriseTier.tier, n: count() })
    .from(enterpriseTier)
    .groupBy(enterpriseTier.tier)
    .all();
  const statuses = db
    .select({ status: cultivationEntry.status, n: count() })
    .from(cultivationEntry)
    .groupBy(cultivationEntry.status)
    .all();
  const open = (verb?: "exit") =>
    countRows(
      db,
      cultivationProposal,
      and(eq(cultivationProposal.status, "open"), verb && eq(cultivationProposal.verb, verb)),
    );
  return {
    held: Object.fromEntries(
      CULTIVATION_TIERS.map((tier) => [tier, held.find((row) => row.tier === tier)?.n ?? 0]),
    ) as Record<CultivationTier, number>,
    statuses: Object.fromEntries(
      CULTIVATION_STATUSES.map((status) => [status, statuses.find((row) => row.status === status)?.n ?? 0]),
    ) as Record<CultivationStatus, number>,
    waiting: {
      proposals: open(),
      exits: open("exit"),
      figures: countRows(db, enterpriseFigures, eq(enterpriseFigures.status, "submitted")),
    },
    ending: endingCertificates(ctx),
    work: listRecomputes(ctx),
  };
}

const successor = alias(enterpriseCertificate, "successor");

/** Whether a certificate counts today, ends within `ENDING_DAYS`, and has no later one of its kind. */
export function endsSoon({ db, now }: Pick<Context, "db" | "now">) {
  const today = shanghaiDay(now);
  return and(
    isNull(enterpriseCertificate.revokedAt),
    lte(enterpriseCertificate.issuedOn, dayName(today)),
    gte(enterpriseCertificate.validUntil, dayName(today)),
    lte(enterpriseCertificate.validUntil, dayName(today + ENDING_DAYS)),
    notExists(
      db
        .select({ one: sql`1` })
        .from(successor)
        .where(
          and(
            eq(successor.enterpriseId, enterpriseCertificate.enterpriseId),
            eq(successor.kind, enterpriseCertificate.kind),
            isNull(successor.revokedAt),
            or(isNull(successor.validUntil), gt(successor.validUntil, enterpriseCertificate.validUntil)),
          ),
        ),
    ),
  );
}

/** The certificates that end soon, the next to end first. */
function endingCertificates(ctx: Context) {
  const { db } = ctx;
  const where = endsSoon(ctx);
  const rows = db
    .select({
      id: enterpriseCertificate.id,
      enterpriseId: enterpriseCertificate.enterpriseId,
      name: enterprise.name,
      kind: enterpriseCertificate.kind,
      issuedOn: enterpriseCertificate.issuedOn,
      validUntil: enterpriseCertificate.validUntil,
    })
    .from(enterpriseCertificate)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseCertificate.enterpriseId))
    .where(where)
    .orderBy(asc(enterpriseCertificate.validUntil), asc(enterpriseCertificate.id))
    .limit(MOST_ENDING)
    .all();
  return { rows, total: countRows(db, enterpriseCertificate, where) };
}

/** The latest recomputations, that in progress and those of a later day included. */
function listRecomputes({ db, now }: Context) {
  return db
    .select()
    .from(task)
    .where(eq(task.kind, "cultivation:recompute"))
    .orderBy(desc(task.id))
    .limit(MOST_WORK)
    .all()
    .map(({ id, createdAt, dueAt, doneAt, failedAt, heldUntil, lastError, progress }) => ({
      ...{ id, createdAt, doneAt, failedAt, lastError, progress },
      isOpen: doneAt === null && failedAt === null && dueAt <= now,
      /** When it begins, where that is a day to come. */
      begins: doneAt === null && lastError === null && dueAt > now ? dueAt : null,
      running: doneAt === null && heldUntil !== null && heldUntil >= now,
    }));
}
