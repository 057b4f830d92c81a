import { Meilisearch } from "meilisearch";
import type { SearchServer } from "../create";
import { portalKey } from "../meilisearch/keys";
import { print } from "./print";

/**
 * `search -- keys [--renew]`: prints the line for the portal's environment; what was done goes to the error output.
 * The master key is read from MEILI_MASTER_KEY, which the portal itself never reads.
 */
export async function keys(
  server: SearchServer | null,
  masterKey: string | undefined,
  renew: boolean,
): Promise<number> {
  if (!server || !masterKey)
    throw new Error(
      "请设置 MEILI_HOST 和 MEILI_MASTER_KEY（仅本命令使用，门户运行时不要设置 MEILI_MASTER_KEY）",
    );
  const master = new Meilisearch({ host: server.host, apiKey: masterKey, timeout: 10_000 });
  const { key, isNew, removed } = await portalKey(master, renew);
  const done = isNew ? "已生成门户专用密钥" : "门户专用密钥已存在";
  console.error(removed > 0 ? `${done}，${removed} 个旧密钥已失效` : done);
  print(`MEILI_API_KEY=${key}`);
  return 0;
}
