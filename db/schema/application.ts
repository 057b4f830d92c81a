import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  APPLICATION_STATUSES,
  REJECT_REASONS,
  type ApplicationSide,
  type ApplicationVerb,
} from "../../app/domain/application";
import type { ApplicationSnapshot } from "../../app/domain/application-snapshot";
import { CONSENT_KINDS, type Disclosure } from "../../app/domain/consent";
import { INTERVIEW_KINDS, INTERVIEW_STATUSES } from "../../app/domain/interview";
import { OUTCOME_KINDS } from "../../app/domain/outcome";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";
import { job } from "./job";
import { upload } from "./upload";

/**
 * Of a person to a job. What the enterprise received is kept as it was handed over. Once its personal content is
 * erased (`erasedAt`), the row stays for the counts that it belongs to.
 */
export const application = sqliteTable(
  "application",
  {
    /** Of the form it was written with: a form sent twice is one application. */
    id: text("id").primaryKey(),
    jobId: text("job_id")
      .notNull()
      .references(() => job.id),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => account.id),
    status: text("status", { enum: APPLICATION_STATUSES }).notNull(),
    /** Null once erased. */
    snapshot: json<ApplicationSnapshot>("snapshot"),
    /** Phone and e-mail as JSON, sealed with `DATA_KEY`. */
    sealedContact: text("sealed_contact"),
    resumeId: text("resume_id").references(() => upload.id),
    /** A few words to the enterprise. */
    letter: text("letter"),
    appliedAt: timestamp("applied_at").notNull(),
    /** Of the last move. */
    movedAt: timestamp("moved_at").notNull(),
    viewedAt: timestamp("viewed_at"),
    /** Of the first answer of the enterprise; looking is none. */
    respondedAt: timestamp("responded_at"),
    endedAt: timestamp("ended_at"),
    rejectReason: text("reject_reason", { enum: REJECT_REASONS }),
    /** The enterprise's own words for sorting. */
    tags: json<string[]>("tags").notNull(),
    /** How many days after applying the enterprise was last reminded. */
    remindedDay: integer("reminded_day").notNull().default(0),
    /** Of the last message or move that the one side has not seen yet; null = all seen. */
    unseenByCandidate: timestamp("unseen_by_candidate"),
    unseenByEmployer: timestamp("unseen_by_employer"),
    erasedAt: timestamp("erased_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("application_once")
      .on(t.jobId, t.candidateId)
      .where(sql`${t.status} <> 'withdrawn'`),
    index("application_candidate").on(t.candidateId, t.appliedAt),
    index("application_job").on(t.jobId, t.status, t.appliedAt),
    index("application_enterprise").on(t.enterpriseId, t.appliedAt),
    index("application_waiting")
      .on(t.movedAt)
      .where(sql`${t.endedAt} IS NULL`),
    index("application_ended")
      .on(t.endedAt)
      .where(sql`${t.endedAt} IS NOT NULL AND ${t.erasedAt} IS NULL`),
  ],
);

/** What happened to an application, for both sides to read. Nothing is ever changed in it. */
export const applicationEvent = sqliteTable(
  "application_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    applicationId: text("application_id")
      .notNull()
      .references(() => application.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    side: text("side").$type<ApplicationSide>().notNull(),
    verb: text("verb").$type<ApplicationVerb | "apply">().notNull(),
    from: text("from_status", { enum: APPLICATION_STATUSES }),
    to: text("to_status", { enum: APPLICATION_STATUSES }).notNull(),
    reason: text("reason", { enum: REJECT_REASONS }),
    /** What the enterprise adds for the candidate. */
    note: text("note"),
  },
  (t) => [index("application_event_application").on(t.applicationId, t.id)],
);

/** Words between the two sides. */
export const applicationMessage = sqliteTable(
  "application_message",
  {
    /** Of the form it was written with. */
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => application.id, { onDelete: "cascade" }),
    side: text("side").$type<Exclude<ApplicationSide, "system">>().notNull(),
    authorId: text("author_id")
      .notNull()
      .references(() => account.id),
    text: text("text").notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("application_message_application").on(t.applicationId, t.createdAt)],
);

