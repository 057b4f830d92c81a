import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CalendarForm, formatCalendar, parseCalendar } from "~/domain/calendar-form";
import { PUBLICITY_WORKING_DAYS } from "~/domain/card-application";
import { afterWorkingDays, dayName, type DayCalendar } from "~/domain/working-day";
import { shanghaiDay } from "~/domain/time";
import { remindOffice } from "~/services/card-application/remind-office.server";
import { getCalendar } from "~/services/setting/get-calendar.server";
import { getDecisionTemplates } from "~/services/setting/get-decision-templates.server";
import { setCalendar } from "~/services/setting/set-calendar.server";
import { setDecisionTemplates } from "~/services/setting/set-decision-templates.server";
import type { Db } from "~db/client";
import { mailOutbox } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCase, addHolder, addOffice, findCase, type Office } from "./card-applications";

const NOW = FACTORY_NOW;
let db: Db;
let office: Office;
beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
});
afterEach(() => db.$client.close());

describe("the calendar as it is pasted", () => {
  it("takes days and ranges, in the ways they are written", () => {
    const text = "2031-05-01 至 2031-05-03 放假 # 示例\n2031年5月4日 上班\n\n2031-6-1~2031-6-2 休";
    expect(parseCalendar(text)).toEqual({
      days: {
        "2031-05-01": "off",
        "2031-05-02": "off",
        "2031-05-03": "off",
        "2031-05-04": "on",
        "2031-06-01": "off",
        "2031-06-02": "off",
      },
      faults: [],
    });
  });

  it("says which line is wrong and why, and takes nothing of a faulty calendar", () => {
    const text =
      "2031-02-30 放假\n2031-05-03 至 2031-05-01 放假\n五一放假\n2031-05-01 放假\n2031-05-01 上班\n2031-01-01 至 2031-12-31 放假";
    const { faults } = parseCalendar(text);
    expect(faults.map((fault) => fault.slice(0, 5))).toEqual(
      ["第 1 行", "第 2 行", "第 3 行", "第 5 行", "第 6 行"].map((line) => line.slice(0, 5)),
    );
    expect(CalendarForm.safeParse({ shown: "0", lines: text, note: "国办发明电〔2030〕示例" }).success).toBe(
      false,
    );
  });

  it("is read again as it was written", () => {
    const days = fc.dictionary(
      fc.integer({ min: 20_000, max: 20_200 }).map(dayName),
      fc.constantFrom("off" as const, "on" as const),
    );
    fc.assert(
      fc.property(days, (calendar) => {
        const read = parseCalendar(formatCalendar(calendar));
        // Nobody is off for longer than a range may be.
        fc.pre(read.faults.length === 0);
        expect(read.days).toEqual(calendar);
      }),
    );
  });
});

describe("changing the calendar", () => {
  const change = (lines: DayCalendar, shown = 0) =>
    setCalendar(office.admin, { shown, lines, note: "依据示例通知" });

  it("lengthens publicity that runs by the holidays that were added, and never shortens it", async () => {
    const holder = await addHolder(db, "lin");
    const id = addCase(db, holder.actor.id, "publicity");
    const before = findCase(db, id).publicityUntil ?? 0;
    const first = shanghaiDay(before);
    const holiday: DayCalendar = { [dayName(first)]: "off" };
    expect(change(holiday)).toEqual({ done: true, extended: 1 });
    const after = findCase(db, id);
    expect(after.publicityUntil).toBe(afterWorkingDays(NOW, PUBLICITY_WORKING_DAYS, holiday));
    expect(after.publicityUntil).toBeGreaterThan(before);
    expect(after.dueAt).toBe(after.publicityUntil);
    // Taken back: what was announced holds.
    expect(change({}, 1)).toEqual({ done: true, extended: 0 });
    expect(findCase(db, id).publicityUntil).toBe(after.publicityUntil);
  });

  it("is refused where somebody else was quicker, and to whoever may not", () => {
    expect(change({ "2031-05-01": "off" })).toMatchObject({ done: true });
    expect(change({ "2031-05-02": "off" })).toEqual({ refused: "changed" });
    expect(getCalendar({ db })).toEqual({ "2031-05-01": "off" });
    expect(() => setCalendar(office.first, { shown: 1, lines: {}, note: "依据示例通知" })).toThrow();
  });
});

describe("the texts of decisions", () => {
  it("are the portal's own until the office sets its own", () => {
    expect(getDecisionTemplates({ db }).pass?.length).toBeGreaterThan(0);
    setDecisionTemplates(office.admin, { shown: 0, templates: { pass: ["同意。"] }, note: "换成本机关用语" });
    expect(getDecisionTemplates({ db })).toEqual({ pass: ["同意。"] });
  });
});

describe("the daily reminder", () => {
  const remind = (now = NOW) =>
    remindOffice(
      { db, now, actor: { kind: "system", name: "chores" } },
      (stage) => `https://portal.example/${stage}`,
    );

  it("is one message a day to whoever has a late case, or to all who can take it up where nobody has", async () => {
    const late = { dueAt: NOW - DAY };
    const [a, b, c, d] = await Promise.all(["a", "b", "c", "d"].map((name) => addHolder(db, name)));
    addCase(db, a?.actor.id ?? "", "firstReview", { ...late, assigneeId: office.first.actor.id });
    addCase(db, b?.actor.id ?? "", "firstReview", { ...late, assigneeId: office.first.actor.id });
    addCase(db, c?.actor.id ?? "", "publicity", { ...late, publicityUntil: NOW - DAY });
    addCase(db, d?.actor.id ?? "", "secondReview");
    expect(remind()).toBe(4);
    const mails = db.select().from(mailOutbox).all();
    const of = (name: string) => mails.find(({ to }) => to === `${name}@example.cn`)?.text ?? "";
    expect(of("first")).toContain("初审中：超期 2 份");
    expect(of("other-first")).toBe("");
    for (const name of ["second", "other-second", "office-admin"])
      expect(of(name)).toContain("公示期满、待批准 1 份");
    expect(remind(NOW + 1000)).toBe(0);
    expect(remind(NOW + DAY)).toBe(4);
  });
});
