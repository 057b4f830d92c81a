/**
 * Run as a program: makes whoever has registered with an address the owner of a new verified company, which has told one
 * year that counts. `add-company.ts <address> <name> <year>`
 */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import { openDatabase } from "~db/client";
import { account, enterprise, enterpriseFigures, enterpriseMember } from "~db/schema";
import { SOUND } from "../services/figures";

const DAY = 86_400_000;
const [, , address = "", name = "", year = ""] = process.argv;
const db = openDatabase(process.env.DATABASE_FILE ?? "");
const now = Date.now();
const person = db.select().from(account).where(eq(account.email, address)).get();
if (!person) throw new Error(`nobody has registered as ${address}`);
const id = randomUUID();
const once = { createdAt: now, updatedAt: now };
db.transaction((tx) => {
  tx.insert(enterprise)
    .values({
      ...{ id, name, nameKey: enterpriseNameKey(name), origin: "registered", industry: "it", ...once },
      verifiedAt: now,
      verifiedUntil: now + 90 * DAY,
    })
    .run();
  tx.insert(enterpriseMember)
    .values({ enterpriseId: id, accountId: person.id, role: "owner", joinedAt: now })
    .run();
  tx.insert(enterpriseFigures)
    .values({
      ...{ id: randomUUID(), enterpriseId: id, year: Number(year), status: "confirmed", ...once },
      figures: {
        ...SOUND,
        revenueWan: 1500,
        mainRevenueWan: 1400,
        totalIncomeWan: 1600,
        hiTechRevenueWan: 1000,
      },
      explanations: {},
      findings: {},
      submittedAt: now,
      decidedAt: now,
    })
    .run();
});
db.$client.close();
