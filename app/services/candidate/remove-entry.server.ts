import { and, eq } from "drizzle-orm";
import type { Authorized } from "~/domain/permission";
import { auditEntry, candidateEducation, candidateExperience } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { changeProfile, WRITING } from "./change-profile.server";
import type { EducationRow, ExperienceRow } from "./load-entry.server";

const TABLES = { education: candidateEducation, experience: candidateExperience };
export type EntryKind = keyof typeof TABLES;

/** Removes an entry of one's own; pressed twice, it is removed once. */
export function removeEntry(
  ctx: AccountContext,
  kind: EntryKind,
  { id }: Authorized<EducationRow> | Authorized<ExperienceRow>,
): void {
  const table = TABLES[kind];
  ctx.db.transaction((tx) => {
    if (tx.delete(table).where(eq(table.id, id)).run().changes === 0) return;
    changeProfile(tx, ctx, { action: "profile:save", details: { part: kind } });
    recordAction(tx, ctx, { action: "profile:remove", entity: kind, entityId: id });
  }, WRITING);
}

/** Whether an entry that is not there any more was removed by whoever asks for it again. */
export function wasRemoved({ db, actor }: AccountContext, kind: EntryKind, id: string): boolean {
  const found = db
    .select({ id: auditEntry.id })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.entityId, id),
        eq(auditEntry.entity, kind),
        eq(auditEntry.actor, actor.id),
        eq(auditEntry.action, "profile:remove"),
      ),
    )
    .get();
  return found !== undefined;
}
