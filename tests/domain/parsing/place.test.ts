import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlace } from "~/domain/parsing/place";
import { UNKNOWN_DISTRICT, ZONE_TOWNS, isZoneDistrict } from "~/domain/place";

describe("a place", () => {
  it.each([
    ["北京", "", "北京", "北京", null],
    ["深圳市", "", "深圳", "深圳", null],
    ["北京·海淀·永定路", "", "北京", "北京", "海淀 · 永定路"],
    ["浙江省宁波", "", "宁波", "宁波", null],
    ["成都-武侯区", "", "成都", "成都", "武侯区"],
    ["上海", "浦东新区", "上海", "上海", "浦东新区"],
    ["重庆", "渝北区", "重庆", "重庆", "渝北区"],
  ])("“%s” “%s” outside the zone keeps its city", (city, below, district, read, cityDistrict) => {
    expect(parsePlace(city, below)).toEqual({ district, city: read, cityDistrict });
  });

  it.each([
    ["重庆", "金凤镇", "金凤镇"],
    ["重庆·九龙坡区·金凤镇", "", "金凤镇"],
    ["重庆·沙坪坝·西永", "", "西永街道"],
    ["重庆", "沙坪坝区 大学城", "虎溪街道"],
    ["重庆", "曾家镇", "曾家镇"],
  ])("“%s” “%s” in the zone is its town %s", (city, below, town) => {
    expect(parsePlace(city, below)).toMatchObject({ district: town, city: "重庆" });
  });

  it("a town of the same name in another district is not the zone's", () => {
    expect(parsePlace("重庆·万州区·走马镇").district).toBe("重庆");
  });

  it.each([
    ["全国", ""],
    ["", ""],
    ["异地招聘", ""],
    ["上海", "天河区"],
  ])("“%s” “%s” is not guessed at", (city, below) => {
    expect(parsePlace(city, below)).toMatchObject({ district: UNKNOWN_DISTRICT, city: null });
  });

  it("whatever is written, a zone district is named only for 重庆 and nothing is very long", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("重庆", "成都市", ...ZONE_TOWNS.map((town) => town.name), "·", "区", "九龙坡区"),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), part, (city, below) => {
        const place = parsePlace(city.join("·"), below);
        if (isZoneDistrict(place.district)) expect(place.city).toBe("重庆");
        if (place.city === null) expect(place.district).toBe(UNKNOWN_DISTRICT);
        expect([...(place.cityDistrict ?? "")].length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});
