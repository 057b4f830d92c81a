import { beforeAll, describe, expect, it } from "vitest";
import { ENTERPRISE_CLAUSES } from "~/domain/rules/enterprise-clauses";
import { TSME } from "~/domain/rules/shipped/tsme";
import { ENTERPRISE_EXAMPLES } from "~tests/domain/rules/enterprise-examples";
import { checkRules, SAME_BY_REASON, type MutationReport } from "./check-rules";

describe("a shipped rule that is changed in one thing", () => {
  let reports: MutationReport[];
  beforeAll(() => {
    reports = checkRules();
  });

  it("is noticed by a worked example, whatever was changed", () => {
    expect(reports.flatMap(({ survivors }) => survivors)).toEqual([]);
    expect(reports.every(({ mutants, noticed }) => mutants > 0 && mutants === noticed)).toBe(true);
  });

  it("is the same rule only where there is a reason, and where no example contradicts it", () => {
    expect(reports.flatMap(({ wrongly }) => wrongly)).toEqual([]);
    const named = reports.flatMap(({ same }) => same).map(({ id }) => id);
    expect(named).toEqual(expect.arrayContaining(Object.keys(SAME_BY_REASON)));
  });

  it("would go unnoticed without the examples of its clause", () => {
    const examples = ENTERPRISE_EXAMPLES.filter(({ clause }) => clause !== ENTERPRISE_CLAUSES.tsmeSize);
    const survivors = checkRules([TSME], examples).flatMap((report) => report.survivors);
    expect(survivors).toContain("tsme-2017 · gate salesMost · revenueWan max 20000 → 20000.01");
  });
});
