import type { Permission } from "./permission";
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

export type ReviewPermission = Extract<Permission, "card:review-first" | "card:review-second">;

/**
 * What a move asks for apart from state and who makes it.
 * `complete`: nothing is missing of form, materials, declaration. `reason`: at least one reason or a note.
 * `missing`: a list of what is missing. `fourEyes`: who acts has had no part in the other stage of the case (`sideOfReview`).
 * `provable`: an honour of the catalogue is claimed that is proved directly. `proved`: its evidence was accepted.
 * `publicityOver`: the working days of publicity are over and no objection is open.
 * `answered`: every objection has been answered. `freshEyes`: whoever decides has not decided on the case before.
 * `founded`, `unfounded`: some, or none, of the objections of this publicity was found true. `inTime`: within the days for
 * an appeal. `alone`: the person has no other case under way and, for a first card, none. `sameStage`: back to the stage
 * that asked for it, of the second review to the first. `card`: the card that a renewal or a change is about is still the
 * person's and was not revoked.
 */
export type CardApplicationNeed =
  | "complete"
  | "reason"
  | "missing"
  | "fourEyes"
  | "provable"
  | "proved"
  | "publicityOver"
  | "answered"
  | "freshEyes"
  | "inTime"
  | "founded"
  | "unfounded"
  | "alone"
  | "sameStage"
  | "card";

export interface CardApplicationMove {
  who: CardApplicationSide;
  needs: readonly CardApplicationNeed[];
  /** On the button. */
  label: string;
  /** What an officer needs. */
  permission?: ReviewPermission;
}

const by = (
  who: CardApplicationSide,
  label: string,
  ...needs: CardApplicationNeed[]
): CardApplicationMove => ({
  who,
  needs,
  label,
});
const first = (label: string, ...needs: CardApplicationNeed[]): CardApplicationMove => ({
  who: "office",
  permission: "card:review-first",
  needs,
  label,
});
const second = (label: string, ...needs: CardApplicationNeed[]): CardApplicationMove => ({
  who: "office",
  permission: "card:review-second",
  needs: ["fourEyes", ...needs],
  label,
});

const withdraw = by("person", "撤回申请");
const firstReturn = first("退回补正", "missing");
const firstReject = first("不予通过", "reason");

/**
 * Every way a case can go: from → to → verb. Buttons, refusals, the drawn diagram and tests read it; a state that leads
 * to no other is final. Nothing here refuses by itself: every refusal is an officer's, with a reason.
 */
export const CARD_APPLICATION_TRANSITIONS = {
  draft: {
    consent: { propose: by("filer", "请本人确认", "complete") },
    submitted: { submit: by("person", "提交申请", "complete") },
  },
  consent: {
    submitted: { confirm: by("person", "确认并提交", "complete") },
    draft: { recall: by("filer", "取回修改"), disagree: by("person", "退回单位修改", "reason") },
    withdrawn: { withdraw },
  },
  submitted: {
    firstReview: { accept: first("受理，进入初审") },
    verification: { exempt: first("走免评通道（只核验真实性）", "provable") },
    returned: { return: firstReturn },
    withdrawn: { withdraw },
  },
  firstReview: {
    secondReview: { pass: first("初审通过", "fourEyes") },
    returned: { return: firstReturn },
    rejected: { reject: firstReject },
    withdrawn: { withdraw },
  },
  verification: {
    publicity: { verify: first("核验属实，进入公示", "fourEyes", "provable", "proved", "card") },
    firstReview: { review: first("不能直接证明，转初审", "reason") },
    returned: { return: firstReturn },
    withdrawn: { withdraw },
  },
  secondReview: {
    publicity: { endorse: second("复审通过，进入公示", "card") },
    firstReview: { remand: second("退回初审", "reason") },
    returned: { return: second("退回补正", "missing") },
    rejected: { reject: second("不予通过", "reason") },
    withdrawn: { withdraw },
  },
  publicity: {
    approved: { approve: second("公示无异议，批准发卡", "publicityOver", "alone", "card") },
    objection: { object: by("public", "提出异议") },
    withdrawn: { withdraw },
  },
  objection: {
    publicity: { dismiss: second("异议不成立，继续公示", "reason", "answered", "unfounded") },
    rejected: { uphold: second("异议成立，不予通过", "reason", "answered", "founded") },
    withdrawn: { withdraw },
  },
  approved: {
    issued: { issue: by("system", "发卡") },
    // Its card was revoked after the approval: the office decides again instead of nobody.
    secondReview: { reopen: by("system", "原卡已不能续期或变更，退回复审") },
  },
  issued: {},
  returned: {
    submitted: { supplement: by("person", "提交补正", "complete", "sameStage") },
    firstReview: { supplement: by("person", "提交补正", "complete", "sameStage") },
    verification: { supplement: by("person", "提交补正", "complete", "sameStage") },
    withdrawn: { withdraw },
  },
  rejected: { appeal: { appeal: by("person", "申诉", "reason", "inTime", "alone") } },
  appeal: {
    firstReview: { grant: second("申诉成立，重新审查", "reason", "freshEyes") },
    closed: { deny: second("维持原决定", "reason", "freshEyes") },
  },
  closed: {},
  withdrawn: {},
} as const satisfies Record<
  CardApplicationStatus,
  Partial<Record<CardApplicationStatus, Record<string, CardApplicationMove>>>
