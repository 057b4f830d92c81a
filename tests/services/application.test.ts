import fc from "fast-check";
import { and, eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  APPLICATION_STATUSES,
  APPLICATION_VERBS,
  GRACE_DAYS,
  IDLE_DAYS,
  MOST_TAGS,
  RESPONSE_DAYS,
  applicationMoves,
  findApplicationMove,
  isOpenApplication,
  type ApplicationVerb,
} from "~/domain/application";
import { readSlot } from "~/domain/application-form";
import { FEWEST_FOR_RATE, responseRate } from "~/domain/response-rate";
import { answerDesk } from "~/services/application/answer-desk.server";
import { isAppliable, previewApplication } from "~/services/application/apply-to-job.server";
import { interviewsOf, moveInterview } from "~/services/application/arrange-interview.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { endSilence, remindEmployers } from "~/services/application/end-silence.server";
import {
  listOwnApplications,
  listReceivedApplications,
} from "~/services/application/list-applications.server";
import {
  eventsOf,
  loadOwnApplication,
  loadReceivedApplication,
} from "~/services/application/load-application.server";
import { MOST_REVEALS_DAILY, revealContact } from "~/services/application/reveal-data.server";
import {
  moveApplications,
  moveOwnApplication,
  moveReceivedApplication,
} from "~/services/application/run-application.server";
import { viewOwnApplication, viewReceivedApplication } from "~/services/application/view-application.server";
import { writeCalendar } from "~/services/application/write-calendar.server";
import { writeMessage } from "~/services/application/write-words.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import type { AccountContext } from "~/services/context.server";
import { findPosition, loadOwnPosition } from "~/services/position/load-position.server";
import { closePosition } from "~/services/position/run-position.server";
import { listOwnPositions } from "~/services/position/list-own-positions.server";
import { showHireDesk } from "~/services/position/show-hire-desk.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import {
  application,
  applicationAccess,
  auditEntry,
  candidateEducation,
  candidateProfile,
  consent,
  enterprise,
  enterpriseMember,
  hiddenEnterprise,
  job,
  mailOutbox,
} from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, apply, newKey, own, received, tryToApply } from "./applications";

const NOW = FACTORY_NOW;
const HOUR = DAY / 24;

let db: Db;
let lin: VaultContext;
let owner: VaultContext;
let stranger: VaultContext;

