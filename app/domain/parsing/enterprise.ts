import type { EnterpriseSize, Ownership } from "../enterprise";
import { parseIndustry } from "./industry";
import { tidy } from "./text";

/** Bands with the lowest and highest head count in them. */
const BANDS: readonly (readonly [EnterpriseSize, number, number])[] = [
  ["under20", 0, 20],
  ["20-99", 20, 100],
  ["100-499", 100, 500],
  ["500-999", 500, 1000],
  ["1000-9999", 1000, 10_000],
  ["over10000", 10_000, Infinity],
];

/**
 * The size band of a cell. A range that straddles two of our bands (`50-150人`) fits neither and is `unknown`; a
 * range that ends where a band ends (`150-500人`) fits. Words before the range (`其他100-499人`) do not matter.
 */
export function parseEnterpriseSize(raw: string | null | undefined): EnterpriseSize {
  const text = tidy(raw)
    .replace(/\s+/g, "")
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, "")
    .replace(/[~～—–−―至到]/g, "-")
    .replace(/(\d+(?:\.\d+)?)万/g, (_whole, n) => String(Math.round(Number(n) * 10_000)));
  const range = /(\d+)-(\d+)人/.exec(text);
  const above = /(\d+)人(以上)?$/.exec(text);
  const below = /(?:少于(\d+)人|(\d+)人以下)/.exec(text);
  let low: number;
  let high: number;
  if (range) [low, high] = [Number(range[1]), Number(range[2])];
  else if (below) [low, high] = [0, Number(below[1] ?? below[2])];
  else if (above) [low, high] = [Number(above[1]), above[2] ? Infinity : Number(above[1])];
  else return "unknown";
  if (low > high) return "unknown";
  return BANDS.find(([, from, to]) => low >= from && high <= to)?.[0] ?? "unknown";
}

/** True where a size cell holds an industry: the columns of the source slipped by one. */
export function sizeHoldsIndustry(raw: string | null | undefined): boolean {
  const text = tidy(raw);
  return text !== "" && !/\d/.test(text) && parseIndustry(text) !== "unknown";
}

const OWNERSHIPS: readonly (readonly [RegExp, Ownership])[] = [
  [/国家机关/, "government"],
  [/事业单位|学校|医院/, "institution"],
  [/社会团体|非营利|社会组织/, "nonprofit"],
  [/国企|国有/, "state"],
  [/港澳台/, "hkMoTw"],
  [/外资|外商|外企|代表处/, "foreign"],
  [/合资/, "joint"],
  [/上市/, "listed"],
  [/民营|私营|创业/, "private"],
  [/股份制|其它|其他|银行/, "other"],
];

/** The ownership of a cell; several (`银行|国企`) give the most telling one. */
export function parseOwnership(raw: string | null | undefined): Ownership {
  const text = tidy(raw);
  return OWNERSHIPS.find(([pattern]) => pattern.test(text))?.[1] ?? "unknown";
}

const NOT_A_NAME =
  /[。!?;:"“”【】]|点击查看|竞争力|成立于|是一家|致力于|公司简介|公司介绍|旗下|自主研发|^我们是|简介|https?:|www\.|\d号|号楼|\d(楼|室|层)|(市|省)[\s/]\p{Script=Han}+区([\s/]|$)|^\p{Script=Han}{2,4}(市|区)$|、.*、/u;
/** A comma belongs to no name but `Co., Ltd.` and its like. */
const STRAY_COMMA = /,(?!\s*(ltd|limited|inc|llc|corp|l\.?l\.?c))/i;

/**
 * A company's name, tidied; null where the cell holds something else: an address, a sentence, the text of a page.
 * The name is never fished out of a sentence.
 */
export function parseEnterpriseName(raw: string | null | undefined): string | null {
  if (/[\r\n]/.test((raw ?? "").trim())) return null;
  const name = tidy(raw);
  const length = [...name].length;
  // Latin names are long: `示例集团/Example Group (Tianjin) Co., Ltd`.
  const most = /[a-z]{3}/i.test(name) ? 90 : 50;
  if (length < 2 || length > most || NOT_A_NAME.test(name) || STRAY_COMMA.test(name)) return null;
  return /\p{L}/u.test(name) ? name : null;
}
