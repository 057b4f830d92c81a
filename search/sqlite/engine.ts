import type { Db } from "../../db/client";
import { sharedAnalyzer } from "../analysis";
import type {
  Drift,
  IndexState,
  Interpretation,
  SearchEngine,
  SearchRequest,
  SearchResult,
  Suggestion,
} from "../engine";
import { feedErrorOf } from "../feed";
import type { IndexDefinition } from "../indexes/definition";
import { buildSynonyms } from "../lexicon/synonyms";
import { BATCH, drainBatch } from "./apply";
import { lagOf } from "../cursor";
import type { ResolvedGroup } from "./matcher";
import { IndexReader, type Snapshot } from "./reader";
import { ResultCache } from "./result-cache";
import { rank } from "./rank";
import { select } from "./selection";
import { compareWithDatabase, rebuildIndex } from "./rebuild";
import {
  GenerationWriter,
  createGeneration,
  ensureMeta,
  generationOf,
  keepsWords,
  readMeta,
  upgradeGeneration,
  writeMeta,
} from "./store";
import { suggestFrom } from "./suggest";
import { understand } from "./understand";

/** A phrase is checked against the text of so many documents, best first; further ones are not found. */
const PHRASE_CANDIDATES = 4000;

/** A query as it was understood, for an engine that has the same documents. */
export interface Meaning {
  /** Words that must all stand in a document. */
  words: string[];
  /** Texts that must stand in it letter by letter, without blanks. */
  phrases: string[];
  /** Words it must not hold. */
  excluded: string[];
  /** Surface forms to mark on the page. */
  terms: string[];
  interpretation: Interpretation;
}

/** A word as another engine is to search it: by its parts where the index holds nothing else of it. */
function searchedWords({ group, lists }: ResolvedGroup): string[] {
  const [own] = group.alternatives;
  const [held] = lists;
  const isPartsOnly =
    lists.length === 1 &&
    held?.alternative.surface === group.surface &&
    held.alternative.tokens !== own?.tokens;
  return isPartsOnly ? held.alternative.tokens : [group.surface];
}

const termsOf = (groups: readonly ResolvedGroup[]) => [
  ...new Set(
    groups.flatMap(({ lists }) => lists.flatMap((l) => [l.alternative.surface, ...l.alternative.tokens])),
  ),
];

interface OpenIndex {
  definition: IndexDefinition;
  reader: IndexReader;
  cache: ResultCache;
  writer: { generation: number; writer: GenerationWriter } | null;
}

/** The embedded engine: index and truth in one SQLite file, postings and columns cached in memory. */
export class SqliteSearchEngine implements SearchEngine {
  readonly name = "sqlite";
  readonly #indexes = new Map<string, OpenIndex>();
  readonly #synonyms = buildSynonyms();

