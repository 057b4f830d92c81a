import { EDUCATIONS, type Education } from "../../app/domain/education";
import { isKeyOf } from "../../app/domain/labels";
import { EDUCATION_LABELS } from "../../app/domain/education";

/** Where the work is done; chooses the words for working conditions. */
export const SETTINGS = [
  "office",
  "lab",
  "cleanroom",
  "plant",
  "field",
  "ward",
  "studio",
  "warehouse",
] as const;
export type Setting = (typeof SETTINGS)[number];

export const LEVELS = ["intern", "campus", "junior", "mid", "senior"] as const;
export type Level = (typeof LEVELS)[number];

/** 元 a month, lowest and highest usual. */
export type PayRange = readonly [low: number, high: number];

/** A title, with the only directions it goes with, if it does not go with all. */
export interface FamilyTitle {
  name: string;
  topics: readonly string[] | null;
}

/** An occupation as the generator knows it: fragments of which several make one posting. */
export interface Family {
  id: string;
  /** Industry codes it occurs in; empty = any. */
  chains: readonly string[];
  titles: readonly FamilyTitle[];
  /** Title of an internship; null = none is offered. */
  intern: string | null;
  /** Directions of the work: in titles (方向) and in the slot `{t}` of the text. */
  topics: readonly string[];
  dept: string;
  setting: Setting;
  /** Drawn uniformly, so a value named twice is twice as likely. */
  education: readonly Education[];
  majors: string;
  levels: readonly Level[];
  /** By experience. */
  pay: Readonly<Record<"junior" | "mid" | "senior", PayRange>>;
  /** Which of the chain's products the text speaks about; null = any. */
  fits: RegExp | null;
  skills: readonly string[];
  /** Sentences without a full stop; `{p}` is what the employer makes, `{t}` the direction. */
  duties: readonly string[];
  needs: readonly string[];
  plus: readonly string[];
}

/**
 * How a family is written down: lists with `|`, sentences one a line, pay in thousands `junior mid senior`. A title
 * may name its directions: `手术室护士>手术室`.
 */
export interface FamilyText {
  id: string;
  in?: string;
  titles: string;
  intern?: string | null;
  topics: string;
  dept: string;
  setting?: Setting;
  edu: string;
  majors: string;
  levels?: string;
  pay: string;
  fits?: string;
  skills: string;
  duties: string;
  needs: string;
  plus: string;
}

const split = (text: string, by: string | RegExp) =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);

function payRange(text: string | undefined): PayRange {
  const [low, high] = (text ?? "").split("-").map((k) => Math.round(Number(k) * 1000));
  if (!low || !high || low >= high) throw new Error(`pay is not a range: ${text}`);
  return [low, high];
}

function oneOf<T extends string>(allowed: readonly T[], text: string): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new Error(`unknown value ${text}`);
  return found;
}

function education(text: string): Education {
  if (!isKeyOf(EDUCATION_LABELS, text))
    throw new Error(`unknown education ${text}, not in ${EDUCATIONS.join()}`);
  return text;
}

/** `数字IC设计工程师` → `数字IC设计实习生` */
function internTitle(title: string): string {
  return `${title.replace(/(高级)?(工程师|设计师|专员|经理|助理|分析师|顾问)$/, "")}实习生`;
}

/** Reads a written family. Throws at once on a slip of the pen, so that none can reach a page. */
export function family(text: FamilyText): Family {
  const topics = split(text.topics, "|");
  const titles = split(text.titles, "|").map((entry) => {
    const [name = "", only] = entry.split(">");
    return { name, topics: only === undefined ? null : only.split(",").map((topic) => oneOf(topics, topic)) };
  });
  const [junior, mid, senior] = split(text.pay, /\s+/).map(payRange);
  if (!junior || !mid || !senior) throw new Error(`${text.id}: pay needs three ranges`);
  return {
    id: text.id,
    chains: split(text.in ?? "", /\s+/),
    titles,
    intern: text.intern === undefined ? internTitle(titles[0]?.name ?? "") : text.intern,
    topics,
    dept: text.dept,
    setting: text.setting ?? "office",
    education: split(text.edu, /\s+/).map(education),
    majors: text.majors,
    levels: split(text.levels ?? "campus junior mid senior", /\s+/).map((level) => oneOf(LEVELS, level)),
    pay: { junior, mid, senior },
    fits: text.fits === undefined ? null : new RegExp(text.fits),
    skills: split(text.skills, "|"),
    duties: split(text.duties, "\n"),
    needs: split(text.needs, "\n"),
    plus: split(text.plus, "\n"),
  };
}
