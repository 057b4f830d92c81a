import { beforeEach, describe, expect, it } from "vitest";
import { SMTPServer } from "smtp-server";
import { HELD_FOR, MOST_ATTEMPTS, TASK_KINDS, pauseAfter } from "~/domain/task";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import { askForDailyWork } from "~/server/chores";
import type { Context } from "~/services/context.server";
import { mailTask, queueMail } from "~/services/mail/queue-mail.server";
import { sendMail, smtpPost } from "~/services/mail/send-mail.server";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import { retryTask } from "~/services/task/manage-tasks.server";
import { releaseTasks, runDueTasks, type Handlers } from "~/services/task/run-due-tasks.server";
import type { Db } from "~db/client";
import { mailOutbox, task } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { acting, addPerson } from "./people";

let db: Db;
let ctx: Context;
let now: number;
beforeEach(() => {
  db = openTestDatabase();
  now = FACTORY_NOW;
  ctx = { db, now, actor: { kind: "system", name: "test" } };
});

const idle = () => Promise.resolve();
const nothing = Object.fromEntries(TASK_KINDS.map((kind) => [kind, idle])) as unknown as Handlers;
const handlers = (over: Partial<Handlers> = {}): Handlers => ({ ...nothing, ...over });
const run = (over: Partial<Handlers> = {}) => runDueTasks(db, handlers(over), () => now);
const ask = (key: string) => db.transaction((tx) => enqueueTask(tx, ctx, { key, kind: "account:tidy" }));
const only = () => db.select().from(task).all()[0];

describe("work that the portal does by itself", () => {
  it("is done once for each key, however often it is asked for", async () => {
    let times = 0;
    expect(ask("a")).toBe(true);
    expect(ask("a")).toBe(false);
    const counting = {
      "account:tidy": () => {
        times += 1;
        return idle();
      },
    };
    expect(await run(counting)).toBe(1);
    expect(ask("a")).toBe(false);
    expect(await run(counting)).toBe(0);
    expect(times).toBe(1);
  });

  it("is not asked for by a transaction that came to nothing", async () => {
    expect(() =>
      db.transaction((tx) => {
        enqueueTask(tx, ctx, { key: "a", kind: "account:tidy" });
        throw new Error("undone");
      }),
    ).toThrow("undone");
    expect(await run()).toBe(0);
  });

  it("is tried again ever later after a failure, and given up in the end", async () => {
    ask("a");
    const failing = { "account:tidy": () => Promise.reject(new Error("no luck")) };
    const pauses: number[] = [];
    for (let n = 1; n <= MOST_ATTEMPTS; n++) {
      await run(failing);
      expect(only()).toMatchObject({ attempts: n, lastError: "no luck" });
      pauses.push((only()?.dueAt ?? 0) - now);
      expect(await run()).toBe(0);
      now = only()?.dueAt ?? 0;
    }
    expect(pauses.slice(0, 4)).toEqual([10_000, 20_000, 40_000, 80_000]);
    expect(Math.max(...pauses)).toBe(pauseAfter(99));
    now += DAY;
    expect(await run()).toBe(0);
    expect(only()?.failedAt).not.toBeNull();
  });

  it("that was given up is tried again when an administrator says so", async () => {
    ask("a");
    const failing = { "account:tidy": () => Promise.reject(new Error("no luck")) };
    for (let n = 0; n < MOST_ATTEMPTS; n++) {
      await run(failing);
      now += DAY;
    }
    const admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"], now);
    const id = only()?.id ?? 0;
    expect(retryTask(admin, id)).toBe(true);
    expect(retryTask(admin, id)).toBe(false);
    expect(await run()).toBe(1);
  });

  it("that fails keeps nothing else from being done", async () => {
    ask("a");
    db.transaction((tx) => enqueueTask(tx, ctx, { ...mailTask(7), dueAt: now }));
    expect(await run({ "account:tidy": () => Promise.reject(new Error("no luck")) })).toBe(1);
  });

  it("of a process that died is taken up after a while, or at the next start", async () => {
    ask("a");
    const dying = run({ "account:tidy": () => new Promise<void>(() => {}) });
    void dying;
    expect(await run()).toBe(0);
    now += HELD_FOR + 1;
    expect(await run()).toBe(1);
    ask("b");
    void run({ "account:tidy": () => new Promise<void>(() => {}) });
    releaseTasks(db);
    expect(await run()).toBe(1);
  });

  it("is not done by two at once", async () => {
    for (let n = 0; n < 20; n++) ask(`k${n}`);
    const seen: number[] = [];
    const noting = {
      "account:tidy": async () => {
        await Promise.resolve();
        seen.push(seen.length);
      },
    };
    const done = await Promise.all([run(noting), run(noting), run(noting)]);
    expect(done.reduce((a, b) => a + b)).toBe(20);
    expect(seen).toHaveLength(20);
  });

  it("of every day is asked for once a day", () => {
    askForDailyWork(ctx);
    const daily = db.select().from(task).all().length;
    expect(daily).toBeGreaterThan(0);
    askForDailyWork({ ...ctx, now: now + 1000 });
    expect(db.select().from(task).all()).toHaveLength(daily);
    askForDailyWork({ ...ctx, now: now + DAY });
    expect(db.select().from(task).all()).toHaveLength(2 * daily);
  });
});

