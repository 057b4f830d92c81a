import { shanghaiDay, shanghaiMidnight, isoShanghai } from "./time";

/** What an identity is proved by. 18-digit numbers stand for residents of Hong Kong, Macao and Taiwan as well. */
export const IDENTITY_KIND_LABELS = {
  mainland: "居民身份证（含港澳台居民居住证，18 位号码）",
  passport: "护照或其他证件",
} as const;
export type IdentityKind = keyof typeof IDENTITY_KIND_LABELS;
export const IDENTITY_KINDS = Object.keys(IDENTITY_KIND_LABELS) as [IdentityKind, ...IdentityKind[]];

/** 公民身份号码, GB 11643-1999: area (6 digits), day of birth (8), order (3), check character. */
const BODY = /^[1-9]\d{16}$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";
const PASSPORT = /^[A-Z0-9]{5,20}$/;
const FIRST_YEAR = 1900;
/** 劳动法 art. 15: nobody younger is employed. */
const YOUNGEST = 16;

/**
 * The check character of the first 17 (ISO 7064, MOD 11-2).
 * @throws RangeError when `body` is not 17 digits
 */
export function identityCheck(body: string): string {
  if (!BODY.test(body)) throw new RangeError("not the first 17 digits of an identity number");
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return CHECKS.charAt(sum % 11);
}

/** Upper case, one width, no blanks or hyphens: what a person may have typed or pasted. */
export const normalizeIdentity = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}-]/gu, "")
    .toUpperCase();

/** The day of birth that a number (normalised) holds, `YYYY-MM-DD`; null where it holds none. */
export function birthDayOf(number: string): string | null {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(number);
  if (!found) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists && year >= FIRST_YEAR ? at.toISOString().slice(0, 10) : null;
}

/** Whole years of somebody born on a day (`YYYY-MM-DD`) at a moment, as Shanghai's calendar has it. */
export function ageOn(born: string, now: number): number {
  const [year = 0, month = 1, day = 1] = born.split("-").map(Number);
  const today = isoShanghai(now).slice(0, 10);
  const years = Number(today.slice(0, 4)) - year;
  const had = today.slice(5) >= `${pad(month)}-${pad(day)}`;
  return had ? years : years - 1;
}
const pad = (n: number) => String(n).padStart(2, "0");

/** What is wrong with a number (normalised); null = nothing that can be told by itself. */
export function identityFault(kind: IdentityKind, number: string, now: number): string | null {
  if (number === "") return "请填写证件号码";
  if (kind === "passport") return PASSPORT.test(number) ? null : "证件号码应为 5–20 位字母和数字，请对照证件";
  if (number.length !== 18) return `身份证号码应为 18 位，现在是 ${[...number].length} 位，请对照证件`;
  if (!BODY.test(number.slice(0, 17))) return "身份证号码前 17 位应为数字，请对照证件";
  const born = birthDayOf(number);
  if (born === null) return "身份证号码中的出生日期不存在，请对照证件逐位检查";
  if (identityCheck(number.slice(0, 17)) !== number[17])
    return "身份证号码有误（校验位不符），请对照证件逐位检查";
  return bornFault(born, now);
}

/** What is wrong with a day of birth: in the future, or too young to be employed. */
export function bornFault(born: string, now: number): string | null {
  const [year = 0, month = 1, day = 1] = born.split("-").map(Number);
  if (shanghaiDay(shanghaiMidnight(year, month, day)) > shanghaiDay(now)) return "出生日期晚于今天，请核对";
  return ageOn(born, now) < YOUNGEST ? `按出生日期不满 ${YOUNGEST} 周岁，请核对` : null;
}

/** `110*************34`: the first three and the last two, as it is shown even to whom it belongs. */
export function maskIdentity(number: string): string {
  if (number.length <= 5) return "*".repeat(number.length);
  return `${number.slice(0, 3)}${"*".repeat(number.length - 5)}${number.slice(-2)}`;
}
