import type { SecretBox } from "~/auth/secret-box.server";
import type { account } from "~db/schema";
import { phoneHash } from "../candidate/phone-hash.server";

/** What numbers of accounts are sealed for. */
export const MOBILE_PURPOSE = "account-mobile";

/** A number as an account keeps it. */
export const sealMobile = (box: SecretBox, number: string) => ({
  mobile: null,
  sealedMobile: box.seal(number, MOBILE_PURPOSE),
  mobileHash: phoneHash(box, number),
});

type Kept = Pick<typeof account.$inferSelect, "sealedMobile">;

/** The number that an account signs in with. */
export const openMobile = (box: SecretBox, { sealedMobile }: Kept): string | null =>
  sealedMobile && box.open(sealedMobile, MOBILE_PURPOSE);

/** What an account is recognised by: its address, else its number. */
export const contactOf = (box: SecretBox, kept: Kept & { email: string | null }): string | null =>
  kept.email ?? openMobile(box, kept);
