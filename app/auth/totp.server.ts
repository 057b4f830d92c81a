import { Secret, TOTP } from "otpauth";

const ISSUER = "金凤凰 · 凤栖";
/** A clock may be half a minute off in either direction. */
const WINDOW = 1;

const generator = (secret: string, label = "") =>
  new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: 30,
  });

/** A new secret in base32. */
export const createTotpSecret = () => new Secret({ size: 20 }).base32;

/** What an authenticator reads from the picture. @param label whose code it is */
export const totpUri = (secret: string, label: string) => generator(secret, label).toString();

/**
 * The half minute that a code belongs to (RFC 6238).
 * @param now UTC epoch ms
 * @param after the last half minute that was used: its code and earlier ones are worth nothing
 * @returns null when the code is not right
 */
export function totpStep(secret: string, code: string, now: number, after: number | null): number | null {
  const totp = generator(secret);
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  if (delta === null) return null;
  const step = totp.counter({ timestamp: now }) + delta;
  return after !== null && step <= after ? null : step;
}
