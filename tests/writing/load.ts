import { applyToJob } from "~/services/application/apply-to-job.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, job } from "~db/schema";
import { DAY, buildJob, insertJobs } from "~seeds/factories";
import { asc, eq, like } from "drizzle-orm";
import { LINKS, addCandidate, addEmployers } from "../services/applications";
import { acting } from "../services/people";

/** Applicants of each process that writes; no two processes act for the same one. */
export const PEOPLE = 40;

/** Positions, and people for so many processes who have not applied to any yet. */
export async function prepareWriting(
  db: Db,
  { writers, jobs, now }: Record<"writers" | "jobs" | "now", number>,
) {
  const { owner } = await addEmployers(db, now);
  const open = {
    enterpriseId: "e1",
    origin: "registered",
    createdBy: owner.actor.id,
    confirmedAt: now,
  } as const;
  const rows = Array.from({ length: jobs }, (_, n) =>
    buildJob({ ...open, id: `load${String(n).padStart(4, "0")}`, validUntil: now + 80 * DAY }),
  );
  insertJobs(db, rows, now);
  for (let writer = 0; writer < writers; writer += 1)
    for (let n = 0; n < PEOPLE; n += 1)
      await addCandidate(db, `w${writer}n${String(n).padStart(3, "0")}`, now);
}

/** Of the n-th application of a writer; asked for again, it is the same. */
export const formKeyOf = (writer: number, n: number) =>
  `00000000-0000-4000-8${String(writer).padStart(3, "0")}-${String(n).padStart(12, "0")}`;

/** What applies for the n-th time as one of a writer's people, through the same service as the page. */
export function createWriter(db: Db, writer: number, clock: () => number) {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const jobs = ids(
    db.select({ id: job.id }).from(job).where(like(job.id, "load%")).orderBy(asc(job.id)).all(),
  );
  const people: VaultContext[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const email = `w${writer}n${String(n).padStart(3, "0")}@example.cn`;
    const [id = ""] = ids(db.select({ id: account.id }).from(account).where(eq(account.email, email)).all());
    people.push(acting(db, id, ["candidate"]));
  }
  return (n: number): void => {
    const person = people[n % PEOPLE];
    const jobId = jobs[Math.floor(n / PEOPLE)];
    if (!person || jobId === undefined) throw new Error(`there is nothing left to apply to at ${n}`);
    const form = {
      formKey: formKeyOf(writer, n),
      profileVersion: 1,
      letter: "想加入贵单位。",
      resume: false,
    };
    const result = applyToJob({ ...person, now: clock() }, jobId, form, LINKS);
    if ("refused" in result) throw new Error(`${n}: ${result.refused}`);
  };
}
