import { inArray } from "drizzle-orm";
import type { Db } from "../../db/client";
import { enterprise, job } from "../../db/schema/index";
import { announce } from "../../search/outbox";
import { buildEnterprise, type EnterpriseRow } from "./enterprise";
import type { JobRow } from "./job";

/** Writes employers and announces them to search in one transaction. */
export function insertEnterprises(db: Db, rows: readonly EnterpriseRow[], now: number): void {
  db.transaction((tx) => {
    for (const row of rows) tx.insert(enterprise).values(row).run();
    announce(
      tx,
      "enterprises",
      rows.map((row) => row.id),
      now,
    );
  });
}

/** Writes jobs and announces them and their employers; an employer that is not there yet is built. */
export function insertJobs(db: Db, rows: readonly JobRow[], now: number): void {
  const employers = [...new Set(rows.map((row) => row.enterpriseId))];
  db.transaction((tx) => {
    const known = new Set(
      tx
        .select({ id: enterprise.id })
        .from(enterprise)
        .where(inArray(enterprise.id, employers))
        .all()
        .map((row) => row.id),
    );
    for (const id of employers)
      if (!known.has(id)) tx.insert(enterprise).values(buildEnterprise({ id })).run();
    for (const row of rows) tx.insert(job).values(row).run();
    announce(
      tx,
      "jobs",
      rows.map((row) => row.id),
      now,
    );
    announce(tx, "enterprises", employers, now);
  });
}
