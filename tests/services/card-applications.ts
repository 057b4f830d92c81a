import { randomUUID } from "node:crypto";
import type { SecretBox } from "~/auth/secret-box.server";
import { STAGE_WORKING_DAYS, isHandedIn, type CardApplicationStatus } from "~/domain/card-application";
import { isFinalCardApplication } from "~/domain/card-application-moves";
import type { CardMaterial, MaterialVerdict } from "~/domain/card-materials";
import type { CardEvaluation, EvaluatedLine } from "~/domain/card-evaluation";
import { afterWorkingDays } from "~/domain/working-day";
import { cardLinks } from "~/http/card-links";
import {
  findCardApplication,
  loadDeskCardApplication,
  type CardApplicationRow,
} from "~/services/card-application/load-card-application.server";
import { nextNumber } from "~/services/card-application/next-number.server";
import { sealIdentity } from "~/services/card-application/seal-identity.server";
import type { AccountContext } from "~/services/context.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { cardApplication, cardApplicationEvent, cardMaterial, upload } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { acting, addPerson, box } from "./people";

export const CARD_LINKS = cardLinks("https://portal.example");

/** People of the office: two who do first reviews, two who do second ones, one who may do both. */
export async function addOffice(db: Db, now = FACTORY_NOW) {
  return {
    first: acting(db, await addPerson(db, "first", "reviewer"), ["reviewer"], now),
    otherFirst: acting(db, await addPerson(db, "other-first", "reviewer"), ["reviewer"], now),
    second: acting(db, await addPerson(db, "second", "approver"), ["approver"], now),
    otherSecond: acting(db, await addPerson(db, "other-second", "approver"), ["approver"], now),
    admin: acting(db, await addPerson(db, "office-admin", "admin"), ["admin"], now),
  };
}
export type Office = Awaited<ReturnType<typeof addOffice>>;

/** Somebody who can hold a card. */
export const addHolder = async (db: Db, name: string, now = FACTORY_NOW): Promise<VaultContext> =>
  acting(db, await addPerson(db, name, "candidate"), ["candidate"], now);

/** One line of a verdict; as good as any where only its shape counts. */
export const buildLine = (given: Partial<EvaluatedLine> = {}): EvaluatedLine => ({
  id: "catalogue",
  part: "gate",
  title: "符合“金凤凰”人才分类目录",
  verdict: "met",
  inputs: [{ fact: "honour", value: "academician" }],
  clause: "《关于进一步做好“金凤凰”人才入库工作的通知》（待核）",
  ...given,
});

/** What the rules said of a case: one line that is met, one that is not known. */
export const buildEvaluation = (given: Partial<CardEvaluation> = {}): CardEvaluation => ({
  at: FACTORY_NOW,
  verdict: "unknown",
  provable: false,
  parts: [
    {
      ruleSetId: "jinfenghuang-entry",
      version: 1,
      title: "“金凤凰”入库条件",
      verdict: "unknown",
      points: null,
      lines: [
        buildLine(),
        buildLine({ id: "full-time", title: "全职在科学城（高新区）工作", verdict: "unknown", inputs: [] }),
      ],
    },
  ],
  ...given,
});

type GivenCase = Partial<CardApplicationRow> & {
  /** Identity number in the clear; it is sealed and found as the portal does. */
  idNumber?: string;
  /** What it is sealed with; that of the tests when not given. */
  sealedWith?: SecretBox;
};

/**
 * A case of a person in a state, written directly: with number, deadline and one event where it was handed in.
 * Officers of earlier stages are given by `firstReviewedBy` and the like. @returns its id
 */
export function addCase(
  db: Db,
  personId: string,
  status: CardApplicationStatus,
  { idNumber = "50010119900101123X", sealedWith = box, ...given }: GivenCase = {},
  now = FACTORY_NOW,
): string {
  const id = given.id ?? randomUUID();
  const handedIn = isHandedIn(status);
  const ended = isFinalCardApplication(status) || status === "rejected";
  const days = STAGE_WORKING_DAYS[status];
  const published = status === "publicity" || status === "objection";
  db.transaction((tx) => {
    const publicityUntil = published ? afterWorkingDays(now, 5, {}) : null;
    tx.insert(cardApplication)
      .values({
        id,
        caseNumber: handedIn ? nextNumber(tx, "RCK", now) : null,
        kind: "new",
        category: "young",
        status,
        personId,
        filedBy: personId,
        employerName: "示例智能科技有限公司",
        realName: "示例申请人",
        ...sealIdentity(sealedWith, idNumber),
        field: "it.software",
        answers: {},
        ruleVersions: handedIn ? { "jinfenghuang-entry": 1 } : null,
        evaluation: handedIn ? buildEvaluation() : null,
        publicityFrom: published ? now : null,
        publicityUntil,
        createdAt: now,
        updatedAt: now,
        submittedAt: handedIn ? now : null,
        movedAt: now,
        dueAt:
          status === "publicity"
            ? publicityUntil
            : days === undefined
              ? null
              : afterWorkingDays(now, days, {}),
        endedAt: ended ? now : null,
        ...given,
      })
      .run();
    if (handedIn)
      tx.insert(cardApplicationEvent)
        .values({
          applicationId: id,
          at: now,
          side: "person",
          verb: "submit",
          from: "draft",
          to: "submitted",
        })
        .run();
  });
  return id;
}

/** A paper of a case, by its owner. @returns the id of the material */
export function addMaterial(
  db: Db,
  applicationId: string,
  kind: CardMaterial,
  verdict: MaterialVerdict = "pending",
  now = FACTORY_NOW,
): string {
  const id = randomUUID();
  const ownerId = findCase(db, applicationId).personId;
  const file = { mime: "image/png", bytes: 1, sha256: id, name: `${kind}.png`, scan: "unscanned" } as const;
  db.insert(upload)
    .values({ id, ownerId, storedName: id, ...file, createdAt: now })
    .run();
  db.insert(cardMaterial).values({ id, applicationId, kind, uploadId: id, addedAt: now, verdict }).run();
  return id;
}

/** @throws where there is none */
export function findCase(db: Db, id: string): CardApplicationRow {
  const row = findCardApplication(db, id);
  if (!row) throw new Error("no such case");
  return row;
}

/** A case as the office is given it. @throws where it is not theirs to see */
export function onDesk(ctx: AccountContext, id: string) {
  const row = loadDeskCardApplication(ctx, id);
  if (!row) throw new Error("not on the desk");
  return row;
}