beforeEach(async () => {
  db = openTestDatabase();
  ({ owner, stranger } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
});
afterEach(() => db.$client.close());

const row = (id: string) => {
  const found = db.select().from(application).where(eq(application.id, id)).get();
  if (!found) throw new Error("no application");
  return found;
};
const later = <C extends AccountContext>(ctx: C, ms: number): C => ({ ...ctx, now: ctx.now + ms });
const mailsTo = (to: string) => db.select().from(mailOutbox).where(eq(mailOutbox.to, to)).all();
const handle = (id: string, verb: ApplicationVerb, ctx = owner) =>
  moveReceivedApplication(
    ctx,
    received(ctx, id),
    { verb, version: row(id).version, reason: verb === "reject" ? "skills" : null },
    LINKS,
  );
const act = (id: string, verb: ApplicationVerb, ctx = lin) =>
  moveOwnApplication(ctx, own(ctx, id), { verb, version: row(id).version }, LINKS);
const desk = (id: string, values: Record<string, string>, ctx = owner) =>
  answerDesk(ctx, received(ctx, id), { version: String(row(id).version), ...values }, LINKS);

describe("the table of applications", () => {
  it("ends in states that lead at most back, and every other can be withdrawn, rejected and left to lapse", () => {
    for (const status of APPLICATION_STATUSES) {
      const verbs = applicationMoves(status).map(({ verb }) => verb);
      if (isOpenApplication(status))
        expect(verbs).toEqual(expect.arrayContaining(["withdraw", "reject", "lapse"]));
      else expect(verbs.filter((verb) => verb !== "reconsider")).toEqual([]);
    }
  });

  it("leaves to the candidate what only the candidate can decide", () => {
    for (const status of APPLICATION_STATUSES)
      for (const { verb, who } of applicationMoves(status))
        expect([verb, who === "candidate"]).toEqual([verb, ["withdraw", "accept", "decline"].includes(verb)]);
  });

  it("is kept to, whatever is pressed in whatever order", async () => {
    const others = [await addCandidate(db, "a"), await addCandidate(db, "b")];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...APPLICATION_VERBS), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (verbs, second) => {
          const who = others[Number(second)] as VaultContext;
          const id = apply(who);
          for (const verb of verbs) {
            const before = row(id).status;
            const move = findApplicationMove(before, verb);
            const asCandidate = "done" in act(id, verb, who);
            const between = row(id).status;
            expect(asCandidate).toBe(move?.who === "candidate");
            const next = findApplicationMove(between, verb);
            expect("done" in handle(id, verb)).toBe(next?.who === "employer");
            expect(row(id).status).toBe(next?.who === "employer" ? next.to : between);
          }
          const events = eventsOf(db, id);
          events.slice(1).forEach((event, i) => expect(event.from).toBe(events[i]?.to));
          expect(events.at(-1)?.to).toBe(row(id).status);
          if (row(id).status !== "withdrawn") db.delete(application).where(eq(application.id, id)).run();
        },
      ),
      { numRuns: 150 },
    );
    expect(verifyTrail(owner)).toMatchObject({ brokenAt: null });
    // Ten seconds of work, which beside the whole suite may take a minute.
  }, 120_000);
});

