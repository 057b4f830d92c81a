import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  CARD_APPLICATION_KINDS,
  CARD_APPLICATION_STATUSES,
  type CardApplicationSide,
} from "../../app/domain/card-application";
import type { CardApplicationVerb } from "../../app/domain/card-application-moves";
import type { CardDecisionReason } from "../../app/domain/card-decision";
import { CARD_MATERIAL_KEYS, MATERIAL_VERDICTS } from "../../app/domain/card-materials";
import type { CardEvaluation } from "../../app/domain/card-evaluation";
import { CARD_CATEGORIES } from "../../app/domain/talent-card";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";
import { upload } from "./upload";

/** A request for a card, from the first word to the decision. Once its personal content is erased, counts stay. */
export const cardApplication = sqliteTable(
  "card_application",
  {
    /** Of the form it was begun with: a form sent twice is one case. */
    id: text("id").primaryKey(),
    /** Given when it is handed in first, as `RCK-2026-000123`. */
    caseNumber: text("case_number"),
    kind: text("kind", { enum: CARD_APPLICATION_KINDS }).notNull(),
    category: text("category", { enum: CARD_CATEGORIES }).notNull(),
    status: text("status", { enum: CARD_APPLICATION_STATUSES }).notNull(),
    /** Whom the card is for. */
    personId: text("person_id")
      .notNull()
      .references(() => account.id),
    /** The person, or somebody of the employer on their behalf. */
    filedBy: text("filed_by")
      .notNull()
      .references(() => account.id),
    /** The employer in the directory; null = not found there, the name as declared stands alone. */
    enterpriseId: text("enterprise_id").references(() => enterprise.id),
    employerName: text("employer_name"),
    /** Null once erased, and until it is filled in. */
    realName: text("real_name"),
    /** Identity number or passport, sealed with `DATA_KEY`; found by its keyed hash only. */
    sealedIdNumber: text("sealed_id_number"),
    idNumberHash: text("id_number_hash"),
    /** Field of work: a code of app/domain/industry. */
    field: text("field"),
    /** As typed, by name of the field; while it is written they may be missing or faulty. */
    answers: json<Record<string, string>>("answers").notNull(),
    /** By which version of each rule set it is judged; fixed when it is handed in first. */
    ruleVersions: json<Record<string, number>>("rule_versions"),
    /** What the rules said when it was handed in last. */
    evaluation: json<CardEvaluation>("evaluation"),
    /** Of a renewal or a change: the card (`talent_card.id`) that it is about. */
    cardId: text("card_id"),
    /** The stage that asked for a supplement. */
    returnedFrom: text("returned_from", { enum: CARD_APPLICATION_STATUSES }),
    /** Came by the way on which honours that prove themselves skip review. */
    exempt: integer("exempt", { mode: "boolean" }).notNull().default(false),
    /** Of the last return or refusal. */
    reasons: json<CardDecisionReason[]>("reasons"),
    /** What was asked for by the last return. */
    missing: json<string[]>("missing"),
    note: text("note"),
    assigneeId: text("assignee_id").references(() => account.id),
    firstReviewedBy: text("first_reviewed_by").references(() => account.id),
    secondReviewedBy: text("second_reviewed_by").references(() => account.id),
    approvedBy: text("approved_by").references(() => account.id),
    /** First and last moment of publicity (UTC epoch ms). */
    publicityFrom: timestamp("publicity_from"),
    publicityUntil: timestamp("publicity_until"),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    submittedAt: timestamp("submitted_at"),
    /** Since when it has been in its state. */
    movedAt: timestamp("moved_at").notNull(),
    /** When the stage should be done; null = it has no deadline. */
    dueAt: timestamp("due_at"),
    endedAt: timestamp("ended_at"),
    /** Of the last move that the applicant has not seen yet; null = all seen. */
    unseenByApplicant: timestamp("unseen_by_applicant"),
    erasedAt: timestamp("erased_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("card_application_number").on(t.caseNumber),
    // One case under way for each person.
    uniqueIndex("card_application_open")
      .on(t.personId)
      .where(sql`${t.status} NOT IN ('issued', 'rejected', 'closed', 'withdrawn') AND ${t.erasedAt} IS NULL`),
    index("card_application_person").on(t.personId, t.createdAt),
    index("card_application_filer").on(t.filedBy, t.createdAt),
    index("card_application_enterprise").on(t.enterpriseId, t.createdAt),
    index("card_application_queue").on(t.status, t.dueAt),
    index("card_application_assignee").on(t.assigneeId, t.status),
    index("card_application_identity").on(t.idNumberHash),
    index("card_application_category").on(t.category, t.status),
  ],
);

/** What happened to a case, for the applicant and the office to read. Nothing is ever changed in it. */
export const cardApplicationEvent = sqliteTable(
  "card_application_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    applicationId: text("application_id")
      .notNull()
      .references(() => cardApplication.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    side: text("side").$type<CardApplicationSide>().notNull(),
    /** Who of the office; null for everybody else. */
    officerId: text("officer_id").references(() => account.id),
    verb: text("verb").$type<CardApplicationVerb>().notNull(),
    from: text("from_status", { enum: CARD_APPLICATION_STATUSES }).notNull(),
    to: text("to_status", { enum: CARD_APPLICATION_STATUSES }).notNull(),
    reasons: json<CardDecisionReason[]>("reasons"),
    missing: json<string[]>("missing"),
    /** For the applicant to read. */
    note: text("note"),
  },
  (t) => [
    index("card_application_event_application").on(t.applicationId, t.id),
    index("card_application_event_at").on(t.at),
  ],
);

/** A paper that proves something. */
export const cardMaterial = sqliteTable(
  "card_material",
  {
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => cardApplication.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: CARD_MATERIAL_KEYS }).notNull(),
    uploadId: text("upload_id")
      .notNull()
      .references(() => upload.id),
    addedAt: timestamp("added_at").notNull(),
    verdict: text("verdict", { enum: MATERIAL_VERDICTS }).notNull().default("pending"),
    verdictBy: text("verdict_by").references(() => account.id),
    verdictAt: timestamp("verdict_at"),
    verdictNote: text("verdict_note"),
  },
  (t) => [
    index("card_material_application").on(t.applicationId, t.addedAt),
    index("card_material_upload").on(t.uploadId),
  ],
);

