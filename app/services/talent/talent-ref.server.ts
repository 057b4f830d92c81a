import type { VaultContext } from "../vault-context.server";
import type { Finder } from "./find-talents.server";

const purposeOf = ({ id }: Pick<Finder, "id">) => `talent:${id}`;

/**
 * How an enterprise names somebody in an address: it says nothing of the account, opens for that enterprise only, and two
 * enterprises cannot compare theirs.
 */
export const talentRef = (
  { box }: Pick<VaultContext, "box">,
  finder: Pick<Finder, "id">,
  accountId: string,
) => box.seal(accountId, purposeOf(finder));

/** The account that a name from an address stands for; what was not made for this enterprise stands for nobody. */
export const openTalentRef = (
  { box }: Pick<VaultContext, "box">,
  finder: Pick<Finder, "id">,
  ref: string,
): string | null => box.open(ref, purposeOf(finder));
