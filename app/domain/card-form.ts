import { isByTitle } from "./card-materials";
import { answersTo, factOfAnswer, type CardFact } from "./rules/card-facts";
import { isCatalogueCategory, type CardCategory } from "./talent-card";
import { INDUSTRY_LABELS, UNKNOWN_INDUSTRY } from "./industry";
import { IDENTITY_KINDS, IDENTITY_KIND_LABELS, bornFault } from "./identity-number";
import { readMonth } from "./month";
import { tidyLines } from "./parsing/text";
import { isoShanghai } from "./time";

/** The parts of a request for a card, in the order in which they are filled in. */
export const CARD_PARTS = {
  person: { title: "身份", lead: "姓名和证件。年龄由证件得出，不再另外填写。" },
  work: { title: "单位与岗位", lead: "在哪里工作，劳动、社保和税收关系在哪里。" },
  merit: { title: "条件", lead: "按所申报的类别，说明符合哪一条。" },
  materials: { title: "材料", lead: "清单由类别和前面的回答得出。" },
} as const;
export type CardPart = keyof typeof CARD_PARTS;
export const CARD_PART_NAMES = Object.keys(CARD_PARTS) as CardPart[];
/** Parts that hold fields. */
export type FieldPart = Exclude<CardPart, "materials">;
/** Where a part leads; behind the last one everything is looked over and handed in. */
export const cardPartAfter = (part: CardPart): CardPart | "check" =>
  CARD_PART_NAMES[CARD_PART_NAMES.indexOf(part) + 1] ?? "check";

export interface CardFieldOption {
  value: string;
  label: string;
  hint?: string;
}
export type CardControl = "text" | "lines" | "select" | "radio" | "checkbox" | "employer" | "identity";
export type ReadField = { value: string } | { fault: string };

/** One field of the form, as it is shown and read. */
export interface CardField {
  name: string;
  label: string;
  part: FieldPart;
  hint?: string;
  control: CardControl;
  options?: readonly CardFieldOption[];
  inputMode?: "numeric" | "decimal";
  autoComplete?: string;
  required: boolean;
  /** Said where it is required and empty. */
  missing: string;
  /** Reads what was typed; blank is read as `""` before it comes here. */
  read: (text: string, now: number) => ReadField;
}

const lengthOf = (text: string) => [...text].length;
/** One line as typed, without invisible characters and blank edges. */
export const oneLine = (raw: string | undefined) => tidyLines(raw).replace(/\s+/g, " ");
const line = (max: number) => (text: string) =>
  lengthOf(text) > max ? { fault: `最多 ${max} 个字，请缩短` } : { value: text };
const oneOf = (values: readonly string[]) => (text: string) =>
  values.includes(text) ? { value: text } : { fault: "请从列出的选项中选择" };

export const INDUSTRY_OPTIONS: readonly CardFieldOption[] = Object.entries(INDUSTRY_LABELS)
  .filter(([value]) => value !== UNKNOWN_INDUSTRY)
  .map(([value, label]) => ({ value, label }));

function readBirthMonth(text: string, now: number): ReadField {
  const month = readMonth(text);
  if (!month) return { fault: "出生年月的格式如 1990-05" };
  const fault = bornFault(`${month}-01`, now);
  return fault ? { fault } : { value: month };
}

function readYear(text: string, now: number): ReadField {
  const year = Number(text.normalize("NFKC").replace(/年$/, ""));
  const thisYear = Number(isoShanghai(now).slice(0, 4));
  if (!Number.isInteger(year) || year < 1950) return { fault: "年份的格式如 2023" };
  return year > thisYear ? { fault: "年份晚于今年，请核对" } : { value: String(year) };
}

