import { eq } from "drizzle-orm";
import { endOfShanghaiDay } from "~/domain/time";
import { cardEvent, talentCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { CARD_WRITING } from "../card-application/move-card-application.server";
import type { AccountContext } from "../context.server";
import { chooseListing, loadOwnListing } from "../expert/choose-listing.server";
import { announceCard } from "../talent-card/announce-card.server";
import type { DemoCard } from "./demo-cards";

const DAY = 86_400_000;

/** Brings a card of the demonstration into the state that is to be seen: ending soon, suspended, revoked, listed. */
export function settleDemoCard(
  holder: AccountContext,
  applicationId: string,
  { card: state, expertise }: Pick<DemoCard, "card" | "expertise">,
  officerId: string,
): void {
  const { db, now } = holder;
  if (state)
    db.transaction((tx) => {
      const row = tx.select().from(talentCard).where(eq(talentCard.applicationId, applicationId)).get();
      if (!row) return;
      const set =
        state === "expiring"
          ? { validUntil: endOfShanghaiDay(now + 45 * DAY) }
          : state === "suspended"
            ? ({
                status: "suspended",
                reason: "employerChanged",
                note: "示例：请办理变更单位手续。",
              } as const)
            : ({ status: "revoked", reason: "leftZone", note: "示例：已不在科学城工作。" } as const);
      tx.update(talentCard)
        .set({ ...set, updatedAt: now, version: row.version + 1 })
        .where(eq(talentCard.id, row.id))
        .run();
      if (state !== "expiring" && "reason" in set) {
        const verb = state === "suspended" ? "suspend" : "revoke";
        const { reason, note } = set;
        tx.insert(cardEvent).values({ cardId: row.id, at: now, officerId, verb, reason, note }).run();
        const officer = { ...holder, actor: { ...holder.actor, id: officerId } };
        recordAction(tx, officer, {
          action: `card:${verb}`,
          entity: "card",
          entityId: row.id,
          details: { reason },
        });
      }
      announceCard(tx, row, now);
    }, CARD_WRITING);
  const listing = expertise ? loadOwnListing(holder) : undefined;
  if (listing && expertise)
    chooseListing(holder, listing, { listed: true, expertise, version: listing.version });
}
