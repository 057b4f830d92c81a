import { desc, eq } from "drizzle-orm";
import { authorize } from "~/domain/permission";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { ruleSetVersion } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

/**
 * Begins the next version of a rule set as a draft, with the words of the version published last. Whoever has begun one
 * already is led back to it. undefined = there is no such rule set.
 * @throws NotPermitted
 */
export function draftVersion(
  ctx: AccountContext,
  ruleSetId: string,
): { version: number } | { refused: "open"; version: number } | undefined {
  authorize(ctx.actor, "rule:edit", {});
  return ctx.db.transaction(
    (tx) => {
      const versions = tx
        .select()
        .from(ruleSetVersion)
        .where(eq(ruleSetVersion.ruleSetId, ruleSetId))
        .orderBy(desc(ruleSetVersion.version))
        .all();
      const source = versions.find(({ status }) => status === "published");
      if (!source) return undefined;
      const open = versions.find(({ status }) => status === "draft" || status === "submitted");
      if (open)
        return open.createdBy === ctx.actor.id && open.status === "draft"
          ? { version: open.version }
          : { refused: "open" as const, version: open.version };
      const version = (versions[0]?.version ?? 0) + 1;
      const today = dayName(shanghaiDay(ctx.now));
      tx.insert(ruleSetVersion)
        .values({
          ruleSetId,
          version,
          status: "draft",
          body: source.body,
          appliesFrom: source.appliesFrom > today ? source.appliesFrom : today,
          note: "",
          createdBy: ctx.actor.id,
          createdAt: ctx.now,
          updatedAt: ctx.now,
        })
        .run();
      recordAction(tx, ctx, {
        action: "rule:draft",
        entity: "ruleSet",
        entityId: ruleSetId,
        details: { version, from: source.version },
      });
      return { version };
    },
    { behavior: "immediate" },
  );
}