const PERSON_FIELDS: readonly CardField[] = [
  {
    name: "realName",
    label: "姓名",
    part: "person",
    hint: "与证件一致",
    control: "text",
    autoComplete: "name",
    required: true,
    missing: "请填写姓名，与证件一致",
    read: line(40),
  },
  {
    name: "identityKind",
    label: "证件类型",
    part: "person",
    control: "radio",
    options: IDENTITY_KINDS.map((value) => ({ value, label: IDENTITY_KIND_LABELS[value] })),
    required: true,
    missing: "请选择证件类型",
    read: oneOf(IDENTITY_KINDS),
  },
  {
    name: "idNumber",
    label: "证件号码",
    part: "person",
    hint: "加密保存，页面上只显示前 3 位和后 2 位",
    control: "identity",
    required: true,
    missing: "请填写证件号码",
    // Judged together with its kind.
    read: (text) => ({ value: text }),
  },
];
const BIRTH_MONTH: CardField = {
  name: "birthMonth",
  label: "出生年月",
  part: "person",
  hint: "用护照等证件的填写，格式如 1990-05；身份证号码里已经有",
  control: "text",
  inputMode: "numeric",
  required: true,
  missing: "请填写出生年月，格式如 1990-05",
  read: readBirthMonth,
};
const WORK_FIELDS: readonly CardField[] = [
  {
    name: "employer",
    label: "工作单位",
    part: "work",
    hint: "营业执照或登记证书上的全称",
    control: "employer",
    autoComplete: "organization",
    required: true,
    missing: "请填写工作单位全称",
    read: line(100),
  },
  {
    name: "field",
    label: "所在领域",
    part: "work",
    control: "select",
    options: INDUSTRY_OPTIONS,
    required: true,
    missing: "请选择所在领域",
    read: oneOf(INDUSTRY_OPTIONS.map(({ value }) => value)),
  },
];
const HONOUR_FIELDS: readonly CardField[] = [
  {
    name: "honourName",
    label: "荣誉、奖励或入选项目全称",
    part: "merit",
    hint: "与证书或文件一致",
    control: "text",
    required: true,
    missing: "请填写荣誉、奖励或入选项目的全称",
    read: line(100),
  },
  {
    name: "honourYear",
    label: "授予年份",
    part: "merit",
    hint: "格式如 2023",
    control: "text",
    inputMode: "numeric",
    required: true,
    missing: "请填写授予年份",
    read: readYear,
  },
  {
    name: "honourBody",
    label: "授予单位",
    part: "merit",
    control: "text",
    required: true,
    missing: "请填写授予单位",
    read: line(100),
  },
  {
    name: "honourMore",
    label: "其他荣誉与成果",
    part: "merit",
    hint: "每行一项，写明年份和授予单位",
    control: "lines",
    required: false,
    missing: "",
    read: line(1000),
  },
];

const WORK_FACTS: readonly string[] = [
  "fullTimeInZone",
  "employerInZone",
  "contractYears",
  "socialInsuranceInZone",
  "taxInZone",
  "payInZone",
  "employerRegisteredInZone",
  "employerTaxInZone",
  "partTimeStandard",
];
/** Told by the identity; asked nowhere. */
const DERIVED_FACTS: readonly string[] = ["age"];
/** Asked of those only whose degree is not enough. */
const TITLE_FACTS: readonly string[] = ["title", "skill"];

const FAULTS: Record<CardFact["kind"], string> = {
  yesNo: "请选择一项",
  claim: "请选择一项",
  choice: "请从列出的选项中选择",
  choices: "选了“都没有”就不能再选其他，请核对",
  number: "请填写数字",
  office: "",
};

/** A fact that the rules ask for, as a field; null where nobody is asked. */
function factField(fact: CardFact, category: CardCategory, answers: Answers): CardField | null {
  if (fact.kind === "office" || DERIVED_FACTS.includes(fact.name)) return null;
  const options = answersTo(fact);
  const many = fact.kind === "choices";
  const [least, most] = fact.range ?? [];
  const fault = fact.kind === "number" ? `请填写 ${least}–${most} 之间的数字` : FAULTS[fact.kind];
  return {
    name: fact.name,
    label: fact.question,
    part: WORK_FACTS.includes(fact.name) ? "work" : "merit",
    hint: fact.help,
    control: fact.kind === "number" ? "text" : many ? "checkbox" : options.length > 4 ? "select" : "radio",
    ...(fact.kind === "number" ? { inputMode: "decimal" as const } : {}),
    options: many ? [...options, { value: "none", label: "以上都没有" }] : options,
    required: !TITLE_FACTS.includes(fact.name) || isByTitle(category, answers.degree),
    missing: `请回答：${fact.question}`,
    read: (text) => {
      const mixed = many && text.split(",").includes("none") && text !== "none";
      return mixed || factOfAnswer(fact, text) === undefined ? { fault } : { value: text.trim() };
    },
  };
}

type Answers = Readonly<Record<string, string | undefined>>;

/**
 * The fields of a case, in order, given what is answered so far.
 * @param facts what the rules of its category ask for
 */
export function cardFields(
  category: CardCategory,
  answers: Answers,
  facts: readonly CardFact[],
): CardField[] {
  const asked = facts.flatMap((fact) => factField(fact, category, answers) ?? []);
  return [
    ...PERSON_FIELDS,
    { ...BIRTH_MONTH, required: answers.identityKind === "passport" },
    ...WORK_FIELDS,
    ...asked.filter(({ part }) => part === "work"),
    ...asked.filter(({ part }) => part === "merit"),
    ...(isCatalogueCategory(category) ? HONOUR_FIELDS : []),
  ];
}

/** What only the person fills in, whoever files. */
export const IDENTITY_FIELDS: readonly string[] = ["identityKind", "idNumber", "birthMonth"];
export const PERSON_FIELDS_OF_CONSENT: readonly string[] = ["realName", ...IDENTITY_FIELDS];
