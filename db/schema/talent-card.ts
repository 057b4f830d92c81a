import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  BENEFIT_KINDS,
  FOREIGN_CARD_STATUSES,
  QUOTA_PERIODS,
  type ForeignCardFacts,
} from "../../app/domain/benefit";
import { CARD_CATEGORIES, CARD_REASONS, CARD_STATUSES, type CardVerb } from "../../app/domain/talent-card";
import { account } from "./account";
import { cardApplication } from "./card-application";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";

/** A 金凤凰 card. What is shown of it follows from its status and its dates (`cardState`). */
export const talentCard = sqliteTable(
  "talent_card",
  {
    id: text("id").primaryKey(),
    /** As `JFH-2026-000123`. */
    number: text("number").notNull(),
    /** In the short address that its QR code leads to; cannot be guessed. */
    code: text("code").notNull(),
    holderId: text("holder_id")
      .notNull()
      .references(() => account.id),
    /** The case it was issued on: once. */
    applicationId: text("application_id")
      .notNull()
      .references(() => cardApplication.id),
    category: text("category", { enum: CARD_CATEGORIES }).notNull(),
    /** Null once the holder has erased the account. */
    holderName: text("holder_name"),
    enterpriseId: text("enterprise_id").references(() => enterprise.id),
    employerName: text("employer_name"),
    field: text("field"),
    status: text("status", { enum: CARD_STATUSES }).notNull(),
    reason: text("reason", { enum: CARD_REASONS }),
    note: text("note"),
    /** Its place in the status list that verifiers keep. */
    statusIndex: integer("status_index").notNull(),
    issuedAt: timestamp("issued_at").notNull(),
    validFrom: timestamp("valid_from").notNull(),
    validUntil: timestamp("valid_until").notNull(),
    /** Until when verifying shows the whole name; by the holder's own choice. */
    nameShownUntil: timestamp("name_shown_until"),
    /** Whether verified companies find the holder as an expert; by the holder's own choice. */
    listed: integer("listed", { mode: "boolean" }).notNull().default(false),
    /** What the holder says of the own expertise in the directory. */
    expertise: text("expertise"),
    /** The last of the days before the end on which the holder was reminded. */
    remindedDays: integer("reminded_days"),
    updatedAt: timestamp("updated_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("talent_card_number").on(t.number),
    uniqueIndex("talent_card_code").on(t.code),
    uniqueIndex("talent_card_application").on(t.applicationId),
    uniqueIndex("talent_card_status_index").on(t.statusIndex),
    // Nobody holds two cards that can be used.
    uniqueIndex("talent_card_holder")
      .on(t.holderId)
      .where(sql`${t.status} <> 'revoked'`),
    index("talent_card_enterprise").on(t.enterpriseId),
    index("talent_card_valid").on(t.validUntil),
    index("talent_card_category").on(t.category, t.status),
  ],
);

/** What happened to a card. Nothing is ever changed in it. */
export const cardEvent = sqliteTable(
  "card_event",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    cardId: text("card_id")
      .notNull()
      .references(() => talentCard.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    /** Who of the office; null = the portal by itself. */
    officerId: text("officer_id").references(() => account.id),
    verb: text("verb").$type<CardVerb>().notNull(),
    reason: text("reason", { enum: CARD_REASONS }),
    /** For the holder to read. */
    note: text("note"),
  },
  (t) => [index("card_event_card").on(t.cardId, t.id)],
);

/** Keys that cards are signed with (Ed25519). A key that has been followed by another still verifies. */
export const signingKey = sqliteTable("signing_key", {
  /** Of its public half (RFC 7638). */
  kid: text("kid").primaryKey(),
  publicJwk: json<Record<string, string>>("public_jwk").notNull(),
  /** The private half as a JWK, sealed with `DATA_KEY`; null once it has been thrown away. */
  sealedPrivate: text("sealed_private"),
  createdAt: timestamp("created_at").notNull(),
  /** Since when it signs nothing more; null = it is the one that signs. */
  retiredAt: timestamp("retired_at"),
});

/** Numbers that are given in order, by name: once given, never given again. */
export const sequence = sqliteTable("sequence", {
  name: text("name").primaryKey(),
  last: integer("last").notNull(),
});

/** Each time somebody asked whether a card is genuine. Nothing of who asked. */
export const cardVerification = sqliteTable(
  "card_verification",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    cardId: text("card_id").references(() => talentCard.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    channel: text("channel", { enum: ["page", "api", "counter"] }).notNull(),
    /** A state of the card, or `unknown`. */
    result: text("result").notNull(),
  },
  (t) => [index("card_verification_card").on(t.cardId, t.at)],
);

/** What a card is good for. */
export const benefit = sqliteTable("benefit", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: BENEFIT_KINDS }).notNull(),
  title: text("title").notNull(),
  summary: text("summary").notNull(),
  /** Who grants it. */
  provider: text("provider").notNull(),
  /** Document and clause; null = 待核. */
  source: text("source"),
  categories: json<(typeof CARD_CATEGORIES)[number][]>("categories").notNull(),
  /** Redeemed at a counter by scanning; otherwise only told of. */
  redeemable: integer("redeemable", { mode: "boolean" }).notNull(),
  /** How often one card may be used within a period; null = not limited. */
  perCard: integer("per_card"),
  perCardPeriod: text("per_card_period", { enum: QUOTA_PERIODS }).notNull(),
  /** How often it is granted to all together within a period; null = not limited. */
  quota: integer("quota"),
  quotaPeriod: text("quota_period", { enum: QUOTA_PERIODS }).notNull(),
  /** First and last Shanghai day, `YYYY-MM-DD`; null = no bound. */
  from: text("from_day"),
  until: text("until_day"),
  active: integer("active", { mode: "boolean" }).notNull(),
  /** Of the demonstration. */
  demo: integer("demo", { mode: "boolean" }).notNull().default(false),
  createdAt: timestamp("created_at").notNull(),
  updatedAt: timestamp("updated_at").notNull(),
  version: integer("version").notNull().default(1),
});