/** What somebody says against a case during publicity. */
export const cardObjection = sqliteTable(
  "card_objection",
  {
    /** Of the form it was written with. */
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => cardApplication.id, { onDelete: "cascade" }),
    /** Name and how to be answered, as JSON, sealed with `DATA_KEY`. */
    sealedContact: text("sealed_contact"),
    text: text("text").notNull(),
    createdAt: timestamp("created_at").notNull(),
    answer: text("answer"),
    upheld: integer("upheld", { mode: "boolean" }),
    answeredBy: text("answered_by").references(() => account.id),
    answeredAt: timestamp("answered_at"),
  },
  (t) => [index("card_objection_application").on(t.applicationId, t.createdAt)],
);

/** Words within the office; the person they are about can ask for them (个人信息保护法 art. 45). */
export const cardNote = sqliteTable(
  "card_note",
  {
    id: text("id").primaryKey(),
    applicationId: text("application_id")
      .notNull()
      .references(() => cardApplication.id, { onDelete: "cascade" }),
    authorId: text("author_id")
      .notNull()
      .references(() => account.id),
    text: text("text").notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("card_note_application").on(t.applicationId, t.createdAt)],
);

/** Officers who have said that they stand too near to a case. */
export const cardConflict = sqliteTable(
  "card_conflict",
  {
    applicationId: text("application_id")
      .notNull()
      .references(() => cardApplication.id, { onDelete: "cascade" }),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    declaredAt: timestamp("declared_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.accountId] })],
);

/**
 * An enterprise asks somebody whether it may file for them. It learns nothing before the answer: what it asked for is kept
 * alike whether or not anybody is there.
 */
export const cardInvitation = sqliteTable(
  "card_invitation",
  {
    /** Of the form it was written with, and of the case that follows from it. */
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    invitedBy: text("invited_by")
      .notNull()
      .references(() => account.id),
    /** Whom it reaches; null = nobody, which is told to nobody. */
    personId: text("person_id").references(() => account.id),
    /** What was typed, masked: enough for the enterprise to recognise it. */
    contact: text("contact").notNull(),
    category: text("category", { enum: CARD_CATEGORIES }).notNull(),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
  },
  (t) => [
    index("card_invitation_enterprise").on(t.enterpriseId, t.createdAt),
    index("card_invitation_person").on(t.personId),
    index("card_invitation_expires").on(t.expiresAt),
  ],
);
