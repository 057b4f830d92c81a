import { createHash, randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { OfficialListInput } from "~/domain/cultivation-form";
import { shownFileName } from "~/domain/file-kind";
import { LIST_CLASS_LABELS, readOfficialList, type ListClass } from "~/domain/official-list";
import { keysOf } from "~/domain/labels";
import { authorize, type Authorized } from "~/domain/permission";
import { countRows } from "~db/count";
import { account, cultivationImport, enterpriseCertificate } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { readSheet } from "../position-sheet/read-sheet.server";
import { enqueueTask } from "../task/enqueue-task.server";
import { changeCertificate } from "./change-certificate.server";
import { compareList, notNamed, type ListRecord } from "./compare-list.server";

const PER_PAGE = 20;
const ROWS_PER_PAGE = 50;

/**
 * Reads an official list; nothing of it is written to any company yet. The same file with the same words again leads to
 * what is there.
 * @returns the id of the list, or what is wrong with the file
 * @throws NotPermitted
 */
export async function importList(
  ctx: AccountContext,
  { kind, title, issuedOn }: OfficialListInput,
  file: { name: string; bytes: Buffer },
): Promise<{ id: string } | { fault: string }> {
  authorize(ctx.actor, "cultivation:decide", file);
  const sheet = await readSheet(file.bytes);
  if ("fault" in sheet) return sheet;
  const rows = readOfficialList(sheet);
  if ("fault" in rows) return rows;
  const told = `${kind}\u0000${title}\u0000${issuedOn}\u0000`;
  const id = createHash("sha256").update(told).update(file.bytes).digest("hex").slice(0, 32);
  ctx.db.transaction(
    (tx) => {
      const written = tx
        .insert(cultivationImport)
        .values({
          ...{ id, kind, title, issuedOn, rows, fileName: shownFileName(file.name) },
          ...{ createdBy: ctx.actor.id, createdAt: ctx.now },
        })
        .onConflictDoNothing()
        .run();
      if (written.changes === 0) return;
      recordAction(tx, ctx, {
        action: "certificate:import",
        entity: "cultivation-import",
        entityId: id,
        details: {
          kind,
          title,
          rows: rows.length,
          faulty: rows.filter((row) => row.faults.length > 0).length,
        },
      });
    },
    { behavior: "immediate" },
  );
  return { id };
}

/**
 * A list for those who decide.
 * @throws NotPermitted
 */
export function loadList(ctx: AccountContext, id: string): Authorized<ListRecord> | undefined {
  const found = ctx.db.select().from(cultivationImport).where(eq(cultivationImport.id, id)).get();
  return found && authorize(ctx.actor, "cultivation:decide", found);
}

/** The lists that were read, the latest first. */
export function listImports({ db }: AccountContext, asked: number) {
  const total = countRows(db, cultivationImport);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / PER_PAGE)));
  const lists = db
    .select({
      id: cultivationImport.id,
      kind: cultivationImport.kind,
      title: cultivationImport.title,
      fileName: cultivationImport.fileName,
      createdAt: cultivationImport.createdAt,
      createdBy: account.displayName,
      appliedAt: cultivationImport.appliedAt,
    })
    .from(cultivationImport)
    .innerJoin(account, eq(account.id, cultivationImport.createdBy))
    .orderBy(desc(cultivationImport.createdAt), cultivationImport.id)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { lists, total, page, perPage: PER_PAGE };
}

export interface ListQuery {
  show: ListClass | "renamed" | null;
  page: number;
  /** Page of what the list does not name. */
  missing?: number;
}

const within = (asked: number, total: number) =>
  Math.min(asked, Math.max(1, Math.ceil(total / ROWS_PER_PAGE)));
const pageOf = <T>(rows: readonly T[], page: number) =>
  rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);

/** What a list would change, one class of rows at a time. */
export function viewList(
  ctx: AccountContext,
  list: Authorized<ListRecord>,
  { show, page: asked, missing: askedMissing = 1 }: ListQuery,
) {
  const compared = compareList(ctx.db, list, ctx.actor.id);
  const renamed = compared.filter(({ ourName }) => ourName !== null);
  const of = (name: ListClass) => compared.filter((one) => one.class === name);
  const shown = show === null ? compared : show === "renamed" ? renamed : of(show);
  const page = within(asked, shown.length);
  const missing = notNamed(ctx.db, list, ctx.now);
  const missingPage = within(askedMissing, missing.length);
  const { id, kind, title, fileName, issuedOn, appliedAt } = list;
  return {
    list: { id, kind, title, fileName, issuedOn, appliedAt },
    counts: Object.fromEntries(
      keysOf<ListClass>(LIST_CLASS_LABELS).map((name) => [name, of(name).length]),
    ) as Record<ListClass, number>,
    renamed: renamed.length,
    all: compared.length,
    rows: pageOf(shown, page).map(({ certificate, ...one }) => ({
      ...one,
      before: certificate && {
        issuedOn: certificate.issuedOn,
        validUntil: certificate.validUntil,
        revokedNote: certificate.revokedNote,
      },
    })),
    ...{ total: shown.length, page, perPage: ROWS_PER_PAGE },
    missing: pageOf(missing, missingPage),
    ...{ missingTotal: missing.length, missingPage },
  };
}

/**
 * Notes what a list says that is new or has changed, once, and has the companies judged again. Who is on our record and
 * not on the list stays there, and what was revoked stays revoked: a person decides.
 * @returns how many certificates were written; applied before, 0
 */
export function applyList(
  ctx: AccountContext,
  target: Authorized<ListRecord>,
): { added: number; changed: number } {
  return ctx.db.transaction(
    (tx) => {
      const list = tx.select().from(cultivationImport).where(eq(cultivationImport.id, target.id)).get();
      const done = { added: 0, changed: 0 };
      if (!list || list.appliedAt !== null) return done;
      const touched = new Set<string>();
      for (const one of compareList(tx, list, ctx.actor.id)) {
        const { enterpriseId, issuedOn, validUntil, certificate } = one;
        if (enterpriseId === null || (one.class !== "new" && one.class !== "changed")) continue;
        const known = { issuedOn, validUntil, source: list.title, importId: list.id };
        if (certificate) {
          changeCertificate(tx, ctx, certificate, known);
          done.changed += 1;
        } else {
          tx.insert(enterpriseCertificate)
            .values({
              ...{ id: randomUUID(), enterpriseId, kind: list.kind, number: one.row.number, ...known },
              ...{ createdBy: ctx.actor.id, createdAt: ctx.now, updatedAt: ctx.now },
            })
            .run();
          done.added += 1;
        }
        touched.add(enterpriseId);
      }
      for (const enterprise of touched)
        enqueueTask(tx, ctx, {
          key: `cultivation:assess:${enterprise}:${list.id}`,
          kind: "cultivation:assess",
          payload: { enterprise },
        });
      tx.update(cultivationImport)
        .set({ appliedAt: ctx.now, appliedBy: ctx.actor.id })
        .where(eq(cultivationImport.id, list.id))
        .run();
      recordAction(tx, ctx, {
        action: "certificate:apply",
        entity: "cultivation-import",
        entityId: list.id,
        details: { kind: list.kind, title: list.title, ...done },
      });
      return done;
    },
    { behavior: "immediate" },
  );
}
