import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import { CASE_STATUSES, type CaseFacts, type DecisionReason } from "../../app/domain/verification";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";
import { upload } from "./upload";

/** One verification of an enterprise's identity, from the first word to the decision. Kept as it was decided on. */
export const verificationCase = sqliteTable(
  "verification_case",
  {
    id: text("id").primaryKey(),
    /** Null until a first one is approved. */
    enterpriseId: text("enterprise_id").references(() => enterprise.id, { onDelete: "cascade" }),
    applicantId: text("applicant_id")
      .notNull()
      .references(() => account.id),
    status: text("status", { enum: CASE_STATUSES }).notNull(),
    /** As declared; while it is written, fields may be missing or faulty. */
    facts: json<Partial<Record<keyof CaseFacts, string>>>("facts").notNull(),
    /** Once submitted: what other cases are compared with. */
    creditCode: text("credit_code"),
    licenceId: text("licence_id").references(() => upload.id),
    authorisationId: text("authorisation_id").references(() => upload.id),
    /** The handler's identity document (网络招聘服务管理规定 art. 17 ③). */
    identityId: text("identity_id").references(() => upload.id),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    submittedAt: timestamp("submitted_at"),
    decidedAt: timestamp("decided_at"),
    decidedBy: text("decided_by").references(() => account.id),
    reasons: json<DecisionReason[]>("reasons"),
    note: text("note"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    // One open case for each enterprise, or applicant where there is none yet: a form sent twice cannot open two.
    uniqueIndex("verification_case_open")
      .on(t.applicantId)
      .where(sql`${t.enterpriseId} IS NULL AND ${t.status} IN ('draft', 'submitted', 'returned')`),
    uniqueIndex("verification_case_open_enterprise")
      .on(t.enterpriseId)
      .where(sql`${t.status} IN ('draft', 'submitted', 'returned')`),
    index("verification_case_queue").on(t.status, t.submittedAt),
    index("verification_case_code").on(t.creditCode),
    index("verification_case_enterprise").on(t.enterpriseId),
  ],
);