describe("applying", () => {
  it("hands over what the preview showed, with the consent to it, and tells the enterprise once a day", async () => {
    const preview = previewApplication(lin, "j1");
    expect(preview).toMatchObject({ refused: null, missing: [] });
    expect(preview?.disclosure).toMatchObject({ recipient: "示例企业e1" });
    expect(preview?.disclosure.items).toEqual(expect.arrayContaining(["姓名", "手机号", "教育经历"]));
    const id = apply(lin);
    expect(row(id)).toMatchObject({ status: "submitted", appliedAt: NOW, enterpriseId: "e1" });
    expect(row(id).snapshot).toMatchObject({ realName: "示例lin", education: [{ school: "重庆大学" }] });
    const [given] = db.select().from(consent).all();
    expect(given).toMatchObject({ kind: "apply", subjectId: id, withdrawnAt: null, version: "apply-2" });
    expect(given?.disclosure).toEqual({
      ...preview?.disclosure,
      items: preview?.disclosure.items.filter((item) => !item.includes("由您决定")),
    });
    apply(await addCandidate(db, "wang"));
    expect(mailsTo("owner1@example.cn")).toHaveLength(1);
  });

  it("keeps contact data sealed, and no message names anybody but whom it goes to", () => {
    const id = apply(lin);
    handle(id, "shortlist");
    handle(id, "offer");
    act(id, "accept");
    expect(row(id).sealedContact).not.toContain("13800138000");
    expect(JSON.stringify(row(id).snapshot)).not.toContain("13800138000");
    for (const { text, to } of db.select().from(mailOutbox).all())
      if (to !== "lin@example.cn") expect(text).not.toMatch(/示例lin|lin@|138/);
    expect(JSON.stringify(db.select().from(auditEntry).all())).not.toMatch(/示例lin|lin@example|13800138000/);
  });

  it("sent twice is one application; sent again with another form is refused until it was withdrawn", () => {
    const formKey = newKey();
    expect(tryToApply(lin, "j1", formKey)).toEqual({ applied: formKey });
    expect(tryToApply(lin, "j1", formKey)).toEqual({ applied: formKey });
    expect(tryToApply(lin)).toEqual({ refused: "before" });
    expect(db.select().from(application).all()).toHaveLength(1);
    act(formKey, "withdraw");
    expect(tryToApply(lin)).toMatchObject({ applied: expect.any(String) });
    expect(listOwnApplications(lin, { state: "ended", page: 1 }).total).toBe(1);
  });

  it("is refused for what is not open, not verified, not here, hidden, one's own, or incomplete", async () => {
    const change = (set: Partial<typeof job.$inferInsert>) =>
      db.update(job).set(set).where(eq(job.id, "j1")).run();
    change({ status: "paused" });
    expect(tryToApply(lin)).toEqual({ refused: "gone" });
    change({ status: "published", validUntil: NOW - 1 });
    expect(tryToApply(lin)).toEqual({ refused: "gone" });
    change({ validUntil: NOW + DAY });
    db.update(enterprise)
      .set({ verifiedUntil: NOW - 1 })
      .where(eq(enterprise.id, "e1"))
      .run();
    expect(tryToApply(lin)).toEqual({ refused: "gone" });
    db.update(enterprise)
      .set({ verifiedUntil: NOW + DAY })
      .where(eq(enterprise.id, "e1"))
      .run();
    const member = db.select().from(enterpriseMember).where(eq(enterpriseMember.enterpriseId, "e1")).all();
    db.delete(enterpriseMember).where(eq(enterpriseMember.enterpriseId, "e1")).run();
    expect(tryToApply(lin)).toEqual({ refused: "gone" });
    for (const one of member) db.insert(enterpriseMember).values(one).run();
    db.insert(hiddenEnterprise).values({ accountId: lin.actor.id, enterpriseId: "e1", createdAt: NOW }).run();
    expect(tryToApply(lin)).toEqual({ refused: "hidden" });
    db.delete(hiddenEnterprise).run();
    db.insert(enterpriseMember)
      .values({ accountId: lin.actor.id, enterpriseId: "e1", role: "recruiter", joinedAt: NOW })
      .run();
    expect(tryToApply(lin)).toEqual({ refused: "own" });
    db.delete(enterpriseMember).where(eq(enterpriseMember.accountId, lin.actor.id)).run();
    db.update(candidateProfile).set({ version: 2 }).run();
    expect(tryToApply(lin)).toEqual({ refused: "changed" });
    db.update(candidateProfile).set({ version: 1 }).run();
    db.delete(candidateEducation).run();
    expect(tryToApply(lin)).toEqual({ refused: "incomplete" });
    expect(tryToApply(lin, "no-such-job")).toEqual({ refused: "gone" });
    expect(db.select().from(application).all()).toEqual([]);
  });

  it("is not offered where nobody could answer", () => {
    const position = findPosition(db, "j1");
    expect(position && isAppliable(db, position, NOW)).toBe(true);
    db.delete(enterpriseMember).run();
    expect(position && isAppliable(db, position, NOW)).toBe(false);
  });
});

