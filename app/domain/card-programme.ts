import {
  APPEAL_DAYS,
  CARD_APPLICATION_SIDE_LABELS,
  PUBLICITY_WORKING_DAYS,
  STAGE_WORKING_DAYS,
  type CardApplicationStatus,
} from "./card-application";
import { findCardApplicationMove, type CardApplicationVerb } from "./card-application-moves";
import { clauseLabel, type Clause, type ClauseConfidence } from "./clause";
import { findHonour } from "./rules/honours";
import type { Condition, RuleLine, RuleSet } from "./rules/rule-set";
import type { CardCategory } from "./talent-card";

/** A line of a rule set, as it is shown. */
export interface ShownLine {
  id: string;
  title: string;
  clause: string;
  confidence: ClauseConfidence;
}

const show = ({ id, title, clause }: { id: string; title: string; clause: Clause }): ShownLine => ({
  id,
  title,
  clause: clauseLabel(clause),
  confidence: clause.confidence,
});

/** What a condition lists; null stands for what is not public. */
function listedIn(condition: Condition): (readonly string[] | null)[] {
  if (condition.op === "all" || condition.op === "any") return condition.of.flatMap(listedIn);
  return condition.op === "in" ? [condition.values] : [];
}

/** An entry of the catalogue with the honours in it; null where no public text gives them (待核). */
export type CatalogueEntry = ShownLine & { honours: string[] | null };

function entryOf(line: RuleLine): CatalogueEntry {
  const lists = listedIn(line.when);
  const known = lists.flatMap((list) => list ?? []).map((id) => findHonour(id)?.label ?? id);
  const isPublic = line.clause.confidence !== "open" && !lists.includes(null);
  return { ...show(line), honours: isPublic ? known : null };
}

/** The entries of a category of the catalogue, as the rule set in force has them. */
export const catalogueOf = (ruleSet: RuleSet): CatalogueEntry[] => ruleSet.directPass.map(entryOf);

/** The conditions of a rule set, and the exceptions from them. */
export const conditionsOf = (ruleSet: RuleSet): { conditions: ShownLine[]; exceptions: ShownLine[] } => ({
  conditions: ruleSet.gates.map(show),
  exceptions: ruleSet.waivers.map(({ by }) => show(by)),
});

/** What is asked for a band of 凤栖. */
export interface Band {
  degree: string | null;
  age: string | null;
  rest: string[];
  clause: string | null;
  confidence: ClauseConfidence;
}

/** A band of 凤栖 in a row: degree, age, what else. */
export function bandOf(ruleSet: RuleSet): Band {
  const { conditions, exceptions } = conditionsOf(ruleSet);
  const find = (id: string) => conditions.find((line) => line.id === id)?.title ?? null;
  const rest = conditions.filter(({ id }) => id !== "degree" && id !== "age");
  const [first] = conditions;
  return {
    degree: find("degree"),
    age: find("age"),
    rest: [...rest, ...exceptions].map(({ title }) => title),
    clause: first?.clause ?? null,
    confidence: first?.confidence ?? ruleSet.confidence,
  };
}

export interface ProcessStage {
  status: CardApplicationStatus;
  title: string;
  what: string;
  who: string;
  /** Working days within which the stage should be done; null = no deadline. */
  days: number | null;
}

const STAGES: readonly { verb: CardApplicationVerb; title: string; what: string }[] = [
  { verb: "submit", title: "提交申请", what: "本人填写，或由单位代办、本人确认。已知的内容自动带入。" },
  { verb: "accept", title: "受理", what: "核对材料是否齐全；缺什么一次列清，退回补正。" },
  { verb: "pass", title: "初审", what: "逐条对照条件和证明材料。" },
  { verb: "endorse", title: "复审", what: "由另一位工作人员审查，同一人不能既初审又复审。" },
  { verb: "approve", title: "公示", what: "只公示脱敏姓名、类别和单位，任何人可以提出异议。" },
  { verb: "issue", title: "发卡", what: "生成编号、有效期和电子卡，即时生效。" },
];

/** The way of a request to a card, as the table of transitions has it (policy-facts §5.3, 项目默认). */
export function processOf(): ProcessStage[] {
  let state: CardApplicationStatus = "draft";
  return STAGES.map(({ verb, title, what }) => {
    const move = findCardApplicationMove(state, verb);
    if (!move) throw new Error(`no ${verb} from ${state}`);
    const days = state === "publicity" ? PUBLICITY_WORKING_DAYS : (STAGE_WORKING_DAYS[state] ?? null);
    const stage = { status: state, title, what, who: CARD_APPLICATION_SIDE_LABELS[move.who], days };
    state = move.to;
    return stage;
  });
}

/** What the page of the programme tells. */
export interface Programme {
  catalogue: { category: CardCategory; label: string; entries: CatalogueEntry[] }[];
  entry: { title: string; docNo: string | null; conditions: ShownLine[]; exceptions: ShownLine[] } | null;
  bands: (Band & { category: CardCategory; label: string; docNo: string | null })[];
  process: ProcessStage[];
  roads: readonly { title: string; text: string }[];
  benefits: { kind: string; label: string; titles: string[] }[];
  comparison: { clause: string; rows: { category: CardCategory; label: string; levels: string }[] };
  documents: {
    id: string;
    title: string;
    docNo: string | null;
    version: number;
    confidence: ClauseConfidence;
  }[];
}

/** What can happen on the way. */
export const SIDE_ROADS: readonly { title: string; text: string }[] = [
  {
    title: "免评通道",
    text: `目录内荣誉可以直接证明的，跳过初审和复审，只核验真实性（${STAGE_WORKING_DAYS.verification} 个工作日，项目默认），然后公示。`,
  },
  { title: "补正", text: "材料不全时退回，并列出缺少的每一项。补正后回到原来的环节，不重新排队。" },
  {
    title: "异议",
    text: `公示期内任何人可以提出，${STAGE_WORKING_DAYS.objection} 个工作日内答复（项目默认）。异议不成立的继续公示。`,
  },
  {
    title: "不予通过与申诉",
    text: `必须写明理由，系统不会自动拒绝。不服的可以在 ${APPEAL_DAYS} 天内申诉，由没有参与过的工作人员办理，${STAGE_WORKING_DAYS.appeal} 个工作日内答复（项目默认）。`,
  },
  { title: "撤回", text: "发卡前随时可以撤回，撤回后可以重新申请。" },
];
