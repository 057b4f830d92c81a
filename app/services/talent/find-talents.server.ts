import {
  and,
  desc,
  eq,
  exists,
  getTableColumns,
  inArray,
  isNull,
  notExists,
  sql,
  type SQL,
} from "drizzle-orm";
import type { Authorized } from "~/domain/permission";
import { authorize } from "~/domain/permission";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { degreesFrom, type TalentQuery } from "~/domain/talent";
import { isVerified } from "~/domain/verification";
import type { Db } from "~db/client";
import {
  account,
  accountRole,
  candidateEducation,
  candidateExperience,
  candidateProfile,
  enterpriseMember,
  hiddenEnterprise,
} from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

const PER_PAGE = 20;
const MOST_WORDS = 8;

/** What of a profile is shown to whom nobody has applied: neither name nor contact data. */
const SHOWN = {
  id: candidateProfile.accountId,
  city: candidateProfile.city,
  headline: candidateProfile.headline,
  about: candidateProfile.about,
  skills: candidateProfile.skills,
  jobTypes: candidateProfile.jobTypes,
  districts: candidateProfile.districts,
  industries: candidateProfile.industries,
  salaryMinMonthly: candidateProfile.salaryMinMonthly,
  availableFrom: candidateProfile.availableFrom,
  updatedAt: candidateProfile.updatedAt,
};

/** Those who let this enterprise find them. */
function findable(db: Db, enterpriseId: string): SQL | undefined {
  const one = { one: sql`1` };
  const { accountId, visibility } = candidateProfile;
  const hidden = and(
    eq(hiddenEnterprise.accountId, accountId),
    eq(hiddenEnterprise.enterpriseId, enterpriseId),
  );
  const member = and(
    eq(enterpriseMember.accountId, accountId),
    eq(enterpriseMember.enterpriseId, enterpriseId),
  );
  const candidate = and(eq(accountRole.accountId, accountId), eq(accountRole.role, "candidate"));
  return and(
    eq(visibility, "verified"),
    isNull(account.disabledAt),
    exists(db.select(one).from(accountRole).where(candidate)),
    notExists(db.select(one).from(hiddenEnterprise).where(hidden)),
    notExists(db.select(one).from(enterpriseMember).where(member)),
  );
}

/** A word is anywhere in what is shown. */
function says(db: Db, word: string): SQL {
  const one = { one: sql`1` };
  const at = (...columns: readonly unknown[]) =>
    sql.join(
      columns.map((column) => sql`instr(lower(coalesce(${column}, '')), ${word}) > 0`),
      sql` OR `,
    );
  const { accountId, headline, about, skills, city } = candidateProfile;
  const school = candidateEducation;
  const work = candidateExperience;
  const learnt = db
    .select(one)
    .from(school)
    .where(and(eq(school.accountId, accountId), at(school.school, school.major)));
  const done = db
    .select(one)
    .from(work)
    .where(and(eq(work.accountId, accountId), at(work.organisation, work.title, work.text)));
  return sql`(${at(headline, about, skills, city)} OR ${exists(learnt)} OR ${exists(done)})`;
}

/** The enterprise for which whoever acts may find people; the reason where it may not. */
export function loadFinder(ctx: AccountContext) {
  const membership = findMembership(ctx);
  if (!membership) return { refused: "noEnterprise" } as const;
  if (!isVerified(membership.enterprise, ctx.now)) return { refused: "unverified" } as const;
  return { finder: authorize(ctx.actor, "talent:find", membership.enterprise) };
}
export type Finder = Authorized<{ id: string; name: string }>;

/** People who let a verified enterprise find them, whose profile says every word; the last changed first. */
export function findTalents({ db }: AccountContext, finder: Finder, { q, degree, page: asked }: TalentQuery) {
  const words = q.toLowerCase().split(" ").filter(Boolean).slice(0, MOST_WORDS);
  const { accountId } = candidateProfile;
  const hasDegree =
    degree &&
    exists(
      db
        .select({ one: sql`1` })
        .from(candidateEducation)
        .where(
          and(
            eq(candidateEducation.accountId, accountId),
            inArray(candidateEducation.degree, [...degreesFrom(degree)]),
          ),
        ),
    );
  const where = and(
    findable(db, finder.id),
    ...words.map((word) => says(db, word)),
    ...(hasDegree ? [hasDegree] : []),
  );
  const people = db.select(SHOWN).from(candidateProfile).innerJoin(account, eq(account.id, accountId));
  const total = db
    .select({ n: sql<number>`count(*)` })
    .from(candidateProfile)
    .innerJoin(account, eq(account.id, accountId))
    .where(where)
    .get();
  const n = total?.n ?? 0;
  const last = Math.max(1, Math.ceil(Math.min(n, MAX_REACHABLE_HITS) / PER_PAGE));
  const page = Math.min(asked, last);
  const rows = people
    .where(where)
    .orderBy(desc(candidateProfile.updatedAt), accountId)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  const talents = rows.map((row) => ({ ...row, education: educationOf(db, row.id) }));
  return { talents, total: n, page, perPage: PER_PAGE };
}

/** One of them, with schools and work; null alike where there is none and where they are not to be found. */
export function findTalent({ db }: AccountContext, finder: Finder, id: string) {
  const row = db
    .select(SHOWN)
    .from(candidateProfile)
    .innerJoin(account, eq(account.id, candidateProfile.accountId))
    .where(and(eq(candidateProfile.accountId, id), findable(db, finder.id)))
    .get();
  if (!row) return null;
  const experience = db
    .select()
    .from(candidateExperience)
    .where(eq(candidateExperience.accountId, id))
    .orderBy(
      sql`${candidateExperience.endMonth} IS NOT NULL`,
      desc(candidateExperience.endMonth),
      candidateExperience.id,
    )
    .all();
  return { ...row, education: educationOf(db, id), experience };
}
export type Talent = NonNullable<ReturnType<typeof findTalent>>;

/** An entry without whose it is. */
const { accountId: _account, ...ENTRY } = getTableColumns(candidateEducation);

function educationOf(db: Db, id: string) {
  return db
    .select(ENTRY)
    .from(candidateEducation)
    .where(eq(candidateEducation.accountId, id))
    .orderBy(desc(candidateEducation.endMonth), candidateEducation.id)
    .all();
}
