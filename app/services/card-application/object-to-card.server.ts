import { eq } from "drizzle-orm";
import { countTry } from "~/auth/attempt.server";
import type { Objection } from "~/domain/objection-form";
import { cardObjection } from "~db/schema";
import type { TryContext } from "../context.server";
import { recordAction } from "../audit/record-action.server";
import { findPublicity } from "./list-publicity.server";
import { findCardApplication } from "./load-card-application.server";
import { CARD_WRITING, moveCardApplication } from "./move-card-application.server";
import { OBJECTION_PURPOSE } from "./seal-identity.server";
import type { CardLinks } from "./tell-card-people.server";

export type ObjectResult = { done: true } | { refused: "over" } | { wait: number };

/**
 * Takes an objection to a case whose publicity runs. The first one stops it, further ones are added; a form sent twice
 * is one objection. Who objects is kept sealed, and never told to whom it is about.
 */
export function objectToCard(
  ctx: TryContext,
  applicationId: string,
  { formKey, text, name, contact }: Objection,
  links: CardLinks,
): ObjectResult {
  const { wait } = countTry(ctx.db, { "objection:address": ctx.keyed(ctx.address) }, ctx.now);
  if (wait !== null) return { wait };
  return ctx.db.transaction((tx): ObjectResult => {
    const made = tx.select().from(cardObjection).where(eq(cardObjection.id, formKey)).get();
    if (made) return made.applicationId === applicationId ? { done: true } : { refused: "over" };
    if (!findPublicity({ db: tx, now: ctx.now }, applicationId)) return { refused: "over" };
    const left = name || contact ? JSON.stringify({ name, contact }) : null;
    tx.insert(cardObjection)
      .values({
        id: formKey,
        applicationId,
        text,
        sealedContact: left && ctx.box.seal(left, OBJECTION_PURPOSE),
        createdAt: ctx.now,
      })
      .run();
    if (findCardApplication(tx, applicationId)?.status === "objection") {
      recordAction(tx, ctx, {
        action: "card-application:object",
        entity: "card-application",
        entityId: applicationId,
        details: { objection: formKey },
      });
      return { done: true };
    }
    const step = { applicationId, verb: "object", who: "public", version: null } as const;
    const moved = moveCardApplication(tx, ctx, step, links);
    if ("refused" in moved) throw new Error(`an objection was not taken: ${moved.refused}`);
    return { done: true };
  }, CARD_WRITING);
}
