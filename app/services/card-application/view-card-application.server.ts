import { eq } from "drizzle-orm";
import { appealUntil, isHandedIn } from "~/domain/card-application";
import {
  cardApplicationMoves,
  findCardApplicationMove,
  type FoundCardApplicationMove,
} from "~/domain/card-application-moves";
import { CARD_PARTS, IDENTITY_FIELDS, type CardField, type CardPart } from "~/domain/card-form";
import type { CaseReview } from "~/domain/card-review";
import { maskIdentity } from "~/domain/identity-number";
import { isKeyOf } from "~/domain/labels";
import { cardFactLabel, showFact } from "~/domain/rules/card-facts";
import { workingDaysBetween } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { account, cardApplication, cardObjection, enterprise, talentCard } from "~db/schema";
import { getCalendar } from "../setting/get-calendar.server";
import type { VaultContext } from "../vault-context.server";
import {
  isFiledForPerson,
  mayEdit,
  mayEditField,
  mayEditMaterial,
  type CasePart,
  type CaseSide,
} from "./case-part.server";
import { evaluateCase, openIdentity } from "./evaluate-case.server";
import { cardEventsOf, type CardApplicationRow } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";
import { formOf, valuesOf } from "./review-case.server";

/**
 * A case as one of its sides sees it. Of the identity number nobody sees more than its edges, and the employer nothing;
 * that the person looks at it takes the mark of news away.
 */
export function viewCardApplication(ctx: VaultContext, part: CasePart) {
  return ctx.db.transaction((tx) => {
    const { row, side } = part;
    if (side === "person" && row.unseenByApplicant !== null)
      tx.update(cardApplication).set({ unseenByApplicant: null }).where(eq(cardApplication.id, row.id)).run();
    const form = formOf(tx, row, side, ctx.now);
    const shown = showsContent(row, side);
    // What was judged by the office is shown as it was; before that, what the rules would say now.
    const evaluation = isHandedIn(row.status)
      ? row.evaluation
      : side === "person"
        ? evaluateCase(row, form.rules, ctx.box, ctx.now)
        : null;
    return {
      case: describe(tx, ctx, row, shown),
      side,
      content: shown ? contentOf(ctx, row, side, form.fields) : [],
      materials: shown ? form.materials.filter(({ kind }) => side === "person" || kind !== "identity") : [],
      needed: shown ? form.needed.filter(({ kind }) => side === "person" || kind !== "identity") : [],
      showsContent: shown,
      review: shown ? form.review : null,
      evaluation: side === "person" && evaluation ? shownEvaluation(evaluation) : null,
      events: cardEventsOf(tx, row.id).map(({ officerId: _officer, ...event }) =>
        shown ? event : { ...event, reasons: [], missing: [], note: null },
      ),
      objections: side === "person" ? objectionsOf(tx, row.id) : [],
      moves: movesOf(row, side, ctx.now),
      mayEdit: mayEdit(row, side),
      card: side === "person" ? cardOfCase(tx, row) : null,
    };
  }, CARD_WRITING);
}
export type CaseView = ReturnType<typeof viewCardApplication>;

/** With the consent the employer loses what it was shown of the person: it learns that the case was withdrawn. */
const showsContent = ({ status }: CardApplicationRow, side: CaseSide): boolean =>
  side === "person" || status !== "withdrawn";

function describe(tx: Db | Tx, ctx: VaultContext, row: CardApplicationRow, shown = true) {
  const calendar = getCalendar({ db: tx });
  const filedFor = isFiledForPerson(row);
  return {
    id: row.id,
    caseNumber: row.caseNumber,
    kind: row.kind,
    category: row.category,
    status: row.status,
    exempt: row.exempt,
    returnedFrom: row.returnedFrom,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    movedAt: row.movedAt,
    updatedAt: row.updatedAt,
    dueAt: row.dueAt,
    /** Working days until the stage should be done; negative where it is late. */
    daysLeft: row.dueAt === null ? null : workingDaysBetween(ctx.now, row.dueAt, calendar),
    publicityFrom: row.publicityFrom,
    publicityUntil: row.publicityUntil,
    reasons: shown ? (row.reasons ?? []) : [],
    missing: shown ? (row.missing ?? []) : [],
    note: shown ? row.note : null,
    appealUntil: row.status === "rejected" && row.endedAt !== null ? appealUntil(row.endedAt) : null,
    filedFor,
    enterprise: filedFor ? employerOf(tx, row.enterpriseId) : null,
    filer: filedFor
      ? (tx.select({ name: account.displayName }).from(account).where(eq(account.id, row.filedBy)).get()
          ?.name ?? null)
      : null,
    version: row.version,
  };
}

