import type { Database, Statement } from "better-sqlite3";
import { pinyin } from "pinyin-pro";
import type { Analyzer } from "../analysis";
import type { IndexDefinition, SearchDocument } from "../indexes/definition";

/**
 * One generation of one index on disk. Documents get a number (docno) that only grows; a change writes a new
 * document and marks the old one dead, so readers catch up by reading what is new. A rebuild leaves the dead behind.
 */
export interface Generation {
  index: string;
  generation: number;
  doc: string;
  fts: string;
  vocab: string;
}

export function generationOf(index: string, generation: number): Generation {
  const suffix = `${index.replace(/[^a-zA-Z_]/g, "_")}_g${generation}`;
  return {
    index,
    generation,
    doc: `search_doc_${suffix}`,
    fts: `search_fts_${suffix}`,
    vocab: `search_vocab_${suffix}`,
  };
}

export interface Meta {
  generation: number;
  /** Grows with every change of the generation. */
  version: number;
}

/** The registry of indexes; tables of this file are made on demand, outside the migrations: all can be rebuilt. */
export function ensureMeta(client: Database): void {
  client.exec(`CREATE TABLE IF NOT EXISTS search_meta (
    index_name TEXT PRIMARY KEY, generation INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID`);
}

export function readMeta(client: Database, index: string): Meta | undefined {
  return client.prepare("SELECT generation, version FROM search_meta WHERE index_name = ?").get(index) as
    Meta | undefined;
}

export function writeMeta(client: Database, index: string, { generation, version }: Meta): void {
  client
    .prepare("INSERT OR REPLACE INTO search_meta (index_name, generation, version) VALUES (?, ?, ?)")
    .run(index, generation, version);
}

export function createGeneration(client: Database, g: Generation, definition: IndexDefinition): void {
  const fields = definition.text.map((t) => `"${t.field}"`).join(", ");
  client.exec(`
    CREATE TABLE ${g.doc} (
      docno INTEGER PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, expires_at INTEGER,
      dead_at INTEGER, head TEXT NOT NULL, facets TEXT NOT NULL, numbers TEXT NOT NULL, suggest TEXT NOT NULL,
      tokens TEXT);
    CREATE INDEX ${g.doc}_id ON ${g.doc} (id) WHERE dead_at IS NULL;
    CREATE INDEX ${g.doc}_dead ON ${g.doc} (dead_at) WHERE dead_at IS NOT NULL;
    CREATE VIRTUAL TABLE ${g.fts} USING fts5 (${fields}, content = '', detail = column, columnsize = 0,
      tokenize = "unicode61 remove_diacritics 0 tokenchars '+#.-'");
    CREATE TABLE ${g.vocab} (
      kind TEXT NOT NULL, folded TEXT NOT NULL, text TEXT NOT NULL, pinyin TEXT, initials TEXT, n INTEGER NOT NULL,
      PRIMARY KEY (kind, folded)) WITHOUT ROWID;
    CREATE INDEX ${g.vocab}_pinyin ON ${g.vocab} (pinyin) WHERE pinyin IS NOT NULL;
    CREATE INDEX ${g.vocab}_initials ON ${g.vocab} (initials) WHERE initials IS NOT NULL;`);
  if (definition.personal) deleteForGood(client, g);
}

/** What is deleted is taken out of the segments that hold it, instead of being crossed out until they are merged. */
function deleteForGood(client: Database, { fts }: Generation): void {
  client.exec(`INSERT INTO ${fts} (${fts}, rank) VALUES ('secure-delete', 1)`);
}

/** Whether a generation has a place for the words of its documents, by which they are taken out again. */
export function keepsWords(client: Database, { doc }: Generation): boolean {
  return client.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(doc).includes("tokens");
}

/** Lets a generation of before forget words, too: those of documents that are written from now on. */
export function upgradeGeneration(client: Database, g: Generation, definition: IndexDefinition): void {
  if (keepsWords(client, g)) return;
  client.exec(`ALTER TABLE ${g.doc} ADD COLUMN tokens TEXT`);
  if (definition.personal) deleteForGood(client, g);
}

/** Numbers of the generations of an index that have tables. */
function generationNumbers(client: Database, index: string): number[] {
  const base = generationOf(index, 0).doc.replace(/0$/, "");
  const names = client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, ?) = ?")
    .pluck()
    .all(base.length, base) as string[];
  return names.map((name) => Number(name.slice(base.length))).filter(Number.isInteger);
}

export function highestGeneration(client: Database, index: string): number {
  return Math.max(0, ...generationNumbers(client, index));
}

export function hasGeneration(client: Database, g: Generation): boolean {
  return generationNumbers(client, g.index).includes(g.generation);
}

/**
 * Removes every generation of an index but the one in use: what a killed rebuild left behind, or one that is still
 * at work and gives up. Belongs inside a transaction, so that a kill cannot leave half of one.
 */
export function dropOtherGenerations(client: Database, index: string, keep: number): void {
  for (const generation of generationNumbers(client, index)) {
    if (generation === keep) continue;
    const g = generationOf(index, generation);
    client.exec(
      `DROP TABLE IF EXISTS ${g.doc}; DROP TABLE IF EXISTS ${g.fts}; DROP TABLE IF EXISTS ${g.vocab};`,
    );
  }
}

const MAX_PINYIN_CHARS = 12;

/** Full pinyin and initials of a short Chinese text; null for everything else. */
export function pinyinOf(text: string): { full: string; initials: string } | null {
  if (text.length > MAX_PINYIN_CHARS || !/^\p{Script=Han}{2,}$/u.test(text)) return null;
  const syllables = pinyin(text, { toneType: "none", type: "array", v: true });
  return { full: syllables.join(""), initials: syllables.map((s) => s[0] ?? "").join("") };
}

