import { argon2id, hash, verify } from "argon2";
import { NO_PASSWORD } from "~/domain/account";

/** OWASP's second choice: 19 MiB, two passes, one lane. */
const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One spelling for what looks the same on different keyboards. */
const spelled = (password: string) => password.normalize("NFKC");

/** @returns argon2id in PHC form, with a salt of its own */
export function hashPassword(password: string): Promise<string> {
  return hash(spelled(password), COST);
}

let dummy: Promise<string> | undefined;

/** @param stored null for an account that does not exist: as much work, so that the time tells nothing */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody's password");
  const known = stored === NO_PASSWORD ? null : stored;
  const right = await verify(known ?? (await dummy), spelled(password));
  return right && known !== null;
}
