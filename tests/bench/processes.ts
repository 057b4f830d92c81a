import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

export interface Running {
  port: number;
  /** From the start of the process to the first good answer, in seconds. */
  readyAfter: number;
  /** Seconds of processor time that it and its children have used; null where the system does not tell. */
  cpu(): number | null;
  stop(): Promise<void>;
}

/** Long enough for a first start that builds. */
const LONGEST_START = 120_000;

/**
 * Starts a server and waits until it answers with 200.
 * @param args of node; @param health path to ask
 * @throws when it ends before that or never answers
 */
export async function startServer(
  args: readonly string[],
  env: Record<string, string>,
  health: string,
): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  while (!(await isGood(`http://127.0.0.1:${port}${health}`))) {
    if (child.exitCode !== null) throw new Error(`a server ended with ${child.exitCode} before it answered`);
    if (performance.now() - began > LONGEST_START) {
      child.kill("SIGKILL");
      throw new Error(`a server has not answered ${health} in time`);
    }
    await setTimeout(10);
  }
  return {
    port,
    readyAfter: (performance.now() - began) / 1000,
    cpu: () => cpuOf(child.pid),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Linux counts processor time in hundredths of a second. */
const TICK = 0.01;

function cpuOf(pid: number | undefined): number | null {
  try {
    // The name in brackets may hold anything; user and system time are the 12th and 13th fields after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const own = (Number(fields[11]) + Number(fields[12])) * TICK;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + (cpuOf(Number(child)) ?? 0), own);
  } catch {
    return null;
  }
}

async function isGood(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { connection: "close" } });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
