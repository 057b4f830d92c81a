import { rm } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { truncateLog } from "~db/client";
import { application } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext } from "../context.server";
import { eraseContent } from "./erase-content.server";

export type TakeBackResult = { done: true } | { refused: "unknown" | "open" };

/**
 * Takes back the consent to an application that is over (个人信息保护法 art. 15, 47): what was handed over and everything
 * said about it is erased at once, for both sides; its states and times stay for the response rate. What is still open
 * is withdrawn instead. The same press sent twice does it once.
 */
export async function takeBackConsent(
  ctx: AccountContext,
  applicationId: string,
  folder: string,
): Promise<TakeBackResult> {
  const { actor, now } = ctx;
  const result = ctx.db.transaction(
    (tx): { files: string[] } | { refused: "unknown" | "open" } => {
      const row = tx.select().from(application).where(eq(application.id, applicationId)).get();
      if (row?.candidateId !== actor.id) return { refused: "unknown" };
      if (row.endedAt === null) return { refused: "open" };
      withdrawConsent(tx, ctx, { accountId: actor.id, kind: "apply", subjectId: row.id });
      if (row.erasedAt !== null) return { files: [] };
      const files = eraseContent(tx, [row.id], now);
      recordAction(tx, ctx, { action: "application:forget", entity: "application", entityId: row.id });
      return { files };
    },
    { behavior: "immediate" },
  );
  if ("refused" in result) return result;
  truncateLog(ctx.db);
  await Promise.all(result.files.map((name) => rm(join(folder, name), { force: true })));
  return { done: true };
}
