import { randomBytes } from "node:crypto";
import { STAGE_WORKING_DAYS, type CardApplicationStatus } from "../../app/domain/card-application";
import {
  findCardApplicationMove,
  isFinalCardApplication,
  type CardApplicationVerb,
} from "../../app/domain/card-application-moves";
import { factsOfAnswers } from "../../app/domain/rules/card-facts";
import { evaluateCard, type VersionedRuleSet } from "../../app/domain/rules/evaluate-card";
import {
  DEFAULT_VALIDITY_MONTHS,
  cardValidUntil,
  isCatalogueCategory,
  type CardCategory,
} from "../../app/domain/talent-card";
import { PUBLICITY_WORKING_DAYS } from "../../app/domain/card-application";
import { afterWorkingDays, type DayCalendar } from "../../app/domain/working-day";
import type { CardEvaluation } from "../../app/domain/card-evaluation";
import type { cardApplication, cardApplicationEvent, talentCard } from "../../db/schema/index";
import type { Random } from "./random";

const DAY = 86_400_000;

/** How a case came to where it stands, from the draft on. */
const PATHS = {
  draft: [],
  submitted: ["submit"],
  firstReview: ["submit", "accept"],
  verification: ["submit", "exempt"],
  secondReview: ["submit", "accept", "pass"],
  publicity: ["submit", "accept", "pass", "endorse"],
  issued: ["submit", "accept", "pass", "endorse", "approve", "issue"],
  returned: ["submit", "accept", "return"],
  rejected: ["submit", "accept", "reject"],
  appeal: ["submit", "accept", "reject", "appeal"],
  closed: ["submit", "accept", "reject", "appeal", "deny"],
  withdrawn: ["submit", "withdraw"],
} as const satisfies Partial<Record<CardApplicationStatus, readonly CardApplicationVerb[]>>;
type CityStatus = keyof typeof PATHS;

/** Of a hundred cases about. */
const SHARES: Record<CityStatus, number> = {
  draft: 7,
  submitted: 5,
  firstReview: 8,
  verification: 1,
  secondReview: 7,
  publicity: 5,
  issued: 54,
  returned: 3,
  rejected: 5,
  appeal: 1,
  closed: 1,
  withdrawn: 3,
};
const CATEGORY_SHARES: Record<CardCategory, number> = {
  top: 1,
  outstanding: 3,
  leading: 8,
  young: 15,
  fengqiPostdoc: 4,
  fengqiDoctor: 14,
  fengqiMaster: 30,
  fengqiBachelor: 25,
};
const DEGREES: Partial<Record<CardCategory, string>> = {
  fengqiPostdoc: "postdoc",
  fengqiDoctor: "doctor",
  fengqiMaster: "master",
  fengqiBachelor: "bachelor",
};

export interface CityOffice {
  reviewer: string;
  approver: string;
  rules: readonly VersionedRuleSet[];
  calendar: DayCalendar;
  evaluations: Map<string, CardEvaluation>;
}

export interface CityCase {
  row: Omit<typeof cardApplication.$inferInsert, "caseNumber">;
  events: (typeof cardApplicationEvent.$inferInsert)[];
  card: Omit<typeof talentCard.$inferInsert, "number" | "statusIndex"> | null;
}

interface Person {
  id: string;
  name: string;
  employer: { id: string; name: string };
  field: string;
  identity: { sealedIdNumber: string; idNumberHash: string };
  born: number;
}

const ZONE = [
  ...["fullTimeInZone", "socialInsuranceInZone", "taxInZone", "payInZone", "employerInZone"],
  ...["employerRegisteredInZone", "employerTaxInZone", "fullTimeInChongqing", "conduct"],
];

