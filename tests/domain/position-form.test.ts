import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findMove,
  JOB_REFUSAL_TEXT,
  JOB_STATES,
  JOB_VERBS,
  jobState,
  MAX_VALID_DAYS,
  movesFrom,
} from "~/domain/job";
import { readStep } from "~/domain/position-fields";
import { settled, type PositionDraft } from "~/domain/position-draft";
import { POSITION_FIELDS, shownValues, type PositionField } from "~/domain/position-form";
import { askedFields, POSITION_STEP_NAMES, POSITION_STEPS, stepOf } from "~/domain/position-steps";
import { reviewPosition, WAGE_PLACE, type PositionEmployer } from "~/domain/position-review";
import type { MinimumWage } from "~/domain/minimum-wage";
import { isoShanghai, shanghaiMidnight } from "~/domain/time";

const DAY = 86_400_000;
const NOW = shanghaiMidnight(2026, 11, 23) + 10 * 3_600_000;
const wage: MinimumWage = {
  place: WAGE_PLACE,
  monthly: 2000,
  hourly: 20,
  effectiveFrom: "2025-01-01",
  effectiveTo: null,
  confidence: "H",
  source: "测试数据",
};
const employer: PositionEmployer = {
  name: "示例科技有限公司",
  creditCode: "示例代码000",
  industry: "it.software",
  size: "20-99",
  ownership: "private",
  address: "金凤镇示例路 1 号",
  verifiedUntil: NOW + 90 * DAY,
};
const complete: PositionDraft = {
  title: "嵌入式软件工程师",
  type: "fulltime",
  employmentForm: "standard",
  headcount: 2,
  contractKind: "fixed",
  contractMonths: 36,
  education: "bachelor",
  experience: "1-3",
  conditions: "计算机相关专业，会写测试。",
  duties: "开发和维护控制器固件。",
  workConditions: "白班，室内，每周五天。",
  skills: ["C++"],
  closedToWomenBasis: null,
  closedToCarriersBasis: null,
  district: "金凤镇",
  address: null,
  salaryMin: 8000,
  salaryMax: 12000,
  salaryPeriod: "month",
  salaryMonths: 13,
  benefits: ["五险一金"],
  trialMonths: 3,
  trialPay: 6400,
  validUntil: NOW + 30 * DAY,
  contact: null,
};
const blank: PositionDraft = {
  ...complete,
  title: "",
  type: "unknown",
  employmentForm: "unknown",
  headcount: null,
  contractKind: null,
  contractMonths: null,
  education: "unknown",
  experience: "unknown",
  conditions: null,
  duties: null,
  workConditions: null,
  skills: [],
  district: "地点未注明",
  salaryMin: null,
  salaryMax: null,
  salaryPeriod: null,
  salaryMonths: 12,
  benefits: [],
  trialMonths: null,
  trialPay: null,
  validUntil: null,
};
const review = (change: Partial<PositionDraft> = {}, by: Partial<PositionEmployer> = {}) =>
  reviewPosition({ ...complete, ...change }, { ...employer, ...by }, NOW, [wage]);

