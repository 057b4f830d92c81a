import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FEWEST_FOR_OUTCOME } from "~/domain/outcome";
import { inMonths } from "~/domain/time";
import { countOutcomes } from "~/services/application/count-outcomes.server";
import { recordOutcome } from "~/services/application/record-outcome.server";
import { remindOfOutcomes } from "~/services/application/remind-of-outcomes.server";
import { moveOwnApplication, moveReceivedApplication } from "~/services/application/run-application.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { application, mailOutbox } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, apply, own, received } from "./applications";

const HALF_YEAR = inMonths(FACTORY_NOW, 6);

let db: Db;
let lin: VaultContext;
let owner: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  ({ owner } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
});
afterEach(() => db.$client.close());

const version = (id: string) =>
  db.select().from(application).where(eq(application.id, id)).get()?.version ?? 0;

function hire(person: VaultContext): string {
  const id = apply(person);
  moveReceivedApplication(owner, received(owner, id), { verb: "offer", version: version(id) }, LINKS);
  moveOwnApplication(person, own(person, id), { verb: "accept", version: version(id) }, LINKS);
  return id;
}
const at = (ctx: VaultContext, now: number) => ({ ...ctx, now });
const say = (
  id: string,
  kind: "started" | "stayed",
  { value = true, on = null, now = FACTORY_NOW }: { value?: boolean; on?: string | null; now?: number } = {},
  person = lin,
) => recordOutcome(at(person, now), { side: "candidate", target: own(person, id) }, { kind, value, on });

describe("what became of a hire", () => {
  it("is said by who was hired, and whether they stayed only after half a year", () => {
    const id = hire(lin);
    expect(say(id, "started", { on: "2026-11-10" })).toEqual({ done: true });
    expect(say(id, "stayed")).toEqual({ refused: "early" });
    expect(say(id, "stayed", { now: inMonths(FACTORY_NOW, 7) })).toEqual({ done: true });
  });

  it("is not said of an application that was not hired, whatever the page showed", () => {
    const id = apply(lin);
    expect(say(id, "started")).toEqual({ refused: "state" });
  });

  it("of somebody who never started is no question of staying", () => {
    const id = hire(lin);
    say(id, "started", { value: false });
    expect(say(id, "stayed", { now: HALF_YEAR + DAY })).toEqual({ refused: "early" });
  });
});

describe("half a year after the start", () => {
  const system = (now: number) => ({ db, now, actor: { kind: "system", name: "chores" } }) as const;
  const asked = () =>
    db
      .select()
      .from(mailOutbox)
      .all()
      .filter(({ subject }) => subject.startsWith("请登记是否在岗"))
      .map(({ to }) => to);

  it("both sides are asked by mail, once, and not before", () => {
    hire(lin);
    expect(remindOfOutcomes(system(HALF_YEAR - 1), LINKS)).toBe(0);
    remindOfOutcomes(system(HALF_YEAR + DAY), LINKS);
    remindOfOutcomes(system(HALF_YEAR + 2 * DAY), LINKS);
    expect(asked().sort()).toEqual(["lin@example.cn", "owner1@example.cn"]);
  });

  it("nobody is asked who has said it, nor months late, when the message before may be gone", () => {
    const id = hire(lin);
    say(id, "stayed", { now: HALF_YEAR + 1 });
    remindOfOutcomes(system(HALF_YEAR + DAY), LINKS);
    expect(asked()).toEqual(["owner1@example.cn"]);
    db.delete(mailOutbox).run();
    remindOfOutcomes(system(HALF_YEAR + 95 * DAY), LINKS);
    expect(asked()).toEqual([]);
  });
});

describe("the figures of the programme", () => {
  it("count hires, starts and who stayed, and show none of fewer than a few people", async () => {
    const people = [lin];
    for (let n = 1; n < FEWEST_FOR_OUTCOME; n += 1) people.push(await addCandidate(db, `p${n}`));
    const ids = people.slice(1).map((person) => hire(person));
    const figures = (now = HALF_YEAR + DAY) => countOutcomes({ db, now });
    expect(figures()).toEqual({ hired: null, started: null, due: null, stayed: null });
    ids.unshift(hire(lin));
    expect(figures(FACTORY_NOW)).toEqual({ hired: 5, started: null, due: null, stayed: null });
    ids.forEach((id, n) => say(id, "started", {}, people[n]));
    ids.forEach((id, n) => say(id, "stayed", { now: HALF_YEAR + 1 }, people[n]));
    expect(figures()).toEqual({ hired: 5, started: 5, due: 5, stayed: 5 });
    say(ids[2] as string, "stayed", { value: false, now: HALF_YEAR + 1 }, people[2]);
    expect(figures()).toEqual({ hired: 5, started: 5, due: 5, stayed: null });
  });
});
