import { eq } from "drizzle-orm";
import { countRows } from "~db/count";
import type { Tx } from "~db/client";
import { application, upload } from "~db/schema";
import type { AccountContext } from "../context.server";
import { forgetFile, keepFile, type Received } from "../upload/receive-file.server";
import { changeProfile, findProfile, WRITING } from "./change-profile.server";

/**
 * Puts a résumé in the place of the one before.
 * @returns `before` where it is the one that is there: a form sent twice, of which nothing more is kept
 */
export function setResume(ctx: AccountContext, file: Received): { kept: "now" | "before" } {
  return ctx.db.transaction((tx): ReturnType<typeof setResume> => {
    const old = findProfile(tx, ctx)?.resumeId ?? null;
    if (old !== null && fingerprint(tx, old) === `${file.row.sha256} ${file.row.name}`)
      return { kept: "before" };
    const resumeId = keepFile(tx, file);
    changeProfile(tx, ctx, { action: "profile:resume", details: { change: "upload" }, set: { resumeId } });
    forgetUnlessSent(tx, old);
    return { kept: "now" };
  }, WRITING);
}

/** Takes one's résumé away; applications keep what they went with. */
export function removeResume(ctx: AccountContext): void {
  ctx.db.transaction((tx) => {
    const old = findProfile(tx, ctx)?.resumeId ?? null;
    if (old === null) return;
    changeProfile(tx, ctx, {
      action: "profile:resume",
      details: { change: "remove" },
      set: { resumeId: null },
    });
    forgetUnlessSent(tx, old);
  }, WRITING);
}

function fingerprint(tx: Tx, id: string): string | undefined {
  const found = tx.select().from(upload).where(eq(upload.id, id)).get();
  return found && `${found.sha256} ${found.name}`;
}

function forgetUnlessSent(tx: Tx, id: string | null): void {
  if (id !== null && countRows(tx, application, eq(application.resumeId, id)) === 0) forgetFile(tx, id);
}
