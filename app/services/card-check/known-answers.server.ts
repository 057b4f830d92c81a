import { isPermitted } from "~/domain/permission";
import { CARD_FACTS, factOfAnswer } from "~/domain/rules/card-facts";
import { KNOWN_FROM, findKnown } from "../card-application/find-known.server";
import type { VaultContext } from "../vault-context.server";
import type { KnownAnswers } from "./check-card.server";

/** What the portal knows already of whoever is signed in that the self-check asks for, and from where (一表制). */
export function knownAnswers(ctx: VaultContext): KnownAnswers {
  if (!isPermitted(ctx.actor.roles, "card:hold")) return {};
  const known = findKnown(ctx, "new");
  return Object.fromEntries(
    CARD_FACTS.flatMap((fact) => {
      const found = known.get(fact.name);
      if (!found || factOfAnswer(fact, found.value) === undefined) return [];
      return [[fact.name, { answer: found.value, from: KNOWN_FROM[found.from] }]];
    }),
  );
}
