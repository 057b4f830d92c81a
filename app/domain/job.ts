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

/** Where a job stands: as stored, or `expired` where its validity is over. */
export const JOB_STATE_LABELS = { ...JOB_STATUS_LABELS, expired: "已过有效期" } as const;
export type JobState = keyof typeof JOB_STATE_LABELS;
export const JOB_STATES = keysOf<JobState>(JOB_STATE_LABELS);

export function jobState({ status, validUntil }: JobLifetime, now: number): JobState {
  const isOver = validUntil !== null && validUntil < now;
  return isOver && (status === "published" || status === "paused") ? "expired" : status;
}

/** Who moves a position: somebody of its enterprise, somebody who decides on it, the portal by itself. */
export type JobMover = "owner" | "reviewer" | "system";

/** What a move asks for apart from the state and who makes it. */
export type JobNeed =
  | "complete"
  | "lawful"
  | "verified"
  | "fourEyes"
  | "reason"
  | "validUntil"
  | "neverPublished"
  | "unconfirmed"
  | "unverified"
  | "suspended"
  | "notSuspended";

export interface JobMove {
  who: JobMover;
  needs: readonly JobNeed[];
  /** On the button. */
  label: string;
}

/** `new` = another row is made, this one stays as it is; `gone` = the row is removed. */
export type JobTarget = JobStatus | "new" | "gone";

const owner = (label: string, ...needs: JobNeed[]): JobMove => ({ who: "owner", needs, label });
const reviewer = (label: string, ...needs: JobNeed[]): JobMove => ({ who: "reviewer", needs, label });
const system = (label: string, ...needs: JobNeed[]): JobMove => ({ who: "system", needs, label });

const copy = owner("复制为新职位");
const relist = owner("重新发布");
const extend = owner("更改有效期", "validUntil", "verified");
const headcount = owner("更改招聘人数");
const close = owner("停止招聘", "reason");
const revise = owner("修改内容");
const suspend = reviewer("暂停展示", "notSuspended", "fourEyes", "reason");

/**
 * Every way a position can go: from → to → verb. Buttons, refusals and tests read it; a state that leads to no other
 * is final. What is published and changed in substance goes back to the draft and is reviewed again. What the office
 * suspends its owner cannot resume: it is revised and reviewed again, or reinstated by the office.
 */
export const JOB_TRANSITIONS = {
  draft: {
    draft: { save: owner("保存") },
    review: { submit: owner("提交审核", "complete", "lawful", "verified") },
    gone: { discard: owner("删除草稿", "neverPublished") },
    new: { copy },
  },
  review: {
    draft: { withdraw: owner("撤回修改"), return: reviewer("退回修改", "fourEyes", "reason") },
    published: { approve: reviewer("通过并发布", "fourEyes", "complete", "lawful", "verified") },
    new: { copy },
  },
  published: {
    published: { confirm: owner("确认仍在招聘", "verified"), extend, headcount },
    paused: {
      pause: owner("暂停招聘"),
      lapse: system("到期未确认，自动暂停", "unconfirmed"),
      unverify: system("核验到期，自动暂停", "unverified"),
      suspend,
    },
    closed: { close },
    draft: { revise },
    new: { copy },
  },
  paused: {
    paused: { extend, headcount, suspend },
    published: {
      resume: owner("恢复招聘", "notSuspended", "verified"),
      reinstate: reviewer("恢复展示", "suspended", "fourEyes", "complete", "lawful", "verified"),
    },
    closed: { close },
    draft: { revise },
    new: { copy },
  },
  expired: { closed: { close }, new: { copy, relist } },
  closed: { new: { copy, relist } },
} as const satisfies Record<JobState, Partial<Record<JobTarget, Record<string, JobMove>>>>;

type VerbsOf<T> = T extends unknown ? keyof T & string : never;
type Targets<S> = S extends unknown ? S[keyof S] : never;
export type JobVerb = VerbsOf<Targets<(typeof JOB_TRANSITIONS)[JobState]>>;

export interface FoundMove extends JobMove {
  verb: JobVerb;
  to: JobTarget;
}

/** The moves that lead out of a state or keep it, in the order of the table. */
export function movesFrom(from: JobState): FoundMove[] {
  return Object.entries(JOB_TRANSITIONS[from]).flatMap(([to, verbs]) =>
    Object.entries(verbs as Record<string, JobMove>).map(([verb, move]) => ({
      ...move,
      verb: verb as JobVerb,
      to: to as JobTarget,
    })),
  );
}

/** The move a verb makes from a state; null = there is none. */
export function findMove(from: JobState, verb: JobVerb): FoundMove | null {
  return movesFrom(from).find((move) => move.verb === verb) ?? null;
}

