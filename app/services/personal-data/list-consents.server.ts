import { desc, eq } from "drizzle-orm";
import { consent } from "~db/schema";
import type { AccountContext } from "../context.server";

/** What whoever acts agreed to, the latest first, with what was taken back. */
export const listConsents = ({ db, actor }: AccountContext) =>
  db.select().from(consent).where(eq(consent.accountId, actor.id)).orderBy(desc(consent.id)).limit(500).all();