/** A fictional case of the city scale, with its history and the card it led to. The same random choices give the same. */
export function makeCityCase(
  random: Random,
  n: number,
  person: Person,
  office: CityOffice,
  now: number,
): CityCase {
  const status = random.weighted(SHARES) as CityStatus;
  const category =
    status === "verification" ? "outstanding" : (random.weighted(CATEGORY_SHARES) as CardCategory);
  const answers: Record<string, string> = {
    ...Object.fromEntries(ZONE.map((name) => [name, random.chance(0.93) ? "yes" : "no"])),
    ...{
      conduct: "yes",
      civilServant: "no",
      partTimeStandard: "no",
      contractYears: String(random.int(1, 5)),
    },
    ...(isCatalogueCategory(category)
      ? { honours: status === "verification" ? "changjiang" : "none", honourName: "示例荣誉" }
      : { degree: DEGREES[category] ?? "bachelor" }),
    identityKind: "mainland",
  };
  const path: readonly CardApplicationVerb[] = PATHS[status];
  // Publicity takes its working days; every other step two to four.
  const gaps = path
    .slice(1)
    .map((verb) => (verb === "approve" ? 14 : verb === "issue" ? 0 : random.int(2, 4)));
  const open = !isFinalCardApplication(status) && status !== "rejected";
  const rest = open ? random.next() * 7 : random.next() * (status === "issued" ? 1080 : 500);
  const submittedAt = Math.round(now - (gaps.reduce((a, b) => a + b, 0) + rest) * DAY);
  const id = `demo-city-case-${n}`;
  const { events, movedAt } = historyOf(id, path, gaps, submittedAt, office);
  const at = path.length > 0 ? movedAt : submittedAt;
  const did = (verb: CardApplicationVerb, who: string) => (path.includes(verb) ? who : null);
  const published = events.find(({ to }) => to === "publicity")?.at ?? null;
  const until =
    published === null ? null : afterWorkingDays(published, PUBLICITY_WORKING_DAYS, office.calendar);
  const days = STAGE_WORKING_DAYS[status];
  const shared = {
    category,
    enterpriseId: person.employer.id,
    employerName: person.employer.name,
    field: person.field,
  };
  const row: CityCase["row"] = {
    ...{ id, kind: "new", status, personId: person.id, filedBy: person.id, realName: person.name },
    ...{ ...shared, ...person.identity, answers },
    ruleVersions: path.length > 0 ? versionsOf(office.rules) : null,
    evaluation: path.length > 0 ? evaluationOf(category, answers, person.born, submittedAt, office) : null,
    returnedFrom: status === "returned" ? "firstReview" : null,
    missing: status === "returned" ? ["socialInsurance"] : null,
    reasons:
      status === "rejected" || status === "closed" || status === "returned" ? ["evidenceUnclear"] : null,
    assigneeId: status === "firstReview" ? office.reviewer : null,
    firstReviewedBy: did("pass", office.reviewer),
    secondReviewedBy: did("endorse", office.approver),
    approvedBy: did("approve", office.approver),
    publicityFrom: published,
    publicityUntil: until,
    createdAt: submittedAt - DAY,
    updatedAt: at,
    submittedAt: path.length > 0 ? submittedAt : null,
    movedAt: at,
    dueAt:
      status === "publicity"
        ? until
        : days === undefined
          ? null
          : afterWorkingDays(at, days, office.calendar),
    endedAt: open ? null : at,
    version: path.length + 1,
  };
  return { row, events, card: status === "issued" ? cardOf(random, n, id, person, shared, at) : null };
}

function historyOf(
  applicationId: string,
  path: readonly CardApplicationVerb[],
  gaps: readonly number[],
  submittedAt: number,
  office: CityOffice,
) {
  let from: CardApplicationStatus = "draft";
  let movedAt = submittedAt;
  const events = path.map((verb, i) => {
    const move = findCardApplicationMove(from, verb);
    if (!move) throw new Error(`no case can ${verb} from ${from}`);
    movedAt += (i === 0 ? 0 : (gaps[i - 1] ?? 0)) * DAY;
    const first = move.permission === "card:review-first";
    const officerId = move.who === "office" ? (first ? office.reviewer : office.approver) : null;
    const event = { applicationId, at: movedAt, side: move.who, officerId, verb, from, to: move.to };
    from = move.to;
    return event;
  });
  return { events, movedAt };
}

function cardOf(
  random: Random,
  n: number,
  applicationId: string,
  { id: holderId, name: holderName }: Person,
  shared: Pick<CityCase["row"], "category" | "enterpriseId" | "employerName" | "field">,
  issuedAt: number,
): NonNullable<CityCase["card"]> {
  const status = random.weighted({ active: 94, suspended: 2, revoked: 4 });
  const listed = status === "active" && random.chance(0.05);
  return {
    ...{
      id: `demo-city-card-${n}`,
      applicationId,
      holderId,
      holderName,
      ...shared,
      status,
      listed,
      issuedAt,
    },
    code: randomBytes(6).toString("hex").toUpperCase(),
    reason: status === "active" ? null : status === "revoked" ? "leftZone" : "employerChanged",
    expertise: listed ? random.pick(EXPERTISE) : null,
    validFrom: issuedAt,
    validUntil: cardValidUntil(issuedAt, DEFAULT_VALIDITY_MONTHS),
    updatedAt: issuedAt,
  };
}

const EXPERTISE = [
  "功率半导体器件设计与可靠性，碳化硅工艺。",
  "分子诊断试剂研发与注册申报。",
  "储能电池热管理与安全，电池管理系统算法。",
  "大模型训练与推理优化，异构算力调度。",
  "车规芯片失效分析与可靠性检测。",
  "先进陶瓷与复合材料的制备和表征。",
  "工业软件架构，分布式数据库。",
  "抗体药物工艺开发与中试放大。",
].map((text) => `${text}（示例数据）`);

const versionsOf = (rules: readonly VersionedRuleSet[]) =>
  Object.fromEntries(rules.map(({ ruleSet, version }) => [ruleSet.id, version]));

/** What the rules say, worked out once for the same answers at the same age. */
function evaluationOf(
  category: CardCategory,
  answers: Record<string, string>,
  born: number,
  at: number,
  { rules, evaluations }: CityOffice,
): CardEvaluation {
  const age = new Date(at).getUTCFullYear() - born;
  const key = JSON.stringify([category, age, answers]);
  const known = evaluations.get(key);
  if (known) return { ...known, at };
  const made = evaluateCard(category, rules, { ...factsOfAnswers(answers), age }, at);
  evaluations.set(key, made);
  return made;
}
