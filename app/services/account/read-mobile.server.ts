import type { VaultContext } from "../vault-context.server";
import { findById } from "./find-account.server";
import { openMobile } from "./seal-mobile.server";

/** The number that whoever acts signs in with. */
export function readMobile({ db, actor, box }: VaultContext): string | null {
  const own = findById(db, actor.id);
  return own ? openMobile(box, own) : null;
}
