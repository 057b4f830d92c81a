import { countOverdue, keepTerms, type TermsResult } from "../../app/services/personal-data/keep-terms.server";
import { openPortalDatabase } from "../../db/open";
import { runCommand } from "../../db/run-command";

const USAGE = `用法：
  npm run data -- terms [--dry-run]   删除保存期满的个人数据；加 --dry-run 只统计，不删除`;

const print = (text: string) => process.stdout.write(`${text}\n`);
const told = ({ applications, mails }: TermsResult) =>
  `已结束满期的投递 ${applications.toLocaleString("en-US")} 份，邮件 ${mails.toLocaleString("en-US")} 封`;

async function main(): Promise<number> {
  const [what, flag, ...rest] = process.argv.slice(2);
  if (what !== "terms" || (flag !== undefined && flag !== "--dry-run") || rest.length > 0) {
    print(USAGE);
    return 2;
  }
  const db = openPortalDatabase();
  try {
    const ctx = { db, now: Date.now(), actor: { kind: "command", name: "data" } as const };
    if (flag) print(`将删除其中的个人内容：${told(countOverdue(ctx))}。没有改动任何数据。`);
    else print(`已删除其中的个人内容：${told(await keepTerms(ctx))}。`);
    return 0;
  } finally {
    db.$client.close();
  }
}

runCommand(main);
