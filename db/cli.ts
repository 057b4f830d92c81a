import { resolve } from "node:path";
import { backupDatabase, restoreDatabase } from "./backup";
import { openDatabase } from "./client";
import { migrateDatabase } from "./migrate";

const USAGE = "用法：npm run db:migrate · npm run db:backup -- 文件 · npm run db:restore -- 文件";
const database = process.env.DATABASE_FILE?.trim() || "./data/portal.db";

async function main([command, file, ...rest]: string[]): Promise<string> {
  if (rest.length > 0) throw new Error(USAGE);
  if (command === "migrate" && !file) {
    const db = openDatabase(database);
    migrateDatabase(db);
    db.$client.close();
    return `数据库 ${database} 已是最新结构`;
  }
  if (command === "backup" && file) {
    const { pages } = await backupDatabase(database, resolve(file));
    return `已备份到 ${file}（${pages} 页，已通过完整性检查）`;
  }
  if (command === "restore" && file) {
    const { kept } = await restoreDatabase(resolve(file), database);
    return `已从 ${file} 恢复${kept ? `；原数据库保留为 ${kept}` : ""}`;
  }
  throw new Error(USAGE);
}

main(process.argv.slice(2)).then(
  (done) => console.log(done),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
