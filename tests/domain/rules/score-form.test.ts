import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeRuleSet } from "~/domain/rules/change-rule-set";
import { faultsOfRuleSet, openPointsOf } from "~/domain/rules/describe";
import { diffRuleSets } from "~/domain/rules/rule-differences";
import { readChange } from "~/domain/rules/rule-set-form";
import type { RuleSet } from "~/domain/rules/rule-set";
import { RuleSetSchema } from "~/domain/rules/rule-set-schema";
import { LOAN } from "~/domain/rules/shipped/loan";
import { TSME } from "~/domain/rules/shipped/tsme";

type Intent = Parameters<typeof readChange>[0];
function changed(ruleSet: RuleSet, intent: Intent, values: Record<string, string>): RuleSet {
  const read = readChange(intent, values, ruleSet, "new");
  if (!("change" in read)) throw new Error(JSON.stringify(read.errors));
  const after = changeRuleSet(ruleSet, read.change);
  if (!after) throw new Error("nothing was changed");
  expect(RuleSetSchema.safeParse(after).success).toBe(true);
  return after;
}
const titles = ({ groups = [] }: RuleSet) => groups.map(({ title }) => title);

describe("the groups of a score", () => {
  it("go up and down one place, at the ends they stay, and the order is told", () => {
    const down = changed(TSME, "groupDown", { id: "staff" });
    expect(titles(down)).toEqual(["研发投入", "科技人员", "科技成果"]);
    expect(diffRuleSets(TSME, down)).toEqual([
      {
        ...{ kind: "order", where: "评分分组的顺序" },
        ...{ before: "科技人员、研发投入、科技成果", after: "研发投入、科技人员、科技成果" },
      },
    ]);
    expect(changed(down, "groupUp", { id: "staff" })).toEqual(TSME);
    expect(changed(TSME, "groupUp", { id: "staff" })).toEqual(TSME);
    const read = readChange("groupUp", { id: "none" }, TSME, "new");
    expect("change" in read && changeRuleSet(TSME, read.change)).toBeNull();
  });

  it("wherever they go, are the same groups", () => {
    const moves = fc.array(
      fc.tuple(
        fc.constantFrom("groupUp" as const, "groupDown" as const),
        fc.constantFrom("staff", "rd", "ip"),
      ),
    );
    fc.assert(
      fc.property(moves, (all) => {
        const after = all.reduce((now, [intent, id]) => changed(now, intent, { id }), TSME);
        expect(titles(after).toSorted()).toEqual(titles(TSME).toSorted());
        expect({ ...after, groups: [] }).toEqual({ ...TSME, groups: [] });
      }),
    );
  });
});

describe("the grades of a score", () => {
  const typed = (bounds: Record<string, string>, limits: Record<string, string> = {}) =>
    Object.fromEntries(
      ["A", "B", "C", "D", "E"].flatMap((id) => [
        [`from-${id}`, bounds[id] ?? ""],
        [`limitWan-${id}`, limits[id] ?? ""],
      ]),
    );

  it("come without bounds, and with the limits of the first and the last alone", () => {
    expect(openPointsOf(LOAN)).toEqual(
      expect.arrayContaining(["等级 A 的分数线", "等级 E 的分数线", "等级 B 的推荐额度"]),
    );
    expect(openPointsOf(LOAN)).not.toContain("等级 A 的推荐额度");
    expect(openPointsOf(LOAN)).not.toContain("通过分数");
  });

  it("are entered by the office, and what was entered is told", () => {
    const after = changed(LOAN, "grades", typed({ A: "９０", B: "75.5" }, { A: "300", E: "40" }));
    expect(after.grades?.map(({ from, limitWan }) => [from, limitWan])).toEqual([
      [90, 300],
      [75.5, null],
      [null, null],
      [null, null],
      [null, 40],
    ]);
    expect(diffRuleSets(LOAN, after).map(({ where, before, after: now }) => [where, before, now])).toEqual([
      ["等级 A · 分数线", "待核", "90 分"],
      ["等级 B · 分数线", "待核", "75.5 分"],
    ]);
    expect(faultsOfRuleSet(after)).toEqual([]);
  });

  it("have bounds that are numbers and go down", () => {
    const errors = (values: Record<string, string>) => {
      const read = readChange("grades", values, LOAN, "new");
      return "errors" in read ? read.errors : {};
    };
    expect(errors(typed({ B: "七十" }, { C: "-1" }))).toEqual({
      "from-B": expect.stringContaining("分数线"),
      "limitWan-C": expect.stringContaining("推荐额度"),
    });
    expect(errors(typed({ A: "60", C: "60" }))).toEqual({ "from-A": "各等级的分数线应从高到低" });
    const wrong = { ...LOAN, grades: (LOAN.grades ?? []).map((grade, i) => ({ ...grade, from: i })) };
    expect(faultsOfRuleSet(wrong)).toContain("各等级的分数线应从高到低。");
  });
});
