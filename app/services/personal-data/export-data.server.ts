import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { and, asc, eq, inArray, notExists } from "drizzle-orm";
import { strToU8, zip, type Zippable } from "fflate";
import { isoShanghai } from "~/domain/time";
import {
  account,
  accountRole,
  application,
  applicationAccess,
  auditEntry,
  enterprise,
  figuresEvidence,
  job,
  jobInvitation,
  mailOutbox,
  postingReport,
  savedJob,
  savedSearch,
  session,
  upload,
} from "~db/schema";
import { hasSecondStep } from "../account/finish-sign-in.server";
import { openMobile } from "../account/seal-mobile.server";
import { CONTACT_PURPOSE } from "../application/apply-to-job.server";
import { identitiesOf } from "../account/sign-in-by-identity.server";
import { interviewsOf } from "../application/arrange-interview.server";
import { eventsOf } from "../application/load-application.server";
import { outcomesOf } from "../application/record-outcome.server";
import { messagesOf, notesOf } from "../application/write-words.server";
import { recordAction } from "../audit/record-action.server";
import { listHidden } from "../candidate/hide-enterprise.server";
import { readProfile } from "../candidate/read-profile.server";

import type { VaultContext } from "../vault-context.server";
import { allConsents } from "./list-consents.server";
import { cardsOf, filesOfCases } from "./export-cards.server";
import { asEmployer, looksAt } from "./export-work.server";
import { ownMails, ownReports } from "./own-rows.server";

const ABOUT = `这是平台保存的与您有关的全部数据（个人信息保护法第四十五条）。

data.json    账号、简历、投递（含消息、单位对您的备注）、人才卡申请（含办理记录和备注）、人才卡、同意记录、收藏、邮件、您的操作记录、谁查看过您的资料，
             以及您代表单位办理的核验、填报过的年度和写下的消息、备注；时间为北京时间
files/       您上传的文件，以及单位为您代办时上传的材料；单位年度数据的证明材料属于单位，不在其中

要更正内容，请登录后在“我的简历”和“我的账号 · 更正称呼、邮箱和手机号”中修改；要删除，请在“我的数据”中注销。
`;

