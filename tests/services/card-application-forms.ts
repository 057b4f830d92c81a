import { identityCheck } from "~/domain/identity-number";
import { addMaterial } from "~/services/card-application/add-material.server";
import type { CasePart } from "~/services/card-application/case-part.server";
import { createCardApplication } from "~/services/card-application/create-card-application.server";
import {
  loadFiledCardApplication,
  loadOwnCardApplication,
} from "~/services/card-application/load-card-application.server";
import { formOf } from "~/services/card-application/review-case.server";
import { saveCardPart } from "~/services/card-application/save-card-application.server";
import {
  submitCardApplication,
  type HandInVerb,
} from "~/services/card-application/submit-card-application.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { CardMaterial } from "~/domain/card-materials";
import type { FieldPart } from "~/domain/card-form";
import type { CardCategory } from "~/domain/talent-card";
import { newKey } from "./applications";
import { CARD_LINKS } from "./card-applications";

export const OPERATOR = { name: null, contact: null };

/** A number with the check character of the standard, of somebody born on a day (`YYYYMMDD`). */
export const numberOf = (born: string, order = "001") => {
  const body = `500107${born}${order}`;
  return body + identityCheck(body);
};

/** What the form of somebody of the catalogue holds; nothing is missing of it. */
export const CATALOGUE_ANSWERS: Record<FieldPart, Record<string, string>> = {
  person: { realName: "示例院士", identityKind: "mainland", idNumber: numberOf("19700601") },
  work: {
    employer: "示例智能科技有限公司",
    field: "it.ai",
    fullTimeInZone: "yes",
    socialInsuranceInZone: "yes",
    taxInZone: "yes",
    payInZone: "yes",
    employerRegisteredInZone: "yes",
    employerTaxInZone: "yes",
    partTimeStandard: "no",
  },
  merit: {
    conduct: "yes",
    civilServant: "no",
    honours: "academician",
    honourName: "中国工程院院士",
    honourYear: "2019",
    honourBody: "中国工程院",
  },
};

/** What the form of a master within a band of 凤栖 holds. */
export const MASTER_ANSWERS: Record<FieldPart, Record<string, string>> = {
  person: { realName: "示例硕士", identityKind: "mainland", idNumber: numberOf("19991020") },
  work: {
    employer: "示例智能科技有限公司",
    field: "it.software",
    employerInZone: "yes",
    contractYears: "3",
    socialInsuranceInZone: "yes",
  },
  merit: { degree: "master" },
};

export function ownPart(ctx: VaultContext, id: string): Extract<CasePart, { side: "person" }> {
  const row = loadOwnCardApplication(ctx, id);
  if (!row) throw new Error("not one's own");
  return { side: "person", row };
}

export function filedPart(ctx: VaultContext, id: string): Extract<CasePart, { side: "filer" }> {
  const row = loadFiledCardApplication(ctx, id);
  if (!row) throw new Error("not filed by one's own enterprise");
  return { side: "filer", row };
}

/** Begins a first request. @returns its id */
export function begin(
  ctx: VaultContext,
  category: CardCategory = "fengqiMaster",
  formKey = newKey(),
): string {
  const made = createCardApplication(ctx, { formKey, kind: "new", category });
  if ("refused" in made) throw new Error(made.refused);
  return made.id;
}

/** Saves parts of a case as they are typed. */
export function fill(
  ctx: VaultContext,
  part: CasePart,
  answers: Partial<Record<FieldPart, Record<string, string>>>,
) {
  for (const [name, values] of Object.entries(answers)) {
    const now = part.side === "person" ? ownPart(ctx, part.row.id) : filedPart(ctx, part.row.id);
    const saved = saveCardPart(ctx, now, { part: name as FieldPart, values, version: now.row.version });
    if (saved.refused || Object.keys(saved.errors).length > 0) throw new Error(JSON.stringify(saved));
  }
}

let files = 0;
/** A paper as it was received; there is no file behind it. */
export function paper(ctx: VaultContext, name = "证明.png") {
  files += 1;
  const row = {
    id: `file-${files}`,
    ownerId: ctx.actor.id,
    storedName: `stored-${files}`,
    mime: "image/png" as const,
    bytes: 100,
    sha256: `sum-${files}`,
    name,
    scan: "clean" as const,
    createdAt: ctx.now,
  };
  return { row, discard: () => Promise.resolve(), note: null as string | null };
}

/** Hands in every paper that is still asked for. */
export function addPapers(ctx: VaultContext, part: CasePart): CardMaterial[] {
  const { needed, materials } = formOf(ctx.db, part.row, part.side, ctx.now);
  const missing = needed.filter(
    ({ kind, required }) => required && !materials.some((one) => one.kind === kind),
  );
  return missing.flatMap(({ kind }) =>
    "done" in addMaterial(ctx, part, { kind, replaces: null }, paper(ctx)) ? [kind] : [],
  );
}

export function handIn(ctx: VaultContext, id: string, verb: HandInVerb = "submit") {
  const part = ownPart(ctx, id);
  const { version } = part.row;
  return submitCardApplication(ctx, part, { verb, version, operator: OPERATOR }, CARD_LINKS);
}

/** A request of somebody that was handed in. @returns its id */
export function submitted(
  ctx: VaultContext,
  category: CardCategory = "fengqiMaster",
  answers = category === "fengqiMaster" ? MASTER_ANSWERS : CATALOGUE_ANSWERS,
): string {
  const id = begin(ctx, category);
  fill(ctx, ownPart(ctx, id), answers);
  addPapers(ctx, ownPart(ctx, id));
  const result = handIn(ctx, id);
  if ("refused" in result) throw new Error(result.refused);
  return id;
}
