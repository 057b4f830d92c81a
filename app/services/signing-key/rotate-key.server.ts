import { isNull } from "drizzle-orm";
import { authorize } from "~/domain/permission";
import type { Tx } from "~db/client";
import { signingKey } from "~db/schema";
import type { AccountContext } from "../context.server";
import { currentKid, insertKey, KEY_WRITING, type KeyContext } from "./current-key.server";

/**
 * Has another key sign from now on. The one before signs nothing more, and its private half is thrown away; what it has
 * signed verifies as before.
 * @returns the kid of the new key
 */
export const rotateKey = (ctx: KeyContext): string =>
  ctx.db.transaction((tx) => replaceKey(tx, ctx, currentKid(tx)), KEY_WRITING);

/**
 * The same, asked for on a page.
 * @param shown the kid that the page showed, empty where there was none: the same press sent twice rotates once
 * @returns false when it has been replaced since
 * @throws NotPermitted
 */
export function rotateShownKey(ctx: AccountContext & KeyContext, shown: string): boolean {
  authorize(ctx.actor, "card:manage", { shown });
  return ctx.db.transaction((tx) => {
    const before = currentKid(tx);
    if ((before ?? "") !== shown) return false;
    replaceKey(tx, ctx, before);
    return true;
  }, KEY_WRITING);
}

function replaceKey(tx: Tx, ctx: KeyContext, before: string | null): string {
  tx.update(signingKey)
    .set({ retiredAt: ctx.now, sealedPrivate: null })
    .where(isNull(signingKey.retiredAt))
    .run();
  return insertKey(tx, ctx, before).kid;
}
