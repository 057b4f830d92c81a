import { asc, eq } from "drizzle-orm";
import { IDENTITY_FIELDS, cardFields, type CardField } from "~/domain/card-form";
import { materialsFor, type NeededMaterial, type CardMaterial } from "~/domain/card-materials";
import { reviewCase, type CaseReview } from "~/domain/card-review";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import type { Db, Tx } from "~db/client";
import { cardMaterial, upload } from "~db/schema";
import type { CaseSide } from "./case-part.server";
import { factsAsked, rulesOfCase } from "./evaluate-case.server";
import { isKnownEmployer } from "./find-employer.server";
import type { CardApplicationRow } from "./load-card-application.server";

/** The papers of a case, in the order in which they were handed in. */
export function materialsOf(db: Db | Tx, applicationId: string) {
  return db
    .select({
      id: cardMaterial.id,
      kind: cardMaterial.kind,
      addedAt: cardMaterial.addedAt,
      verdict: cardMaterial.verdict,
      verdictNote: cardMaterial.verdictNote,
      uploadId: upload.id,
      name: upload.name,
      mime: upload.mime,
      bytes: upload.bytes,
      scan: upload.scan,
    })
    .from(cardMaterial)
    .innerJoin(upload, eq(upload.id, cardMaterial.uploadId))
    .where(eq(cardMaterial.applicationId, applicationId))
    .orderBy(asc(cardMaterial.addedAt), asc(cardMaterial.id))
    .all();
}
export type CaseMaterial = ReturnType<typeof materialsOf>[number];

/** What a case holds, by name of the field; of the identity only that there is one. */
export const valuesOf = (row: CardApplicationRow): Record<string, string> => ({
  ...row.answers,
  realName: row.realName ?? "",
  idNumber: row.sealedIdNumber ? "kept" : "",
  employer: row.employerName ?? "",
  field: row.field ?? "",
});

export interface CaseForm {
  fields: CardField[];
  needed: NeededMaterial[];
  materials: CaseMaterial[];
  review: CaseReview;
  rules: VersionedRuleSet[];
}

/**
 * The form of a case as it stands: what it asks, and what it still lacks. What the person alone fills in is no gap for
 * the employer.
 */
export function formOf(db: Db | Tx, row: CardApplicationRow, side: CaseSide, now: number): CaseForm {
  const rules = rulesOfCase(db, row, now);
  const fields = cardFields(row.category, row.answers, factsAsked(rules));
  const needed = materialsFor({
    kind: row.kind,
    category: row.category,
    answers: row.answers,
    employerVerified: isKnownEmployer(db, row.enterpriseId, now),
    missing: row.status === "returned" ? row.missing : null,
  });
  const materials = materialsOf(db, row.id);
  const mine = side === "person";
  const review = reviewCase({
    fields: mine ? fields : fields.filter(({ name }) => !IDENTITY_FIELDS.includes(name)),
    values: valuesOf(row),
    materials: mine ? needed : needed.filter(({ kind }) => kind !== "identity"),
    handedIn: materials.map(({ kind }): CardMaterial => kind),
  });
  return { fields, needed, materials, review, rules };
}

/** Whether nothing is missing of form and materials. */
export const isCompleteCase = (db: Db | Tx, row: CardApplicationRow, side: CaseSide, now: number): boolean =>
  formOf(db, row, side, now).review.complete;
