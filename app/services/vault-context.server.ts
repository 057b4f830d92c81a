import type { AppLoadContext } from "@remix-run/node";
import type { SecretBox } from "~/auth/secret-box.server";
import type { AccountContext } from "./context.server";
import { accountContext } from "./load-context.server";

/** The context of what reads or writes sealed data of people. */
export interface VaultContext extends AccountContext {
  box: SecretBox;
}

export function vaultContext(
  context: AppLoadContext,
  person: Parameters<typeof accountContext>[1],
): VaultContext {
  return { ...accountContext(context, person), box: context.box };
}
