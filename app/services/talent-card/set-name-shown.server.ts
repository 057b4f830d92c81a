import { eq } from "drizzle-orm";
import { NAME_SHOWN, type NameShown } from "~/domain/talent-card";
import { talentCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { CARD_WRITING } from "../card-application/move-card-application.server";
import type { AccountContext } from "../context.server";
import { findCard, type OwnCard } from "./load-card.server";

/** Has verifying show the whole name for a while, or masked from now on. @returns false for a card that was revoked */
export function setNameShown(ctx: AccountContext, { id }: OwnCard, shown: NameShown): boolean {
  const { ms } = NAME_SHOWN[shown];
  return ctx.db.transaction((tx) => {
    if (findCard(tx, id)?.status === "revoked") return false;
    const nameShownUntil = ms === 0 ? null : ctx.now + ms;
    // No new version: what the office decides on is not changed by it.
    tx.update(talentCard).set({ nameShownUntil }).where(eq(talentCard.id, id)).run();
    recordAction(tx, ctx, {
      action: "card:name",
      entity: "card",
      entityId: id,
      details: { shownUntil: nameShownUntil },
    });
    return true;
  }, CARD_WRITING);
}
