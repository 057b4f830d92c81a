import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageOn,
  birthDayOf,
  identityCheck,
  identityFault,
  maskIdentity,
  normalizeIdentity,
} from "~/domain/identity-number";
import { FACTORY_NOW } from "~seeds/factories";

const NOW = FACTORY_NOW;
const days = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2005-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll("-", ""));
const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((parts) => parts.join(""));
const bodies = fc
  .tuple(fc.integer({ min: 1, max: 9 }), digits(5), days, digits(3))
  .map(([first, area, day, order]) => `${first}${area}${day}${order}`);

describe("identity numbers (GB 11643)", () => {
  it("computes the check character of the standard's worked examples", () => {
    expect(identityCheck("11010519491231002")).toBe("X");
    expect(identityCheck("44052418800101001")).toBe("4");
  });

  it("accepts every number with its own check character and no other", () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom(..."0123456789X"), (body, other) => {
        const check = identityCheck(body);
        expect(identityFault("mainland", body + check, NOW)).toBeNull();
        if (other !== check) expect(identityFault("mainland", body + other, NOW)).toContain("校验位");
      }),
    );
  });

  it("notices any single wrong digit", () => {
    fc.assert(
      fc.property(bodies, fc.nat(16), fc.nat(9), (body, at, wrong) => {
        const number = body + identityCheck(body);
        const altered = number.slice(0, at) + String(wrong) + number.slice(at + 1);
        if (altered !== number) expect(identityFault("mainland", altered, NOW)).not.toBeNull();
      }),
    );
  });

  it("says what is wrong: nothing, too short, letters, no such day, too young, not born yet", () => {
    const fault = (number: string) => identityFault("mainland", normalizeIdentity(number), NOW);
    const whole = (body: string) => body + identityCheck(body);
    expect(fault(" ")).toBe("请填写证件号码");
    expect(fault("1101051949123100")).toContain("应为 18 位");
    expect(fault("11010519491231O02X")).toContain("前 17 位");
    expect(fault(whole("11010519490230002"))).toContain("不存在");
    expect(fault(whole("11010518801231002"))).toContain("不存在");
    expect(fault(whole("11010520991231002"))).toContain("晚于今天");
    expect(fault(whole("11010520250101002"))).toContain("不满 16 周岁");
    expect(fault("１１０１０５ 19491231-002x")).toBeNull();
    expect(identityFault("passport", "E12345678", NOW)).toBeNull();
    expect(identityFault("passport", "E1", NOW)).toContain("5–20 位");
  });

  it("tells the day of birth, and counts a year on its day", () => {
    expect(birthDayOf("11010519491231002X")).toBe("1949-12-31");
    const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
    expect(ageOn("2000-05-20", noon("2026-05-19"))).toBe(25);
    expect(ageOn("2000-05-20", noon("2026-05-20"))).toBe(26);
    // In Shanghai the day has begun already.
    expect(ageOn("2000-05-20", Date.parse("2026-05-19T16:30:00Z"))).toBe(26);
  });

  it("is shown by its first three and last two signs only", () => {
    expect(maskIdentity("11010519491231002X")).toBe("110*************2X");
    expect(maskIdentity("E123")).toBe("****");
  });
});
