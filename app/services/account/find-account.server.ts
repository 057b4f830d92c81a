import { eq } from "drizzle-orm";
import type { Identifier } from "~/domain/identifier";
import type { Db, Tx } from "~db/client";
import { account } from "~db/schema";

export type AccountRow = typeof account.$inferSelect;

export function findByIdentifier(db: Db | Tx, { kind, value }: Identifier): AccountRow | undefined {
  const column = kind === "email" ? account.email : account.mobile;
  return db.select().from(account).where(eq(column, value)).get();
}

export function findById(db: Db | Tx, id: string): AccountRow | undefined {
  return db.select().from(account).where(eq(account.id, id)).get();
}
