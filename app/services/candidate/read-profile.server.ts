import { desc, eq, sql } from "drizzle-orm";
import type { ApplicationSnapshot } from "~/domain/application-snapshot";
import { candidateEducation, candidateExperience, candidateProfile, upload } from "~db/schema";
import type { VaultContext } from "../vault-context.server";

/** The profile of whoever acts with its entries, newest first, and the contact data opened; null where there is none. */
export function readProfile({ db, actor, box }: VaultContext) {
  const row = db.select().from(candidateProfile).where(eq(candidateProfile.accountId, actor.id)).get();
  if (!row) return null;
  const { sealedPhone, sealedEmail, phoneHash: _hash, ...profile } = row;
  return {
    ...profile,
    phone: sealedPhone && box.open(sealedPhone, "profile-phone"),
    email: sealedEmail && box.open(sealedEmail, "profile-email"),
    education: db
      .select()
      .from(candidateEducation)
      .where(eq(candidateEducation.accountId, actor.id))
      .orderBy(desc(candidateEducation.endMonth), desc(candidateEducation.startMonth), candidateEducation.id)
      .all(),
    experience: db
      .select()
      .from(candidateExperience)
      .where(eq(candidateExperience.accountId, actor.id))
      .orderBy(
        // What goes on stands before what is over.
        sql`${candidateExperience.endMonth} IS NOT NULL`,
        desc(candidateExperience.endMonth),
        desc(candidateExperience.startMonth),
        candidateExperience.id,
      )
      .all(),
    resume: row.resumeId ? (db.select().from(upload).where(eq(upload.id, row.resumeId)).get() ?? null) : null,
  };
}
export type Profile = NonNullable<ReturnType<typeof readProfile>>;

/** What an enterprise receives of a profile. */
export function toSnapshot(profile: Profile): ApplicationSnapshot {
  const { realName, city, headline, about, skills, availableFrom, salaryMinMonthly } = profile;
  return {
    realName,
    city,
    headline,
    about,
    skills,
    availableFrom,
    salaryMinMonthly,
    education: profile.education.map(({ school, schoolCode, major, degree, startMonth, endMonth }) => ({
      school,
      listed: schoolCode !== null,
      major,
      degree,
      startMonth,
      endMonth,
    })),
    experience: profile.experience.map(({ kind, organisation, title, startMonth, endMonth, text }) => ({
      kind,
      organisation,
      title,
      startMonth,
      endMonth,
      text,
    })),
  };
}
