import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import pino from "pino";
import { afterEach } from "vitest";
import { RateLimiter, type Bucket } from "~/auth/rate-limit.server";
import { listen, type Listening } from "~/server/listen";
import { createPortal, type PortalParts } from "~/server/portal";
import { createSearchEngine } from "~search/create";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { ask, type Question } from "./ask";
import { smallBuild, type Runs } from "./small-build";

export interface Options extends Partial<PortalParts> {
  limits?: Record<Bucket, number>;
}

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.stop()));
});

/** The true server on a free port of this machine, over a small build, with a clock that moves when told to. */
export async function openSmallPortal({ limits, ...parts }: Options = {}) {
  const db = parts.db ?? openTestDatabase();
  const search = createSearchEngine(db);
  await search.drain();
  const runs: Runs = {};
  const lines: string[] = [];
  const log = pino({ level: "trace" }, new Writable({ write: keepIn(lines) }));
  const time = { now: FACTORY_NOW };
  const limiter = limits ? new RateLimiter(db, "a secret of this test", limits) : null;
  const portal = createPortal({
    build: smallBuild(runs),
    db,
    search,
    files: new Map(),
    log,
    limiter,
    publicUrl: "http://localhost",
    trustProxy: 0,
    sessionSecret: "a secret of this test",
    dataKey: Buffer.alloc(32, 7).toString("base64"),
    uploads: { folder: join(tmpdir(), "no-uploads-here"), scan: null },
    clock: () => time.now,
    ...parts,
  });
  const listening = await listen(portal, 0, "127.0.0.1");
  open.push(listening);
  return {
    db,
    search,
    runs,
    /** What was logged, one JSON text each. */
    lines,
    time,
    limiter,
    port: listening.port,
    leave: () => portal.leave(),
    stop: () => listening.stop(),
    ask: (target: string, question?: Question) => ask(listening.port, target, question),
  };
}

function keepIn(lines: string[]) {
  return (piece: Buffer, _encoding: string, done: () => void) => {
    lines.push(piece.toString());
    done();
  };
}
