import { createHash } from "node:crypto";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import type { Posting } from "~/domain/parsing/posting";

/** SHA-256 of a text. */
export const digest = (text: string) => createHash("sha256").update(text).digest();
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Twelve letters that only depend on `text`, so that importing again gives the same identifiers. */
export function stableId(text: string): string {
  return [...digest(text).subarray(0, 12)].map((byte) => ALPHABET[byte & 31]).join("");
}

const fold = (text: string | null) =>
  (text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");

/**
 * What makes two postings the same: employer, title, place, pay, education, experience and description. Null when the
 * employer is unknown and there is no description: then nothing proves that two rows are one.
 */
export function dedupKey(posting: Posting): string | null {
  const { enterprise: employer, duties, conditions } = posting;
  const text = fold(`${duties ?? ""}${conditions ?? ""}`);
  if (employer.name === null && text === "") return null;
  const name = employer.name === null ? "" : enterpriseNameKey(employer.name);
  const parts = [name, fold(posting.title), posting.district, posting.cityDistrict, posting.salaryRaw];
  return digest([...parts, posting.education, posting.experience, text].join("\u0000")).toString("base64url");
}

/** The identifier of the job that a row of a source makes. */
export const jobIdOf = (source: string, sourceId: string): string => stableId(`${source}\u0000${sourceId}`);
