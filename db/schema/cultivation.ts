import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  CERTIFICATE_KINDS,
  CULTIVATION_STATUSES,
  PROPOSAL_STATUSES,
  PROPOSAL_VERBS,
  type CultivationVerb,
  type ProposalReason,
} from "../../app/domain/cultivation";
import { CULTIVATION_TIERS } from "../../app/domain/cultivation-tier";
import {
  EVIDENCE_KINDS,
  FIGURES_STATUSES,
  type Figures,
  type FiguresSide,
  type FiguresVerb,
} from "../../app/domain/figures";
import type { AssessmentResult } from "../../app/domain/rules/assessment";
import type { OfficialRow } from "../../app/domain/official-list";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";
import { upload } from "./upload";

/** What a company tells of one year. A revision that is confirmed is never changed. */
export const enterpriseFigures = sqliteTable(
  "enterprise_figures",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** From 1; another one corrects what was confirmed. */
    revision: integer("revision").notNull().default(1),
    status: text("status", { enum: FIGURES_STATUSES }).notNull(),
    figures: json<Figures>("figures").notNull(),
    /** Words about what looks odd, by the id of the check. */
    explanations: json<Record<string, string>>("explanations").notNull(),
    /** What the office has found of facts that only a person can tell, by name; fixed when it confirms. */
    findings: json<Record<string, string>>("findings").notNull(),
    /** For the company to read, of the last return. */
    note: text("note"),
    createdBy: text("created_by").references(() => account.id),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    submittedAt: timestamp("submitted_at"),
    decidedBy: text("decided_by").references(() => account.id),
    decidedAt: timestamp("decided_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("enterprise_figures_revision").on(t.enterpriseId, t.year, t.revision),
    uniqueIndex("enterprise_figures_open")
      .on(t.enterpriseId, t.year)
      .where(sql`${t.status} IN ('draft', 'submitted', 'returned')`),
    uniqueIndex("enterprise_figures_confirmed")
      .on(t.enterpriseId, t.year)
      .where(sql`${t.status} = 'confirmed'`),
    index("enterprise_figures_status").on(t.status, t.submittedAt),
  ],
);

/** What happened to a year's figures. Nothing is ever changed in it. */
export const figuresEvent = sqliteTable(
  "figures_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    figuresId: text("figures_id")
      .notNull()
      .references(() => enterpriseFigures.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    side: text("side").$type<FiguresSide>().notNull(),
    actorId: text("actor_id").references(() => account.id),
    verb: text("verb").$type<FiguresVerb>().notNull(),
    note: text("note"),
  },
  (t) => [index("figures_event_figures").on(t.figuresId, t.id)],
);

/** A paper that shows a year's figures. */
export const figuresEvidence = sqliteTable(
  "figures_evidence",
  {
    id: text("id").primaryKey(),
    figuresId: text("figures_id")
      .notNull()
      .references(() => enterpriseFigures.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: EVIDENCE_KINDS }).notNull(),
    uploadId: text("upload_id")
      .notNull()
      .references(() => upload.id),
    addedAt: timestamp("added_at").notNull(),
  },
  (t) => [
    index("figures_evidence_figures").on(t.figuresId),
    uniqueIndex("figures_evidence_upload").on(t.uploadId),
  ],
);

/**
 * What the rules said of a company for a year. With the figures, the versions and the certificates it names it can be
 * computed again; `digest` shows that it is the same. Nothing is ever changed in it but `current`.
 */
export const enterpriseAssessment = sqliteTable(
  "enterprise_assessment",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    at: timestamp("at").notNull(),
    /** Shanghai day to which ages and certificates are counted, `YYYY-MM-DD`. */
    asOf: text("as_of").notNull(),
    /** Ids of the confirmed figures it rests on, by year. */
    figuresIds: json<Record<string, string>>("figures_ids").notNull(),
    /** By id of the rule set. */
    ruleVersions: json<Record<string, number>>("rule_versions").notNull(),
    /** Kinds of certificates that counted on `asOf`. */
    certificates: json<string[]>("certificates").notNull(),
    results: json<Record<string, AssessmentResult>>("results").notNull(),
    /** SHA-256 of the facts and the results, hexadecimal. */
    digest: text("digest").notNull(),
    /** The last one of its year. */
    current: integer("current", { mode: "boolean" }).notNull(),
    /** Group in which points are compared: industry and size class, as they were. */
    industry: text("industry").notNull(),
    sizeClass: text("size_class").notNull(),
  },
  (t) => [
    uniqueIndex("enterprise_assessment_current")
      .on(t.enterpriseId, t.year)
      .where(sql`${t.current} = 1`),
    index("enterprise_assessment_group").on(t.year, t.industry, t.sizeClass, t.current),
    index("enterprise_assessment_enterprise").on(t.enterpriseId, t.year, t.id),
  ],
);

