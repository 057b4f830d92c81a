import { and, eq, ne, sql } from "drizzle-orm";
import {
  PORTRAIT_SCOPES,
  certainPercents,
  dimensionsOf,
  mediansOf,
  peersText,
  standingOf,
  type PortraitScope,
} from "~/domain/portrait";
import type { AssessmentResult } from "~/domain/rules/assessment";
import { POINTS_RULE_SETS } from "~/domain/rules/enterprise-rules";
import type { RuleSet } from "~/domain/rules/rule-set";
import type { Db, Tx } from "~db/client";
import { enterpriseAssessment } from "~db/schema";
import type { AssessmentRow } from "./keep-assessments.server";

const ID = POINTS_RULE_SETS.v2;

/**
 * Percents of the other companies of the same year that are judged by the same version of the points and known on every
 * side; no names, no ids, and not the company itself.
 */
function peersOf(db: Db | Tx, row: AssessmentRow, ruleSet: RuleSet, scope: PortraitScope): number[][] {
  const t = enterpriseAssessment;
  return db
    .select({ result: sql<string | null>`json_extract(${t.results}, ${`$."${ID}"`})` })
    .from(t)
    .where(
      and(
        eq(t.year, row.year),
        eq(t.current, true),
        ne(t.enterpriseId, row.enterpriseId),
        scope === "all" ? undefined : eq(t.industry, row.industry),
        scope === "industryAndSize" ? eq(t.sizeClass, row.sizeClass) : undefined,
        sql`json_extract(${t.ruleVersions}, ${`$."${ID}"`}) = ${row.ruleVersions[ID] ?? null}`,
      ),
    )
    .all()
    .flatMap(({ result }) => {
      const percents = result === null ? null : certainPercents(dimensionsOf(ruleSet, read(result)));
      return percents ? [percents] : [];
    });
}
const read = (json: string) => JSON.parse(json) as AssessmentResult;

/**
 * The portrait of a company beside the median of others: the nearest group of whom there are enough
 * (`LEAST_PEERS`), else of none.
 * @param ruleSet innovation points 2.0 in the version that the assessment names
 */
export function drawPortrait(db: Db | Tx, row: AssessmentRow, ruleSet: RuleSet) {
  const dimensions = dimensionsOf(ruleSet, row.results[ID]);
  const isDrawn = dimensions.length > 0 && dimensions.every(({ percent }) => percent !== null);
  const compared = isDrawn ? compare(db, row, ruleSet) : null;
  return {
    isDrawn,
    scope: compared?.scope ?? null,
    /** Groups that were nearer and too small. */
    tooSmall: isDrawn
      ? PORTRAIT_SCOPES.slice(0, compared ? PORTRAIT_SCOPES.indexOf(compared.scope) : undefined)
      : [],
    peers: compared ? peersText(compared.n) : null,
    dimensions: dimensions.map((one, i) => {
      const median = compared?.medians[i] ?? null;
      return { ...one, median, standing: standingOf(one.percent, median) };
    }),
  };
}
export type Portrait = ReturnType<typeof drawPortrait>;

function compare(db: Db | Tx, row: AssessmentRow, ruleSet: RuleSet) {
  for (const scope of PORTRAIT_SCOPES) {
    const peers = peersOf(db, row, ruleSet, scope);
    const medians = mediansOf(peers);
    if (medians) return { scope, n: peers.length, medians };
  }
  return null;
}
