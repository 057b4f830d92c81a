import type { CardApplicationKind } from "~/domain/card-application";
import { cardFields } from "~/domain/card-form";
import { materialsFor } from "~/domain/card-materials";
import { reviewCase } from "~/domain/card-review";
import type { VaultContext } from "../vault-context.server";
import { keptMaterialsOf, knownContent } from "./create-card-application.server";
import { factsAsked, rulesOfCase } from "./evaluate-case.server";
import { isKnownEmployer } from "./find-employer.server";
import { cardOf } from "./find-known.server";
import type { CardApplicationRow } from "./load-card-application.server";
import { contentOf } from "./view-card-application.server";

/** What a renewal, or a change of employer, would begin with: content and papers of before. Null = there is no card. */
export function previewFollowUp(ctx: VaultContext, kind: Exclude<CardApplicationKind, "new">) {
  const { db, actor, now } = ctx;
  const card = cardOf(db, actor.id);
  if (!card) return null;
  const { category } = card;
  const known = knownContent(db, ctx, kind, category);
  const row = { personId: actor.id, filedBy: actor.id, category, ...known } as CardApplicationRow;
  const fields = cardFields(
    category,
    row.answers,
    factsAsked(rulesOfCase(db, { category, ruleVersions: null }, now)),
  );
  const employerVerified = isKnownEmployer(db, row.enterpriseId, now);
  const needed = materialsFor({ kind, category, answers: row.answers, employerVerified });
  const kept = keptMaterialsOf(db, actor.id);
  const values = {
    ...row.answers,
    realName: row.realName ?? "",
    idNumber: row.sealedIdNumber ? "kept" : "",
    employer: row.employerName ?? "",
    field: row.field ?? "",
  };
  const handedIn = kept.map((one) => one.kind);
  return {
    card: { number: card.number, category, validUntil: card.validUntil, employerName: card.employerName },
    content: contentOf(ctx, row, "person", fields),
    materials: [...new Set(handedIn)],
    gaps: reviewCase({ fields, values, materials: needed, handedIn }).gaps.map(({ text }) => text),
  };
}