>;

type VerbsOf<T> = T extends unknown ? keyof T & string : never;
type Targets<S> = S extends unknown ? S[keyof S] : never;
export type CardApplicationVerb = VerbsOf<
  Targets<(typeof CARD_APPLICATION_TRANSITIONS)[CardApplicationStatus]>
>;

export interface FoundCardApplicationMove extends CardApplicationMove {
  verb: CardApplicationVerb;
  to: CardApplicationStatus;
}

/** The moves that lead out of a state, in the order of the table. */
export function cardApplicationMoves(from: CardApplicationStatus): FoundCardApplicationMove[] {
  return Object.entries(CARD_APPLICATION_TRANSITIONS[from]).flatMap(([to, verbs]) =>
    Object.entries(verbs as Record<string, CardApplicationMove>).map(([verb, move]) => ({
      ...move,
      verb: verb as CardApplicationVerb,
      to: to as CardApplicationStatus,
    })),
  );
}

/**
 * The move a verb makes from a state; null = there is none.
 * @param stage that asked for a supplement, where a verb leads to several states
 */
export function findCardApplicationMove(
  from: CardApplicationStatus,
  verb: CardApplicationVerb,
  stage: CardApplicationStatus | null = null,
): FoundCardApplicationMove | null {
  const moves = cardApplicationMoves(from).filter((move) => move.verb === verb);
  return (moves.length > 1 ? moves.find(({ to }) => to === backTo(stage)) : moves[0]) ?? null;
}

/** What changed after the first review is reviewed by two people again. */
const backTo = (stage: CardApplicationStatus | null) => (stage === "secondReview" ? "firstReview" : stage);

/** Moves by which what the first review found is confirmed or not, apart from those of the second review itself. */
const SECOND_VERBS: readonly CardApplicationVerb[] = ["approve", "dismiss", "uphold", "grant"];

/** On which side of the four eyes an officer stood in a move: asking for more, or refusing, is part of a review. */
export function sideOfReview({
  verb,
  from,
}: {
  verb: CardApplicationVerb;
  from: CardApplicationStatus;
}): "first" | "second" | null {
  if (from === "firstReview" || from === "verification") return "first";
  return from === "secondReview" || SECOND_VERBS.includes(verb) ? "second" : null;
}

export const CARD_APPLICATION_VERBS: readonly CardApplicationVerb[] = [
  ...new Set(
    CARD_APPLICATION_STATUSES.flatMap((state) => cardApplicationMoves(state).map(({ verb }) => verb)),
  ),
];

/** What is said of a move in the history that the applicant and the office read. */
export const CARD_APPLICATION_VERB_TEXT: Record<CardApplicationVerb, string> = {
  propose: "用人单位请本人确认",
  submit: "提交申请",
  confirm: "本人确认并提交",
  recall: "用人单位取回修改",
  disagree: "本人退回单位修改",
  accept: "受理，进入初审",
  exempt: "进入免评通道，核验真实性",
  return: "退回补正",
  pass: "初审通过",
  reject: "不予通过",
  verify: "核验属实，进入公示",
  review: "转入初审",
  endorse: "复审通过，进入公示",
  remand: "复审退回初审",
  approve: "公示期满，批准发卡",
  object: "收到异议",
  dismiss: "异议不成立，继续公示",
  uphold: "异议成立，不予通过",
  issue: "发卡",
  reopen: "原卡已不能续期或变更，退回复审",
  supplement: "提交补正",
  appeal: "提出申诉",
  grant: "申诉成立，重新审查",
  deny: "申诉未获支持，维持原决定",
  withdraw: "撤回申请",
};

/** Nothing leads on any more. A refused case can still be appealed. */
export const isFinalCardApplication = (status: CardApplicationStatus) =>
  cardApplicationMoves(status).length === 0;
