import { parseArgs } from "node:util";
import { openPortalDatabase } from "../db/open";
import { runCommand } from "../db/run-command";
import { INDEXES, createSearchEngine, searchServerOf } from "./create";
import { SORTS, type Filter, type SearchEngine, type Sort } from "./engine";
import { announce, type IndexName } from "./outbox";

const USAGE = `用法：
  npm run search -- rebuild [jobs|enterprises]     在影子索引中重建，完成后切换
  npm run search -- verify [--fix]                 比对数据库与索引，打印差异；0 即一致
  npm run search -- status                         各索引的文档数、积压与最近错误
  npm run search -- query INDEX "词语" [--filter 字段=值]… [--sort relevance|newest|salary] [--page N]`;

const print = (text: string) => process.stdout.write(`${text}\n`);

function names(wanted: string | undefined): string[] {
  const all = INDEXES.map((i) => i.name);
  if (wanted === undefined) return all;
  if (!all.includes(wanted)) throw new Error(`没有名为 ${wanted} 的索引，可选：${all.join("、")}`);
  return [wanted];
}

async function rebuild(engine: SearchEngine, wanted: string | undefined): Promise<number> {
  for (const name of names(wanted)) {
    const started = performance.now();
    const done = await engine.rebuild(name, (at, total) => {
      if (process.stdout.isTTY)
        process.stdout.write(`\r${name} ${at.toLocaleString()} / ${total.toLocaleString()}`);
    });
    const seconds = (performance.now() - started) / 1000;
    if (process.stdout.isTTY) process.stdout.write("\r");
    print(`${name}：已重建 ${done.toLocaleString()} 份文档，用时 ${seconds.toFixed(1)} 秒`);
  }
  return 0;
}

async function verify(engine: SearchEngine, repair: (name: string, ids: string[]) => void): Promise<number> {
  let drift = 0;
  for (const name of names(undefined)) {
    const { missing, surplus, stale } = await engine.verify(name);
    const count = missing.length + surplus.length + stale.length;
    drift += count;
    print(`${name}：差异 ${count}（缺少 ${missing.length}，多余 ${surplus.length}，过期 ${stale.length}）`);
    repair(name, [...missing, ...surplus, ...stale]);
  }
  return drift === 0 ? 0 : 1;
}

function filterOf(text: string): Filter {
  const [field = "", value = ""] = text.split(/=(.*)/s);
  const range = /^(\d*)\.\.(\d*)$/.exec(value);
  if (!range) return { kind: "in", field, values: value.split(",") };
  const bound = (digits: string | undefined) => (digits ? Number(digits) : undefined);
  return { kind: "range", field, min: bound(range[1]), max: bound(range[2]) };
}

async function query(
  engine: SearchEngine,
  index: string,
  q: string,
  filters: string[],
  sort: Sort,
  page: number,
) {
  const facets = INDEXES.find((i) => i.name === names(index)[0])?.facets ?? [];
  const request = { q, filters: filters.map(filterOf), facets, sort, page, perPage: 20, now: Date.now() };
  const found = await engine.search(index, request);
  print(`${found.total} 个结果，${found.processingMs.toFixed(1)} 毫秒`);
  for (const { from, to } of found.interpretation.corrected) print(`“${from}” 按 “${to}” 搜索`);
  if (found.interpretation.dropped.length > 0) print(`已去掉：${found.interpretation.dropped.join("、")}`);
  for (const id of found.ids) print(id);
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      fix: { type: "boolean", default: false },
      filter: { type: "string", multiple: true, default: [] },
      sort: { type: "string", default: "relevance" },
      page: { type: "string", default: "1" },
    },
  });
  const [command, ...rest] = positionals;
  const sort = SORTS.find((s) => s === values.sort);
  if (!command || !sort) {
    print(USAGE);
    return 2;
  }
  const db = openPortalDatabase();
  const engine = createSearchEngine(db, searchServerOf(process.env));
  try {
    if (command === "rebuild") return await rebuild(engine, rest[0]);
    if (command === "verify") {
      const code = await verify(engine, (name, ids) => {
        if (values.fix && ids.length > 0) announce(db, name as IndexName, ids, Date.now());
      });
      if (!values.fix || code === 0) return code;
      print(`已修复 ${await engine.drain()} 项`);
      return verify(engine, () => {});
    }
    if (command === "status") {
      for (const { index, documents, lag, lastError } of await engine.state())
        print(`${index}：${documents.toLocaleString()} 份文档，积压 ${lag}，最近错误：${lastError ?? "无"}`);
      return 0;
    }
    if (command === "query" && rest[0]) {
      await query(engine, rest[0], rest[1] ?? "", values.filter, sort, Math.max(1, Number(values.page) || 1));
      return 0;
    }
    print(USAGE);
    return 2;
  } finally {
    await engine.close();
    db.$client.close();
  }
}

runCommand(main);
