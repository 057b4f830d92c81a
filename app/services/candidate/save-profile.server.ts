import type { Basics, Wishes } from "~/domain/profile-form";
import type { VaultContext } from "../vault-context.server";
import {
  changeProfile,
  findProfile,
  WRITING,
  type ProfileChange,
  type ProfileRow,
} from "./change-profile.server";
import { phoneHash } from "./phone-hash.server";

export type SaveProfileResult = { done: true } | { refused: "changed" };

/** Saves what somebody says of themselves, contact data sealed. @param version of the page; 0 where there was none */
export function saveBasics(
  ctx: VaultContext,
  version: number,
  { phone, email, ...plain }: Basics,
): SaveProfileResult {
  const { box } = ctx;
  return save(ctx, version, "basics", {
    isSame: (row) =>
      isEqual(row, plain) &&
      phone === (row.sealedPhone && box.open(row.sealedPhone, "profile-phone")) &&
      email === (row.sealedEmail && box.open(row.sealedEmail, "profile-email")),
    set: {
      ...plain,
      sealedPhone: phone && box.seal(phone, "profile-phone"),
      phoneHash: phone && phoneHash(box, phone),
      sealedEmail: email && box.seal(email, "profile-email"),
    },
  });
}

/** Saves what somebody looks for. @param version of the page; 0 where there was none */
export function saveWishes(ctx: VaultContext, version: number, wishes: Wishes): SaveProfileResult {
  return save(ctx, version, "wishes", { isSame: (row) => isEqual(row, wishes), set: wishes });
}

interface Part {
  /** Whether it is stored already: the same form a second time. */
  isSame: (row: ProfileRow) => boolean;
  set: ProfileChange["set"];
}

function save(ctx: VaultContext, version: number, part: string, { isSame, set }: Part): SaveProfileResult {
  return ctx.db.transaction((tx): SaveProfileResult => {
    const row = findProfile(tx, ctx);
    if (row && isSame(row)) return { done: true };
    if ((row?.version ?? 0) !== version) return { refused: "changed" };
    changeProfile(tx, ctx, { action: "profile:save", details: { part }, set });
    return { done: true };
  }, WRITING);
}

function isEqual(row: ProfileRow, fields: Partial<ProfileRow>): boolean {
  return Object.entries(fields).every(
    ([name, value]) => JSON.stringify(row[name as keyof ProfileRow]) === JSON.stringify(value),
  );
}
