import { desc, eq } from "drizzle-orm";
import { CARD_APPLICATION_SIDE_LABELS } from "~/domain/card-application";
import { CARD_APPLICATION_VERB_TEXT } from "~/domain/card-application-moves";
import type { BulkDecision, DeskDecision } from "~/domain/card-desk-form";
import { templateText } from "~/domain/decision-template";
import { formatTime } from "~/domain/time";
import { account, cardApplication, cardApplicationEvent } from "~db/schema";
import type { AccountContext } from "../context.server";
import { getDecisionTemplates } from "../setting/get-decision-templates.server";
import { assignCardApplication, type AssignRefusal } from "./assign-card-application.server";
import { hasOpened } from "./list-desk.server";
import { loadDeskCardApplication, type DeskCardApplication } from "./load-card-application.server";
import {
  CARD_WRITING,
  moveCardApplication,
  type CardApplicationResult,
} from "./move-card-application.server";
import type { CardLinks } from "./tell-card-people.server";

/** What an officer decides. Where nothing was written, the chosen template stands. */
export function decideCardApplication(
  ctx: AccountContext,
  { id }: DeskCardApplication,
  { verb, version, reasons, missing, missingText, note, template }: DeskDecision,
  links: CardLinks,
): CardApplicationResult {
  const text = note ?? templateText(getDecisionTemplates(ctx), template);
  const step = { applicationId: id, verb, version, who: "office", reasons, note: text } as const;
  return ctx.db.transaction(
    (tx) => moveCardApplication(tx, ctx, { ...step, missing: [...missing, ...missingText] }, links),
    CARD_WRITING,
  );
}

/** Who moved a case last, what they did and when, for whoever comes too late; null where nobody has. */
export function lastChange({ db }: AccountContext, id: string): string | null {
  const last = db
    .select({ event: cardApplicationEvent, officer: account.displayName })
    .from(cardApplicationEvent)
    .leftJoin(account, eq(account.id, cardApplicationEvent.officerId))
    .where(eq(cardApplicationEvent.applicationId, id))
    .orderBy(desc(cardApplicationEvent.id))
    .limit(1)
    .get();
  if (!last) return null;
  const { at, side, verb } = last.event;
  return `${last.officer ?? CARD_APPLICATION_SIDE_LABELS[side]}已于 ${formatTime(at)} 办理：${CARD_APPLICATION_VERB_TEXT[verb]}`;
}

export interface BulkDeskResult {
  id: string;
  name: string;
  refused:
    | Extract<CardApplicationResult, { refused: unknown }>["refused"]
    | AssignRefusal
    | "unseen"
    | "unknown"
    | null;
}

/**
 * Does the same to several cases, each by itself: one that cannot be done leaves the others as they are. What this
 * officer has not opened since it came to its stage is not decided on.
 */
export function decideCardApplications(
  ctx: AccountContext,
  { intent, items, note }: BulkDecision,
  links: CardLinks,
): BulkDeskResult[] {
  return items.map(({ id, version }) => {
    const target = loadDeskCardApplication(ctx, id);
    if (!target) return { id, name: "", refused: "unknown" };
    const name = `${target.caseNumber ?? ""} ${target.realName ?? ""}`.trim();
    if (intent === "take") {
      const taken = assignCardApplication(
        ctx,
        target,
        { assignee: ctx.actor.id, from: target.assigneeId },
        links,
      );
      return { id, name, refused: "refused" in taken ? taken.refused : null };
    }
    if (!isOpened(ctx, id)) return { id, name, refused: "unseen" };
    const step = { verb: intent, version, reasons: [], missing: [], missingText: [], note } as const;
    const result = decideCardApplication(
      ctx,
      target,
      { ...step, reasons: [], missing: [], missingText: [] },
      links,
    );
    return { id, name, refused: "refused" in result ? result.refused : null };
  });
}

const isOpened = ({ db, actor }: AccountContext, id: string): boolean =>
  db
    .select({ seen: hasOpened(actor.id) })
    .from(cardApplication)
    .where(eq(cardApplication.id, id))
    .get()?.seen ?? false;
