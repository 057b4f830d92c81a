import {
  CARD_APPLICATION_STATUSES,
  type CardApplicationSide,
  type CardApplicationStatus,
} from "./card-application";
import type { Permission } from "./permission";

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
 * person's and was not revoked. `cardGone`: it is so no more.
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
  | "card"
  | "cardGone";

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
    // Nothing else would end a renewal whose card was revoked meanwhile, but its applicant.
    rejected: { reject: second("原卡已失效，不予通过", "reason", "cardGone") },
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
  return from === "secondReview" || from === "publicity" || SECOND_VERBS.includes(verb) ? "second" : null;
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
