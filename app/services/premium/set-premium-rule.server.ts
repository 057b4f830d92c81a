import { authorize } from "~/domain/permission";
import { PREMIUM_RULE_SETTING } from "~/domain/premium";
import { ruleFrom, type PremiumChange } from "~/domain/setting-form";
import type { AccountContext } from "../context.server";
import { changeSetting } from "../setting/change-setting.server";
import { enqueueTask } from "../task/enqueue-task.server";

/**
 * Sets the rule for 高薪优岗 and has every open position judged by it.
 * @throws NotPermitted
 */
export function setPremiumRule(
  ctx: AccountContext,
  change: PremiumChange,
): { done: true } | { refused: "changed" } {
  authorize(ctx.actor, "setting:manage", change);
  const { shown, note } = change;
  const value = ruleFrom(change, shown + 1);
  return ctx.db.transaction(
    (tx) => {
      if (!changeSetting(tx, ctx, { key: PREMIUM_RULE_SETTING, shown, value, note }))
        return { refused: "changed" };
      enqueueTask(tx, ctx, { key: `premium:recompute:${value.version}`, kind: "premium:recompute" });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}
