import type { SecretBox } from "~/auth/secret-box.server";
import type { CardEvaluation } from "~/domain/card-evaluation";
import { ageOn, birthDayOf } from "~/domain/identity-number";
import { factsOfAnswers, findCardFact, findingsOf, type CardFact } from "~/domain/rules/card-facts";
import { CARD_RULE_SETS } from "~/domain/rules/card-rules";
import { evaluateCard, type VersionedRuleSet } from "~/domain/rules/evaluate-card";
import { factsOf } from "~/domain/rules/facts-asked";
import type { Facts } from "~/domain/rules/rule-set";
import { inMonths } from "~/domain/time";
import type { Db, Tx } from "~db/client";
import { rulesInForce, rulesOf } from "../rule/rules-in-force.server";
import type { CardApplicationRow } from "./load-card-application.server";
import { IDENTITY_PURPOSE } from "./seal-identity.server";

type Judged = Pick<CardApplicationRow, "category" | "answers" | "sealedIdNumber" | "ruleVersions">;

/** The number that a case is for; null where there is none yet, or no key opens it. */
export const openIdentity = (
  box: SecretBox,
  { sealedIdNumber }: Pick<CardApplicationRow, "sealedIdNumber">,
): string | null => sealedIdNumber && box.open(sealedIdNumber, IDENTITY_PURPOSE);

/** What a case says, and the office has found, as facts for the rules. The age follows from the identity; what is not known is absent or null. */
export function caseFacts(
  row: Pick<Judged, "answers" | "sealedIdNumber">,
  box: SecretBox,
  now: number,
): Facts {
  return { ...factsOfAnswers(row.answers), ...findingsOf(row.answers), age: ageOf(row, box, now) };
}

function ageOf(row: Pick<Judged, "answers" | "sealedIdNumber">, box: SecretBox, now: number): number | null {
  const { identityKind, birthMonth } = row.answers;
  if (identityKind === "mainland") {
    const born = birthDayOf(openIdentity(box, row) ?? "");
    return born === null ? null : ageOn(born, now);
  }
  if (!birthMonth) return null;
  // The day is not known: within the month of birth neither is the age.
  const [oldest, youngest] = [ageOn(`${birthMonth}-01`, now), ageOn(lastDayOf(birthMonth), now)];
  return oldest === youngest ? oldest : null;
}

function lastDayOf(month: string): string {
  const first = Date.parse(`${month}-01T12:00:00+08:00`);
  const day = new Date(inMonths(first, 1) - 86_400_000).getUTCDate();
  return `${month}-${String(day).padStart(2, "0")}`;
}

/** The rule sets that a case is judged by: those of its versions once they are fixed, before that those in force. */
export function rulesOfCase(
  db: Db | Tx,
  { category, ruleVersions }: Pick<Judged, "category" | "ruleVersions">,
  now: number,
): VersionedRuleSet[] {
  const sets = ruleVersions ? rulesOf(db, ruleVersions) : [...rulesInForce({ db, now }).values()];
  return sets.filter(({ ruleSet }) => CARD_RULE_SETS[category].includes(ruleSet.id));
}

/** What the rules of a case ask for. */
export const factsAsked = (sets: readonly VersionedRuleSet[]): CardFact[] =>
  [...new Set(sets.flatMap(({ ruleSet }) => factsOf(ruleSet)))].flatMap((name) => findCardFact(name) ?? []);

/** What the rules say of a case now. */
export const evaluateCase = (
  row: Judged,
  sets: readonly VersionedRuleSet[],
  box: SecretBox,
  now: number,
): CardEvaluation => evaluateCard(row.category, sets, caseFacts(row, box, now), now);
