import { eq, isNotNull } from "drizzle-orm";
import type { SecretBox } from "~/auth/secret-box.server";
import { account } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { sealMobile } from "./seal-mobile.server";

const AT_ONCE = 500;

/**
 * Seals the numbers that accounts still hold in the clear, a few at a time; interrupted, it goes on with the next start.
 * @returns how many it sealed
 */
export function sealMobiles(ctx: Context & { box: SecretBox }): number {
  let sealed = 0;
  for (let n = AT_ONCE; n === AT_ONCE; sealed += n) n = sealSome(ctx);
  return sealed;
}

function sealSome(ctx: Context & { box: SecretBox }): number {
  return ctx.db.transaction(
    (tx) => {
      const rows = tx
        .select({ id: account.id, mobile: account.mobile })
        .from(account)
        .where(isNotNull(account.mobile))
        .limit(AT_ONCE)
        .all();
      for (const { id, mobile } of rows)
        if (mobile !== null)
          tx.update(account).set(sealMobile(ctx.box, mobile)).where(eq(account.id, id)).run();
      if (rows.length > 0)
        recordAction(tx, ctx, {
          action: "data:seal-mobiles",
          entity: "data",
          entityId: "account",
          details: { accounts: rows.length },
        });
      return rows.length;
    },
    { behavior: "immediate" },
  );
}