/** Writes documents into one generation. All methods belong inside a transaction of the caller. */
export class GenerationWriter {
  readonly #insertDoc: Statement;
  readonly #insertFts: Statement;
  readonly #deleteFts: Statement;
  readonly #findLive: Statement;
  readonly #kill: Statement;
  readonly #bump: Statement;
  readonly #forget: Statement;
  readonly #addWord: Statement;
  /** Words whose count changes in this batch. */
  readonly #counts = new Map<string, { kind: string; folded: string; shown: string; change: number }>();

  constructor(
    client: Database,
    g: Generation,
    private readonly definition: IndexDefinition,
    private readonly analyzer: Analyzer,
  ) {
    const fields = definition.text.map((t) => `"${t.field}"`).join(", ");
    const values = definition.text.map(() => "?").join(", ");
    this.#insertDoc = client.prepare(
      `INSERT INTO ${g.doc} (id, version, expires_at, head, facets, numbers, suggest, tokens)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertFts = client.prepare(`INSERT INTO ${g.fts} (rowid, ${fields}) VALUES (?, ${values})`);
    this.#deleteFts = client.prepare(
      `INSERT INTO ${g.fts} (${g.fts}, rowid, ${fields}) VALUES ('delete', ?, ${values})`,
    );
    this.#findLive = client.prepare(
      `SELECT docno, suggest, tokens FROM ${g.doc} WHERE id = ? AND dead_at IS NULL`,
    );
    // What may name somebody goes with the document. Which words it held stays until the next rebuild, but for people.
    this.#kill = client.prepare(
      `UPDATE ${g.doc} SET dead_at = ?, head = '', suggest = '[]', tokens = NULL WHERE docno = ?`,
    );
    this.#bump = client.prepare(`UPDATE ${g.vocab} SET n = n + ? WHERE kind = ? AND folded = ?`);
    this.#forget = client.prepare(`DELETE FROM ${g.vocab} WHERE kind = ? AND folded = ? AND n <= 0`);
    this.#addWord = client.prepare(
      `INSERT INTO ${g.vocab} (kind, folded, text, pinyin, initials, n) VALUES (?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Marks the live document of `id` dead, if there is one. */
  remove(id: string, version: number): boolean {
    const row = this.#findLive.get(id) as
      { docno: number; suggest: string; tokens: string | null } | undefined;
    if (!row) return false;
    this.#kill.run(version, row.docno);
    // Nothing but the very words that were written takes them out again.
    if (row.tokens !== null) this.#deleteFts.run(row.docno, ...(JSON.parse(row.tokens) as string[]));
    for (const [kind, folded] of JSON.parse(row.suggest) as [string, string][])
      this.#count(kind, folded, folded, -1);
    return true;
  }

  add(doc: SearchDocument): void {
    const { text, facets, numbers, personal } = this.definition;
    const words = this.#vocabulary(doc);
    const tokens = text.map(({ field, short }) =>
      this.analyzer.documentTokens(doc.text[field] ?? "", short).join(" "),
    );
    const head = this.analyzer.fold(doc.text[text[0]?.field ?? ""] ?? "").replace(/\s+/g, "");
    const { lastInsertRowid } = this.#insertDoc.run(
      doc.id,
      doc.version,
      doc.expiresAt,
      head,
      JSON.stringify(facets.map((field) => (doc.facets[field] ?? []).join("|"))),
      JSON.stringify(numbers.map((field) => doc.numbers[field] ?? null)),
      JSON.stringify(words.map(([kind, folded]) => [kind, folded])),
      personal ? JSON.stringify(tokens) : null,
    );
    this.#insertFts.run(lastInsertRowid, ...tokens);
    for (const [kind, folded, shown] of words) this.#count(kind, folded, shown, 1);
  }

  /** Writes the word counts of the batch; the last call before the transaction ends. */
  flush(): void {
    for (const { kind, folded, shown, change } of this.#counts.values()) {
      if (change === 0) continue;
      if (this.#bump.run(change, kind, folded).changes > 0) {
        if (change < 0) this.#forget.run(kind, folded);
        continue;
      }
      const sound = pinyinOf(folded);
      this.#addWord.run(kind, folded, shown, sound?.full ?? null, sound?.initials ?? null, change);
    }
    this.#counts.clear();
  }

  #count(kind: string, folded: string, shown: string, change: number): void {
    const key = `${kind} ${folded}`;
    const known = this.#counts.get(key);
    if (known) known.change += change;
    else this.#counts.set(key, { kind, folded, shown, change });
  }

  /** What the document adds to the vocabulary: its suggestions, and the words of its short fields for correction. */
  #vocabulary(doc: SearchDocument): [kind: string, folded: string, shown: string][] {
    const out = new Map<string, [string, string, string]>();
    const put = (kind: string, folded: string, shown: string) => {
      if (folded !== "" && folded.length <= 40) out.set(`${kind} ${folded}`, [kind, folded, shown]);
    };
    for (const { kind, text } of doc.suggest) {
      const shown = text.trim().replace(/\s+/g, " ");
      put(kind, this.analyzer.fold(shown).replace(/\s+/g, ""), shown);
    }
    for (const { field, short } of this.definition.text)
      if (short)
        for (const word of this.analyzer.dictionaryWords(doc.text[field] ?? "")) put("word", word, word);
    return [...out.values()];
  }
}
