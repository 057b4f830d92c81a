import { randomUUID } from "node:crypto";
import type { NewBenefit } from "~/domain/benefit-form";
import { createBenefit } from "~/services/benefit/save-benefit.server";
import type { AccountContext } from "~/services/context.server";
import type { CardRow } from "~/services/talent-card/load-card.server";
import type { Db } from "~db/client";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { addPerson } from "./people";
import { addCard } from "./talent-cards";

let holders = 0;

/** A card of somebody new, issued a month ago, of a young talent unless told otherwise. @returns its row */
export async function addHeldCard(db: Db, given: Partial<CardRow> = {}, now = FACTORY_NOW): Promise<CardRow> {
  holders += 1;
  const holderId = given.holderId ?? (await addPerson(db, `holder${holders}`, "candidate"));
  return addCard(db, holderId, { category: "young", holderName: "示例持卡人", ...given }, now - 30 * DAY);
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
