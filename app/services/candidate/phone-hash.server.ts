import type { SecretBox } from "~/auth/secret-box.server";

/** What is named where a phone number is meant. @param number as `readIdentifier` writes it */
export const phoneText = (number: string) => `mobile:${number}`;

/** The name under which a phone number is found without being read. */
export const phoneHash = (box: SecretBox, number: string) => box.nameOf(phoneText(number));
