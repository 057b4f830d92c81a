import { CERTIFICATE_MONTHS, type CertificateKind } from "./cultivation";
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
 * The last day on which a certificate counts where none is printed: the day before it has been so many months; null
 * where nobody says how long it counts (待核).
 * @param issuedOn `YYYY-MM-DD`
 */
export function certificateEnd(kind: CertificateKind, issuedOn: string): string | null {
  const months = CERTIFICATE_MONTHS[kind];
  if (months === null) return null;
  const start = shanghaiDayStart(Math.floor(Date.parse(issuedOn) / DAY));
  return dayName(shanghaiDay(inMonths(start, months)) - 1);
}
