import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { Converter } from "opencc-js/t2cn";
import { lexiconDictionary } from "./lexicon/words";

/** A run of one kind of script inside folded text. */
export interface Run {
  kind: "han" | "latin";
  text: string;
}

export interface Analyzer {
  /** One width, one case, simplified characters, no control characters. */
  fold(text: string): string;
  /** Runs of Chinese and of Latin/digits; everything else separates. */
  runs(folded: string): Run[];
  /** Index tokens of a document field. Short fields also give every one- and two-character piece. */
  documentTokens(text: string, short: boolean): string[];
  /** The words of a Chinese query run, longest reading. */
  queryWords(han: string): string[];
  /** Smaller words inside a query word: `嵌入式软件` → 嵌入式, 软件; `vue3` → vue. Empty when it has none. */
  parts(word: string): string[];
  /** Words that stand in a Chinese text: no bigrams, no single characters. */
  dictionaryWords(text: string): string[];
}

const RUNS =
  /(?<grade>\d{2,4}届)|(?<latin>\.?[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}+#.-]*)|(?<han>\p{Script=Han}+)/gu;

/** The number of a case or a card, as `rck-2026-000123`: whoever types it whole means no other. */
const isNumber = (token: string) => /^[a-z]{3}(?:-\d{4}-\d+|\d{8,})$/.test(token);

/** `node.js` → node, js; `vue3` → vue; `c++` → nothing more. */
function latinParts(token: string): string[] {
  if (isNumber(token)) return [];
  const parts = token
    .split(/[.\-+#]/)
    .flatMap((piece) => [piece, ...piece.split(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/)]);
  return parts.filter((part) => part.length > 1 && /[a-z]/.test(part) && part !== token);
}

/** A class of graduates is written `2027届`, `27届` and, beside other words, 2027. */
function classForms(token: string): string[] {
  const year = /^(?:20)?(\d{2})届$/.exec(token)?.[1];
  return year ? [`20${year}届`, `${year}届`, `20${year}`] : [];
}

function trimLatin(token: string): string {
  return token.replace(/[.-]+$/, "").replace(/^-+/, "");
}

/** Pieces side by side, the longest first: `测试开发` → 测试, 开发 and not 试开, which is a word too but not one of it. */
function tile(word: string, pieces: readonly string[]): string[] {
  const longest = [...pieces].sort((a, b) => b.length - a.length);
  const tiles: string[] = [];
  for (let at = 0; at < word.length;) {
    const piece = longest.find((p) => word.startsWith(p, at));
    if (piece) tiles.push(piece);
    at += piece?.length ?? 1;
  }
  return tiles;
}

/** Loads the segmenter with the lexicon of the field (about a quarter of a second); see `sharedAnalyzer`. */
export function createAnalyzer(): Analyzer {
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(lexiconDictionary()));
  const simplify = Converter({ from: "t", to: "cn" });

  const fold = (text: string) =>
    simplify(
      text
        .toWellFormed()
        .normalize("NFKC")
        .toLowerCase()
        .replace(/\p{Cc}/gu, " "),
    );

  const runs = (folded: string): Run[] => {
    const found: Run[] = [];
    for (const { groups } of folded.matchAll(RUNS)) {
      if (groups?.han) found.push({ kind: "han", text: groups.han });
      else {
        const text = groups?.grade ?? trimLatin(groups?.latin ?? "");
        if (text !== "" && text !== ".") found.push({ kind: "latin", text });
      }
    }
    return found;
  };

  return {
    fold,
    runs,
    documentTokens(text, short) {
      const tokens = new Set<string>();
      for (const run of runs(fold(text))) {
        if (run.kind === "latin") {
          tokens.add(run.text);
          for (const part of [...latinParts(run.text), ...classForms(run.text)]) tokens.add(part);
          continue;
        }
        for (const word of jieba.cutForSearch(run.text, true)) tokens.add(word);
        if (!short) continue;
        const chars = [...run.text];
        chars.forEach((char, i) => {
          tokens.add(char);
          if (i > 0) tokens.add(`${chars[i - 1]}${char}`);
        });
      }
      return [...tokens];
    },
    queryWords: (han) => jieba.cut(han, true),
    parts(word) {
      if (!/^\p{Script=Han}+$/u.test(word)) return latinParts(word).slice(0, 1);
      if ([...word].length < 4) return [];
      const inside = jieba.cutForSearch(word, true).filter((part) => part !== word && [...part].length > 1);
      const tiles = tile(word, inside);
      return tiles.length > 1 ? tiles : [];
    },
    dictionaryWords(text) {
      const words = new Set<string>();
      for (const run of runs(fold(text))) {
        if (run.kind === "latin") words.add(run.text);
        else for (const word of jieba.cutForSearch(run.text, true)) if ([...word].length > 1) words.add(word);
      }
      return [...words];
    },
  };
}

let shared: Analyzer | null = null;

/** The analyzer of this process, loaded when it is first needed. */
export function sharedAnalyzer(): Analyzer {
  return (shared ??= createAnalyzer());
}