describe("an application", () => {
  it("is looked at by being opened, and both sides read the same history", () => {
    const id = apply(lin);
    viewReceivedApplication(later(owner, HOUR), received(owner, id), LINKS);
    viewReceivedApplication(later(owner, 2 * HOUR), received(owner, id), LINKS);
    const events = eventsOf(db, id).map(({ verb, at }) => [verb, at]);
    expect(events).toEqual([
      ["apply", NOW],
      ["view", NOW + HOUR],
    ]);
    expect(viewOwnApplication(lin, own(lin, id)).events).toEqual(
      viewReceivedApplication(owner, received(owner, id), LINKS)?.events,
    );
    expect(mailsTo("lin@example.cn")).toEqual([]);
  });

  it("goes from the first look to the hire, each state with its time and its message", () => {
    const id = apply(lin);
    const steps: [AccountContext, () => unknown][] = [
      [owner, () => handle(id, "shortlist", later(owner, DAY))],
      [owner, () => handle(id, "offer", later(owner, 3 * DAY))],
      [lin, () => act(id, "accept", later(lin, 4 * DAY))],
    ];
    for (const [, step] of steps) expect(step()).toEqual({ done: true });
    expect(row(id)).toMatchObject({
      status: "hired",
      viewedAt: NOW + DAY,
      respondedAt: NOW + DAY,
      endedAt: NOW + 4 * DAY,
    });
    expect(mailsTo("lin@example.cn").map(({ subject }) => subject)).toEqual([
      "初筛通过：软件开发工程师",
      "录用意向：软件开发工程师",
    ]);
    expect(mailsTo("owner1@example.cn").at(-1)?.subject).toBe("求职者接受录用：软件开发工程师");
  });

  it("is answered once however often it is pressed, and what is stale is refused", () => {
    const id = apply(lin);
    const pressed = { verb: "shortlist", version: 1 } as const;
    const press = () => moveReceivedApplication(owner, received(owner, id), pressed, LINKS);
    expect(press()).toEqual({ done: true });
    expect(press()).toEqual({ done: true });
    expect(eventsOf(db, id)).toHaveLength(2);
    const stale = { verb: "reject", version: 1, reason: "skills" } as const;
    expect(moveReceivedApplication(owner, received(owner, id), stale, LINKS)).toEqual({ refused: "changed" });
  });

  it("cannot be turned down without a reason", () => {
    const id = apply(lin);
    const pressed = { verb: "reject", version: 1, reason: null } as const;
    expect(moveReceivedApplication(owner, received(owner, id), pressed, LINKS)).toEqual({
      refused: "reason",
    });
  });

  it("once withdrawn shows the enterprise nothing of the person, and takes the consent back", () => {
    const id = apply(lin);
    viewReceivedApplication(owner, received(owner, id), LINKS);
    act(id, "withdraw");
    const seen = viewReceivedApplication(owner, received(owner, id), LINKS);
    expect(seen).toMatchObject({ snapshot: null, masked: null, letter: null, resume: null, messages: [] });
    const query = { status: "withdrawn", tag: null, jobId: null, page: 1, perPage: 50 } as const;
    expect(JSON.stringify(listReceivedApplications(owner, query))).not.toContain("示例lin");
    expect(revealContact(owner, received(owner, id))).toEqual({ refused: "withdrawn" });
    expect(handle(id, "shortlist")).toEqual({ refused: "withdrawn" });
    expect(db.select().from(consent).get()).toMatchObject({ withdrawnAt: NOW });
    expect(mailsTo("owner1@example.cn").at(-1)?.subject).toContain("撤回投递");
  });

  it("is nobody else's: neither another enterprise's nor another candidate's", async () => {
    const id = apply(lin);
    const wang = await addCandidate(db, "wang");
    expect(loadOwnApplication(wang, id)).toBeUndefined();
    expect(loadReceivedApplication(stranger, id)).toBeUndefined();
    const [result] = moveApplications(
      stranger,
      { intent: "reject", items: [{ id, version: 1 }], reason: "skills", tags: [] },
      LINKS,
    );
    expect(result).toEqual({ id, name: "", refused: "unknown" });
    expect(row(id).status).toBe("submitted");
  });
});

