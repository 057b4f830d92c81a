import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { CardApplicationKind } from "~/domain/card-application";
import { isOpenCardApplication } from "~/domain/card-application-moves";
import { cardFields } from "~/domain/card-form";
import { factOfAnswer, findCardFact } from "~/domain/rules/card-facts";
import { cardState, isRenewable, type CardCategory } from "~/domain/talent-card";
import type { Db, Tx } from "~db/client";
import { cardApplication, cardMaterial } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { factsAsked, rulesOfCase } from "./evaluate-case.server";
import { findEmployer } from "./find-employer.server";
import { cardOf, findKnown, lastCaseOf } from "./find-known.server";
import type { CardApplicationRow } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";

export type NewCaseRefusal = "open" | "holds" | "noCard" | "notYet" | "suspended" | "again";
export const NEW_CASE_REFUSAL_TEXT: Record<NewCaseRefusal, string> = {
  open: "您已有一份在办的人才卡申请，办结或撤回后才能再申请。",
  holds: "您已持有人才卡。到期前可以续期，换了单位可以办理变更，不需要重新申请。",
  noCard: "您还没有可以续期或变更的人才卡，请首次申请。",
  notYet: "人才卡离到期还早，到期前 90 天起可以续期（项目默认）。",
  suspended: "您的人才卡正在暂停使用，恢复后才能办理续期或变更。",
  again: "表单已失效，请刷新页面后重新开始。",
};

/** What keeps somebody from beginning a case of a kind; null = nothing does. */
export function newCaseObstacle(
  db: Db | Tx,
  personId: string,
  kind: CardApplicationKind,
  now: number,
): NewCaseRefusal | null {
  if (openCaseOf(db, personId)) return "open";
  const card = cardOf(db, personId);
  if (kind === "new") return card ? "holds" : null;
  if (!card) return "noCard";
  if (card.status === "suspended") return "suspended";
  return kind === "renewal" && !isRenewable(cardState(card, now)) ? "notYet" : null;
}

/** The case of somebody that is under way, whoever files it. */
export function openCaseOf(db: Db | Tx, personId: string): CardApplicationRow | undefined {
  return db
    .select()
    .from(cardApplication)
    .where(and(eq(cardApplication.personId, personId), isNull(cardApplication.erasedAt)))
    .all()
    .find(({ status }) => isOpenCardApplication(status));
}

export type NewCase = { id: string } | { refused: NewCaseRefusal };

/**
 * Begins a request for one's own card, filled in with what the portal knows already. A renewal and a change of employer
 * take over category, identity and papers of the case before.
 * @param formKey of the form it was begun with, and its id from then on: a form sent twice begins one
 */
export function createCardApplication(
  ctx: VaultContext,
  {
    formKey,
    kind,
    category,
    checked = {},
  }: {
    formKey: string;
    kind: CardApplicationKind;
    category: CardCategory | null;
    /** Answers given in the self-check just now. */
    checked?: Readonly<Record<string, string>>;
  },
): NewCase {
  const { actor, now } = ctx;
  return ctx.db.transaction((tx): NewCase => {
    const made = tx.select().from(cardApplication).where(eq(cardApplication.id, formKey)).get();
    if (made)
      return made.personId === actor.id && made.filedBy === actor.id ? { id: made.id } : { refused: "again" };
    const refused = newCaseObstacle(tx, actor.id, kind, now);
    if (refused) return { refused };
    const card = cardOf(tx, actor.id);
    const chosen = kind === "new" ? category : (card?.category ?? null);
    if (!chosen) return { refused: "again" };
    const row = { ...blankCase(ctx, formKey, chosen), ...knownContent(tx, ctx, kind, chosen, checked), kind };
    const kept = kind === "new" ? [] : keptMaterialsOf(tx, actor.id);
    tx.insert(cardApplication)
      .values({ ...row, cardId: kind === "new" ? null : (card?.id ?? null) })
      .run();
    for (const { kind: of, uploadId } of kept)
      tx.insert(cardMaterial)
        .values({ id: randomUUID(), applicationId: formKey, kind: of, uploadId, addedAt: now })
        .run();
    recordAction(tx, ctx, {
      action: "card-application:create",
      entity: "card-application",
      entityId: formKey,
      details: { kind, category: chosen },
    });
    return { id: formKey };
  }, CARD_WRITING);
}

/** A case of which nothing is written yet, for whoever acts. */
export const blankCase = ({ actor, now }: VaultContext, id: string, category: CardCategory) => ({
  id,
  kind: "new" as CardApplicationKind,
  category,
  status: "draft" as const,
  personId: actor.id,
  filedBy: actor.id,
  answers: {} as Record<string, string>,
  createdAt: now,
  updatedAt: now,
  movedAt: now,
});

function isAnswer(name: string, answer: string): boolean {
  const fact = findCardFact(name);
  return fact !== undefined && factOfAnswer(fact, answer) !== undefined;
}

/**
 * What the portal knows already of what the category asks for, as a case keeps it; what was answered in the self-check
 * just now is newer than all of it.
 */
export function knownContent(
  db: Db | Tx,
  ctx: VaultContext,
  kind: CardApplicationKind,
  category: CardCategory,
  checked: Readonly<Record<string, string>> = {},
) {
  const known = findKnown(ctx, kind);
  const rules = rulesOfCase(db, { category, ruleVersions: null }, ctx.now);
  const asked = cardFields(category, {}, factsAsked(rules)).map(({ name }) => name);
  for (const name of known.keys()) if (!asked.includes(name)) known.delete(name);
  const take = (name: string) => {
    const value = known.get(name)?.value ?? null;
    known.delete(name);
    return value;
  };
  const [realName, employer, field] = [take("realName"), take("employer"), take("field")];
  const found = employer ? findEmployer(db, employer) : undefined;
  const before = lastCaseOf(db, ctx.actor.id);
  return {
    realName,
    employerName: found?.name ?? employer,
    enterpriseId: found?.id ?? null,
    field,
    answers: {
      ...Object.fromEntries([...known].map(([name, { value }]) => [name, value])),
      ...Object.fromEntries(
        Object.entries(checked).filter(([name, answer]) => asked.includes(name) && isAnswer(name, answer)),
      ),
    },
    sealedIdNumber: before?.sealedIdNumber ?? null,
    idNumberHash: before?.idNumberHash ?? null,
  };
}

const KEPT_MATERIALS = ["identity", "honour", "education", "title"] as const;
/** Papers that say the same as before are not asked for again; they are looked at again all the same. */
export function keptMaterialsOf(db: Db | Tx, personId: string) {
  const before = lastCaseOf(db, personId);
  if (!before) return [];
  return db
    .select({ kind: cardMaterial.kind, uploadId: cardMaterial.uploadId, verdict: cardMaterial.verdict })
    .from(cardMaterial)
    .where(eq(cardMaterial.applicationId, before.id))
    .all()
    .filter(({ kind, verdict }) => KEPT_MATERIALS.some((one) => one === kind) && verdict !== "rejected");
}
