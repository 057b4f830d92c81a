import type { IndexDefinition } from "../indexes/definition";

const GROWTH = 1.3;

function grown<T extends Float64Array | Uint32Array | Uint8Array>(old: T, size: number): T {
  const next = new (old.constructor as new (n: number) => T)(size);
  next.set(old as never);
  return next;
}

/** A row of the document table as it is read into columns. */
export interface DocRow {
  docno: number;
  expires_at: number | null;
  dead_at: number | null;
  head_length: number;
  facets: string;
  numbers: string;
}

/** One facet: each document holds the code of its combination of values (`tech|highTech`), most hold one value. */
export class FacetColumn {
  codes = new Uint32Array(0);
  readonly combos: string[][] = [];
  readonly #byText = new Map<string, number>();

  code(text: string): number {
    let code = this.#byText.get(text);
    if (code === undefined) {
      code = this.combos.length;
      this.#byText.set(text, code);
      this.combos.push(text === "" ? [] : text.split("|"));
    }
    return code;
  }

  /** For each code, 1 when one of its values is wanted. */
  allowed(values: readonly string[]): Uint8Array {
    const wanted = new Set(values);
    return Uint8Array.from(this.combos, (combo) => (combo.some((value) => wanted.has(value)) ? 1 : 0));
  }
}

/** What filters, facets and orders need of every document, in arrays by docno. Rebuilt from the document table. */
export class Columns {
  /** 1 for documents that are neither dead nor unknown. */
  live = new Uint8Array(0);
  /** UTC epoch ms; Infinity = never. */
  expires = new Float64Array(0);
  /** Characters of the most important field, 255 at most. */
  headLength = new Uint8Array(0);
  readonly facets = new Map<string, FacetColumn>();
  readonly numbers = new Map<string, Float64Array>();
  /** Highest docno read. */
  last = 0;
  liveCount = 0;

  constructor(private readonly definition: IndexDefinition) {
    for (const field of definition.facets) this.facets.set(field, new FacetColumn());
    for (const field of definition.numbers) this.numbers.set(field, new Float64Array(0));
    this.#grow(1024);
  }

  get capacity(): number {
    return this.live.length;
  }

  add(row: DocRow): void {
    if (row.docno >= this.capacity) this.#grow(Math.ceil((row.docno + 1) * GROWTH));
    this.last = Math.max(this.last, row.docno);
    if (row.dead_at !== null) return;
    this.live[row.docno] = 1;
    this.liveCount += 1;
    this.expires[row.docno] = row.expires_at ?? Infinity;
    this.headLength[row.docno] = Math.min(255, row.head_length);
    const facets = JSON.parse(row.facets) as string[];
    const numbers = JSON.parse(row.numbers) as (number | null)[];
    this.definition.facets.forEach((field, i) => {
      const column = this.facets.get(field);
      if (column) column.codes[row.docno] = column.code(facets[i] ?? "");
    });
    this.definition.numbers.forEach((field, i) => {
      const column = this.numbers.get(field);
      if (column) column[row.docno] = numbers[i] ?? NaN;
    });
  }

  kill(docno: number): void {
    if (this.live[docno] !== 1) return;
    this.live[docno] = 0;
    this.liveCount -= 1;
  }

  #grow(size: number): void {
    this.live = grown(this.live, size);
    this.expires = grown(this.expires, size);
    this.headLength = grown(this.headLength, size);
    for (const column of this.facets.values()) column.codes = grown(column.codes, size);
    for (const [field, column] of this.numbers) this.numbers.set(field, grown(column, size));
  }
}
