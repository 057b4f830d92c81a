import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { DEGREES, EXPERIENCE_KINDS, VISIBILITIES } from "../../app/domain/candidate";
import type { JOB_TYPES } from "../../app/domain/job-type";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";
import { upload } from "./upload";

/** What somebody who looks for work says of themselves once, to apply with it again and again. */
export const candidateProfile = sqliteTable(
  "candidate_profile",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => account.id, { onDelete: "cascade" }),
    realName: text("real_name").notNull(),
    /** Sealed with `DATA_KEY`; found again only by its keyed hash. */
    sealedPhone: text("sealed_phone"),
    phoneHash: text("phone_hash"),
    /** Where employers write to; not necessarily the one of the account. */
    sealedEmail: text("sealed_email"),
    /** Where the person lives, as `重庆`. */
    city: text("city"),
    /** One line about oneself. */
    headline: text("headline"),
    about: text("about"),
    skills: json<string[]>("skills").notNull(),
    /** Expectations; empty = open to all. */
    jobTypes: json<(typeof JOB_TYPES)[number][]>("job_types").notNull(),
    districts: json<string[]>("districts").notNull(),
    industries: json<string[]>("industries").notNull(),
    /** 元 a month; null = to be talked about. */
    salaryMinMonthly: integer("salary_min_monthly"),
    /** `YYYY-MM`; null = at once. */
    availableFrom: text("available_from"),
    visibility: text("visibility", { enum: VISIBILITIES }).notNull(),
    resumeId: text("resume_id").references(() => upload.id),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("candidate_profile_phone").on(t.phoneHash)],
);

export const candidateEducation = sqliteTable(
  "candidate_education",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    school: text("school").notNull(),
    /** In the list of the Ministry of Education; null = not found there. */
    schoolCode: text("school_code"),
    major: text("major").notNull(),
    majorCode: text("major_code"),
    degree: text("degree", { enum: DEGREES }).notNull(),
    /** `YYYY-MM` */
    startMonth: text("start_month").notNull(),
    /** Of graduation, expected or real. */
    endMonth: text("end_month").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
  },
  (t) => [index("candidate_education_account").on(t.accountId, t.endMonth)],
);

export const candidateExperience = sqliteTable(
  "candidate_experience",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: EXPERIENCE_KINDS }).notNull(),
    organisation: text("organisation").notNull(),
    title: text("title").notNull(),
    /** `YYYY-MM` */
    startMonth: text("start_month").notNull(),
    /** Null = until now. */
    endMonth: text("end_month"),
    text: text("text"),
    updatedAt: timestamp("updated_at").notNull(),
  },
  (t) => [index("candidate_experience_account").on(t.accountId, t.startMonth)],
);

/** Enterprises that are not to find somebody, as one's present employer. */
export const hiddenEnterprise = sqliteTable(
  "hidden_enterprise",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.enterpriseId] })],
);
