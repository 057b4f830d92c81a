import type { Database, Statement } from "better-sqlite3";
import type { IndexDefinition } from "../indexes/definition";
import { Columns, type DocRow } from "./columns";
import { Corrector } from "./correct";
import { Matcher } from "./matcher";
import { Postings } from "./postings";
import { generationOf, type Generation, type Meta } from "./store";

const POSTINGS_BUDGET = 96 * 1024 * 1024;

/** One generation as this process knows it. */
export interface Snapshot {
  generation: Generation;
  version: number;
  columns: Columns;
  matcher: Matcher;
  corrector: Corrector;
  /** Ids of documents in the order given. */
  ids(docs: readonly number[]): string[];
  /** Folded most important field of documents, by docno. */
  heads(docs: readonly number[]): Map<number, string>;
}

const ROW = "docno, expires_at, dead_at, length(head) AS head_length, facets, numbers";

/** Keeps one index readable: loads a generation, then only what changed since, whoever changed it. */
export class IndexReader {
  readonly #meta: Statement;
  #snapshot: Snapshot | null = null;
  #newer: Statement | null = null;
  #died: Statement | null = null;

  constructor(
    private readonly client: Database,
    private readonly definition: IndexDefinition,
  ) {
    this.#meta = client.prepare("SELECT generation, version FROM search_meta WHERE index_name = ?");
  }

  /** What the index is now; a single indexed read when nothing changed. */
  current(): Snapshot {
    const meta = this.#meta.get(this.definition.name) as Meta;
    const known = this.#snapshot;
    if (known && known.generation.generation === meta.generation) {
      if (known.version !== meta.version) this.#catchUp(known, meta.version);
      return known;
    }
    return this.#open(meta);
  }

  version(): string {
    const meta = this.#meta.get(this.definition.name) as Meta;
    return `${meta.generation}.${meta.version}`;
  }

  #open(meta: Meta): Snapshot {
    const { client, definition } = this;
    const generation = generationOf(definition.name, meta.generation);
    const columns = new Columns(definition);
    for (const row of client.prepare(`SELECT ${ROW} FROM ${generation.doc}`).iterate())
      columns.add(row as DocRow);
    this.#newer = client.prepare(`SELECT ${ROW} FROM ${generation.doc} WHERE docno > ?`);
    this.#died = client.prepare(`SELECT docno FROM ${generation.doc} WHERE dead_at > ?`).pluck();
    const id = client.prepare(`SELECT id FROM ${generation.doc} WHERE docno = ?`).pluck();
    const heads = client.prepare(
      `SELECT docno, head FROM ${generation.doc} WHERE docno IN (SELECT value FROM json_each(?))`,
    );
    this.#snapshot = {
      generation,
      version: meta.version,
      columns,
      matcher: new Matcher(
        definition,
        new Postings(client, generation, definition, POSTINGS_BUDGET),
        columns,
      ),
      corrector: new Corrector(client, generation),
      ids: (docs) => docs.map((doc) => id.get(doc) as string),
      heads: (docs) =>
        new Map(
          (heads.all(JSON.stringify(docs)) as { docno: number; head: string }[]).map((r) => [
            r.docno,
            r.head,
          ]),
        ),
    };
    return this.#snapshot;
  }

  #catchUp(snapshot: Snapshot, version: number): void {
    for (const row of this.#newer?.all(snapshot.columns.last) ?? []) snapshot.columns.add(row as DocRow);
    for (const docno of this.#died?.all(snapshot.version) ?? []) snapshot.columns.kill(docno as number);
    snapshot.version = version;
  }
}
