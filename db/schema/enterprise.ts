import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CULTIVATION_TIERS } from "../../app/domain/cultivation-tier";
import { ENTERPRISE_SIZES, ORIGINS, OWNERSHIPS } from "../../app/domain/enterprise";
import { timestamp } from "./columns";

/** An employer (用人单位). */
export const enterprise = sqliteTable(
  "enterprise",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** The name folded for matching: full/half width, case, brackets and blanks. */
    nameKey: text("name_key").notNull(),
    /** 统一社会信用代码 (GB 32100); null until known. */
    creditCode: text("credit_code"),
    industry: text("industry").notNull().default("unknown"),
    industryRaw: text("industry_raw"),
    size: text("size", { enum: ENTERPRISE_SIZES }).notNull().default("unknown"),
    ownership: text("ownership", { enum: OWNERSHIPS }).notNull().default("unknown"),
    /** A zone district (app/domain/place) or the name of a city. */
    district: text("district"),
    address: text("address"),
    summary: text("summary"),
    website: text("website"),
    /** When its identity was last checked (五部门通知); null = never. */
    verifiedAt: timestamp("verified_at"),
    /** Until when the check counts; after that its members publish nothing. */
    verifiedUntil: timestamp("verified_until"),
    origin: text("origin", { enum: ORIGINS }).notNull(),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("enterprise_name_key").on(t.nameKey),
    uniqueIndex("enterprise_credit_code").on(t.creditCode),
    // Every page asks whether there is any fictional row.
    index("enterprise_origin").on(t.origin),
  ],
);

/** A cultivation tier held in a year, with where that is known from. */
export const enterpriseTier = sqliteTable(
  "enterprise_tier",
  {
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    tier: text("tier", { enum: CULTIVATION_TIERS }).notNull(),
    year: integer("year").notNull(),
    source: text("source").notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.tier] }), index("enterprise_tier_tier").on(t.tier)],
);
