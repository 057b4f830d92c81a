import {
  CARD_APPLICATION_STATUS_LABELS,
  DESK_STATUSES,
  type CardApplicationStatus,
} from "./card-application";
import type { CardApplicationVerb } from "./card-application-moves";
import type { CardMaterial } from "./card-materials";
import type { EvaluatedLine } from "./card-evaluation";
import { isKeyOf, keysOf } from "./labels";
import { readPage } from "./paging";
import { CARD_CATEGORY_LABELS, type CardCategory } from "./talent-card";

/** Whose cases are listed. */
export const DESK_ASSIGNEE_LABELS = { all: "全部承办人", mine: "我承办的", nobody: "未分派" } as const;
export type DeskAssignee = keyof typeof DESK_ASSIGNEE_LABELS;
export const DESK_ASSIGNEES = keysOf<DeskAssignee>(DESK_ASSIGNEE_LABELS);

/** How a case stands against the deadline of its stage. */
export const DESK_AGE_LABELS = {
  all: "全部时限",
  overdue: "已超期",
  today: "今天到期",
  later: "未到期",
} as const;
export type DeskAge = keyof typeof DESK_AGE_LABELS;
export const DESK_AGES = keysOf<DeskAge>(DESK_AGE_LABELS);

/** Beside the stages of the office what it waits for, and what is over. */
export const DESK_QUEUES = [
  ...DESK_STATUSES,
  "returned",
  "approved",
  "issued",
  "rejected",
  "closed",
  "withdrawn",
] as const satisfies readonly CardApplicationStatus[];
export type DeskQueue = (typeof DESK_QUEUES)[number];

/** Which cases are listed; the address holds it. `stage` null = everything that waits for the office. */
export interface DeskQuery {
  stage: DeskQueue | null;
  category: CardCategory | null;
  assignee: DeskAssignee;
  age: DeskAge;
  /** A part of a number, a name or an employer's name. */
  q: string;
  page: number;
}

export function readDeskQuery(params: URLSearchParams): DeskQuery {
  const stage = params.get("stage");
  const category = params.get("category");
  const assignee = params.get("assignee");
  const age = params.get("age");
  return {
    stage: DESK_QUEUES.find((one) => one === stage) ?? null,
    category: isKeyOf(CARD_CATEGORY_LABELS, category) ? category : null,
    assignee: isKeyOf(DESK_ASSIGNEE_LABELS, assignee) ? assignee : "all",
    age: isKeyOf(DESK_AGE_LABELS, age) ? age : "all",
    q: (params.get("q") ?? "").normalize("NFKC").trim().slice(0, 60),
    page: readPage(params.get("page")),
  };
}

/** What an address holds of a query; what is not narrowed stays out of it. */
export const deskParams = (query: Partial<DeskQuery>): Record<string, string | number | undefined> => ({
  stage: query.stage ?? undefined,
  category: query.category ?? undefined,
  assignee: query.assignee === "all" ? undefined : query.assignee,
  age: query.age === "all" ? undefined : query.age,
  q: query.q || undefined,
  page: query.page,
});

/** How a query is named where it is kept. */
export function deskQueryName(query: DeskQuery): string {
  const parts = [
    query.stage === null ? "待办" : CARD_APPLICATION_STATUS_LABELS[query.stage],
    query.category === null ? "" : CARD_CATEGORY_LABELS[query.category],
    query.assignee === "all" ? "" : DESK_ASSIGNEE_LABELS[query.assignee],
    query.age === "all" ? "" : DESK_AGE_LABELS[query.age],
    query.q === "" ? "" : `“${query.q}”`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The key of each decision; verbs that never stand beside each other share one. */
export const DECISION_KEYS: Partial<Record<CardApplicationVerb, string>> = {
  accept: "a",
  exempt: "e",
  pass: "p",
  verify: "p",
  endorse: "p",
  approve: "p",
  dismiss: "p",
  grant: "p",
  return: "r",
  review: "b",
  remand: "b",
  reject: "x",
  uphold: "x",
  deny: "x",
};

/** All keys of the desk, as its help lists them. */
export const DESK_KEYS: readonly (readonly [key: string, what: string])[] = [
  ["j / k", "下一份 / 上一份"],
  ["回车", "打开选中的申请（列表）；在说明框中提交结论"],
  ["x", "列表中勾选；申请页上选择不予通过或维持原决定"],
  ["a", "受理"],
  ["p", "通过（初审、核验、复审、批准、异议不成立、申诉成立）"],
  ["e", "走免评通道"],
  ["r", "退回补正"],
  ["b", "退回初审或转初审"],
  ["1 – 9", "套用第几条常用说明"],
  ["m", "由我承办"],
  ["u", "回到列表"],
  ["?", "显示或收起这份说明"],
];

/** Decisions that can be made for several cases at once; refusals are always made one by one. */
export const BULK_VERBS = [
  "accept",
  "pass",
  "endorse",
  "approve",
] as const satisfies readonly CardApplicationVerb[];
export type BulkVerb = (typeof BULK_VERBS)[number];

/** Which papers can prove a fact that goes into a line of the rules. */
const PAPERS_OF_FACT: Readonly<Record<string, readonly CardMaterial[]>> = {
  honours: ["honour"],
  topEquivalent: ["honour"],
  outstandingListed: ["honour"],
  fullTimeInZone: ["contract"],
  partTimeStandard: ["contract"],
  contractYears: ["contract"],
  employerInZone: ["contract", "employerLicence"],
  socialInsuranceInZone: ["socialInsurance"],
  taxInZone: ["incomeTax"],
  payInZone: ["incomeTax", "contract"],
  employerRegisteredInZone: ["employerLicence"],
  employerTaxInZone: ["employerLicence"],
  degree: ["education"],
  postdocConditions: ["education"],
  title: ["title"],
  skill: ["title"],
  age: ["identity"],
};

/** The kinds of paper that a line rests on; none = whoever decides has to know it otherwise. */
export function papersProving({ inputs, part }: Pick<EvaluatedLine, "inputs" | "part">): CardMaterial[] {
  const found = inputs.flatMap(({ fact }) => PAPERS_OF_FACT[fact] ?? []);
  return [...new Set(found.length === 0 && part === "directPass" ? (["honour"] as const) : found)];
}

/** 项目默认: times within a day that an officer is shown identity numbers. */
export const MOST_IDENTITY_REVEALS_DAILY = 100;