describe("two hundred applications", () => {
  it("are screened at once, and each one's fate is told, that of one withdrawn meanwhile too", async () => {
    const people = await Promise.all(Array.from({ length: 200 }, (_, i) => addCandidate(db, `p${i}`)));
    const ids = people.map((person) => apply(person));
    const items = ids.map((id) => ({ id, version: 1 }));
    const gone = people[77] as VaultContext;
    act(ids[77] as string, "withdraw", gone);
    const results = moveApplications(owner, { intent: "shortlist", items, reason: null, tags: [] }, LINKS);
    expect(results).toHaveLength(200);
    expect(results.filter(({ refused }) => refused === null)).toHaveLength(199);
    expect(results[77]).toEqual({ id: ids[77], name: "已撤回的投递", refused: "withdrawn" });
    const query = { status: "shortlisted", tag: null, jobId: "j1", page: 1, perPage: 200 } as const;
    const list = listReceivedApplications(owner, query);
    expect(list?.applications).toHaveLength(199);
    expect(list?.counts).toMatchObject({ shortlisted: 199, withdrawn: 1 });
  });

  it("carry the tags that the page showed, not a colleague's unseen, and never more than a few", () => {
    const id = apply(lin);
    expect(desk(id, { intent: "tags", tags: "甲", shown: "" })).toEqual({ done: "标签已保存。" });
    expect(desk(id, { intent: "tags", tags: "甲", shown: "" })).toEqual({ done: "标签已保存。" });
    expect(desk(id, { intent: "tags", tags: "乙", shown: "" })).toMatchObject({
      faults: { errors: { form: expect.stringContaining("同事刚刚改了标签") }, values: { tags: "乙" } },
    });
    expect(row(id).tags).toEqual(["甲"]);
    const items = [{ id, version: 1 }];
    const add = (...tags: string[]) =>
      moveApplications(owner, { intent: "tag", items, reason: null, tags }, LINKS)[0]?.refused;
    expect(add("1", "2", "3", "4", "5", "6", "7")).toBeNull();
    expect(row(id).tags).toHaveLength(MOST_TAGS);
    expect(add("再一个")).toBe("tags");
    expect(row(id).tags).toHaveLength(MOST_TAGS);
  });

  it("are found again by their tags", async () => {
    const first = apply(lin);
    const second = apply(await addCandidate(db, "wang"));
    const items = [first, second].map((id) => ({ id, version: 1 }));
    moveApplications(owner, { intent: "tag", items, reason: null, tags: ["可复试"] }, LINKS);
    desk(first, { intent: "tags", tags: "可复试、英语好", shown: "可复试" });
    const query = { status: null, tag: "英语好", jobId: null, page: 1, perPage: 50 };
    const list = listReceivedApplications(owner, query);
    expect(list?.applications.map(({ id }) => id)).toEqual([first]);
    expect(list?.tags).toEqual(["可复试", "英语好"]);
  });
});

it("the list of positions and the desk count what was received and what waits for an answer", async () => {
  const chen = await addCandidate(db, "chen");
  const [first, second] = [apply(lin), apply(chen)];
  const counted = () => listOwnPositions(owner, { state: null, page: 1 })?.positions[0]?.received;
  expect(counted()).toEqual({ all: 2, open: 2, waiting: 2 });
  handle(first, "shortlist");
  expect(counted()).toEqual({ all: 2, open: 2, waiting: 1 });
  expect(showHireDesk(owner)?.waiting).toBe(1);
  db.update(application).set({ erasedAt: NOW }).where(eq(application.id, second)).run();
  expect(counted()).toEqual({ all: 1, open: 1, waiting: 0 });
  expect(showHireDesk(owner)?.waiting).toBe(0);
  db.update(application).set({ erasedAt: null }).where(eq(application.id, second)).run();
  act(second, "withdraw", chen);
  expect(counted()).toEqual({ all: 2, open: 1, waiting: 0 });
  expect(showHireDesk(owner)?.waiting).toBe(0);
});

