import { and, eq, isNotNull } from "drizzle-orm";
import { createToken, hashToken } from "~/auth/token.server";
import { SECOND_STEP_MINUTES } from "~/domain/second-step";
import type { Db, Tx } from "~db/client";
import { accountTotp, oneTimeToken } from "~db/schema";
import type { TryContext } from "../context.server";
import { openSession, type Opened } from "./open-session.server";

/** Signed in, or a token for whoever brings the code. */
export type Finished = { opened: Opened } | { secondStep: string };

export function hasSecondStep(db: Db | Tx, accountId: string): boolean {
  const own = and(eq(accountTotp.accountId, accountId), isNotNull(accountTotp.confirmedAt));
  return db.select({ id: accountTotp.accountId }).from(accountTotp).where(own).get() !== undefined;
}

/** Goes on once it is clear whose browser it is: signs it in, or asks for the second step where there is one. */
export function finishSignIn(tx: Tx, ctx: TryContext, accountId: string, before: string | null): Finished {
  if (!hasSecondStep(tx, accountId)) return { opened: openSession(tx, ctx, accountId, before) };
  const token = createToken();
  tx.insert(oneTimeToken)
    .values({
      tokenHash: hashToken(token),
      accountId,
      purpose: "second-step",
      createdAt: ctx.now,
      expiresAt: ctx.now + SECOND_STEP_MINUTES * 60_000,
    })
    .run();
  return { secondStep: token };
}
