import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import { isEnterpriseRuleSet } from "~/domain/rules/enterprise-rules";
import type { RuleSet } from "~/domain/rules/rule-set";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Tx } from "~db/client";
import { enterpriseAssessment, ruleSetVersion } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";

/** From when the first version of a shipped rule set is applied: as long as the portal has known cases. */
export const FROM_THE_BEGINNING = "1970-01-01";

export interface LoadedRuleSets {
  /** Published, as `xinfeng-master 1`. */
  added: string[];
  /** Put to the office as a draft to publish: it has since published a version of its own. */
  proposed: string[];
  /** Not written: a draft of the office is open. */
  waiting: string[];
}

/** As it is read back: JSON knows no undefined and no tuples. */
const plain = (ruleSet: RuleSet) => JSON.parse(JSON.stringify(ruleSet)) as RuleSet;

/**
 * Writes the shipped rule sets as versions, those only that differ from what was shipped before. What is published is
 * never changed. A shipped version never takes the place of one that the office has published: it is put to them.
 * Where companies are judged by rules already, a new version has them judged again. Safe to repeat.
 */
export function loadRuleSets(
  ctx: Pick<Context, "db" | "now" | "actor">,
  shipped: readonly RuleSet[] = SHIPPED_RULE_SETS,
): LoadedRuleSets {
  const report: LoadedRuleSets = { added: [], proposed: [], waiting: [] };
  ctx.db.transaction(
    (tx) => {
      for (const ruleSet of shipped) loadOne(tx, ctx, plain(ruleSet), report);
      // Companies that were judged before are judged by what is new, too.
      const isAboutCompanies = report.added.some((name) => isEnterpriseRuleSet(name.split(" ")[0] ?? ""));
      const judged = tx.select({ id: enterpriseAssessment.id }).from(enterpriseAssessment).limit(1).get();
      if (isAboutCompanies && judged)
        enqueueTask(tx, ctx, { key: `cultivation:recompute:${ctx.now}`, kind: "cultivation:recompute" });
    },
    { behavior: "immediate" },
  );
  return report;
}

function loadOne(
  tx: Tx,
  ctx: Pick<Context, "db" | "now" | "actor">,
  body: RuleSet,
  { added, proposed, waiting }: LoadedRuleSets,
): void {
  const versions = tx
    .select()
    .from(ruleSetVersion)
    .where(eq(ruleSetVersion.ruleSetId, body.id))
    .orderBy(desc(ruleSetVersion.version))
    .all();
  const before = versions.find(({ createdBy }) => createdBy === null);
  if (before && isDeepStrictEqual(before.body, body)) return;
  if (versions.some(({ status }) => status === "draft" || status === "submitted")) {
    waiting.push(body.id);
    return;
  }
  const version = (versions[0]?.version ?? 0) + 1;
  const published = versions.find(({ status }) => status === "published");
  const isOurs = published === undefined || published.createdBy === null;
  const today = dayName(shanghaiDay(ctx.now));
  tx.insert(ruleSetVersion)
    .values({
      ruleSetId: body.id,
      version,
      status: isOurs ? "published" : "submitted",
      body,
      appliesFrom: version === 1 ? FROM_THE_BEGINNING : laterOf(today, published?.appliesFrom),
      note: version === 1 ? "随平台提供的初始版本，按公开资料整理。" : "随平台更新提供的版本。",
      createdAt: ctx.now,
      updatedAt: ctx.now,
      publishedAt: isOurs ? ctx.now : null,
    })
    .run();
  (isOurs ? added : proposed).push(`${body.id} ${version}`);
  recordAction(tx, ctx, {
    action: isOurs ? "rule:publish" : "rule:submit",
    entity: "ruleSet",
    entityId: body.id,
    details: { version, shipped: true },
  });
}

const laterOf = (a: string, b: string | undefined) => (b !== undefined && b > a ? b : a);
