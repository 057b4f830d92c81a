import { CERTIFICATE_MONTHS, ENDS_NEXT_MARCH, type CertificateKind } from "./cultivation";
import { inMonths, shanghaiDay, shanghaiDayStart } from "./time";
import { dayName } from "./working-day";

const DAY = 86_400_000;

/** Days before the end on which the owners are reminded. */
export const CERTIFICATE_REMINDER_DAYS = [90, 30, 7] as const;

/** Whether it is a day of the calendar written `YYYY-MM-DD`. */
export function isDayName(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayName(Math.floor(Date.parse(text) / DAY)) === text;
}

/**
 * The last day on which a certificate counts where none is printed: the day before it has been so many months, or the
 * end of next March; null where nobody says how long it counts (待核).
 * @param issuedOn `YYYY-MM-DD`
 */
export function certificateEnd(kind: CertificateKind, issuedOn: string): string | null {
  if (ENDS_NEXT_MARCH.includes(kind)) return `${Number(issuedOn.slice(0, 4)) + 1}-03-31`;
  const months = CERTIFICATE_MONTHS[kind];
  if (months === null) return null;
  const start = shanghaiDayStart(Math.floor(Date.parse(issuedOn) / DAY));
  return dayName(shanghaiDay(inMonths(start, months)) - 1);
}

/** The end of a certificate in words; one that follows from what no document at hand says is 待核. */
export function certificateEndText(
  kind: CertificateKind,
  issuedOn: string,
  validUntil: string | null,
): string {
  if (validUntil === null) return "待核";
  const isGuess = ENDS_NEXT_MARCH.includes(kind) && validUntil === certificateEnd(kind, issuedOn);
  return isGuess ? `${validUntil}（待核）` : validUntil;
}
