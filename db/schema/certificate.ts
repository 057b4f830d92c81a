import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CERTIFICATE_KINDS } from "../../app/domain/cultivation";
import type { OfficialRow } from "../../app/domain/official-list";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";

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
