import { MINIMUM_WAGE_SETTING } from "~/domain/minimum-wage";
import { authorize } from "~/domain/permission";
import { withWage, type WageChange } from "~/domain/setting-form";
import type { AccountContext } from "../context.server";
import { changeSetting } from "./change-setting.server";
import { getMinimumWages } from "./get-minimum-wages.server";

/**
 * Adds a minimum wage from a day on to the table.
 * @throws NotPermitted
 */
export function setMinimumWage(
  ctx: AccountContext,
  change: WageChange,
): { done: true } | { refused: "changed" } {
  authorize(ctx.actor, "setting:manage", change);
  const { shown, note } = change;
  return ctx.db.transaction(
    (tx) => {
      const value = withWage(getMinimumWages({ db: tx }), change);
      const changed = changeSetting(tx, ctx, { key: MINIMUM_WAGE_SETTING, shown, value, note });
      return changed ? { done: true } : { refused: "changed" };
    },
    { behavior: "immediate" },
  );
}
