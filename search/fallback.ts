import type { Drift, IndexState, SearchEngine, SearchRequest, SearchResult, Suggestion } from "./engine";

/** So many failures in a row and the server is left alone for a while. */
const FAILURES = 3;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

export interface FallbackState {
  /** `open`: the server is left alone until `until`; `trying`: one search asks whether it is back. */
  circuit: "closed" | "open" | "trying";
  failures: number;
  /** UTC epoch ms; null when the circuit is closed. */
  until: number | null;
  lastError: string | null;
}

/**
 * The configured engine with the embedded one behind it. A search that the server fails, or answers too late, is
 * answered by the embedded engine in the same request and says so (`degraded`). After three failures the server is
 * left alone for two seconds, then ever longer up to a minute; one search tries whether it is back.
 */
export class FallbackEngine implements SearchEngine {
  readonly name;
  #state: FallbackState = { circuit: "closed", failures: 0, until: null, lastError: null };
  #pause = FIRST_PAUSE;

  /** @param clock UTC epoch ms */
  constructor(
    readonly server: SearchEngine,
    readonly embedded: SearchEngine,
    private readonly clock: () => number = Date.now,
  ) {
    this.name = server.name;
  }

  get circuit(): Readonly<FallbackState> {
    return this.#state;
  }

  /** Which engine answers is part of the version: what was answered by one is not shown for the other. */
  version(): string {
    return this.#state.circuit === "closed" ? this.server.version() : `down.${this.embedded.version()}`;
  }

  async search(index: string, request: SearchRequest): Promise<SearchResult> {
    if (!this.#mayAsk()) return this.#degraded(index, request);
    try {
      const result = await this.server.search(index, request);
      this.#succeeded();
      return result;
    } catch (error) {
      this.#failed(error);
      return this.#degraded(index, request);
    }
  }

  suggest(index: string, prefix: string, limit: number): Promise<Suggestion[]> {
    return this.embedded.suggest(index, prefix, limit);
  }

  /** Both engines; a server that fails catches up later and keeps nobody waiting. */
  async drain(): Promise<number> {
    const written = await this.embedded.drain();
    try {
      await this.server.drain();
    } catch (error) {
      // The outbox keeps the server's place; the next drain goes on from there.
      this.#state = { ...this.#state, lastError: message(error) };
    }
    return written;
  }

  async rebuild(index: string, onProgress?: (done: number, total: number) => void): Promise<number> {
    await this.embedded.rebuild(index, onProgress);
    return this.server.rebuild(index, onProgress);
  }

  /** What differs in either engine; an id that differs in both is named once. */
  async verify(index: string): Promise<Drift> {
    const [a, b] = [await this.embedded.verify(index), await this.server.verify(index)];
    const both = (key: "missing" | "surplus" | "stale") => [...new Set([...a[key], ...b[key]])];
    return { index, missing: both("missing"), surplus: both("surplus"), stale: both("stale") };
  }

  /** Both engines, the one that answers first. */
  async state(): Promise<IndexState[]> {
    return [...(await this.server.state()), ...(await this.embedded.state())];
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.embedded.close();
  }

  async #degraded(index: string, request: SearchRequest): Promise<SearchResult> {
    return { ...(await this.embedded.search(index, request)), degraded: true };
  }

  #mayAsk(): boolean {
    const { circuit, until } = this.#state;
    if (circuit === "closed") return true;
    if (circuit === "trying" || this.clock() < (until ?? 0)) return false;
    this.#state = { ...this.#state, circuit: "trying" };
    return true;
  }

  #succeeded(): void {
    if (this.#state.failures === 0) return;
    this.#state = { circuit: "closed", failures: 0, until: null, lastError: null };
    this.#pause = FIRST_PAUSE;
  }

  #failed(error: unknown): void {
    const failures = this.#state.failures + 1;
    const lastError = message(error);
    if (failures < FAILURES) {
      this.#state = { circuit: "closed", failures, until: null, lastError };
      return;
    }
    this.#state = { circuit: "open", failures, until: this.clock() + this.#pause, lastError };
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
