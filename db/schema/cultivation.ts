import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  CULTIVATION_STATUSES,
  PROPOSAL_STATUSES,
  PROPOSAL_VERBS,
  type CultivationVerb,
  type ProposalReason,
} from "../../app/domain/cultivation";
import { CULTIVATION_TIERS } from "../../app/domain/cultivation-tier";
import { account } from "./account";
import { enterpriseAssessment } from "./assessment";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";

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
