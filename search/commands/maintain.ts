import type { Db } from "../../db/client";
import type { SearchEngine } from "../engine";
import { announce, type IndexName } from "../outbox";
import { indexNames, print } from "./print";

/** `search -- rebuild [INDEX]` */
export async function rebuild(engine: SearchEngine, wanted: string | undefined): Promise<number> {
  for (const name of indexNames(wanted)) {
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

/** `search -- verify [--fix]`: the exit code is 1 where a difference is left. */
export async function verify(engine: SearchEngine, db: Db, fix: boolean): Promise<number> {
  const differing = await compare(engine);
  if (differing.every(({ ids }) => ids.length === 0)) return 0;
  if (!fix) return 1;
  for (const { name, ids } of differing) announce(db, name as IndexName, ids, Date.now());
  print(`已修复 ${await engine.drain()} 项`);
  return (await compare(engine)).every(({ ids }) => ids.length === 0) ? 0 : 1;
}

async function compare(engine: SearchEngine): Promise<{ name: string; ids: string[] }[]> {
  const differing = [];
  for (const name of indexNames(undefined)) {
    const { missing, surplus, stale } = await engine.verify(name);
    const ids = [...missing, ...surplus, ...stale];
    print(
      `${name}：差异 ${ids.length}（缺少 ${missing.length}，多余 ${surplus.length}，过期 ${stale.length}）`,
    );
    differing.push({ name, ids });
  }
  return differing;
}
