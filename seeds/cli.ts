import { parseArgs } from "node:util";
import { databaseFile, openPortalDatabase } from "../db/open";
import { runCommand } from "../db/run-command";
import type { Db } from "../db/client";
import { INDEXES, createSearchEngine } from "../search/create";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../app/domain/demo-account";
import { addDemoBenefits } from "../app/services/demo/add-demo-benefits.server";
import { addDemoCandidates } from "../app/services/demo/add-demo-candidates.server";
import { addDemoCards } from "../app/services/demo/add-demo-cards.server";
import { addDemoCases } from "../app/services/demo/add-demo-cases.server";
import { addDemoDesk } from "../app/services/demo/add-demo-desk.server";
import { addDemoAccounts } from "../app/services/demo/add-demo-accounts.server";
import { loadRuleSets } from "../app/services/rule/load-rule-sets.server";
import { openBox } from "../app/services/sealed-data/open-box.server";
import { uploadFolder } from "../app/services/upload/upload-folder.server";
import { loadCityPeople } from "./demo/load-city-people";
import { loadDemo } from "./demo/load";
import { loadCultivation } from "./demo/load-cultivation";
import { SCALES, type Scale } from "./demo/plan";
import { addDemoPoints } from "./demo/points";
import { createProgress } from "./progress";
import { seedBenefits } from "./reference/benefits";
import { seedReference } from "./reference/load";

const USAGE = `用法：
  npm run seed -- reference                    载入参考表：地区、镇街、高校、专业、行业、职业；人才卡权益
  npm run seed -- demo [--scale small|city]    载入虚构的示例企业与职位（city：5 万个职位、2 万名人才、1 万件人才卡申请），替换原有示例数据`;

const print = (text: string) => process.stdout.write(`${text}\n`);
const number = (n: number) => n.toLocaleString("en-US");

function reference(db: Db): void {
  for (const { label, rows, added, changed } of seedReference(db))
    print(`${label}：${number(rows)} 条，新增 ${number(added)}，更新 ${number(changed)}`);
  const rules = loadRuleSets({ db, now: Date.now(), actor: { kind: "command", name: "seed" } });
  print(`政策规则：新增 ${number(rules.added.length)} 个版本`);
  if (rules.proposed.length > 0) print(`政策规则：${rules.proposed.join("、")} 待在 /admin/rules 发布`);
  if (rules.waiting.length > 0) print(`政策规则：${rules.waiting.join("、")} 有未办结的草案，办结后再载入`);
  const { rows, added, changed } = seedBenefits(db, Date.now());
  print(`人才卡权益：${number(rows)} 项，新增 ${number(added)}，更新 ${number(changed)}`);
}

async function demo(db: Db, scale: Scale): Promise<void> {
  const progress = createProgress("写入示例数据");
  const { openJobs, people, cases } = SCALES[scale];
  const made = loadDemo(db, {
    now: Date.now(),
    scale,
    onProgress: (n) => progress.at(n, Math.max(n, openJobs)),
  });
  progress.end();
  print(`示例数据：${number(made.enterprises)} 家虚构企业，${number(made.jobs)} 个虚构职位`);
  const ctx = { db, now: Date.now(), actor: { kind: "command", name: "seed" } } as const;
  await addDemoAccounts(ctx);
  addDemoDesk(ctx);
  addDemoBenefits(ctx);
  const { UPLOAD_DIR } = process.env;
  const folder = uploadFolder({ UPLOAD_DIR, DATABASE_FILE: databaseFile() });
  await addDemoCases(ctx, folder);
  const origin = process.env.PUBLIC_URL?.trim() || `http://localhost:${process.env.PORT?.trim() || 3000}`;
  const withBox = { ...ctx, box: openBox({ make: true }) };
  await addDemoCandidates(withBox, origin);
  // Cases are judged by the rules in force.
  loadRuleSets(ctx);
  await addDemoCards(withBox, folder, origin);
  addDemoPoints(ctx);
  const telling = createProgress("写入示例企业的年度数据");
  const told = loadCultivation(ctx, { onProgress: (n) => telling.at(n, Math.max(n, made.enterprises)) });
  telling.end();
  print(`示例年度数据：${number(told)} 家企业`);
  if (people > 0) {
    const crowd = createProgress("写入示例人才与人才卡申请");
    const onProgress = (n: number) => crowd.at(n, people);
    loadCityPeople(db, { now: ctx.now, box: withBox.box, people, cases, onProgress });
    crowd.end();
    print(`示例人才：${number(people)} 人，人才卡申请 ${number(cases)} 件`);
  }
  const emails = DEMO_ACCOUNTS.map(({ email }) => email).join("、");
  print(`示例账号：${emails}，密码均为 ${DEMO_PASSWORD}`);
  const engine = createSearchEngine(db);
  try {
    for (const { name: index } of INDEXES) {
      const indexing = createProgress(`建立搜索索引 ${index}`);
      await engine.rebuild(index, (at, total) => indexing.at(at, total));
      indexing.end();
    }
    await engine.drain();
  } finally {
    await engine.close();
  }
  print("搜索索引已更新");
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { scale: { type: "string", default: "small" } },
  });
  const [what] = positionals;
  const scale = (Object.keys(SCALES) as Scale[]).find((name) => name === values.scale);
  if ((what !== "reference" && what !== "demo") || !scale || positionals.length > 1) {
    print(USAGE);
    return 2;
  }
  if (what === "demo" && process.env.NODE_ENV === "production") {
    print("生产环境（NODE_ENV=production）不载入示例数据");
    return 1;
  }
  const db = openPortalDatabase();
  try {
    if (what === "reference") reference(db);
    else await demo(db, scale);
    return 0;
  } finally {
    db.$client.close();
  }
}

runCommand(main);
