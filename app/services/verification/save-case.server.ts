import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import {
  CASE_FIELDS,
  CASE_PAPERS,
  CASE_TRANSITIONS,
  CaseForm,
  PAPERS,
  isOpenCase,
  isRenewable,
  type CaseFacts,
  type CasePaper,
} from "~/domain/verification";
import type { Tx } from "~db/client";
import { enterprise, enterpriseMember, verificationCase } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findMembership, type Membership } from "../member/find-membership.server";
import { forgetFile, keepFile, type Received } from "../upload/receive-file.server";
import { PAPER_COLUMN, findOwnCase, type CaseRow } from "./find-own-case.server";
import { withdraw } from "./withdraw-waiting.server";

export interface CaseInput {
  /** As typed; what is missing or faulty is kept all the same. */
  values: Record<string, string>;
  papers: Partial<Record<CasePaper, Received>>;
  /** What was wrong with papers that could not be taken; a case is not handed in with any. */
  paperFaults?: Partial<Record<CasePaper, string>>;
  submit: boolean;
  /** Of the case as the page showed it; 0 where there was none. */
  version: number;
}

export type SaveCaseResult =
  | { saved: "draft" | "submitted"; errors: Record<string, string> }
  /** The same form a second time: it lies with the office already, and nothing of the second is kept. */
  | { saved: "before" }
  | { refused: "changed" | "notOwner" | "notYet" };

/**
 * Keeps what was typed and handed in, and hands the case to the office when it is asked for and nothing is missing.
 * One open case for each enterprise, or applicant where there is none yet.
 */
export function saveCase(ctx: AccountContext, input: CaseInput): SaveCaseResult {
  return ctx.db.transaction(
    (tx): SaveCaseResult => {
      const membership = findMembership(ctx);
      if (membership && membership.role !== "owner") return { refused: "notOwner" };
      const latest = findOwnCase(ctx);
      const open = latest && isOpenCase(latest.status) ? latest : undefined;
      if (!open && membership && !isRenewable(membership.enterprise, ctx.now)) return { refused: "notYet" };
      if ((open?.version ?? 0) !== input.version)
        return open && isSecondPress(open, input) ? { saved: "before" } : { refused: "changed" };
      if (open && !CASE_TRANSITIONS[open.status].save) return { refused: "changed" };
      const kept = keep(tx, ctx, open, membership, input);
      const missing = input.submit ? faultsOf(tx, ctx, kept, membership) : {};
      const errors = { ...missing, ...input.paperFaults };
      if (!input.submit || Object.keys(errors).length > 0) return { saved: "draft", errors };
      submit(tx, ctx, kept);
      return { saved: "submitted", errors };
    },
    { behavior: "immediate" },
  );
}

function isSecondPress({ status, facts }: CaseRow, { submit, values }: CaseInput): boolean {
  if (status !== "submitted" || !submit) return false;
  const typed = CaseForm.safeParse(values).data;
  return typed !== undefined && CASE_FIELDS.every((field) => typed[field] === facts[field]);
}

function keep(
  tx: Tx,
  ctx: AccountContext,
  open: CaseRow | undefined,
  membership: Membership | undefined,
  { values, papers }: CaseInput,
): CaseRow {
  const facts = Object.fromEntries(CASE_FIELDS.map((field) => [field, (values[field] ?? "").slice(0, 300)]));
  const files: Partial<Pick<CaseRow, (typeof PAPER_COLUMN)[CasePaper]>> = {};
  for (const paper of PAPERS) {
    const received = papers[paper];
    if (received) files[PAPER_COLUMN[paper]] = keepFile(tx, received);
  }
  if (open) {
    const kept = tx
      .update(verificationCase)
      .set({
        facts,
        ...files,
        // Of several owners the one who last worked on it: that one is told, and may not decide on it.
        applicantId: ctx.actor.id,
        updatedAt: ctx.now,
        version: open.version + 1,
      })
      .where(eq(verificationCase.id, open.id))
      .returning()
      .get();
    // What was replaced is kept only where somebody has decided by it.
    for (const column of Object.values(PAPER_COLUMN)) {
      const old = open[column];
      if (old && old !== kept[column] && !open.decidedBy) forgetFile(tx, old);
    }
    return kept;
  }
  return tx
    .insert(verificationCase)
    .values({
      id: randomUUID(),
      enterpriseId: membership?.enterprise.id ?? null,
      applicantId: ctx.actor.id,
      status: "draft",
      facts,
      ...files,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning()
    .get();
}

/** What keeps a case from the office, by field. */
function faultsOf(
  tx: Tx,
  ctx: AccountContext,
  { facts, ...row }: CaseRow,
  membership: Membership | undefined,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const read = CaseForm.safeParse(facts);
  for (const { path, message } of read.error?.issues ?? []) errors[String(path[0])] ??= message;
  for (const paper of PAPERS) if (!row[PAPER_COLUMN[paper]]) errors[paper] = CASE_PAPERS[paper].missing;
  const code = read.data?.creditCode;
  if (code && membership?.enterprise.creditCode && membership.enterprise.creditCode !== code)
    errors.creditCode = "与本单位已核验的统一社会信用代码不一致。单位主体变更请联系平台管理员";
  if (code && isTaken(tx, ctx, code))
    errors.creditCode = "该单位已有账号在本平台认证。请联系单位负责人，由其邀请您加入";
  return errors;
}

/** Whether somebody else acts for the enterprise of a code already. */
export function isTaken(tx: Tx, { actor }: AccountContext, code: string): boolean {
  return (
    tx
      .select({ id: enterpriseMember.accountId })
      .from(enterpriseMember)
      .innerJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
      .where(and(eq(enterprise.creditCode, code), ne(enterpriseMember.accountId, actor.id)))
      .get() !== undefined && findMembershipCode(tx, actor.id) !== code
  );
}

function findMembershipCode(tx: Tx, accountId: string): string | null {
  const found = tx
    .select({ code: enterprise.creditCode })
    .from(enterpriseMember)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
    .where(eq(enterpriseMember.accountId, accountId))
    .get();
  return found?.code ?? null;
}

function submit(tx: Tx, ctx: AccountContext, row: CaseRow): void {
  const facts: CaseFacts = CaseForm.parse(row.facts);
  tx.update(verificationCase)
    .set({ status: "submitted", facts, creditCode: facts.creditCode, submittedAt: ctx.now, decidedAt: null })
    .where(eq(verificationCase.id, row.id))
    .run();
  const details = { from: row.status, to: "submitted", creditCode: facts.creditCode };
  recordAction(tx, ctx, { action: "verification:submit", entity: "verification", entityId: row.id, details });
}

/** Takes a case back from the office, to mend it. */
export function withdrawCase(ctx: AccountContext, version: number): { done: true } | { refused: "changed" } {
  return ctx.db.transaction(
    (tx) => {
      const found = findOwnCase(ctx);
      if (!found || found.version !== version || !CASE_TRANSITIONS[found.status].withdraw)
        return { refused: "changed" as const };
      withdraw(tx, ctx, found);
      return { done: true as const };
    },
    { behavior: "immediate" },
  );
}
