import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EDUCATIONS } from "../../app/domain/education";
import { ORIGINS } from "../../app/domain/enterprise";
import { EXPERIENCES } from "../../app/domain/experience";
import { CLOSE_REASONS, JOB_DECISIONS, JOB_STATUSES, PAUSE_REASONS } from "../../app/domain/job";
import { EMPLOYMENT_FORMS, JOB_TYPES } from "../../app/domain/job-type";
import { CONTRACT_KINDS } from "../../app/domain/posting-contract";
import { SALARY_PERIODS } from "../../app/domain/salary";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";

/**
 * A posting with the elements the law requires: employer, headcount, conditions, employment form, duties, work
 * conditions, place, base pay as numbers, valid-until (人力资源市场暂行条例 art. 24, 网络招聘服务管理规定 art. 15,
 * 五部门通知 2025-12). What an imported source does not state is null or `unknown`, never guessed.
 */
export const job = sqliteTable(
  "job",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    title: text("title").notNull(),
    status: text("status", { enum: JOB_STATUSES }).notNull(),
    type: text("type", { enum: JOB_TYPES }).notNull(),
    employmentForm: text("employment_form", { enum: EMPLOYMENT_FORMS }).notNull(),
    headcount: integer("headcount"),
    /** 工作内容 */
    duties: text("duties"),
    /** 招聘条件 */
    conditions: text("conditions"),
    /** 工作条件 */
    workConditions: text("work_conditions"),
    skills: json<string[]>("skills").notNull(),
    benefits: json<string[]>("benefits").notNull(),
    /** Facet value of the place: a zone district, else the city, else 地点未注明 (app/domain/place). */
    district: text("district").notNull(),
    city: text("city"),
    /** What the source says below the city, as read: `海淀区`, `武侯·桂溪`. */
    cityDistrict: text("city_district"),
    address: text("address"),
    industry: text("industry").notNull(),
    education: text("education", { enum: EDUCATIONS }).notNull(),
    experience: text("experience", { enum: EXPERIENCES }).notNull(),
    experienceMinYears: integer("experience_min_years"),
    experienceMaxYears: integer("experience_max_years"),
    /** 元 per `salaryPeriod`; all null = 面议 or unreadable (see `salaryRaw`). */
    salaryMin: integer("salary_min"),
    salaryMax: integer("salary_max"),
    salaryPeriod: text("salary_period", { enum: SALARY_PERIODS }),
    salaryMonths: integer("salary_months").notNull().default(12),
    /** 元 a month, comparable; null for hour, week and piece rates. */
    salaryMinMonthly: integer("salary_min_monthly"),
    salaryMaxMonthly: integer("salary_max_monthly"),
    salaryRaw: text("salary_raw"),
    /** 高薪优岗, computed by rule, never claimed by the posting (五部门通知). */
    premium: integer("premium", { mode: "boolean" }).notNull().default(false),
    /** First publication; ranking never rewards re-dating. Null where the source does not say. */
    postedAt: timestamp("posted_at"),
    validUntil: timestamp("valid_until"),
    origin: text("origin", { enum: ORIGINS }).notNull(),
    /** For imported jobs: the source as it must be named (五部门通知) and when it was collected, as stated. */
    sourceSite: text("source_site"),
    sourceUrl: text("source_url"),
    sourceCollected: text("source_collected"),
    /** Newest-first order: postedAt, else the collection month, else createdAt. */
    sortAt: timestamp("sort_at").notNull(),
    /** Hash of what makes two postings the same; see the importer. */
    dedupKey: text("dedup_key"),
    contractKind: text("contract_kind", { enum: CONTRACT_KINDS }),
    /** Of a fixed term. */
    contractMonths: integer("contract_months"),
    /** Trial period; 0 = none, null = not stated. */
    trialMonths: integer("trial_months"),
    /** 元 per `salaryPeriod`. */
    trialPay: integer("trial_pay"),
    /** How applicants reach the employer, shown to everybody. */
    contact: text("contact"),
    /** The rule that closes this work to women, and to carriers of a pathogen; null = it is open to all. */
    closedToWomenBasis: text("closed_to_women_basis"),
    closedToCarriersBasis: text("closed_to_carriers_basis"),
    /** Who wrote it; null for rows that nobody here did. */
    createdBy: text("created_by").references(() => account.id),
    submittedAt: timestamp("submitted_at"),
    /** When its owner last said that it is open; null for rows that have no owner here. */
    confirmedAt: timestamp("confirmed_at"),
    pausedReason: text("paused_reason", { enum: PAUSE_REASONS }),
    closedReason: text("closed_reason", { enum: CLOSE_REASONS }),
    /** The position that this one publishes again; its first publication counts. */
    relistedFrom: text("relisted_from"),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("job_enterprise").on(t.enterpriseId, t.sortAt),
    index("job_sort").on(t.status, t.sortAt),
    index("job_dedup").on(t.dedupKey),
    index("job_confirmed")
      .on(t.confirmedAt)
      .where(sql`confirmed_at IS NOT NULL`),
    index("job_relisted")
      .on(t.relistedFrom)
      .where(sql`relisted_from IS NOT NULL`),
  ],
);

/** What was decided on a submitted position, by whom, on which version of it. */
export const jobDecision = sqliteTable(
  "job_decision",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    jobId: text("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    jobVersion: integer("job_version").notNull(),
    decision: text("decision", { enum: JOB_DECISIONS }).notNull(),
    /** Keys of app/domain/position-reasons. */
    reasons: json<string[]>("reasons").notNull(),
    note: text("note"),
    decidedBy: text("decided_by")
      .notNull()
      .references(() => account.id),
    decidedAt: timestamp("decided_at").notNull(),
  },
  (t) => [index("job_decision_job").on(t.jobId, t.id)],
);

/** One row of a source file. Several may have been merged into one job. `raw` is the row as it was. */
export const jobSource = sqliteTable(
  "job_source",
  {
    source: text("source").notNull(),
    sourceId: text("source_id").notNull(),
    jobId: text("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    rawHash: text("raw_hash").notNull(),
    raw: json<Record<string, string>>("raw").notNull(),
    importedAt: timestamp("imported_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.sourceId] }), index("job_source_job").on(t.jobId)],
);
