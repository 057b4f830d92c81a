import { randomBytes } from "node:crypto";
import { and, asc, eq, gt, like } from "drizzle-orm";
import { hashPassword } from "~/auth/password.server";
import { DEMO_ACCOUNTS } from "~/domain/demo-account";
import type { Basics } from "~/domain/profile-form";
import { applicationLinks } from "~/http/application-links";
import { countRows } from "~db/count";
import { application, candidateProfile, enterpriseMember, job } from "~db/schema";
import { findByIdentifier } from "../account/find-account.server";
import { insertAccount } from "../account/insert-account.server";
import { applyToJob } from "../application/apply-to-job.server";
import type { ApplicationLinks } from "../application/tell-people.server";
import { readProfile } from "../candidate/read-profile.server";
import { saveEducation } from "../candidate/save-entry.server";
import { saveBasics, saveWishes } from "../candidate/save-profile.server";
import { setVisibility } from "../candidate/set-visibility.server";
import type { Context } from "../context.server";
import type { VaultContext } from "../vault-context.server";
import { CANDIDATES, OPEN_WISHES, type DemoCandidate } from "./demo-people.server";
import { takeStep } from "./take-demo-step.server";

const DAY = 86_400_000;

/**
 * Fictional people who look for work, some of whom can be found and some of whom have applied to the enterprise of the
 * demonstration's employer. Nobody signs in as them, apart from the first. Run again it changes nothing.
 */
export async function addDemoCandidates(
  ctx: Context & Pick<VaultContext, "box">,
  origin: string,
): Promise<void> {
  const links = applicationLinks(origin);
  const passwordHash = await hashPassword(randomBytes(32).toString("hex"));
  const desk = findDesk(ctx);
  for (const [n, person] of CANDIDATES.entries()) {
    const id = findOrInsert(ctx, person, passwordHash);
    const as: VaultContext = { ...ctx, actor: { kind: "account", id, roles: ["candidate"] } };
    if (countRows(ctx.db, candidateProfile, eq(candidateProfile.accountId, id)) === 0) write(as, person, n);
    if (desk && countRows(ctx.db, application, eq(application.candidateId, id)) === 0)
      applyAs(as, person, n, desk, links);
  }
}

function findOrInsert({ db, now }: Context, { email, name }: DemoCandidate, passwordHash: string): string {
  const identifier = { kind: "email", value: email } as const;
  return db.transaction(
    (tx) =>
      findByIdentifier(tx, identifier)?.id ??
      insertAccount(tx, { identifier, passwordHash, name, roles: ["candidate"], confirmed: true }, now),
    { behavior: "immediate" },
  );
}

function write(ctx: VaultContext, person: DemoCandidate, n: number): void {
  const basics: Basics = {
    realName: person.name,
    phone: null,
    email: person.email,
    city: "重庆",
    headline: person.headline,
    about: "示例数据，人物与经历均为虚构。",
    skills: person.skills,
  };
  saveBasics(ctx, 0, basics);
  const months = { startMonth: "2022-09", endMonth: "2026-06" };
  saveEducation(ctx, { id: `demo-education-${n}`, shown: null }, { ...person.school, ...months });
  saveWishes(ctx, readProfile(ctx)?.version ?? 0, { ...OPEN_WISHES, ...person.wishes });
  if (person.open) setVisibility(ctx, "verified");
}

interface Desk {
  employerId: string;
  jobIds: string[];
}

/** The employer of the demonstration with the positions that were published first, which tests leave alone. */
function findDesk({ db, now }: Context): Desk | null {
  const email = DEMO_ACCOUNTS.find(({ role }) => role === "employer")?.email ?? "";
  const employer = findByIdentifier(db, { kind: "email", value: email });
  if (!employer) return null;
  const jobs = db
    .select({ id: job.id })
    .from(job)
    .innerJoin(enterpriseMember, eq(enterpriseMember.enterpriseId, job.enterpriseId))
    .where(
      and(
        eq(enterpriseMember.accountId, employer.id),
        eq(job.status, "published"),
        gt(job.validUntil, now + 14 * DAY),
        like(job.title, "%工程师%"),
      ),
    )
    .orderBy(asc(job.sortAt), job.id)
    .limit(2)
    .all();
  return jobs.length === 0 ? null : { employerId: employer.id, jobIds: jobs.map(({ id }) => id) };
}

/** Applies as somebody did so many days ago, and lets happen what came of it. */
function applyAs(
  as: VaultContext,
  { applied, then: steps = [], letter }: DemoCandidate,
  n: number,
  { employerId, jobIds }: Desk,
  links: ApplicationLinks,
): void {
  const jobId = jobIds[n % jobIds.length];
  if (applied === undefined || jobId === undefined) return;
  const appliedAt = as.now - applied * DAY;
  const form = {
    formKey: `demo-application-${n}`,
    profileVersion: readProfile(as)?.version ?? 0,
    letter: letter ?? "示例投递：希望有机会参加面试。",
    resume: false,
  };
  const result = applyToJob({ ...as, now: appliedAt }, jobId, form, links);
  if (!("applied" in result)) return;
  const employer = { kind: "account", id: employerId, roles: ["employer" as const] } as const;
  for (const step of steps) {
    const now = appliedAt + step.day * DAY;
    const story = { id: result.applied, n, now, links };
    takeStep({ person: { ...as, now }, office: { ...as, now, actor: employer } }, step, story);
  }
}
