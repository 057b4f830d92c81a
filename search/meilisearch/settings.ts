import type { Settings } from "meilisearch";
import { sharedAnalyzer } from "../analysis";
import type { IndexDefinition } from "../indexes/definition";
import { buildSynonyms } from "../lexicon/synonyms";
import { lexiconWords } from "../lexicon/words";

/** Beside each text stands the same text cut into our words, so that both engines know the same ones. */
export const wordsOf = (field: string) => `${field}_words`;
/** Beside each number that is counted by thresholds stand the thresholds it reaches. */
export const stepsOf = (facet: string) => `${facet}_steps`;

const MOST_HITS = 1_000_000;
const MOST_FACET_VALUES = 5_000;

/** A word of a synonym group as it is searched: cut like every other text. */
function searched(word: string): string {
  const analyzer = sharedAnalyzer();
  return analyzer
    .runs(analyzer.fold(word))
    .flatMap((run) => (run.kind === "latin" ? [run.text] : analyzer.queryWords(run.text)))
    .join(" ");
}

/** The settings of an index, from the description that both engines share. */
export function settingsOf(definition: IndexDefinition): Settings {
  const { text, facets, numbers, steps, sorts } = definition;
  const synonyms = [...buildSynonyms()].map(([word, others]) => [word, others.map(searched)] as const);
  return {
    searchableAttributes: text.flatMap(({ field }) => [field, wordsOf(field)]),
    filterableAttributes: [...facets, ...numbers, ...Object.keys(steps).map(stepsOf), "expiresAt"].sort(),
    sortableAttributes: [...new Set([...Object.values(sorts), "id"])].sort(),
    displayedAttributes: ["id", "version"],
    rankingRules: [
      "sort",
      "words",
      "attributeRank",
      "exactness",
      "wordPosition",
      "proximity",
      `${sorts.newest}:desc`,
    ],
    dictionary: lexiconWords().sort(),
    localizedAttributes: [{ attributePatterns: ["*"], locales: ["cmn"] }],
    // What keeps C++, C#, .NET and node.js whole.
    nonSeparatorTokens: ["#", "+", "."],
    synonyms: Object.fromEntries(synonyms),
    // Slips of the pen are corrected before the search, once for both engines, and the page says so.
    typoTolerance: { enabled: false },
    prefixSearch: "disabled",
    faceting: { maxValuesPerFacet: MOST_FACET_VALUES },
    pagination: { maxTotalHits: MOST_HITS },
  };
}

/** The same text for the same settings, whatever the order in which the server lists them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${canonical(inner)}`).join()}}`;
}

const SETS = new Set(["filterableAttributes", "sortableAttributes", "dictionary", "nonSeparatorTokens"]);

/** Those of the wanted settings that the server has otherwise; null when nothing has to change. */
export function differingSettings(wanted: Settings, present: Settings): Settings | null {
  const differs = Object.entries(wanted).filter(([key, value]) => {
    const there: unknown = present[key as keyof Settings];
    const sorted = (list: unknown) => (SETS.has(key) && Array.isArray(list) ? [...list].sort() : list);
    // The server answers with defaults for what is not asked for inside a setting.
    if (value !== null && typeof value === "object" && !Array.isArray(value) && key !== "synonyms")
      return Object.entries(value).some(
        ([inner, v]) => canonical(v) !== canonical((there as Record<string, unknown> | null)?.[inner]),
      );
    return canonical(sorted(value)) !== canonical(sorted(there));
  });
  return differs.length === 0 ? null : (Object.fromEntries(differs) as Settings);
}
