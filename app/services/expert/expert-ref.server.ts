import type { Finder } from "../talent/find-talents.server";
import type { VaultContext } from "../vault-context.server";

const purposeOf = ({ id }: Pick<Finder, "id">) => `expert:${id}`;

/**
 * How an enterprise names an expert in an address: it says nothing of the card, opens for that enterprise only, and two
 * enterprises cannot compare theirs.
 */
export const expertRef = ({ box }: Pick<VaultContext, "box">, finder: Pick<Finder, "id">, cardId: string) =>
  box.seal(cardId, purposeOf(finder));

/** The card that a name from an address stands for; what was not made for this enterprise stands for none. */
export const openExpertRef = (
  { box }: Pick<VaultContext, "box">,
  finder: Pick<Finder, "id">,
  ref: string,
): string | null => box.open(ref, purposeOf(finder));
