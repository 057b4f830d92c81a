import { keysOf } from "./labels";

/** What is asked for: a first card, more years on it, another employer on it. */
export const CARD_APPLICATION_KIND_LABELS = { new: "首次申请", renewal: "续期", change: "变更单位" } as const;
export type CardApplicationKind = keyof typeof CARD_APPLICATION_KIND_LABELS;
export const CARD_APPLICATION_KINDS = keysOf<CardApplicationKind>(CARD_APPLICATION_KIND_LABELS);

/** Where a request for a card stands (policy-facts §5.3, 流程状态机, 项目默认). */
export const CARD_APPLICATION_STATUS_LABELS = {
  draft: "填写中",
  consent: "待本人确认",
  submitted: "已提交，待受理",
  firstReview: "初审中",
  verification: "免评核验中",
  secondReview: "复审中",
  publicity: "公示中",
  objection: "异议处理中",
  approved: "已通过，发卡中",
  issued: "已发卡",
  returned: "待补正",
  rejected: "未通过",
  appeal: "申诉处理中",
  closed: "申诉未获支持，已办结",
  withdrawn: "已撤回",
} as const;
export type CardApplicationStatus = keyof typeof CARD_APPLICATION_STATUS_LABELS;
export const CARD_APPLICATION_STATUSES = keysOf<CardApplicationStatus>(CARD_APPLICATION_STATUS_LABELS);

/**
 * Who moves a case. `filer`: whoever filed it, the person or somebody of the employer. `person`: the one the card is
 * for. `office`: by the permission of the move. `public`: anybody, during publicity.
 */
export type CardApplicationSide = "filer" | "person" | "office" | "public" | "system";
export const CARD_APPLICATION_SIDE_LABELS: Record<CardApplicationSide, string> = {
  filer: "申报人",
  person: "本人",
  office: "办理机关",
  public: "公众",
  system: "平台",
};

/** The form can be changed. */
export const isEditableCardApplication = (status: CardApplicationStatus) =>
  status === "draft" || status === "returned";
/** The office sees it: everything that was ever handed in. */
export const isHandedIn = (status: CardApplicationStatus) => status !== "draft" && status !== "consent";
/** Somebody of the office has to do something. */
export const DESK_STATUSES = [
  "submitted",
  "firstReview",
  "verification",
  "secondReview",
  "publicity",
  "objection",
  "appeal",
] as const satisfies readonly CardApplicationStatus[];

const DAY = 86_400_000;
/** 项目默认: working days for each stage of the office; null = no deadline. Policies publish none for 金凤凰. */
export const STAGE_WORKING_DAYS: Partial<Record<CardApplicationStatus, number>> = {
  submitted: 3,
  firstReview: 5,
  verification: 3,
  secondReview: 5,
  objection: 5,
  appeal: 10,
};
/** 项目默认 (5 个工作日, policy-facts §5.3, after comparable notices). */
export const PUBLICITY_WORKING_DAYS = 5;
/** 项目默认: days within which a refusal can be appealed. */
export const APPEAL_DAYS = 60;
export const appealUntil = (endedAt: number) => endedAt + APPEAL_DAYS * DAY;
