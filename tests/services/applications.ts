import { applyToJob } from "~/services/application/apply-to-job.server";
import { loadOwnApplication, loadReceivedApplication } from "~/services/application/load-application.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { candidateEducation, candidateProfile, enterpriseMember } from "~db/schema";
import { DAY, FACTORY_NOW, buildEnterprise, buildJob, insertEnterprises, insertJobs } from "~seeds/factories";
import { acting, addPerson, box } from "./people";

export const LINKS = {
  own: (id: string) => `https://portal.example/me/applications/${id}`,
  received: (id: string) => `https://portal.example/hire/applications/${id}`,
  ofJob: (id: string) => `https://portal.example/hire/jobs/${id}/applications`,
};

const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
let forms = 0;
/** A form key that no other form has. */
export const newKey = () => key((forms += 1));

/** Two verified enterprises, `e1` with the open position `j1` and `e2` with `j2`, each with an owner. */
export async function addEmployers(db: Db, now = FACTORY_NOW) {
  const verifiedUntil = now + 90 * DAY;
  insertEnterprises(
    db,
    ["e1", "e2"].map((id) => buildEnterprise({ id, origin: "registered", verifiedUntil })),
    now,
  );
  const owners = {
    e1: await addPerson(db, "owner1", "employer"),
    e2: await addPerson(db, "owner2", "employer"),
  };
  for (const [enterpriseId, accountId] of Object.entries(owners))
    db.insert(enterpriseMember).values({ enterpriseId, accountId, role: "owner", joinedAt: now }).run();
  insertJobs(
    db,
    (["1", "2"] as const).map((n) =>
      buildJob({
        id: `j${n}`,
        enterpriseId: `e${n}`,
        origin: "registered",
        createdBy: owners[`e${n}`],
        confirmedAt: now,
        validUntil: now + 80 * DAY,
      }),
    ),
    now,
  );
  return {
    owner: acting(db, owners.e1, ["employer"], now),
    stranger: acting(db, owners.e2, ["employer"], now),
  };
}

/** Somebody with everything that applying asks for. */
export async function addCandidate(db: Db, name: string, now = FACTORY_NOW): Promise<VaultContext> {
  const id = await addPerson(db, name, "candidate");
  db.insert(candidateProfile)
    .values({
      accountId: id,
      realName: `示例${name}`,
      sealedPhone: box.seal("13800138000", "profile-phone"),
      sealedEmail: box.seal(`${name}@example.cn`, "profile-email"),
      city: "重庆",
      headline: "应届软件工程毕业生",
      about: "喜欢把事情做完。",
      skills: ["TypeScript", "SQL"],
      jobTypes: [],
      districts: [],
      industries: [],
      visibility: "applied",
      createdAt: now,
      updatedAt: now,
    })
    .run();
  db.insert(candidateEducation)
    .values({
      id: `education-${id}`,
      accountId: id,
      school: "重庆大学",
      schoolCode: null,
      major: "软件工程",
      degree: "bachelor",
      startMonth: "2022-09",
      endMonth: "2026-06",
      updatedAt: now,
    })
    .run();
  return acting(db, id, ["candidate"], now);
}

/** Applies, or says why not. */
export const tryToApply = (
  ctx: VaultContext,
  jobId = "j1",
  formKey = newKey(),
  resume = false,
  profileVersion = 1,
) => applyToJob(ctx, jobId, { formKey, profileVersion, letter: null, resume }, LINKS);

/** Applies to a position. @returns the application's id */
export function apply(ctx: VaultContext, jobId = "j1", profileVersion = 1): string {
  const result = tryToApply(ctx, jobId, newKey(), false, profileVersion);
  if ("refused" in result) throw new Error(result.refused);
  return result.applied;
}

export function own(ctx: VaultContext, id: string) {
  const found = loadOwnApplication(ctx, id);
  if (!found) throw new Error("not one's own");
  return found;
}

export function received(ctx: VaultContext, id: string) {
  const found = loadReceivedApplication(ctx, id);
  if (!found) throw new Error("not received");
  return found;
}
