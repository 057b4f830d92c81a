import { and, desc, eq } from "drizzle-orm";
import { applicationMoves, lapsesAt, respondBy } from "~/domain/application";
import { maskContact } from "~/domain/identifier";
import { countRows } from "~db/count";
import type { Tx } from "~db/client";
import { application, applicationAccess, upload } from "~db/schema";
import type { AccountContext } from "../context.server";
import type { VaultContext } from "../vault-context.server";
import { interviewsOf } from "./arrange-interview.server";
import {
  eventsOf,
  findApplication,
  type LoadedApplication,
  type OwnApplication,
  type ReceivedApplication,
} from "./load-application.server";
import { moveApplication, WRITING } from "./move-application.server";
import { outcomesOf } from "./record-outcome.server";
import { stirOf } from "./stir.server";
import { CONTACT_PURPOSE } from "./apply-to-job.server";
import type { Contact } from "./reveal-data.server";
import type { ApplicationLinks } from "./tell-people.server";
import { messagesOf, notesOf } from "./write-words.server";

/** What both sides read alike. */
function shared(tx: Tx, { row, job, enterprise }: LoadedApplication) {
  const resume = row.resumeId
    ? tx
        .select({ id: upload.id, name: upload.name, bytes: upload.bytes })
        .from(upload)
        .where(eq(upload.id, row.resumeId))
        .get()
    : undefined;
  return {
    application: {
      id: row.id,
      status: row.status,
      appliedAt: row.appliedAt,
      movedAt: row.movedAt,
      viewedAt: row.viewedAt,
      respondedAt: row.respondedAt,
      respondBy: respondBy(row.appliedAt),
      lapsesAt: row.endedAt === null ? lapsesAt(row, stirOf(tx, row.id)) : null,
      rejectReason: row.rejectReason,
      version: row.version,
    },
    job: { id: job.id, title: job.title, status: job.status, validUntil: job.validUntil },
    enterprise: { id: enterprise.id, name: enterprise.name },
    events: eventsOf(tx, row.id),
    interviews: interviewsOf(tx, row.id),
    messages: messagesOf(tx, row.id),
    outcomes: outcomesOf(tx, row.id),
    resume: resume ?? null,
  };
}

/** One's own application, as it stands. Looking at it takes the mark of news away. */
export function viewOwnApplication(ctx: VaultContext, { row, ...found }: OwnApplication) {
  return ctx.db.transaction((tx) => {
    if (row.unseenByCandidate !== null)
      tx.update(application).set({ unseenByCandidate: null }).where(eq(application.id, row.id)).run();
    return {
      ...shared(tx, { row, ...found }),
      snapshot: row.snapshot,
      contact: contactOf(ctx, row.sealedContact),
      letter: row.letter,
      moves: applicationMoves(row.status).filter(({ who }) => who === "candidate"),
      /** How often and when the enterprise looked at contact data and résumé. */
      looks: tx
        .select({ what: applicationAccess.what, at: applicationAccess.at })
        .from(applicationAccess)
        .where(eq(applicationAccess.applicationId, row.id))
        .orderBy(desc(applicationAccess.id))
        .limit(50)
        .all(),
    };
  }, WRITING);
}

/** An application as the enterprise sees it: once withdrawn, nothing of the person. The first look is a move. */
export function viewReceivedApplication(
  ctx: VaultContext,
  { row: { id } }: ReceivedApplication,
  links: ApplicationLinks,
) {
  return ctx.db.transaction((tx) => {
    const step = { applicationId: id, verb: "view", who: "employer", version: null } as const;
    if (findApplication(tx, id)?.row.status === "submitted") moveApplication(tx, ctx, step, links);
    tx.update(application).set({ unseenByEmployer: null }).where(eq(application.id, id)).run();
    const found = findApplication(tx, id);
    if (!found) return null;
    const { row } = found;
    const gone = row.status === "withdrawn";
    const all = shared(tx, found);
    const contact = gone ? null : contactOf(ctx, row.sealedContact);
    return {
      ...all,
      messages: gone ? [] : all.messages,
      interviews: gone ? [] : all.interviews,
      resume: gone ? null : all.resume,
      snapshot: gone ? null : row.snapshot,
      letter: gone ? null : row.letter,
      masked: contact && {
        phone: contact.phone && maskContact(contact.phone),
        email: contact.email && maskContact(contact.email),
      },
      tags: gone ? [] : row.tags,
      notes: gone ? [] : notesOf(tx, id),
      moves: applicationMoves(row.status).filter(({ who, verb }) => who === "employer" && verb !== "view"),
      looks: countRows(tx, applicationAccess, and(eq(applicationAccess.applicationId, id))),
    };
  }, WRITING);
}
export type ReceivedView = NonNullable<ReturnType<typeof viewReceivedApplication>>;
export type OwnView = ReturnType<typeof viewOwnApplication>;

function contactOf({ box }: VaultContext & AccountContext, sealed: string | null): Contact | null {
  const opened = sealed && box.open(sealed, CONTACT_PURPOSE);
  return opened ? (JSON.parse(opened) as Contact) : null;
}
