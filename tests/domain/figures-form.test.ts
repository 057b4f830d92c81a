import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURES, findFigure, type Figure } from "~/domain/figures";
import {
  carriedFigures,
  formatFigure,
  readExplanations,
  readFigure,
  readSection,
  typedFigure,
} from "~/domain/figures-form";
import { readFiguresSheet, sheetCell, sheetRows, SHEET_HEADINGS, yearHeading } from "~/domain/figures-sheet";
import { SOUND } from "~tests/services/figures";

const figure = (name: string): Figure => {
  const found = findFigure(name);
  if (!found) throw new Error(name);
  return found;
};
const read = (name: string, raw: string) => readFigure(figure(name), raw);

describe("a figure that is typed", () => {
  it.each([
    ["revenueWan", "1,234.56", 1234.56],
    ["revenueWan", "１，２３４．５６", 1234.56],
    ["revenueWan", " 4 000 万元 ", 4000],
    ["revenueWan", "4000万", 4000],
    ["revenueWan", ".5", 0.5],
    ["revenueWan", "0", 0],
    ["netProfitWan", "-12.3", -12.3],
    ["netProfitWan", "−12.3", -12.3],
    ["netProfitWan", "（12.3）", -12.3],
    ["netProfitWan", "-0", 0],
    ["staffCount", "60人", 60],
    ["staffCount", "1,060", 1060],
    ["marketSharePercent", "12.5%", 12.5],
    ["valuationUsdM", "120 百万美元", 120],
    ["registeredDay", "2018/6/30", "2018-06-30"],
    ["registeredDay", "2018年6月30日", "2018-06-30"],
    ["registeredDay", "43281", "2018-06-30"],
    ["coreIpOwned", "是", true],
    ["coreIpOwned", "no", false],
    ["techField", "电子信息", "electronics"],
    ["techField", "electronics", "electronics"],
    ["revenueWan", "  ", null],
  ])("%s “%s” is %s", (name, raw, value) => {
    expect(read(name, raw)).toEqual({ value });
  });

  it.each([
    ["revenueWan", "四千", "请填写数字"],
    ["revenueWan", "1.234", "两位小数"],
    ["revenueWan", "-1", "不能是负数"],
    ["revenueWan", "1.2亿", "单位是万元"],
    ["revenueWan", "40000000元", "单位是万元"],
    ["revenueWan", "1e9", "请填写数字"],
    ["revenueWan", "10000000000", "检查单位"],
    ["revenueWan", "100-200", "请填写数字"],
    ["revenueWan", "Infinity", "请填写数字"],
    ["valuationUsdM", "1.2亿美元", "单位是百万美元"],
    ["revenueWan", "120百万美元", "单位是万元"],
    ["staffCount", "60.5", "整数"],
    ["staffCount", "6万", "完整的数字"],
    ["marketSharePercent", "100.01", "最多 100"],
    ["registeredDay", "2018-02-30", "日期"],
    ["registeredDay", "0001-01-01", "日期"],
    ["coreIpOwned", "也许", "是"],
    ["techField", "炼金", "列表"],
  ])("%s “%s” is answered with what to do", (name, raw, said) => {
    expect(read(name, raw)).toEqual({ error: expect.stringContaining(said) });
  });

  it("is read back as what it was shown as, in the field and in the table", () => {
    for (const one of FIGURES) {
      const value = SOUND[one.name];
      if (value === undefined) continue;
      expect(readFigure(one, typedFigure(value))).toEqual({ value });
      expect(readFigure(one, formatFigure(one, value) ?? "")).toEqual({ value });
      expect(readFigure(one, String(sheetCell(one, value)))).toEqual({ value });
    }
  });

  it("is never more than told, whatever is typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIGURES), fc.oneof(fc.string(), fc.double().map(String)), (one, raw) => {
        const result = readFigure(one, raw);
        if ("error" in result) {
          expect(result.error.length).toBeGreaterThan(5);
          return;
        }
        if (typeof result.value === "number") expect(Number.isFinite(result.value)).toBe(true);
        expect(readFigure(one, typedFigure(result.value))).toEqual(result);
      }),
      { numRuns: 2000, seed: 20261201 },
    );
  });
});

