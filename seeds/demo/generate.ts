import type { PremiumRule } from "../../app/domain/premium";
import type { JobRow } from "../factories/job";
import { AWKWARD_CASES, awkwardEmployer } from "./awkward";
import { endOfDay, momentBefore } from "./calendar";
import { makeEmployer, type Employer } from "./employer";
import { brands } from "./names";
import { SCALES, planOpenings, type Scale } from "./plan";
import { makePosting } from "./posting";
import { Random } from "./random";

export interface DemoOptions {
  seed: number;
  /** Dates are laid around this moment. */
  now: number;
  scale: Scale;
  rule: PremiumRule;
}

export interface DemoEmployer {
  employer: Employer;
  jobs: JobRow[];
}

/** Of an employer's postings, how many more have run out and keep their page. */
const RUN_OUT = 0.06;
/** Employers between two awkward cases; every case is there at the small scale. */
const APART = 5;

/**
 * Fictional employers with their postings, one employer at a time, so that any scale fits in memory. The same seed
 * and day give the same rows.
 */
export function* generateDemo({ seed, now, scale, rule }: DemoOptions): Generator<DemoEmployer> {
  const names = brands(seed);
  const cases = Object.entries(AWKWARD_CASES);
  for (const [index, openings] of planOpenings(seed, SCALES[scale]).entries()) {
    const employer = makeEmployer(seed, now, index, names[index] ?? "", openings);
    employer.row = awkwardEmployer(index, employer.row);
    const random = new Random(seed, `postings ${index}`);
    const id = (n: number | string) => `${employer.row.id.replace("-e", "-j")}-${n}`;
    const jobs = Array.from({ length: openings }, (_, n) =>
      makePosting(random, employer, { id: id(n + 1), now, rule }),
    );
    for (let n = 0; n < openings * RUN_OUT; n++)
      if (random.chance(0.5))
        jobs.push(runOut(random, makePosting(random, employer, { id: id(`x${n + 1}`), now, rule }), now));
    const [name, make] = (index % APART === 3 ? cases[(index - 3) / APART] : undefined) ?? [];
    if (name && make) jobs.push(make(makePosting(random, employer, { id: id(name), now, rule }), now));
    yield { employer, jobs };
  }
}

/** The same posting as it was: published long ago, no longer open. */
function runOut(random: Random, job: JobRow, now: number): JobRow {
  const days = random.int(1, 90);
  const postedAt = momentBefore(now, days + random.int(20, 60), 10);
  return {
    ...job,
    postedAt,
    sortAt: postedAt,
    createdAt: postedAt,
    updatedAt: postedAt,
    validUntil: endOfDay(now, -days),
  };
}
