import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "~db/client";
import { mailOutbox, task } from "~db/schema";
import { compilePrograms, startChild } from "~tests/setup/child";

const LETTERS = 40;

describe("messages of a process that is killed", () => {
  const { path, remove } = compilePrograms({ child: "tests/mail/child.ts" });
  const folder = mkdtempSync(join(tmpdir(), "portal-mail-"));
  /** What the mail server took, by Message-ID. */
  let received: string[];
  /** Told of every message before it is taken. */
  let arriving: (n: number) => Promise<void>;
  let server: SMTPServer;
  let url: string;
  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      onData(stream, _session, done) {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          received.push(/^Message-ID: (.+)$/im.exec(text)?.[1]?.trim() ?? "none");
          void arriving(received.length).then(() => done());
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address() as { port: number };
    url = `smtp://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    remove();
    await new Promise<void>((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    received = [];
    arriving = () => Promise.resolve();
  });

  function stateOf(file: string) {
    const db = openDatabase(file);
    const unsent = db
      .select()
      .from(mailOutbox)
      .all()
      .filter(({ sentAt }) => sentAt === null).length;
    const undone = db
      .select()
      .from(task)
      .all()
      .filter(({ doneAt }) => doneAt === null).length;
    db.$client.close();
    return { unsent, undone };
  }

  it("between the commit and the sending are sent by the next one, once each", async () => {
    const file = join(folder, "before.db");
    const first = startChild(path.child, [file, url, "write", String(LETTERS)]);
    await first.says("committed");
    await first.kill();
    expect(received).toEqual([]);
    expect(stateOf(file)).toEqual({ unsent: LETTERS, undone: 2 * LETTERS });
    expect(await startChild(path.child, [file, url, "send"]).ended).toBe(0);
    expect(new Set(received).size).toBe(LETTERS);
    expect(received).toHaveLength(LETTERS);
    expect(stateOf(file)).toEqual({ unsent: 0, undone: 0 });
    expect(await startChild(path.child, [file, url, "send"]).ended).toBe(0);
    expect(received).toHaveLength(LETTERS);
  });

  it("again and again while it sends lose none, and repeat only what was being handed over, under its old name", async () => {
    const file = join(folder, "during.db");
    const writer = startChild(path.child, [file, url, "write", String(LETTERS)]);
    await writer.says("committed");
    await writer.kill();
    let kills = 0;
    for (let stop = 3; stop < LETTERS; stop += 7) {
      const sender = startChild(path.child, [file, url, "send"]);
      // The server has the message, the process is gone before it hears of it.
      await new Promise<void>((resolve) => {
        arriving = async (n) => {
          if (n < stop) return;
          arriving = () => Promise.resolve();
          await sender.kill();
          resolve();
        };
      });
      kills += 1;
    }
    expect(await startChild(path.child, [file, url, "send"]).ended).toBe(0);
    expect(new Set(received).size).toBe(LETTERS);
    expect(received.length - LETTERS).toBeLessThanOrEqual(kills);
    expect(stateOf(file)).toEqual({ unsent: 0, undone: 0 });
  });
});
