import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauseLabel, CLAUSES } from "~/domain/clause";
import { checkPostingText, isBlocked } from "~/domain/posting-text/check";
import { foldPosting } from "~/domain/posting-text/fold";
import { numberOf } from "~/domain/posting-text/numbers";
import { POSTING_TEXT_RULES as RULES } from "~/domain/posting-text/rule-set";
import { LAWFUL, UNLAWFUL } from "./sentences";

const ON = Date.UTC(2026, 10, 23);
const check = (text: string, field = "conditions") => checkPostingText([{ field, text }], RULES, ON);

const pieces = fc.constantFrom(
  ...[
    ..."限男女优先只招士生性岁以下年龄不户籍本地人族汉押金交缴学历全日制统招婚未已育孕无的者均可勿扰高薪试用期",
  ],
  ..."0123456789,，。；：、（）() \n-~·.*".split(""),
  ..."９８５優歲僅♂😀\u200b\u3164\ud800".split(""),
  ...LAWFUL.map((sentence) => sentence.text),
  ...UNLAWFUL.map((sentence) => sentence.text),
);
const posting = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);

describe("marks", () => {
  it("always slice to the marked words and never throw, whatever the text", () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 3 }), (texts) => {
        const fields = texts.map((text, i) => ({ field: `f${i}`, text }));
        for (const finding of checkPostingText(fields, RULES, ON, { campus: true, publicEmployer: true })) {
          const text = fields.find((field) => field.field === finding.field)?.text ?? "";
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.end).toBeGreaterThan(finding.start);
          expect(text.slice(finding.start, finding.end)).toBe(finding.words);
          expect(finding.clauses.length).toBeGreaterThan(0);
          expect(finding.advice).not.toBe("");
        }
      }),
      { numRuns: 400 },
    );
  });

  it("stand in the original text, with what was put between the characters", () => {
    const [finding] = check("😀 要求：限 ＊ 男 ・ 士，会开车");
    expect(finding).toMatchObject({ ruleId: "gender-male-only", start: 6, words: "限 ＊ 男 ・ 士" });
  });

  it("of one rule never overlap, and come in order", () => {
    fc.assert(
      fc.property(posting, (text) => {
        const found = check(text);
        for (const { id } of RULES.rules) {
          const own = found.filter((finding) => finding.ruleId === id);
          own
            .slice(1)
            .forEach((finding, i) => expect(finding.start).toBeGreaterThanOrEqual(own[i]?.end ?? 0));
        }
        expect(found.map((finding) => finding.start)).toEqual(
          found.map((f) => f.start).sort((a, b) => a - b),
        );
      }),
    );
  });
});

describe("dodges", () => {
  const marks = fc.array(fc.constantFrom(" ", "·", "*", "_", "\u200b", "　", "”", "~", "…"), {
    maxLength: 3,
  });
  const dodged = (text: string) =>
    fc
      .array(marks, { minLength: text.length, maxLength: text.length })
      .map((gaps) => [...text].map((char, i) => `${char}${gaps[i]?.join("") ?? ""}`).join(""));

  it.each(["限男性", "只招女生", "已婚已育优先", "外地人勿扰", "不招残疾人", "押金两百元需交押金"])(
    "marks put between the characters of %s change nothing",
    (text) => {
      const plain = check(text).map((finding) => finding.ruleId);
      expect(plain).not.toEqual([]);
      fc.assert(
        fc.property(dodged(text), (hidden) => {
          expect(check(hidden).map((finding) => finding.ruleId)).toEqual(plain);
        }),
      );
    },
  );

  it.each([
    ["僅限男性", "仅限男性"],
    ["３５歲以下", "35岁以下"],
    ["不招殘疾人", "不招残疾人"],
    ["限漢族", "限汉族"],
    ["須為重慶戶籍", "须为重庆户籍"],
    ["限⽥⼥", "限田女"],
  ])("reads %s as %s", (written, plain) => {
    expect(foldPosting(written).text).toBe(plain);
    expect(check(written).map((finding) => finding.ruleId)).toEqual(
      check(plain).map((finding) => finding.ruleId),
    );
  });
});

