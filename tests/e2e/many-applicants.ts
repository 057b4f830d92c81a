/**
 * Run as a program: a position of the enterprise of the demonstration's employer to which so many people have applied.
 * Each signs in as `<prefix>-<n>@example.cn`. Prints the position's id.
 */
import { eq } from "drizzle-orm";
import { hashPassword } from "~/auth/password.server";
import { applicationLinks } from "~/http/application-links";
import { insertAccount } from "~/services/account/insert-account.server";
import { applyToJob } from "~/services/application/apply-to-job.server";
import { openBox } from "~/services/sealed-data/open-box.server";
import type { VaultContext } from "~/services/vault-context.server";
import { openDatabase } from "~db/client";
import { account, candidateEducation, candidateProfile, enterpriseMember } from "~db/schema";
import { DAY, buildJob, insertJobs } from "~seeds/factories";

const [, , prefix = "", count = "0", password = ""] = process.argv;
const db = openDatabase(process.env.DATABASE_FILE ?? "");
const box = openBox();
const now = Date.now();
const employer = db
  .select({ enterpriseId: enterpriseMember.enterpriseId, accountId: account.id })
  .from(account)
  .innerJoin(enterpriseMember, eq(enterpriseMember.accountId, account.id))
  .where(eq(account.email, "employer@demo.local"))
  .get();
if (!employer) throw new Error("the demonstration has no employer");
const job = buildJob({
  id: `${prefix}-job`,
  title: `示例岗位 ${prefix}`,
  enterpriseId: employer.enterpriseId,
  origin: "demo",
  createdBy: employer.accountId,
  postedAt: now - DAY,
  sortAt: now - DAY,
  confirmedAt: now,
  validUntil: now + 30 * DAY,
  // Last in the list, where other tests do not look.
  updatedAt: 1,
});
// The portal writes meanwhile: each waits for the other at the beginning.
db.transaction(() => insertJobs(db, [job], now), { behavior: "immediate" });
const passwordHash = await hashPassword(password);
const people = db.transaction(
  (tx) =>
    Array.from({ length: Number(count) }, (_, n) => {
      const name = `${prefix}${String(n).padStart(3, "0")}号`;
      const email = `${prefix}-${n}@example.cn`;
      const made = { identifier: { kind: "email", value: email } as const, passwordHash, name };
      const accountId = insertAccount(tx, { ...made, roles: ["candidate"] }, now);
      const lists = { skills: ["SQL"], jobTypes: [], districts: [], industries: [] };
      tx.insert(candidateProfile)
        .values({
          accountId,
          realName: name,
          sealedEmail: box.seal(email, "profile-email"),
          ...lists,
          visibility: "applied",
          createdAt: now,
          updatedAt: now,
        })
        .run();
      const study = { school: "重庆大学", major: "软件工程", degree: "bachelor" } as const;
      tx.insert(candidateEducation)
        .values({
          id: `${prefix}-${n}`,
          accountId,
          ...study,
          startMonth: "2022-09",
          endMonth: "2026-06",
          updatedAt: now,
        })
        .run();
      return accountId;
    }),
  { behavior: "immediate" },
);
const links = applicationLinks(process.env.PUBLIC_URL ?? "http://localhost");
for (const [n, id] of people.entries()) {
  const actor = { kind: "account", id, roles: ["candidate" as const] } as const;
  const ctx: VaultContext = { db, box, now: now - (people.length - n) * 1_000, actor };
  const form = { formKey: `${prefix}-application-${n}`, profileVersion: 1, letter: null, resume: false };
  const result = applyToJob(ctx, `${prefix}-job`, form, links);
  if ("refused" in result) throw new Error(result.refused);
}
db.$client.close();
console.log(`${prefix}-job`);
