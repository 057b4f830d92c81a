import { randomUUID } from "node:crypto";
import { cardValidUntil } from "~/domain/talent-card";
import { findCard, type CardRow } from "~/services/talent-card/load-card.server";
import { nextNumber, nextOf } from "~/services/card-application/next-number.server";
import { newCode } from "~/services/talent-card/issue-card.server";
import type { Db } from "~db/client";
import { cardEvent, talentCard } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addCase } from "./card-applications";

/** A card of somebody, written directly, with the case it was issued on. @returns its row */
export function addCard(db: Db, holderId: string, given: Partial<CardRow> = {}, now = FACTORY_NOW): CardRow {
  const id = given.id ?? randomUUID();
  const applicationId = given.applicationId ?? addCase(db, holderId, "issued", {}, now);
  db.transaction((tx) => {
    tx.insert(talentCard)
      .values({
        id,
        number: nextNumber(tx, "JFH", now),
        code: newCode(),
        holderId,
        applicationId,
        category: "leading",
        holderName: "欧阳示例",
        employerName: "示例智能科技有限公司",
        field: "it.software",
        status: "active",
        statusIndex: nextOf(tx, "card-status"),
        issuedAt: now,
        validFrom: now,
        validUntil: cardValidUntil(now, 36),
        updatedAt: now,
        ...given,
      })
      .run();
    tx.insert(cardEvent).values({ cardId: id, at: now, verb: "issue" }).run();
  });
  return cardOf(db, id);
}

/** @throws where there is none */
export function cardOf(db: Db, id: string): CardRow {
  const row = findCard(db, id);
  if (!row) throw new Error("no such card");
  return row;
}
