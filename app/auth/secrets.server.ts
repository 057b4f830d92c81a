import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Env } from "~/http/env.server";

export interface Secrets {
  sessionSecret: string;
  /** 32 bytes in base64 */
  dataKey: string;
  /** The one before, while it is being replaced. */
  oldDataKey?: string;
}

const NO_KEY = "没有密钥：请设置与门户相同的 DATA_KEY，或先启动一次门户";

/**
 * The secrets of this installation: as configured, otherwise made once and kept beside the database.
 * Production never starts without them (`readEnv`).
 * @param make whether they may be made now
 * @throws in words when there are none and they may not
 */
export function loadSecrets(env: Env, { make = true } = {}): Secrets {
  const oldDataKey = env.DATA_KEY_OLD;
  if (env.SESSION_SECRET && env.DATA_KEY)
    return { sessionSecret: env.SESSION_SECRET, dataKey: env.DATA_KEY, oldDataKey };
  const file = join(dirname(env.DATABASE_FILE), "secrets.json");
  if (!existsSync(file)) {
    if (!make) throw new Error(NO_KEY);
    mkdirSync(dirname(file), { recursive: true });
    const made: Secrets = {
      sessionSecret: randomBytes(32).toString("hex"),
      dataKey: randomBytes(32).toString("base64"),
    };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  }
  const kept = JSON.parse(readFileSync(file, "utf8")) as Secrets;
  return {
    sessionSecret: env.SESSION_SECRET ?? kept.sessionSecret,
    dataKey: env.DATA_KEY ?? kept.dataKey,
    oldDataKey,
  };
}