describe("contact data", () => {
  it("are masked until asked for; every look is written down and shown to the person", () => {
    const id = apply(lin);
    const seen = viewReceivedApplication(owner, received(owner, id), LINKS);
    expect(seen?.masked).toEqual({ phone: "138****8000", email: "li***@example.cn" });
    expect(JSON.stringify(seen)).not.toContain("13800138000");
    expect(revealContact(owner, received(owner, id))).toEqual({
      contact: { phone: "13800138000", email: "lin@example.cn" },
    });
    expect(viewOwnApplication(lin, own(lin, id)).looks).toEqual([{ what: "contact", at: NOW }]);
    const looked = and(eq(auditEntry.action, "application:contact"), eq(auditEntry.entityId, id));
    expect(db.select().from(auditEntry).where(looked).get()).toMatchObject({ actor: owner.actor.id });
  });

  it("are shown so often a day and no more", () => {
    const id = apply(lin);
    const look = {
      applicationId: id,
      enterpriseId: "e1",
      accountId: owner.actor.id,
      what: "resume",
    } as const;
    for (let i = 0; i < MOST_REVEALS_DAILY; i += 1)
      db.insert(applicationAccess)
        .values({ ...look, at: NOW })
        .run();
    expect(revealContact(owner, received(owner, id))).toEqual({ refused: "tooMany" });
    const tomorrow = later(owner, DAY + 1);
    expect(revealContact(tomorrow, received(tomorrow, id))).toHaveProperty("contact");
  });
});

describe("an interview", () => {
  const SLOT = "2026-12-01T14:30";
  const invite = (id: string, values: Record<string, string> = {}) =>
    desk(id, {
      intent: "invite",
      formKey: newKey(),
      kind: "onsite",
      slots: `${SLOT},2026-12-02T09:00`,
      minutes: "45",
      place: "示例大道 1 号",
      ...values,
    });
  const accept = (id: string, slot = readSlot(SLOT) ?? 0) => {
    const [one] = interviewsOf(db, id);
    const { id: interviewId = "", sequence = 0 } = one ?? {};
    const part = { side: "candidate", target: own(lin, id) } as const;
    return moveInterview(lin, part, { interviewId, sequence, verb: "accept", slot }, LINKS);
  };

  it("is read in Shanghai time", () => {
    expect(new Date(readSlot(SLOT) ?? 0).toISOString()).toBe("2026-12-01T06:30:00.000Z");
    for (const text of ["2026-02-30T10:00", "明天", "2026-12-01", ""]) expect(readSlot(text)).toBeNull();
  });

  it("is proposed with several times, of which one is taken; both sides get a calendar file that says so", () => {
    const id = apply(lin);
    expect(invite(id)).toEqual({ done: "面试邀请已发出。" });
    expect(accept(id, 1)).toEqual({ refused: "slot" });
    expect(accept(id)).toEqual({ done: true });
    const [one] = interviewsOf(db, id);
    for (const ctx of [lin, owner]) {
      const text = writeCalendar(ctx, one?.id ?? "", {
        host: "portal.example",
        linkOf: (x) => `https://p/${x}`,
      });
      const event = new ICAL.Event(
        new ICAL.Component(ICAL.parse(text ?? "")).getFirstSubcomponent("vevent") ?? undefined,
      );
      expect(event.uid).toBe(`${one?.id}@portal.example`);
      expect(event.summary).toBe("现场面试：软件开发工程师（示例企业e1）");
      expect(event.location).toBe("示例大道 1 号");
      expect(event.startDate.toJSDate().getTime()).toBe(readSlot(SLOT));
      expect(event.duration.toSeconds()).toBe(45 * 60);
      expect(event.sequence).toBe(1);
    }
    expect(writeCalendar(stranger, one?.id ?? "", { host: "p", linkOf: () => "https://p/" })).toBeNull();
  });

  it("is refused with times that are past, no times, too many, or no place", () => {
    const id = apply(lin);
    for (const values of <Record<string, string>[]>[
      { slots: "2026-11-01T10:00" },
      { slots: "" },
      { slots: "2026-12-01T10:00,2026-12-02T10:00,2026-12-03T10:00,2026-12-04T10:00" },
      { place: " " },
      { minutes: "5" },
    ])
      expect(invite(id, values)).toHaveProperty("faults");
    expect(interviewsOf(db, id)).toEqual([]);
    expect(row(id).status).toBe("submitted");
  });

  it("sent twice is one, and ends with the application; the calendar file then calls it off", () => {
    const id = apply(lin);
    const formKey = newKey();
    const version = "1";
    expect(invite(id, { formKey, version })).toHaveProperty("done");
    expect(invite(id, { formKey, version })).toHaveProperty("done");
    expect(interviewsOf(db, id)).toHaveLength(1);
    accept(id);
    act(id, "withdraw");
    const [one] = interviewsOf(db, id);
    expect(one?.status).toBe("cancelled");
    const text = writeCalendar(lin, one?.id ?? "", { host: "p", linkOf: () => "https://p/" });
    expect(text).toContain("METHOD:CANCEL");
    expect(text).toContain("STATUS:CANCELLED");
  });
});

