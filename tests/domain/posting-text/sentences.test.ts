import { describe, expect, it } from "vitest";
import { checkPostingText } from "~/domain/posting-text/check";
import { POSTING_TEXT_RULES } from "~/domain/posting-text/rule-set";
import { HELD_OUT_LAWFUL, HELD_OUT_UNLAWFUL } from "./held-out";
import { LAWFUL, UNLAWFUL, type LawfulSentence, type UnlawfulSentence } from "./sentences";

const ON = Date.UTC(2026, 10, 23);

const lawful = [...LAWFUL, ...HELD_OUT_LAWFUL];
const unlawful = [...UNLAWFUL, ...HELD_OUT_UNLAWFUL];

function found({ text, field = "conditions", ...rest }: LawfulSentence | UnlawfulSentence): string[] {
  const when = "when" in rest ? rest.when : undefined;
  const findings = checkPostingText([{ field, text }], POSTING_TEXT_RULES, ON, when);
  return [...new Set(findings.map((finding) => `${finding.ruleId}:${finding.severity}`))].sort();
}

describe("lawful sentences", () => {
  it.each(lawful)("$text", (sentence) => {
    expect(found(sentence)).toEqual([]);
  });
});

describe("unlawful sentences", () => {
  it.each(unlawful)("$text", (sentence) => {
    expect(found(sentence)).toEqual([...sentence.expect].sort());
  });
});

it("holds at least 90 sentences of either kind, and counts no false alarm and no miss", () => {
  const falseAlarms = lawful.filter((sentence) => found(sentence).length > 0);
  const misses = unlawful.filter(
    (sentence) => !sentence.expect.every((one) => found(sentence).includes(one)),
  );
  expect(LAWFUL.length).toBeGreaterThanOrEqual(90);
  expect(UNLAWFUL.length).toBeGreaterThanOrEqual(90);
  expect({ falseAlarms: falseAlarms.length, misses: misses.length }).toEqual({ falseAlarms: 0, misses: 0 });
});
