import { JOB_STATE_LABELS, type JobState } from "~/domain/job";

const KINDS: Record<JobState, string> = {
  draft: "",
  review: "tag-premium",
  published: "tag-tier",
  paused: "tag-premium",
  expired: "tag-ended",
  closed: "",
};

/** Where a position stands. */
export function StateTag({ state }: { state: JobState }) {
  return <span className={`tag whitespace-nowrap ${KINDS[state]}`}>{JOB_STATE_LABELS[state]}</span>;
}
