import { createHash } from "node:crypto";
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { UNNAMED_ENTERPRISE, enterpriseNameKey } from "~/domain/enterprise-name";
import { parsePosting, type Posting, type PostingReading, type RawPosting } from "~/domain/parsing/posting";
import type { Tx } from "~db/client";
import { auditEntry, enterprise, importRejection, importRun, job, jobSource } from "~db/schema";
import { announce } from "~search/outbox";
import type { Context } from "../context.server";

/** A row of a file, or what is wrong with it. `line` is where it begins (CSV, JSON Lines) or its row (XLSX). */
export type SourceRow =
  | { line: number; raw: RawPosting }
  | { line: number; raw: RawPosting | string; field: string; reason: string };

export interface Rejection {
  line: number;
  field: string;
  reason: string;
  raw: string;
}

/** What became of the rows of a run; every row read is in exactly one of the first five. */
export interface ImportCounts {
  created: number;
  merged: number;
  updated: number;
  unchanged: number;
  rejected: number;
  salaryStated: number;
  salaryNegotiable: number;
  salaryAbsent: number;
  salaryUnreadable: number;
  /** Cells that held something unreadable, by field. */
  unreadable: Record<string, number>;
}

export interface ImportOptions {
  file: string;
  fileHash: string;
  dryRun: boolean;
  onBatch?: (rowsRead: number) => void;
  onRejection?: (rejection: Rejection) => void;
}

const BATCH = 500;
const MAX_RAW_KEPT = 2000;
/** Waits for another writer at the beginning, where waiting helps; a batch reads before it writes. */
const WRITING = { behavior: "immediate" } as const;

const digest = (text: string) => createHash("sha256").update(text).digest();
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Twelve letters that only depend on `text`, so that importing again gives the same identifiers. */
export function stableId(text: string): string {
  return [...digest(text).subarray(0, 12)].map((byte) => ALPHABET[byte & 31]).join("");
}

