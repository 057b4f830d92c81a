import { keysOf } from "./labels";

/** How often the new positions of a saved search are mailed. */
export const ALERT_FREQUENCY_LABELS = { daily: "每天", weekly: "每周", off: "不发邮件" } as const;
export type AlertFrequency = keyof typeof ALERT_FREQUENCY_LABELS;
export const ALERT_FREQUENCIES = keysOf<AlertFrequency>(ALERT_FREQUENCY_LABELS);

/** 项目默认: saved searches that one account can hold. */
export const MOST_SAVED_SEARCHES = 20;
/** 项目默认: saved positions that one account can hold. */
export const MOST_SAVED_JOBS = 500;
/** Positions that one message names; the rest is behind its link. */
export const MOST_IN_MESSAGE = 20;
