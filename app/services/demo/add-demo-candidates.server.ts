import { randomBytes } from "node:crypto";
import { and, asc, eq, gt, like } from "drizzle-orm";
import { hashPassword } from "~/auth/password.server";
import { DEMO_ACCOUNTS } from "~/domain/demo-account";
import type { Basics, EducationEntry, Wishes } from "~/domain/profile-form";
import { applicationLinks } from "~/http/application-links";
import { countRows } from "~db/count";
import { application, candidateProfile, enterpriseMember, job } from "~db/schema";
import { findByIdentifier } from "../account/find-account.server";
import { insertAccount } from "../account/insert-account.server";
import { applyToJob } from "../application/apply-to-job.server";
import { loadReceivedApplication } from "../application/load-application.server";
import { moveReceivedApplication } from "../application/run-application.server";
import type { ApplicationLinks } from "../application/tell-people.server";
import { readProfile } from "../candidate/read-profile.server";
import { saveEducation } from "../candidate/save-entry.server";
import { saveBasics, saveWishes } from "../candidate/save-profile.server";
import { setVisibility } from "../candidate/set-visibility.server";
import type { Context } from "../context.server";
import type { VaultContext } from "../vault-context.server";

const DAY = 86_400_000;

interface DemoCandidate {
  email: string;
  name: string;
  headline: string;
  skills: string[];
  school: Pick<EducationEntry, "school" | "major" | "degree">;
  wishes?: Partial<Wishes>;
  /** Whether verified enterprises can find them. */
  open?: true;
  /** How many days ago they applied, and what came of it. */
  applied?: number;
  answer?: { verb: "shortlist"; note?: string } | { verb: "reject"; reason: "skills" };
}

const OPEN_WISHES: Wishes = {
  jobTypes: [],
  districts: [],
  industries: [],
  salaryMinMonthly: null,
  availableFrom: null,
};

/** Nobody of that name is meant; the schools exist, as the lists of the Ministry of Education have them. */
const CANDIDATES: readonly DemoCandidate[] = [
  {
    email: DEMO_ACCOUNTS.find(({ role }) => role === "candidate")?.email ?? "",
    name: "示例求职者",
    headline: "软件工程本科应届，做过一个校园二手书小程序",
    skills: ["TypeScript", "React", "SQL"],
    school: { school: "重庆大学", major: "软件工程", degree: "bachelor" },
    applied: 2,
    answer: { verb: "shortlist", note: "简历符合要求，近期会与您约面试时间。" },
  },
  {
    email: "graduate-1@demo.local",
    name: "示例毕业生甲",
    headline: "自动化硕士，课题是焊缝视觉检测",
    skills: ["Python", "OpenCV", "PLC"],
    school: { school: "重庆邮电大学", major: "自动化", degree: "master" },
    wishes: { jobTypes: ["fulltime"], salaryMinMonthly: 12_000 },
    open: true,
    applied: 4,
  },
  {
    email: "graduate-2@demo.local",
    name: "示例毕业生乙",
    headline: "电子信息本科，熟悉 PCB 设计与单片机",
    skills: ["C", "Altium Designer", "STM32"],
    school: { school: "重庆理工大学", major: "电子信息工程", degree: "bachelor" },
    open: true,
    applied: 9,
    answer: { verb: "reject", reason: "skills" },
  },
  {
    email: "graduate-3@demo.local",
    name: "示例毕业生丙",
    headline: "药学本科，实习做过液相检测",
    skills: ["HPLC", "GMP"],
    school: { school: "重庆医科大学", major: "药学", degree: "bachelor" },
    wishes: { salaryMinMonthly: 7000 },
    open: true,
  },
  {
    email: "graduate-4@demo.local",
    name: "示例毕业生丁",
    headline: "计算机专科，会写自动化测试脚本",
    skills: ["Java", "Selenium"],
    school: { school: "重庆电子科技职业大学", major: "软件技术", degree: "college" },
    applied: 1,
  },
];

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

function applyAs(
  as: VaultContext,
  { applied, answer }: DemoCandidate,
  n: number,
  { employerId, jobIds }: Desk,
  links: ApplicationLinks,
): void {
  const jobId = jobIds[n % jobIds.length];
  if (applied === undefined || jobId === undefined) return;
  const then = as.now - applied * DAY;
  const form = {
    formKey: `demo-application-${n}`,
    profileVersion: readProfile(as)?.version ?? 0,
    letter: "示例投递：希望有机会参加面试。",
    resume: false,
  };
  const result = applyToJob({ ...as, now: then }, jobId, form, links);
  if (!("applied" in result) || !answer) return;
  const office: VaultContext = {
    ...as,
    now: then + DAY,
    actor: { kind: "account", id: employerId, roles: ["employer"] },
  };
  const received = loadReceivedApplication(office, result.applied);
  if (received)
    moveReceivedApplication(office, received, { ...answer, version: received.row.version }, links);
}
