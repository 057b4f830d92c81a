import Validator, { type Issue } from "@adobe/structured-data-validator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EDUCATIONS } from "~/domain/education";
import { EXPERIENCES } from "~/domain/experience";
import { EMPLOYMENT_FORMS, JOB_TYPES } from "~/domain/job-type";
import { UNKNOWN_DISTRICT, ZONE_DISTRICTS } from "~/domain/place";
import { SALARY_PERIODS } from "~/domain/salary";
import { jobPostingJsonLd, organizationJsonLd, serializeJsonLd } from "~/domain/structured-data";
import { DAY, FACTORY_NOW, buildEnterprise, buildJob, type JobRow } from "~seeds/factories";

const URL_OF_JOB = "https://portal.example/jobs/j1";

type Json = Record<string, unknown>;

/** What the validator, which knows Google's rules, finds wrong; it wants data by type, as read from a page. */
async function issuesOf(data: object): Promise<Issue[]> {
  const read = JSON.parse(serializeJsonLd(data)) as Json;
  const { "@context": _context, ...item } = read;
  return new Validator().validate({ jsonld: { [String(item["@type"])]: [item] } });
}
const errorsOf = async (data: object) => (await issuesOf(data)).filter((issue) => issue.severity === "ERROR");

const posting = (overrides: Partial<JobRow> = {}) =>
  jobPostingJsonLd(buildJob(overrides), buildEnterprise(), URL_OF_JOB) as Json | null;

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom(
    "</script>",
    "<!--",
    "]]>",
    "1. 甲\n2. 乙\n丙",
    "\u0000\u2028",
    "& &amp; < >",
    "\ud800",
    " ",
  ),
);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const amount = orNull(fc.integer({ min: 0, max: 1_000_000 }));

const anyJob: fc.Arbitrary<Partial<JobRow>> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 40 }),
  title: fc.oneof(hostile, fc.constant("工程师".repeat(100))),
  type: fc.constantFrom(...JOB_TYPES),
  employmentForm: fc.constantFrom(...EMPLOYMENT_FORMS),
  headcount: orNull(fc.integer({ min: 1, max: 5000 })),
  duties: orNull(hostile),
  conditions: orNull(hostile),
  workConditions: orNull(hostile),
  skills: fc.array(hostile, { maxLength: 5 }),
  benefits: fc.array(hostile, { maxLength: 5 }),
  district: fc.oneof(fc.constantFrom(...ZONE_DISTRICTS, UNKNOWN_DISTRICT, "成都", "重庆"), hostile),
  city: orNull(fc.oneof(fc.constantFrom("重庆", "北京市", "成都", ""), hostile)),
  cityDistrict: orNull(hostile),
  address: orNull(hostile),
  industry: fc.constantFrom("it.ai", "gb-J", "unknown"),
  education: fc.constantFrom(...EDUCATIONS),
  experience: fc.constantFrom(...EXPERIENCES),
  experienceMinYears: orNull(fc.integer({ min: 0, max: 30 })),
  salaryMin: amount,
  salaryMax: amount,
  salaryPeriod: orNull(fc.constantFrom(...SALARY_PERIODS)),
  postedAt: orNull(fc.integer({ min: 0, max: FACTORY_NOW })),
  validUntil: orNull(fc.integer({ min: 0, max: FACTORY_NOW + 400 * DAY })),
});
const anyEmployer = fc.record({
  name: fc.string({ unit: "grapheme", minLength: 1 }).map((name) => `企业${name}`),
  website: orNull(
    fc.oneof(fc.webUrl(), hostile, fc.constantFrom("javascript:alert(1)", "http://", "https://[", "待补")),
  ),
  creditCode: orNull(fc.constant("91500107MA00000000")),
  summary: orNull(hostile),
  district: orNull(fc.constantFrom(...ZONE_DISTRICTS, "成都")),
  address: orNull(hostile),
});

