import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseJobQuery } from "~/domain/job-query";
import { shanghaiMidnight } from "~/domain/time";
import { changeSearch, loadSearch, removeSearch, saveSearch } from "~/services/alert/save-search.server";
import { sendAlerts } from "~/services/alert/send-alerts.server";
import { unsubscribe } from "~/services/alert/unsubscribe.server";
import type { AccountContext } from "~/services/context.server";
import { sendMail, type Letter } from "~/services/mail/send-mail.server";
import type { Db } from "~db/client";
import { accountRole, job, mailOutbox, savedSearch, task } from "~db/schema";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { DAY, FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCandidate, addEmployers, newKey } from "./applications";

const HOUR = 3_600_000;
const TUESDAY = shanghaiMidnight(2026, 11, 24) + 8 * HOUR;

let db: Db;
let search: SearchEngine;
let lin: AccountContext;
beforeEach(async () => {
  db = openTestDatabase();
  search = createSearchEngine(db);
  await addEmployers(db);
  lin = await addCandidate(db, "lin");
});
afterEach(async () => {
  await search.close();
  db.$client.close();
});

const LINKS = {
  job: (id: string) => `https://portal.example/jobs/${id}`,
  results: () => "https://portal.example/jobs",
  manage: () => "https://portal.example/me/alerts",
  unsubscribe: (id: string) => `https://portal.example/unsubscribe/${id}`,
};
const keep = (text = "q=架构师", ctx = lin, formKey = newKey()) =>
  saveSearch(ctx, parseJobQuery(new URLSearchParams(text)).query, {
    formKey,
    name: "架构师",
    frequency: "daily",
  });
const kept = (text?: string) => {
  const result = keep(text);
  if ("refused" in result) throw new Error(result.refused);
  return result.done;
};
const own = (id: string) => {
  const found = loadSearch(lin, id);
  if (!found) throw new Error("not one's own");
  return found;
};
let n = 0;
const publish = (postedAt: number, given: Parameters<typeof buildJob>[0] = {}) => {
  const id = `new${(n += 1)}`;
  const made = { id, enterpriseId: "e1", title: "架构师", createdBy: lin.actor.id } as const;
  insertJobs(
    db,
    [
      buildJob({
        ...made,
        origin: "registered",
        postedAt,
        sortAt: postedAt,
        validUntil: postedAt + 90 * DAY,
        ...given,
      }),
    ],
    postedAt,
  );
  return id;
};
const system = (now: number) => ({ db, search, now, actor: { kind: "system", name: "chores" } }) as const;
const run = async (now: number, drained = true) => {
  if (drained) await search.drain();
  return sendAlerts(system(now), LINKS);
};
const mails = () => db.select().from(mailOutbox).all();
const told = () => mails().flatMap(({ text }) => text.match(/new\d+/g) ?? []);

/** Lets whatever waits in the outbox go. @returns what went */
async function post(now: number): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const { payload } of db.select().from(task).where(eq(task.kind, "mail:send")).all())
    await sendMail(
      { db, now },
      (letter) => Promise.resolve(void letters.push(letter)),
      Number(payload.mail),
      "portal.example",
    );
  return letters;
}

describe("a message that waits to be sent", () => {
  const written = async () => {
    const id = kept();
    publish(FACTORY_NOW + HOUR);
    expect(await run(TUESDAY)).toBe(1);
    return id;
  };

  it("goes once, with how it is ended", async () => {
    await written();
    expect(await post(TUESDAY + HOUR)).toMatchObject([
      { to: "lin@example.cn", headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } },
    ]);
    expect(await post(TUESDAY + HOUR)).toEqual([]);
  });

  it.each([
    ["unsubscribed by its link", (id: string) => unsubscribe({ ...lin, actor: { kind: "visitor" } }, id)],
    ["removed", (id: string) => removeSearch(lin, own(id))],
    [
      "set to send none",
      (id: string) =>
        changeSearch(lin, own(id), { updatedAt: own(id).updatedAt, name: "架构师", frequency: "off" }),
    ],
  ])("is taken back when its search is %s, and no other with it", async (_how, end) => {
    const id = await written();
    const other = kept("q=架构");
    publish(TUESDAY + HOUR);
    await run(TUESDAY + DAY);
    end(id);
    expect(mails().map(({ onceKey }) => onceKey.split(":")[1])).toEqual([other]);
    expect(await post(TUESDAY + DAY + HOUR)).toHaveLength(1);
  });

  it("is not sent where its search has ended behind its back", async () => {
    const id = await written();
    db.update(savedSearch).set({ frequency: "off" }).where(eq(savedSearch.id, id)).run();
    expect(await post(TUESDAY + HOUR)).toEqual([]);
    expect(mails()).toEqual([]);
  });

  it("is not sent days later, when its positions may be gone", async () => {
    await written();
    expect(await post(TUESDAY + DAY + 1)).toEqual([]);
    expect(mails()).toEqual([]);
  });
});

describe("a form that saves a search", () => {
  it("whose key is used up is refused in words, one's own and somebody else's alike", async () => {
    const other = await addCandidate(db, "other");
    const formKey = newKey();
    expect(keep("q=架构师", lin, formKey)).toEqual({ done: formKey });
    expect(keep("q=护士", lin, formKey)).toEqual({ refused: "again" });
    expect(keep("q=架构师", other, formKey)).toEqual({ refused: "again" });
    expect(db.select().from(savedSearch).all()).toHaveLength(1);
  });
});

describe("news", () => {
  it("of a broad search are told from however far behind the newest thousand", async () => {
    kept("");
    const old = publish(FACTORY_NOW - 20 * DAY, { origin: "imported", createdBy: null, title: "采购员" });
    // Published here since then, and told of already: newer than what was taken over late.
    insertJobs(
      db,
      Array.from({ length: 1_200 }, (_, i) =>
        buildJob({
          id: `many${i}`,
          enterpriseId: "e1",
          createdBy: lin.actor.id,
          postedAt: FACTORY_NOW - DAY,
        }),
      ),
      FACTORY_NOW,
    );
    expect(await run(TUESDAY)).toBe(0);
    expect(told()).toEqual([]);
    db.update(job).set({ createdAt: TUESDAY }).where(eq(job.id, old)).run();
    expect(await run(TUESDAY + DAY)).toBe(1);
    expect(told()).toEqual([old]);
  });

  it("that the index does not hold yet are told by the next run, and once", async () => {
    kept();
    const early = publish(FACTORY_NOW + HOUR);
    await search.drain();
    const late = publish(FACTORY_NOW + 2 * HOUR);
    expect(await run(TUESDAY, false)).toBe(1);
    expect(told()).toEqual([early]);
    expect(await run(TUESDAY + DAY)).toBe(1);
    expect(told()).toEqual([early, late]);
    expect(await run(TUESDAY + 2 * DAY)).toBe(0);
  });

  it("are not for whom an administrator has taken the role of a candidate from", async () => {
    kept();
    publish(FACTORY_NOW + HOUR);
    db.delete(accountRole).where(eq(accountRole.accountId, lin.actor.id)).run();
    expect(await run(TUESDAY)).toBe(0);
  });
});
