import { DECISION_TEMPLATES_SETTING, type DecisionTemplates } from "~/domain/decision-template";
import { authorize } from "~/domain/permission";
import type { AccountContext } from "../context.server";
import { changeSetting } from "./change-setting.server";

interface TemplatesChange {
  shown: number;
  templates: DecisionTemplates;
  note: string;
}

/**
 * Sets the texts that decisions are written with.
 * @throws NotPermitted
 */
export function setDecisionTemplates(
  ctx: AccountContext,
  change: TemplatesChange,
): { done: true } | { refused: "changed" } {
  authorize(ctx.actor, "setting:manage", change);
  const { shown, templates: value, note } = change;
  return ctx.db.transaction(
    (tx) => {
      const changed = changeSetting(tx, ctx, { key: DECISION_TEMPLATES_SETTING, shown, value, note });
      return changed ? { done: true } : { refused: "changed" };
    },
    { behavior: "immediate" },
  );
}
