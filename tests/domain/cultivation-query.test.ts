import { describe, expect, it } from "vitest";
import { cultivationQueryName, readCultivationQuery } from "~/domain/cultivation-query";

const named = (text: string) => cultivationQueryName(readCultivationQuery(new URLSearchParams(text)));

describe("a filter of the library that is kept", () => {
  it("is called by what it shows, and by all of them where it narrows nothing", () => {
    expect(named("")).toBe("全部企业");
    expect(named("page=3&tier=nonsense")).toBe("全部企业");
    expect(named("tier=tech&status=watch&near=1&q=芯片")).toBe("“芯片” · 观察 · 科技型企业 · 接近达标");
    expect(named("year=2024&size=small&ending=1")).toBe("20–299 人 · 2024 年 · 证书即将到期");
  });
});
