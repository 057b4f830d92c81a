import { TERM_NAMES, TERMS, termText } from "../../app/domain/terms";
import type { Context } from "../../app/services/context.server";
import {
  countOverdue,
  keepTerms,
  type TermsResult,
} from "../../app/services/personal-data/keep-terms.server";
import { openBox } from "../../app/services/sealed-data/open-box.server";
import { rotateKeys, type RotationFault } from "../../app/services/sealed-data/rotate-keys.server";
import { currentKid } from "../../app/services/signing-key/current-key.server";
import { rotateKey as rotateCardKey } from "../../app/services/signing-key/rotate-key.server";
import { openPortalDatabase } from "../../db/open";
import { runCommand } from "../../db/run-command";
import { createProgress } from "../progress";

const USAGE = `用法：
  npm run data -- terms [--dry-run]        删除保存期满的个人数据；加 --dry-run 只统计，不删除
  npm run data -- rotate-key [--dry-run]   把加密保存的数据全部改用 DATA_KEY（旧密钥放在 DATA_KEY_OLD）；加 --dry-run 只检查，不改动
  npm run data -- rotate-signing-key [--dry-run]   换用新的人才卡签名密钥；已发的卡和二维码照常可以核验`;

const MOST_SHOWN = 100;

const print = (text: string) => process.stdout.write(`${text}\n`);
const number = (n: number) => n.toLocaleString("en-US");
const told = (counts: TermsResult) =>
  TERM_NAMES.map((name) => `  ${TERMS[name].what}（满 ${termText(name)}）：${number(counts[name])}`).join(
    "\n",
  );

async function terms(ctx: Context, dryRun: boolean): Promise<number> {
  if (dryRun) print(`保存期满、将删除的个人内容（没有改动任何数据）：\n${told(countOverdue(ctx))}`);
  else print(`保存期满、已删除的个人内容：\n${told(await keepTerms(ctx))}`);
  return 0;
}

const REASONS: Record<RotationFault["why"], string> = {
  unreadable: "用 DATA_KEY 和 DATA_KEY_OLD 都打不开",
  taken: "与另一行的检索值重复，没有改用新的检索值",
};

async function rotateKey(ctx: Context, dryRun: boolean): Promise<number> {
  const progress = createProgress(dryRun ? "检查加密数据" : "更换密钥");
  const report = (done: number, total: number) => progress.at(done, total);
  const { values, resealed, renamed, faults } = await rotateKeys(
    { ...ctx, box: openBox() },
    { dryRun, report },
  );
  progress.end();
  const counts = `加密数据 ${number(values)} 项，${dryRun ? "需改用" : "改用"}新密钥 ${number(resealed)} 项，${dryRun ? "需重算" : "重算"}检索值 ${number(renamed)} 项`;
  print(dryRun ? `${counts}。没有改动任何数据。` : `${counts}。`);
  for (const { table, column, id, why } of faults.slice(0, MOST_SHOWN))
    console.error(`${table}.${column} 行 ${id}：${REASONS[why]}`);
  if (faults.length > 0) {
    console.error(
      `有 ${number(faults.length)} 项没有处理好。请核对密钥，处理后再运行；在此之前不要删去 DATA_KEY_OLD。`,
    );
    return 1;
  }
  if (!dryRun) print("全部数据都已使用 DATA_KEY，可以从配置中删去 DATA_KEY_OLD 并重启门户。");
  return 0;
}

async function rotateSigningKey(ctx: Context, dryRun: boolean): Promise<number> {
  const before = currentKid(ctx.db) ?? "（还没有）";
  if (dryRun) print(`将停用的签名密钥：${before}。没有改动任何数据。`);
  else
    print(`签名密钥已由 ${before} 换成 ${rotateCardKey({ ...ctx, box: openBox() })}。已发的卡照常可以核验。`);
  return 0;
}

const COMMANDS = new Map([
  ["terms", terms],
  ["rotate-key", rotateKey],
  ["rotate-signing-key", rotateSigningKey],
]);

async function main(): Promise<number> {
  const [what = "", flag, ...rest] = process.argv.slice(2);
  const command = COMMANDS.get(what);
  if (!command || (flag !== undefined && flag !== "--dry-run") || rest.length > 0) {
    print(USAGE);
    return 2;
  }
  const db = openPortalDatabase();
  try {
    const ctx: Context = { db, now: Date.now(), actor: { kind: "command", name: "data" } };
    return await command(ctx, flag !== undefined);
  } finally {
    db.$client.close();
  }
}

runCommand(main);