/** Words within the enterprise; the person they are about can ask for them (个人信息保护法 art. 45). */
export const applicationNote = sqliteTable(
  "application_note",
  {
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => application.id, { onDelete: "cascade" }),
    authorId: text("author_id")
      .notNull()
      .references(() => account.id),
    text: text("text").notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("application_note_application").on(t.applicationId, t.createdAt)],
);

/** An appointment: proposed with up to three times, of which the candidate takes one. */
export const interview = sqliteTable(
  "interview",
  {
    /** Of the form it was proposed with. */
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => application.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: INTERVIEW_KINDS }).notNull(),
    status: text("status", { enum: INTERVIEW_STATUSES }).notNull(),
    /** UTC epoch ms of the times proposed. */
    slots: json<number[]>("slots").notNull(),
    /** The one that was taken. */
    startsAt: timestamp("starts_at"),
    minutes: integer("minutes").notNull(),
    /** Address, link or number. */
    place: text("place").notNull(),
    note: text("note"),
    /** What the candidate answered. */
    answer: text("answer"),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    /** Counts the changes of its calendar entry (RFC 5545 SEQUENCE). */
    sequence: integer("sequence").notNull().default(0),
  },
  (t) => [index("interview_application").on(t.applicationId, t.createdAt)],
);

/** What became of somebody who was hired, as each side says. */
export const applicationOutcome = sqliteTable(
  "application_outcome",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    applicationId: text("application_id")
      .notNull()
      .references(() => application.id, { onDelete: "cascade" }),
    side: text("side").$type<Exclude<ApplicationSide, "system">>().notNull(),
    kind: text("kind", { enum: OUTCOME_KINDS }).notNull(),
    value: integer("value", { mode: "boolean" }).notNull(),
    /** `YYYY-MM-DD`, where it happened. */
    on: text("on_date"),
    recordedAt: timestamp("recorded_at").notNull(),
  },
  (t) => [uniqueIndex("application_outcome_once").on(t.applicationId, t.side, t.kind)],
);

/** Every time somebody of an enterprise was shown contact data or a résumé. */
export const applicationAccess = sqliteTable(
  "application_access",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    applicationId: text("application_id")
      .notNull()
      .references(() => application.id, { onDelete: "cascade" }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    what: text("what", { enum: ["contact", "resume"] }).notNull(),
    at: timestamp("at").notNull(),
  },
  (t) => [
    index("application_access_application").on(t.applicationId, t.at),
    index("application_access_enterprise").on(t.enterpriseId, t.at),
  ],
);

/** What somebody agreed to, when, in which wording, and when they took it back. */
export const consent = sqliteTable(
  "consent",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: CONSENT_KINDS }).notNull(),
    /** Of the wording. */
    version: text("version").notNull(),
    /** What it is about: an application, a saved search. */
    subjectId: text("subject_id"),
    disclosure: json<Disclosure>("disclosure"),
    givenAt: timestamp("given_at").notNull(),
    withdrawnAt: timestamp("withdrawn_at"),
  },
  (t) => [index("consent_account").on(t.accountId, t.givenAt), index("consent_subject").on(t.subjectId)],
);

/** A word to somebody who lets verified enterprises find them: apply to this position. */
export const jobInvitation = sqliteTable(
  "job_invitation",
  {
    jobId: text("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    candidateId: text("candidate_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    invitedBy: text("invited_by")
      .notNull()
      .references(() => account.id),
    invitedAt: timestamp("invited_at").notNull(),
    /** Null until the candidate puts it away. */
    dismissedAt: timestamp("dismissed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.candidateId] }),
    index("job_invitation_candidate").on(t.candidateId, t.invitedAt),
    index("job_invitation_enterprise").on(t.enterpriseId, t.invitedAt),
  ],
);
