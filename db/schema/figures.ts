import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Figures } from "../../app/domain/figures";
import { EVIDENCE_KINDS } from "../../app/domain/figures-evidence";
import { FIGURES_STATUSES, type FiguresSide, type FiguresVerb } from "../../app/domain/figures-status";
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
