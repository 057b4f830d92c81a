import { describe, expect, it } from "vitest";
import { marginsOf } from "~/domain/rules/margin";
import type { Condition } from "~/domain/rules/rule-set";

describe("what a condition that is met has to spare", () => {
  it("is told in the unit of the fact, percentages in points", () => {
    expect(marginsOf({ op: "min", fact: "rdToRevenue", value: 4 }, { rdToRevenue: 4.4 })).toEqual([
      "研发费用占销售收入高出门槛 0.4 个百分点",
    ]);
    expect(marginsOf({ op: "max", fact: "revenueWan", value: 20_000 }, { revenueWan: 18_800 })).toEqual([
      "销售（营业）收入低于上限 1,200 万元",
    ]);
  });

  it("is nothing at the bound, and never looks like nothing beside it", () => {
    const five: Condition = { op: "min", fact: "rdToRevenue", value: 5 };
    expect(marginsOf(five, { rdToRevenue: 5 })).toEqual(["研发费用占销售收入正好在门槛上"]);
    expect(marginsOf(five, { rdToRevenue: 5.000004 })).toEqual([
      "研发费用占销售收入高出门槛 0.000004 个百分点",
    ]);
  });

  it("of several ways is that of the one that is met", () => {
    const when: Condition = {
      op: "any",
      of: [
        {
          op: "all",
          of: [
            { op: "max", fact: "revenueWan", value: 5000 },
            { op: "min", fact: "rdToRevenue", value: 5 },
          ],
        },
        { op: "min", fact: "ip1Count", value: 1 },
      ],
    };
    expect(marginsOf(when, { revenueWan: 6000, rdToRevenue: 9, ip1Count: 3 })).toEqual([
      "有效的Ⅰ类知识产权高出门槛 2",
    ]);
    expect(marginsOf(when, { revenueWan: 4000, rdToRevenue: 6, ip1Count: 0 })).toHaveLength(2);
  });

  it("is none where it is not met or not known, or where no number is asked for", () => {
    const min = (value: number | null): Condition => ({ op: "min", fact: "staffCount", value });
    expect(marginsOf(min(10), { staffCount: 9 })).toEqual([]);
    expect(marginsOf(min(10), {})).toEqual([]);
    expect(marginsOf(min(null), { staffCount: 9 })).toEqual([]);
    expect(marginsOf({ op: "is", fact: "hasIp", value: true }, { hasIp: true })).toEqual([]);
  });
});