  constructor(
    private readonly db: Db,
    definitions: readonly IndexDefinition[],
  ) {
    const client = db.$client;
    ensureMeta(client);
    for (const definition of definitions) {
      this.#create(definition);
      const reader = new IndexReader(client, definition);
      this.#indexes.set(definition.name, {
        definition,
        reader,
        cache: new ResultCache(),
        writer: null,
      });
    }
  }

  version(): string {
    return [...this.#indexes.values()].map(({ reader }) => reader.version()).join("-");
  }

  async search(name: string, request: SearchRequest): Promise<SearchResult> {
    const index = this.#index(name);
    const started = performance.now();
    const result = this.#reading(() => {
      const snapshot = index.reader.current();
      const { generation } = snapshot.generation;
      const cached = index.cache.get(generation, snapshot.version, request);
      const answer = cached ?? this.#answer(index, snapshot, request);
      if (!cached) index.cache.put(request, answer);
      return answer;
    });
    return { ...result, engine: this.name, degraded: false, processingMs: performance.now() - started };
  }

  /** What a query means here: which words to search, and what to tell the visitor of them. Nothing is searched. */
  interpret(name: string, q: string, now: number): Meaning {
    const index = this.#index(name);
    return this.#reading(() => {
      const found = understand(index.reader.current(), q, now, sharedAnalyzer(), this.#synonyms);
      const { parsed, groups, interpretation } = found;
      return {
        words: groups.flatMap(searchedWords),
        phrases: parsed.phrases,
        excluded: parsed.excluded.map((tokens) => tokens.join("")),
        terms: termsOf(groups),
        interpretation,
      };
    });
  }

  /** One read transaction: what another process swaps or drops meanwhile is seen by the next. */
  #reading<T>(work: () => T): T {
    return this.db.$client.transaction(work)();
  }

  #answer({ definition }: OpenIndex, snapshot: Snapshot, request: SearchRequest) {
    const analyzer = sharedAnalyzer();
    const found = understand(snapshot, request.q, request.now, analyzer, this.#synonyms);
    const { parsed, groups, interpretation } = found;
    const matches =
      parsed.phrases.length > 0 ? this.#withPhrases(definition, snapshot, found) : found.matches;
    const selected = select(
      matches,
      snapshot.columns,
      definition,
      request.filters,
      request.facets,
      request.now,
    );
    const docs = rank(snapshot, definition, selected, matches.score, parsed, groups, request);
    return {
      ids: snapshot.ids(docs),
      total: selected.length,
      facets: selected.facets,
      matchedTerms: termsOf(groups),
      interpretation,
    };
  }

  /** Keeps the matches whose text holds every phrase; the index knows no positions, so the documents are read. */
  #withPhrases(definition: IndexDefinition, snapshot: Snapshot, found: ReturnType<typeof understand>) {
    const { matches, parsed } = found;
    const analyzer = sharedAnalyzer();
    const candidates = [...matches.docs.subarray(0, matches.length)]
      .sort((a, b) => (matches.score[b] ?? 0) - (matches.score[a] ?? 0) || b - a)
      .slice(0, PHRASE_CANDIDATES);
    const kept: number[] = [];
    for (let at = 0; at < candidates.length; at += BATCH) {
      const docs = candidates.slice(at, at + BATCH);
      const ids = snapshot.ids(docs);
      const holding = new Set<string>();
      for (const doc of definition.load(this.db, ids)) {
        const texts = Object.values(doc.text);
        const holds = (phrase: string) =>
          texts.some((text) => text.includes(phrase)) ||
          texts.some((text) => analyzer.fold(text).replace(/\s+/g, "").includes(phrase));
        if (parsed.phrases.every(holds)) holding.add(doc.id);
      }
      docs.forEach((doc, i) => {
        if (holding.has(ids[i] ?? "")) kept.push(doc);
      });
    }
    return { docs: Uint32Array.from(kept), length: kept.length, score: matches.score };
  }

  async suggest(name: string, prefix: string, limit: number): Promise<Suggestion[]> {
    const { reader } = this.#index(name);
    return this.#reading(() =>
      suggestFrom(this.db.$client, reader.current().generation, sharedAnalyzer().fold(prefix), limit),
    );
  }

  async drain(): Promise<number> {
    let written = 0;
    for (const index of this.#indexes.values()) {
      try {
        for (let isLast = false; !isLast; await new Promise(setImmediate)) {
          const writerOf = (generation: number) => this.#writer(index, generation);
          const applied = drainBatch(this.db, index.definition, writerOf);
          written += applied.documents;
          isLast = applied.isLast;
        }
      } catch (error) {
        // What it had counted for the batch was rolled back with it.
        index.writer = null;
        throw error;
      }
    }
    return written;
  }

  async rebuild(name: string, onProgress?: (done: number, total: number) => void): Promise<number> {
    const done = await rebuildIndex(this.db, this.#index(name).definition, sharedAnalyzer(), onProgress);
    await this.drain();
    return done;
  }

  async verify(name: string): Promise<Drift> {
    const { definition } = this.#index(name);
    return this.#reading(() => compareWithDatabase(this.db, definition));
  }

  async state(): Promise<IndexState[]> {
    const lastError = feedErrorOf(this.db, this.name);
    return this.#reading(() =>
      [...this.#indexes.values()].map(({ definition: { name }, reader }) => ({
        engine: this.name,
        index: name,
        documents: reader.current().columns.liveCount,
        lag: lagOf(this.db, this.name, name),
        lastError,
      })),
    );
  }

  async close(): Promise<void> {
    this.#indexes.clear();
  }

  #index(name: string): OpenIndex {
    const index = this.#indexes.get(name);
    if (!index) throw new Error(`unknown search index: ${name}`);
    return index;
  }

  #writer(index: OpenIndex, generation: number): GenerationWriter {
    if (index.writer?.generation !== generation) {
      const g = generationOf(index.definition.name, generation);
      const writer = new GenerationWriter(this.db.$client, g, index.definition, sharedAnalyzer());
      index.writer = { generation, writer };
    }
    return index.writer.writer;
  }

  /** An index that was never built starts empty; the outbox from its beginning fills it. */
  #create(definition: IndexDefinition): void {
    const client = this.db.$client;
    const inUse = () => {
      const meta = readMeta(client, definition.name);
      return meta && generationOf(definition.name, meta.generation);
    };
    const known = inUse();
    if (known && keepsWords(client, known)) return;
    client
      .transaction(() => {
        const old = inUse();
        if (old) return upgradeGeneration(client, old, definition);
        createGeneration(client, generationOf(definition.name, 1), definition);
        writeMeta(client, definition.name, { generation: 1, version: 0 });
      })
      .immediate();
  }
}
