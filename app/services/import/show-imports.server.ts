import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import { countRows } from "~db/count";
import { account, importFile, importRejection, importRun, task } from "~db/schema";
import type { AccountContext } from "../context.server";

export type ImportFileRow = typeof importFile.$inferSelect;

const PER_PAGE = 30;
const FAULTS_PER_PAGE = 50;

/** The page that exists: what lies behind the last is the last. */
const within = (asked: number, total: number, perPage: number) =>
  Math.min(asked, Math.max(1, Math.ceil(total / perPage)));

/** Runs of the importer, by the command as well, the latest first. */
export function listImports({ db }: AccountContext, asked: number) {
  const total = countRows(db, importRun);
  const page = within(asked, total, PER_PAGE);
  const runs = db
    .select()
    .from(importRun)
    .orderBy(desc(importRun.startedAt), desc(importRun.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map(({ fileHash: _hash, ...run }) => run);
  return { runs, total, page, perPage: PER_PAGE };
}

/**
 * A file that was handed in.
 * @throws NotPermitted
 */
export function loadImportFile(ctx: AccountContext, id: string): Authorized<ImportFileRow> | undefined {
  const found = ctx.db.select().from(importFile).where(eq(importFile.id, id)).get();
  return found && authorize(ctx.actor, "import:manage", found);
}

/** A file with what was found in it and what became of it; its faulty rows page by page. */
export function showImportFile({ db, now }: AccountContext, file: Authorized<ImportFileRow>, asked: number) {
  const runs = db
    .select()
    .from(importRun)
    .where(eq(importRun.fileId, file.id))
    .orderBy(desc(importRun.startedAt))
    .all();
  const check = runs.find(({ dryRun }) => dryRun) ?? null;
  const faults = eq(importRejection.runId, check?.id ?? "");
  const total = countRows(db, importRejection, faults);
  const page = within(asked, total, FAULTS_PER_PAGE);
  const rejections = db
    .select()
    .from(importRejection)
    .where(faults)
    .orderBy(asc(importRejection.line), asc(importRejection.id))
    .limit(FAULTS_PER_PAGE)
    .offset((page - 1) * FAULTS_PER_PAGE)
    .all();
  const work = db
    .select()
    .from(task)
    .where(inArray(task.key, [`import:check:${file.id}`, `import:run:${file.id}`]))
    .orderBy(asc(task.id))
    .all()
    .map(({ id, kind, progress, doneAt, failedAt, heldUntil, lastError }) => ({
      ...{ id, kind, progress, doneAt, failedAt, lastError },
      running: doneAt === null && heldUntil !== null && heldUntil >= now,
    }));
  const { displayName } =
    db
      .select({ displayName: account.displayName })
      .from(account)
      .where(eq(account.id, file.uploadedBy))
      .get() ?? {};
  return {
    file: { ...file, storedName: undefined, uploadedBy: displayName ?? "" },
    check,
    run: runs.find(({ dryRun }) => !dryRun) ?? null,
    work,
    rejections,
    total,
    page,
    perPage: FAULTS_PER_PAGE,
  };
}

const MOST_EXPORTED = 20_000;

/** The faulty rows of a file, at most 20,000, as its last look through found them. */
export function listRejections({ db }: AccountContext, file: Authorized<ImportFileRow>) {
  const check = db
    .select({ id: importRun.id })
    .from(importRun)
    .where(and(eq(importRun.fileId, file.id), eq(importRun.dryRun, true)))
    .orderBy(desc(importRun.startedAt))
    .limit(1)
    .get();
  return db
    .select()
    .from(importRejection)
    .where(eq(importRejection.runId, check?.id ?? ""))
    .orderBy(asc(importRejection.line))
    .limit(MOST_EXPORTED)
    .all();
}
