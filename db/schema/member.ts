import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MEMBER_ROLES } from "../../app/domain/member";
import { account } from "./account";
import { timestamp } from "./columns";
import { enterprise } from "./enterprise";

/** Who acts for an enterprise. An account acts for one: it may publish its positions only (五部门通知). */
export const enterpriseMember = sqliteTable(
  "enterprise_member",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => account.id, { onDelete: "cascade" }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    role: text("role", { enum: MEMBER_ROLES }).notNull(),
    joinedAt: timestamp("joined_at").notNull(),
  },
  (t) => [index("enterprise_member_enterprise").on(t.enterpriseId)],
);

/** Somebody asked by e-mail to join; the link's token is in the message only. */
export const enterpriseInvitation = sqliteTable(
  "enterprise_invitation",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    email: text("email").notNull(),
    role: text("role", { enum: MEMBER_ROLES }).notNull(),
    invitedBy: text("invited_by")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
    acceptedAt: timestamp("accepted_at"),
    revokedAt: timestamp("revoked_at"),
  },
  (t) => [
    uniqueIndex("enterprise_invitation_token").on(t.tokenHash),
    index("enterprise_invitation_enterprise").on(t.enterpriseId, t.createdAt),
  ],
);
