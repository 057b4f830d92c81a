import type { ForeignCardFacts } from "./benefit";
import { CARD_CATEGORY_LABELS, type CardCategory } from "./talent-card";

/** Cards of the other side that can be handed in. */
export const SCHEMES = { "cdht-golden-panda": "成都高新区“金熊猫”人才卡" } as const;
export type Scheme = keyof typeof SCHEMES;
export const isScheme = (value: unknown): value is Scheme =>
  typeof value === "string" && Object.hasOwn(SCHEMES, value);

/** The setting that holds the public keys of a scheme; every version of it is kept. */
export const schemeKeysSetting = (scheme: Scheme) => `recognition.keys.${scheme}`;

export const MAX_FOREIGN_BYTES = 900 * 1024;
export const MAX_FOREIGN_LINES = 2_000;

export const PROOF_LABELS = { valid: "签名有效", invalid: "签名无效", none: "没有签名" } as const;
export type Proof = keyof typeof PROOF_LABELS;

/** A card as its line of a file gives it. */
export interface ForeignCard {
  number: string;
  facts: ForeignCardFacts;
}

/** A line of a file: a token still to be verified, a card without a signature, or what is wrong with it. */
export type ForeignLine =
  { line: number; token: string } | { line: number; card: ForeignCard } | { line: number; fault: string };

/** Columns of a CSV file, with the names that are taken for them. */
const COLUMNS = {
  number: ["number", "编号", "卡号"],
  holder: ["holder", "姓名", "持卡人"],
  level: ["level", "等级", "类别"],
  validFrom: ["validfrom", "有效期起"],
  validUntil: ["validuntil", "有效期止", "有效期至"],
  issuer: ["issuer", "发卡单位"],
} as const;
type Column = keyof typeof COLUMNS;

/** Reads the facts of a card, wherever they come from; a text says what is wrong. */
export function readForeignCard(given: Partial<Record<Column, unknown>>): ForeignCard | string {
  const text = (name: Column) => {
    const value = given[name];
    return typeof value === "string" || typeof value === "number"
      ? String(value).normalize("NFKC").trim()
      : "";
  };
  const [number, level] = [text("number"), text("level").toUpperCase()];
  if (!/^[\w-]{3,40}$/.test(number)) return "编号缺失，或含有字母、数字、横线以外的字符";
  if (!/^[A-F](\s*[类级])?$/.test(level)) return "等级应为 A 至 F";
  const days = { validFrom: null, validUntil: null } as Pick<ForeignCardFacts, "validFrom" | "validUntil">;
  for (const name of ["validFrom", "validUntil"] as const) {
    const written = text(name);
    if (written === "") continue;
    const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written);
    const iso = day && `${day[1]}-${day[2]?.padStart(2, "0")}-${day[3]?.padStart(2, "0")}`;
    if (!iso || !isDay(iso)) return "日期应写作 2026-11-30，并且确有这一天";
    days[name] = iso;
  }
  if (days.validFrom && days.validUntil && days.validFrom > days.validUntil) return "有效期的起止颠倒";
  const { holder, issuer } = { holder: text("holder"), issuer: text("issuer") };
  if ([...holder].length > 40 || [...issuer].length > 80) return "姓名或发卡单位过长";
  return { number, facts: { holder, level: level.slice(0, 1), ...days, issuer } };
}

/** Whether the calendar has a day; it knows neither a 30th of February nor a 13th month. */
function isDay(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso;
}

const isToken = (text: string) => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text);

/**
 * Takes a file apart: a JSON list of tokens, a token on each line, or CSV with a heading.
 * @param text of the file; @param rows of it as CSV
 * @returns a text for what is none of them
 */
