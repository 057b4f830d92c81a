import { randomUUID } from "node:crypto";
import { and, eq, gt, inArray, isNull, lt, ne } from "drizzle-orm";
import { deviceName } from "~/domain/device";
import type { Role } from "~/domain/role";
import type { Db, Tx } from "~db/client";
import { account, accountRole, accountTotp, session } from "~db/schema";
import { createToken, hashToken } from "./token.server";

const DAY = 86_400_000;
/** A browser that nobody used for so long is signed out. */
export const IDLE_LIMIT = 7 * DAY;
/** However busy it is. */
export const ABSOLUTE_LIMIT = 30 * DAY;
/** Being seen is written down that often, not with every page. */
const SEEN_EVERY = 5 * 60_000;

/** Who is signed in, as far as pages and services need to know. */
export interface SignedIn {
  id: string;
  displayName: string;
  email: string | null;
  /** Whether its holder has shown that the address is theirs. */
  emailConfirmed: boolean;
  roles: Role[];
  /** Roles that wait for the second step to be set up. */
  lockedRoles: Role[];
  /** Whether signing in takes a code besides the password. */
  secondStep: boolean;
  sessionId: string;
}

/**
 * Signs a browser in under a token that was never used before.
 * @returns the token for the cookie; only its hash is kept
 */
export function startSession(tx: Tx, accountId: string, userAgent: string | null, now: number) {
  const token = createToken();
  const expiresAt = now + ABSOLUTE_LIMIT;
  const id = randomUUID();
  tx.delete(session).where(lt(session.expiresAt, now)).run();
  tx.insert(session)
    .values({
      id,
      tokenHash: hashToken(token),
      accountId,
      device: deviceName(userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    })
    .run();
  return { id, token, expiresAt };
}

/** Who holds a token; null when its session is unknown, ended, too old or too long unused, or its account disabled. */
export function readSession(db: Db, token: string, now: number): SignedIn | null {
  const row = db
    .select({
      id: account.id,
      displayName: account.displayName,
      email: account.email,
      emailConfirmedAt: account.emailConfirmedAt,
      sessionId: session.id,
      lastSeenAt: session.lastSeenAt,
      secondStepAt: accountTotp.confirmedAt,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(accountTotp, eq(accountTotp.accountId, account.id))
    .where(and(eq(session.tokenHash, hashToken(token)), isAlive(now), isNull(account.disabledAt)))
    .get();
  if (!row) return null;
  const { lastSeenAt, secondStepAt, emailConfirmedAt, ...rest } = row;
  const person = { ...rest, emailConfirmed: emailConfirmedAt !== null };
  if (now - lastSeenAt >= SEEN_EVERY)
    db.update(session).set({ lastSeenAt: now }).where(eq(session.id, row.sessionId)).run();
  return { ...person, roles: rolesOf(db, row.id), lockedRoles: [], secondStep: secondStepAt !== null };
}

/** The condition of a session that still counts. */
export function isAlive(now: number) {
  return and(isNull(session.revokedAt), gt(session.expiresAt, now), gt(session.lastSeenAt, now - IDLE_LIMIT));
}

export function rolesOf(db: Db | Tx, accountId: string): Role[] {
  return db
    .select({ role: accountRole.role })
    .from(accountRole)
    .where(eq(accountRole.accountId, accountId))
    .orderBy(accountRole.role)
    .all()
    .map(({ role }) => role);
}

/** Ends sessions that still count; a cookie that names one is worth nothing from then on. */
export function endSessions(tx: Tx, ids: readonly string[], now: number): number {
  return tx
    .update(session)
    .set({ revokedAt: now })
    .where(and(inArray(session.id, [...ids]), isNull(session.revokedAt)))
    .run().changes;
}

/** Ends every session of an account, or every one but the session that is kept. */
export function endSessionsOf(tx: Tx, accountId: string, now: number, kept?: string): number {
  return tx
    .update(session)
    .set({ revokedAt: now })
    .where(
      and(
        eq(session.accountId, accountId),
        isAlive(now),
        kept === undefined ? undefined : ne(session.id, kept),
      ),
    )
    .run().changes;
}
