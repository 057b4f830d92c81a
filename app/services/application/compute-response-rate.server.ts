import { and, eq, gte, inArray, min, sql } from "drizzle-orm";
import { ANSWER_VERBS } from "~/domain/application";
import { RATE_DAYS, responseRate, type ResponseRate } from "~/domain/response-rate";
import { application, applicationEvent } from "~db/schema";
import type { Context } from "../context.server";

const DAY = 86_400_000;

/** How fast an enterprise answers, from the events of its applications (`RATE_DEFINITION`). */
export function computeResponseRate(
  { db, now }: Pick<Context, "db" | "now">,
  enterpriseId: string,
): ResponseRate {
  const firstOf = (verbs: readonly string[]) =>
    min(
      sql`CASE WHEN ${inArray(applicationEvent.verb, verbs as never[])} THEN ${applicationEvent.at} END`,
    ).mapWith(Number);
  const rows = db
    .select({
      appliedAt: application.appliedAt,
      answeredAt: firstOf(ANSWER_VERBS),
      withdrawnAt: firstOf(["withdraw"]),
    })
    .from(application)
    .innerJoin(applicationEvent, eq(applicationEvent.applicationId, application.id))
    .where(and(eq(application.enterpriseId, enterpriseId), gte(application.appliedAt, now - RATE_DAYS * DAY)))
    .groupBy(application.id)
    .all();
  return responseRate(rows, now);
}
