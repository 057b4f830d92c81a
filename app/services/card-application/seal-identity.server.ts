import type { SecretBox } from "~/auth/secret-box.server";

/** What identity numbers of cases are sealed for. */
export const IDENTITY_PURPOSE = "card-identity";
/** What is named where an identity number is meant. @param number normalised: upper case, no blanks */
export const identityText = (number: string) => `identity:${number}`;
/** What the contact of whoever objects is sealed for. */
export const OBJECTION_PURPOSE = "card-objection";
/** What whoever objects left of themselves. */
export interface ObjectionContact {
  name: string | null;
  contact: string | null;
}
/** Null where nothing was left, it is erased, or no key opens it. */
export function openContact(box: SecretBox, sealed: string | null): ObjectionContact | null {
  const opened = sealed && box.open(sealed, OBJECTION_PURPOSE);
  return opened ? (JSON.parse(opened) as ObjectionContact) : null;
}
/** What private halves of signing keys are sealed for. */
export const SIGNING_PURPOSE = "card-signing-key";

/** An identity number as a case keeps it: found by its name only, as other cases of the same person are. */
export const sealIdentity = (box: SecretBox, number: string) => ({
  sealedIdNumber: box.seal(number, IDENTITY_PURPOSE),
  idNumberHash: box.nameOf(identityText(number)),
});
