import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTERPRISE_SIZES, OWNERSHIPS } from "~/domain/enterprise";
import { parseEnterpriseName, parseEnterpriseSize, parseOwnership } from "~/domain/parsing/enterprise";

describe("a company cell", () => {
  it.each([
    ["示例科技有限公司", "示例科技有限公司"],
    [" 示例（重庆）科技 有限公司 ", "示例(重庆)科技 有限公司"],
    ["Example Semiconductor Co., Ltd.", "Example Semiconductor Co., Ltd."],
    [
      "示例时装（天津）有限公司/Example Fashion Group (Tianjin) Co., Ltd",
      "示例时装(天津)有限公司/Example Fashion Group (Tianjin) Co., Ltd",
    ],
    ["3M 示例", "3M 示例"],
  ])("“%s” is a name", (raw, name) => {
    expect(parseEnterpriseName(raw)).toBe(name);
  });

  it.each([
    "",
    "?",
    "------",
    "成都市",
    "示例路 18 号楼 3 层",
    "公司成立于2012年，是一家做软件的企业。",
    "点击查看地图",
    "https://example.com",
    "综合竞争力评估",
    "产品、技术、服务",
    "第一行\n第二行",
  ])("“%s” is no name, and none is fished out of it", (raw) => {
    expect(parseEnterpriseName(raw)).toBeNull();
  });
});

describe("a size cell", () => {
  it.each([
    ["20-99人", "20-99"],
    ["100-499人", "100-499"],
    ["150-500人", "100-499"],
    ["少于20人", "under20"],
    ["20人以下", "under20"],
    ["10000人以上", "over10000"],
    ["其他100-499人", "100-499"],
    ["50-150人", "unknown"],
    ["15-50人", "unknown"],
    ["20 — 99 人", "20-99"],
    ["1万人以上", "over10000"],
    ["0.5万人", "1000-9999"],
    ["规模不限", "unknown"],
    ["", "unknown"],
  ])("“%s” is %s: a range across two bands fits neither", (raw, size) => {
    expect(parseEnterpriseSize(raw)).toBe(size);
  });
});

describe("an ownership cell", () => {
  it.each([
    ["民营", "private"],
    ["民营公司", "private"],
    ["国企", "state"],
    ["银行|国企", "state"],
    ["合资", "joint"],
    ["上市公司", "listed"],
    ["外资（欧美）", "foreign"],
    ["港澳台公司", "hkMoTw"],
    ["事业单位", "institution"],
    ["D轮", "unknown"],
    ["", "unknown"],
  ])("“%s” is %s", (raw, ownership) => {
    expect(parseOwnership(raw)).toBe(ownership);
  });
});

it("no text makes a reader throw or leave its vocabulary; a name read is read again as itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (raw) => {
      expect(ENTERPRISE_SIZES).toContain(parseEnterpriseSize(raw));
      expect(OWNERSHIPS).toContain(parseOwnership(raw));
      const name = parseEnterpriseName(raw);
      if (name !== null) expect(parseEnterpriseName(name)).toBe(name);
    }),
    { numRuns: 2000, seed: 20261123 },
  );
});
