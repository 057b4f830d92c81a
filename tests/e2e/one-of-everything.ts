/**
 * Run as a program: sees to it that the portal of the browser tests has one of everything that an address can hold an id
 * of, and prints the ids by name as JSON. Run again it changes nothing. A page of a new kind of thing needs a line here.
 */
import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import { hashToken } from "~/auth/token.server";
import { unsubscribeToken } from "~/auth/unsubscribe-token.server";
import { keyedHash } from "~/auth/keyed-hash.server";
import { createSecretBox } from "~/auth/secret-box.server";
import { loadSecrets } from "~/auth/secrets.server";
import { readEnv } from "~/http/env.server";
import { expertRef } from "~/services/expert/expert-ref.server";
import { talentRef } from "~/services/talent/talent-ref.server";
import { openDatabase } from "~db/client";
import * as t from "~db/schema";

const DAY = 86_400_000;
const { env } = readEnv(process.env);
if (!env) throw new Error("the environment is not complete");
const { sessionSecret, dataKey, oldDataKey } = loadSecrets(env);
const db = openDatabase(env.DATABASE_FILE);
const now = Date.now();

/** @throws when the demonstration has none */
function need<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the demonstration has no ${what}`);
  return found;
}
const accountOf = (email: string) =>
  need(db.select().from(t.account).where(eq(t.account.email, email)).get(), email).id;
const [candidate, employer, admin] = ["candidate", "employer", "admin"].map((name) =>
  accountOf(`${name}@demo.local`),
) as [string, string, string];
const { enterpriseId } = need(
  db.select().from(t.enterpriseMember).where(eq(t.enterpriseMember.accountId, employer)).get(),
  "enterprise of its employer",
);
const jobOf = (status: "published" | "draft" | "review") =>
  need(
    db
      .select()
      .from(t.job)
      .where(and(eq(t.job.enterpriseId, enterpriseId), eq(t.job.status, status)))
      .orderBy(asc(t.job.sortAt), t.job.id)
      .get(),
    `position of state ${status}`,
  ).id;
const job = jobOf("published");
const applied = need(
  db.select().from(t.application).where(eq(t.application.candidateId, candidate)).get(),
  "application of its candidate",
);
const hired = need(
  db
    .select()
    .from(t.application)
    .where(and(eq(t.application.enterpriseId, enterpriseId), eq(t.application.status, "hired")))
    .get(),
  "hire",
);

// The oldest is the demonstration's: what a test has made it may end meanwhile.
const caseOf = (status: (typeof t.cardApplication.$inferSelect)["status"]) =>
  need(
    db
      .select()
      .from(t.cardApplication)
      // Publicity that has ended is no longer shown, and its case may still wait.
      .where(
        and(
          eq(t.cardApplication.status, status),
          status === "publicity" ? gt(t.cardApplication.publicityUntil, now + DAY) : undefined,
        ),
      )
      .orderBy(asc(t.cardApplication.createdAt), t.cardApplication.id)
      .get(),
    `request for a card of state ${status}`,
  ).id;
const card = need(
  db
    .select()
    .from(t.talentCard)
    .where(eq(t.talentCard.status, "active"))
    .orderBy(asc(t.talentCard.issuedAt), t.talentCard.id)
    .get(),
  "active card",
);

const once = { createdAt: now, updatedAt: now };
const months = { startMonth: "2025-07", endMonth: "2025-09", updatedAt: now };
const token = (name: string) => `axe-${name}-token`;
db.transaction(
  (tx) => {
    tx.insert(t.candidateExperience)
      .values({
        id: "axe-experience",
        accountId: candidate,
        ...months,
        kind: "internship",
        organisation: "示例公司",
        title: "实习生",
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.foreignCard)
      .values({
        id: "axe-foreign",
        scheme: "cdht-golden-panda",
        number: "示例-1",
        facts: { holder: "示*", level: "B", validFrom: null, validUntil: null, issuer: "示例" },
        proof: "none",
        status: "imported",
        importedBy: admin,
        importedAt: now,
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.savedSearch)
      .values({
        id: "axe-search",
        accountId: candidate,
        name: "示例搜索",
        query: "q=示例",
        frequency: "weekly",
        seenUntil: now,
        ...once,
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.savedSearch)
      .values({
        id: "axe-ended",
        accountId: candidate,
        name: "不再发送的搜索",
        query: "q=工程师",
        frequency: "off",
        seenUntil: now,
        ...once,
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.postingReport)
      .values({
        id: "axe-report",
        jobId: job,
        jobVersion: 1,
        reason: "other",
        text: "与实际不符，请核实（示例）。",
        createdAt: now,
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.importFile)
      .values({
        id: "axe-file",
        name: "职位.csv",
        storedName: "axe-file.csv",
        bytes: 1,
        sha256: "axe",
        uploadedBy: admin,
        uploadedAt: now,
      })
      .onConflictDoNothing()
      .run();
    const told = { enterpriseId, explanations: {}, findings: {}, createdBy: employer, ...once };
    const figures = { revenueWan: 1200, netProfitWan: -30, staffCount: 25, techField: "electronics" };
    tx.insert(t.enterpriseFigures)
      .values([
        { id: "axe-figures-draft", year: 2018, status: "draft", figures, ...told },
        { id: "axe-figures", year: 2017, status: "submitted", submittedAt: now, figures, ...told },
      ])
      .onConflictDoNothing()
      .run();
    tx.insert(t.positionImport)
      .values({
        id: "axe-sheet",
        enterpriseId,
        importedBy: employer,
        fileName: "职位.csv",
        sha256: "axe",
        drafts: 0,
        faulty: 0,
        ignored: [],
        importedAt: now,
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.cultivationImport)
      .values({
        ...{
          id: "axe-list",
          kind: "techSme",
          title: "示例名单",
          fileName: "名单.csv",
          issuedOn: "2026-03-01",
        },
        ...{ createdBy: admin, createdAt: now },
        rows: [
          {
            ...{ line: 2, creditCode: "91500107MA60DEM019", name: "示例公司", number: null },
            ...{ issuedOn: null, validUntil: null, faults: ["信用代码不对：位数、字符或校验码有误"] },
          },
        ],
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.cultivationProposal)
      .values({
        ...{ id: "axe-proposal", enterpriseId, verb: "exit", about: "library", tiers: ["tech"] },
        ...{ year: 2025, status: "open", createdAt: now },
        reasons: [
          {
            ...{ ruleSetId: null, version: null, title: "科技型中小企业" },
            ...{ found: "编号 示例-1，有效期至 2026-03-31，不再有效", clause: "以有效的证书或官方名单为准" },
          },
        ],
      })
      .onConflictDoNothing()
      .run();
    tx.insert(t.enterpriseInvitation)
      .values({
        id: "axe-invitation",
        enterpriseId,
        tokenHash: hashToken(token("invitation")),
        email: "colleague@example.cn",
        role: "recruiter",
        invitedBy: employer,
        createdAt: now,
        expiresAt: now + DAY,
      })
      .onConflictDoNothing()
      .run();
    for (const purpose of ["reset", "confirm"] as const)
      tx.insert(t.oneTimeToken)
        .values({
          tokenHash: hashToken(token(purpose)),
          accountId: candidate,
          purpose,
          address: purpose === "confirm" ? "other@example.cn" : null,
          createdAt: now,
          expiresAt: now + DAY,
        })
        .onConflictDoNothing()
        .run();
    tx.update(t.talentCard)
      .set({ listed: true, expertise: card.expertise ?? "示例专长" })
      .where(eq(t.talentCard.id, card.id))
      .run();
    tx.insert(t.hiddenEnterprise)
      .values({
        accountId: candidate,
        enterpriseId: need(
          tx.select().from(t.enterprise).where(eq(t.enterprise.origin, "demo")).limit(1).offset(40).get(),
          "enterprise",
        ).id,
        createdAt: now,
      })
      .onConflictDoNothing()
      .run();
  },
  { behavior: "immediate" },
);

const keyed = keyedHash(sessionSecret);
const ids = {
  job,
  draft: jobOf("draft"),
  review: jobOf("review"),
  enterprise: enterpriseId,
  application: applied.id,
  appliedJob: applied.jobId,
  hired: hired.id,
  talent: talentRef(
    { box: createSecretBox(dataKey, oldDataKey) },
    { id: enterpriseId },
    need(
      db
        .select()
        .from(t.candidateProfile)
        .where(eq(t.candidateProfile.visibility, "verified"))
        .orderBy(asc(t.candidateProfile.createdAt))
        .get(),
      "person who can be found",
    ).accountId,
  ),
  case: need(db.select().from(t.verificationCase).get(), "case").id,
  account: candidate,
  education: need(
    db.select().from(t.candidateEducation).where(eq(t.candidateEducation.accountId, candidate)).get(),
    "education",
  ).id,
  experience: "axe-experience",
  search: "axe-search",
  report: "axe-report",
  file: "axe-file",
  sheet: "axe-sheet",
  proposal: "axe-proposal",
  list: "axe-list",
  figures: "axe-figures",
  figuresYear: "2018",
  toldYear: "2017",
  cardCase: caseOf("firstReview"),
  cardPublicity: caseOf("publicity"),
  card: card.id,
  foreignCard: "axe-foreign",
  expert: expertRef({ box: createSecretBox(dataKey, oldDataKey) }, { id: enterpriseId }, card.id),
  cardCode: card.code,
  invitation: token("invitation"),
  reset: token("reset"),
  confirm: token("confirm"),
  unsubscribe: unsubscribeToken(keyed, "axe-search"),
  unsubscribed: unsubscribeToken(keyed, "axe-ended"),
  benefit: need(db.select().from(t.benefit).where(isNotNull(t.benefit.id)).get(), "benefit").id,
};
db.$client.close();
console.log(JSON.stringify(ids));
