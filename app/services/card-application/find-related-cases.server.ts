import { and, desc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Tx } from "~db/client";
import { cardApplication, talentCard } from "~db/schema";
import type { VaultContext } from "../vault-context.server";
import type { CardApplicationRow } from "./load-card-application.server";
import { identityText } from "./seal-identity.server";

const MOST_OTHERS = 20;

/** What an identity number may be kept under, while a key is being replaced under either. */
export function namesOf(
  { box }: VaultContext,
  number: string | null,
  { idNumberHash }: CardApplicationRow,
): string[] {
  if (number) return box.namesOf(identityText(number));
  return idNumberHash ? [idNumberHash] : [];
}

/** Cases and cards with the same identity number under another account: one person, or one paper used twice. */
export function duplicatesOf(tx: Tx, { id, personId }: CardApplicationRow, names: readonly string[]) {
  if (names.length === 0) return { cases: [], cards: [] };
  const same = and(
    inArray(cardApplication.idNumberHash, [...names]),
    ne(cardApplication.personId, personId),
    isNull(cardApplication.erasedAt),
  );
  const cases = tx
    .select(LISTED)
    .from(cardApplication)
    .where(and(same, ne(cardApplication.id, id), isNotNull(cardApplication.caseNumber)))
    .orderBy(desc(cardApplication.movedAt))
    .limit(MOST_OTHERS)
    .all();
  const cards = tx
    .select({ id: talentCard.id, number: talentCard.number, status: talentCard.status })
    .from(talentCard)
    .innerJoin(cardApplication, eq(cardApplication.id, talentCard.applicationId))
    .where(same)
    .limit(MOST_OTHERS)
    .all();
  return { cases, cards };
}

const LISTED = {
  id: cardApplication.id,
  caseNumber: cardApplication.caseNumber,
  kind: cardApplication.kind,
  category: cardApplication.category,
  status: cardApplication.status,
  name: cardApplication.realName,
  movedAt: cardApplication.movedAt,
};

/** The person's own other cases and cards. */
export function otherCasesOf(tx: Tx, { id, personId }: CardApplicationRow) {
  const cases = tx
    .select(LISTED)
    .from(cardApplication)
    .where(
      and(
        eq(cardApplication.personId, personId),
        ne(cardApplication.id, id),
        isNotNull(cardApplication.caseNumber),
        isNull(cardApplication.erasedAt),
      ),
    )
    .orderBy(desc(cardApplication.movedAt))
    .limit(MOST_OTHERS)
    .all();
  const cards = tx
    .select({ id: talentCard.id, number: talentCard.number, status: talentCard.status })
    .from(talentCard)
    .where(eq(talentCard.holderId, personId))
    .limit(MOST_OTHERS)
    .all();
  return { cases, cards };
}
