import type { IndexDefinition } from "../indexes/definition";
import type { Columns } from "./columns";
import { intersect, type Posting, type Postings } from "./postings";
import { bigrams, type Alternative, type WordGroup } from "./query";

/** The documents that satisfy every word, in no order, with their text score in `score`. */
export interface Matches {
  docs: Uint32Array;
  length: number;
  /** By docno; only the entries of `docs` have a meaning. */
  score: Float32Array;
}

/** A word with the lists that satisfy it. */
export interface ResolvedGroup {
  group: WordGroup;
  lists: { alternative: Alternative; posting: Posting }[];
  /** Documents that hold it, counted generously. */
  reach: number;
}

/** A word found by its two-character pieces is worth so much of one found whole. */
const PIECES_WEIGHT = 0.8;

/** Worth of a match by field mask: the best field counts whole, further ones a quarter. */
function maskWeights(weights: readonly number[]): Float32Array {
  return Float32Array.from({ length: 1 << weights.length }, (_, mask) => {
    const held = weights.filter((_w, f) => mask & (1 << f));
    const best = Math.max(0, ...held);
    return best + (held.reduce((a, b) => a + b, 0) - best) / 4;
  });
}

/** Matches words against posting lists and scores by idf and field. Scratch arrays are kept between searches. */
export class Matcher {
  readonly #maskWeight: Float32Array;
  readonly #placeMaskWeight: Float32Array;
  readonly #weakest: number;
  #stage = new Uint8Array(0);
  #score = new Float32Array(0);
  #last = new Float32Array(0);

  constructor(
    definition: IndexDefinition,
    private readonly postings: Postings,
    private readonly columns: Columns,
  ) {
    const { text } = definition;
    this.#weakest = 1 << (text.length - 1);
    this.#maskWeight = maskWeights(text.map((t) => t.weight));
    this.#placeMaskWeight = maskWeights(text.map((t) => t.placeWeight ?? t.weight));
  }

  /** The lists of a word. A Chinese word that the index does not hold as such is looked for by its pieces. */
  resolve(group: WordGroup): ResolvedGroup {
    const lists = group.alternatives
      .map((alternative) => this.#held(alternative))
      .filter(({ posting }) => posting.length > 0);
    return { group, lists, reach: lists.reduce((sum, l) => sum + l.posting.length, 0) };
  }

  #held(alternative: Alternative): ResolvedGroup["lists"][number] {
    const posting = this.#all(alternative.tokens);
    const [token = "", ...more] = alternative.tokens;
    if (posting.length > 0 || more.length > 0 || !/^\p{Script=Han}{3,}$/u.test(token))
      return { alternative, posting };
    const weight = alternative.weight * PIECES_WEIGHT;
    return { alternative: { ...alternative, weight }, posting: this.#all(bigrams(token)) };
  }

  #all(tokens: readonly string[]): Posting {
    const lists = tokens.map((token) => this.postings.get(token, this.columns.last));
    return lists
      .slice(1)
      .reduce((a, b) => intersect(a, b, this.#weakest), lists[0] ?? this.postings.get("", 0));
  }

  /** Every live document, when there are no words. */
  everything(): Matches {
    this.#fit();
    const { live, last } = this.columns;
    const docs = new Uint32Array(this.columns.liveCount);
    let length = 0;
    for (let doc = last; doc > 0; doc--) {
      if (live[doc] !== 1) continue;
      docs[length++] = doc;
      this.#score[doc] = 0;
    }
    return { docs, length, score: this.#score };
  }

  /**
   * Documents that satisfy all groups and none of the exclusions. Within a group the best alternative counts.
   */
  match(groups: readonly ResolvedGroup[], excluded: readonly (readonly string[])[]): Matches {
    this.#fit();
    const stage = this.#stage.fill(0);
    const score = this.#score;
    const last = this.#last;
    const { live } = this.columns;
    for (const tokens of excluded) {
      const { docs, length } = this.#all(tokens);
      for (let i = 0; i < length; i++) stage[docs[i] ?? 0] = 255;
    }
    const ordered = [...groups].sort((a, b) => a.reach - b.reach);
    const found = new Uint32Array(
      ordered.at(-1) ? Math.min(ordered[0]?.reach ?? 0, this.columns.capacity) : 0,
    );
    let length = 0;
    ordered.forEach(({ group, lists, reach }, k) => {
      const maskWeight = group.place ? this.#placeMaskWeight : this.#maskWeight;
      const idf = this.#idf(reach);
      const isLast = k === ordered.length - 1;
      for (const { alternative, posting } of lists) {
        const worth = idf * alternative.weight;
        for (let i = 0; i < posting.length; i++) {
          const doc = posting.docs[i] ?? 0;
          const at = stage[doc] ?? 0;
          if (at !== k && at !== k + 1) continue;
          if (live[doc] !== 1) continue;
          const points = worth * (maskWeight[posting.masks[i] ?? 0] ?? 0);
          if (at === k) {
            stage[doc] = k + 1;
            score[doc] = (k === 0 ? 0 : (score[doc] ?? 0)) + points;
            last[doc] = points;
            if (isLast) found[length++] = doc;
          } else if (points > (last[doc] ?? 0)) {
            score[doc] = (score[doc] ?? 0) + points - (last[doc] ?? 0);
            last[doc] = points;
          }
        }
      }
    });
    return { docs: found, length, score };
  }

  #idf(reach: number): number {
    const n = Math.max(1, this.columns.liveCount);
    const df = Math.min(reach, n);
    return Math.log(1 + (n - df + 0.5) / (df + 0.5));
  }

  #fit(): void {
    const size = this.columns.capacity;
    if (this.#stage.length === size) return;
    this.#stage = new Uint8Array(size);
    this.#score = new Float32Array(size);
    this.#last = new Float32Array(size);
  }
}
