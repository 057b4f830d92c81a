import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csvFile } from "~/domain/csv";
import { median, percent, shownCount } from "~/domain/card-figures";
import { countCardFigures, exportCardFigures } from "~/services/card-application/count-card-figures.server";
import { decideCardApplication } from "~/services/card-application/decide-card-application.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import type { Db } from "~db/client";
import { auditEntry } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import {
  CARD_LINKS,
  addCase,
  addHolder,
  addOffice,
  findCase,
  onDesk,
  type Office,
} from "./card-applications";

const NOW = FACTORY_NOW;
let db: Db;
let office: Office;
beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
});
afterEach(() => db.$client.close());

/** Cards of people at one employer. */
async function addCards(n: number, employerName: string) {
  for (let i = 0; i < n; i += 1) {
    const holder = await addHolder(db, `${employerName}-${i}`);
    const id = addCase(db, holder.actor.id, "approved", { employerName, realName: `示例持卡人${i}` });
    issueCard({ db, now: NOW, actor: { kind: "system", name: "test" } }, id, CARD_LINKS);
  }
}

describe("figures of cards", () => {
  it("tell how long stages take in working days, from what happened", async () => {
    for (const [n, days] of [1, 2, 7].entries()) {
      const holder = await addHolder(db, `h${n}`);
      const id = addCase(db, holder.actor.id, "submitted");
      const given = { verb: "accept", version: 1, note: null } as const;
      const ctx = { ...office.first, now: NOW + days * DAY };
      decideCardApplication(
        ctx,
        onDesk(ctx, id),
        { ...given, reasons: [], missing: [], missingText: [] },
        CARD_LINKS,
      );
      expect(findCase(db, id).status).toBe("firstReview");
    }
    const later = { ...office.first, now: NOW + 8 * DAY };
    const { stages } = countCardFigures(later);
    expect(stages.find(({ stage }) => stage === "submitted")).toMatchObject({
      n: 0,
      finished: 3,
      medianDays: 2,
    });
    expect(stages.find(({ stage }) => stage === "firstReview")).toMatchObject({ n: 3, medianDays: null });
  });

  it("hide the size of small groups, and count every holder against the plan", async () => {
    await addCards(2, "示例小公司");
    await addCards(5, "示例大公司");
    const figures = countCardFigures(office.first);
    expect(figures.holders).toBe(7);
    expect(figures.byEmployer).toEqual([
      { label: "示例大公司", n: "5" },
      { label: "示例小公司", n: "<5" },
    ]);
    expect(figures.plan).toMatchObject({ from: 200, to: 500 });
  });

  it("are exported without names, numbers or what is not decided, and safe to open; taking them along is written down", async () => {
    await addCards(5, "=cmd|示例");
    const holder = await addHolder(db, "waiting");
    addCase(db, holder.actor.id, "firstReview", { realName: "示例未决者", employerName: "示例未决公司" });
    const file = csvFile(exportCardFigures(office.first));
    for (const secret of ["示例未决", "示例持卡人", "RCK-", "JFH-"]) expect(file).not.toContain(secret);
    expect(file).toContain("'=cmd|示例");
    expect(file).toContain("在办申请,初审中,<5");
    expect(db.select().from(auditEntry).all().at(-1)?.action).toBe("card-application:export");
  });

  it("know a median, a share, and when not to tell", () => {
    expect([median([]), median([3, 1, 2]), median([1, 2])]).toEqual([null, 2, 1.5]);
    expect([percent(1, 4), percent(1, 5)]).toEqual([null, 20]);
    expect([0, 1, 4, 5].map(shownCount)).toEqual(["0", "<5", "<5", "5"]);
  });
});
