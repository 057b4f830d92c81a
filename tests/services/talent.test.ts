import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_INVITATIONS_DAILY, MOST_TALENT_VIEWS_DAILY, parseTalentQuery } from "~/domain/talent";
import { hideFrom, showTo } from "~/services/candidate/hide-enterprise.server";
import { setVisibility } from "~/services/candidate/set-visibility.server";
import type { AccountContext } from "~/services/context.server";
import { findTalent, findTalents, loadFinder, type Finder } from "~/services/talent/find-talents.server";
import {
  dismissInvitation,
  inviteTalent,
  listInvitations,
  viewTalent,
} from "~/services/talent/invite-talent.server";
import { listViews, recordView } from "~/services/talent/record-view.server";
import { openTalentRef, talentRef } from "~/services/talent/talent-ref.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, accountRole, auditEntry, enterprise, job, mailOutbox } from "~db/schema";
import { DAY, FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCandidate, addEmployers, apply } from "./applications";

let db: Db;
let lin: VaultContext;
let owner: AccountContext;
let stranger: AccountContext;
let finder: Finder;
beforeEach(async () => {
  db = openTestDatabase();
  ({ owner, stranger } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
  setVisibility(lin, "verified");
  finder = finderOf(owner);
});
afterEach(() => db.$client.close());

function finderOf(ctx: AccountContext): Finder {
  const found = loadFinder(ctx);
  if (!found.finder) throw new Error(found.refused);
  return found.finder;
}
const find = (text = "", ctx = owner, by = finder) =>
  findTalents(ctx, by, parseTalentQuery(new URLSearchParams(text)));
const idsOf = (text = "") => find(text).talents.map(({ id }) => id);
const talent = () => {
  const found = findTalent(owner, finder, lin.actor.id);
  if (!found) throw new Error("not to be found");
  return found;
};
const LINKS = {
  job: (id: string) => `https://portal.example/jobs/${id}`,
  visibility: () => "https://portal.example/v",
};
const invite = (jobId = "j1") => inviteTalent(owner, finder, talent(), jobId, LINKS);

describe("somebody who looks for work", () => {
  it("is found by verified enterprises only after choosing so, and no more after choosing otherwise", () => {
    expect(idsOf()).toEqual([lin.actor.id]);
    setVisibility(lin, "applied");
    expect(idsOf()).toEqual([]);
    expect(findTalent(owner, finder, lin.actor.id)).toBeNull();
  });

  it("is not found by an enterprise that they are hidden from", () => {
    hideFrom(lin, "e1");
    expect(idsOf()).toEqual([]);
    expect(find("", stranger, finderOf(stranger)).total).toBe(1);
    showTo(lin, "e1");
    expect(idsOf()).toEqual([lin.actor.id]);
  });

  it("is not found by an enterprise whose verification has ended", () => {
    db.update(enterprise)
      .set({ verifiedUntil: FACTORY_NOW - 1 })
      .where(eq(enterprise.id, "e1"))
      .run();
    expect(loadFinder(owner)).toEqual({ refused: "unverified" });
  });

  it("is not found once their account is disabled", () => {
    db.update(account).set({ disabledAt: FACTORY_NOW }).where(eq(account.id, lin.actor.id)).run();
    expect(idsOf()).toEqual([]);
  });

  it("is not found once they no longer have the role of a candidate", () => {
    db.delete(accountRole).where(eq(accountRole.accountId, lin.actor.id)).run();
    expect(idsOf()).toEqual([]);
  });

  it("shows neither name nor contact data nor what the account is called", () => {
    const shown = JSON.stringify([find(), viewTalent(owner, finder, lin.actor.id)]);
    for (const secret of ["示例lin", "13800138000", "lin@example.cn", "lin@mail", "sealed"])
      expect(shown, secret).not.toContain(secret);
    expect(db.select().from(auditEntry).where(eq(auditEntry.action, "talent:view")).all()).toHaveLength(1);
  });

  it.each([
    ["typescript", 1],
    ["软件 重庆大学", 1],
    ["软件 航空", 0],
    ["100%", 0],
    ["_", 0],
    ["示例lin", 0],
  ])("is found by words of what is shown: %s", (q, n) => {
    expect(find(new URLSearchParams({ q }).toString()).total).toBe(n);
  });

  it("is found by a degree that they have or surpass", () => {
    expect(find("degree=college").total).toBe(1);
    expect(find("degree=bachelor").total).toBe(1);
    expect(find("degree=master").total).toBe(0);
    expect(find("degree=none").total).toBe(1);
  });
});

describe("a look at somebody", () => {
  const looks = () => db.select().from(auditEntry).where(eq(auditEntry.action, "talent:view")).all();
  const at = (days: number) => ({ ...owner, now: FACTORY_NOW + days * DAY });

  it("is written down once for each who looks and day, and the person sees which enterprise it was", () => {
    expect(listViews(lin)).toEqual([]);
    viewTalent(owner, finder, lin.actor.id);
    viewTalent({ ...owner, now: FACTORY_NOW + 1000 }, finder, lin.actor.id);
    expect(looks()).toHaveLength(1);
    viewTalent(at(1), finder, lin.actor.id);
    viewTalent(stranger, finderOf(stranger), lin.actor.id);
    expect(looks()).toHaveLength(3);
    expect(listViews({ ...lin, now: FACTORY_NOW + 2 * DAY })).toEqual([
      { enterpriseId: "e1", name: "示例企业e1", at: FACTORY_NOW + DAY },
      { enterpriseId: "e2", name: "示例企业e2", at: FACTORY_NOW },
    ]);
    expect(listViews({ ...lin, now: FACTORY_NOW + 100 * DAY })).toEqual([]);
  });

  it(`is not one of more than ${MOST_TALENT_VIEWS_DAILY} within a day`, () => {
    db.transaction(
      (tx) => {
        for (let n = 0; n < MOST_TALENT_VIEWS_DAILY; n += 1) recordView(tx, owner, finder, `somebody-${n}`);
      },
      { behavior: "immediate" },
    );
    expect(viewTalent(owner, finder, lin.actor.id)).toEqual({ refused: "tooMany" });
    expect(viewTalent(stranger, finderOf(stranger), lin.actor.id)).toHaveProperty("talent");
    expect(viewTalent(at(2), finder, lin.actor.id)).toHaveProperty("talent");
  });

  it("is begun from a list whose entries do not say whose they are", () => {
    const [shown] = find().talents;
    expect(shown?.education).toHaveLength(1);
    expect(shown?.education[0]).not.toHaveProperty("accountId");
  });

  it("goes by an address that says nothing of the account and opens for that enterprise alone", () => {
    const ref = talentRef(lin, finder, lin.actor.id);
    expect(ref).not.toContain(lin.actor.id);
    expect(openTalentRef(lin, finder, ref)).toBe(lin.actor.id);
    expect(openTalentRef(lin, finderOf(stranger), ref)).toBeNull();
    for (const wrong of [lin.actor.id, "", `${ref}x`]) expect(openTalentRef(lin, finder, wrong)).toBeNull();
  });
});

describe("an invitation to apply", () => {
  it("reaches the person by mail and in the portal, once for a position", () => {
    expect(invite()).toEqual({ done: expect.any(String) as string });
    expect(invite()).toEqual({ refused: "before" });
    const mails = db.select().from(mailOutbox).all();
    expect(mails).toMatchObject([{ to: "lin@example.cn" }]);
    expect(mails[0]?.text).toContain("https://portal.example/jobs/j1");
    expect(listInvitations(lin)).toMatchObject([{ jobId: "j1" }]);
  });

  it("is over once somebody has applied, or put it away, or the position is closed", () => {
    invite();
    dismissInvitation(lin, "j1");
    expect(listInvitations(lin)).toEqual([]);
    insertJobs(
      db,
      ["k1", "k2"].map((id) =>
        buildJob({ id, enterpriseId: "e1", origin: "registered", createdBy: owner.actor.id }),
      ),
      FACTORY_NOW,
    );
    invite("k1");
    invite("k2");
    apply(lin, "k1", 2);
    expect(listInvitations(lin)).toMatchObject([{ jobId: "k2" }]);
    db.update(job).set({ status: "closed" }).where(eq(job.id, "k2")).run();
    expect(listInvitations(lin)).toEqual([]);
  });

  it("is to an open position of one's own, and to nobody who has applied to it", () => {
    expect(invite("j2")).toEqual({ refused: "gone" });
    expect(invite("no-such-id")).toEqual({ refused: "gone" });
    apply(lin, "j1", 2);
    expect(invite("j1")).toEqual({ refused: "applied" });
  });

  it(`is not one of more than ${MOST_INVITATIONS_DAILY} within a day`, () => {
    const jobs = Array.from({ length: MOST_INVITATIONS_DAILY + 1 }, (_, n) =>
      buildJob({ id: `m${n}`, enterpriseId: "e1", origin: "registered", createdBy: owner.actor.id }),
    );
    insertJobs(db, jobs, FACTORY_NOW);
    const results = jobs.map(({ id }) => invite(id as string));
    expect(results.filter((one) => "done" in one)).toHaveLength(MOST_INVITATIONS_DAILY);
    expect(results.at(-1)).toEqual({ refused: "tooMany" });
  });
});
