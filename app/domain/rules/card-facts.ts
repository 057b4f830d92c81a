import { HONOURS } from "./honours";
import type { Facts, FactValue } from "./rule-set";

/**
 * What is asked of somebody who wants a card; self-check, application and the pages of the rules share it.
 * An answer is kept as a text (`answers` of a case, the query of the self-check): `yes`, `no`, `unsure`; a number; the
 * key of an option; keys joined by commas, `none` for none of them.
 */
export interface CardFact {
  name: CardFactName;
  /** In a table of what went in. */
  label: string;
  /** As asked. */
  question: string;
  /**
   * `yesNo`; `claim`: no, or yes and then a person decides, so that it stays unknown; `number`; `choice` of one
   * option, `choices` of several; `office`: only somebody of the office can answer, nobody else is asked.
   */
  kind: "yesNo" | "claim" | "number" | "choice" | "choices" | "office";
  options?: readonly { value: string; label: string }[];
  help?: string;
  unit?: string;
  /** Least and most that is plausible, of a number. */
  range?: readonly [number, number];
}

const option = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const DEGREE_LABELS = {
  none: "本科以下",
  bachelor: "本科",
  master: "硕士",
  doctoralStudent: "在读博士",
  doctor: "博士",
  postdoc: "博士后",
} as const;
export const TITLE_LABELS = {
  none: "没有",
  junior: "初级",
  intermediate: "中级",
  senior: "副高级、正高级",
} as const;
export const SKILL_LABELS = {
  none: "没有",
  seniorWorker: "高级工",
  technician: "技师",
  seniorTechnician: "高级技师",
} as const;

const ZONE = "科学城（高新区）";

type Definition = Omit<CardFact, "name">;
const DEFINITIONS = {
  fullTimeInZone: {
    label: "全职在科学城工作",
    question: `您是否全职在${ZONE}工作？`,
    kind: "yesNo",
    help: "与科学城内的单位签订劳动（聘用）合同，并以此为主要工作。",
  },
  employerInZone: {
    label: "单位为直管园企业",
    question: "您的工作单位是否为高新区直管园内的企业（含科研机构）？",
    kind: "yesNo",
    help: "在读博士填写从事研究或工作的单位。",
  },
  degree: { label: "学历", question: "您的最高学历是？", kind: "choice", options: option(DEGREE_LABELS) },
  age: {
    label: "年龄",
    question: "您现在多少周岁？",
    kind: "number",
    unit: "周岁",
    range: [16, 100],
    help: "凤栖人才按享受政策时的周岁年龄计算，原则上不超过上限；金凤凰目录的公开文本没有写年龄。",
  },
  title: { label: "职称", question: "您的职称是？", kind: "choice", options: option(TITLE_LABELS) },
  skill: {
    label: "职业技能等级",
    question: "您的职业技能等级是？",
    kind: "choice",
    options: option(SKILL_LABELS),
  },
  contractYears: {
    label: "劳动合同年限",
    question: "您与现单位的劳动（聘用）合同签了几年？",
    kind: "number",
    unit: "年",
    range: [0, 60],
    help: "按合同约定的期限填写，可填小数；无固定期限合同填 60。",
  },
  socialInsuranceInZone: {
    label: "社保关系在科学城",
    question: `您的社会保险是否在${ZONE}缴纳？`,
    kind: "yesNo",
  },
  taxInZone: {
    label: "个税关系在科学城",
    question: `您的个人所得税是否由${ZONE}的单位代扣代缴？`,
    kind: "yesNo",
    help: "在“个人所得税”手机应用的收入纳税明细里可以查到主管税务机关。",
  },
  payInZone: { label: "薪金关系在科学城", question: `您的工资是否由${ZONE}的单位发放？`, kind: "yesNo" },
  employerRegisteredInZone: {
    label: "单位注册地在科学城",
    question: `您的工作单位是否在${ZONE}注册登记？`,
    kind: "yesNo",
    help: "事业单位原则上由科学城有机构管理权限。",
  },
  employerTaxInZone: {
    label: "单位税务关系在科学城",
    question: `您的工作单位是否在${ZONE}纳税？`,
    kind: "yesNo",
  },
  civilServant: {
    label: "在职公务员或参公人员",
    question: "您是否为在职公务员或参照公务员法管理的人员？",
    kind: "yesNo",
  },
  conduct: {
    label: "品行与履职",
    question: "您是否遵纪守法、恪守职业道德，身心健康、能正常履职？",
    kind: "yesNo",
  },
  honours: {
    label: "目录内的荣誉",
    question: "您获得过下列哪些荣誉、奖项或人才项目？",
    kind: "choices",
    options: HONOURS.map(({ id, label }) => ({ value: id, label })),
    help: "来自“金凤凰”人才分类目录的公开部分；领军人才、青年人才两类的目录没有公开文本，待核。",
  },
  partTimeStandard: {
    label: "兼职创新、创业",
    question: "您是否以兼职创新、创业的方式为科学城的单位工作，申请按兼职认定标准办理？",
    kind: "claim",
    help: "认定标准（通知附件2）没有公开文本。选“是”的，由工作人员认定，认定前显示为待核。",
  },
  fullTimeInChongqing: {
    label: "全职在渝工作",
    question: "您是否全职在重庆工作？",
    kind: "yesNo",
  },
  topEquivalent: {
    label: "相当于顶尖人才层次",
    question: "所申报的荣誉是否与顶尖人才目录相当？",
    kind: "office",
  },
  outstandingListed: {
    label: "对照原文属于杰出人才目录",
    question: "对照目录原文，所申报的荣誉是否属于杰出人才目录第⑧项以后的条目？",
    kind: "office",
  },
} as const satisfies Record<string, Definition>;

