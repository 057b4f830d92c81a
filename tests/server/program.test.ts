import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSecretBox } from "~/auth/secret-box.server";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { account, task } from "~db/schema";
import { ask } from "./ask";

const PROGRAM = fileURLToPath(new URL("small-program.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The environment of the tests without what would configure the portal. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|LANG)$/.test(name)),
);

let folder: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-test-"));
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
  rmSync(folder, { recursive: true });
});

/** Starts the whole program in a process of its own. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM], {
    cwd: ROOT,
    env: {
      ...inherited,
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_FILE: join(folder, "portal.db"),
      LOG_LEVEL: "silent",
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let out = "";
  let errors = "";
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return { code: code as number | null, out, errors: errors.split("\n").filter(Boolean) };
  });
  const started = new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString();
      const port = /已启动：http:\/\/localhost:(\d+)/.exec(out)?.[1];
      if (port) resolve(Number(port));
    });
    child.stderr.on("data", (piece: Buffer) => (errors += piece.toString()));
    void ended.then(() => reject(new Error(`it ended instead of starting: ${errors}`)));
  });
  started.catch(() => {});
  return { child, ended, started };
}

describe("a start that cannot succeed ends with a plain reason", () => {
  test("one line for each fault of the configuration, none of which repeats a secret", async () => {
    const { code, out, errors } = await start({
      PORT: "99999",
      WORKERS: "none",
      SESSION_SECRET: "short-secret",
      NODE_ENV: "production",
    }).ended;
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(errors.map((line) => /^配置有误 · (\w+)：\S/.exec(line)?.[1]).sort()).toEqual([
      "DATA_KEY",
      "PORT",
      "PUBLIC_URL",
      "SESSION_SECRET",
      "WORKERS",
    ]);
    expect(errors.join("")).not.toContain("short-secret");
  });

  test("a port that is taken, with the way out", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, errors } = await start({ PORT: String(port) }).ended;
    other.close();
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringContaining(`端口 ${port} 已被占用`)]);
    expect(errors[0]).toContain(`PORT=${port + 1} npm start`);
  });

  test("a database file that is none", async () => {
    writeFileSync(join(folder, "portal.db"), "this is no database, only some text of a certain length");
    const { code, errors } = await start({}).ended;
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringContaining("portal.db 无法打开或升级")]);
    expect(readFileSync(join(folder, "portal.db"), "utf8")).toContain("this is no database");
  });
});

describe.each(["1", "2"])("the program with %s serving processes", (WORKERS) => {
  const body = "name=someone";

  /** A request that the server has begun to answer and whose body is still to come. */
  async function begin(port: number): Promise<{ socket: Socket; heard: () => string }> {
    let heard = "";
    const socket = connect(port, "127.0.0.1");
    const going = new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("data", (piece: Buffer) => {
        heard += piece.toString();
        if (heard.includes("100 Continue")) resolve();
      });
    });
    socket.write(
      `POST /form HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await going;
    return { socket, heard: () => heard };
  }

  test("finishes the running request when told to stop, and ends well", async () => {
    const program = start({ WORKERS });
    const port = await program.started;
    expect((await ask(port, "/readyz")).status).toBe(200);
    const { socket, heard } = await begin(port);
    program.child.kill("SIGTERM");
    await refused(port);
    socket.write(body);
    await once(socket, "close");
    expect(heard()).toContain("HTTP/1.1 200 OK");
    expect(heard()).toContain(`收到 ${body.length}`);
    expect(await program.ended).toMatchObject({ code: 0, errors: [] });
  });
});

/** Waits until nobody takes new connections on a port. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const taken = await new Promise<boolean>((resolve) => {
      const probe = connect(port, "127.0.0.1");
      probe.once("error", () => resolve(false));
      probe.once("connect", () => probe.end(() => resolve(true)));
    });
    if (!taken) return;
  }
}

test("makes its secrets once, for nobody else to read", async () => {
  const file = join(folder, "secrets.json");
  for (const kept of [null, "again"]) {
    const before = kept && readFileSync(file, "utf8");
    const program = start({ WORKERS: "1" });
    await program.started;
    program.child.kill("SIGINT");
    expect((await program.ended).code).toBe(0);
    if (before) expect(readFileSync(file, "utf8")).toBe(before);
  }
  expect(statSync(file).mode & 0o077).toBe(0);
});

test("nobody is served before the numbers of accounts are sealed", async () => {
  const file = join(folder, "portal.db");
  const number = "13900139000";
  const before = openDatabase(file);
  migrateDatabase(before);
  before
    .insert(account)
    .values({ id: "a", mobile: number, passwordHash: "x", displayName: "示例", createdAt: 1, updatedAt: 1 })
    .run();
  before.$client.close();
  const program = start({ WORKERS: "2" });
  await program.started;
  program.child.kill("SIGTERM");
  expect(await program.ended).toMatchObject({ code: 0, errors: [] });
  const after = openDatabase(file);
  const kept = after.select().from(account).get();
  after.$client.close();
  const { dataKey } = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8")) as { dataKey: string };
  const box = createSecretBox(dataKey);
  expect(kept).toMatchObject({ mobile: null, mobileHash: box.nameOf(`mobile:${number}`) });
  expect(box.open(kept?.sealedMobile ?? "", "account-mobile")).toBe(number);
});

test("the metrics of all processes are one sum", async () => {
  const program = start({ WORKERS: "2" });
  const port = await program.started;
  const count = async () => {
    const { text } = await ask(port, "/metrics");
    const line = /portal_http_requests_total\{route="\/healthz",method="GET",status="200"\} (\d+)/.exec(text);
    return Number(line?.[1] ?? 0);
  };
  // Connections are dealt to the processes in turn.
  for (let i = 0; i < 4; i++) await ask(port, "/healthz");
  expect(await count()).toBe(4);
  program.child.kill("SIGTERM");
  await program.ended;
});

test("the log of a whole run goes to standard output, one JSON text a line", async () => {
  const program = start({ WORKERS: "1", LOG_LEVEL: "info" });
  const port = await program.started;
  await ask(port, "/open?q=geheim");
  program.child.kill("SIGTERM");
  const { out } = await program.ended;
  const lines = out.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(expect.arrayContaining(["request", "stopped"]));
  expect(out).not.toContain("geheim");
});

test("long work is done in a thread of its own; what fails there is told, and tried again later", async () => {
  const db = openDatabase(join(folder, "portal.db"));
  migrateDatabase(db);
  const ctx = { db, now: 1, actor: { kind: "system", name: "test" } } as const;
  db.transaction((tx) => {
    enqueueTask(tx, ctx, { key: "all", kind: "cultivation:recompute" });
    enqueueTask(tx, ctx, { key: "near", kind: "cultivation:nearness" });
  });
  // What has to follow the first cannot be asked for.
  db.run(sql`CREATE TRIGGER full BEFORE INSERT ON task WHEN NEW.kind = 'cultivation:nearness'
    BEGIN SELECT RAISE(ABORT, 'no room for more'); END`);
  const program = start({ WORKERS: "1", LOG_LEVEL: "error" });
  await program.started;
  const row = (key: string) => db.select().from(task).where(eq(task.key, key)).get();
  await expect.poll(() => row("near")?.doneAt ?? null, { timeout: 20_000 }).not.toBeNull();
  await expect.poll(() => row("all")?.lastError ?? null, { timeout: 20_000 }).not.toBeNull();
  expect(row("all")).toMatchObject({ doneAt: null, failedAt: null, heldUntil: null, attempts: 1 });
  db.$client.close();
  program.child.kill("SIGTERM");
  const { code, out, errors } = await program.ended;
  expect([code, errors]).toEqual([0, []]);
  const told = out.split("\n").filter((line) => line.startsWith("{"));
  expect(told.join("")).toContain("no room for more");
  expect(told.map((line) => JSON.parse(line))).toMatchObject([
    { msg: "a task failed", kind: "cultivation:recompute", key: "all", attempts: 1 },
  ]);
}, 60_000);
