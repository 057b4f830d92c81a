import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditCodeCheck, isCreditCode, normalizeCreditCode } from "~/domain/credit-code";

const CHARS = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const char = fc.constantFrom(...CHARS);
const digit = fc.constantFrom(...CHARS.slice(0, 10));
const text = (arb: fc.Arbitrary<string>, length: number) =>
  fc.array(arb, { minLength: length, maxLength: length }).map((parts) => parts.join(""));
const bodies = fc.tuple(text(char, 2), text(digit, 6), text(char, 9)).map((parts) => parts.join(""));

describe("credit codes (GB 32100-2015)", () => {
  it("computes the check character of worked examples", () => {
    // Σ = 9·1 + 1·3 = 12 → 31 − 12 = 19 → K; all zeros leave no remainder → 0
    expect(creditCodeCheck("91000000000000000")).toBe("K");
    expect(creditCodeCheck("00000000000000000")).toBe("0");
    // the last weight is 3^16 mod 31 = 28: 31 − 28 = 3
    expect(creditCodeCheck("00000000000000001")).toBe("3");
  });

  it("accepts every body with its own check character and no other", () => {
    fc.assert(
      fc.property(bodies, char, (body, other) => {
        const check = creditCodeCheck(body);
        expect(isCreditCode(body + check)).toBe(true);
        if (other !== check) expect(isCreditCode(body + other)).toBe(false);
      }),
    );
  });

  it("notices any single wrong character and any two neighbours that changed places", () => {
    fc.assert(
      fc.property(bodies, fc.nat(16), char, (body, at, wrong) => {
        const code = body + creditCodeCheck(body);
        const altered = code.slice(0, at) + wrong + code.slice(at + 1);
        if (altered !== code) expect(isCreditCode(altered)).toBe(false);
        const [a, b] = [code.charAt(at), code.charAt(at + 1)];
        if (a !== b) expect(isCreditCode(code.slice(0, at) + b + a + code.slice(at + 2))).toBe(false);
      }),
    );
  });

  it("refuses wrong lengths, letters that are never used and letters in the area", () => {
    expect(isCreditCode("")).toBe(false);
    expect(isCreditCode("9100000000000000")).toBe(false);
    expect(isCreditCode("91O00000000000000K")).toBe(false);
    expect(isCreditCode("91A00000000000000K")).toBe(false);
    expect(() => creditCodeCheck("91")).toThrow(RangeError);
  });

  it("normalises what people type", () => {
    expect(normalizeCreditCode(" ９１０００００0-0000 0000 0k")).toBe("91000000000000000K");
  });
});
