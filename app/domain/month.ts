import { isoShanghai } from "./time";

/** Reads `2024-09`, `2024.9`, `2024/09`, `2024年9月`, `202409`. @returns `YYYY-MM`, null for what is no month */
export function readMonth(text: string): string | null {
  const folded = text.normalize("NFKC").replace(/\s+/g, "");
  const found =
    /^(19[5-9]\d|20[0-4]\d)[-./年](1[0-2]|0?[1-9])月?$/.exec(folded) ??
    /^(19[5-9]\d|20[0-4]\d)(1[0-2]|0[1-9])$/.exec(folded);
  return found ? `${found[1]}-${(found[2] ?? "").padStart(2, "0")}` : null;
}

/** `2024-09` → `2024.09` */
export const shortMonth = (month: string) => month.replace("-", ".");

/** `2024-09` → `2024 年 9 月` */
export function formatMonth(month: string): string {
  const [year, number] = month.split("-");
  return `${year} 年 ${Number(number)} 月`;
}

/** The calendar month in Shanghai that holds `at`, as `YYYY-MM`. */
export const shanghaiMonth = (at: number) => isoShanghai(at).slice(0, 7);
