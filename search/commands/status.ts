import type { Db } from "../../db/client";
import { INDEXES, type SearchServer } from "../create";
import type { IndexState, SearchEngine } from "../engine";
import { FallbackEngine } from "../fallback";
import { MeilisearchEngine, type ServerState } from "../meilisearch/engine";
import { print } from "./print";

const ENGINES = { sqlite: "内置引擎", meilisearch: "Meilisearch" };
const clock = new Intl.DateTimeFormat("zh-CN", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Asia/Shanghai",
});
const number = (n: number | null) => n?.toLocaleString("zh-CN") ?? "未知";

/** `search -- status`: the exit code is 1 where something needs a hand. */
export async function status(engine: SearchEngine, db: Db, server: SearchServer | null): Promise<number> {
  let healthy = true;
  if (server && engine instanceof FallbackEngine && engine.server instanceof MeilisearchEngine) {
    const state = await engine.server.server();
    for (const line of serverLines(server.host, state)) print(line);
    healthy = state.error === null && state.setAside.length === 0;
  }
  for (const state of await engine.state()) {
    const expected = INDEXES.find(({ name }) => name === state.index)?.count(db) ?? 0;
    print(indexLine(state, expected));
    healthy &&= state.lastError === null && state.documents === expected;
  }
  return healthy ? 0 : 1;
}

function serverLines(host: string, state: ServerState): string[] {
  if (state.error !== null) return [`搜索服务 ${host}：无法访问（${state.error}），由内置引擎应答`];
  const size = state.bytes === null ? "未知" : `${(state.bytes / 1024 / 1024).toFixed(1)} MB`;
  const lines = [
    `搜索服务 ${host}：Meilisearch ${state.version}，排队任务 ${number(state.queue)}，占用磁盘 ${size}`,
  ];
  if (state.keyIsTooPowerful)
    lines.push("注意：MEILI_API_KEY 是管理密钥，请用 npm run search -- keys 换成门户专用密钥");
  for (const { index, id, error, at } of state.setAside)
    lines.push(`搁置 ${index}/${id}（${clock.format(at)}）：${error}`);
  return lines;
}

function indexLine(state: IndexState, expected: number): string {
  const documents =
    state.documents === expected
      ? `${number(expected)} 份文档`
      : `${number(state.documents)} 份文档，数据库应有 ${number(expected)} 份`;
  return `${state.index} · ${ENGINES[state.engine]}：${documents}，积压 ${number(state.lag)}，${
    state.lastError === null ? "无错误" : `最近错误：${state.lastError}`
  }`;
}
