import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDUCATIONS } from "~/domain/education";
import { EXPERIENCES } from "~/domain/experience";
import { parseEducation } from "~/domain/parsing/education";
import { parseExperience } from "~/domain/parsing/experience";
import { parseJobType } from "~/domain/parsing/job-type";

describe("an education cell", () => {
  it.each([
    ["本科", "bachelor"],
    ["本科及以上", "bachelor"],
    ["统招本科", "bachelor"],
    ["学士", "bachelor"],
    ["大专", "college"],
    ["大专及以上", "college"],
    ["专科", "college"],
    ["硕士", "master"],
    ["MBA/EMBA", "master"],
    ["研究生", "master"],
    ["博士", "doctor"],
    ["中专/中技", "secondary"],
    ["高中", "highSchool"],
    ["初中及以下", "junior"],
    ["不限", "unlimited"],
    ["学历不限", "unlimited"],
    ["本科、硕士", "bachelor"],
    ["3-5年学历不限", "unlimited"],
    ["", "unknown"],
    ["3-5年", "unknown"],
    ["招3人", "unknown"],
  ])("“%s” asks for at least %s", (raw, wanted) => {
    expect(parseEducation(raw)).toBe(wanted);
  });
});

describe("an experience cell", () => {
  it.each([
    ["1-3年", "1-3", 1, 3],
    ["3-5年", "3-5", 3, 5],
    ["3-4年", "3-5", 3, 4],
    ["5-10年", "5-10", 5, 10],
    ["10年以上", "over10", 10, null],
    ["2年", "1-3", 2, null],
    ["2年经验", "1-3", 2, null],
    ["1年以下", "under1", 0, 1],
    ["1年以内", "under1", 0, 1],
    ["无经验", "none", 0, 0],
    ["应届毕业生", "none", 0, 0],
    ["在校/应届", "none", 0, 0],
    ["经验不限", "unlimited", null, null],
    ["不限", "unlimited", null, null],
    ["5天/周", "unknown", null, null],
    ["本科", "unknown", null, null],
    ["5-3年", "unknown", null, null],
    ["99年", "unknown", null, null],
    ["", "unknown", null, null],
  ])("“%s” is %s", (raw, band, minYears, maxYears) => {
    expect(parseExperience(raw)).toEqual({ band, minYears, maxYears });
  });
});

describe("a title", () => {
  it.each([
    ["算法实习生", "internship", "internship"],
    ["行政助理（就业见习）", "internship", "traineeship"],
    ["2027届硬件工程师", "campus", "unknown"],
    ["Java工程师【校招】", "campus", "unknown"],
    ["数学老师（兼职）", "parttime", "partTime"],
    ["非全日制保洁", "parttime", "partTime"],
    ["司机（劳务派遣）", "unknown", "dispatch"],
    ["前端工程师（全职）", "fulltime", "standard"],
    ["前端工程师", "unknown", "unknown"],
    ["", "unknown", "unknown"],
  ])("“%s” tells %s, %s", (title, type, form) => {
    expect(parseJobType(title)).toEqual({ type, form });
  });
});

it("no text makes a reader throw or leave its vocabulary, and years stay in order", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.integer({ min: -5, max: 120 }),
      fc.integer({ min: -5, max: 120 }),
      (text, a, b) => {
        for (const raw of [text, `${a}-${b}年`, `${a}年${text}`, `${text}本科`]) {
          expect(EDUCATIONS).toContain(parseEducation(raw));
          const { band, minYears, maxYears } = parseExperience(raw);
          expect(EXPERIENCES).toContain(band);
          if (minYears !== null && maxYears !== null) expect(minYears).toBeLessThanOrEqual(maxYears);
          if (band === "unknown") expect([minYears, maxYears]).toEqual([null, null]);
          parseJobType(raw);
        }
      },
    ),
    { numRuns: 500, seed: 20261123 },
  );
});
