import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { and, eq, isNull } from "drizzle-orm";
import { readUnsubscribeToken, unsubscribeToken } from "~/auth/unsubscribe-token.server";
import { parseJobQuery } from "~/domain/job-query";
import {
  MOST_IN_MESSAGE,
  MOST_SAVED_JOBS,
  MOST_SAVED_SEARCHES,
  describeSearch,
  dueBefore,
  proposedName,
  storedQuery,
  type AlertFrequency,
} from "~/domain/saved-search";
import { shanghaiDay, shanghaiMidnight } from "~/domain/time";
import { listSearches } from "~/services/alert/list-searches.server";
import { changeSearch, loadSearch, removeSearch, saveSearch } from "~/services/alert/save-search.server";
import { sendAlerts } from "~/services/alert/send-alerts.server";
import { unsubscribe } from "~/services/alert/unsubscribe.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import type { AccountContext } from "~/services/context.server";
import { sendMail, type Letter } from "~/services/mail/send-mail.server";
import { listSavedJobs, readJobMarks } from "~/services/saved/list-saved-jobs.server";
import { forgetJob, saveJob } from "~/services/saved/save-job.server";
import type { Db } from "~db/client";
import { account, consent, job, mailOutbox, savedJob, savedSearch } from "~db/schema";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { DAY, FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCandidate, addEmployers, apply, newKey } from "./applications";

const HOUR = 3_600_000;
/** A Monday. */
const MONDAY = shanghaiMidnight(2026, 11, 23);

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

const at = (now: number): AccountContext => ({ ...lin, now });
const query = (text = "") => parseJobQuery(new URLSearchParams(text)).query;
const keep = (frequency: AlertFrequency = "daily", text = "q=架构师", ctx = lin, formKey = newKey()) => {
  const result = saveSearch(ctx, query(text), { formKey, name: "架构师", frequency });
  return "done" in result ? result.done : result.refused;
};
const stored = (id: string) => {
  const row = db.select().from(savedSearch).where(eq(savedSearch.id, id)).get();
  if (!row) throw new Error("no such search");
  return row;
};
const standing = () =>
  db
    .select()
    .from(consent)
    .where(and(eq(consent.kind, "alerts"), isNull(consent.withdrawnAt)))
    .all();
const mails = () => db.select().from(mailOutbox).all();
const LINKS = {
  job: (id: string) => `https://portal.example/jobs/${id}`,
  results: () => "https://portal.example/jobs",
  manage: () => "https://portal.example/me/alerts",
  unsubscribe: (id: string) => `https://portal.example/unsubscribe/${id}`,
};

describe("a saved position", () => {
  it("is kept once, listed with where it stands, and forgotten", () => {
    expect(saveJob(lin, "j1")).toEqual({ done: true });
    expect(saveJob(at(FACTORY_NOW + HOUR), "j1")).toEqual({ done: true });
    saveJob(at(FACTORY_NOW + HOUR), "j2");
    db.update(job).set({ status: "closed", closedReason: "filled" }).where(eq(job.id, "j2")).run();
    const { jobs, total } = listSavedJobs(lin, 1);
    expect(total).toBe(2);
    expect(jobs.map(({ id, availability }) => [id, availability])).toEqual([
      ["j2", "closed"],
      ["j1", "open"],
    ]);
    forgetJob(lin, "j2");
    forgetJob(lin, "j2");
    expect(readJobMarks(lin, "j2").saved).toBe(false);
    expect(readJobMarks(lin, "j1").saved).toBe(true);
  });

  it("is nobody else's", async () => {
    const other = await addCandidate(db, "other");
    saveJob(lin, "j1");
    forgetJob(other, "j1");
    expect(listSavedJobs(other, 1).total).toBe(0);
    expect(listSavedJobs(lin, 1).total).toBe(1);
  });

  it("tells of one's application to it", async () => {
    const chen = await addCandidate(db, "chen");
    const id = apply(chen);
    saveJob(chen, "j1");
    expect(listSavedJobs(chen, 1).jobs[0]?.applied).toBe(id);
    expect(readJobMarks(lin, "j1").applied).toBeNull();
  });

  it("must be there, and published once", () => {
    db.update(job).set({ status: "draft" }).where(eq(job.id, "j2")).run();
    expect(saveJob(lin, "j2")).toEqual({ refused: "gone" });
    expect(saveJob(lin, "no-such-id")).toEqual({ refused: "gone" });
  });

  it(`is not one of more than ${MOST_SAVED_JOBS}`, () => {
    const many = Array.from({ length: MOST_SAVED_JOBS }, (_, n) =>
      buildJob({ id: `many${n}`, enterpriseId: "e1" }),
    );
    insertJobs(db, many, FACTORY_NOW);
    for (const { id } of many)
      db.insert(savedJob)
        .values({ accountId: lin.actor.id, jobId: id as string, savedAt: FACTORY_NOW })
        .run();
    expect(saveJob(lin, "j1")).toEqual({ refused: "tooMany" });
    expect(saveJob(lin, "many0")).toEqual({ done: true });
  });
});