describe("silence", () => {
  it("is followed by a reminder on the 3rd, 7th and 15th day, one for each position, and once", async () => {
    apply(lin);
    apply(await addCandidate(db, "wang"));
    const at = (days: number) => remindEmployers(later(owner, days * DAY + 1), LINKS);
    expect([1, 3, 3, 6, 7, 14, 15, 16].map(at)).toEqual([0, 2, 0, 0, 2, 0, 2, 0]);
    const subjects = mailsTo("owner1@example.cn").map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith("有 2 份投递等待答复"))).toHaveLength(3);
  });

  it("ends by itself with an honest word, not before its day, and never where there was an answer", async () => {
    const silent = apply(lin);
    const answered = apply(await addCandidate(db, "wang"));
    handle(answered, "shortlist");
    const over = (RESPONSE_DAYS + GRACE_DAYS) * DAY;
    expect(await endSilence(later(owner, over - 1), LINKS)).toBe(0);
    expect(await endSilence(later(owner, over + 1), LINKS)).toBe(1);
    expect(row(silent)).toMatchObject({ status: "lapsed", endedAt: NOW + over + 1 });
    expect(mailsTo("lin@example.cn").at(-1)?.text).toContain("没有得到用人单位答复");
    expect(await endSilence(later(owner, IDLE_DAYS * DAY + 1), LINKS)).toBe(1);
    expect(row(answered).status).toBe("lapsed");
  });

  it("of days without the portal is followed by the latest reminder alone", () => {
    apply(lin);
    expect(remindEmployers(later(owner, 16 * DAY), LINKS)).toBe(1);
    expect(remindEmployers(later(owner, 17 * DAY), LINKS)).toBe(0);
    const told = mailsTo("owner1@example.cn").filter(({ subject }) => subject.includes("等待答复"));
    expect(told.map(({ text }) => /等待 (\d+) 天/.exec(text)?.[1])).toEqual(["15"]);
  });

  it("is none where the sides still write to each other", async () => {
    const id = apply(lin);
    const other = apply(await addCandidate(db, "wang"));
    handle(id, "shortlist");
    handle(other, "shortlist");
    const write = later(lin, 50 * DAY);
    const part = { side: "candidate", target: own(write, id) } as const;
    writeMessage(write, part, { formKey: newKey(), text: "请问有进展吗？" }, LINKS);
    const over = later(owner, (IDLE_DAYS + 1) * DAY);
    expect(viewReceivedApplication(over, received(over, id), LINKS)?.application.lapsesAt).toBe(
      NOW + (50 + IDLE_DAYS) * DAY,
    );
    expect(await endSilence(over, LINKS)).toBe(1);
    expect(row(other).status).toBe("lapsed");
    expect(await endSilence(later(owner, (50 + IDLE_DAYS) * DAY + 1), LINKS)).toBe(1);
  });

  it("of an enterprise that wrote waits as long again for its decision; a word of the candidate alone ends nothing later", async () => {
    const spoken = apply(lin);
    const wang = await addCandidate(db, "wang");
    const asked = apply(wang);
    const on = 17 * DAY;
    const office = later(owner, on);
    const words = { formKey: newKey(), text: "还在看，请稍候。" };
    writeMessage(office, { side: "employer", target: received(office, spoken) }, words, LINKS);
    const person = later(wang, on);
    const question = { formKey: newKey(), text: "在吗？" };
    writeMessage(person, { side: "candidate", target: own(person, asked) }, question, LINKS);
    const over = (RESPONSE_DAYS + GRACE_DAYS) * DAY + 1;
    expect(await endSilence(later(owner, over), LINKS)).toBe(1);
    expect(row(asked).status).toBe("lapsed");
    expect(await endSilence(later(owner, on + over), LINKS)).toBe(1);
    expect(row(spoken).status).toBe("lapsed");
  });

  it("is none before an appointment that is still to come", async () => {
    const id = apply(lin);
    const day = new Date(NOW + 100 * DAY).toISOString().slice(0, 10);
    desk(id, {
      intent: "invite",
      formKey: newKey(),
      kind: "onsite",
      slots: `${day}T10:00`,
      minutes: "45",
      place: "示例大道 1 号",
    });
    expect(await endSilence(later(owner, (IDLE_DAYS + 5) * DAY), LINKS)).toBe(0);
    expect(await endSilence(later(owner, (100 + IDLE_DAYS + 1) * DAY), LINKS)).toBe(1);
  });

  it("can be broken late: the enterprise takes it up again", async () => {
    const id = apply(lin);
    await endSilence(later(owner, 30 * DAY), LINKS);
    expect(handle(id, "reconsider", later(owner, 31 * DAY))).toEqual({ done: true });
    expect(row(id)).toMatchObject({ status: "shortlisted", endedAt: null });
  });

  it("of a position that was closed early is told to everybody who waits", async () => {
    apply(lin);
    const wang = await addCandidate(db, "wang");
    act(apply(wang), "withdraw", wang);
    const position = loadOwnPosition(owner, "j1");
    if (position) closePosition(owner, position, { reason: "filled", version: 1 }, LINKS);
    expect(mailsTo("lin@example.cn").map(({ subject }) => subject)).toEqual([
      "职位已停止招聘：软件开发工程师",
    ]);
    expect(mailsTo("wang@example.cn")).toEqual([]);
  });
});

