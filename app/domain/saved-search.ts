import { jobFilterChips } from "./facet-groups";
import { parseJobQuery, type JobQuery } from "./job-query";
import { keysOf } from "./labels";
import { formatJobQuery } from "./query-string";

/** How often the new positions of a saved search are mailed. */
export const ALERT_FREQUENCY_LABELS = { daily: "每天", weekly: "每周一", off: "不发邮件" } as const;
export type AlertFrequency = keyof typeof ALERT_FREQUENCY_LABELS;
export const ALERT_FREQUENCIES = keysOf<AlertFrequency>(ALERT_FREQUENCY_LABELS);

/** 项目默认: saved searches that one account can hold. */
export const MOST_SAVED_SEARCHES = 20;
/** 项目默认: saved positions that one account can hold. */
export const MOST_SAVED_JOBS = 500;
/** Positions that one message names; the rest is behind its link. */
export const MOST_IN_MESSAGE = 20;
/** Hour of the Shanghai day at which messages of saved searches are written. */
export const ALERT_HOUR = 8;
export const LONGEST_SEARCH_NAME = 40;

/** What is kept of a search: which positions, not how they are listed; only new ones are told anyway. */
export function keptQuery(query: JobQuery): Partial<JobQuery> {
  const { sort: _sort, page: _page, perPage: _perPage, postedWithin: _days, ...kept } = query;
  return kept;
}

/** The search that a stored query string stands for. */
export const readKeptQuery = (stored: string): JobQuery => parseJobQuery(new URLSearchParams(stored)).query;

/** One search has one stored form. */
export const storedQuery = (query: JobQuery): string => formatJobQuery(keptQuery(query)).toString();

/** What a search asks for: `嵌入式 · 西永 · 本科`. */
export function describeSearch(query: JobQuery): string {
  const parts = [query.q, ...jobFilterChips({ ...query, postedWithin: null }).map(({ label }) => label)];
  return parts.filter(Boolean).join(" · ") || "全部职位";
}

/** A name to begin with, short enough to be taken. */
export function proposedName(query: JobQuery): string {
  const characters = [...describeSearch(query)];
  if (characters.length <= LONGEST_SEARCH_NAME) return characters.join("");
  return `${characters.slice(0, LONGEST_SEARCH_NAME - 1).join("")}…`;
}

/** The Monday on or before a Shanghai day (numbered as by `shanghaiDay`; day 0 was a Thursday). */
const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** The day before which a search of that frequency was last run when it is due on `day`; null = never due. */
export function dueBefore(frequency: AlertFrequency, day: number): number | null {
  if (frequency === "off") return null;
  return frequency === "daily" ? day : mondayOf(day);
}
