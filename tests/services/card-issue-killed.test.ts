import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { moveCardApplication } from "~/services/card-application/move-card-application.server";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { cardEvent, mailOutbox, talentCard, task } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { compilePrograms, startChild } from "~tests/setup/child";
import { CARD_LINKS, addCase, addHolder, addOffice, findCase } from "./card-applications";

describe("a process that is killed between approval and issue", () => {
  const { path, remove } = compilePrograms({ child: "tests/services/card-issue-child.ts" });
  const folder = mkdtempSync(join(tmpdir(), "portal-card-"));
  afterAll(() => {
    remove();
    rmSync(folder, { recursive: true });
  });

  /** A case that is approved: the card is still to be issued. */
  async function approved(file: string): Promise<string> {
    const db = openDatabase(file);
    migrateDatabase(db);
    const { first, second } = await addOffice(db);
    const holder = await addHolder(db, "holder");
    const over = { publicityUntil: FACTORY_NOW - DAY, firstReviewedBy: first.actor.id };
    const id = addCase(db, holder.actor.id, "publicity", over);
    db.transaction(
      (tx) => {
        const step = { applicationId: id, verb: "approve", who: "office", version: 1 } as const;
        expect(moveCardApplication(tx, second, step, CARD_LINKS)).toEqual({ done: true });
      },
      { behavior: "immediate" },
    );
    db.$client.close();
    return id;
  }

  function outcome(file: string, id: string) {
    const db = openDatabase(file);
    const told = db.select().from(mailOutbox).all();
    const found = {
      status: findCase(db, id).status,
      cards: db.select().from(talentCard).all().length,
      events: db.select().from(cardEvent).all().length,
      told: told.filter(({ onceKey }) => onceKey.startsWith(`card-application:issue:${id}`)).length,
      undone: db
        .select()
        .from(task)
        .all()
        .filter(({ kind, doneAt }) => kind === "card:issue" && doneAt === null).length,
    };
    db.$client.close();
    return found;
  }

  const once = { status: "issued", cards: 1, events: 1, told: 1, undone: 0 };

  it("has the card issued by the next one, once", async () => {
    const file = join(folder, "next.db");
    const id = await approved(file);
    expect(outcome(file, id)).toEqual({ status: "approved", cards: 0, events: 0, told: 0, undone: 1 });
    expect(await startChild(path.child, [file]).ended).toBe(0);
    expect(outcome(file, id)).toEqual(once);
  });

  it("and after the issue, before the task is crossed off: it is done again and changes nothing", async () => {
    const file = join(folder, "again.db");
    const id = await approved(file);
    const first = startChild(path.child, [file, "stand-still"]);
    await first.says("issued");
    await first.kill();
    expect(outcome(file, id)).toEqual({ ...once, undone: 1 });
    expect(await startChild(path.child, [file]).ended).toBe(0);
    expect(outcome(file, id)).toEqual(once);
  });

  it("nor do two processes that issue at the same moment make two cards", async () => {
    const file = join(folder, "both.db");
    const id = await approved(file);
    const two = ["direct", "direct"].map((how) => startChild(path.child, [file, how, id]));
    await Promise.all(two.map((child) => child.says("ready")));
    for (const child of two) child.goOn();
    expect(await Promise.all(two.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(outcome(file, id)).toEqual({ ...once, undone: 1 });
  });
});
