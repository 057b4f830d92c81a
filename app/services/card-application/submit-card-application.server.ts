import { cardDisclosure } from "~/domain/card-disclosure";
import type { CardApplicationRefusal } from "~/domain/card-decision";
import type { Operator } from "~/domain/privacy";
import { giveConsent } from "../consent/give-consent.server";
import { versionsOf } from "../rule/rules-in-force.server";
import type { VaultContext } from "../vault-context.server";
import { isFiledForPerson, type CasePart } from "./case-part.server";
import { evaluateCase, rulesOfCase } from "./evaluate-case.server";
import { findCardApplication } from "./load-card-application.server";
import {
  CARD_WRITING,
  moveCardApplication,
  type CardApplicationResult,
} from "./move-card-application.server";
import { isCompleteCase } from "./review-case.server";
import type { CardLinks } from "./tell-card-people.server";

/** `submit`: one's own; `confirm`: what the employer has filed; `supplement`: what was asked for. */
export type HandInVerb = "submit" | "confirm" | "supplement";

/**
 * Hands a case in, or what was asked for: the rules judge it, by the versions that are fixed when it is handed in first,
 * and the consent to exactly what was told is written down. Nothing the rules say refuses it.
 */
export function submitCardApplication(
  ctx: VaultContext,
  part: Extract<CasePart, { side: "person" }>,
  { verb, version, operator }: { verb: HandInVerb; version: number; operator: Operator },
  links: CardLinks,
): CardApplicationResult {
  return ctx.db.transaction((tx): CardApplicationResult => {
    const row = findCardApplication(tx, part.row.id);
    if (!row) return refuse("state");
    const rules = rulesOfCase(tx, row, ctx.now);
    const step = {
      applicationId: row.id,
      verb,
      who: "person",
      version,
      isComplete: () => isCompleteCase(tx, row, "person", ctx.now),
      set: {
        evaluation: evaluateCase(row, rules, ctx.box, ctx.now),
        ruleVersions: row.ruleVersions ?? versionsOf(rules),
      },
    } as const;
    const result = moveCardApplication(tx, ctx, step, links);
    const moved = "done" in result && findCardApplication(tx, row.id)?.version !== row.version;
    if (moved && verb !== "supplement")
      giveConsent(tx, ctx, {
        accountId: ctx.actor.id,
        kind: "card",
        subjectId: row.id,
        disclosure: cardDisclosure(operator),
      });
    return result;
  }, CARD_WRITING);
}

/** The employer asks the person to look it over, to add the identity and to hand it in. */
export function proposeCardApplication(
  ctx: VaultContext,
  part: Extract<CasePart, { side: "filer" }>,
  version: number,
  links: CardLinks,
): CardApplicationResult {
  return ctx.db.transaction((tx): CardApplicationResult => {
    const row = findCardApplication(tx, part.row.id);
    if (!row || !isFiledForPerson(row)) return refuse("state");
    const isComplete = () => isCompleteCase(tx, row, "filer", ctx.now);
    const step = { applicationId: row.id, verb: "propose", who: "filer", version, isComplete } as const;
    return moveCardApplication(tx, ctx, step, links);
  }, CARD_WRITING);
}

const refuse = (refused: CardApplicationRefusal) => ({ refused });