export type CardFactName = keyof typeof DEFINITIONS;

/** In the order they are asked. */
export const CARD_FACTS: readonly CardFact[] = Object.entries(DEFINITIONS).map(
  ([name, definition]): CardFact => ({ name: name as CardFactName, ...definition }),
);
const BY_NAME = new Map<string, CardFact>(CARD_FACTS.map((fact) => [fact.name, fact]));
export const findCardFact = (name: string): CardFact | undefined => BY_NAME.get(name);
export const cardFactLabel = (name: string): string => findCardFact(name)?.label ?? name;

const ANSWERS: Partial<Record<CardFact["kind"], CardFact["options"]>> = {
  yesNo: option({ yes: "是", no: "否", unsure: "不确定" }),
  claim: option({ no: "否", claim: "是，由工作人员认定" }),
};
/** What can be answered: the options as offered; none where a number is typed, or only the office can tell. */
export const answersTo = (fact: CardFact): NonNullable<CardFact["options"]> =>
  ANSWERS[fact.kind] ?? fact.options ?? [];

/** How `choices` are kept in one text. */
export const joinChoices = (values: readonly string[]) => (values.length > 0 ? values.join(",") : "none");

/**
 * An answer as a fact. null = answered, but not known; undefined = not answered, or nothing that can be an answer.
 * What only the office can tell is never taken from an answer.
 */
export function factOfAnswer(fact: CardFact, answer: string | undefined): FactValue | null | undefined {
  const text = answer?.trim();
  if (!text) return undefined;
  switch (fact.kind) {
    case "office":
      return undefined;
    case "yesNo":
      return text === "yes" ? true : text === "no" ? false : text === "unsure" ? null : undefined;
    case "claim":
      return text === "no" ? false : text === "claim" ? null : undefined;
    case "number": {
      const n = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
      const [least, most] = fact.range ?? [0, 999];
      return n >= least && n <= most ? n : undefined;
    }
    case "choice":
      return fact.options?.some(({ value }) => value === text) ? text : undefined;
    case "choices": {
      if (text === "none") return [];
      const chosen = text.split(",").filter((one) => fact.options?.some(({ value }) => value === one));
      return chosen.length > 0 ? [...new Set(chosen)] : undefined;
    }
  }
}

/** Everything that answers say, by name of the fact; what is not answered is absent. */
export function factsOfAnswers(answers: Readonly<Record<string, string | undefined>>): Facts {
  const facts: Record<string, FactValue | null> = {};
  for (const fact of CARD_FACTS) {
    const value = factOfAnswer(fact, Object.hasOwn(answers, fact.name) ? answers[fact.name] : undefined);
    if (value !== undefined) facts[fact.name] = value;
  }
  return facts;
}

/** What an officer says of a fact. */
export type Finding = "yes" | "no";
const FINDING_PREFIX = "office:";
/** Under which name of `answers` a finding of the office is kept; no field of a form has such a name. */
export const findingName = (fact: string) => `${FINDING_PREFIX}${fact}`;
export const isFindingName = (name: string) => name.startsWith(FINDING_PREFIX);

/** Whether a fact is still the office's to find: what the person says for certain is not overruled. */
export function openToFinding(answers: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const fact = findCardFact(name);
  return fact !== undefined && typeof factOfAnswer(fact, answers[name]) !== "boolean";
}

/** What the office has found of facts that are still open, by name. */
export function findingsOf(answers: Readonly<Record<string, string | undefined>>): Record<string, boolean> {
  const found: Record<string, boolean> = {};
  for (const { name } of CARD_FACTS) {
    const finding = answers[findingName(name)];
    if (finding !== undefined && openToFinding(answers, name)) found[name] = finding === "yes";
  }
  return found;
}

/** A fact as it is read in a table: `是`, `26 周岁`, `硕士`, `图灵奖、菲尔兹奖`, `未知`. */
export function showFact(name: string, value: FactValue | null | undefined): string {
  if (value === null || value === undefined) return "未知";
  if (typeof value === "boolean") return value ? "是" : "否";
  const fact = findCardFact(name);
  const label = (one: string) => fact?.options?.find((candidate) => candidate.value === one)?.label ?? one;
  if (typeof value === "number") return fact?.unit ? `${value} ${fact.unit}` : String(value);
  if (typeof value === "string") return label(value);
  return value.length > 0 ? value.map(label).join("、") : "没有";
}