describe("the table of moves", () => {
  it("closed is the only final state, and every verb is refused in words", () => {
    const final = JOB_STATES.filter((state) => movesFrom(state).every(({ to }) => to === "new"));
    expect(final).toEqual(["closed"]);
    for (const { needs } of JOB_STATES.flatMap(movesFrom))
      for (const need of needs) expect(JOB_REFUSAL_TEXT[need]).toMatch(/。$/);
  });

  it("a verb stands once in a state and leads to one place", () => {
    for (const state of JOB_STATES) {
      const verbs = movesFrom(state).map(({ verb }) => verb);
      expect(new Set(verbs).size).toBe(verbs.length);
      for (const verb of verbs) expect(findMove(state, verb)?.verb).toBe(verb);
    }
    expect(JOB_VERBS).toContain("approve");
  });

  it("nothing reaches the public without a reviewer or a review that was passed before", () => {
    const publishing = JOB_STATES.flatMap((from) =>
      movesFrom(from).flatMap(({ to, who, verb }) => (to === "published" ? [`${from} ${verb} ${who}`] : [])),
    );
    expect(publishing).toEqual([
      "review approve reviewer",
      "published confirm owner",
      "published extend owner",
      "published headcount owner",
      "paused resume owner",
      "paused reinstate reviewer",
    ]);
  });

  it("expired follows from the clock, for what is published or paused alone", () => {
    const past = { validUntil: NOW - 1 };
    expect(jobState({ status: "published", ...past }, NOW)).toBe("expired");
    expect(jobState({ status: "paused", ...past }, NOW)).toBe("expired");
    expect(jobState({ status: "review", ...past }, NOW)).toBe("review");
    expect(jobState({ status: "published", validUntil: NOW }, NOW)).toBe("published");
    expect(jobState({ status: "published", validUntil: null }, NOW)).toBe("published");
  });
});

describe("the steps", () => {
  it("every field stands in one step", () => {
    const placed = POSITION_STEP_NAMES.flatMap((step) => [...POSITION_STEPS[step].fields]);
    expect([...placed].sort()).toEqual(Object.keys(POSITION_FIELDS).sort());
    expect(stepOf("trialPay")).toBe("pay");
  });

  it.each([
    ["partTime", ["campus", "contractKind", "contractMonths", "trialMonths", "trialPay"]],
    ["internship", ["campus", "contractKind", "contractMonths", "trialMonths", "trialPay"]],
    ["standard", []],
  ] as const)("a %s position is not asked for %j", (employmentForm, left) => {
    const draft = { ...complete, employmentForm };
    const asked = POSITION_STEP_NAMES.flatMap((step) => askedFields(step, draft, new Set()));
    const all = Object.keys(POSITION_FIELDS).filter((field) => !/^closedTo/.test(field));
    expect(all.filter((field) => !asked.includes(field as PositionField))).toEqual(left);
  });

  it("a draft shown and read again is the same", () => {
    for (const step of POSITION_STEP_NAMES) {
      const values = shownValues(complete, [...POSITION_STEPS[step].fields]);
      const { set, errors } = readStep(step, values, complete, NOW);
      expect(errors).toEqual({});
      const { validUntil, ...rest } = { ...complete, ...set };
      const { validUntil: _until, ...expected } = complete;
      expect(rest).toEqual(expected);
      if (step === "term") expect(isoShanghai(validUntil ?? 0)).toBe("2026-12-23T23:59:59+08:00");
    }
  });

  it("what is no longer asked is not kept", () => {
    expect(settled({ ...complete, employmentForm: "partTime" as const })).toMatchObject({
      contractKind: null,
      contractMonths: null,
      trialMonths: null,
      trialPay: null,
    });
  });
});

