import { and, eq } from "drizzle-orm";
import { UNNAMED_ENTERPRISE, enterpriseNameKey } from "~/domain/enterprise-name";
import { isSuspended } from "~/domain/job";
import type { Posting } from "~/domain/parsing/posting";
import type { Tx } from "~db/client";
import { enterprise, job, jobSource } from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import type { ImportCounts } from "./counts.server";
import { dedupKey, jobIdOf, stableId } from "./identity.server";
import { partedSources } from "./parted-sources.server";
import {
  failRun,
  finishRun,
  noteRejection,
  noteRun,
  startRun,
  type RunStart,
  type RunWriter,
} from "./run-record.server";
import type { RowReading } from "./read-row.server";
import { prepareStatements } from "./statements.server";

/** Waits for another writer at the beginning, where waiting helps; a batch reads before it writes. */
const WRITING = { behavior: "immediate" } as const;

/** What only a position that was written here has. */
const NOT_WRITTEN_HERE = {
  contractKind: null,
  contractMonths: null,
  trialMonths: null,
  trialPay: null,
  contact: null,
  closedToWomenBasis: null,
  closedToCarriersBasis: null,
  createdBy: null,
  submittedAt: null,
  confirmedAt: null,
  pausedReason: null,
  closedReason: null,
  relistedFrom: null,
};

/** The columns of a job as its source states them; what the source does not say is null. */
function jobValues(posting: Posting, enterpriseId: string, key: string | null) {
  const { sourceId: _id, site, collected, url, collectedAt, enterprise: _employer, ...fields } = posting;
  return {
    ...fields,
    ...NOT_WRITTEN_HERE,
    enterpriseId,
    status: "published" as const,
    origin: "imported" as const,
    sourceSite: site,
    sourceUrl: url,
    sourceCollected: collected,
    // A posting that nobody dated is the oldest, not the newest.
    sortAt: posting.postedAt ?? collectedAt ?? 0,
    dedupKey: key,
    headcount: null,
    workConditions: null,
    address: null,
    premium: false,
    validUntil: null,
    version: 1,
  };
}

type JobValues = ReturnType<typeof jobValues>;
type Read = Extract<RowReading, { kind: "posting" }>;

/** What a batch must announce to the search. */
interface Changed {
  jobs: Set<string>;
  enterprises: Set<string>;
}

