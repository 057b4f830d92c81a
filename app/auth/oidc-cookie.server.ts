import { z } from "zod";
import type { SecretBox } from "./secret-box.server";

/** What a browser carries between the pages of a sign-in by another provider; sealed, so that it reads none of it. */
const NAME = "oidc";
export const OIDC_MINUTES = 10;

const Carried = z.discriminatedUnion("at", [
  z.object({
    at: z.literal("provider"),
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    next: z.string(),
    until: z.number(),
  }),
  z.object({
    at: z.literal("finish"),
    issuer: z.string(),
    subject: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    next: z.string(),
    until: z.number(),
  }),
]);
export type Carried = z.infer<typeof Carried>;
type At<K extends Carried["at"]> = Extract<Carried, { at: K }>;
/** What is to be carried; until when follows from the clock. */
export type Carry<K extends Carried["at"]> = Omit<At<K>, "until">;

interface Carrier {
  box: SecretBox;
  https: boolean;
  /** UTC epoch ms */
  now: number;
}

const attributes = (maxAge: number, https: boolean) =>
  `Path=/auth/oidc; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;

export function oidcCookie<K extends Carried["at"]>({ box, https, now }: Carrier, carried: Carry<K>): string {
  const seconds = OIDC_MINUTES * 60;
  const sealed = box.seal(JSON.stringify({ ...carried, until: now + seconds * 1000 }), NAME);
  return `${NAME}=${sealed}; ${attributes(seconds, https)}`;
}

export const endedOidcCookie = (https: boolean): string => `${NAME}=; ${attributes(0, https)}`;

/** @returns null when there is none, it was changed, is of another step, or too old */
export function readOidcCookie<K extends Carried["at"]>(
  { box, now }: Pick<Carrier, "box" | "now">,
  header: string | null,
  at: K,
): At<K> | null {
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(`${NAME}=`));
  const text = pair ? box.open(pair.slice(NAME.length + 1), NAME) : null;
  if (text === null) return null;
  const { data } = Carried.safeParse(JSON.parse(text));
  return data?.at === at && data.until > now ? (data as At<K>) : null;
}