const employerOf = (db: Db | Tx, id: string | null): string | null =>
  db
    .select({ name: enterprise.name })
    .from(enterprise)
    .where(eq(enterprise.id, id ?? ""))
    .get()?.name ?? null;

/** What was filled in, in words, by field. */
export function contentOf(
  { box }: Pick<VaultContext, "box">,
  row: CardApplicationRow,
  side: CaseSide,
  fields: readonly CardField[],
) {
  const values = valuesOf(row);
  return fields
    .filter(({ name }) => side === "person" || !IDENTITY_FIELDS.includes(name))
    .flatMap(({ name, label, part, options }) => {
      const value = name === "idNumber" ? maskIdentity(openIdentity(box, row) ?? "") : (values[name] ?? "");
      if (value === "") return [];
      const text = options
        ? value
            .split(",")
            .map((one) => options.find((option) => option.value === one)?.label ?? one)
            .join("、")
        : value;
      return [{ name, label, part, text }];
    });
}

/** The moves that a side can make, in the order of the table. */
function movesOf(row: CardApplicationRow, side: CasePart["side"], now: number): FoundCardApplicationMove[] {
  const late = row.status === "rejected" && row.endedAt !== null && now > appealUntil(row.endedAt);
  const supplemented = findCardApplicationMove(row.status, "supplement", row.returnedFrom)?.to;
  return cardApplicationMoves(row.status).filter(
    ({ who, to, verb }) =>
      who === side && (verb !== "supplement" || to === supplemented) && !(verb === "appeal" && late),
  );
}

const shownEvaluation = (evaluation: NonNullable<CardApplicationRow["evaluation"]>) => ({
  ...evaluation,
  parts: evaluation.parts.map((part) => ({
    ...part,
    lines: part.lines.map((line) => ({
      ...line,
      inputs: line.inputs.map(({ fact, value }) => ({
        label: cardFactLabel(fact),
        text: showFact(fact, value),
      })),
    })),
  })),
});
export type ShownEvaluation = ReturnType<typeof shownEvaluation>;

/** What was said against it, without who said it. */
const objectionsOf = (tx: Tx, applicationId: string) =>
  tx
    .select({
      id: cardObjection.id,
      text: cardObjection.text,
      createdAt: cardObjection.createdAt,
      answer: cardObjection.answer,
      upheld: cardObjection.upheld,
    })
    .from(cardObjection)
    .where(eq(cardObjection.applicationId, applicationId))
    .orderBy(cardObjection.createdAt)
    .all();

const cardOfCase = (tx: Tx, row: CardApplicationRow) =>
  tx
    .select({ number: talentCard.number })
    .from(talentCard)
    .where(row.cardId ? eq(talentCard.id, row.cardId) : eq(talentCard.applicationId, row.id))
    .get() ?? null;

/** The form of a case for a side: fields it can change with what is in them, papers, and what is missing. */
export function viewCaseForm(ctx: VaultContext, part: CasePart) {
  const { row, side } = part;
  const form = formOf(ctx.db, row, side, ctx.now);
  const values = valuesOf(row);
  const number = openIdentity(ctx.box, row);
  return {
    case: describe(ctx.db, ctx, row, showsContent(row, side)),
    fields: form.fields
      .filter((field) => mayEditField(row, side, field))
      .map(({ read: _read, ...field }) => ({
        ...field,
        value: field.name === "idNumber" ? "" : (values[field.name] ?? ""),
      })),
    identity: side === "person" && number ? maskIdentity(number) : null,
    needed: form.needed.filter(({ kind }) => mayEditMaterial(row, side, kind)),
    materials: form.materials.filter(({ kind }) => mayEditMaterial(row, side, kind)),
    review: form.review,
    content: showsContent(row, side) ? contentOf(ctx, row, side, form.fields) : [],
    evaluation: side === "person" ? shownEvaluation(evaluateCase(row, form.rules, ctx.box, ctx.now)) : null,
    moves: movesOf(row, side, ctx.now),
  };
}
export type CaseFormView = ReturnType<typeof viewCaseForm>;

/** The part that an address asks for; without one the first that is not done. */
export function partToShow(url: URL, review: CaseReview): CardPart | "check" {
  const named = url.searchParams.get("part");
  if (named === "check" || isKeyOf(CARD_PARTS, named)) return named;
  return review.parts.find(({ state }) => state === "open")?.part ?? "check";
}