/** Where a verb leads from anywhere. */
export function targetsOf(verb: JobVerb): JobTarget[] {
  return JOB_STATES.flatMap(movesFrom).flatMap((move) => (move.verb === verb ? [move.to] : []));
}

export const JOB_VERBS: readonly JobVerb[] = [
  ...new Set(JOB_STATES.flatMap((state) => movesFrom(state).map(({ verb }) => verb))),
];

/** Owners say so often that a position is still open; otherwise it pauses. */
export const CONFIRM_DAYS = 30;
/** 项目默认: days before that on which they are reminded. */
export const CONFIRM_REMINDER_DAYS = 3;
/** 项目默认: a posting is valid so long at most, counted from today, and can be extended. */
export const MAX_VALID_DAYS = 90;
/** 项目默认: hours within which a submitted position should be decided. */
export const REVIEW_HOURS = 48;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What was confirmed before that is no longer taken to be open. */
export const unconfirmedBefore = (now: number) => now - CONFIRM_DAYS * DAY;
export const confirmBy = (confirmedAt: number) => confirmedAt + CONFIRM_DAYS * DAY;
export const decideBy = (submittedAt: number) => submittedAt + REVIEW_HOURS * HOUR;

/** Why a position pauses; `unconfirmed` and `unverified` are the portal's doing, `reported` the office's. */
export const PAUSE_REASON_LABELS = {
  owner: "用人单位暂停",
  unconfirmed: `${CONFIRM_DAYS} 天未确认仍在招聘`,
  unverified: "单位核验到期",
  reported: "举报经核实，平台暂停展示",
} as const;
export type PauseReason = keyof typeof PAUSE_REASON_LABELS;
export const PAUSE_REASONS = keysOf<PauseReason>(PAUSE_REASON_LABELS);

/** Whether the office has suspended it. */
export const isSuspended = (job: { status: JobStatus; pausedReason: PauseReason | null }) =>
  job.status === "paused" && job.pausedReason === "reported";

export const CLOSE_REASON_LABELS = {
  filled: "已招满",
  cancelled: "岗位取消",
  changed: "需求有变，另行发布",
  other: "其他原因",
} as const;
export type CloseReason = keyof typeof CLOSE_REASON_LABELS;
export const CLOSE_REASONS = keysOf<CloseReason>(CLOSE_REASON_LABELS);

export const JOB_DECISION_LABELS = {
  approve: "通过",
  return: "退回修改",
  suspend: "暂停展示",
  reinstate: "恢复展示",
} as const;
export type JobDecision = keyof typeof JOB_DECISION_LABELS;
export const JOB_DECISIONS = keysOf<JobDecision>(JOB_DECISION_LABELS);

/** Those on a submitted position. */
export const REVIEW_DECISIONS = ["approve", "return"] as const satisfies readonly JobDecision[];
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];
/** Those after which its author has something to mend. */
export const asksToMend = (decision: JobDecision | undefined) =>
  decision === "return" || decision === "suspend";

/** Why a move was not made. */
export type JobRefusal = JobNeed | "changed" | "state";

export const JOB_REFUSAL_TEXT: Record<JobRefusal, string> = {
  changed: "这个职位刚刚被修改过，请核对最新内容后再操作。",
  state: "职位当前的状态不能这样操作，请刷新页面查看。",
  complete: "还有必填内容没有填写。",
  lawful: "有不符合规定的内容，修改后才能继续。",
  verified: "单位尚未通过核验或核验已到期，核验后才能继续。",
  fourEyes: "不能审核本单位的或自己填写的职位，请由其他审核人员处理。",
  reason: "请选择原因。",
  validUntil: `截止日期应在今天至 ${MAX_VALID_DAYS} 天之内。`,
  neverPublished: "发布过的职位要保留记录，不能删除；可以停止招聘。",
  unconfirmed: "职位仍在确认期内。",
  unverified: "单位的核验仍在有效期内。",
  suspended: "职位没有被平台暂停展示。",
  notSuspended:
    "职位已被平台暂停展示，不能直接恢复。请点“修改内容”，按暂停原因修改后重新提交审核，通过后恢复展示。",
};

/** What a visitor is told: open jobs can be found by search; the rest keep their page and say so. */
export function jobAvailability(job: JobLifetime, now: number): "open" | "expired" | "closed" | "hidden" {
  if (job.status === "closed") return "closed";
  if (job.status !== "published") return "hidden";
  if (job.validUntil !== null && job.validUntil < now) return "expired";
  return "open";
}