/** Writes batches of one run; each batch is one transaction. */
export class BatchWriter implements RunWriter {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    private readonly ctx: Context,
    private readonly runId: string,
  ) {
    this.#statements = prepareStatements(ctx);
  }

  start(options: RunStart): void {
    this.ctx.db.transaction((tx) => {
      startRun(tx, this.ctx, this.runId, options);
      this.#audit(tx, "import:start", { file: options.file });
    }, WRITING);
  }

  write(readings: readonly RowReading[], counts: ImportCounts, rowsRead: number): void {
    this.ctx.db.transaction((tx) => {
      const changed: Changed = { jobs: new Set(), enterprises: new Set() };
      for (const reading of readings) {
        if (reading.kind === "rejected") noteRejection(tx, this.runId, reading.rejection);
        else counts[this.#store(tx, reading, changed)] += 1;
      }
      announce(tx, "jobs", [...changed.jobs], this.ctx.now);
      announce(tx, "enterprises", [...changed.enterprises], this.ctx.now);
      noteRun(tx, this.runId, { rowsRead, counts });
    }, WRITING);
  }

  finish(counts: ImportCounts): void {
    this.ctx.db.transaction((tx) => {
      finishRun(tx, this.ctx, this.runId, counts);
      const { unreadable: _unreadable, ...totals } = counts;
      this.#audit(tx, "import:finish", totals);
    }, WRITING);
  }

  fail(error: unknown): void {
    failRun(this.ctx.db, this.runId, error);
  }

  #audit(tx: Tx, action: string, details: Record<string, unknown>): void {
    recordAction(tx, this.ctx, { action, entity: "import_run", entityId: this.runId, details });
  }

  #store(tx: Tx, reading: Read, changed: Changed): "created" | "merged" | "updated" | "unchanged" {
    const { posting, raw, rawHash } = reading;
    const [source, sourceId] = [posting.site ?? "", posting.sourceId];
    const known = this.#statements.source.get({ source, sourceId });
    if (known?.rawHash === rawHash) return "unchanged";
    const enterpriseId = this.#employer(tx, posting, changed.enterprises);
    const values = jobValues(posting, enterpriseId, dedupKey(posting));
    const importedAt = this.ctx.now;
    if (!known) {
      const { jobId, isNew } = this.#place(values, jobIdOf(source, sourceId), changed);
      this.#statements.addSource.run({ source, sourceId, jobId, rawHash, raw, importedAt });
      return isNew ? "created" : "merged";
    }
    this.#change(tx, known.jobId, values, changed);
    tx.update(jobSource)
      .set({ rawHash, raw, importedAt })
      .where(and(eq(jobSource.source, source), eq(jobSource.sourceId, sourceId)))
      .run();
    return "updated";
  }

  /** The job that already says the same, or a new one. */
  #place(values: JobValues, id: string, changed: Changed): { jobId: string; isNew: boolean } {
    const { now } = this.ctx;
    const twin = values.dedupKey === null ? undefined : this.#statements.twin.get({ key: values.dedupKey });
    if (twin) return { jobId: twin.id, isNew: false };
    this.#statements.addJob.run({ ...values, id, createdAt: now, updatedAt: now });
    changed.jobs.add(id);
    changed.enterprises.add(values.enterpriseId);
    return { jobId: id, isNew: true };
  }

  /** Gives the job of a row that is known its new values. */
  #change(tx: Tx, jobId: string, values: JobValues, changed: Changed): void {
    const before = tx.select().from(job).where(eq(job.id, jobId)).get();
    if (!before) throw new Error(`a source of job ${jobId}, which is not there`);
    changed.jobs.add(jobId);
    changed.enterprises.add(before.enterpriseId).add(values.enterpriseId);
    // What the office has suspended stays so, whatever its source says now.
    const { status, pausedReason } = isSuspended(before) ? before : values;
    tx.update(job)
      .set({ ...values, status, pausedReason, updatedAt: this.ctx.now, version: before.version + 1 })
      .where(eq(job.id, jobId))
      .run();
  }

  /**
   * Parts rows that were merged and of which some have changed since. Only at the end of a file is it known which
   * still say the same. The job stays with the row that made it, the others move to jobs of their own.
   */
  separate(): void {
    const { db, now } = this.ctx;
    const parted = partedSources(db);
    if (parted.length === 0) return;
    db.transaction((tx) => {
      const changed: Changed = { jobs: new Set(), enterprises: new Set() };
      for (const [staying, ...leaving] of parted) {
        const [owner] = staying ?? [];
        if (!owner) continue;
        const values = (posting: Posting) =>
          jobValues(posting, this.#employer(tx, posting, changed.enterprises), dedupKey(posting));
        const before = tx.select({ key: job.dedupKey }).from(job).where(eq(job.id, owner.jobId)).get();
        if (before?.key !== owner.key) this.#change(tx, owner.jobId, values(owner.posting), changed);
        for (const group of leaving) {
          const [first] = group;
          if (!first) continue;
          const { jobId } = this.#place(
            values(first.posting),
            jobIdOf(first.source, first.sourceId),
            changed,
          );
          for (const { source, sourceId } of group)
            tx.update(jobSource)
              .set({ jobId })
              .where(and(eq(jobSource.source, source), eq(jobSource.sourceId, sourceId)))
              .run();
        }
      }
      announce(tx, "jobs", [...changed.jobs], now);
      announce(tx, "enterprises", [...changed.enterprises], now);
    }, WRITING);
  }

  /** The employer by its folded name; what an earlier row left unknown is filled in. */
  #employer(tx: Tx, posting: Posting, changed: Set<string>): string {
    const { now } = this.ctx;
    const { name, industry, industryRaw, size, ownership } = posting.enterprise;
    const shown = name ?? UNNAMED_ENTERPRISE;
    const nameKey = enterpriseNameKey(shown) || shown;
    const known = this.#statements.employer.get({ nameKey });
    if (!known) {
      const id = stableId(`enterprise\u0000${nameKey}`);
      const facts =
        name === null ? {} : { industry, industryRaw, size, ownership, district: posting.district };
      tx.insert(enterprise)
        .values({ id, name: shown, nameKey, origin: "imported", createdAt: now, updatedAt: now, ...facts })
        .run();
      changed.add(id);
      return id;
    }
    if (name === null || known.origin !== "imported") return known.id;
    const fills = {
      ...(known.industry === "unknown" && industry !== "unknown" ? { industry, industryRaw } : {}),
      ...(known.size === "unknown" && size !== "unknown" ? { size } : {}),
      ...(known.ownership === "unknown" && ownership !== "unknown" ? { ownership } : {}),
    };
    if (Object.keys(fills).length > 0) {
      tx.update(enterprise)
        .set({ ...fills, updatedAt: now, version: known.version + 1 })
        .where(eq(enterprise.id, known.id))
        .run();
      changed.add(known.id);
    }
    return known.id;
  }
}
