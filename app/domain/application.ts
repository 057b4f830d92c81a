import { keysOf } from "./labels";

/** Where an application stands. Both sides see every state with its time. */
export const APPLICATION_STATUS_LABELS = {
  submitted: "已投递",
  viewed: "已查看",
  shortlisted: "初筛通过",
  interview: "面试中",
  offered: "已发录用意向",
  hired: "已录用",
  declined: "已谢绝录用",
  rejected: "未通过",
  withdrawn: "已撤回",
  lapsed: "逾期未答复，已结束",
} as const;
export type ApplicationStatus = keyof typeof APPLICATION_STATUS_LABELS;
export const APPLICATION_STATUSES = keysOf<ApplicationStatus>(APPLICATION_STATUS_LABELS);

/** Who moves an application: whoever applied, somebody of the enterprise, the portal by itself. */
export type ApplicationSide = "candidate" | "employer" | "system";
export const APPLICATION_SIDE_LABELS: Record<ApplicationSide, string> = {
  candidate: "求职者",
  employer: "用人单位",
  system: "平台",
};

/** What a move asks for apart from the state and who makes it. */
export type ApplicationNeed = "reason" | "overdue";

export interface ApplicationMove {
  who: ApplicationSide;
  needs: readonly ApplicationNeed[];
  /** On the button. */
  label: string;
}

const candidate = (label: string): ApplicationMove => ({ who: "candidate", needs: [], label });
const employer = (label: string, ...needs: ApplicationNeed[]): ApplicationMove => ({
  who: "employer",
  needs,
  label,
});

const shortlist = employer("初筛通过");
const invite = employer("邀请面试");
const offer = employer("发录用意向");
const hire = employer("确认录用");
const reject = employer("不合适", "reason");
const withdraw = candidate("撤回投递");
const lapse: ApplicationMove = { who: "system", needs: ["overdue"], label: "逾期未答复，自动结束" };

/** What can happen to an application that is not over yet, whatever was said so far. */
const open = { rejected: { reject }, withdrawn: { withdraw }, lapsed: { lapse } };
const reconsider = employer("重新考虑");

/**
 * Every way an application can go: from → to → verb. Buttons, refusals, the drawn history and tests read it; a state
 * that leads to no other is final. `invite` within an interview is a further appointment. What an enterprise turned
 * down, or let pass in silence, it can take up again; what the candidate ended stays ended.
 */
export const APPLICATION_TRANSITIONS = {
  submitted: {
    viewed: { view: employer("查看") },
    shortlisted: { shortlist },
    interview: { invite },
    offered: { offer },
    ...open,
  },
  viewed: { shortlisted: { shortlist }, interview: { invite }, offered: { offer }, ...open },
  shortlisted: { interview: { invite }, offered: { offer }, ...open },
  interview: { interview: { invite }, offered: { offer }, ...open },
  offered: {
    hired: { accept: candidate("接受录用"), hire },
    declined: { decline: candidate("谢绝录用") },
    ...open,
  },
  hired: {},
  declined: {},
  rejected: { shortlisted: { reconsider } },
  withdrawn: {},
  lapsed: { shortlisted: { reconsider } },
} as const satisfies Record<
  ApplicationStatus,
  Partial<Record<ApplicationStatus, Record<string, ApplicationMove>>>
>;

type VerbsOf<T> = T extends unknown ? keyof T & string : never;
type Targets<S> = S extends unknown ? S[keyof S] : never;
export type ApplicationVerb = VerbsOf<Targets<(typeof APPLICATION_TRANSITIONS)[ApplicationStatus]>>;

export interface FoundApplicationMove extends ApplicationMove {
  verb: ApplicationVerb;
  to: ApplicationStatus;
}

/** The moves that lead out of a state or keep it, in the order of the table. */
export function applicationMoves(from: ApplicationStatus): FoundApplicationMove[] {
  return Object.entries(APPLICATION_TRANSITIONS[from]).flatMap(([to, verbs]) =>
    Object.entries(verbs as Record<string, ApplicationMove>).map(([verb, move]) => ({
      ...move,
      verb: verb as ApplicationVerb,
      to: to as ApplicationStatus,
    })),
  );
}

/** The move a verb makes from a state; null = there is none. */
export function findApplicationMove(
  from: ApplicationStatus,
  verb: ApplicationVerb,
): FoundApplicationMove | null {
  return applicationMoves(from).find((move) => move.verb === verb) ?? null;
}

