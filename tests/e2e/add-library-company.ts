/**
 * Run as a program beside a portal: adds a fictional company of which nothing else is known.
 * `add-library-company.ts <name>`; prints its name, id and credit code as JSON.
 */
import { randomUUID } from "node:crypto";
import { creditCodeCheck } from "~/domain/credit-code";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import { openDatabase } from "~db/client";
import { enterprise } from "~db/schema";
import { announce } from "~search/outbox";

const [, , name = ""] = process.argv;
const db = openDatabase(process.env.DATABASE_FILE ?? "");
const now = Date.now();
const body = `91500107MA6${String(now).slice(-6)}`.padEnd(17, "0");
const made = {
  id: randomUUID(),
  name: `示例${name}科技有限公司`,
  creditCode: body + creditCodeCheck(body),
};
db.transaction(
  (tx) => {
    tx.insert(enterprise)
      .values({
        ...{ ...made, nameKey: enterpriseNameKey(made.name), origin: "demo", createdAt: now, updatedAt: now },
        ...{ industry: "it.software", size: "20-99", ownership: "private", district: "金凤镇" },
      })
      .run();
    announce(tx, "enterprises", [made.id], now);
  },
  { behavior: "immediate" },
);
db.$client.close();
console.log(JSON.stringify(made));
