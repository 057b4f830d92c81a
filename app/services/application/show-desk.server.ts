import { APPLICATION_STATUS_LABELS, type ApplicationStatus } from "~/domain/application";
import { BulkApplicationForm } from "~/domain/application-form";
import { readForm, type FormFaults } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import { readPage } from "~/domain/paging";
import type { VaultContext } from "../vault-context.server";
import { answerDesk, type DeskAnswer } from "./answer-desk.server";
import {
  listReceivedApplications,
  RECEIVED_MOST_PER_PAGE,
  RECEIVED_PER_PAGE,
} from "./list-applications.server";
import { loadReceivedApplication } from "./load-application.server";
import { moveApplications, type BulkApplicationResult } from "./run-application.server";
import type { ApplicationLinks } from "./tell-people.server";
import { viewReceivedApplication } from "./view-application.server";

const readStatus = (text: string | null): ApplicationStatus | null =>
  isKeyOf(APPLICATION_STATUS_LABELS, text) ? text : null;

function readQuery(params: URLSearchParams, jobId: string | null) {
  const all = params.get("perPage") === String(RECEIVED_MOST_PER_PAGE);
  return {
    status: readStatus(params.get("status")),
    tag: params.get("tag") || null,
    jobId,
    page: readPage(params.get("page")),
    perPage: all ? RECEIVED_MOST_PER_PAGE : RECEIVED_PER_PAGE,
  };
}

/** The list, and beside it the application that is open. Null where whoever asks acts for no enterprise. */
export function showDesk(
  ctx: VaultContext,
  params: URLSearchParams,
  jobId: string | null,
  links: ApplicationLinks,
) {
  const query = readQuery(params, jobId);
  const target = loadReceivedApplication(ctx, params.get("open") ?? "");
  const isHere = target && (jobId === null || target.row.jobId === jobId);
  const opened = isHere ? viewReceivedApplication(ctx, target, links) : null;
  const list = listReceivedApplications(ctx, query);
  return list && { ...list, status: query.status, tag: query.tag, opened };
}

export type DeskResult =
  { bulk: BulkApplicationResult[] } | { bulkFaults: FormFaults } | (DeskAnswer & { next?: string | null });

/**
 * Carries out what a list is asked for: the same for all that are marked, or something with the one that is open. After
 * a decision on that, `next` is the one that comes after it.
 */
export function runDesk(
  ctx: VaultContext,
  params: URLSearchParams,
  jobId: string | null,
  values: Record<string, string>,
  links: ApplicationLinks,
): DeskResult | null {
  if (values.what === "bulk") {
    const { data: form, faults } = readForm(BulkApplicationForm, values);
    return form ? { bulk: moveApplications(ctx, form, links) } : { bulkFaults: faults };
  }
  const target = loadReceivedApplication(ctx, params.get("open") ?? "");
  if (!target || (jobId !== null && target.row.jobId !== jobId)) return null;
  const before = listReceivedApplications(ctx, readQuery(params, jobId))?.applications ?? [];
  const answer = answerDesk(ctx, target, values, links);
  const at = before.findIndex(({ id }) => id === target.row.id);
  const decided = ["shortlist", "reject"].includes(values.intent ?? "");
  return { ...answer, next: decided ? (before[at + 1]?.id ?? before[at - 1]?.id ?? null) : undefined };
}