/** How far a company is from its next tier, by its last confirmed year: computed beside the assessments, from them. */
export const enterpriseNearness = sqliteTable(
  "enterprise_nearness",
  {
    enterpriseId: text("enterprise_id")
      .primaryKey()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** Figures, versions and tiers that it was computed from: while they are the same it is not computed again. */
    grounds: text("grounds").notNull(),
    /** Null = no rule of the next tier can be met by what a company does. */
    tier: text("tier", { enum: CULTIVATION_TIERS }),
    ruleSetId: text("rule_set_id"),
    effort: real("effort"),
    stepCount: integer("step_count"),
    steps: json<string[]>("steps").notNull(),
    expert: json<string[]>("expert").notNull(),
  },
  (t) => [index("enterprise_nearness_effort").on(t.stepCount, t.effort)],
);

/** A company in the 培育库. */
export const cultivationEntry = sqliteTable(
  "cultivation_entry",
  {
    enterpriseId: text("enterprise_id")
      .primaryKey()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    status: text("status", { enum: CULTIVATION_STATUSES }).notNull(),
    /** Since when it has this status. */
    since: timestamp("since").notNull(),
    /** Year of the figures on which it was moved last; null = by a list or by hand. */
    year: integer("year"),
    updatedAt: timestamp("updated_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("cultivation_entry_status").on(t.status, t.since)],
);

/** History of a company in the library, over the years. Nothing is ever changed in it. */
export const cultivationEvent = sqliteTable(
  "cultivation_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    /** Null = the portal by itself. */
    officerId: text("officer_id").references(() => account.id),
    verb: text("verb").$type<CultivationVerb>().notNull(),
    tiers: json<string[]>("tiers").notNull(),
    year: integer("year"),
    /** For the public register: where the tier is known from. */
    source: text("source"),
    /** For the company to read. */
    note: text("note"),
    reasons: json<ProposalReason[]>("reasons").notNull(),
  },
  (t) => [index("cultivation_event_enterprise").on(t.enterpriseId, t.id)],
);

/** What the portal proposes to the office, with its reasons. */
export const cultivationProposal = sqliteTable(
  "cultivation_proposal",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    verb: text("verb", { enum: PROPOSAL_VERBS }).notNull(),
    /** A tier, or `library`. */
    about: text("about", { enum: ["library", ...CULTIVATION_TIERS] }).notNull(),
    tiers: json<string[]>("tiers").notNull(),
    year: integer("year").notNull(),
    assessmentId: integer("assessment_id").references(() => enterpriseAssessment.id, {
      onDelete: "set null",
    }),
    reasons: json<ProposalReason[]>("reasons").notNull(),
    status: text("status", { enum: PROPOSAL_STATUSES }).notNull(),
    createdAt: timestamp("created_at").notNull(),
    decidedBy: text("decided_by").references(() => account.id),
    decidedAt: timestamp("decided_at"),
    note: text("note"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("cultivation_proposal_open")
      .on(t.enterpriseId, t.verb, t.about)
      .where(sql`${t.status} = 'open'`),
    index("cultivation_proposal_status").on(t.status, t.createdAt),
    index("cultivation_proposal_enterprise").on(t.enterpriseId),
  ],
);

/** A certificate of a company, or its place on an official list. */
export const enterpriseCertificate = sqliteTable(
  "enterprise_certificate",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: CERTIFICATE_KINDS }).notNull(),
    /** As printed; null = a list without numbers. */
    number: text("number"),
    /** Shanghai days, `YYYY-MM-DD`. */
    issuedOn: text("issued_on").notNull(),
    /** Null = no end is known (待核). */
    validUntil: text("valid_until"),
    /** Name of the list or document. */
    source: text("source").notNull(),
    importId: text("import_id").references(() => cultivationImport.id, { onDelete: "set null" }),
    /** Why it no longer counts; null = it does. */
    revokedNote: text("revoked_note"),
    revokedAt: timestamp("revoked_at"),
    /** The last of the days before the end on which the company was reminded. */
    remindedDays: integer("reminded_days"),
    createdBy: text("created_by").references(() => account.id),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("enterprise_certificate_number").on(t.kind, t.number),
    index("enterprise_certificate_enterprise").on(t.enterpriseId, t.kind),
    index("enterprise_certificate_until").on(t.validUntil),
  ],
);

/** An official list that was read: looked at first, then taken over. */
export const cultivationImport = sqliteTable(
  "cultivation_import",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: CERTIFICATE_KINDS }).notNull(),
    /** Name of the list, shown as the source. */
    title: text("title").notNull(),
    fileName: text("file_name").notNull(),
    /** Day from which rows without one of their own count. */
    issuedOn: text("issued_on").notNull(),
    rows: json<OfficialRow[]>("rows").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => account.id),
    createdAt: timestamp("created_at").notNull(),
    /** Null = not taken over. */
    appliedAt: timestamp("applied_at"),
    appliedBy: text("applied_by").references(() => account.id),
  },
  (t) => [index("cultivation_import_created").on(t.createdAt)],
);
