import { beforeEach, describe, expect, it } from "vitest";
import type { CardApplicationStatus } from "~/domain/card-application";
import type { CardApplicationVerb } from "~/domain/card-application-moves";
import type { CardApplicationStep } from "~/services/card-application/apply-step.server";
import { moveCardApplication } from "~/services/card-application/move-card-application.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { cardObjection } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import {
  CARD_LINKS,
  addCase,
  addHolder,
  addMaterial,
  addOffice,
  buildEvaluation,
  findCase,
  type Office,
} from "./card-applications";

let db: Db;
let office: Office;
let lin: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
  lin = await addHolder(db, "lin");
});

/** Presses a button with everything its form asks for. @returns `done`, or why not */
function press(
  ctx: VaultContext,
  id: string,
  verb: CardApplicationVerb,
  given: Partial<CardApplicationStep> = {},
) {
  const who = ctx === lin ? "person" : "office";
  const step = { applicationId: id, verb, who, version: null, note: "说明", missing: ["other"] } as const;
  const result = db.transaction((tx) =>
    moveCardApplication(tx, ctx, { ...step, isComplete: () => true, ...given }, CARD_LINKS),
  );
  return "refused" in result ? result.refused : "done";
}
const later = (ctx: VaultContext, days: number): VaultContext => ({ ...ctx, now: FACTORY_NOW + days * DAY });
const begin = (status: CardApplicationStatus = "firstReview") => addCase(db, lin.actor.id, status);

describe("the two reviews of a case", () => {
  it("stay with different people when it goes back: who reviewed first once does not endorse later", () => {
    const id = begin();
    expect(press(office.admin, id, "pass")).toBe("done");
    expect(press(office.second, id, "remand")).toBe("done");
    expect(press(office.first, id, "pass")).toBe("done");
    expect(press(office.admin, id, "endorse")).toBe("fourEyes");
    expect(press(office.second, id, "endorse")).toBe("done");
  });

  it("and who has reviewed second does not pass it in the first", () => {
    const id = begin("secondReview");
    expect(press(office.admin, id, "remand")).toBe("done");
    expect(press(office.admin, id, "pass")).toBe("fourEyes");
    expect(press(office.first, id, "pass")).toBe("done");
  });

  it("are both made again of what is handed in after the second has asked for more", () => {
    const id = begin();
    press(office.first, id, "pass");
    expect(press(office.second, id, "return")).toBe("done");
    expect(press(lin, id, "supplement")).toBe("done");
    expect(findCase(db, id)).toMatchObject({ status: "firstReview", firstReviewedBy: null });
    expect(press(office.second, id, "endorse")).toBe("state");
    expect(press(office.otherFirst, id, "pass")).toBe("done");
    expect(press(office.second, id, "endorse")).toBe("done");
  });

  it("are not made by whoever granted an appeal, in the first place", () => {
    const id = begin();
    press(office.first, id, "reject");
    press(lin, id, "appeal");
    expect(press(office.admin, id, "grant")).toBe("done");
    expect(press(office.admin, id, "pass")).toBe("fourEyes");
    expect(press(office.first, id, "pass")).toBe("done");
  });
});

describe("an honour that proves itself", () => {
  it("is asked for again at the verification, should the supplement have dropped it", () => {
    const id = addCase(db, lin.actor.id, "verification", { evaluation: buildEvaluation({ provable: true }) });
    addMaterial(db, id, "honour", "accepted");
    press(office.first, id, "return");
    press(lin, id, "supplement", { set: { evaluation: buildEvaluation({ provable: false }) } });
    expect(press(office.first, id, "verify")).toBe("provable");
  });
});

describe("an objection", () => {
  const object = (id: string, upheld: boolean) =>
    db
      .insert(cardObjection)
      .values({
        ...{ id: `objection-${upheld ? "true" : "untrue"}`, applicationId: id, text: "不属实", upheld },
        ...{
          createdAt: FACTORY_NOW,
          answer: "已核实",
          answeredBy: office.second.actor.id,
          answeredAt: FACTORY_NOW,
        },
      })
      .run();

  it("that was found true is not dismissed", () => {
    const id = begin("objection");
    object(id, true);
    expect(press(office.second, id, "dismiss")).toBe("unfounded");
    expect(press(office.second, id, "uphold")).toBe("done");
  });

  it("that was found untrue refuses nobody", () => {
    const id = begin("objection");
    object(id, false);
    expect(press(office.second, id, "uphold")).toBe("founded");
    expect(press(office.second, id, "dismiss")).toBe("done");
  });
});

describe("an appeal", () => {
  it("waits for another case of the person to end, and is not there for who has a card by then", () => {
    const refused = begin();
    press(office.first, refused, "reject");
    const other = begin();
    expect(press(lin, refused, "appeal")).toBe("alone");
    press(office.first, other, "pass");
    press(office.second, other, "endorse");
    expect(press(later(office.second, 30), other, "approve")).toBe("done");
    issueCard(later(office.second, 30), other, CARD_LINKS);
    expect(findCase(db, other).status).toBe("issued");
    expect(press(lin, refused, "appeal")).toBe("alone");
  });

  it("is taken where nothing else is under way", () => {
    const id = begin();
    press(office.first, id, "reject");
    expect(press(lin, id, "appeal")).toBe("done");
  });
});
