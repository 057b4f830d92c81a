import { VISIBLE_DISCLOSURE, type Visibility } from "~/domain/candidate";
import { giveConsent } from "../consent/give-consent.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext } from "../context.server";
import { changeProfile, findProfile, WRITING } from "./change-profile.server";

/** Opens a profile to verified enterprises, or closes it again; either is written into the ledger of consents. */
export function setVisibility(ctx: AccountContext, visibility: Visibility): void {
  const consented = { accountId: ctx.actor.id, kind: "visible" } as const;
  ctx.db.transaction((tx) => {
    const from = findProfile(tx, ctx)?.visibility ?? "applied";
    if (from === visibility) return;
    changeProfile(tx, ctx, {
      action: "profile:visibility",
      details: { from, to: visibility },
      set: { visibility },
    });
    if (visibility === "applied") return withdrawConsent(tx, ctx, consented);
    giveConsent(tx, ctx, { ...consented, subjectId: null, disclosure: VISIBLE_DISCLOSURE });
  }, WRITING);
}