describe("a saved search", () => {
  it("keeps which positions are asked for, not how they are listed", () => {
    expect(
      storedQuery(query("q=嵌入式&sort=newest&page=3&postedWithin=7&education=bachelor&premium=1")),
    ).toBe(new URLSearchParams("q=嵌入式&education=bachelor&premium=1").toString());
  });

  it("is called by what it asks for", () => {
    expect(describeSearch(query("q=嵌入式&education=bachelor&salaryMin=15000"))).toBe(
      "嵌入式 · 本科 · 月薪 1.5 万以上",
    );
    expect(describeSearch(query())).toBe("全部职位");
    expect([...proposedName(query(`q=${"长".repeat(80)}`))]).toHaveLength(40);
  });

  it("sent twice, or saved again, is one", () => {
    const formKey = newKey();
    expect(keep("daily", "q=架构师", lin, formKey)).toBe(formKey);
    expect(keep("daily", "q=架构师", lin, formKey)).toBe(formKey);
    expect(keep("off", "q=架构师&sort=newest")).toBe(formKey);
    expect(listSearches(lin)).toMatchObject([{ id: formKey, frequency: "off" }]);
  });

  it("is agreed to when its mails begin and no longer when they end", () => {
    const id = keep("off");
    expect(standing()).toEqual([]);
    const change = (frequency: AlertFrequency) => {
      const target = loadSearch(lin, id);
      if (!target) throw new Error("not one's own");
      return changeSearch(lin, target, { updatedAt: target.updatedAt, name: "架构师", frequency });
    };
    change("weekly");
    change("daily");
    expect(standing()).toMatchObject([{ subjectId: id, version: "alerts-1" }]);
    change("off");
    expect(standing()).toEqual([]);
    change("daily");
    const target = loadSearch(lin, id);
    if (target) removeSearch(lin, target);
    expect(standing()).toEqual([]);
    expect(listSearches(lin)).toEqual([]);
    expect(verifyTrail(lin).brokenAt).toBeNull();
  });

  it("is not changed from a page that shows what it was", () => {
    const id = keep();
    const shown = loadSearch(lin, id);
    if (!shown) throw new Error("not one's own");
    unsubscribe({ ...lin, actor: { kind: "visitor" } }, id);
    const change = { updatedAt: shown.updatedAt, name: "新名字", frequency: "daily" } as const;
    expect(changeSearch(lin, shown, change)).toEqual({ refused: "changed" });
    expect(stored(id).frequency).toBe("off");
  });

  it("without an address is mailed to nobody", () => {
    db.update(account).set({ email: null }).where(eq(account.id, lin.actor.id)).run();
    expect(keep("daily")).toBe("noEmail");
    expect(keep("off")).not.toBe("noEmail");
  });

  it("is nobody else's", async () => {
    const other = await addCandidate(db, "other");
    expect(loadSearch(other, keep())).toBeUndefined();
  });

  it(`is not one of more than ${MOST_SAVED_SEARCHES}`, () => {
    for (let n = 0; n < MOST_SAVED_SEARCHES; n += 1) keep("off", `q=词${n}`);
    expect(keep("off", "q=再一个")).toBe("tooMany");
  });
});