describe("reading a step", () => {
  it.each([
    ["post", { headcount: "３ 人" }, { headcount: 3 }],
    ["post", { headcount: "" }, { headcount: null }],
    ["post", { title: "  测试\u0000工程师 " }, { title: "测试 工程师" }],
    ["post", { employmentForm: "standard", campus: "on" }, { employmentForm: "standard", type: "campus" }],
    ["post", { employmentForm: "standard" }, { type: "fulltime" }],
    ["post", { employmentForm: "partTime", campus: "on" }, { type: "parttime" }],
    ["post", { contractKind: "", contractMonths: "36" }, { contractKind: "fixed", contractMonths: 36 }],
    ["content", { skills: "C++、RTOS, C++；" }, { skills: ["C++", "RTOS"] }],
    ["content", { duties: "一\r\n\r\n\r\n\r\n二" }, { duties: "一\n\n二" }],
    ["pay", { salaryMin: "8,000 元" }, { salaryMin: 8000 }],
    ["pay", { district: "" }, { district: "地点未注明" }],
    ["term", { validUntil: "2026-11-23" }, { validUntil: shanghaiMidnight(2026, 11, 24) - 1 }],
    ["term", { validUntil: "2027-02-21" }, { validUntil: shanghaiMidnight(2027, 2, 22) - 1 }],
  ] as const)("%s %j is read as %j", (step, values, expected) => {
    const { set, errors } = readStep(step, values, blank, NOW);
    expect(errors).toEqual({});
    expect(set).toMatchObject(expected);
  });

  it.each([
    ["post", "headcount", "若干"],
    ["post", "headcount", "0"],
    ["post", "headcount", "1-3"],
    ["post", "title", "长".repeat(61)],
    ["post", "employmentForm", "unknown"],
    ["content", "duties", "长".repeat(5001)],
    ["content", "skills", Array.from({ length: 13 }, (_, i) => `技能${i}`).join("、")],
    ["pay", "district", "火星"],
    ["pay", "salaryMin", "面议"],
    ["pay", "salaryPeriod", "decade"],
    ["pay", "trialMonths", "13"],
    ["term", "validUntil", "2026-11-22"],
    ["term", "validUntil", "2027-02-22"],
    ["term", "validUntil", "2026-13-01"],
    ["term", "validUntil", "2026-11-31"],
    ["term", "validUntil", "明天"],
  ] as const)("%s: %s = %s is refused with a way to mend it", (step, field, value) => {
    const { set, errors } = readStep(step, { [field]: value }, blank, NOW);
    expect(set).not.toHaveProperty(field);
    expect(errors[field]).toMatch(/请|最多/);
  });

  it("keeps what was typed well beside what was not", () => {
    const { set, errors } = readStep("post", { title: "测试工程师", headcount: "很多" }, blank, NOW);
    expect(set).toMatchObject({ title: "测试工程师" });
    expect(Object.keys(errors)).toEqual(["headcount"]);
  });

  it("never throws, and what it accepts it accepts again", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...POSITION_STEP_NAMES),
        fc.dictionary(fc.constantFrom(...Object.keys(POSITION_FIELDS)), fc.string({ unit: "binary" })),
        (step, values) => {
          const { set } = readStep(step, values, blank, NOW);
          const draft = { ...blank, ...set };
          const again = readStep(step, shownValues(draft, [...POSITION_STEPS[step].fields]), draft, NOW);
          expect(again.errors).toEqual({});
        },
      ),
      { numRuns: 300 },
    );
  });

  it(`a posting is valid for ${MAX_VALID_DAYS} days at most`, () => {
    const day = (ahead: number) => isoShanghai(NOW + ahead * DAY).slice(0, 10);
    const read = (ahead: number) => readStep("term", { validUntil: day(ahead) }, blank, NOW).errors;
    expect(read(MAX_VALID_DAYS)).toEqual({});
    expect(read(MAX_VALID_DAYS + 1)).toHaveProperty("validUntil");
  });
});

