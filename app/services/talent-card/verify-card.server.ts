import { countTry } from "~/auth/attempt.server";
import { readAskedCard } from "~/domain/card-token";
import { cardState, type CardCategory, type CardState } from "~/domain/talent-card";
import { cardVerification } from "~db/schema";
import type { TryContext } from "../context.server";
import { findAskedCard, shownName } from "./load-card.server";

/** What anybody is told of a card: the least that a counter needs. */
export interface VerifiedCard {
  state: CardState;
  number: string;
  category: CardCategory;
  /** Masked unless the holder has unlocked it; null = none is kept, or it was asked for by number alone. */
  holder: { text: string; masked: boolean } | null;
  validFrom: number;
  validUntil: number;
}

export type Verification = { card: VerifiedCard } | { unknown: true } | { wait: number };

/**
 * Answers whether a card is genuine, and writes down that it was asked; nothing of who asked. Numbers follow one
 * another and can be counted through: whoever knows only one is told no name at all.
 * @param typed code, number or the address of a QR code
 * @returns `wait` in minutes when one address asks too often
 */
export function verifyCard(ctx: TryContext, typed: string, channel: "page" | "api"): Verification {
  const { wait } = countTry(ctx.db, { "verify:address": ctx.keyed(ctx.address) }, ctx.now);
  if (wait !== null) return { wait };
  const row = findAskedCard(ctx.db, typed);
  const state = row && cardState(row, ctx.now);
  ctx.db
    .insert(cardVerification)
    .values({ cardId: row?.id ?? null, at: ctx.now, channel, result: state ?? "unknown" })
    .run();
  if (!row || !state) return { unknown: true };
  const { number, category, validFrom, validUntil } = row;
  const holder = readAskedCard(typed).code === null ? null : shownName(row, ctx.now);
  return { card: { state, number, category, holder, validFrom, validUntil } };
}
