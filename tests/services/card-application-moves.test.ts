import fc from "fast-check";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { CARD_APPLICATION_STATUSES, type CardApplicationStatus } from "~/domain/card-application";
import {
  CARD_APPLICATION_VERBS,
  cardApplicationMoves,
  findCardApplicationMove,
  sideOfReview,
  type CardApplicationVerb,
} from "~/domain/card-application-moves";
import { cardEventsOf, findCardApplication } from "~/services/card-application/load-card-application.server";
import { moveCardApplication } from "~/services/card-application/move-card-application.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import { cardApplication, cardMaterial, talentCard } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { CARD_LINKS, addCase, addHolder, addMaterial, addOffice, buildEvaluation } from "./card-applications";

const NOW = FACTORY_NOW;
/** How many get to their end is counted: that must not be left to chance. */
const SEED = 2026;
/** Moves that nobody makes on both sides of one case. */
const DECIDES: readonly CardApplicationVerb[] = ["pass", "verify", "endorse", "approve", "dismiss", "uphold"];
interface Press {
  /** Whatever it is; null = what leads on from where the case stands. */
  verb: CardApplicationVerb | null;
  officer: number;
}
/** What leads on comes up more often, so that some cases get to their end. */
const events = (maxLength: number, leadsOn: number) =>
  fc.array(
    fc.record({
      verb: fc.oneof(
        { weight: leadsOn, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(...CARD_APPLICATION_VERBS) },
      ),
      officer: fc.nat(4),
    }),
    { minLength: 1, maxLength },
  );
const verbOf = (status: CardApplicationStatus, { verb }: Press): CardApplicationVerb =>
  verb ?? cardApplicationMoves(status)[0]?.verb ?? "withdraw";

describe("the way of a case", () => {
  it("in 10,000 random sequences leaves no state of the table, skips neither publicity nor four eyes", () => {
    let ended = 0;
    fc.assert(
      fc.property(events(40, 3), (sequence) => {
        let status: CardApplicationStatus = "draft";
        let from: CardApplicationStatus | null = null;
        let [reviewed, seen, issued] = [false, false, 0];
        const parts = { first: new Set<number>(), second: new Set<number>() };
        /** Who has passed, endorsed, approved or answered for: those stand on one side only. */
        const decides = new Set<number>();
        for (const press of sequence) {
          const { officer } = press;
          const verb = verbOf(status, press);
          const move = findCardApplicationMove(status, verb, from);
          if (!move) continue;
          const side = move.who === "office" ? sideOfReview({ verb, from: status }) : null;
          const other = side === "first" ? parts.second : parts.first;
          if (move.needs.includes("fourEyes") && other.has(officer)) continue;
          if (verb === "pass" || verb === "verify") reviewed = true;
          if (verb === "supplement" && from === "secondReview") reviewed = false;
          if (move.to === "publicity" && !reviewed) throw new Error("published without a review");
          if (side) parts[side].add(officer);
          if (move.to === "returned") from = status;
          if (verb === "grant") [reviewed, seen] = [false, false];
          if (verb === "approve" && !seen) throw new Error("approved without publicity");
          if (move.to === "publicity") seen = true;
          if (move.to === "issued") {
            issued += 1;
            const both = [...parts.first].filter((one) => parts.second.has(one) && decides.has(one));
            if (both.length > 0) throw new Error("two eyes");
          }
          if (move.needs.includes("fourEyes")) decides.add(officer);
          status = move.to;
          if (!CARD_APPLICATION_STATUSES.includes(status))
            throw new Error(`no such state: ${String(status)}`);
        }
        expect(issued).toBeLessThanOrEqual(1);
        if (issued) ended += 1;
      }),
      { numRuns: 10_000, seed: SEED },
    );
    expect(ended).toBeGreaterThan(100);
  });

  it("is kept to by the portal itself, whoever presses what: one card, two people, every step written down", async () => {
    const db = openTestDatabase();
    const office = await addOffice(db);
    const officers = [office.first, office.otherFirst, office.second, office.otherSecond, office.admin];
    const lin = await addHolder(db, "lin");
    let ended = 0;
    fc.assert(
      fc.property(events(30, 12), (sequence) => {
        db.delete(talentCard).run();
        db.update(cardApplication).set({ status: "withdrawn" }).run();
        const evaluation = buildEvaluation({ provable: true });
        const id = addCase(db, lin.actor.id, "draft", { evaluation });
        addMaterial(db, id, "honour", "accepted");
        sequence.forEach((press, n) => {
          const before = findCardApplication(db, id);
          if (!before) throw new Error("no case");
          const { officer } = press;
          const verb = verbOf(before.status, press);
          const move = findCardApplicationMove(before.status, verb, before.returnedFrom);
          const who = move?.who ?? "office";
          const actor = who === "office" ? (officers[officer] ?? office.admin) : lin;
          const ctx = { ...actor, now: NOW + n * 10 * DAY };
          if (verb === "issue") issueCard(ctx, id, CARD_LINKS);
          else
            db.transaction((tx) =>
              moveCardApplication(
                tx,
                ctx,
                {
                  ...{ applicationId: id, verb, who, version: before.version, note: "说明" },
                  ...{ missing: ["other"], isComplete: () => true, set: { evaluation } },
                },
                CARD_LINKS,
              ),
            );
          const after = findCardApplication(db, id);
          expect([before.status, move?.to ?? before.status]).toContain(after?.status);
          if (after?.secondReviewedBy) expect(after.secondReviewedBy).not.toBe(after.firstReviewedBy);
          if (after?.approvedBy) expect(after.approvedBy).not.toBe(after.firstReviewedBy);
        });
        const history = cardEventsOf(db, id);
        const decided = (side: "first" | "second") =>
          history
            .filter((event) => sideOfReview(event) === side && DECIDES.includes(event.verb))
            .map(({ officerId }) => officerId);
        for (const one of decided("first")) expect(decided("second")).not.toContain(one);
        history.slice(1).forEach((event, i) => expect(event.from).toBe(history[i]?.to));
        expect(history.filter(({ verb }) => verb === "issue").length).toBeLessThanOrEqual(1);
        const cards = db.select().from(talentCard).where(eq(talentCard.applicationId, id)).all();
        expect(cards).toHaveLength(history.some(({ verb }) => verb === "issue") ? 1 : 0);
        if (cards.length > 0) ended += 1;
      }),
      { numRuns: 60, seed: SEED },
    );
    expect(ended).toBeGreaterThan(3);
    expect(db.select().from(cardMaterial).all().length).toBeGreaterThan(0);
    db.$client.close();
  });
});
