import { desc, eq } from "drizzle-orm";
import { countRows } from "~db/count";
import { benefit, benefitUse } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findCard } from "../talent-card/load-card.server";

const PER_PAGE = 20;

/** What one's own card was used for, the latest first; of somebody else's card nothing. */
export function usesOfCard({ db, actor }: AccountContext, cardId: string, asked = 1) {
  if (findCard(db, cardId)?.holderId !== actor.id) return { uses: [], total: 0, page: 1, perPage: PER_PAGE };
  const where = eq(benefitUse.cardId, cardId);
  const total = countRows(db, benefitUse, where);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / PER_PAGE)));
  const uses = db
    .select({
      id: benefitUse.id,
      title: benefit.title,
      kind: benefit.kind,
      provider: benefit.provider,
      at: benefitUse.at,
      /** Taken back: it does not count. */
      undoneAt: benefitUse.undoneAt,
    })
    .from(benefitUse)
    .innerJoin(benefit, eq(benefit.id, benefitUse.benefitId))
    .where(where)
    .orderBy(desc(benefitUse.at), desc(benefitUse.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { uses, total, page, perPage: PER_PAGE };
}

export type CardUse = ReturnType<typeof usesOfCard>["uses"][number];
