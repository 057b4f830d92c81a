/**
 * A company's name folded for matching (`enterprise.nameKey`): one width, one case, no blanks, no brackets or other
 * punctuation, so that `重庆甲（集团）` and `重庆甲(集团) ` are one employer.
 */
export function enterpriseNameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}

/** Under this name stand the postings whose source does not say who employs; it is nobody's page. */
export const UNNAMED_ENTERPRISE = "用人单位未注明";
