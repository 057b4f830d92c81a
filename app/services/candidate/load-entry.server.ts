import { eq } from "drizzle-orm";
import { authorizeOwn, type Authorized } from "~/domain/permission";
import { candidateEducation, candidateExperience } from "~db/schema";
import type { AccountContext } from "../context.server";

export type EducationRow = typeof candidateEducation.$inferSelect;
export type ExperienceRow = typeof candidateExperience.$inferSelect;

/** A school of one's own; undefined alike where there is none and where it is somebody else's. */
export function loadEducation(
  { db, actor }: AccountContext,
  id: string,
): Authorized<EducationRow> | undefined {
  const row = db.select().from(candidateEducation).where(eq(candidateEducation.id, id)).get();
  return row?.accountId === actor.id ? authorizeOwn(actor, row) : undefined;
}

/** Work of one's own; undefined alike where there is none and where it is somebody else's. */
export function loadExperience(
  { db, actor }: AccountContext,
  id: string,
): Authorized<ExperienceRow> | undefined {
  const row = db.select().from(candidateExperience).where(eq(candidateExperience.id, id)).get();
  return row?.accountId === actor.id ? authorizeOwn(actor, row) : undefined;
}
