import { beforeEach, describe, expect, it } from "vitest";
import type { SearchEngine, SearchRequest, SearchResult } from "~search/engine";
import { FallbackEngine } from "~search/fallback";
import { FACTORY_NOW } from "~seeds/factories";

const REQUEST: SearchRequest = {
  q: "算法",
  filters: [],
  facets: [],
  sort: "relevance",
  page: 1,
  perPage: 20,
  now: FACTORY_NOW,
};

/** An engine of which only searches matter: it answers under its name or fails as told. */
class StandIn implements SearchEngine {
  asked = 0;
  drained = 0;
  fault: Error | null = null;
  constructor(readonly name: "sqlite" | "meilisearch") {}
  version = () => this.name;
  async search(): Promise<SearchResult> {
    this.asked += 1;
    if (this.fault) throw this.fault;
    const interpretation = { dropped: [], corrected: [] };
    const { name: engine } = this;
    return {
      ids: [],
      total: 0,
      facets: {},
      matchedTerms: [],
      interpretation,
      engine,
      degraded: false,
      processingMs: 1,
    };
  }
  suggest = async () => [{ text: this.name, kind: "skill" as const, count: 1 }];
  async drain() {
    if (this.fault) throw this.fault;
    this.drained += 1;
    return 1;
  }
  rebuild = async () => 0;
  verify = async (index: string) => ({ index, missing: [this.name, "both"], surplus: [], stale: [] });
  async state() {
    return [{ engine: this.name, index: "jobs", documents: 1, lag: 0, lastError: null }];
  }
  close = async () => {};
}

describe("a portal on a search server", () => {
  let server: StandIn;
  let embedded: StandIn;
  let now: number;
  let engine: FallbackEngine;
  const search = () => engine.search("jobs", REQUEST);
  const searchTimes = async (n: number) => {
    for (let i = 0; i < n; i++) await search();
  };

  beforeEach(() => {
    server = new StandIn("meilisearch");
    embedded = new StandIn("sqlite");
    now = FACTORY_NOW;
    engine = new FallbackEngine(server, embedded, () => now);
  });

  it("is answered by the server while that works", async () => {
    expect(await search()).toMatchObject({ engine: "meilisearch", degraded: false });
    expect(embedded.asked).toBe(0);
  });

  it("is answered by the embedded engine in the same request when the server fails, and says so", async () => {
    server.fault = new Error("connect ECONNREFUSED");
    expect(await search()).toMatchObject({ engine: "sqlite", degraded: true });
    expect(engine.circuit).toMatchObject({
      circuit: "closed",
      failures: 1,
      lastError: "connect ECONNREFUSED",
    });
  });

  it("leaves the server alone after three failures in a row, for two seconds, then asks once", async () => {
    server.fault = new Error("timeout");
    await searchTimes(10);
    expect(server.asked).toBe(3);
    expect(engine.circuit.circuit).toBe("open");
    now += 1_999;
    await search();
    expect(server.asked).toBe(3);
    now += 1;
    await searchTimes(5);
    expect(server.asked).toBe(4);
  });

  it("waits ever longer, at most a minute", async () => {
    server.fault = new Error("timeout");
    await searchTimes(3);
    const pauses: number[] = [];
    for (let i = 0; i < 8; i++) {
      pauses.push((engine.circuit.until ?? 0) - now);
      now = engine.circuit.until ?? now;
      await search();
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it("is answered by the server again with the first search it answers, and forgets the pauses", async () => {
    server.fault = new Error("timeout");
    await searchTimes(3);
    server.fault = null;
    now += 2_000;
    expect(await search()).toMatchObject({ engine: "meilisearch", degraded: false });
    expect(engine.circuit).toEqual({ circuit: "closed", failures: 0, until: null, lastError: null });
    server.fault = new Error("again");
    await searchTimes(3);
    expect((engine.circuit.until ?? 0) - now).toBe(2_000);
  });

  it("lets only one search try whether the server is back; the others do not wait for it", async () => {
    server.fault = new Error("timeout");
    await searchTimes(3);
    now += 2_000;
    await Promise.all([search(), search(), search()]);
    expect(server.asked).toBe(4);
    expect(embedded.asked).toBe(6);
  });

  it("changes its version with the engine that answers, so that no cached page mixes them", async () => {
    expect(engine.version()).toBe("meilisearch");
    server.fault = new Error("timeout");
    await searchTimes(3);
    expect(engine.version()).toBe("down.sqlite");
  });

  it("feeds the embedded engine even when the server cannot be fed", async () => {
    server.fault = new Error("disk full");
    expect(await engine.drain()).toBe(1);
    expect(embedded.drained).toBe(1);
    expect(engine.circuit.lastError).toBe("disk full");
  });

  it("names what differs in either engine", async () => {
    expect((await engine.verify("jobs")).missing.sort()).toEqual(["both", "meilisearch", "sqlite"]);
  });

  it("tells the state of both engines, the one that answers first", async () => {
    expect((await engine.state()).map((state) => state.engine)).toEqual(["meilisearch", "sqlite"]);
  });
});
