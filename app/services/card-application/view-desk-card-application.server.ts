import { and, eq, gte } from "drizzle-orm";
import { cardApplicationMoves } from "~/domain/card-application-moves";
import type { CardApplicationRefusal } from "~/domain/card-decision";
import { papersProving } from "~/domain/card-desk";
import type { CardEvaluation } from "~/domain/card-evaluation";
import { cardFields } from "~/domain/card-form";
import { maskIdentity } from "~/domain/identity-number";
import {
  cardFactLabel,
  findCardFact,
  findingName,
  openToFinding,
  showFact,
  type Finding,
} from "~/domain/rules/card-facts";
import { personFactsOf } from "~/domain/rules/facts-asked";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import type { Tx } from "~db/client";
import { account, auditEntry } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { differsFromRules } from "./compare-rules.server";
import { factsAsked, openIdentity, rulesOfCase } from "./evaluate-case.server";
import { isCardGone, isInvolved, obstacleOf } from "./find-obstacle.server";
import { duplicatesOf, namesOf, otherCasesOf } from "./find-related-cases.server";
import type { CardApplicationRow, DeskCardApplication } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";
import { conflictsOf, eventsWithOfficers, materialsOf, notesOf, objectionsOf } from "./read-case-file.server";

/**
 * All that an officer decides by, on one screen. That it was looked at is written down, once for each officer, day and
 * stage. The identity number is masked. Whose own case it is learns nothing of what the office and others keep on it.
 */
export function viewDeskCardApplication(ctx: VaultContext, target: DeskCardApplication) {
  return ctx.db.transaction((tx) => {
    recordView(tx, ctx, target);
    const involved = isInvolved(tx, ctx.actor.id, target);
    const number = openIdentity(ctx.box, target);
    const person = tx.select().from(account).where(eq(account.id, target.personId)).get();
    const nameOf = (id: string | null) =>
      id === null
        ? null
        : (tx.select({ name: account.displayName }).from(account).where(eq(account.id, id)).get()?.name ??
          "");
    const { sealedIdNumber: _sealed, idNumberHash: _hash, answers: _answers, evaluation, ...row } = target;
    return {
      case: { ...row, caseNumber: row.caseNumber ?? "" },
      evaluation: evaluation && shownEvaluation(evaluation, findableIn(tx, ctx, target)),
      declared: declaredOf(tx, ctx, target),
      identity: number ? maskIdentity(number) : null,
      filer: target.filedBy === target.personId ? null : nameOf(target.filedBy),
      account: person?.displayName ?? "",
      assignee: nameOf(target.assigneeId),
      firstReviewer: nameOf(target.firstReviewedBy),
      secondReviewer: nameOf(target.secondReviewedBy),
      materials: materialsOf(tx, target.id),
      events: eventsWithOfficers(tx, target.id),
      objections: involved ? [] : objectionsOf(tx, ctx, target.id),
      notes: involved ? [] : notesOf(tx, target.id),
      conflicts: conflictsOf(tx, target.id).filter(
        ({ accountId }) => !involved || accountId === ctx.actor.id,
      ),
      duplicates: duplicatesOf(tx, target, involved ? [] : namesOf(ctx, number, target)),
      otherCases: otherCasesOf(tx, target),
      ruleChanges: differsFromRules(tx, target, ctx.now),
      moves: offeredMoves(tx, ctx, target),
      involved,
    };
  }, CARD_WRITING);
}
export type DeskView = ReturnType<typeof viewDeskCardApplication>;

function recordView(tx: Tx, ctx: VaultContext, { id, movedAt }: CardApplicationRow): void {
  const { actor, now } = ctx;
  const since = Math.max(movedAt, shanghaiDayStart(shanghaiDay(now)));
  const seen = tx
    .select({ id: auditEntry.id })
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.entityId, id),
        eq(auditEntry.action, "card-application:view"),
        eq(auditEntry.actor, actor.id),
        gte(auditEntry.at, since),
      ),
    )
    .limit(1)
    .get();
  if (!seen)
    recordAction(tx, ctx, { action: "card-application:view", entity: "card-application", entityId: id });
}

/** The office's moves out of the state of a case, each with what keeps this officer from it; null = nothing. */
export function offeredMoves(tx: Tx, ctx: VaultContext, row: CardApplicationRow) {
  return (
    cardApplicationMoves(row.status)
      .filter(({ who }) => who === "office")
      // Not a thing to be told of where the card is there, which is nearly always.
      .filter(({ needs }) => !needs.includes("cardGone") || isCardGone(tx, row))
      .map((move) => ({
        verb: move.verb,
        label: move.label,
        to: move.to,
        asksReason: move.needs.includes("reason"),
        asksMissing: move.needs.includes("missing"),
        refused: obstacleOf(tx, ctx, row, move) satisfies CardApplicationRefusal | null,
      }))
  );
}

interface Findable {
  fact: string;
  label: string;
  found: Finding | null;
}

/** What only the office can tell of a case, and what it has found. */
function findableIn(tx: Tx, ctx: VaultContext, row: CardApplicationRow): Findable[] {
  const facts = rulesOfCase(tx, row, ctx.now).flatMap(({ ruleSet }) => personFactsOf(ruleSet));
  return [...new Set(facts)]
    .filter((fact) => openToFinding(row.answers, fact))
    .map((fact) => {
      const found = row.answers[findingName(fact)];
      return { fact, label: cardFactLabel(fact), found: found === "yes" || found === "no" ? found : null };
    });
}

/** What the rules said, facts in words, each line with the kinds of paper that prove it. */
const shownEvaluation = (evaluation: CardEvaluation, findable: readonly Findable[]) => ({
  ...evaluation,
  parts: evaluation.parts.map((part) => ({
    ...part,
    lines: part.lines.map((line) => ({
      ...line,
      inputs: line.inputs.map(({ fact, value }) => ({
        label: cardFactLabel(fact),
        text: showFact(fact, value),
      })),
      papers: papersProving(line),
      findings: findable.filter(({ fact }) => line.inputs.some((input) => input.fact === fact)),
    })),
  })),
});

/** Shown elsewhere on the screen. */
const SHOWN_APART: readonly string[] = ["realName", "idNumber", "employer", "field"];

/** What was declared in the form, in its words. */
function declaredOf(tx: Tx, ctx: VaultContext, row: CardApplicationRow) {
  const facts = factsAsked(rulesOfCase(tx, row, ctx.now));
  return cardFields(row.category, row.answers, facts).flatMap(({ name, label, options }) => {
    const answer = SHOWN_APART.includes(name) ? undefined : row.answers[name];
    if (!answer) return [];
    const words = options
      ? answer.split(",").map((one) => options.find(({ value }) => value === one)?.label ?? one)
      : [answer];
    return [{ label: findCardFact(name)?.label ?? label, text: words.join("、") }];
  });
}
