/** One width, no control characters, blanks folded; the reading everything else starts from. */
export function tidy(raw: string | null | undefined): string {
  return (raw ?? "")
    .toWellFormed()
    .normalize("NFKC")
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\ufeff]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Like `tidy`, but lines stay lines: for descriptions. */
export function tidyLines(raw: string | null | undefined): string {
  return (raw ?? "")
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\ufeff]+/gu, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
