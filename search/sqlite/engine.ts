import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../db/client";
import { searchCursor, searchOutbox } from "../../db/schema/index";
import { countRows } from "../../db/count";
import { createAnalyzer, type Analyzer } from "../analysis";
import type { Drift, IndexState, SearchEngine, SearchRequest, SearchResult, Suggestion } from "../engine";
import type { IndexDefinition } from "../indexes/definition";
import { buildSynonyms } from "../lexicon/synonyms";
import { IndexReader, type Snapshot } from "./reader";
import { ResultCache } from "./result-cache";
import { rank } from "./rank";
import { select } from "./selection";
import {
  GenerationWriter,
  createGeneration,
  dropOtherGenerations,
  ensureMeta,
  generationOf,
  readMeta,
  type Generation,
} from "./store";
import { suggestFrom } from "./suggest";
import { understand } from "./understand";

const BATCH = 400;
/** A phrase is checked against the text of so many documents, best first; further ones are not found. */
const PHRASE_CANDIDATES = 4000;

interface OpenIndex {
  definition: IndexDefinition;
  reader: IndexReader;
  cache: ResultCache;
  writer: { generation: number; writer: GenerationWriter } | null;
  lastError: string | null;
}

/** The embedded engine: index and truth in one SQLite file, postings and columns cached in memory. */
export class SqliteSearchEngine implements SearchEngine {
  readonly name = "sqlite";
  readonly #indexes = new Map<string, OpenIndex>();
  readonly #synonyms = buildSynonyms();
  #analyzer: Analyzer | null = null;

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
        lastError: null,
      });
    }
  }

  version(): string {
    return [...this.#indexes.values()].map(({ reader }) => reader.version()).join("-");
  }

  async search(name: string, request: SearchRequest): Promise<SearchResult> {
    const index = this.#index(name);
    const started = performance.now();
    const snapshot = index.reader.current();
    const cached = index.cache.get(snapshot.generation.generation, snapshot.version, request);
    const result = cached ?? this.#answer(index, snapshot, request);
    if (!cached) index.cache.put(request, result);
    return { ...result, engine: this.name, degraded: false, processingMs: performance.now() - started };
  }

  #answer({ definition }: OpenIndex, snapshot: Snapshot, request: SearchRequest) {
    const analyzer = this.#analysis();
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
    const terms = new Set(
      groups.flatMap(({ lists }) => lists.flatMap((l) => [l.alternative.surface, ...l.alternative.tokens])),
    );
    return {
      ids: snapshot.ids(docs),
      total: selected.length,
      facets: selected.facets,
      matchedTerms: [...terms],
      interpretation,
    };
  }

  /** Keeps the matches whose text holds every phrase; the index knows no positions, so the documents are read. */
  #withPhrases(definition: IndexDefinition, snapshot: Snapshot, found: ReturnType<typeof understand>) {
    const { matches, parsed } = found;
    const analyzer = this.#analysis();
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
    return suggestFrom(this.db.$client, reader.current().generation, this.#analysis().fold(prefix), limit);
  }

  async drain(): Promise<number> {
    let written = 0;
    for (const index of this.#indexes.values()) {
      try {
        for (let batch = BATCH; batch === BATCH; await new Promise(setImmediate)) {
          batch = this.#drainBatch(index);
          written += batch;
        }
        index.lastError = null;
      } catch (error) {
        index.lastError = error instanceof Error ? error.message : String(error);
        // What it had counted for the batch was rolled back with it.
        index.writer = null;
        throw error;
      }
    }
    return written;
  }

  /** One transaction: documents, their numbers, the version and the cursor move together or not at all. */
  #drainBatch(index: OpenIndex): number {
    const { definition } = index;
    const consumer = this.#consumer(definition.name);
    return this.db.$client
      .transaction(() => {
        const from =
          this.db.select().from(searchCursor).where(eq(searchCursor.consumer, consumer)).get()?.seq ?? 0;
        const entries = this.db
          .select({ seq: searchOutbox.seq, docId: searchOutbox.docId })
          .from(searchOutbox)
          .where(and(eq(searchOutbox.indexName, definition.name), gt(searchOutbox.seq, from)))
          .orderBy(searchOutbox.seq)
          .limit(BATCH)
          .all();
        const last = entries.at(-1);
        if (!last) return 0;
        const meta = readMeta(this.db.$client, definition.name);
        if (!meta) throw new Error(`search index ${definition.name} is not registered`);
        const version = meta.version + 1;
        const writer = this.#writer(index, meta.generation);
        const ids = [...new Set(entries.map((e) => e.docId))];
        for (const id of ids) writer.remove(id, version);
        for (const doc of definition.load(this.db, ids)) writer.add(doc);
        writer.flush();
        this.#setMeta(definition.name, meta.generation, version);
        this.#setCursor(definition.name, last.seq);
        return entries.length;
      })
      .immediate();
  }

  async rebuild(name: string, onProgress?: (done: number, total: number) => void): Promise<number> {
    const { definition } = this.#index(name);
    const client = this.db.$client;
    const current = readMeta(client, name)?.generation ?? 0;
    dropOtherGenerations(client, name, current);
    const shadow: Generation = generationOf(name, current + 1);
    createGeneration(client, shadow, definition);
    // Everything announced from here on is applied to the shadow again after the swap.
    const cursor = this.#lastSeq();
    const writer = new GenerationWriter(client, shadow, definition, this.#analysis());
    const total = definition.count(this.db);
    let done = 0;
    for (const ids of definition.idBatches(this.db, BATCH)) {
      client
        .transaction(() => {
          for (const doc of definition.load(this.db, ids)) writer.add(doc);
          writer.flush();
        })
        .immediate();
      done += ids.length;
      onProgress?.(done, total);
      await new Promise(setImmediate);
    }
    client
      .transaction(() => {
        this.#setMeta(name, shadow.generation, 1);
        this.#setCursor(name, cursor);
      })
      .immediate();
    dropOtherGenerations(client, name, shadow.generation);
    await this.drain();
    return done;
  }

  async verify(name: string): Promise<Drift> {
    const { definition } = this.#index(name);
    const client = this.db.$client;
    const { generation } = readMeta(client, name) ?? { generation: 0 };
    const rows = client
      .prepare(`SELECT id, version FROM ${generationOf(name, generation).doc} WHERE dead_at IS NULL`)
      .all() as { id: string; version: string }[];
    const indexed = new Map(rows.map((r) => [r.id, r.version]));
    const drift: Drift = { index: name, missing: [], surplus: [], stale: [] };
    for (const ids of definition.idBatches(this.db, BATCH)) {
      for (const doc of definition.load(this.db, ids)) {
        const version = indexed.get(doc.id);
        if (version === undefined) drift.missing.push(doc.id);
        else if (version !== doc.version) drift.stale.push(doc.id);
        indexed.delete(doc.id);
      }
    }
    drift.surplus.push(...indexed.keys());
    return drift;
  }

  async state(): Promise<IndexState[]> {
    return [...this.#indexes.values()].map(({ definition, reader, lastError }) => {
      const from =
        this.db
          .select()
          .from(searchCursor)
          .where(eq(searchCursor.consumer, this.#consumer(definition.name)))
          .get()?.seq ?? 0;
      const lag = countRows(
        this.db,
        searchOutbox,
        and(eq(searchOutbox.indexName, definition.name), gt(searchOutbox.seq, from)),
      );
      return { index: definition.name, documents: reader.current().columns.liveCount, lag, lastError };
    });
  }

  async close(): Promise<void> {
    this.#indexes.clear();
  }

  #index(name: string): OpenIndex {
    const index = this.#indexes.get(name);
    if (!index) throw new Error(`unknown search index: ${name}`);
    return index;
  }

  #analysis(): Analyzer {
    return (this.#analyzer ??= createAnalyzer());
  }

  #consumer(name: string): string {
    return `sqlite:${name}`;
  }

  #writer(index: OpenIndex, generation: number): GenerationWriter {
    if (index.writer?.generation !== generation) {
      const g = generationOf(index.definition.name, generation);
      const writer = new GenerationWriter(this.db.$client, g, index.definition, this.#analysis());
      index.writer = { generation, writer };
    }
    return index.writer.writer;
  }

  /** An index that was never built starts empty; the outbox from its beginning fills it. */
  #create(definition: IndexDefinition): void {
    const client = this.db.$client;
    if (readMeta(client, definition.name)) return;
    client
      .transaction(() => {
        if (readMeta(client, definition.name)) return;
        createGeneration(client, generationOf(definition.name, 1), definition);
        this.#setMeta(definition.name, 1, 0);
      })
      .immediate();
  }

  #setMeta(name: string, generation: number, version: number): void {
    this.db.$client
      .prepare("INSERT OR REPLACE INTO search_meta (index_name, generation, version) VALUES (?, ?, ?)")
      .run(name, generation, version);
  }

  #setCursor(name: string, seq: number): void {
    const updatedAt = Date.now();
    this.db
      .insert(searchCursor)
      .values({ consumer: this.#consumer(name), seq, updatedAt })
      .onConflictDoUpdate({ target: searchCursor.consumer, set: { seq, updatedAt } })
      .run();
  }

  #lastSeq(): number {
    return (
      this.db
        .select({ seq: sql<number>`coalesce(max(${searchOutbox.seq}), 0)` })
        .from(searchOutbox)
        .get()?.seq ?? 0
    );
  }
}
