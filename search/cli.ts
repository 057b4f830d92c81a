import { parseArgs } from "node:util";
import { openPortalDatabase } from "../db/open";
import { runCommand } from "../db/run-command";
import { keys } from "./commands/keys";
import { rebuild, verify } from "./commands/maintain";
import { print } from "./commands/print";
import { query } from "./commands/query";
import { status } from "./commands/status";
import { INDEXES, createSearchEngine, searchServerOf } from "./create";
import { SORTS } from "./engine";

const USAGE = `用法：
  npm run search -- rebuild [INDEX]                在影子索引中重建，完成后切换
  npm run search -- verify [--fix]                 比对数据库与索引，打印差异；0 即一致
  npm run search -- status                         各索引的文档数、积压与最近错误，搜索服务与搁置的文档
  npm run search -- keys [--renew]                 为门户生成权限最小的 Meilisearch 密钥
  npm run search -- query INDEX "词语" [--filter 字段=值]… [--sort relevance|newest|salary|due|ending] [--page N]
索引（INDEX）：${INDEXES.map(({ name }) => name).join("、")}`;

function usage(): number {
  print(USAGE);
  return 2;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      fix: { type: "boolean", default: false },
      renew: { type: "boolean", default: false },
      filter: { type: "string", multiple: true, default: [] },
      sort: { type: "string", default: "relevance" },
      page: { type: "string", default: "1" },
    },
  });
  const [command, ...rest] = positionals;
  const sort = SORTS.find((s) => s === values.sort);
  const server = searchServerOf(process.env);
  if (!command || !sort) return usage();
  if (command === "keys") return keys(server, process.env.MEILI_MASTER_KEY, values.renew);
  const db = openPortalDatabase();
  const engine = createSearchEngine(db, server);
  try {
    if (command === "rebuild") return await rebuild(engine, rest[0]);
    if (command === "verify") return await verify(engine, db, values.fix);
    if (command === "status") return await status(engine, db, server);
    if (command === "query" && rest[0]) {
      const page = Math.max(1, Number(values.page) || 1);
      await query(engine, rest[0], rest[1] ?? "", values.filter, sort, page);
      return 0;
    }
    return usage();
  } finally {
    await engine.close();
    db.$client.close();
  }
}

runCommand(main);
