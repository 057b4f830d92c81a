import { describe, expect, it } from "vitest";
import { clauseLabel } from "~/domain/clause";
import { missingElements, POSTING_ELEMENTS, type PostingDraft } from "~/domain/posting-elements";

const NOW = Date.UTC(2026, 10, 23);
const complete: PostingDraft = {
  employer: {
    name: "示例科技",
    creditCode: "示例代码000",
    industry: "it",
    size: "20-99",
    address: "金凤镇示例路 1 号",
  },
  headcount: 2,
  conditions: "会写测试",
  employmentForm: "standard",
  duties: "维护网站",
  workConditions: "白班，室内",
  place: "金凤镇",
  salaryMin: 6000,
  salaryPeriod: "month",
  validUntil: NOW,
  isReposted: false,
  source: null,
};
const lacking = (change: Partial<PostingDraft>, now = NOW) =>
  missingElements({ ...complete, ...change }, now).map((missing) => missing.element);

describe("required elements of a posting (policy-facts §6.1)", () => {
  it("nothing is missing from a complete one", () => {
    expect(lacking({})).toEqual([]);
  });

  it.each([
    [{ headcount: null }, "headcount"],
    [{ headcount: 0 }, "headcount"],
    [{ headcount: 1.5 }, "headcount"],
    [{ conditions: " …… " }, "conditions"],
    [{ employmentForm: null }, "employmentForm"],
    [{ employmentForm: "unknown" }, "employmentForm"],
    [{ duties: "" }, "duties"],
    [{ workConditions: null }, "workConditions"],
    [{ place: null }, "place"],
    [{ salaryMin: null }, "basePay"],
    [{ salaryMin: NaN }, "basePay"],
    [{ salaryPeriod: null }, "basePay"],
    [{ validUntil: null }, "validUntil"],
    [{ validUntil: NOW - 1 }, "validUntil"],
    [{ isReposted: true }, "source"],
    [{ employer: { ...complete.employer, name: null } }, "employerName"],
    [{ employer: { ...complete.employer, creditCode: "" } }, "employerCreditCode"],
    [{ employer: { ...complete.employer, industry: "unknown" } }, "employerIndustry"],
    [{ employer: { ...complete.employer, size: "unknown" } }, "employerSize"],
    [{ employer: { ...complete.employer, address: null } }, "employerAddress"],
  ] as [Partial<PostingDraft>, string][])("%o lacks %s", (change, element) => {
    expect(lacking(change)).toEqual([element]);
  });

  it("an empty draft lacks everything, in the order of the form, each with a clause and advice", () => {
    const blank: PostingDraft = {
      employer: { name: null, creditCode: null, industry: null, size: null, address: null },
      headcount: null,
      conditions: null,
      employmentForm: null,
      duties: null,
      workConditions: null,
      place: null,
      salaryMin: null,
      salaryPeriod: null,
      validUntil: null,
      isReposted: true,
      source: null,
    };
    const missing = missingElements(blank, NOW);
    expect(missing.map(({ element }) => element)).toEqual(POSTING_ELEMENTS);
    for (const { clauses, advice } of missing) {
      expect(clauses.map(clauseLabel).join("")).not.toBe("");
      expect(advice).toMatch(/。$/);
    }
  });

  it("asks for a closing day and a source only since the notice of 2025", () => {
    const before = Date.UTC(2025, 11, 1);
    expect(lacking({ validUntil: null, isReposted: true }, before)).toEqual([]);
  });
});