it("what writes to people every day waits until eight in the morning", () => {
  const midnight = shanghaiDayStart(shanghaiDay(now));
  askForDailyWork({ ...ctx, now: midnight + 1 });
  const due = new Map(
    db
      .select()
      .from(task)
      .all()
      .map(({ kind, dueAt }) => [kind, dueAt]),
  );
  const writing = [
    "position:lapse",
    "verification:remind",
    "application:remind",
    "application:lapse",
    "application:outcome",
    "alert:send",
  ];
  for (const kind of writing) expect(due.get(kind), kind).toBe(midnight + 8 * 3_600_000);
  expect(due.get("data:terms")).toBe(midnight + 1);
});

describe("a message", () => {
  const letter = {
    onceKey: "reset:a:1",
    to: "zhou@example.cn",
    accountId: null,
    subject: "重新设置密码",
    text: "链接在此",
  };
  const write = () => db.transaction((tx) => queueMail(tx, ctx, letter));

  it("is written once for each occasion and sent once, after the commit", async () => {
    expect(write()).toBe(true);
    expect(write()).toBe(false);
    const sent: string[] = [];
    const post = ({ messageId }: { messageId: string }) => {
      sent.push(messageId);
      return idle();
    };
    const sending = {
      "mail:send": ({ mail }: Record<string, unknown>) =>
        sendMail({ db, now }, post, Number(mail), "portal.example"),
    };
    await run(sending);
    await run(sending);
    await sendMail({ db, now }, post, 1, "portal.example");
    expect(sent).toEqual([expect.stringMatching(/^<[0-9a-f]{32}@portal\.example>$/)]);
    expect(db.select().from(mailOutbox).get()?.sentAt).toBe(now);
  });

  it("waits for a mail server that is away, and reaches it as it was written", async () => {
    const received: string[] = [];
    const open = (port: number) => {
      const server = new SMTPServer({
        disabledCommands: ["AUTH", "STARTTLS"],
        onData(stream, _session, done) {
          const pieces: Buffer[] = [];
          stream.on("data", (piece: Buffer) => pieces.push(piece));
          stream.on("end", () => {
            received.push(Buffer.concat(pieces).toString());
            done();
          });
        },
      });
      return new Promise<SMTPServer>((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
    };
    const close = (server: SMTPServer) => new Promise<void>((resolve) => server.close(resolve));
    const away = await open(0);
    const { port } = away.server.address() as { port: number };
    await close(away);
    const post = smtpPost(`smtp://127.0.0.1:${port}`, "金凤凰 <no-reply@portal.example>");
    const sending = {
      "mail:send": ({ mail }: Record<string, unknown>) =>
        sendMail({ db, now }, post, Number(mail), "portal.example"),
    };
    write();
    expect(await run(sending)).toBe(0);
    expect(only()?.lastError).toContain("ECONNREFUSED");

    const back = await open(port);
    now = only()?.dueAt ?? 0;
    expect(await run(sending)).toBe(1);
    const [text = ""] = received;
    expect(text).toContain("To: zhou@example.cn");
    const body = text.split("\r\n\r\n").slice(1).join("").replace(/\s/g, "");
    expect([Buffer.from(body, "base64").toString(), text].join("\n")).toContain("链接在此");
    await close(back);
  });
});
