import { eq, inArray } from "drizzle-orm";
import type { SecretBox } from "~/auth/secret-box.server";
import type { Identifier } from "~/domain/identifier";
import type { Db, Tx } from "~db/client";
import { account } from "~db/schema";
import { phoneText } from "../candidate/phone-hash.server";

export type AccountRow = typeof account.$inferSelect;

/** How an account is named, with what it takes to find it: numbers are kept sealed. */
export type Sought =
  | (Extract<Identifier, { kind: "email" }> & { box?: SecretBox })
  | (Extract<Identifier, { kind: "mobile" }> & { box: SecretBox });

export function findByIdentifier(db: Db | Tx, sought: Sought): AccountRow | undefined {
  const named =
    sought.kind === "email" ? eq(account.email, sought.value) : hasMobile(sought.box, sought.value);
  return db.select().from(account).where(named).get();
}

/** The condition of an account that signs in with a number, whichever key it is named by. */
export const hasMobile = (box: SecretBox, number: string) =>
  inArray(account.mobileHash, box.namesOf(phoneText(number)));

export function findById(db: Db | Tx, id: string): AccountRow | undefined {
  return db.select().from(account).where(eq(account.id, id)).get();
}
