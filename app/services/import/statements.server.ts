import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { enterprise, job, jobSource } from "~db/schema";
import type { Context } from "../context.server";

/** The statements that every row needs, prepared once: building them anew would take most of the time. */
export function prepareStatements({ db }: Context) {
  const slots = <T extends object>(columns: T) =>
    Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)])) as never;
  return {
    source: db
      .select()
      .from(jobSource)
      .where(
        and(
          eq(jobSource.source, sql.placeholder("source")),
          eq(jobSource.sourceId, sql.placeholder("sourceId")),
        ),
      )
      .prepare(),
    twin: db
      .select({ id: job.id })
      .from(job)
      .where(eq(job.dedupKey, sql.placeholder("key")))
      .prepare(),
    employer: db
      .select()
      .from(enterprise)
      .where(eq(enterprise.nameKey, sql.placeholder("nameKey")))
      .prepare(),
    addJob: db
      .insert(job)
      .values(slots(getTableColumns(job)))
      .prepare(),
    addSource: db
      .insert(jobSource)
      .values(slots(getTableColumns(jobSource)))
      .prepare(),
  };
}
