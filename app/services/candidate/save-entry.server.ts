import { eq } from "drizzle-orm";
import { MOST_EDUCATION, MOST_EXPERIENCE, type EntryRefusal } from "~/domain/candidate";
import type { EducationEntry, ExperienceEntry } from "~/domain/profile-form";
import { countRows } from "~db/count";
import { candidateEducation, candidateExperience } from "~db/schema";
import type { AccountContext } from "../context.server";
import { changeProfile, WRITING } from "./change-profile.server";
import { findTerm } from "./find-term.server";

export interface EntryTarget {
  /** Of the entry; of a new one the key of its form, so that a form sent twice makes one. */
  id: string;
  /** When what the page showed was stored; null for a new entry. */
  shown: number | null;
}

/** `gone`: there is none any more, or it is somebody else's. */
type Refused = { refused: EntryRefusal | "gone" };
export type SaveEducationResult = { done: { listed: boolean } } | Refused;
export type SaveExperienceResult = { done: true } | Refused;

/** Adds or changes a school. Names are looked up in the lists of the Ministry; what is not there stays as typed. */
export function saveEducation(
  ctx: AccountContext,
  target: EntryTarget,
  typed: EducationEntry,
): SaveEducationResult {
  const accountId = ctx.actor.id;
  return ctx.db.transaction((tx): SaveEducationResult => {
    const school = findTerm(tx, "university", typed.school);
    const major = findTerm(tx, "major", typed.major);
    const entry = {
      ...typed,
      school: school?.name ?? typed.school,
      schoolCode: school?.code ?? null,
      major: major?.name ?? typed.major,
      majorCode: major?.code ?? null,
    };
    const done = { done: { listed: school !== undefined } };
    const row = tx.select().from(candidateEducation).where(eq(candidateEducation.id, target.id)).get();
    const held = () => countRows(tx, candidateEducation, eq(candidateEducation.accountId, accountId));
    const verdict = judge(ctx, row, target, entry, () => held() < MOST_EDUCATION);
    if (verdict === "same") return done;
    if (verdict === "insert")
      tx.insert(candidateEducation)
        .values({ id: target.id, accountId, ...entry, updatedAt: ctx.now })
        .run();
    else if (verdict === "update")
      tx.update(candidateEducation)
        .set({ ...entry, updatedAt: laterThan(row, ctx.now) })
        .where(eq(candidateEducation.id, target.id))
        .run();
    else return { refused: verdict };
    changeProfile(tx, ctx, { action: "profile:save", details: { part: "education" } });
    return done;
  }, WRITING);
}

/** Adds or changes work, an internship or a project. */
export function saveExperience(
  ctx: AccountContext,
  target: EntryTarget,
  entry: ExperienceEntry,
): SaveExperienceResult {
  const accountId = ctx.actor.id;
  return ctx.db.transaction((tx): SaveExperienceResult => {
    const row = tx.select().from(candidateExperience).where(eq(candidateExperience.id, target.id)).get();
    const held = () => countRows(tx, candidateExperience, eq(candidateExperience.accountId, accountId));
    const verdict = judge(ctx, row, target, entry, () => held() < MOST_EXPERIENCE);
    if (verdict === "same") return { done: true };
    if (verdict === "insert")
      tx.insert(candidateExperience)
        .values({ id: target.id, accountId, ...entry, updatedAt: ctx.now })
        .run();
    else if (verdict === "update")
      tx.update(candidateExperience)
        .set({ ...entry, updatedAt: laterThan(row, ctx.now) })
        .where(eq(candidateExperience.id, target.id))
        .run();
    else return { refused: verdict };
    changeProfile(tx, ctx, { action: "profile:save", details: { part: "experience" } });
    return { done: true };
  }, WRITING);
}

interface Stored {
  accountId: string;
  updatedAt: number;
}

/** What is to be done about an entry as it stands now. */
function judge(
  { actor }: AccountContext,
  row: Stored | undefined,
  { shown }: EntryTarget,
  entry: object,
  hasRoom: () => boolean,
): "insert" | "update" | "same" | Refused["refused"] {
  if (!row) return shown !== null ? "gone" : hasRoom() ? "insert" : "tooMany";
  if (row.accountId !== actor.id) return "gone";
  const stored = new Map<string, unknown>(Object.entries(row));
  if (Object.entries(entry).every(([name, value]) => stored.get(name) === value)) return "same";
  if (shown === null) return "again";
  return row.updatedAt === shown ? "update" : "changed";
}

/** Two changes within one tick of the clock are told apart as well. */
const laterThan = (row: Stored | undefined, now: number) => Math.max(now, (row?.updatedAt ?? 0) + 1);
