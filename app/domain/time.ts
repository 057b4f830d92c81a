/** The portal's clock on the wall: every date a visitor reads is in Asia/Shanghai (UTC+8, no daylight saving). */
export const TIME_ZONE = "Asia/Shanghai";
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** Number of the Shanghai calendar day that holds `at` (UTC epoch ms). */
export function shanghaiDay(at: number): number {
  return Math.floor((at + OFFSET) / DAY);
}

/** Year of the Shanghai day that holds `at` (UTC epoch ms). */
export const shanghaiYear = (at: number): number => new Date(at + OFFSET).getUTCFullYear();

/** UTC epoch ms at which the Shanghai day of that number begins. */
export const shanghaiDayStart = (day: number): number => day * DAY - OFFSET;

/** UTC epoch ms at which a Shanghai day begins; `month` from 1. */
export function shanghaiMidnight(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) - OFFSET;
}

/** `2026 年 11 月 23 日` */
export function formatDate(at: number): string {
  const d = new Date(at + OFFSET);
  return `${d.getUTCFullYear()} 年 ${d.getUTCMonth() + 1} 月 ${d.getUTCDate()} 日`;
}

/** `2026-11-23T07:00:00+08:00` */
export function isoShanghai(at: number): string {
  return `${new Date(at + OFFSET).toISOString().slice(0, 19)}+08:00`;
}

/** How long ago, by calendar days: `今天`, `昨天`, `5 天前`, then the date. */
export function formatDaysAgo(at: number, now: number): string {
  const days = shanghaiDay(now) - shanghaiDay(at);
  if (days <= 0) return "今天";
  if (days === 1) return "昨天";
  return days <= 30 ? `${days} 天前` : formatDate(at);
}

/** What is left until `until`: `今天截止`, `3 天后截止`, then `12 月 5 日截止`. */
export function formatDeadline(until: number, now: number): string {
  const days = shanghaiDay(until) - shanghaiDay(now);
  if (until < now) return `已于 ${formatDate(until)} 截止`;
  if (days === 0) return "今天截止";
  if (days === 1) return "明天截止";
  return days <= 7 ? `${days} 天后截止` : `${formatDate(until)}截止`;
}

/** How long until the Shanghai day of `until` is over: `今天截止`, `还有 8 天`. */
export function formatDaysLeft(until: number, now: number): string {
  const days = shanghaiDay(until) - shanghaiDay(now);
  return days <= 0 ? "今天截止" : `还有 ${days} 天`;
}

/** `2026 年 11 月 23 日 10:05` */
export function formatTime(at: number): string {
  return `${formatDate(at)} ${new Date(at + OFFSET).toISOString().slice(11, 16)}`;
}

/** How long something took or waits: `35 分钟`, `5 小时`, `3 天 2 小时`. */
export function formatSpan(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} 分钟`;
  if (hours < 24) return `${hours} 小时`;
  const rest = hours % 24;
  return `${Math.floor(hours / 24)} 天${rest === 0 ? "" : ` ${rest} 小时`}`;
}

/** The same time of day so many calendar months on in Shanghai; the last day of a shorter month for what it lacks. */
export function inMonths(at: number, months: number): number {
  const d = new Date(at + OFFSET);
  const day = d.getUTCDate();
  d.setUTCDate(1);
  d.setUTCMonth(d.getUTCMonth() + months);
  const last = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate();
  d.setUTCDate(Math.min(day, last));
  return d.getTime() - OFFSET;
}

/** The last millisecond of the Shanghai day that holds `at`. */
export function endOfShanghaiDay(at: number): number {
  return (shanghaiDay(at) + 1) * DAY - OFFSET - 1;
}
