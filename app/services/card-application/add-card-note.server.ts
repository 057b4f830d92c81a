import { cardNote } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import type { DeskCardApplication } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";

/** Writes words within the office. A form sent twice is one note. */
export function addCardNote(
  ctx: AccountContext,
  { id }: DeskCardApplication,
  { formKey, text }: { formKey: string; text: string },
): void {
  ctx.db.transaction((tx) => {
    const written = tx
      .insert(cardNote)
      .values({ id: formKey, applicationId: id, authorId: ctx.actor.id, text, createdAt: ctx.now })
      .onConflictDoNothing()
      .run();
    if (written.changes > 0)
      recordAction(tx, ctx, { action: "card-application:note", entity: "card-application", entityId: id });
  }, CARD_WRITING);
}
