import { and, eq, gte, isNull, or } from "drizzle-orm";
import { UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { CITY_NAMES } from "~/domain/parsing/place-names";
import type { Db } from "~db/client";
import { enterprise, job } from "~db/schema";
import { drawRows } from "~tests/import/real-files";

const SEED = 20261123;
const TITLE_WORDS = 2;
const SKILLS = 2;
const CITIES = [...CITY_NAMES];
const LONGEST = 20;

/** Words by ICU's dictionary: neither engine cuts by it, so neither is asked in its own words. */
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

function wordsOf(text: string): string[] {
  const found = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
  return [...new Set(found.map(({ segment }) => segment).filter((word) => [...word].length > 1))];
}

/** What an employer is called by: the first four characters of its name without a city in front, or its Latin word. */
function shortNameOf(name: string): string[] {
  const city = CITIES.find((place) => name.startsWith(place)) ?? "";
  const rest = name.slice(city.length).replace(/^市?[^\p{L}\p{N}]*/u, "");
  const [short] = /^(\p{Script=Han}{2,4}|[\p{Script=Latin}\p{N}]{2,})/u.exec(rest) ?? [];
  return short ? [short] : [];
}

/** A posting that a query must bring back. */
export interface KnownItem {
  q: string;
  /** What the words beside those of the title are. */
  kind: "employer" | "skills";
  /** Title and employer: postings that share them are one item. */
  key: string;
}

export interface KnownItems {
  items: KnownItem[];
  /** Item of each posting. */
  keyOf: ReadonlyMap<string, string>;
}

/**
 * Postings drawn by a fixed seed, each with a query of its own words: the two rarest words of its title, then in turn
 * what its employer is called by or its two rarest skills; the other of these where the posting lacks the first. Rare
 * is what few titles and postings hold. A posting that has neither, or no word in its title, is not asked for.
 */
export function drawKnownItems(db: Db, count: number, now: number): KnownItems {
  const rows = db
    .select({ id: job.id, title: job.title, skills: job.skills, employer: enterprise.name })
    .from(job)
    .innerJoin(enterprise, eq(job.enterpriseId, enterprise.id))
    .where(and(eq(job.status, "published"), or(isNull(job.validUntil), gte(job.validUntil, now))))
    .orderBy(job.id)
    .all()
    .map(({ id, title, skills, employer }) => ({
      id,
      key: `${title.trim()}\n${employer}`,
      title: wordsOf(title),
      skills: skills.filter((skill) => skill.length <= LONGEST),
      employer: employer === UNNAMED_ENTERPRISE ? [] : shortNameOf(employer),
    }));
  const rarest = (field: "title" | "skills") => {
    const counts = new Map<string, number>();
    for (const row of rows) for (const word of row[field]) counts.set(word, (counts.get(word) ?? 0) + 1);
    return (words: readonly string[], n: number) =>
      [...words].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1)).slice(0, n);
  };
  const [ofTitle, ofSkills] = [rarest("title"), rarest("skills")];
  const items: KnownItem[] = [];
  for (const i of drawRows(rows.length, rows.length, SEED)) {
    const row = rows[i];
    if (items.length === count) break;
    if (!row || row.title.length === 0 || row.skills.length + row.employer.length === 0) continue;
    const bySkills = row.employer.length === 0 || (row.skills.length > 0 && items.length % 2 === 1);
    const more = bySkills ? ofSkills(row.skills, SKILLS) : row.employer;
    items.push({
      q: [...new Set([...ofTitle(row.title, TITLE_WORDS), ...more])].join(" "),
      kind: bySkills ? "skills" : "employer",
      key: row.key,
    });
  }
  return { items, keyOf: new Map(rows.map(({ id, key }) => [id, key])) };
}
