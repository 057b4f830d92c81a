import type { SearchRequest, SearchResult } from "../engine";

type Answer = Omit<SearchResult, "engine" | "degraded" | "processingMs">;

const SIZE = 400;
/** Answers follow the clock only through expiry, which is a matter of days; a minute is close enough. */
const MINUTE = 60_000;

/** Answers of one state of the index; any change empties it. */
export class ResultCache {
  readonly #answers = new Map<string, Answer>();
  #state = "";

  get(generation: number, version: number, request: SearchRequest): Answer | undefined {
    const state = `${generation}.${version}.${Math.floor(request.now / MINUTE)}`;
    if (state !== this.#state) {
      this.#answers.clear();
      this.#state = state;
    }
    const key = this.#key(request);
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  put(request: SearchRequest, answer: Answer): void {
    this.#answers.set(this.#key(request), answer);
    if (this.#answers.size > SIZE) this.#answers.delete(this.#answers.keys().next().value ?? "");
  }

  #key({ now, ...request }: SearchRequest): string {
    void now;
    return JSON.stringify(request);
  }
}