export function readForeignFile(text: string, rows: () => string[][]): ForeignLine[] | string {
  const trimmed = text.replace(/^\ufeff/, "").trim();
  if (trimmed === "") return "文件是空的。";
  if (trimmed.startsWith("[")) {
    const list = jsonList(trimmed);
    if (!list) return "文件看起来是 JSON，但读不出来。";
    return limited(
      list.map((one, i) =>
        typeof one === "string" && isToken(one.trim())
          ? { line: i + 1, token: one.trim() }
          : { line: i + 1, fault: "这一项不是 JWT" },
      ),
    );
  }
  const lines = trimmed.split(/\r?\n/);
  if (isToken((lines[0] ?? "").trim()))
    return limited(
      lines.flatMap((one, i): ForeignLine[] => {
        const token = one.trim();
        if (token === "") return [];
        return [isToken(token) ? { line: i + 1, token } : { line: i + 1, fault: "这一行不是 JWT" }];
      }),
    );
  return fromRows(rows);
}

function fromRows(read: () => string[][]): ForeignLine[] | string {
  let rows: string[][];
  try {
    rows = read();
  } catch {
    return "读不出这个文件：应为每行一个 JWT、JSON 列表，或带表头的 CSV。";
  }
  const [head = [], ...rest] = rows;
  const names = head.map((cell) =>
    cell
      .replace(/^\ufeff/, "")
      .normalize("NFKC")
      .trim()
      .toLowerCase(),
  );
  const at = (column: Column) => names.findIndex((name) => COLUMNS[column].some((known) => known === name));
  if (at("number") === -1 || at("level") === -1)
    return "读不出这个文件：CSV 的第一行应为表头，至少有“编号”和“等级”两列。";
  return limited(
    rest.map((row, i): ForeignLine => {
      const cells = Object.fromEntries(
        Object.keys(COLUMNS).map((column) => [column, row[at(column as Column)]]),
      );
      const card = readForeignCard(cells);
      return typeof card === "string" ? { line: i + 2, fault: card } : { line: i + 2, card };
    }),
  );
}

const limited = (lines: ForeignLine[]) =>
  lines.length > MAX_FOREIGN_LINES ? `一个文件最多 ${MAX_FOREIGN_LINES} 张卡，请分开导入。` : lines;

function jsonList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What became of a line. */
export type ImportOutcome = "added" | "updated" | "known" | "faulty";
export const IMPORT_OUTCOME_LABELS: Record<ImportOutcome, string> = {
  added: "已导入",
  updated: "已更新",
  known: "以前导入过，没有变化",
  faulty: "有误，没有导入",
};

/** Why a card of the other side was not moved on. */
export const RECOGNITION_REFUSAL_TEXT = {
  changed: "这张卡刚刚有变化，页面已更新为最新状态，请核对后再办理。",
  state: "这张卡当前的状态不能这样办理。",
  fourEyes: "互认建议是您提出的，须由另一位同事决定。",
} as const;
export type RecognitionRefusal = keyof typeof RECOGNITION_REFUSAL_TEXT;

/** The letter that tells the other side, or the holder, what was decided. */
export function recognitionLetter(
  card: {
    scheme: Scheme;
    number: string;
    facts: ForeignCardFacts;
    granted: CardCategory | null;
    note: string | null;
  },
  date: string,
): string {
  const { scheme, number, facts, granted, note } = card;
  const outcome = granted
    ? `经核，同意按西部（重庆）科学城“金凤凰”人才分类目录中的“${CARD_CATEGORY_LABELS[granted]}”予以互认。本函不等同于发卡；需要办理金凤凰人才卡的，请本人凭本函在平台提交申请。`
    : "经核，本次未予互认。对此有异议的，可以补充材料后再次提出。";
  return [
    "人才卡互认结果告知函",
    `持卡人：${facts.holder || "（未提供）"}`,
    `对方卡种：${SCHEMES[scheme]}`,
    `对方卡号：${number}，等级：${facts.level} 类`,
    outcome,
    ...(note ? [`说明：${note}`] : []),
    date,
  ].join("\n\n");
}
