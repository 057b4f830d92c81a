import { CARD_TOKEN_TYPE } from "~/domain/card-token";
import { paths } from "~/http/paths";
import type { KeyContext } from "../signing-key/current-key.server";
import { signToken } from "../signing-key/sign-token.server";
import { maskedName, type CardRow } from "./load-card.server";

const seconds = (at: number) => Math.floor(at / 1000);

/** The signed token that a card's QR code carries for those who verify without a network. */
export function makeCardToken(ctx: KeyContext, card: CardRow): Promise<string> {
  const name = maskedName(card);
  return signToken(ctx, CARD_TOKEN_TYPE, {
    sub: card.number,
    cat: card.category,
    nbf: seconds(card.validFrom),
    exp: seconds(card.validUntil),
    iat: seconds(ctx.now),
    idx: card.statusIndex,
    ...(name === undefined ? {} : { name }),
  });
}

/**
 * What a card's QR code says: where it is verified, and behind the `#`, which no browser sends to the server, the token.
 * @param publicUrl origin of the portal
 */
export async function makeCardAddress(ctx: KeyContext, card: CardRow, publicUrl: string): Promise<string> {
  return `${publicUrl}${paths.cardVerify(card.code)}#${await makeCardToken(ctx, card)}`;
}