describe("a section that is sent", () => {
  it("takes its own fields only, and empties what was emptied", () => {
    const { set } = readSection("staff", {
      staffCount: "60",
      rdStaffCount: "",
      revenueWan: "1",
      __proto__: "x",
    });
    expect(set).toEqual({ staffCount: 60, rdStaffCount: null });
  });

  it("carries over what is not asked every year, and nothing else", () => {
    expect(Object.keys(carriedFigures(SOUND))).toEqual([
      "registeredDay",
      "residentEnterprise",
      "industryAllowed",
      "techField",
    ]);
    expect(carriedFigures(null)).toEqual({});
  });

  it("takes words to the checks that are not too long", () => {
    const { words, errors } = readExplanations({
      "why:loss": "  新产品，投入期 ",
      "why:jumpRd": "长".repeat(301),
      other: "x",
    });
    expect(words).toEqual({ loss: "新产品，投入期" });
    expect(Object.keys(errors)).toEqual(["why:jumpRd"]);
  });
});

const TELLABLE = [2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017];
const table = (...rows: (string | number)[][]) =>
  rows.map((cells, i) => ({ line: i + 1, cells: cells.map(String) }));
function sheet(...rows: (string | number)[][]) {
  const reading = readFiguresSheet(table(...rows), TELLABLE);
  if ("fault" in reading) throw new Error(reading.fault);
  return reading;
}

describe("a table of figures", () => {
  it("made of what is told says the same again", () => {
    const years = [
      { year: 2024, figures: SOUND },
      { year: 2025, figures: { ...SOUND, staffCount: 70 } },
    ];
    const rows = sheetRows(years).map(({ cells }) => cells);
    const {
      years: back,
      faults,
      ignored,
    } = sheet([...SHEET_HEADINGS, ...years.map(({ year }) => yearHeading(year))], ...rows);
    expect([faults, ignored]).toEqual([[], []]);
    expect(back.map(({ year, set }) => ({ year, figures: set }))).toEqual(years);
  });

  it("says by line and year what could not be read, and reads the rest", () => {
    const { years, faults, ignored } = sheet(
      ["企业年度数据"],
      ["项目", "2025年", "2026", "2024"],
      ["【人员】"],
      ["职工总数（人）", "六十", "1", "50"],
      ["科技人员", "15", "", ""],
      ["职工总数", "60", "", ""],
      ["食堂面积", "1", "", ""],
    );
    expect(years).toEqual([
      { year: 2024, set: { staffCount: 50 }, lines: { staffCount: 4 } },
      { year: 2025, set: { sciStaffCount: 15 }, lines: { sciStaffCount: 5 } },
    ]);
    expect(faults.map(({ line, year }) => [line, year])).toEqual([
      [2, null],
      [4, 2025],
      [6, null],
    ]);
    expect(ignored).toEqual([{ line: 7, label: "食堂面积" }]);
  });

  it.each([
    ["without years", [["项目", "数值"]], "没有找到年度"],
    ["with a year twice", [["项目", "2025", "2025 年"]], "出现了两次"],
    ["without anything", [], "没有找到年度"],
  ])("%s says so", (_what, rows, said) => {
    expect(readFiguresSheet(table(...rows), TELLABLE)).toEqual({ fault: expect.stringContaining(said) });
  });

  it("of any cells is answered without a fault", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("项目", "2025 年", "2024", "职工总数", "1,000", "是"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const reading = readFiguresSheet(table(...rows), TELLABLE);
        expect("fault" in reading || Array.isArray(reading.years)).toBe(true);
      }),
      { numRuns: 500, seed: 20261202 },
    );
  });
});