describe("the public rate of answers", () => {
  const one = (answered: number | null, withdrawn: number | null = null, applied = 0) => ({
    appliedAt: NOW + applied * DAY,
    answeredAt: answered === null ? null : NOW + (applied + answered) * DAY,
    withdrawnAt: withdrawn === null ? null : NOW + (applied + withdrawn) * DAY,
  });

  it("counts those answered in time among those that were due, and leaves out what was taken back before", () => {
    const now = NOW + 40 * DAY;
    const cases = [one(2), one(4), one(14), one(20), one(null), one(null, 3), one(null, null, 35)];
    expect(responseRate(cases, now)).toEqual({ due: 5, inTime: 3, rate: 0.6, medianDays: 9 });
  });

  it("is not published for a few", () => {
    const cases = Array.from({ length: FEWEST_FOR_RATE - 1 }, () => one(1));
    expect(responseRate(cases, NOW + 40 * DAY)).toMatchObject({ rate: null, medianDays: null });
  });

  it("follows from the events: looking is no answer, a word is", async () => {
    const ids = [];
    for (const name of ["a", "b", "c", "d", "e"]) ids.push(apply(await addCandidate(db, name)));
    for (const id of ids) viewReceivedApplication(later(owner, HOUR), received(owner, id), LINKS);
    for (const id of ids.slice(0, 3)) handle(id, "reject", later(owner, 2 * DAY));
    handle(ids[3] as string, "shortlist", later(owner, 16 * DAY));
    const rate = computeResponseRate({ db, now: NOW + 17 * DAY }, "e1");
    expect(rate).toEqual({ due: 5, inTime: 3, rate: 0.6, medianDays: 2 });
    expect(computeResponseRate({ db, now: NOW + 17 * DAY }, "e2")).toMatchObject({ due: 0, rate: null });
  });
});
