import autocannon, { type Request } from "autocannon";
import type { Running } from "./processes";

export interface Load {
  /** Answers a second. */
  rate: number;
  /** ms */
  p50: number;
  p99: number;
  /** Processor time of the server for one answer, in µs: it hardly depends on what else the machine does. */
  cpu: number | null;
}

export interface Target {
  server: Pick<Running, "port" | "cpu">;
  /** Path and query; a function gives them for the n-th request. */
  path: string | ((n: number) => string);
}

export const CONNECTIONS = 50;

/**
 * Asks as fast as one process can, or at a pace, as a browser that takes Brotli.
 * @throws when an answer was not 200: the figures of refusals would say nothing
 */
export async function load(
  { server, path }: Target,
  seconds: number,
  pace?: { connections: number; perSecond: number },
): Promise<Load> {
  let n = 0;
  // One address is sent as bytes made once; making a new request each time costs the load generator its pace.
  const requests =
    typeof path === "string"
      ? undefined
      : [{ setupRequest: (request: Request) => ({ ...request, path: path(n++) }) }];
  const before = server.cpu();
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}${typeof path === "string" ? path : ""}`,
    connections: pace?.connections ?? CONNECTIONS,
    ...(pace ? { overallRate: pace.perSecond } : {}),
    duration: seconds,
    headers: { "accept-encoding": "gzip, deflate, br" },
    requests,
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} answers were no 200`);
  const after = server.cpu();
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: before === null || after === null ? null : ((after - before) / result.requests.total) * 1e6,
  };
}

/** The middle one of several rounds, by rate: other work on the machine comes and goes. */
export function middle(rounds: readonly Load[]): Load {
  const sorted = [...rounds].sort((a, b) => a.rate - b.rate);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (!found) throw new Error("no round was measured");
  return found;
}
