import { desc, eq } from "drizzle-orm";
import type { Db, Tx } from "~db/client";
import { account, setting, settingVersion } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

export interface Change {
  key: string;
  /** The version that the page showed; 0 where nobody had changed it. */
  shown: number;
  value: unknown;
  /** Why. */
  note: string;
}

export const latestVersion = (db: Db | Tx, key: string): number =>
  db
    .select({ version: settingVersion.version })
    .from(settingVersion)
    .where(eq(settingVersion.key, key))
    .orderBy(desc(settingVersion.version))
    .limit(1)
    .get()?.version ?? 0;

/**
 * Writes a setting with its next version and what was before, in an immediate transaction.
 * @returns false when somebody else has changed it since it was shown
 */
export function changeSetting(tx: Tx, ctx: AccountContext, { key, shown, value, note }: Change): boolean {
  const version = latestVersion(tx, key) + 1;
  if (version !== shown + 1) return false;
  const before = tx.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get();
  const set = { value, updatedAt: ctx.now };
  tx.insert(setting)
    .values({ key, ...set })
    .onConflictDoUpdate({ target: setting.key, set })
    .run();
  tx.insert(settingVersion).values({ key, version, value, note, setBy: ctx.actor.id, setAt: ctx.now }).run();
  const details = { version, note, before: before?.value ?? null, after: value };
  recordAction(tx, ctx, { action: "setting:change", entity: "setting", entityId: key, details });
  return true;
}

const MOST_SHOWN = 20;

/** What a setting was before, the latest first. */
export function listVersions({ db }: AccountContext, key: string) {
  return db
    .select({
      version: settingVersion.version,
      value: settingVersion.value,
      note: settingVersion.note,
      setAt: settingVersion.setAt,
      setBy: account.displayName,
    })
    .from(settingVersion)
    .innerJoin(account, eq(account.id, settingVersion.setBy))
    .where(eq(settingVersion.key, key))
    .orderBy(desc(settingVersion.version))
    .limit(MOST_SHOWN)
    .all();
}