/** Under way: counts as the person's one open case. */
export const isOpenCardApplication = (status: CardApplicationStatus) =>
  !isFinalCardApplication(status) && status !== "rejected";
export const OPEN_CARD_APPLICATION_STATUSES = CARD_APPLICATION_STATUSES.filter(isOpenCardApplication);
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

/** Reasons of a refusal or a return that come up again and again; what else there is to say goes into the note. */
export const CARD_DECISION_REASONS = {
  notInCatalogue: "所申报的条件不在分类目录内",
  notFullTime: "未能证明全职在科学城（高新区）工作",
  relationsElsewhere: "社保、个税或薪金关系不在科学城",
  employerElsewhere: "所在单位注册或税务关系不在科学城",
  civilServant: "在职公务员及参公人员不入库",
  tooOld: "年龄超过政策规定",
  evidenceUnclear: "证明材料不清晰或不完整",
  evidenceDiffers: "证明材料与申报内容不一致",
  identityDiffers: "身份信息与证件不一致",
  duplicate: "已持卡或已有在办申请",
  conduct: "品行条件不符合",
} as const;
export type CardDecisionReason = keyof typeof CARD_DECISION_REASONS;
export const CARD_DECISION_REASON_KEYS = keysOf<CardDecisionReason>(CARD_DECISION_REASONS);

/** Why a move was not made. */
export const CARD_APPLICATION_REFUSAL_TEXT = {
  changed: "这份申请刚刚有变化，页面已更新为最新状态，请核对后再操作。",
  state: "这份申请当前的状态不能这样操作，请刷新页面查看。",
  incomplete: "还有内容没有填写或材料没有上传，请按提示补齐。",
  reason: "请选择原因或写明说明，申请人会看到。",
  missing: "请列出需要补正的材料或内容，申请人会看到。",
  fourEyes: "初审（核验）与复审须由不同的人办理：您已办理过这份申请的另一环节，请由另一位同事办理。",
  freshEyes: "您参与过原决定，申诉须由未参与的同事办理。",
  own: "这份申请与您本人或您的单位有关，不能由您办理。",
  conflict: "您已对这份申请声明回避，不能办理。",
  provable: "没有申报可以直接证明的目录内荣誉，不能走免评通道。",
  proved: "证明该荣誉的材料还没有核验通过。",
  publicityOver: "公示期未满，或还有异议没有办结。",
  answered: "还有异议没有答复。",
  founded: "没有被认定属实的异议，不能据此不予通过。",
  unfounded: "有异议已认定属实，不能按异议不成立办理。",
  alone: "另有在办的申请，或已持有有效的人才卡，不能再办理这一步。",
  inTime: `已超过申诉期限（决定之日起 ${APPEAL_DAYS} 天内，项目默认）。`,
  card: "要续期或变更的人才卡已撤销、不存在或不属于申请人，不能通过。公示前可以不予通过；已在公示的，请联系申请人撤回后重新申请。",
  notPermitted: "您的角色不能办理这个环节。",
} as const;
export type CardApplicationRefusal = keyof typeof CARD_APPLICATION_REFUSAL_TEXT;

/** Materials of a case, each proving a condition or the identity. */
export const CARD_MATERIALS = {
  identity: { label: "身份证件", hint: "身份证人像面与国徽面，或护照资料页" },
  honour: {
    label: "荣誉、奖励或入选证明",
    hint: "证书、文件或公布网页的打印件，须能看出姓名、名称、授予单位和时间",
  },
  contract: { label: "劳动（聘用）合同", hint: "首页、期限页和签章页" },
  socialInsurance: { label: "社会保险参保证明", hint: "近三个月，能看出参保单位和参保地" },
  incomeTax: { label: "个人所得税纳税记录", hint: "近三个月，能看出扣缴义务人和主管税务机关" },
  education: { label: "学历学位证书", hint: "境外学历附教育部留学服务中心认证" },
  title: { label: "职称或职业技能等级证书", hint: "按职称、技能等级申报时上传" },
  employerLicence: { label: "用人单位营业执照或登记证书", hint: "已在本平台核验的单位不用上传" },
  other: { label: "其他证明", hint: "办理人员要求的其他材料" },
} as const;
export type CardMaterial = keyof typeof CARD_MATERIALS;
export const CARD_MATERIAL_KEYS = keysOf<CardMaterial>(CARD_MATERIALS);
export const MATERIAL_VERDICT_LABELS = { pending: "未核", accepted: "属实", rejected: "不采信" } as const;
export type MaterialVerdict = keyof typeof MATERIAL_VERDICT_LABELS;
export const MATERIAL_VERDICTS = keysOf<MaterialVerdict>(MATERIAL_VERDICT_LABELS);
