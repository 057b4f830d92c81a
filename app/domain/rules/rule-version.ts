import { keysOf } from "../labels";

/** Where a version of a rule set stands. */
export const RULE_VERSION_STATUS_LABELS = {
  draft: "起草中",
  submitted: "待发布",
  published: "已发布",
  discarded: "已放弃",
} as const;
export type RuleVersionStatus = keyof typeof RULE_VERSION_STATUS_LABELS;
export const RULE_VERSION_STATUS_KEYS = keysOf<RuleVersionStatus>(RULE_VERSION_STATUS_LABELS);

export type RuleVersionVerb = "change" | "submit" | "return" | "publish" | "discard";
/** `drafter`: whoever has drafted it; `other`: anybody else who may edit rules; `any`: both. */
export interface RuleVersionMove {
  to: RuleVersionStatus;
  who: "drafter" | "other" | "any";
  label: string;
}

/** Every way a version can go: from → verb. A published one stays as it is for good: cases were judged by it. */
export const RULE_VERSION_TRANSITIONS: Record<
  RuleVersionStatus,
  Partial<Record<RuleVersionVerb, RuleVersionMove>>
> = {
  draft: {
    change: { to: "draft", who: "drafter", label: "保存" },
    submit: { to: "submitted", who: "drafter", label: "提交发布" },
    discard: { to: "discarded", who: "any", label: "放弃草案" },
  },
  submitted: {
    publish: { to: "published", who: "other", label: "发布" },
    return: { to: "draft", who: "any", label: "退回修改" },
    discard: { to: "discarded", who: "any", label: "放弃草案" },
  },
  published: {},
  discarded: {},
};

/** Whether somebody is the one a move is for. What came with the portal has no drafter. */
export const mayMove = (move: RuleVersionMove, createdBy: string | null, accountId: string): boolean =>
  move.who === "any" || (move.who === "drafter") === (createdBy === accountId);

/** Why nothing was done. */
export const RULE_REFUSAL_TEXT = {
  changed: "这份草案刚刚有变化，页面已更新为最新内容，请核对后再操作。",
  state: "这个版本当前的状态不能这样操作，请刷新页面查看。",
  drafter: "只有起草人可以修改和提交这份草案。",
  fourEyes: "发布须由起草人以外的同事办理（四眼原则），您起草的版本不能由您发布。",
  open: "这套规则已有一份没有办结的草案，请先办结再起草新的版本。",
  past: "适用起始日不能早于今天。",
  order: "适用起始日不能早于已发布版本的适用起始日。",
  incomplete: "规则还不完整，请按提示补齐。",
  missing: "要修改的条目已经不在草案里，请刷新页面查看。",
} as const;
export type RuleRefusal = keyof typeof RULE_REFUSAL_TEXT;

/** What a published version is on a Shanghai day (`YYYY-MM-DD`). */
export type RuleVersionState = "current" | "coming" | "past" | Exclude<RuleVersionStatus, "published">;
export const RULE_VERSION_STATE_LABELS: Record<RuleVersionState, string> = {
  current: "现行",
  coming: "已发布，未到适用日",
  past: "已被后来的版本取代",
  draft: RULE_VERSION_STATUS_LABELS.draft,
  submitted: RULE_VERSION_STATUS_LABELS.submitted,
  discarded: RULE_VERSION_STATUS_LABELS.discarded,
};

/** @param inForce version in force on that day; null = none */
export function ruleVersionState(
  row: { status: RuleVersionStatus; version: number; appliesFrom: string },
  inForce: number | null,
  day: string,
): RuleVersionState {
  if (row.status !== "published") return row.status;
  if (row.version === inForce) return "current";
  return row.appliesFrom > day ? "coming" : "past";
}
