import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { compilePrograms, startChild } from "~tests/setup/child";
import { formKeyOf, prepareWriting } from "./load";

const WRITERS = [0, 1];
/** After so many stored applications each of a round's processes is killed; primes, so that no pattern is met. */
const ROUNDS = [1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29];

describe("applications of processes that are killed under load", () => {
  const { path, remove } = compilePrograms({ child: "tests/writing/child.ts" });
  const folder = mkdtempSync(join(tmpdir(), "portal-writing-"));
  const file = join(folder, "portal.db");
  let db: Db;
  beforeAll(async () => {
    db = openDatabase(file);
    migrateDatabase(db);
    await prepareWriting(db, { writers: WRITERS.length, jobs: 400, now: Date.now() });
  });
  afterAll(() => {
    db.$client.close();
    remove();
    rmSync(folder, { recursive: true });
  });

  const numbersOf = (lines: readonly string[], word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length + 1)));
  const count = (query: ReturnType<typeof sql>) => (db.get<{ n: number }>(query)?.n ?? 0) as number;

  it("are all there once they were acknowledged, whole, and asked for again they are one", async () => {
    const acknowledged = new Set<string>();
    const next = WRITERS.map(() => 0);
    let kills = 0;
    let unanswered = 0;
    for (const stop of ROUNDS) {
      const round = WRITERS.map((writer) => {
        const from = next[writer] ?? 0;
        return { writer, from, child: startChild(path.child, [file, String(writer), String(from)]) };
      });
      await Promise.all(
        round.map(async ({ writer, from, child }) => {
          await child.says(`stored ${from + stop}`);
          await child.kill();
          kills += 1;
          const stored = numbersOf(child.lines, "stored");
          for (const n of stored) acknowledged.add(formKeyOf(writer, n));
          // What was asked and not answered is asked again, as somebody would press once more.
          next[writer] = (stored.at(-1) ?? from - 1) + 1;
          if (numbersOf(child.lines, "asked").at(-1) === next[writer]) unanswered += 1;
        }),
      );
    }
    expect(kills).toBe(ROUNDS.length * WRITERS.length);
    expect(kills).toBeGreaterThan(20);
    const ids = new Set(db.all<{ id: string }>(sql`SELECT id FROM application`).map(({ id }) => id));
    expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS.reduce((sum, n) => sum + n, 0));
    // More than was acknowledged is there only where the answer was cut off.
    expect(ids.size - acknowledged.size).toBeLessThanOrEqual(unanswered);
    expect(
      count(sql`SELECT count(*) AS n FROM application AS a
        WHERE (SELECT count(*) FROM application_event WHERE application_id = a.id) <> 1
          OR (SELECT count(*) FROM consent WHERE subject_id = a.id) <> 1
          OR (SELECT count(*) FROM audit_entry WHERE entity_id = a.id) <> 1`),
    ).toBe(0);
    // One message a day for each position: midnight may pass in Shanghai meanwhile.
    const told = count(
      sql`SELECT count(DISTINCT job_id || ((applied_at + 28800000) / 86400000)) AS n FROM application`,
    );
    expect(count(sql`SELECT count(*) AS n FROM mail_outbox WHERE once_key LIKE 'application:new:%'`)).toBe(
      told,
    );
    expect(count(sql`SELECT count(*) AS n FROM task WHERE kind = 'mail:send'`)).toBe(told);
    const actor = { kind: "system", name: "test" } as const;
    expect(verifyTrail({ db, now: 0, actor }).brokenAt).toBeNull();
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  });
});
