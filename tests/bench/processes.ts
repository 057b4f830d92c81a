import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

export interface Running {
  port: number;
  /** From the start of the process to the first good answer, in seconds. */
  readyAfter: number;
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it answers with 200.
 * @param args of node; @param health path to ask
 * @throws when it ends before that
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
    await setTimeout(10);
  }
  return {
    port,
    readyAfter: (performance.now() - began) / 1000,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
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
