import { createSecretBox, type SecretBox } from "~/auth/secret-box.server";
import { loadSecrets } from "~/auth/secrets.server";
import { readEnv } from "~/http/env.server";

/**
 * The box of a command. It needs the environment that the portal has, and never makes keys of its own: what they seal
 * the portal could not open.
 * @param make for the demonstration, which may come before the portal's first start: a key that the portal will find
 * @throws in words when there is no key
 */
export function openBox({ make = false } = {}): SecretBox {
  const { env, faults } = readEnv(process.env);
  if (!env) throw new Error(faults.join("\n"));
  const { dataKey, oldDataKey } = loadSecrets(env, { make });
  return createSecretBox(dataKey, oldDataKey);
}
