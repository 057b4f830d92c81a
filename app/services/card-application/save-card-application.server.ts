import { and, desc, eq } from "drizzle-orm";
import { oneLine, type CardField, type FieldPart } from "~/domain/card-form";
import { identityFault, maskIdentity, normalizeIdentity, type IdentityKind } from "~/domain/identity-number";
import type { SecretBox } from "~/auth/secret-box.server";
import type { Tx } from "~db/client";
import { auditEntry, cardApplication } from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { isFiledForPerson, mayEditField, type CasePart } from "./case-part.server";
import { openIdentity } from "./evaluate-case.server";
import { findEmployer } from "./find-employer.server";
import { findCardApplication, type CardApplicationRow } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";
import { formOf, valuesOf } from "./review-case.server";
import { identityText, sealIdentity } from "./seal-identity.server";

export interface PartInput {
  part: FieldPart;
  /** As typed; a field that is not there counts as empty. */
  values: Readonly<Record<string, string>>;
  /** As the form was shown with. */
  version: number;
}

export interface SavedPart {
  refused: "changed" | "state" | null;
  /** By field, what could not be read; the rest is saved. */
  errors: Record<string, string>;
  /** Refused as changed: what is stored of the fields that would be overwritten, as shown. */
  stored: Record<string, string>;
  version: number;
}

/** Keystrokes are many; a sitting is written down once. */
const SITTING = 30 * 60_000;

/**
 * Saves what could be read of a part of a case. What has not changed counts as saved at any version; where it was
 * changed elsewhere since, nothing is overwritten until the form is sent again with the new version.
 */
export function saveCardPart(ctx: VaultContext, part: CasePart, input: PartInput): SavedPart {
  return ctx.db.transaction((tx): SavedPart => {
    const row = findCardApplication(tx, part.row.id);
    const answer = { errors: {}, stored: {}, version: row?.version ?? input.version };
    const fields = row
      ? formOf(tx, row, part.side, ctx.now).fields.filter(
          (field) => field.part === input.part && mayEditField(row, part.side, field),
        )
      : [];
    if (!row || fields.length === 0) return { ...answer, refused: "state" };
    const { after, errors } = readPart(tx, ctx, row, fields, input.values);
    const changed = fields.filter(({ name }) => keptValue(row, name) !== keptValue(after, name));
    if (changed.length === 0) return { ...answer, errors, refused: null };
    if (row.version !== input.version) {
      const stored = Object.fromEntries(
        changed.map((field) => [field.label, shownText(ctx.box, row, field)]),
      );
      return { ...answer, errors, stored, refused: "changed" };
    }
    const version = row.version + 1;
    tx.update(cardApplication)
      .set({ ...after, updatedAt: ctx.now, version })
      .where(eq(cardApplication.id, row.id))
      .run();
    // The office finds what was handed in before, as it is while a supplement is written.
    if (row.caseNumber !== null) announce(tx, "talentCards", [row.id], ctx.now);
    recordSitting(tx, ctx, row.id);
    return { refused: null, errors, stored: {}, version };
  }, CARD_WRITING);
}

function readPart(
  tx: Tx,
  ctx: VaultContext,
  row: CardApplicationRow,
  fields: readonly CardField[],
  values: Readonly<Record<string, string>>,
): { after: CardApplicationRow; errors: Record<string, string> } {
  const after = { ...row, answers: { ...row.answers } };
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const raw = values[field.name] ?? "";
    const text = field.control === "lines" ? raw.trim() : oneLine(raw);
    if (field.name === "idNumber") {
      const fault = readIdentity(ctx, after, row, text);
      if (fault) errors.idNumber = fault;
      continue;
    }
    const read = text === "" ? { value: "" } : field.read(text, ctx.now);
    if ("fault" in read) errors[field.name] = read.fault;
    else write(tx, after, field.name, read.value);
  }
  return { after, errors };
}

function write(tx: Tx, after: CardApplicationRow, name: string, value: string): void {
  if (name === "realName") after.realName = value || null;
  else if (name === "field") after.field = value || null;
  else if (name === "employer") {
    const found = value === "" ? undefined : findEmployer(tx, value);
    after.employerName = found?.name ?? (value || null);
    if (!isFiledForPerson(after)) after.enterpriseId = found?.id ?? null;
  } else if (value === "") delete after.answers[name];
  else after.answers[name] = value;
}

/** A blank number leaves the one that is kept; one of another kind of paper has to be written anew. */
function readIdentity(
  { box, now }: VaultContext,
  after: CardApplicationRow,
  before: CardApplicationRow,
  text: string,
): string | null {
  const kind = after.answers.identityKind as IdentityKind | undefined;
  const number = normalizeIdentity(text);
  if (number === "") {
    if (before.sealedIdNumber === null || kind === before.answers.identityKind) return null;
    Object.assign(after, { sealedIdNumber: null, idNumberHash: null });
    return "证件类型已更换，请重新填写证件号码";
  }
  if (!kind) return "请先选择证件类型";
  const fault = identityFault(kind, number, now);
  if (fault) return fault;
  const same =
    before.idNumberHash !== null && box.namesOf(identityText(number)).includes(before.idNumberHash);
  if (!same) Object.assign(after, sealIdentity(box, number));
  return null;
}

/** What is compared of a field. */
const keptValue = (row: CardApplicationRow, name: string): string =>
  name === "idNumber" ? (row.idNumberHash ?? "") : (valuesOf(row)[name] ?? "");

/** What is stored of a field, in words; of the identity never more than its edges. */
function shownText(box: SecretBox, row: CardApplicationRow, { name, options }: CardField): string {
  if (name === "idNumber") return maskIdentity(openIdentity(box, row) ?? "");
  const value = valuesOf(row)[name] ?? "";
  if (!options || value === "") return value;
  return value
    .split(",")
    .map((one) => options.find((option) => option.value === one)?.label ?? one)
    .join("、");
}

function recordSitting(tx: Tx, ctx: VaultContext, entityId: string): void {
  const last = tx
    .select({ at: auditEntry.at, actor: auditEntry.actor, action: auditEntry.action })
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, "card-application"), eq(auditEntry.entityId, entityId)))
    .orderBy(desc(auditEntry.id))
    .limit(1)
    .get();
  const goesOn =
    last?.action === "card-application:save" && last.actor === ctx.actor.id && ctx.now - last.at < SITTING;
  if (!goesOn)
    recordAction(tx, ctx, { action: "card-application:save", entity: "card-application", entityId });
}