describe("a day's or a week's mails", () => {
  it("are due once a day, or on Mondays and what was missed of them", () => {
    const monday = shanghaiDay(MONDAY);
    expect(dueBefore("daily", monday)).toBe(monday);
    expect(dueBefore("weekly", monday)).toBe(monday);
    expect(dueBefore("weekly", monday + 6)).toBe(monday);
    expect(dueBefore("weekly", monday - 1)).toBe(monday - 7);
    expect(dueBefore("off", monday)).toBeNull();
  });

  let n = 0;
  /** An open position that came up at `postedAt`. */
  const publish = (postedAt: number, given: Parameters<typeof buildJob>[0] = {}) => {
    const id = `new${(n += 1)}`;
    const row = {
      id,
      enterpriseId: "e1",
      title: "架构师",
      origin: "registered",
      createdBy: lin.actor.id,
    } as const;
    insertJobs(db, [buildJob({ ...row, postedAt, validUntil: postedAt + 60 * DAY, ...given })], postedAt);
    return id;
  };
  const run = async (now: number, links = LINKS) => {
    await search.drain();
    return sendAlerts({ db, search, now, actor: { kind: "system", name: "chores" } }, links);
  };
  const TUESDAY = MONDAY + DAY + 8 * HOUR;

  it("name what is new since, with where it leads, and how they are ended", async () => {
    const id = keep("daily");
    publish(FACTORY_NOW - DAY);
    const fresh = publish(FACTORY_NOW + HOUR, { salaryMin: 15_000, salaryMax: 25_000 });
    publish(FACTORY_NOW + HOUR, { title: "保洁员" });
    expect(await run(TUESDAY)).toBe(1);
    const [mail] = mails();
    expect(mail).toMatchObject({
      to: "lin@example.cn",
      subject: "1 个新职位：架构师",
      unsubscribeUrl: `https://portal.example/unsubscribe/${id}`,
    });
    expect(mail?.text).toContain(`https://portal.example/jobs/${fresh}\n`);
    expect(mail?.text.match(/\/jobs\/new/g)).toHaveLength(1);
    expect(mail?.text).toContain("不再接收这个搜索的邮件：https://portal.example/unsubscribe/");
  });

  it("are written once however often the run is made, and tell each position once", async () => {
    keep("daily");
    publish(FACTORY_NOW + HOUR);
    expect([await run(TUESDAY), await run(TUESDAY), await run(TUESDAY + HOUR)]).toEqual([1, 0, 0]);
    // Published when the run had just begun: it may not have been in the index.
    publish(TUESDAY - 60_000);
    expect(await run(TUESDAY + 2 * HOUR)).toBe(0);
    expect(await run(TUESDAY + DAY)).toBe(1);
    expect(await run(TUESDAY + 2 * DAY)).toBe(0);
    expect(mails().map(({ text }) => text.match(/\/jobs\/new\d+/g)?.length)).toEqual([1, 1]);
  });

  it("killed between finding and writing, are written by the next run", async () => {
    keep("daily");
    publish(FACTORY_NOW + HOUR);
    const dying = () => {
      throw new Error("killed");
    };
    await expect(run(TUESDAY, { ...LINKS, unsubscribe: dying })).rejects.toThrow("killed");
    expect(mails()).toEqual([]);
    expect(await run(TUESDAY)).toBe(1);
  });

  it("of one that cannot be done do not keep others from theirs", async () => {
    const bad = keep("daily");
    keep("daily", "q=架构");
    publish(FACTORY_NOW + HOUR);
    const unsubscribeLink = (id: string) => {
      if (id === bad) throw new Error("broken");
      return LINKS.unsubscribe(id);
    };
    await expect(run(TUESDAY, { ...LINKS, unsubscribe: unsubscribeLink })).rejects.toThrow("broken");
    expect(mails()).toHaveLength(1);
  });

  it("of a week come on Monday, with the whole week", async () => {
    keep("weekly");
    publish(FACTORY_NOW + HOUR);
    publish(FACTORY_NOW + 3 * DAY);
    expect(await run(TUESDAY)).toBe(0);
    expect(await run(MONDAY + 7 * DAY + 8 * HOUR)).toBe(1);
    expect(mails()[0]?.subject).toBe("2 个新职位：架构师");
  });

  it("never name what has expired, is closed or was only published again", async () => {
    keep("daily");
    publish(FACTORY_NOW + HOUR, { validUntil: TUESDAY - HOUR });
    const closed = publish(FACTORY_NOW + HOUR);
    await search.drain();
    db.update(job).set({ status: "closed" }).where(eq(job.id, closed)).run();
    const again = publish(FACTORY_NOW - 20 * DAY);
    db.update(job)
      .set({ createdAt: FACTORY_NOW + HOUR, relistedFrom: "j1" })
      .where(eq(job.id, again))
      .run();
    expect(await run(TUESDAY)).toBe(0);
  });

  it("name what was taken over after it had been published at its source", async () => {
    keep("daily");
    const late = publish(FACTORY_NOW - 2 * DAY, { origin: "imported", createdBy: null });
    db.update(job)
      .set({ createdAt: FACTORY_NOW + HOUR })
      .where(eq(job.id, late))
      .run();
    expect(await run(TUESDAY)).toBe(1);
  });

  it("with nothing new are not written", async () => {
    const id = keep("daily");
    expect(await run(TUESDAY)).toBe(0);
    expect(stored(id).lastRunDay).toBe(shanghaiDay(TUESDAY));
  });

  it(`name ${MOST_IN_MESSAGE} at most and lead to the rest`, async () => {
    keep("daily");
    for (let i = 0; i < MOST_IN_MESSAGE + 5; i += 1) publish(FACTORY_NOW + HOUR + i, { title: `架构师${i}` });
    await run(TUESDAY);
    expect(mails()[0]?.subject).toBe(`${MOST_IN_MESSAGE + 5} 个新职位：架构师`);
    expect(mails()[0]?.text.match(/\/jobs\/new/g)).toHaveLength(MOST_IN_MESSAGE);
    expect(mails()[0]?.text).toContain("其余的在搜索结果里");
  });

  it("do not go to whom an administrator has disabled", async () => {
    keep("daily");
    publish(FACTORY_NOW + HOUR);
    db.update(account).set({ disabledAt: FACTORY_NOW }).where(eq(account.id, lin.actor.id)).run();
    expect(await run(TUESDAY)).toBe(0);
  });

  it("begun again tell nothing of the time between", async () => {
    const id = keep("daily");
    unsubscribe(lin, id);
    publish(FACTORY_NOW + HOUR);
    const again = { ...lin, now: FACTORY_NOW + 2 * HOUR };
    keep("daily", "q=架构师", again);
    expect(await run(TUESDAY)).toBe(0);
  });

  it("are ended by one request of the mail program, and by no link that was made elsewhere", async () => {
    const keyed = (text: string) => `signed-${text.length}`;
    const id = keep("daily");
    publish(FACTORY_NOW + HOUR);
    const token = unsubscribeToken(keyed, id);
    await run(TUESDAY, { ...LINKS, unsubscribe: () => `https://portal.example/unsubscribe/${token}` });
    const letters: Letter[] = [];
    const post = (letter: Letter) => Promise.resolve(void letters.push(letter));
    await sendMail({ db, now: TUESDAY }, post, mails()[0]?.id ?? 0, "portal.example");
    expect(letters[0]?.headers).toEqual({
      "List-Unsubscribe": `<https://portal.example/unsubscribe/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(readUnsubscribeToken(keyed, token)).toBe(id);
    for (const wrong of ["", ".", id, `${id}.`, `${id}.signed-1`, `x${token}`])
      expect(readUnsubscribeToken(keyed, wrong), wrong).toBeNull();
    unsubscribe({ ...lin, actor: { kind: "visitor" } }, id);
    unsubscribe({ ...lin, actor: { kind: "visitor" } }, id);
    expect(stored(id).frequency).toBe("off");
    expect(standing()).toEqual([]);
    publish(TUESDAY + HOUR);
    expect(await run(TUESDAY + DAY)).toBe(0);
  });
});
