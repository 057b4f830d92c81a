import { and, count, eq, isNull } from "drizzle-orm";
import { countTry, forgetTries } from "~/auth/attempt.server";
import { verifyPassword } from "~/auth/password.server";
import { NO_PASSWORD } from "~/domain/account";
import { endSessionsOf } from "~/auth/session.server";
import { createTotpSecret, totpStep, totpUri } from "~/auth/totp.server";
import { qrShape, type QrShape } from "~/domain/qr";
import type { Tx } from "~db/client";
import { accountTotp, recoveryCode } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findById } from "./find-account.server";
import { TOTP_PURPOSE, tellHolder, totpRow, useCode, writeCodes, type Sealing } from "./use-code.server";
import { contactOf } from "./seal-mobile.server";
import { removeSecondStep } from "./remove-second-step.server";

const WRITING = { behavior: "immediate" } as const;
/** The label in an authenticator is cut to what its screen holds. */
const LONGEST_LABEL = 60;

export interface SecondStepState {
  /** Whether beginning asks for a password. */
  hasPassword: boolean;
  /** UTC epoch ms; null = not in use. */
  since: number | null;
  recoveryCodesLeft: number;
  /** Begun and not confirmed: what the device has to learn. */
  begun: { secret: string; qr: QrShape } | null;
}

/** How one's own second step stands. */
export function showSecondStep(ctx: AccountContext, { box }: Sealing): SecondStepState {
  const row = totpRow(ctx.db, ctx.actor.id);
  const unused = and(eq(recoveryCode.accountId, ctx.actor.id), isNull(recoveryCode.usedAt));
  const recoveryCodesLeft = ctx.db.select({ n: count() }).from(recoveryCode).where(unused).get()?.n ?? 0;
  const holder = findById(ctx.db, ctx.actor.id);
  const hasPassword = holder?.passwordHash !== NO_PASSWORD;
  const secret = row?.confirmedAt === null ? box.open(row.sealedSecret, TOTP_PURPOSE) : null;
  if (secret === null)
    return { hasPassword, since: row?.confirmedAt ?? null, recoveryCodesLeft, begun: null };
  const label = ((holder && contactOf(box, holder)) ?? ctx.actor.id).slice(0, LONGEST_LABEL);
  return {
    hasPassword,
    since: null,
    recoveryCodesLeft,
    begun: { secret, qr: qrShape(totpUri(secret, label)) },
  };
}

/**
 * Makes the secret that a device is to learn. It asks for nothing until the first code was right.
 * Whoever has a password gives it: a browser that was left open must not lock its owner out.
 */
export async function beginSecondStep(
  ctx: AccountContext,
  { box }: Sealing,
  password: string,
): Promise<{ done: true } | { refused: "wrong" } | { wait: number }> {
  const tries = { "password:account": ctx.actor.id };
  const counted = countTry(ctx.db, tries, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  const stored = findById(ctx.db, ctx.actor.id)?.passwordHash ?? null;
  if (stored !== NO_PASSWORD && !(await verifyPassword(stored, password))) return { refused: "wrong" };
  const sealedSecret = box.seal(createTotpSecret(), TOTP_PURPOSE);
  const fresh = { sealedSecret, createdAt: ctx.now, lastStep: null };
  ctx.db.transaction((tx) => {
    forgetTries(tx, counted.ids);
    if (totpRow(tx, ctx.actor.id)) return;
    tx.insert(accountTotp)
      .values({ accountId: ctx.actor.id, ...fresh })
      .run();
  }, WRITING);
  return { done: true };
}

/** Gives up what was begun. */
export function cancelSecondStep(ctx: AccountContext): void {
  const begun = and(eq(accountTotp.accountId, ctx.actor.id), isNull(accountTotp.confirmedAt));
  ctx.db.delete(accountTotp).where(begun).run();
}

export type CodesResult = { codes: string[] } | { refused: "wrong" | "state" } | { wait: number };

/**
 * Turns the second step on by a first code. Every other browser is signed out.
 * @returns the recovery codes, which are never shown again
 */
export function confirmSecondStep(
  ctx: AccountContext,
  sealing: Sealing,
  code: string,
  sessionId: string,
): CodesResult {
  return withTry(ctx, (tx) => {
    const row = totpRow(tx, ctx.actor.id);
    if (!row || row.confirmedAt !== null) return { refused: "state" };
    const secret = sealing.box.open(row.sealedSecret, TOTP_PURPOSE);
    const step = secret === null ? null : totpStep(secret, code, ctx.now, null);
    if (step === null) return { refused: "wrong" };
    tx.update(accountTotp)
      .set({ confirmedAt: ctx.now, lastStep: step })
      .where(eq(accountTotp.accountId, ctx.actor.id))
      .run();
    const details = { sessionsEnded: endSessionsOf(tx, ctx.actor.id, ctx.now, sessionId) };
    recordAction(tx, ctx, {
      action: "account:second-step-on",
      entity: "account",
      entityId: ctx.actor.id,
      details,
    });
    tellHolder(
      tx,
      ctx,
      ctx.actor.id,
      "已开启两步验证",
      "您的账号已开启两步验证，以后登录需要验证器上的数字。",
    );
    return { codes: writeCodes(tx, ctx.actor.id, sealing) };
  });
}

/** New recovery codes for a right code; the old ones are worth nothing from then on. */
export function renewRecoveryCodes(ctx: AccountContext, sealing: Sealing, code: string): CodesResult {
  return withTry(ctx, (tx) => {
    if (!useCode(tx, ctx, ctx.actor.id, sealing, code)) return { refused: "wrong" };
    recordAction(tx, ctx, { action: "account:recovery-codes", entity: "account", entityId: ctx.actor.id });
    return { codes: writeCodes(tx, ctx.actor.id, sealing) };
  });
}

/** Turns one's own second step off for a right code. */
export function endSecondStep(
  ctx: AccountContext,
  sealing: Sealing,
  code: string,
): { done: true } | Exclude<CodesResult, { codes: string[] }> {
  return withTry(ctx, (tx) => {
    if (!useCode(tx, ctx, ctx.actor.id, sealing, code)) return { refused: "wrong" };
    removeSecondStep(tx, ctx, ctx.actor.id, "account:second-step-off");
    return { done: true };
  });
}

/** Counts a try, and forgets it when it turned out well. */
function withTry<T extends { refused: string } | object>(
  ctx: AccountContext,
  work: (tx: Tx) => T,
): T | { wait: number } {
  const tries = { "code:account": ctx.actor.id };
  const counted = countTry(ctx.db, tries, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  return ctx.db.transaction((tx) => {
    const result = work(tx);
    if (!("refused" in result)) forgetTries(tx, counted.ids, tries);
    return result;
  }, WRITING);
}
