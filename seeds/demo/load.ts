import { eq, inArray, sql } from "drizzle-orm";
import { PREMIUM_RULE_SETTING } from "../../app/domain/premium";
import type { Db, Tx } from "../../db/client";
import {
  application,
  cardApplication,
  enterprise,
  enterpriseTier,
  job,
  positionImport,
  setting,
  talentCard,
} from "../../db/schema/index";
import { recordAction } from "../../app/services/audit/record-action.server";
import { announce } from "../../search/outbox";
import { yearOf } from "./calendar";
import { generateDemo, type DemoEmployer } from "./generate";
import type { Scale } from "./plan";
import { DEMO_PREMIUM_RULE } from "./posting";
import { removeDemoPeople } from "./remove-people";

/** The seed of the published demonstration: tests and the golden queries are about it. */
export const DEMO_SEED = 20261123;
/** Rows of one transaction, about: long enough to be quick, short enough not to keep others waiting. */
const BATCH = 1000;

export interface DemoReport {
  enterprises: number;
  jobs: number;
}

export interface LoadOptions {
  now: number;
  scale: Scale;
  seed?: number;
  onProgress?: (jobs: number) => void;
}

/**
 * Replaces the fictional rows (`origin = demo`) and leaves every other row alone. Killed in the middle, it is simply
 * run again.
 */
export function loadDemo(db: Db, { now, scale, seed = DEMO_SEED, onProgress }: LoadOptions): DemoReport {
  const rule = DEMO_PREMIUM_RULE(yearOf(now));
  removeDemo(db, now);
  db.insert(setting)
    .values({ key: PREMIUM_RULE_SETTING, value: rule, updatedAt: now })
    .onConflictDoNothing()
    .run();
  const report: DemoReport = { enterprises: 0, jobs: 0 };
  let batch: DemoEmployer[] = [];
  let rows = 0;
  const flush = () => {
    db.transaction((tx) => write(tx, batch, now), { behavior: "immediate" });
    report.enterprises += batch.length;
    report.jobs += rows;
    onProgress?.(report.jobs);
    batch = [];
    rows = 0;
  };
  for (const made of generateDemo({ seed, now, scale, rule })) {
    batch.push(made);
    rows += made.jobs.length;
    if (rows >= BATCH) flush();
  }
  flush();
  const ctx = { db, now, actor: { kind: "command", name: "seed" } } as const;
  db.transaction(
    (tx) =>
      recordAction(tx, ctx, {
        action: "demo.load",
        entity: "enterprise",
        entityId: "demo",
        details: { scale, seed, ...report },
      }),
    { behavior: "immediate" },
  );
  return report;
}

function removeDemo(db: Db, now: number): void {
  removeDemoPeople(db, now);
  const some = db
    .select({ id: enterprise.id })
    .from(enterprise)
    .where(eq(enterprise.origin, "demo"))
    .limit(BATCH);
  for (let ids = some.all(); ids.length > 0; ids = some.all()) remove(ids.map(({ id }) => id));

  function remove(ids: string[]): void {
    db.transaction(
      (tx) => {
        // What people tried on fictional positions goes with them.
        tx.delete(application).where(inArray(application.enterpriseId, ids)).run();
        tx.delete(positionImport).where(inArray(positionImport.enterpriseId, ids)).run();
        leaveByName(tx, ids, now);
        const jobs = tx.delete(job).where(inArray(job.enterpriseId, ids)).returning({ id: job.id }).all();
        tx.delete(enterprise).where(inArray(enterprise.id, ids)).run();
        announce(
          tx,
          "jobs",
          jobs.map(({ id }) => id),
          now,
        );
        announce(tx, "enterprises", ids, now);
      },
      { behavior: "immediate" },
    );
  }
}

/** What somebody has asked for who works for one of them keeps the employer's name alone. */
function leaveByName(tx: Tx, ids: string[], now: number): void {
  const gone = { enterpriseId: null };
  const cases = tx
    .update(cardApplication)
    .set({ ...gone, version: sql`${cardApplication.version} + 1` })
    .where(inArray(cardApplication.enterpriseId, ids))
    .returning({ id: cardApplication.id })
    .all();
  const cards = tx
    .update(talentCard)
    .set({ ...gone, version: sql`${talentCard.version} + 1` })
    .where(inArray(talentCard.enterpriseId, ids))
    .returning({ id: talentCard.id, caseId: talentCard.applicationId })
    .all();
  const changed = [...cases.map(({ id }) => id), ...cards.map(({ caseId }) => caseId)];
  announce(tx, "talentCards", changed, now);
  announce(
    tx,
    "experts",
    cards.map(({ id }) => id),
    now,
  );
}

function write(tx: Tx, batch: readonly DemoEmployer[], now: number): void {
  for (const { employer, jobs } of batch) {
    const { id: enterpriseId } = employer.row;
    tx.insert(enterprise).values(employer.row).run();
    for (const tier of employer.tiers)
      tx.insert(enterpriseTier)
        .values({ enterpriseId, ...tier })
        .run();
    for (const row of jobs) tx.insert(job).values(row).run();
  }
  announce(
    tx,
    "jobs",
    batch.flatMap(({ jobs }) => jobs.map(({ id }) => id)),
    now,
  );
  announce(
    tx,
    "enterprises",
    batch.map(({ employer }) => employer.row.id),
    now,
  );
}
