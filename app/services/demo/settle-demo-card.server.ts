import { eq } from "drizzle-orm";
import { endOfShanghaiDay } from "~/domain/time";
import { talentCard } from "~db/schema";
import { CARD_WRITING } from "../card-application/move-card-application.server";
import type { CardLinks } from "../card-application/tell-card-people.server";
import type { AccountContext } from "../context.server";
import { chooseListing, loadOwnListing } from "../expert/choose-listing.server";
import { announceCard } from "../talent-card/announce-card.server";
import { loadManagedCard } from "../talent-card/load-card.server";
import { moveCard } from "../talent-card/move-card.server";
import type { DemoCard } from "./demo-cards";

const DAY = 86_400_000;

const MOVES = {
  suspended: { verb: "suspend", reason: "employerChanged", note: "示例：请办理变更单位手续。" },
  revoked: { verb: "revoke", reason: "leftZone", note: "示例：已不在科学城工作。" },
} as const;

/** Brings a card of the demonstration into the state that is to be seen: ending soon, suspended, revoked, listed. */
export function settleDemoCard(
  holder: AccountContext,
  officer: AccountContext,
  applicationId: string,
  { card: state, expertise }: Pick<DemoCard, "card" | "expertise">,
  links: CardLinks,
): void {
  const { db, now } = holder;
  const row = db.select().from(talentCard).where(eq(talentCard.applicationId, applicationId)).get();
  const target = row && loadManagedCard(officer, row.id);
  if (!target) return;
  if (state === "expiring")
    db.transaction((tx) => {
      const validUntil = endOfShanghaiDay(now + 45 * DAY);
      tx.update(talentCard)
        .set({ validUntil, updatedAt: now, version: target.version + 1 })
        .where(eq(talentCard.id, target.id))
        .run();
      announceCard(tx, target, now);
    }, CARD_WRITING);
  else if (state) {
    const result = moveCard(officer, target, { ...MOVES[state], version: target.version }, links);
    if ("refused" in result) throw new Error(`a card was not ${state}: ${result.refused}`);
  }
  const listing = expertise ? loadOwnListing(holder) : undefined;
  if (listing && expertise)
    chooseListing(holder, listing, { listed: true, expertise, version: listing.version });
}