export const APPLICATION_VERBS: readonly ApplicationVerb[] = [
  ...new Set(APPLICATION_STATUSES.flatMap((state) => applicationMoves(state).map(({ verb }) => verb))),
];

/** What is said of a move in the history that both sides read. */
export const APPLICATION_VERB_TEXT: Record<ApplicationVerb | "apply", string> = {
  apply: "投递",
  view: "用人单位查看了投递",
  shortlist: "初筛通过",
  invite: "邀请面试",
  offer: "发出录用意向",
  hire: "用人单位确认录用",
  accept: "接受录用",
  decline: "谢绝录用",
  reject: "未通过",
  reconsider: "用人单位重新考虑",
  withdraw: "撤回投递",
  lapse: "用人单位逾期未答复，平台自动结束",
};

/** Whether somebody may still do something that leads on: what is over leads at most back. */
export const isOpenApplication = (status: ApplicationStatus) =>
  applicationMoves(status).some(({ verb }) => verb === "withdraw");
export const OPEN_APPLICATION_STATUSES = APPLICATION_STATUSES.filter(isOpenApplication);

const DAY = 86_400_000;
/** 项目默认: days within which an enterprise answers: goes on with the person, or says no. */
export const RESPONSE_DAYS = 15;
/** 项目默认: days after which it is reminded that somebody waits for the first answer. */
export const REMINDER_DAYS = [3, 7, 15] as const;
/** 项目默认: the reminder on the last of these days leaves so many days before the portal ends the wait. */
export const GRACE_DAYS = 3;
/** 项目默认: days after which whatever was begun and led nowhere ends by itself. */
export const IDLE_DAYS = 60;

export const respondBy = (appliedAt: number) => appliedAt + RESPONSE_DAYS * DAY;

/** The moves by which an enterprise answers; looking is none. */
export const ANSWER_VERBS = ["shortlist", "invite", "offer", "hire", "reject", "reconsider"] as const;
export const isAnswer = (verb: ApplicationVerb) => ANSWER_VERBS.some((one) => one === verb);

/** What happens in an application beside its moves (UTC epoch ms, null = nothing). */
export interface ApplicationStir {
  /** The last message of the enterprise. */
  wordAt: number | null;
  /** The last message of either side, or the last appointment, also one to come. */
  stirAt: number | null;
}

/** When an open application ends by itself, should nothing happen until then (UTC epoch ms). */
export function lapsesAt(
  application: {
    status: ApplicationStatus;
    appliedAt: number;
    respondedAt: number | null;
    movedAt: number;
  },
  { wordAt, stirAt }: ApplicationStir,
): number {
  return application.respondedAt === null
    ? Math.max(application.appliedAt, wordAt ?? 0) + (RESPONSE_DAYS + GRACE_DAYS) * DAY
    : Math.max(application.movedAt, stirAt ?? 0) + IDLE_DAYS * DAY;
}

/** Why an enterprise says no; about the position, never about the person's origin, sex, age or family. */
export const REJECT_REASON_LABELS = {
  skills: "技能与岗位要求差距较大",
  experience: "相关经历与岗位要求差距较大",
  education: "学历或专业不符合岗位要求",
  interview: "面试综合评估未通过",
  filled: "岗位已招满",
  cancelled: "岗位取消或暂停招聘",
  expectations: "薪资或到岗时间未能达成一致",
} as const;
export type RejectReason = keyof typeof REJECT_REASON_LABELS;
export const REJECT_REASONS = keysOf<RejectReason>(REJECT_REASON_LABELS);

/** 项目默认: words by which an enterprise sorts one application. */
export const MOST_TAGS = 8;

/** Why a move was not made, or words were not put on it. */
export type ApplicationRefusal = "changed" | "state" | "withdrawn" | "reason" | "overdue" | "tags" | "early";
export const APPLICATION_REFUSAL_TEXT: Record<ApplicationRefusal, string> = {
  changed: "这份投递刚刚有变化，请核对最新内容后再操作。",
  state: "这份投递当前的状态不能这样操作，请刷新页面查看。",
  withdrawn: "求职者已撤回这份投递，不能再处理。",
  reason: "请选择原因，求职者会看到。",
  overdue: "还没有到自动结束的时间。",
  tags: `每份投递最多 ${MOST_TAGS} 个标签，请先去掉不用的。`,
  early: "到岗满 6 个月后才能登记是否在岗。",
};
