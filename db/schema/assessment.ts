import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CULTIVATION_TIERS } from "../../app/domain/cultivation-tier";
import type { AssessmentResult } from "../../app/domain/rules/assessment";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";

/**
 * What the rules said of a company for a year. With the figures, the versions and the certificates it names it can be
 * computed again; `digest` shows that it is the same. Nothing is ever changed in it but `current`.
 */
export const enterpriseAssessment = sqliteTable(
  "enterprise_assessment",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    at: timestamp("at").notNull(),
    /** Shanghai day to which ages and certificates are counted, `YYYY-MM-DD`. */
    asOf: text("as_of").notNull(),
    /** Ids of the confirmed figures it rests on, by year. */
    figuresIds: json<Record<string, string>>("figures_ids").notNull(),
    /** By id of the rule set. */
    ruleVersions: json<Record<string, number>>("rule_versions").notNull(),
    /** Kinds of certificates that counted on `asOf`. */
    certificates: json<string[]>("certificates").notNull(),
    results: json<Record<string, AssessmentResult>>("results").notNull(),
    /** SHA-256 of the facts and the results, hexadecimal. */
    digest: text("digest").notNull(),
    /** The last one of its year. */
    current: integer("current", { mode: "boolean" }).notNull(),
    /** Group in which points are compared: industry and size class, as they were. */
    industry: text("industry").notNull(),
    sizeClass: text("size_class").notNull(),
  },
  (t) => [
    uniqueIndex("enterprise_assessment_current")
      .on(t.enterpriseId, t.year)
      .where(sql`${t.current} = 1`),
    index("enterprise_assessment_group").on(t.year, t.industry, t.sizeClass, t.current),
    index("enterprise_assessment_enterprise").on(t.enterpriseId, t.year, t.id),
  ],
);

/** How far a company is from its next tier, by its last confirmed year: computed beside the assessments, from them. */
export const enterpriseNearness = sqliteTable(
  "enterprise_nearness",
  {
    enterpriseId: text("enterprise_id")
      .primaryKey()
      .references(() => enterprise.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** Figures, versions and tiers that it was computed from: while they are the same it is not computed again. */
    grounds: text("grounds").notNull(),
    /** Null = no rule of the next tier can be met by what a company does. */
    tier: text("tier", { enum: CULTIVATION_TIERS }),
    ruleSetId: text("rule_set_id"),
    effort: real("effort"),
    stepCount: integer("step_count"),
    steps: json<string[]>("steps").notNull(),
    expert: json<string[]>("expert").notNull(),
  },
  (t) => [index("enterprise_nearness_effort").on(t.stepCount, t.effort)],
);
