import { eq } from "drizzle-orm";
import { UNNAMED_ENTERPRISE, enterpriseNameKey } from "~/domain/enterprise-name";
import { countsAsVerified } from "~/domain/verification";
import type { Db, Tx } from "~db/client";
import { enterprise } from "~db/schema";

/** An employer of the directory by its whole name; undefined where it is not in it. */
export function findEmployer(db: Db | Tx, name: string) {
  const nameKey = enterpriseNameKey(name);
  if (nameKey === "" || nameKey === enterpriseNameKey(UNNAMED_ENTERPRISE)) return undefined;
  return db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(enterprise)
    .where(eq(enterprise.nameKey, nameKey))
    .get();
}

/** Whether the portal has checked who an employer is, so that it need not show its licence. */
export function isKnownEmployer(db: Db | Tx, enterpriseId: string | null, now: number): boolean {
  if (!enterpriseId) return false;
  const found = db
    .select({ verifiedUntil: enterprise.verifiedUntil, origin: enterprise.origin })
    .from(enterprise)
    .where(eq(enterprise.id, enterpriseId))
    .get();
  return found !== undefined && countsAsVerified(found, now) === true;
}
