import { eq } from "drizzle-orm";
import type { Tx } from "~db/client";
import { cardApplication, cardMaterial, upload } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext } from "../context.server";
import { forgetUnused } from "../personal-data/erase-content.server";
import { isFiledForPerson, type CasePart } from "./case-part.server";
import { findCardApplication, type CardApplicationRow } from "./load-card-application.server";
import {
  CARD_WRITING,
  moveCardApplication,
  type CardApplicationResult,
} from "./move-card-application.server";
import type { CardLinks } from "./tell-card-people.server";

type Part<S extends CasePart["side"]> = Extract<CasePart, { side: S }>;
interface Step {
  version: number;
  note?: string | null;
}

/** What the person does with a case besides handing it in. */
export type PersonVerb = "withdraw" | "disagree" | "appeal";

function move(
  ctx: AccountContext,
  { row, side }: CasePart,
  { verb, ...step }: Step & { verb: PersonVerb | "recall" },
  links: CardLinks,
): CardApplicationResult {
  return ctx.db.transaction(
    (tx) => moveCardApplication(tx, ctx, { applicationId: row.id, verb, who: side, ...step }, links),
    CARD_WRITING,
  );
}

/** Withdraws, sends back to the employer, appeals against a refusal. */
export const moveOwnCardApplication = (
  ctx: AccountContext,
  part: Part<"person">,
  step: Step & { verb: PersonVerb },
  links: CardLinks,
): CardApplicationResult => move(ctx, part, step, links);

/** The employer takes back what it has put before the person, to go on writing. */
export const recallCardApplication = (
  ctx: AccountContext,
  part: Part<"filer">,
  version: number,
  links: CardLinks,
): CardApplicationResult => move(ctx, part, { verb: "recall", version }, links);

/** Removes a draft with its papers. One that is gone already counts as removed. */
export function discardCardDraft(
  ctx: AccountContext,
  part: CasePart,
  version: number,
): CardApplicationResult {
  return ctx.db.transaction((tx): CardApplicationResult => {
    const row = findCardApplication(tx, part.row.id);
    if (!row) return { done: true };
    if (row.status !== "draft" || row.caseNumber !== null) return { refused: "state" };
    if (part.side === "filer" && !isFiledForPerson(row)) return { refused: "state" };
    if (row.version !== version) return { refused: "changed" };
    removeDraft(tx, ctx, row);
    return { done: true };
  }, CARD_WRITING);
}

/** The same in the transaction of whoever asks, who has made sure that it is a draft. */
export function removeDraft(tx: Tx, ctx: AccountContext, row: CardApplicationRow): void {
  const papers = tx.delete(cardMaterial).where(eq(cardMaterial.applicationId, row.id)).returning().all();
  for (const { uploadId } of papers) forgetUnused(tx, eq(upload.id, uploadId));
  tx.delete(cardApplication).where(eq(cardApplication.id, row.id)).run();
  // What was agreed to, that an employer files, was about this draft.
  withdrawConsent(tx, ctx, { accountId: row.personId, kind: "card", subjectId: row.id });
  recordAction(tx, ctx, {
    action: "card-application:discard",
    entity: "card-application",
    entityId: row.id,
  });
}
