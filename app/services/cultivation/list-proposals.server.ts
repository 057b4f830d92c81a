import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { PROPOSAL_STATUSES, type ProposalStatus, type ProposalVerb } from "~/domain/cultivation";
import { countRows } from "~db/count";
import { account, cultivationProposal, enterprise } from "~db/schema";
import type { AccountContext } from "../context.server";

const PER_PAGE = 20;

export interface ProposalQuery {
  status: ProposalStatus;
  verb: ProposalVerb | null;
  page: number;
}

/** The proposals of a status: those that wait, the longest waiting first; those decided, the latest first. */
export function listProposals({ db, actor }: AccountContext, { status, verb, page: asked }: ProposalQuery) {
  const where = and(
    eq(cultivationProposal.status, status),
    verb ? eq(cultivationProposal.verb, verb) : undefined,
  );
  const total = countRows(db, cultivationProposal, where);
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const order = status === "open" ? asc(cultivationProposal.createdAt) : desc(cultivationProposal.decidedAt);
  const proposals = db
    .select({
      id: cultivationProposal.id,
      enterpriseId: cultivationProposal.enterpriseId,
      name: enterprise.name,
      verb: cultivationProposal.verb,
      tiers: cultivationProposal.tiers,
      year: cultivationProposal.year,
      reasons: cultivationProposal.reasons,
      createdAt: cultivationProposal.createdAt,
      decidedAt: cultivationProposal.decidedAt,
      decidedBy: account.displayName,
      version: cultivationProposal.version,
      seen: seenProposal(actor.id),
    })
    .from(cultivationProposal)
    .innerJoin(enterprise, eq(enterprise.id, cultivationProposal.enterpriseId))
    .leftJoin(account, eq(account.id, cultivationProposal.decidedBy))
    .where(where)
    .orderBy(order, cultivationProposal.id)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { proposals, total, page, perPage: PER_PAGE };
}

/** Whether somebody has opened a proposal since it was made. */
export const seenProposal = (accountId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM audit_entry seen WHERE seen.entity_id = cultivation_proposal.id
    AND seen.action = 'cultivation:view' AND seen.actor = ${accountId}
    AND seen.at >= cultivation_proposal.created_at)`.mapWith(Boolean);

/** How many proposals there are of each status, and of those that wait of each verb. */
export function countProposals({ db }: AccountContext) {
  const rows = db
    .select({ status: cultivationProposal.status, verb: cultivationProposal.verb, n: count() })
    .from(cultivationProposal)
    .groupBy(cultivationProposal.status, cultivationProposal.verb)
    .all();
  const sum = (of: typeof rows) => of.reduce((all, { n }) => all + n, 0);
  return {
    statuses: Object.fromEntries(
      PROPOSAL_STATUSES.map((status) => [status, sum(rows.filter((row) => row.status === status))]),
    ) as Record<ProposalStatus, number>,
    of: (status: ProposalStatus, verb: ProposalVerb) =>
      sum(rows.filter((row) => row.status === status && row.verb === verb)),
  };
}
