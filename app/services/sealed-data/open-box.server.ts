import { createSecretBox, type SecretBox } from "~/auth/secret-box.server";
import { loadSecrets } from "~/auth/secrets.server";
import { readEnv } from "~/http/env.server";

/**
 * The box of a command. It needs the environment that the portal has, and never makes keys of its own: what they seal
 * the portal could not open.
 * @throws in words when there is no key
 */
export function openBox(): SecretBox {
  const { env, faults } = readEnv(process.env);
  if (!env) throw new Error(faults.join("\n"));
  const { dataKey, oldDataKey } = loadSecrets(env, { make: false });
  return createSecretBox(dataKey, oldDataKey);
}
