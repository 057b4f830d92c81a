import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { baseHeaders, pagePolicy } from "~/server/headers";
import { CONNECTIONS, load, middle, type Load } from "./load";
import { startServer, type Running } from "./processes";
import type { Recording } from "./recording";

const LIBRARIES = ["node:http", "hono, kept before router", "hono", "fastify", "express"] as const;
const PATHS = ["/kept", "/form"] as const;
const RESULT = "tests/bench/results/libraries.json";

/** A page of the size and with the headers of a search page. */
function page(): Recording {
  const words = Array.from({ length: 3_000 }, (_, i) =>
    createHash("sha1").update(String(i)).digest("hex").slice(0, 4),
  );
  const body = brotliCompressSync(words.join("<p>"));
  const headers = {
    ...baseHeaders(true),
    "Content-Security-Policy": pagePolicy({ scripts: [`'sha256-${"a".repeat(43)}='`], https: true }),
    "Content-Type": "text/html; charset=utf-8",
    "Content-Encoding": "br",
    "Content-Length": String(body.length),
    "Cache-Control": "no-cache",
    Vary: "Accept-Encoding, Cookie",
    ETag: 'W/"nothing"',
    "X-Request-Id": "3f0c2f6e-0000-4000-8000-000000000000",
  };
  return { headers: Object.entries(headers).flat(), body: body.toString("base64") };
}

/**
 * `npm run bench -- libraries [--seconds N] [--rounds N]`: the same two answers behind each server library, one process
 * each, all alive at once and asked in turn, so that none has the quieter machine.
 */
export async function benchLibraries(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: "string", default: "2" }, rounds: { type: "string", default: "5" } },
  });
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const servers: Running[] = [];
  try {
    const file = join(folder, "page.json");
    writeFileSync(file, JSON.stringify(page()));
    for (const library of LIBRARIES) {
      const program = [...process.execArgv, "tests/bench/library-server.ts", library, file];
      servers.push(await startServer(program, { NODE_ENV: "production" }, "/form"));
    }
    const rounds = LIBRARIES.map(() => ({ "/kept": [] as Load[], "/form": [] as Load[] }));
    for (const path of PATHS)
      for (let round = 0; round <= Number(values.rounds); round++)
        for (const [i, server] of servers.entries()) {
          const taken = await load({ server, path }, Number(values.seconds));
          // The first round warms the compiler up.
          if (round > 0) rounds[i]?.[path].push(taken);
        }
    const results = LIBRARIES.map((library, i) => ({
      library,
      kept: middle(rounds[i]?.["/kept"] ?? []),
      rendered: middle(rounds[i]?.["/form"] ?? []),
    }));
    report(results);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(results: { library: string; kept: Load; rendered: Load }[]): void {
  const whole = (n: number) => Math.round(n).toLocaleString("en-US");
  console.log(`\none process each, ${CONNECTIONS} connections, Node ${process.versions.node}`);
  const cells = ({ rate, cpu, p50, p99 }: Load) =>
    [whole(rate), cpu === null ? "–" : whole(cpu), p50, p99]
      .map((cell) => String(cell).padStart(8))
      .join(" ");
  const head = ["/s", "CPU µs", "p50 ms", "p99 ms"].map((cell) => cell.padStart(8)).join(" ");
  console.log(`${"".padEnd(26)} kept page:${"".padEnd(24)}   Remix page:`);
  console.log(`${"".padEnd(26)} ${head}   ${head}`);
  for (const { library, kept, rendered } of results)
    console.log(`${library.padEnd(26)} ${cells(kept)}   ${cells(rendered)}`);
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`);
}
