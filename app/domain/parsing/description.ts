import { tidy, tidyLines } from "./text";

export interface DescriptionReading {
  duties: string | null;
  conditions: string | null;
}

const CONDITIONS_HEADING =
  /(?:^|[\n。;；!！\s/】)）])[\s【[(（<《]*(?:\d+[.、]\s*|[一二三四][、.]\s*)?(任职(?:要求|资格|条件)|岗位(?:要求|条件)|职位要求|招聘(?:要求|条件)|应聘(?:要求|条件)|能力要求|技能要求)[\s】\])）>》]*[:：\n]?/u;
const LEADING_HEADING = /^(职位描述|岗位描述|工作描述)[\s:：]*/u;

/**
 * Splits a description where a heading clearly opens the conditions (`任职要求：`); without one it all counts as
 * duties, because where the one ends and the other begins would be a guess.
 */
export function parseDescription(raw: string | null | undefined): DescriptionReading {
  const text = tidyLines(raw).replace(LEADING_HEADING, "");
  if (text === "") return { duties: null, conditions: null };
  const heading = CONDITIONS_HEADING.exec(text);
  const word = heading?.[1];
  if (!heading || !word) return { duties: text, conditions: null };
  const start = heading.index + heading[0].indexOf(word);
  const before = text
    .slice(0, start)
    .replace(/[【[(（<《\s\d一二三四.、/]+$/u, "")
    .trim();
  const after = text
    .slice(heading.index + heading[0].length)
    .replace(/^[】\])）>》:：\s/]+/u, "")
    .trim();
  if (after === "") return { duties: text, conditions: null };
  return { duties: before === "" ? null : before, conditions: after };
}

const MAX_TAG = 24;
const MAX_TAGS = 20;
/** `C#/.NET`, `C/C++` and what stands in brackets are one tag each; every other slash separates. */
const PROTECTED = /C#\/\.NET|C\/C\+\+|\([^()]{1,20}\)/gi;

function splitTags(text: string, separators: RegExp): string[] {
  const kept: string[] = [];
  const marked = text.replace(PROTECTED, (whole) => `\u0001${kept.push(whole) - 1}\u0001`);
  const restored = marked
    .split(separators)
    .map((part) => part.replace(/\u0001(\d+)\u0001/g, (_m, i) => kept[Number(i)] ?? ""));
  const tags = new Map<string, string>();
  for (const part of restored.map((p) => p.trim())) {
    const length = [...part].length;
    if (length >= 1 && length <= MAX_TAG && /[\p{L}\p{N}]/u.test(part)) tags.set(part.toLowerCase(), part);
  }
  return [...tags.values()].slice(0, MAX_TAGS);
}

/** True for text with the marks of a sentence or the headings of a description. */
export function looksLikeSentence(text: string): boolean {
  return (
    /[。；！？：]|[;:!?]\s|职责|要求|条件|\d[.、]|负责|熟悉|能力|经验/.test(text) || [...text].length > 40
  );
}

/** Words that sites put among skills but that say what the job pays or gives. */
const BENEFIT_WORD =
  /薪|补贴|补助|福利|^包|提成|保险|公积金|年假|双休|奖金|股票|期权|旅游|体检|食宿|住宿|餐|全勤|加班|晋升|倒班|白班|团建/;
/** Labels of an employer's industry, not of what a person can do. */
const INDUSTRY_WORD =
  /^(计算机软件|计算机硬件|IT服务.*|互联网(\/.*)?|移动互联网|电子商务|通信\/.*|增值服务|其他行业)$/;

export interface SkillsReading {
  skills: string[];
  /** Benefits found among the skills. */
  benefits: string[];
  /** The cell when it holds a sentence: a piece of description in the wrong column. */
  sentence: string | null;
}

/** Skills of a cell: separated tags; a sentence in the cell is not cut into tags. */
export function parseSkills(raw: string | null | undefined): SkillsReading {
  const text = tidy(raw);
  if (text === "") return { skills: [], benefits: [], sentence: null };
  if (!text.includes("|") && looksLikeSentence((raw ?? "").trim()))
    return { skills: [], benefits: [], sentence: tidyLines(raw) };
  const tags = splitTags(text, /[|/、,;]+/u).filter((tag) => !INDUSTRY_WORD.test(tag));
  const isBenefit = (tag: string) => BENEFIT_WORD.test(tag);
  return { skills: tags.filter((tag) => !isBenefit(tag)), benefits: tags.filter(isBenefit), sentence: null };
}

/** Benefits of a cell: `五险一金/年终奖/带薪年假`. */
export function parseBenefits(raw: string | null | undefined): string[] {
  return splitTags(tidy(raw), /[|/、,，;；\s]+/u);
}
