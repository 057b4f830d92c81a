import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "../../app/domain/role";
import { timestamp } from "./columns";

/** Somebody who can sign in, by e-mail or mobile number (both as `readIdentifier` writes them). */
export const account = sqliteTable(
  "account",
  {
    id: text("id").primaryKey(),
    email: text("email"),
    /** When its holder opened a link that was sent to that address; null = anybody may have written it there. */
    emailConfirmedAt: timestamp("email_confirmed_at"),
    mobile: text("mobile"),
    /** The mobile number, sealed with `DATA_KEY`, and the keyed hash that it is found by. */
    sealedMobile: text("sealed_mobile"),
    mobileHash: text("mobile_hash"),
    /** argon2id in PHC form */
    passwordHash: text("password_hash").notNull(),
    displayName: text("display_name").notNull(),
    /** Of the form it was registered with: a form sent twice makes one account. */
    formKey: text("form_key"),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    /** Since then nobody signs in with it. */
    disabledAt: timestamp("disabled_at"),
    /** Since then nothing is known of whom it belonged to. */
    erasedAt: timestamp("erased_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("account_email").on(t.email),
    uniqueIndex("account_mobile").on(t.mobile),
    uniqueIndex("account_mobile_hash").on(t.mobileHash),
    uniqueIndex("account_form_key").on(t.formKey),
    index("account_created_at").on(t.createdAt),
  ],
);

export const accountRole = sqliteTable(
  "account_role",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    role: text("role", { enum: ROLES }).notNull(),
    grantedAt: timestamp("granted_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.role] }), index("account_role_role").on(t.role)],
);

/** A browser that is signed in. The token itself is only in its cookie. */
export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    device: text("device").notNull(),
    createdAt: timestamp("created_at").notNull(),
    lastSeenAt: timestamp("last_seen_at").notNull(),
    /** However busy it is. */
    expiresAt: timestamp("expires_at").notNull(),
    revokedAt: timestamp("revoked_at"),
  },
  (t) => [
    uniqueIndex("session_token_hash").on(t.tokenHash),
    index("session_account").on(t.accountId, t.lastSeenAt),
    index("session_expires_at").on(t.expiresAt),
  ],
);

/** `second-step`: the password was right, the code is still to come. `confirm`: the address it was sent to is one's own. */
export const TOKEN_PURPOSES = ["reset", "second-step", "confirm"] as const;

/** A link that works once; what it opens is in its address only. */
export const oneTimeToken = sqliteTable(
  "one_time_token",
  {
    tokenHash: text("token_hash").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    purpose: text("purpose", { enum: TOKEN_PURPOSES }).notNull(),
    /** The e-mail address that it confirms. */
    address: text("address"),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
    usedAt: timestamp("used_at"),
  },
  (t) => [
    index("one_time_token_account").on(t.accountId, t.purpose),
    index("one_time_token_expires_at").on(t.expiresAt),
  ],
);

/** Codes from a device as a second step (RFC 6238). */
export const accountTotp = sqliteTable("account_totp", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => account.id, { onDelete: "cascade" }),
  /** Sealed with `DATA_KEY`. */
  sealedSecret: text("sealed_secret").notNull(),
  createdAt: timestamp("created_at").notNull(),
  /** Null until a first code was right: before that it asks for nothing. */
  confirmedAt: timestamp("confirmed_at"),
  /** Number of the half minute whose code was used last; it and those before it count no more. */
  lastStep: integer("last_step"),
});

/** Codes on paper that stand in for the device, each once. */
export const recoveryCode = sqliteTable(
  "recovery_code",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: timestamp("used_at"),
  },
  (t) => [uniqueIndex("recovery_code_hash").on(t.accountId, t.codeHash)],
);

/** Whom another provider of identities knows as whom here (OpenID Connect). */
export const accountIdentity = sqliteTable(
  "account_identity",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    linkedAt: timestamp("linked_at").notNull(),
    usedAt: timestamp("used_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    uniqueIndex("account_identity_account").on(t.accountId, t.issuer),
  ],
);

/** Tries that are limited: signing in, registering, asking for a reset. Whose they are is a keyed hash. */
export const attempt = sqliteTable(
  "attempt",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** `<what>:<keyed hash of identifier or address>` */
    key: text("key").notNull(),
    at: timestamp("at").notNull(),
  },
  (t) => [index("attempt_key").on(t.key, t.at), index("attempt_at").on(t.at)],
);

/** Messages to people, written in the transaction of what they tell. */
export const mailOutbox = sqliteTable(
  "mail_outbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Names the occasion: the same one is told once. */
    onceKey: text("once_key").notNull(),
    to: text("to").notNull(),
    /** Whom it was written to, where that is an account; an address alone is nobody's for certain. */
    accountId: text("account_id").references(() => account.id, { onDelete: "set null" }),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    /** Ends messages of this kind by one press, also from within a mail program (RFC 8058). */
    unsubscribeUrl: text("unsubscribe_url"),
    createdAt: timestamp("created_at").notNull(),
    sentAt: timestamp("sent_at"),
  },
  (t) => [
    uniqueIndex("mail_outbox_once_key").on(t.onceKey),
    index("mail_outbox_account").on(t.accountId),
    index("mail_outbox_to").on(t.to),
  ],
);
