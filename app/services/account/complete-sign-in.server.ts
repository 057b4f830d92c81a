import { and, eq, gt, isNull } from "drizzle-orm";
import { countTry, forgetTries } from "~/auth/attempt.server";
import { hashToken } from "~/auth/token.server";
import type { Db, Tx } from "~db/client";
import { account, oneTimeToken } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { TryContext } from "../context.server";
import { openSession, type Opened } from "./open-session.server";
import { useCode, type Sealing } from "./use-code.server";

export type CodeResult = { opened: Opened } | { wrong: true } | { spent: true } | { wait: number };

/** Whether the password was given a moment ago, so that the code may be asked for. */
export function isCodeAwaited({ db, now }: TryContext, token: string | null): boolean {
  return token !== null && waiting(db, token, now) !== undefined;
}

/** Signs the browser in that brought the password before, for a code of the device or of the paper. */
export function completeSignIn(
  ctx: TryContext,
  sealing: Sealing,
  { token, code, before }: { token: string; code: string; before: string | null },
): CodeResult {
  const asked = waiting(ctx.db, token, ctx.now);
  if (!asked) return { spent: true };
  const counted = countTry(ctx.db, { "code:account": asked.accountId }, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  return ctx.db.transaction(
    (tx): CodeResult => {
      const found = waiting(tx, token, ctx.now);
      if (!found) return { spent: true };
      const entityId = found.accountId;
      if (!useCode(tx, ctx, entityId, sealing, code)) {
        recordAction(tx, ctx, { action: "account:second-step-failed", entity: "account", entityId });
        return { wrong: true };
      }
      tx.update(oneTimeToken)
        .set({ usedAt: ctx.now })
        .where(and(eq(oneTimeToken.accountId, entityId), eq(oneTimeToken.purpose, "second-step")))
        .run();
      forgetTries(tx, counted.ids, { "code:account": entityId });
      return { opened: openSession(tx, ctx, entityId, before) };
    },
    { behavior: "immediate" },
  );
}

function waiting(db: Db | Tx, token: string, now: number) {
  return db
    .select({ accountId: oneTimeToken.accountId })
    .from(oneTimeToken)
    .innerJoin(account, eq(account.id, oneTimeToken.accountId))
    .where(
      and(
        eq(oneTimeToken.tokenHash, hashToken(token)),
        eq(oneTimeToken.purpose, "second-step"),
        isNull(oneTimeToken.usedAt),
        gt(oneTimeToken.expiresAt, now),
        isNull(account.disabledAt),
      ),
    )
    .get();
}
