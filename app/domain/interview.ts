import { keysOf } from "./labels";

export const INTERVIEW_KIND_LABELS = { onsite: "现场面试", video: "视频面试", phone: "电话面试" } as const;
export type InterviewKind = keyof typeof INTERVIEW_KIND_LABELS;
export const INTERVIEW_KINDS = keysOf<InterviewKind>(INTERVIEW_KIND_LABELS);

export const INTERVIEW_STATUS_LABELS = {
  proposed: "待求职者确认",
  accepted: "已确认",
  declined: "求职者不能参加",
  cancelled: "已取消",
} as const;
export type InterviewStatus = keyof typeof INTERVIEW_STATUS_LABELS;
export const INTERVIEW_STATUSES = keysOf<InterviewStatus>(INTERVIEW_STATUS_LABELS);

/** Every way an appointment can go: from → verb → to. */
export const INTERVIEW_TRANSITIONS: Record<
  InterviewStatus,
  Partial<Record<"accept" | "decline" | "cancel", { to: InterviewStatus; who: "candidate" | "employer" }>>
> = {
  proposed: {
    accept: { to: "accepted", who: "candidate" },
    decline: { to: "declined", who: "candidate" },
    cancel: { to: "cancelled", who: "employer" },
  },
  accepted: {
    decline: { to: "declined", who: "candidate" },
    cancel: { to: "cancelled", who: "employer" },
  },
  declined: {},
  cancelled: {},
};
export type InterviewVerb = "accept" | "decline" | "cancel";
