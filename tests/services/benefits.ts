import { randomUUID } from "node:crypto";
import { cardValidUntil, type CardCategory } from "~/domain/talent-card";
import type { NewBenefit } from "~/domain/benefit-form";
import { createBenefit } from "~/services/benefit/save-benefit.server";
import type { AccountContext } from "~/services/context.server";
import type { Db } from "~db/client";
import { talentCard } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addCase } from "./card-applications";
import { addPerson } from "./people";

let cards = 0;

/** A card of somebody new, issued a month ago. @returns its row */
export async function addCard(
  db: Db,
  given: Partial<typeof talentCard.$inferInsert> & { category?: CardCategory } = {},
  now = FACTORY_NOW,
) {
  cards += 1;
  const holderId = given.holderId ?? (await addPerson(db, `holder${cards}`, "candidate"));
  const category = given.category ?? "young";
  const issuedAt = now - 30 * 86_400_000;
  const applicationId = addCase(db, holderId, "issued", { category }, issuedAt);
  return db
    .insert(talentCard)
    .values({
      id: `card-${cards}`,
      number: `JFH-2026-${String(cards).padStart(6, "0")}`,
      code: String(cards).padStart(12, "0"),
      holderId,
      applicationId,
      category,
      holderName: "示例持卡人",
      status: "active",
      statusIndex: cards,
      issuedAt,
      validFrom: issuedAt,
      validUntil: cardValidUntil(issuedAt, 36),
      updatedAt: issuedAt,
      ...given,
    })
    .returning()
    .get();
}

/** A benefit that is redeemed at a counter, twice a day for each card, unless told otherwise. @returns its id */
export function addBenefit(office: AccountContext, given: Partial<NewBenefit> = {}): string {
  return createBenefit(office, {
    formKey: randomUUID(),
    kind: "scenic",
    title: "示例观光车",
    summary: "凭卡免费乘坐。",
    provider: "示例公园",
    source: null,
    categories: ["young"],
    redeemable: true,
    perCard: 2,
    perCardPeriod: "day",
    quota: null,
    quotaPeriod: "day",
    from: null,
    until: null,
    ...given,
  });
}
