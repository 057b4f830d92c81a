import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