describe("a JobPosting", () => {
  test("passes the rules of search engines whatever the job is like, or is not offered", async () => {
    let offered = 0;
    await fc.assert(
      fc.asyncProperty(anyJob, anyEmployer, async (job, employer) => {
        const data = jobPostingJsonLd(buildJob(job), buildEnterprise(employer), URL_OF_JOB);
        if (!data) return;
        offered++;
        expect(await errorsOf(data)).toEqual([]);
      }),
      { numRuns: 1500, seed: 20261123 },
    );
    expect(offered).toBeGreaterThan(200);
  });

  test("misses nothing that is recommended when the job is complete", async () => {
    const data = posting();
    const missing = (await issuesOf(data ?? {})).flatMap((issue) => issue.fieldNames);
    // Both belong to work from home alone.
    expect(missing.sort()).toEqual(["applicantLocationRequirements", "jobLocationType"]);
  });

  test.each(["title", "description", "datePosted", "hiringOrganization", "jobLocation"])(
    "without %s would be noticed by the validator",
    async (field) => {
      const { [field]: _left, ...broken } = posting() ?? {};
      expect((await errorsOf(broken)).flatMap((issue) => issue.fieldNames).join()).toContain(field);
    },
  );

  test.each([
    ["publication date", { postedAt: null }],
    ["description", { duties: null, conditions: " \n", workConditions: null }],
    ["place", { district: UNKNOWN_DISTRICT, city: null }],
    ["title", { title: " \u0000 " }],
  ])("is not made without a known %s", (_what, unknown) => {
    expect(posting(unknown)).toBeNull();
  });

  test("gives times in Shanghai and no end that is not known", () => {
    expect(posting()).toMatchObject({
      datePosted: "2026-11-22T10:00:00+08:00",
      validThrough: "2026-12-23T10:00:00+08:00",
    });
    expect(JSON.parse(serializeJsonLd(posting({ validUntil: null }) ?? {}))).not.toHaveProperty(
      "validThrough",
    );
  });

  test.each([
    [
      { salaryMin: 8000, salaryMax: 12000 },
      { minValue: 8000, maxValue: 12000, unitText: "MONTH" },
    ],
    [
      { salaryMin: 200, salaryMax: 200, salaryPeriod: "day" as const },
      { value: 200, unitText: "DAY" },
    ],
    [
      { salaryMin: null, salaryMax: 300_000, salaryPeriod: "year" as const },
      { maxValue: 300_000, unitText: "YEAR" },
    ],
  ])("states pay as it was stated: %o", (pay, value) => {
    const { baseSalary } = JSON.parse(serializeJsonLd(posting(pay) ?? {})) as Json;
    expect(baseSalary).toEqual({
      "@type": "MonetaryAmount",
      currency: "CNY",
      value: { "@type": "QuantitativeValue", ...value },
    });
  });

  test.each([
    ["negotiable pay", { salaryMin: null, salaryMax: null, salaryPeriod: null }],
    ["piece rates", { salaryMin: 5, salaryMax: 8, salaryPeriod: "piece" as const }],
  ])("says nothing about %s", (_what, pay) => {
    expect(posting(pay)?.baseSalary).toBeUndefined();
  });

  test.each([
    [{ type: "fulltime", employmentForm: "standard" }, "FULL_TIME"],
    [{ type: "parttime", employmentForm: "unknown" }, "PART_TIME"],
    [{ type: "campus", employmentForm: "standard" }, "FULL_TIME"],
    [{ type: "campus", employmentForm: "unknown" }, undefined],
    [{ type: "internship", employmentForm: "unknown" }, "INTERN"],
    [{ type: "fulltime", employmentForm: "dispatch" }, "OTHER"],
    [{ type: "unknown", employmentForm: "unknown" }, undefined],
  ] as const)("of %o has the employment type %s", (job, expected) => {
    expect(posting(job)?.employmentType).toBe(expected);
  });

  test.each([
    [{ district: "金凤镇", address: "示例路 1 号" }, ["重庆市", "九龙坡区", "金凤镇示例路 1 号"]],
    [{ district: "璧山片区" }, ["重庆市", "璧山区", undefined]],
    [{ district: "重庆", city: "重庆", cityDistrict: "渝中区" }, ["重庆市", "渝中区", undefined]],
    [{ district: "成都", city: "成都", cityDistrict: "武侯区" }, [undefined, "成都", "武侯区"]],
  ])("lies where the job does: %o", (job, [addressRegion, addressLocality, streetAddress]) => {
    expect(posting(job)?.jobLocation).toEqual({
      "@type": "Place",
      address: {
        "@type": "PostalAddress",
        addressCountry: "CN",
        addressRegion,
        addressLocality,
        streetAddress,
      },
    });
  });

  test("describes the work in HTML that carries no foreign markup", () => {
    const data = posting({
      duties: "负责：\n1. <img src=x onerror=alert(1)>\n2. 乙",
      conditions: null,
      workConditions: null,
    });
    expect(data?.description).toBe(
      "<p><strong>工作内容</strong></p><p>负责：</p><ul><li>1. &lt;img src=x onerror=alert(1)&gt;</li><li>2. 乙</li></ul>",
    );
  });
});

test("an Organization passes whatever the enterprise is like and links to web sites alone", async () => {
  await fc.assert(
    fc.asyncProperty(anyEmployer, async (employer) => {
      const data = organizationJsonLd(
        buildEnterprise(employer),
        "https://portal.example/enterprises/e1",
      ) as Json;
      expect(await errorsOf(data)).toEqual([]);
      expect(String(data.url)).toMatch(/^https?:\/\//);
    }),
    { numRuns: 500, seed: 20261123 },
  );
});

test("no text can close the script that carries the data", () => {
  fc.assert(
    fc.property(hostile, hostile, (title, duties) => {
      const data = { title, duties };
      const written = serializeJsonLd(data);
      expect(written).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(written)).toEqual(data);
    }),
  );
});
