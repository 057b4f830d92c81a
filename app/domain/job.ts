import { keysOf } from "./labels";

/** Stored states of a job. `expired` is never stored: it follows from `validUntil` and the clock. */
export const JOB_STATUS_LABELS = {
  draft: "草稿",
  review: "审核中",
  published: "招聘中",
  paused: "已暂停",
  closed: "已停止招聘",
} as const;
export type JobStatus = keyof typeof JOB_STATUS_LABELS;
export const JOB_STATUSES = keysOf<JobStatus>(JOB_STATUS_LABELS);

export interface JobLifetime {
  status: JobStatus;
  /** UTC epoch ms of the last moment the job is open; null = the source does not say (待核). */
  validUntil: number | null;
}

/** What a visitor is told: open jobs can be found by search; the rest keep their page and say so. */
export function jobAvailability(job: JobLifetime, now: number): "open" | "expired" | "closed" | "hidden" {
  if (job.status === "closed") return "closed";
  if (job.status !== "published") return "hidden";
  if (job.validUntil !== null && job.validUntil < now) return "expired";
  return "open";
}
