/**
 * Run as a program beside a portal: adds two fictional companies for the library, one without figures, the other in the
 * library on a tier that its last confirmed year no longer reaches. `add-library-companies.ts <name>`; prints their
 * names, ids and credit codes as JSON.
 */
import { randomUUID } from "node:crypto";
import { creditCodeCheck } from "~/domain/credit-code";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import { shanghaiYear } from "~/domain/time";
import { readEnv } from "~/http/env.server";
import { judgeAgain } from "~/services/cultivation/judge-again.server";
import { openDatabase } from "~db/client";
import {
  cultivationEntry,
  cultivationEvent,
  enterprise,
  enterpriseFigures,
  enterpriseTier,
} from "~db/schema";
import { announce } from "~search/outbox";
import { makeFigures } from "~seeds/demo/figures";

const { env } = readEnv(process.env);
const [, , name = ""] = process.argv;
if (!env) throw new Error("the environment is not complete");
const db = openDatabase(env.DATABASE_FILE);
const now = Date.now();
const year = shanghaiYear(now);
const ctx = { db, now, actor: { kind: "system", name: "test" } as const };

const made = ["新", "降"].map((word, i) => {
  const body = `91500107MA6${String(now + i).slice(-6)}`.padEnd(17, "0");
  const id = randomUUID();
  return { id, name: `示例${name}${word}科技有限公司`, creditCode: body + creditCodeCheck(body) };
});
db.transaction(
  (tx) => {
    for (const one of made)
      tx.insert(enterprise)
        .values({
          ...{ ...one, nameKey: enterpriseNameKey(one.name), origin: "demo", createdAt: now, updatedAt: now },
          ...{ industry: "it.software", size: "20-99", ownership: "private", district: "金凤镇" },
        })
        .run();
    const falling = made[1]?.id ?? "";
    const company = { id: falling, size: "20-99", industry: "it.software", founded: year - 6 } as const;
    const [before, last] = makeFigures(1, { ...company, tiers: ["tech"] }, year).slice(-2);
    const fallen = { sciStaffCount: 0, seniorStaffCount: 0, rdOwnWan: 1, rdCommissionedWan: 0, ip1Count: 0 };
    const few = { ip2Count: 0, ip1OwnCount: 0, ip2OwnCount: 0, conversionsCount: 0 };
    for (const one of [before, last])
      if (one)
        tx.insert(enterpriseFigures)
          .values({
            ...{ id: randomUUID(), enterpriseId: falling, year: one.year, status: "confirmed" },
            figures: one === last ? { ...one.figures, ...fallen, ...few } : one.figures,
            ...{ explanations: {}, findings: {}, createdAt: now, updatedAt: now },
          })
          .run();
    const since = { year: year - 2, at: now - 86_400_000 };
    tx.insert(cultivationEntry)
      .values({
        enterpriseId: falling,
        status: "admitted",
        since: since.at,
        year: since.year,
        updatedAt: now,
      })
      .run();
    tx.insert(cultivationEvent)
      .values({
        ...{ enterpriseId: falling, at: since.at, verb: "admit", tiers: ["tech"], year: since.year },
        ...{ source: "示例名单", reasons: [] },
      })
      .run();
    tx.insert(enterpriseTier)
      .values({ enterpriseId: falling, tier: "tech", year: since.year, source: "示例名单" })
      .run();
    announce(
      tx,
      "enterprises",
      made.map(({ id }) => id),
      now,
    );
    judgeAgain(tx, ctx, falling);
  },
  { behavior: "immediate" },
);
db.$client.close();
console.log(JSON.stringify(made));