const fold = (text: string | null) =>
  (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");

/**
 * What makes two postings the same: employer, title, place, pay, education, experience and description. Null when the
 * employer is unknown and there is no description: then nothing proves that two rows are one.
 */
export function dedupKey(posting: Posting): string | null {
  const { enterprise: employer, duties, conditions } = posting;
  const text = fold(`${duties ?? ""}${conditions ?? ""}`);
  if (employer.name === null && text === "") return null;
  const name = employer.name === null ? "" : enterpriseNameKey(employer.name);
  const parts = [name, fold(posting.title), posting.district, posting.cityDistrict, posting.salaryRaw];
  return digest([...parts, posting.education, posting.experience, text].join("\u0000")).toString("base64url");
}

function emptyCounts(): ImportCounts {
  const counts = { created: 0, merged: 0, updated: 0, unchanged: 0, rejected: 0 };
  const salary = { salaryStated: 0, salaryNegotiable: 0, salaryAbsent: 0, salaryUnreadable: 0 };
  return { ...counts, ...salary, unreadable: {} };
}

const SALARY_COUNT = {
  stated: "salaryStated",
  negotiable: "salaryNegotiable",
  absent: "salaryAbsent",
  unreadable: "salaryUnreadable",
} as const;

function note(counts: ImportCounts, reading: Extract<PostingReading, { kind: "posting" }>): void {
  counts[SALARY_COUNT[reading.salary]] += 1;
  for (const field of reading.unreadable) counts.unreadable[field] = (counts.unreadable[field] ?? 0) + 1;
}

/**
 * Imports postings from rows in file order. Rows, sources, search announcements and the progress of the run are
 * written together, batch by batch; a run that is killed leaves whole batches, and the next run over the same file
 * finds them and goes on. With `dryRun` nothing is written.
 */
export async function importJobs(
  ctx: Context,
  rows: AsyncIterable<SourceRow>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const runId = stableId(`${options.fileHash}\u0000${options.file}\u0000${ctx.now}`);
  const writer = options.dryRun ? null : new BatchWriter(ctx, runId);
  writer?.start(options);
  let read = 0;
  let batch: SourceRow[] = [];
  const flush = () => {
    read += batch.length;
    const readings = batch.map((row) => readRow(row));
    for (const reading of readings) {
      if (reading.kind === "posting") note(counts, reading);
      else {
        counts.rejected += 1;
        options.onRejection?.(reading.rejection);
      }
    }
    writer?.write(readings, counts, read);
    batch = [];
    options.onBatch?.(read);
  };
  try {
    for await (const row of rows) {
      batch.push(row);
      if (batch.length === BATCH) flush();
    }
    flush();
  } catch (error) {
    writer?.fail(error);
    throw error;
  }
  writer?.finish(counts);
  return counts;
}

type RowReading =
  | (Extract<PostingReading, { kind: "posting" }> & { raw: RawPosting })
  | { kind: "rejected"; rejection: Rejection };

function readRow(row: SourceRow): RowReading {
  const text = () => (typeof row.raw === "string" ? row.raw : JSON.stringify(row.raw)).slice(0, MAX_RAW_KEPT);
  if ("reason" in row) {
    const { line, field, reason } = row;
    return { kind: "rejected", rejection: { line, field, reason, raw: text() } };
  }
  const reading = parsePosting(row.raw);
  if (reading.kind === "posting") return { ...reading, raw: row.raw };
  const { field, reason } = reading;
  return { kind: "rejected", rejection: { line: row.line, field, reason, raw: text() } };
}

/** The statements that every row needs, prepared once: building them anew would take most of the time. */
function prepareStatements({ db }: Context) {
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

/** Writes batches of one run; each batch is one transaction. */
class BatchWriter {
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(
    private readonly ctx: Context,
    private readonly runId: string,
  ) {
    this.#statements = prepareStatements(ctx);
  }

  start({ file, fileHash }: ImportOptions): void {
    const { db, now } = this.ctx;
    db.transaction((tx) => {
      tx.insert(importRun)
        .values({ id: this.runId, file, fileHash, status: "running", counts: {}, startedAt: now })
        .onConflictDoNothing()
        .run();
      this.#audit(tx, "import:start", { file });
    });
  }

  write(readings: readonly RowReading[], counts: ImportCounts, rowsRead: number): void {
    this.ctx.db.transaction((tx) => {
      const changed = { jobs: new Set<string>(), enterprises: new Set<string>() };
      for (const reading of readings) {
        if (reading.kind === "rejected")
          tx.insert(importRejection)
            .values({ runId: this.runId, ...reading.rejection })
            .run();
        else counts[this.#store(tx, reading.posting, reading.raw, changed)] += 1;
      }
      announce(tx, "jobs", [...changed.jobs], this.ctx.now);
      announce(tx, "enterprises", [...changed.enterprises], this.ctx.now);
      const { unreadable: _unreadable, ...totals } = counts;
      tx.update(importRun).set({ rowsRead, counts: totals }).where(eq(importRun.id, this.runId)).run();
    }, WRITING);
  }

  finish(counts: ImportCounts): void {
    this.ctx.db.transaction((tx) => {
      const { unreadable: _unreadable, ...totals } = counts;
      tx.update(importRun)
        .set({ status: "finished", finishedAt: this.ctx.now, counts: totals })
        .where(eq(importRun.id, this.runId))
        .run();
      this.#audit(tx, "import:finish", totals);
    });
  }

  fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.ctx.db
      .update(importRun)
      .set({ status: "failed", error: message })
      .where(eq(importRun.id, this.runId))
      .run();
  }

  #audit(tx: Tx, action: string, details: Record<string, unknown>): void {
    const { actor, now } = this.ctx;
    const name = actor.kind === "visitor" ? "visitor" : `${actor.kind}:${actor.name}`;
    tx.insert(auditEntry)
      .values({ at: now, actor: name, action, entity: "import_run", entityId: this.runId, details })
      .run();
  }

  #store(
    tx: Tx,
    posting: Posting,
    raw: RawPosting,
    changed: { jobs: Set<string>; enterprises: Set<string> },
  ): "created" | "merged" | "updated" | "unchanged" {
    const { now } = this.ctx;
    const source = posting.site ?? "";
    const rawHash = digest(JSON.stringify(raw)).toString("base64url");
    const isThisRow = and(eq(jobSource.source, source), eq(jobSource.sourceId, posting.sourceId));
    const known = this.#statements.source.get({ source, sourceId: posting.sourceId });
    if (known?.rawHash === rawHash) return "unchanged";
    const enterpriseId = this.#employer(tx, posting, changed.enterprises);
    const key = dedupKey(posting);
    const values = this.#jobValues(posting, enterpriseId, key);
    if (known) {
      const before = tx.select({ version: job.version }).from(job).where(eq(job.id, known.jobId)).get();
      tx.update(job)
        .set({ ...values, updatedAt: now, version: (before?.version ?? 0) + 1 })
        .where(eq(job.id, known.jobId))
        .run();
      tx.update(jobSource).set({ rawHash, raw, importedAt: now }).where(isThisRow).run();
      changed.jobs.add(known.jobId);
      changed.enterprises.add(enterpriseId);
      return "updated";
    }
    const twin = key === null ? undefined : this.#statements.twin.get({ key });
    const jobId = twin?.id ?? stableId(`${source}\u0000${posting.sourceId}`);
    if (!twin) {
      this.#statements.addJob.run({ ...values, id: jobId, createdAt: now, updatedAt: now });
      changed.jobs.add(jobId);
      changed.enterprises.add(enterpriseId);
    }
    this.#statements.addSource.run({
      source,
      sourceId: posting.sourceId,
      jobId,
      rawHash,
      raw,
      importedAt: now,
    });
    return twin ? "merged" : "created";
  }

  #jobValues(posting: Posting, enterpriseId: string, key: string | null) {
    const { sourceId: _id, site, collected, url, collectedAt, enterprise: _employer, ...fields } = posting;
    return {
      ...fields,
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
