import { eq } from "drizzle-orm";
import type { BenefitChange, NewBenefit } from "~/domain/benefit-form";
import { authorize, type Authorized } from "~/domain/permission";
import { benefit } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findBenefit, type BenefitRow } from "./load-benefit.server";

const WRITING = { behavior: "immediate" } as const;

export const BENEFIT_CHANGED = "这项权益刚刚被其他人更改过。您填写的内容还在，请对照后再保存。";

/** What of a benefit the catalogue decides; the trail keeps it before and after each change. */
type Terms = Omit<BenefitChange, "version">;

function termsOf(given: Terms): Terms {
  const { kind, title, summary, provider, source, categories, redeemable, from, until } = given;
  const { perCard, perCardPeriod, quota, quotaPeriod } = given;
  const times = { perCard, perCardPeriod, quota, quotaPeriod };
  return { kind, title, summary, provider, source, categories, redeemable, ...times, from, until };
}

/**
 * Puts a benefit into the catalogue. The same form sent twice makes one.
 * @returns its id
 * @throws NotPermitted
 */
export function createBenefit(ctx: AccountContext, form: NewBenefit): string {
  authorize(ctx.actor, "benefit:manage", form);
  const id = form.formKey;
  ctx.db.transaction((tx) => {
    if (findBenefit(tx, id)) return;
    const after = termsOf(form);
    const dates = { createdAt: ctx.now, updatedAt: ctx.now };
    tx.insert(benefit)
      .values({ id, ...after, active: true, ...dates })
      .run();
    recordAction(tx, ctx, {
      action: "benefit:create",
      entity: "benefit",
      entityId: id,
      details: { version: 1, after },
    });
  }, WRITING);
  return id;
}

export type BenefitResult = { done: true } | { refused: "changed" };

/** Changes what a benefit is; `version` is the one that was shown. */
export function changeBenefit(
  ctx: AccountContext,
  target: Authorized<BenefitRow>,
  { version, ...form }: BenefitChange,
): BenefitResult {
  return write(ctx, target, version, termsOf(form));
}

/** Takes a benefit out of use, or back into it. What was used stays counted. */
export function switchBenefit(
  ctx: AccountContext,
  target: Authorized<BenefitRow>,
  version: number,
  active: boolean,
): BenefitResult {
  return write(ctx, target, version, { active });
}

function write(
  ctx: AccountContext,
  { id }: BenefitRow,
  shown: number,
  after: Terms | { active: boolean },
): BenefitResult {
  return ctx.db.transaction((tx): BenefitResult => {
    const row = findBenefit(tx, id);
    if (!row) return { refused: "changed" };
    const kept = row as unknown as Record<string, unknown>;
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, kept[name]]));
    // Sent twice, or nothing was changed: it stands as asked for.
    if (JSON.stringify(before) === JSON.stringify(after)) return { done: true };
    if (row.version !== shown) return { refused: "changed" };
    const version = row.version + 1;
    tx.update(benefit)
      .set({ ...after, version, updatedAt: ctx.now })
      .where(eq(benefit.id, id))
      .run();
    recordAction(tx, ctx, {
      action: "benefit:change",
      entity: "benefit",
      entityId: id,
      details: { version, before, after },
    });
    return { done: true };
  }, WRITING);
}