/** A benefit that was used. */
export const benefitUse = sqliteTable(
  "benefit_use",
  {
    /** Of the form at the counter: a form sent twice is one use. */
    id: text("id").primaryKey(),
    benefitId: text("benefit_id")
      .notNull()
      .references(() => benefit.id),
    cardId: text("card_id")
      .notNull()
      .references(() => talentCard.id, { onDelete: "cascade" }),
    at: timestamp("at").notNull(),
    /** Shanghai day, `YYYY-MM-DD`. */
    day: text("day").notNull(),
    officerId: text("officer_id")
      .notNull()
      .references(() => account.id),
    /** Taken back: it does not count. */
    undoneAt: timestamp("undone_at"),
  },
  (t) => [
    index("benefit_use_benefit").on(t.benefitId, t.day),
    index("benefit_use_card").on(t.cardId, t.benefitId, t.day),
  ],
);

/** A card of the other side (金熊猫) that was handed in to be recognised. A person decides. */
export const foreignCard = sqliteTable(
  "foreign_card",
  {
    id: text("id").primaryKey(),
    /** As `cdht-golden-panda`. */
    scheme: text("scheme").notNull(),
    number: text("number").notNull(),
    facts: json<ForeignCardFacts>("facts").notNull(),
    /** Whether its signature held, and by which key. */
    proof: text("proof", { enum: ["valid", "invalid", "none"] }).notNull(),
    proofDetail: text("proof_detail"),
    status: text("status", { enum: FOREIGN_CARD_STATUSES }).notNull(),
    proposedCategory: text("proposed_category", { enum: CARD_CATEGORIES }),
    grantedCategory: text("granted_category", { enum: CARD_CATEGORIES }),
    note: text("note"),
    importedBy: text("imported_by")
      .notNull()
      .references(() => account.id),
    importedAt: timestamp("imported_at").notNull(),
    decidedBy: text("decided_by").references(() => account.id),
    decidedAt: timestamp("decided_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("foreign_card_number").on(t.scheme, t.number),
    index("foreign_card_status").on(t.status),
  ],
);
