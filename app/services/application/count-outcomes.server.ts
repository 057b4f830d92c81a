import { eq } from "drizzle-orm";
import { FEWEST_FOR_OUTCOME, isOutcome, stayedFrom } from "~/domain/outcome";
import { application, applicationOutcome } from "~db/schema";
import type { AccountContext } from "../context.server";

/** What became of hires, for the figures of the programme; null = too few people to show. */
export interface OutcomeFigures {
  hired: number | null;
  started: number | null;
  /** Hires of which it can be said by now whether they lasted. */
  due: number | null;
  stayed: number | null;
}

/** Counts hires over the portal, those whose personal content is erased too; none says who. */
export function countOutcomes({ db, now }: Pick<AccountContext, "db" | "now">): OutcomeFigures {
  const hires = db
    .select({ id: application.id, hiredAt: application.movedAt })
    .from(application)
    .where(eq(application.status, "hired"))
    .all();
  const said = new Map<string, (typeof applicationOutcome.$inferSelect)[]>();
  for (const one of db.select().from(applicationOutcome).all())
    said.set(one.applicationId, [...(said.get(one.applicationId) ?? []), one]);
  const each = hires.map(({ id, hiredAt }) => ({ hiredAt, said: said.get(id) ?? [] }));
  const shown = (n: number) => (n < FEWEST_FOR_OUTCOME ? null : n);
  const due = each.filter((one) => (stayedFrom(one.hiredAt, one.said) ?? Infinity) <= now);
  return {
    hired: shown(each.length),
    started: shown(each.filter((one) => isOutcome(one.said, "started")).length),
    due: shown(due.length),
    stayed: shown(due.filter((one) => isOutcome(one.said, "stayed")).length),
  };
}
