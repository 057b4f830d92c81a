import type { Database, Statement } from "better-sqlite3";
import type { IndexDefinition } from "../indexes/definition";
import type { Generation } from "./store";

/** Where a term stands: documents in ascending order, and for each the fields that hold it, one bit a field. */
export interface Posting {
  docs: Uint32Array;
  masks: Uint8Array;
  /** Number of documents in use; the arrays may be longer. */
  length: number;
}

const EMPTY: Posting = { docs: new Uint32Array(0), masks: new Uint8Array(0), length: 0 };
const BYTES_PER_DOC = 5;

interface Entry {
  posting: Posting;
  /** Documents up to this number have been read. */
  upTo: number;
}

/** FTS5 text of one term in one field; the term is quoted, so no operator in it has effect. */
function match(field: string, term: string): string {
  return `"${field}" : "${term.replaceAll('"', '""')}"`;
}

/**
 * Posting lists of one generation, read from FTS5 when a term is first asked for, kept up to a budget of memory
 * (oldest use goes first) and extended by the documents that came since.
 */
export class Postings {
  readonly #entries = new Map<string, Entry>();
  readonly #read: Statement;
  #bytes = 0;

  constructor(
    client: Database,
    generation: Generation,
    private readonly definition: IndexDefinition,
    private readonly budgetBytes: number,
  ) {
    const { fts } = generation;
    this.#read = client
      .prepare(`SELECT rowid FROM ${fts} WHERE ${fts} MATCH ? AND rowid > ? AND rowid <= ?`)
      .pluck();
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @param last highest docno that the caller knows; later ones are not returned */
  get(term: string, last: number): Posting {
    const known = this.#entries.get(term);
    if (known && known.upTo >= last) {
      this.#entries.delete(term);
      this.#entries.set(term, known);
      return known.posting;
    }
    const fresh = this.#readRange(term, known?.upTo ?? 0, last);
    const posting = known ? join(known.posting, fresh) : fresh;
    this.#put(term, { posting, upTo: last });
    return posting;
  }

  #readRange(term: string, after: number, last: number): Posting {
    const byField = this.definition.text.map(
      ({ field }) => this.#read.all(match(field, term), after, last) as number[],
    );
    const total = byField.reduce((sum, ids) => sum + ids.length, 0);
    if (total === 0) return EMPTY;
    const docs = new Uint32Array(total);
    const masks = new Uint8Array(total);
    const at = byField.map(() => 0);
    let length = 0;
    for (;;) {
      let next = Infinity;
      byField.forEach((ids, f) => {
        const doc = ids[at[f] ?? 0];
        if (doc !== undefined && doc < next) next = doc;
      });
      if (next === Infinity) break;
      let mask = 0;
      byField.forEach((ids, f) => {
        if (ids[at[f] ?? 0] === next) {
          mask |= 1 << f;
          at[f] = (at[f] ?? 0) + 1;
        }
      });
      docs[length] = next;
      masks[length] = mask;
      length += 1;
    }
    return { docs: docs.slice(0, length), masks: masks.slice(0, length), length };
  }

  #put(term: string, entry: Entry): void {
    const before = this.#entries.get(term);
    if (before) this.#bytes -= before.posting.docs.length * BYTES_PER_DOC;
    this.#entries.delete(term);
    this.#entries.set(term, entry);
    this.#bytes += entry.posting.docs.length * BYTES_PER_DOC;
    for (const [oldest, { posting }] of this.#entries) {
      if (this.#bytes <= this.budgetBytes || oldest === term) break;
      this.#entries.delete(oldest);
      this.#bytes -= posting.docs.length * BYTES_PER_DOC;
    }
  }
}

function join(a: Posting, b: Posting): Posting {
  if (b.length === 0) return a;
  const docs = new Uint32Array(a.length + b.length);
  const masks = new Uint8Array(a.length + b.length);
  docs.set(a.docs.subarray(0, a.length));
  docs.set(b.docs.subarray(0, b.length), a.length);
  masks.set(a.masks.subarray(0, a.length));
  masks.set(b.masks.subarray(0, b.length), a.length);
  return { docs, masks, length: docs.length };
}

/** Documents that hold both; a field counts where both stand in it, otherwise the least important field does. */
export function intersect(a: Posting, b: Posting, weakest: number): Posting {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  const docs = new Uint32Array(small.length);
  const masks = new Uint8Array(small.length);
  let length = 0;
  for (let i = 0, j = 0; i < small.length && j < large.length;) {
    const x = small.docs[i] ?? 0;
    const y = large.docs[j] ?? 0;
    if (x === y) {
      docs[length] = x;
      masks[length] = (small.masks[i] ?? 0) & (large.masks[j] ?? 0) || weakest;
      length += 1;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return { docs, masks, length };
}
