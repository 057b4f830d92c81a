import { createHash } from "node:crypto";
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
import { readProfile, type Profile } from "./read-profile.server";

export type SaveProfileResult = { done: true } | { refused: "changed" };

/** What a page showed: the version of the profile, 0 where there was none, and the stamp of the part (`partStamp`). */
export interface ShownPart {
  version: number;
  stamp?: string;
}

/** Saves what somebody says of themselves, contact data sealed. */
export function saveBasics(
  ctx: VaultContext,
  shown: number | ShownPart,
  { phone, email, ...plain }: Basics,
): SaveProfileResult {
  const { box } = ctx;
  return save(ctx, shown, "basics", {
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

/** Saves what somebody looks for. */
export function saveWishes(ctx: VaultContext, shown: number | ShownPart, wishes: Wishes): SaveProfileResult {
  return save(ctx, shown, "wishes", { isSame: (row) => isEqual(row, wishes), set: wishes });
}

interface Part {
  /** Whether it is stored already: the same form a second time. */
  isSame: (row: ProfileRow) => boolean;
  set: ProfileChange["set"];
}

const PARTS = {
  basics: ["realName", "phone", "email", "city", "headline", "about", "skills"],
  wishes: ["jobTypes", "districts", "industries", "salaryMinMonthly", "availableFrom"],
} as const satisfies Record<string, readonly (keyof Profile)[]>;

/** Stands for what is stored of a part: a page is stale for it only when that has changed. */
export function partStamp(profile: Profile | null, part: keyof typeof PARTS): string {
  const values = PARTS[part].map((name) => profile?.[name] ?? null);
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 22);
}

function save(
  ctx: VaultContext,
  shown: number | ShownPart,
  part: keyof typeof PARTS,
  { isSame, set }: Part,
): SaveProfileResult {
  const { version, stamp }: ShownPart = typeof shown === "number" ? { version: shown } : shown;
  return ctx.db.transaction((tx): SaveProfileResult => {
    const row = findProfile(tx, ctx);
    if (row && isSame(row)) return { done: true };
    const untouched = stamp !== undefined && stamp === partStamp(readProfile(ctx), part);
    if ((row?.version ?? 0) !== version && !untouched) return { refused: "changed" };
    changeProfile(tx, ctx, { action: "profile:save", details: { part }, set });
    return { done: true };
  }, WRITING);
}

function isEqual(row: ProfileRow, fields: Partial<ProfileRow>): boolean {
  return Object.entries(fields).every(
    ([name, value]) => JSON.stringify(row[name as keyof ProfileRow]) === JSON.stringify(value),
  );
}
