import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { NameList } from "~/domain/candidate";
import { tidy } from "~/domain/parsing/text";
import type { Db, Tx } from "~db/client";
import { taxonomyTerm } from "~db/schema";
import type { Context } from "../context.server";

const MOST_SUGGESTED = 8;
const LONGEST_WORDS = 60;

/** As typed, and with the brackets of either width, as the lists write them. */
function spellings(typed: string): string[] {
  const folded = tidy(typed);
  return [...new Set([typed, folded, folded.replaceAll("(", "（").replaceAll(")", "）")])];
}

/** What a reference list knows under a name or another name of the same; undefined where it is not in it. */
export function findTerm(
  db: Db | Tx,
  kind: NameList,
  typed: string,
): { code: string; name: string } | undefined {
  const names = spellings(typed);
  const aliases = sql`'|' || ${taxonomyTerm.aliases} || '|'`;
  return db
    .select({ code: taxonomyTerm.code, name: taxonomyTerm.name })
    .from(taxonomyTerm)
    .where(
      and(
        eq(taxonomyTerm.kind, kind),
        or(
          inArray(taxonomyTerm.name, names),
          // What holds the separator itself would match several at once.
          ...names
            .filter((name) => !name.includes("|"))
            .map((name) => sql`instr(${aliases}, ${`|${name}|`}) > 0`),
        ),
      ),
    )
    .orderBy(taxonomyTerm.code)
    .get();
}

/** Names of a reference list that hold what is being typed, those that begin with it first, the shortest before. */
export function suggestTerms({ db }: Pick<Context, "db">, kind: NameList, words: string): string[] {
  const typed = tidy(words).slice(0, LONGEST_WORDS);
  if (typed === "") return [];
  const place = sql<number>`min(${sql.join(
    spellings(typed).map((one) => sql`coalesce(nullif(instr(${taxonomyTerm.name}, ${one}), 0), 999)`),
    sql`, `,
  )}, 999)`;
  return db
    .selectDistinct({ name: taxonomyTerm.name, place: place.as("place") })
    .from(taxonomyTerm)
    .where(and(eq(taxonomyTerm.kind, kind), sql`${place} < 999`))
    .orderBy(sql`place > 1`, sql`length(${taxonomyTerm.name})`, taxonomyTerm.name)
    .limit(MOST_SUGGESTED)
    .all()
    .map(({ name }) => name);
}
