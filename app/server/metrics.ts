import cluster from "node:cluster";
import { AggregatorRegistry, Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { IndexState } from "~search/engine";

export type CacheUse = "hit" | "miss" | "bypass" | "static" | "none";

export interface Observed {
  route: string;
  method: string;
  status: number;
  cache: CacheUse;
  /** ms */
  duration: number;
}

export interface MetricsSources {
  cacheBytes: () => number;
  /** The search server is down and the embedded engine answers. */
  searchIsDegraded: () => boolean;
  searchState: () => Promise<readonly IndexState[]>;
  /** Documents that the search server refused. */
  searchSetAside: () => number;
}

export interface Metrics {
  observe(request: Observed): void;
  /** Prometheus text of all processes. */
  text(): Promise<string>;
  readonly contentType: string;
}

const ASK = "portal:metrics:ask";
const ANSWER = "portal:metrics:answer";

interface Message {
  type?: unknown;
  id?: unknown;
  text?: unknown;
}

/** Counters of this process. In a cluster any worker answers for all, by asking the primary. */
export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "portal_http_requests_total",
    help: "Responses by route pattern, method and status",
    labelNames: ["route", "method", "status"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "portal_http_request_duration_seconds",
    help: "Time to the finished response by route pattern",
    labelNames: ["route"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const cache = new Counter({
    name: "portal_page_cache_total",
    help: "Requests by what the page cache did for them",
    labelNames: ["use"],
    registers: [registry],
  });
  new Gauge({
    name: "portal_page_cache_bytes",
    help: "Bytes of kept pages",
    registers: [registry],
    collect() {
      this.set(sources.cacheBytes());
    },
  });
  const lag = new Gauge({
    name: "portal_search_lag",
    help: "Changes that the engine has not yet read",
    labelNames: ["engine", "index"],
    registers: [registry],
    aggregator: "max",
    async collect() {
      documents.reset();
      failing.reset();
      for (const { engine, index, lag: n, documents: count, lastError } of await sources.searchState()) {
        lag.set({ engine, index }, n);
        failing.set({ engine, index }, lastError === null ? 0 : 1);
        if (count !== null) documents.set({ engine, index }, count);
      }
    },
  });
  const documents = new Gauge({
    name: "portal_search_documents",
    help: "Documents in the engine; absent where it cannot be asked",
    labelNames: ["engine", "index"],
    registers: [registry],
    aggregator: "max",
  });
  const failing = new Gauge({
    name: "portal_search_failing",
    help: "1 where the engine could not be fed or asked last",
    labelNames: ["engine", "index"],
    registers: [registry],
    aggregator: "max",
  });
  new Gauge({
    name: "portal_search_set_aside",
    help: "Documents that the search server refused",
    registers: [registry],
    aggregator: "max",
    collect() {
      this.set(sources.searchSetAside());
    },
  });
  new Gauge({
    name: "portal_search_degraded",
    help: "Serving processes in which the embedded engine answers for the search server",
    registers: [registry],
    collect() {
      this.set(sources.searchIsDegraded() ? 1 : 0);
    },
  });
  if (cluster.isWorker) {
    AggregatorRegistry.setRegistries(registry);
    // Its listener answers the primary's question with the registries set above.
    new AggregatorRegistry();
  }
  return {
    observe({ route, method, status, cache: use, duration }) {
      requests.inc({ route, method, status });
      durations.observe({ route }, duration / 1000);
      if (use !== "none" && use !== "static") cache.inc({ use });
    },
    text: () => (cluster.isWorker ? askPrimary() : registry.metrics()),
    contentType: registry.contentType,
  };
}

let asked = 0;

function askPrimary(): Promise<string> {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      process.off("message", listen);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error("the primary did not answer for the metrics"));
    }, 5_000);
    const listen = (message: Message) => {
      if (message.type !== ANSWER || message.id !== id) return;
      stop();
      resolve(String(message.text));
    };
    process.on("message", listen);
    process.send?.({ type: ASK, id });
  });
}

/** Lets the primary answer its workers' questions with the sum over all of them. */
export function answerForAllWorkers(): void {
  const aggregator = new AggregatorRegistry();
  cluster.on("message", (worker, message: Message) => {
    if (message?.type !== ASK) return;
    aggregator.clusterMetrics().then(
      (text) => worker.send({ type: ANSWER, id: message.id, text }),
      (error: unknown) => worker.send({ type: ANSWER, id: message.id, text: `# ${String(error)}\n` }),
    );
  });
}
