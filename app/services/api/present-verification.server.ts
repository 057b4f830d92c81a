import { CARD_CATEGORY_LABELS, type CardState } from "~/domain/talent-card";
import { isoShanghai } from "~/domain/time";
import type { Verification } from "../talent-card/verify-card.server";
import { isoOrNull } from "./present-job.server";

/** What the API calls the states of a card: one that ends soon is valid. */
export const API_CARD_STATUS = {
  active: "valid",
  expiring: "valid",
  notYet: "notYet",
  expired: "expired",
  suspended: "suspended",
  revoked: "revoked",
} as const satisfies Record<CardState, string>;

/** `/api/v1/talent-cards/verify/:code` */
export function presentVerification(found: Exclude<Verification, { wait: number }>, now: number) {
  const card = "card" in found ? found.card : null;
  return {
    status: card ? API_CARD_STATUS[card.state] : ("unknown" as const),
    number: card?.number ?? null,
    category: card?.category ?? null,
    categoryLabel: card ? CARD_CATEGORY_LABELS[card.category] : null,
    holder: card?.holder?.text ?? null,
    holderMasked: card?.holder?.masked ?? null,
    validFrom: isoOrNull(card?.validFrom ?? null),
    validUntil: isoOrNull(card?.validUntil ?? null),
    checkedAt: isoShanghai(now),
  };
}
