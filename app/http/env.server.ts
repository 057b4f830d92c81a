import { z } from "zod";

const whole = (min: number, max: number, error: string) =>
  z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `应为 ${values.join("、")} 之一` });

const SECRET = "应为至少 32 个字符的随机文本，例如 openssl rand -hex 32 的输出";
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const KEY = "应为 32 字节的 base64，例如 openssl rand -base64 32 的输出";

const key = z
  .base64({ error: KEY })
  .refine((text) => Buffer.from(text, "base64").length === 32, { error: KEY });

/** Every setting from outside, by its name in the environment. An empty variable counts as not set. */
const EnvSchema = z.object({
  NODE_ENV: choice(["production", "development", "test"]).default("development"),
  PORT: whole(0, 65535, "应为 0–65535 的端口号").default(3000),
  /** Address to listen on; all of them when not set. */
  HOST: z.string().optional(),
  DATABASE_FILE: z.string().default("./data/portal.db"),
  /** Folder for files that are handed in; `uploads` beside the database when not set. */
  UPLOAD_DIR: z.string().optional(),
  /** Unix socket of a ClamAV daemon that looks at each file. */
  CLAMAV_SOCKET: z.string().optional(),
  SESSION_SECRET: z.string().min(32, { error: SECRET }).optional(),
  DATA_KEY: key.optional(),
  /** The key before, until `npm run data -- rotate-key` has replaced it everywhere. */
  DATA_KEY_OLD: key.optional(),
  /** Where visitors reach the portal; absolute links are built from its origin. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "应为网址，例如 https://talent.example.cn", abort: true })
    .refine((value) => new URL(value).pathname === "/", { error: "只能是站点根地址，不能带路径" })
    .transform((value) => new URL(value).origin)
    .optional(),
  /** The mail server that messages are handed to; without it they are kept. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "应为邮件服务器的网址，例如 smtps://用户:密码@mail.example.cn" })
    .optional(),
  /** Sender of messages, as `名称 <地址>`. */
  MAIL_FROM: z.string().optional(),
  /** A provider of identities (OpenID Connect) by which people may sign in as well. */
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "应为身份提供方的网址，例如 https://id.example.cn", abort: true })
    .refine((url) => url.startsWith("https:") || LOOPBACK.test(new URL(url).hostname), {
      error: "应为 https 网址；只有本机可以用 http",
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  /** Without it the portal is a public client: PKCE alone. */
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** On the button. */
  OIDC_NAME: z.string().max(20, { error: "最多 20 个字" }).default("统一身份认证"),
  /** Who runs this installation, and how they are reached about personal data: told at /privacy. */
  OPERATOR_NAME: z.string().max(60, { error: "最多 60 个字" }).optional(),
  OPERATOR_CONTACT: z.string().max(100, { error: "最多 100 个字" }).optional(),
  LOG_LEVEL: choice(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** Serving processes; one for each core when not set. */
  WORKERS: whole(1, 64, "应为 1–64 的整数").optional(),
  /** How many reverse proxies stand in front and write X-Forwarded-For; with 0 that header is ignored. */
  TRUST_PROXY: whole(0, 8, "应为 0–8 的整数").default(0),
  /** Opens /metrics to other machines for whoever sends it as a bearer token. */
  METRICS_TOKEN: z.string().min(16, { error: "应至少 16 个字符" }).optional(),
  /** A Meilisearch server; without it the embedded engine searches. */
  MEILI_HOST: z
    .url({ protocol: /^https?$/, error: "应为 Meilisearch 的网址，例如 http://127.0.0.1:7700" })
    .optional(),
  MEILI_API_KEY: z.string().optional(),
  /** `off` lets tests and benchmarks send as much as they like. */
  RATE_LIMIT: choice(["on", "off"]).default("on"),
});

/** What is no key to go on from. */
function keyFaults({ DATA_KEY, DATA_KEY_OLD }: Record<string, string | undefined>): [string, string][] {
  if (!DATA_KEY_OLD || DATA_KEY_OLD !== DATA_KEY) return [];
  return [["DATA_KEY_OLD", "与 DATA_KEY 相同。更换密钥时此处为旧密钥，DATA_KEY 为新密钥"]];
}

/** What is of use together only. */
function halfSettings(given: Record<string, string | undefined>): [name: string, message: string][] {
  if (!given.OIDC_ISSUER === !given.OIDC_CLIENT_ID) return [];
  return given.OIDC_ISSUER
    ? [["OIDC_CLIENT_ID", "设置了 OIDC_ISSUER 时必须设置，由身份提供方分配"]]
    : [["OIDC_ISSUER", "设置了 OIDC_CLIENT_ID 时必须设置，为身份提供方的网址"]];
}

/** What production adds: no secret may be made up, no protection left out. */
function productionFaults(given: Record<string, string | undefined>): [name: string, message: string][] {
  if (given.NODE_ENV !== "production") return [];
  const faults: [string, string][] = [];
  if (!given.SESSION_SECRET) faults.push(["SESSION_SECRET", `生产环境必须设置。${SECRET}`]);
  if (!given.DATA_KEY) faults.push(["DATA_KEY", `生产环境必须设置。${KEY}`]);
  if (!given.PUBLIC_URL)
    faults.push(["PUBLIC_URL", "生产环境必须设置。访问者使用的网址，例如 https://talent.example.cn"]);
  if (given.RATE_LIMIT === "off") faults.push(["RATE_LIMIT", "生产环境不能关闭访问频率限制"]);
  return faults;
}

export type Env = z.infer<typeof EnvSchema>;

/**
 * Reads the settings.
 * @param source as `process.env`
 * @returns the settings, or one line in Chinese for each fault; a value is never repeated, it may be a secret
 */
export function readEnv(
  source: Record<string, string | undefined>,
): { env: Env; faults: null } | { env: null; faults: string[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const read = EnvSchema.safeParse(given);
  const faults = new Map([...productionFaults(given), ...halfSettings(given), ...keyFaults(given)]);
  for (const issue of read.error?.issues ?? []) faults.set(String(issue.path[0]), issue.message);
  if (read.success && faults.size === 0) return { env: read.data, faults: null };
  return { env: null, faults: [...faults].map(([name, message]) => `配置有误 · ${name}：${message}`) };
}