/** Everything that is kept about whoever acts, as one ZIP archive: JSON and files. That it was taken is written down. */
export async function exportData(ctx: VaultContext, folder: string): Promise<Uint8Array> {
  const { db, actor } = ctx;
  const mine = actor.id;
  const person = db.select().from(account).where(eq(account.id, mine)).get();
  // The papers of a company's figures are the company's, and name other people.
  const isOfCompany = db
    .select({ id: figuresEvidence.id })
    .from(figuresEvidence)
    .where(eq(figuresEvidence.uploadId, upload.id));
  const own = db
    .select()
    .from(upload)
    .where(and(eq(upload.ownerId, mine), notExists(isOfCompany)))
    .all();
  const files = [...own, ...filesOfCases(ctx)];
  const data = {
    exportedAt: ctx.now,
    account: person && {
      id: person.id,
      displayName: person.displayName,
      email: person.email,
      mobile: openMobile(ctx.box, person),
      emailConfirmedAt: person.emailConfirmedAt,
      secondStep: hasSecondStep(db, mine),
      identities: identitiesOf(db, mine),
      createdAt: person.createdAt,
      roles: db
        .select({ role: accountRole.role, grantedAt: accountRole.grantedAt })
        .from(accountRole)
        .where(eq(accountRole.accountId, mine))
        .all(),
      devices: db
        .select({ device: session.device, createdAt: session.createdAt, lastSeenAt: session.lastSeenAt })
        .from(session)
        .where(eq(session.accountId, mine))
        .all(),
    },
    profile: readProfile(ctx),
    hiddenFrom: listHidden(ctx),
    applications: applicationsOf(ctx),
    consents: allConsents(ctx),
    invitations: db
      .select({
        jobId: job.id,
        title: job.title,
        enterprise: enterprise.name,
        invitedAt: jobInvitation.invitedAt,
      })
      .from(jobInvitation)
      .innerJoin(job, eq(job.id, jobInvitation.jobId))
      .innerJoin(enterprise, eq(enterprise.id, jobInvitation.enterpriseId))
      .where(eq(jobInvitation.candidateId, mine))
      .all(),
    ...cardsOf(ctx),
    ...asEmployer(ctx),
    looks: looksAt(ctx),
    savedJobs: db
      .select({ jobId: job.id, title: job.title, savedAt: savedJob.savedAt })
      .from(savedJob)
      .innerJoin(job, eq(job.id, savedJob.jobId))
      .where(eq(savedJob.accountId, mine))
      .all(),
    savedSearches: db.select().from(savedSearch).where(eq(savedSearch.accountId, mine)).all(),
    reports: person ? db.select().from(postingReport).where(ownReports(person)).all() : [],
    mails: person
      ? db
          .select({ subject: mailOutbox.subject, text: mailOutbox.text, createdAt: mailOutbox.createdAt })
          .from(mailOutbox)
          .where(ownMails(person))
          .all()
          // A link that opens the account is no data about anybody.
          .map((mail) => ({
            ...mail,
            text: mail.text.replace(/\/(reset|confirm|invitations|unsubscribe)\/\S+/g, "/$1/…"),
          }))
      : [],
    actions: db
      .select({ at: auditEntry.at, action: auditEntry.action, address: auditEntry.address })
      .from(auditEntry)
      .where(eq(auditEntry.actor, mine))
      .orderBy(asc(auditEntry.id))
      .all(),
    files: files.map(({ id, name, mime, bytes, createdAt }) => ({ id, name, mime, bytes, createdAt })),
  };
  const archive: Zippable = {
    "README.txt": strToU8(ABOUT),
    "data.json": strToU8(JSON.stringify(data, readable, 2)),
  };
  for (const { id, name, storedName } of files) {
    const bytes = await readFile(join(folder, storedName)).catch(() => null);
    // Packed already: there is nothing to gain from doing it again.
    if (bytes) archive[`files/${id}-${name.replace(/[\\/:*?"<>|]/g, "_")}`] = [bytes, { level: 0 }];
  }
  db.transaction(
    (tx) => recordAction(tx, ctx, { action: "data:export", entity: "account", entityId: mine }),
    { behavior: "immediate" },
  );
  return new Promise((resolve, reject) =>
    zip(archive, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  );
}

/** Times as people read them; inner keys of files and hashes say nothing to anybody. */
function readable(key: string, value: unknown): unknown {
  if (/(^at$|At$|Until$|^startsAt$)/.test(key) && typeof value === "number") return isoShanghai(value);
  return key === "storedName" || key === "sha256" ? undefined : value;
}

function applicationsOf({ db, actor, box }: VaultContext) {
  const rows = db
    .select({ row: application, title: job.title, enterprise: enterprise.name })
    .from(application)
    .innerJoin(job, eq(job.id, application.jobId))
    .innerJoin(enterprise, eq(enterprise.id, application.enterpriseId))
    .where(eq(application.candidateId, actor.id))
    .orderBy(asc(application.appliedAt))
    .all();
  const looks = db
    .select()
    .from(applicationAccess)
    .where(
      inArray(
        applicationAccess.applicationId,
        rows.map(({ row }) => row.id),
      ),
    )
    .all();
  return rows.map(({ row, title, enterprise: to }) => ({
    id: row.id,
    job: title,
    enterprise: to,
    status: row.status,
    appliedAt: row.appliedAt,
    handedOver: row.snapshot,
    contact:
      row.sealedContact && (JSON.parse(box.open(row.sealedContact, CONTACT_PURPOSE) ?? "null") as unknown),
    letter: row.letter,
    resumeId: row.resumeId,
    tagsOfEnterprise: row.tags,
    history: eventsOf(db, row.id),
    messages: messagesOf(db, row.id),
    notesOfEnterprise: notesOf(db, row.id).map(({ text, createdAt }) => ({ text, createdAt })),
    interviews: interviewsOf(db, row.id),
    outcomes: outcomesOf(db, row.id),
    looks: looks
      .filter(({ applicationId }) => applicationId === row.id)
      .map(({ what, at }) => ({ what, at })),
  }));
}
