import { and, desc, eq } from "drizzle-orm";
import type { Db, Tx } from "~db/client";
import { enterpriseAssessment } from "~db/schema";
import type { AssessmentRow } from "./keep-assessments.server";

/** The assessments of a company that count, last year first. */
export const currentAssessments = (db: Db | Tx, enterpriseId: string): AssessmentRow[] =>
  db
    .select()
    .from(enterpriseAssessment)
    .where(and(eq(enterpriseAssessment.enterpriseId, enterpriseId), eq(enterpriseAssessment.current, true)))
    .orderBy(desc(enterpriseAssessment.year))
    .all();
