import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { REPORT_FINDINGS, REPORT_REASONS } from "../../app/domain/report";
import { account } from "./account";
import { timestamp } from "./columns";
import { job } from "./job";

/** Somebody says that a posting is not as it should be; the office looks at it and answers. */
export const postingReport = sqliteTable(
  "posting_report",
  {
    /** Of the form it was written with: a form sent twice is one report. */
    id: text("id").primaryKey(),
    jobId: text("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    /** The version that was reported. */
    jobVersion: integer("job_version").notNull(),
    reason: text("reason", { enum: REPORT_REASONS }).notNull(),
    text: text("text").notNull(),
    /** Whoever was signed in. */
    reporterId: text("reporter_id").references(() => account.id, { onDelete: "set null" }),
    /** Where the answer goes; null = none is wanted. */
    email: text("email"),
    createdAt: timestamp("created_at").notNull(),
    /** Null until it is answered. */
    finding: text("finding", { enum: REPORT_FINDINGS }),
    answer: text("answer"),
    answeredBy: text("answered_by").references(() => account.id),
    answeredAt: timestamp("answered_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("posting_report_queue").on(t.answeredAt, t.createdAt),
    index("posting_report_job").on(t.jobId, t.createdAt),
  ],
);