describe("where a position stands", () => {
  it("a complete and lawful one of a verified employer lacks nothing", () => {
    expect(review()).toMatchObject({ next: null, lacks: [], findings: [], verified: true });
    expect(review().steps.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
  });

  it("an empty draft begins at the first step and lacks everything, each with advice", () => {
    const found = reviewPosition(blank, { ...employer, verifiedUntil: null }, NOW, [wage]);
    expect(found).toMatchObject({ next: "post", lacks: ["complete", "verified"] });
    const gaps = found.steps.flatMap((step) => step.gaps);
    expect(gaps.map(({ field }) => field)).toEqual([
      "title",
      "headcount",
      "employmentForm",
      "education",
      "experience",
      "conditions",
      "duties",
      "workConditions",
      "district",
      "salaryMin",
      "validUntil",
    ]);
    for (const { advice } of gaps) expect(advice).toMatch(/。$/);
  });

  it.each([
    [{ headcount: null }, "post"],
    [{ workConditions: null }, "content"],
    [{ salaryPeriod: null }, "pay"],
    [{ validUntil: NOW - 1 }, "term"],
  ] as [Partial<PositionDraft>, string][])("with %j it goes on at %s", (change, step) => {
    expect(review(change)).toMatchObject({ next: step, lacks: ["complete"] });
  });

  it("what the employer's record lacks belongs to no step, and still keeps it back", () => {
    const found = review({}, { address: null, size: "unknown" });
    expect(found.employerGaps.map(({ label }) => label)).toEqual(["用人单位规模", "用人单位地址"]);
    expect(found).toMatchObject({ next: null, lacks: ["complete"] });
  });

  it.each([
    ["never checked", null],
    ["overdue", NOW - 1],
  ])("an employer %s cannot publish", (_, verifiedUntil) => {
    expect(review({}, { verifiedUntil }).lacks).toEqual(["verified"]);
  });

  it("words that the law forbids block their step and are marked where they stand", () => {
    const conditions = "本科以上，限男性，会写测试。";
    const found = review({ conditions });
    expect(found).toMatchObject({ next: "content", lacks: ["lawful"] });
    const [mark] = found.steps.find(({ step }) => step === "content")?.findings ?? [];
    expect(mark).toMatchObject({ field: "conditions", severity: "block" });
    expect(conditions.slice(mark?.start, mark?.end)).toContain("男");
  });

  it("work closed to women by national rules can be declared with its basis, which leaves a warning", () => {
    const conditions = "限男性。";
    const asks = (found: ReturnType<typeof review>) => found.steps.flatMap(({ fields }) => fields);
    expect(asks(review({ conditions }))).toContain("closedToWomenBasis");
    expect(asks(review())).not.toContain("closedToWomenBasis");
    const declared = review({ conditions, closedToWomenBasis: "示例依据第 1 条" });
    expect(declared.lacks).toEqual([]);
    expect(declared.findings.map(({ severity }) => severity)).toEqual(["warn"]);
  });

  it("a school limit warns in general and blocks in campus recruitment and with public employers", () => {
    const conditions = "限985高校毕业。";
    expect(review({ conditions }).lacks).toEqual([]);
    expect(review({ conditions, type: "campus" }).lacks).toEqual(["lawful"]);
    expect(review({ conditions }, { ownership: "state" }).lacks).toEqual(["lawful"]);
  });

  it.each([
    [{ trialMonths: 7 }, "trialLength"],
    [{ contractMonths: 12, trialMonths: 3 }, "trialLength"],
    [{ trialPay: 6399 }, "trialPay"],
    [{ salaryMin: 9000, salaryMax: 8000, trialPay: 8000 }, "range"],
  ] as [Partial<PositionDraft>, string][])("%j does not meet %s and cannot be submitted", (change, id) => {
    const found = review(change);
    expect(found.steps.find(({ step }) => step === "pay")).toMatchObject({ state: "blocked" });
    expect(found.steps.flatMap(({ pay }) => pay.map((line) => line.id))).toEqual([id]);
    expect(found.lacks).toEqual(["lawful"]);
  });

  it("a minimum wage that nobody has confirmed warns and never refuses", () => {
    const low = { salaryMin: 1900, salaryMax: null, trialMonths: 0, trialPay: null };
    const by = (confidence: MinimumWage["confidence"]) =>
      reviewPosition({ ...complete, ...low }, employer, NOW, [{ ...wage, confidence }]);
    expect(by("memory").lacks).toEqual([]);
    expect(by("memory").steps.find(({ step }) => step === "pay")?.state).toBe("warned");
  });

  it("a trial period hidden since the work became part-time does not block it", () => {
    expect(review({ employmentForm: "partTime", type: "parttime", trialMonths: 3 }).lacks).toEqual([]);
  });
});
