import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import type { Authorized } from "~/domain/permission";
import { formatDate } from "~/domain/time";
import {
  CASE_TRANSITIONS,
  CaseForm,
  DECISION_REASONS,
  PAPERS,
  verifiedUntilFrom,
  type CaseFacts,
  type Decision,
  type DecisionRefusal,
} from "~/domain/verification";
import type { Tx } from "~db/client";
import { account, enterprise, enterpriseMember, job, verificationCase } from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { PAPER_COLUMN, type CaseRow } from "./find-own-case.server";
import { hasSeen } from "./list-cases.server";
import { loadCase } from "./load-case.server";

export type DecideResult = { done: true } | { refused: DecisionRefusal };

export type BulkRefusal = DecisionRefusal | "unseen" | "unknown";
export interface BulkResult {
  id: string;
  name: string;
  refused: BulkRefusal | null;
}

/** Verifies several enterprises, each by itself. One whose papers the reviewer has not looked at is left out. */
export function approveCases(
  ctx: AccountContext,
  items: readonly { id: string; version: number }[],
): BulkResult[] {
  return items.map(({ id, version }) => {
    const target = loadCase(ctx, id);
    if (!target) return { id, name: "", refused: "unknown" };
    const name = target.facts.name ?? "";
    const seen = { seen: hasSeen(ctx.actor.id) };
    const row = ctx.db.select(seen).from(verificationCase).where(eq(verificationCase.id, id)).get();
    if (!row?.seen) return { id, name, refused: "unseen" };
    const result = decideCase(ctx, target, { verb: "approve", reasons: [], note: "", version });
    return { id, name, refused: "refused" in result ? result.refused : null };
  });
}

/**
 * Decides on a case. Approving makes the enterprise, or claims the row that the directory has of it, and gives it to
 * the applicant; somebody who acts for an enterprise does not decide on it (four eyes).
 */
