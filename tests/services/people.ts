import { argon2id, hash } from "argon2";
import { createSecretBox } from "~/auth/secret-box.server";
import { keyedHash } from "~/auth/keyed-hash.server";
import { startSession } from "~/auth/session.server";
import type { Role } from "~/domain/role";
import { insertAccount } from "~/services/account/insert-account.server";
import type { TryContext } from "~/services/context.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { FACTORY_NOW } from "~seeds/factories";

export const PASSWORD = "三只 白鹭 飞过 缙云山";
export const CONFIRM_LINK = (token: string) => `https://portal.example/confirm/${token}`;
/** A cheap hash of it: what it costs is not what these tests are about. */
const cheap = hash(PASSWORD.normalize("NFKC"), {
  type: argon2id,
  memoryCost: 1024,
  timeCost: 2,
  parallelism: 1,
});

/** What everything is sealed with here. */
export const box = createSecretBox(Buffer.alloc(32, 7).toString("base64"));

/** The context of a visitor; `now` and the address as given. */
export function visitor(db: Db, given: Partial<TryContext> = {}): TryContext {
  return {
    db,
    now: FACTORY_NOW,
    address: "192.0.2.1",
    userAgent: "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
    keyed: keyedHash("a secret of this test"),
    box,
    production: false,
    actor: { kind: "visitor" },
    ...given,
  };
}

/** An account `<name>@example.cn` that signs in with `PASSWORD`. @returns its id */
export async function addPerson(db: Db, name: string, ...roles: Role[]): Promise<string> {
  const passwordHash = await cheap;
  const identifier = { kind: "email", value: `${name}@example.cn` } as const;
  const made = { identifier, passwordHash, name, roles, confirmed: true };
  return db.transaction((tx) => insertAccount(tx, made, FACTORY_NOW));
}

/** An account that signs in with a mobile number and `PASSWORD`. @returns its id */
export async function addNumber(db: Db, value: string, role: Role, sealedWith = box): Promise<string> {
  const passwordHash = await cheap;
  const identifier = { kind: "mobile", value, box: sealedWith } as const;
  const made = { identifier, passwordHash, name: `示例${value.slice(-4)}`, roles: [role] };
  return db.transaction((tx) => insertAccount(tx, made, FACTORY_NOW));
}

/** The context of an account. */
export function acting(db: Db, id: string, roles: Role[], now = FACTORY_NOW): VaultContext {
  return { db, now, box, address: "192.0.2.1", actor: { kind: "account", id, roles } };
}

/** Signs an account in. @returns the token of its cookie and the id of its session */
export function signedIn(db: Db, accountId: string, now = FACTORY_NOW, userAgent: string | null = null) {
  return db.transaction((tx) => startSession(tx, accountId, userAgent, now));
}