describe("time", () => {
  it("is linear: no pattern repeats without a bound", () => {
    const guards = RULES.rules.flatMap((rule) =>
      rule.wordings.flatMap((w) => [w.find, w.unlessBefore, w.unlessAfter, w.unlessAround, w.onlyAround]),
    );
    for (const pattern of guards) {
      const source = pattern?.source.replace(/\\./g, "").replace(/\[[^\]]*\]/g, "") ?? "";
      expect(source).not.toMatch(/[*+]|\{\d+,\}/);
    }
  });

  const hostile = [
    "男",
    "限",
    "不",
    "35岁",
    "985/211/",
    "全日制",
    "押金",
    "无无无",
    "婚育、",
    "((((",
    "汉族,",
    "女1名、",
    "试用期",
  ];
  it.each(hostile)("grows with the text, not with its square: %s", (piece) => {
    const cost = (size: number) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      const runs = Array.from({ length: 5 }, () => {
        const start = performance.now();
        check(text);
        return performance.now() - start;
      });
      return Math.min(...runs);
    };
    cost(2_000);
    expect(cost(32_000) / Math.max(cost(4_000), 0.2)).toBeLessThan(8 * 4);
  });
});

describe("law by date and circumstance", () => {
  const school = (on: number, when = {}) =>
    checkPostingText([{ field: "conditions", text: "985院校优先" }], RULES, on, when)[0]?.severity;

  it("cites only what is in force on the day", () => {
    const cited = (on: number) =>
      checkPostingText([{ field: "title", text: "限男性" }], RULES, on).flatMap((f) => f.clauses);
    expect(cited(ON)).toContain(CLAUSES.platforms2025);
    expect(cited(Date.UTC(2025, 11, 24, 12))).not.toContain(CLAUSES.platforms2025);
    expect(cited(Date.UTC(2025, 11, 24, 16))).toContain(CLAUSES.platforms2025);
    expect(cited(Date.UTC(2010, 0, 1))).toEqual([]);
  });

  it("blocks 985 and 211 in campus recruitment and for public employers, warns elsewhere", () => {
    expect(school(ON)).toBe("warn");
    expect(school(ON, { campus: true })).toBe("block");
    expect(school(ON, { publicEmployer: true })).toBe("block");
  });

  it("an age limit only warns, and what no clause settles is 待核", () => {
    const [age] = check("35岁以下");
    expect(age).toMatchObject({ severity: "warn", unsettled: true });
    expect(isBlocked(check("35岁以下"))).toBe(false);
    expect(isBlocked(check("限男性，35岁以下"))).toBe(true);
    expect(clauseLabel(CLAUSES.agePolicy)).toContain("待核");
    expect(clauseLabel(CLAUSES.women43)).toBe("《妇女权益保障法》第43条");
  });

  it("a declared exception turns the block into a warning for the reviewer", () => {
    const of = (text: string, when: object) =>
      checkPostingText([{ field: "conditions", text }], RULES, ON, when).map((finding) => finding.severity);
    expect(of("限男性", { closedToWomen: true })).toEqual(["warn"]);
    expect(of("不招乙肝携带者", { closedToCarriers: true })).toEqual(["warn"]);
    expect(of("只招女生", { closedToWomen: true })).toEqual(["block"]);
  });
});

it("nothing that blocks rests on an unchecked clause only", () => {
  for (const rule of RULES.rules)
    for (const option of rule.cases)
      if (option.severity === "block")
        expect(option.clauses.some((clause) => clause.confidence === "H")).toBe(true);
});

it("rule ids are unique", () => {
  const ids = RULES.rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});

it.each([
  ["35", 35],
  ["三十五", 35],
  ["十八", 18],
  ["二十", 20],
  ["甲", null],
])("reads the number %s", (text, number) => {
  expect(numberOf(text)).toBe(number);
});