export function decideCase(
  ctx: AccountContext,
  target: Authorized<CaseRow>,
  { verb, reasons, note, version }: Decision,
): DecideResult {
  return ctx.db.transaction(
    (tx): DecideResult => {
      const row = tx.select().from(verificationCase).where(eq(verificationCase.id, target.id)).get();
      const move = row && CASE_TRANSITIONS[row.status][verb];
      if (!row || !move || row.version !== version) return { refused: "changed" };
      if (isInvolved(tx, ctx, row)) return { refused: "own" };
      let enterpriseId = row.enterpriseId;
      if (verb === "approve") {
        const facts = CaseForm.safeParse(row.facts).data;
        if (!facts || PAPERS.some((paper) => !row[PAPER_COLUMN[paper]])) return { refused: "incomplete" };
        const admitted = admit(tx, ctx, row, facts);
        if ("refused" in admitted) return admitted;
        enterpriseId = admitted.enterpriseId;
      }
      tx.update(verificationCase)
        .set({
          status: move.to,
          enterpriseId,
          decidedAt: ctx.now,
          decidedBy: ctx.actor.id,
          reasons: [...reasons],
          note: note || null,
          updatedAt: ctx.now,
          version: version + 1,
        })
        .where(eq(verificationCase.id, row.id))
        .run();
      const details = { from: row.status, to: move.to, reasons, note, enterpriseId };
      recordAction(tx, ctx, {
        action: `verification:${verb}`,
        entity: "verification",
        entityId: row.id,
        details,
      });
      tell(tx, ctx, row, { verb, reasons, note, version });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

function isInvolved(tx: Tx, { actor }: AccountContext, row: CaseRow): boolean {
  if (row.applicantId === actor.id) return true;
  const member = tx
    .select({ enterpriseId: enterpriseMember.enterpriseId })
    .from(enterpriseMember)
    .where(eq(enterpriseMember.accountId, actor.id))
    .get();
  return member !== undefined && member.enterpriseId === row.enterpriseId;
}

/** The row of the directory that a case is about: by its code, else by its name where that row has no code yet. */
export function findDirectoryMatch(tx: Tx, { name, creditCode }: Pick<CaseFacts, "name" | "creditCode">) {
  const byCode = tx.select().from(enterprise).where(eq(enterprise.creditCode, creditCode)).get();
  const byName = tx
    .select()
    .from(enterprise)
    .where(eq(enterprise.nameKey, enterpriseNameKey(name)))
    .get();
  return { byCode, byName };
}

function admit(
  tx: Tx,
  ctx: AccountContext,
  row: CaseRow,
  { handler: _handler, ...facts }: CaseFacts,
): { enterpriseId: string } | { refused: "codeTaken" | "nameTaken" | "memberElsewhere" } {
  const { byCode, byName } = findDirectoryMatch(tx, facts);
  const claimed = byCode ?? (byName?.creditCode === null ? byName : undefined);
  if (byName && byName.id !== claimed?.id) return { refused: "nameTaken" };
  const id = claimed?.id ?? randomUUID();
  const members = tx.select().from(enterpriseMember).where(eq(enterpriseMember.enterpriseId, id)).all();
  const isMember = members.some(({ accountId }) => accountId === row.applicantId);
  if (members.length > 0 && !isMember) return { refused: "codeTaken" };
  const elsewhere = tx
    .select()
    .from(enterpriseMember)
    .where(eq(enterpriseMember.accountId, row.applicantId))
    .get();
  if (elsewhere && elsewhere.enterpriseId !== id) return { refused: "memberElsewhere" };

  const known = {
    ...facts,
    nameKey: enterpriseNameKey(facts.name),
    verifiedAt: ctx.now,
    verifiedUntil: verifiedUntilFrom(ctx.now),
    updatedAt: ctx.now,
  };
  if (claimed)
    tx.update(enterprise)
      .set({ ...known, version: claimed.version + 1 })
      .where(eq(enterprise.id, id))
      .run();
  else
    tx.insert(enterprise)
      .values({ id, ...known, origin: "registered", createdAt: ctx.now })
      .run();
  if (!isMember)
    tx.insert(enterpriseMember)
      .values({ enterpriseId: id, accountId: row.applicantId, role: "owner", joinedAt: ctx.now })
      .run();
  announce(tx, "enterprises", [id], ctx.now);
  const jobs = tx.select({ id: job.id }).from(job).where(eq(job.enterpriseId, id)).all();
  announce(
    tx,
    "jobs",
    jobs.map((found) => found.id),
    ctx.now,
  );
  return { enterpriseId: id };
}

const OUTCOMES = {
  approve: { subject: "企业核验已通过", says: "已通过核验，现在可以发布职位。" },
  return: { subject: "企业核验材料需要补正", says: "的核验材料需要补正，修改后可重新提交。" },
  reject: { subject: "企业核验未通过", says: "没有通过核验。" },
} as const;

function tell(tx: Tx, ctx: AccountContext, row: CaseRow, { verb, reasons, note, version }: Decision): void {
  const to = tx.select().from(account).where(eq(account.id, row.applicantId)).get();
  if (!to?.email) return;
  const { subject, says } = OUTCOMES[verb];
  const why = [...reasons.map((reason) => DECISION_REASONS[reason]), note].filter(Boolean);
  const until =
    verb === "approve" ? [`核验有效期至 ${formatDate(verifiedUntilFrom(ctx.now))}，到期前请重新核验。`] : [];
  queueMail(tx, ctx, {
    onceKey: `verification:${row.id}:${version}`,
    to: to.email,
    accountId: to.id,
    subject,
    text: [
      `${to.displayName}，您好：`,
      `“${row.facts.name ?? ""}”${says}`,
      ...until,
      ...(why.length > 0 ? [`原因：${why.join("；")}`] : []),
      "详情请登录后在“招聘工作台 · 企业核验”查看。",
    ].join("\n\n"),
  });
}
