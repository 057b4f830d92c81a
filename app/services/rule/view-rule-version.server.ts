import { inArray } from "drizzle-orm";
import { faultsOfRuleSet } from "~/domain/rules/describe";
import { diffRuleSets } from "~/domain/rules/rule-differences";
import { isEnterpriseRuleSet } from "~/domain/rules/enterprise-rules";
import { ruleVersionState } from "~/domain/rules/rule-version";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { account } from "~db/schema";
import type { VaultContext } from "../vault-context.server";
import { FROM_THE_BEGINNING } from "./load-rule-sets.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { changesOfCompany, measureEnterpriseImpact } from "./measure-enterprise-impact.server";
import { measureImpact, type Affected } from "./measure-impact.server";
import { earliestStart } from "./publish-version.server";
import { rulesInForce } from "./rules-in-force.server";

const PER_PAGE = 20;

interface Asked {
  /** Measures a draft too; one that waits to be published always is. */
  impact: boolean;
  /** As `met notMet`, of companies `enter tech` or `up` too: only these of what changes. */
  change: string | null;
  page: number;
}

/** A version with who has drafted and published it, what differs from the version in force, and what would change. */
export async function viewRuleVersion(
  ctx: VaultContext,
  target: EditableRuleVersion,
  { impact, change, page }: Asked,
) {
  const { ruleSetId, version, status, body, appliesFrom, note, revision, createdBy } = target;
  const current = rulesInForce(ctx).get(ruleSetId);
  const isOpen = status === "draft" || status === "submitted";
  const isMeasured = status === "submitted" || (status === "draft" && impact);
  const isEnterprise = isEnterpriseRuleSet(ruleSetId);
  const asked = { change, page };
  const names = namesOf(ctx, [createdBy, target.publishedBy]);
  return {
    ruleSetId,
    version,
    status,
    body,
    appliesFrom,
    isFirst: appliesFrom === FROM_THE_BEGINNING,
    note,
    revision,
    state: ruleVersionState(target, current?.version ?? null, dayName(shanghaiDay(ctx.now))),
    isMine: createdBy === ctx.actor.id,
    isShipped: createdBy === null,
    drafter: names(createdBy),
    createdAt: target.createdAt,
    publisher: names(target.publishedBy),
    publishedAt: target.publishedAt,
    inForce: current?.version ?? null,
    differences: isOpen && current ? diffRuleSets(current.ruleSet, body) : null,
    faultsOfBody: isOpen ? faultsOfRuleSet(body) : [],
    earliest: earliestStart(ctx.db, ctx.now, ruleSetId),
    isEnterprise,
    impact: isMeasured && !isEnterprise ? pageOf(await measureImpact(ctx, body), changesOfCase, asked) : null,
    companies:
      isMeasured && isEnterprise
        ? pageOf(await measureEnterpriseImpact(ctx, body), changesOfCompany, asked)
        : null,
  };
}

function namesOf({ db }: VaultContext, ids: readonly (string | null)[]) {
  const known = ids.filter((id) => id !== null);
  const rows =
    known.length === 0
      ? []
      : db
          .select({ id: account.id, name: account.displayName })
          .from(account)
          .where(inArray(account.id, known))
          .all();
  return (id: string | null) => rows.find((row) => row.id === id)?.name ?? null;
}

const changesOfCase = ({ from, to }: Affected) => [`${from} ${to}`];

/** One page of what changes; `changes` counts it by kind. */
function pageOf<T, I extends { changed: T[] }>(
  impact: I,
  kindsOf: (one: T) => string[],
  { change: asked, page }: { change: string | null; page: number },
) {
  const { changed } = impact;
  const changes: Record<string, number> = {};
  for (const kind of changed.flatMap(kindsOf)) changes[kind] = (changes[kind] ?? 0) + 1;
  const change = asked !== null && Object.hasOwn(changes, asked) ? asked : null;
  const chosen = change === null ? changed : changed.filter((one) => kindsOf(one).includes(change));
  const last = Math.max(1, Math.ceil(chosen.length / PER_PAGE));
  const at = Math.min(page, last);
  return {
    ...impact,
    change,
    changes,
    moved: changed.length,
    changed: chosen.slice((at - 1) * PER_PAGE, at * PER_PAGE),
    total: chosen.length,
    page: at,
    perPage: PER_PAGE,
  };
}
