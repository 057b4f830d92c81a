import type { Education } from "../../app/domain/education";
import { experienceBand, type Experience } from "../../app/domain/experience";
import { evaluatePremium, type PremiumRule } from "../../app/domain/premium";
import { buildJob, type JobRow } from "../factories/job";
import { endOfDay, graduatingClass, momentBefore } from "./calendar";
import { TOWN_NAMES } from "./chains";
import { hubOf, type Employer } from "./employer";
import { FAMILIES } from "./families/index";
import type { Family, Level } from "./family";
import { hourlyPay, internPay, regularPay, traineePay, type Pay } from "./pay";
import type { Random } from "./random";
import { writeConditions, writeDuties } from "./text";
import { chooseTitle, writeTitle } from "./title";
import { benefits, internBenefits, internWork, partTimeWork, workConditions } from "./work";

/** 项目默认: no official thresholds exist (policy-facts §7.1). 元 a year. */
export const DEMO_PREMIUM_RULE = (year: number): PremiumRule => ({
  version: `${year}-示例`,
  year,
  source: "本平台示例标准，非官方发布",
  minAnnualPay: { bachelor: 150_000, master: 220_000, doctor: 300_000 },
});

const LEVEL_WEIGHTS: Readonly<Record<Level, number>> = {
  intern: 10,
  campus: 17,
  junior: 32,
  mid: 28,
  senior: 13,
};
/** Families that also offer work by the hour. */
const BY_THE_HOUR = new Set([
  "annotation",
  "trainer",
  "media",
  "customer-service",
  "elder-care",
  "animation-3d",
]);
const DISPATCHED = new Set(["operator", "warehouse", "customer-service"]);

const GENERAL = FAMILIES.filter((family) => family.chains.length === 0);

function chooseFamily(random: Random, employer: Employer): Family {
  const own = FAMILIES.filter((family) => family.chains.includes(employer.chain.code));
  return random.pick(own.length > 0 && random.chance(0.8) ? own : GENERAL);
}

function chooseLevel(random: Random, family: Family): Level {
  const weights = { ...LEVEL_WEIGHTS };
  for (const level of Object.keys(weights) as Level[]) {
    const offered = level === "intern" ? family.intern !== null : family.levels.includes(level);
    if (!offered) weights[level] = 0;
  }
  return random.weighted(weights);
}

interface Years {
  experience: Experience;
  experienceMinYears: number | null;
  experienceMaxYears: number | null;
}

function years(random: Random, level: Level): Years {
  if (level === "intern" || level === "campus")
    return { experience: "none", experienceMinYears: null, experienceMaxYears: null };
  if (level === "junior" && random.chance(0.35))
    return { experience: "unlimited", experienceMinYears: null, experienceMaxYears: null };
  const min = level === "junior" ? random.int(1, 2) : level === "mid" ? random.int(3, 4) : random.int(5, 10);
  const max = level === "junior" ? 3 : level === "mid" ? 5 : 10;
  const open = random.chance(0.3) || min >= 10;
  return { experience: experienceBand(min), experienceMinYears: min, experienceMaxYears: open ? null : max };
}

function headcount(random: Random, family: Family, level: Level): number {
  if (family.id === "operator") return random.int(5, 40);
  if (level === "campus") return random.int(1, 10);
  if (level === "intern") return random.int(1, 6);
  return Number(random.weighted({ 1: 46, 2: 28, 3: 12, 4: 4, 5: 6, 8: 2, 10: 2 }));
}

type Arrangement = Pick<JobRow, "type" | "employmentForm" | "workConditions" | "benefits"> & { pay: Pay };

/** How the work is taken up: type, form, pay, working conditions. */
function arrange(random: Random, family: Family, level: Level, education: Education): Arrangement {
  if (level === "intern")
    return {
      type: "internship",
      employmentForm: "internship",
      workConditions: internWork(random, family.setting),
      benefits: internBenefits(random),
      pay: internPay(random, family),
    };
  if (level !== "campus" && BY_THE_HOUR.has(family.id) && random.chance(0.35))
    return {
      type: "parttime",
      employmentForm: "partTime",
      workConditions: partTimeWork(random),
      benefits: random.sample(["工伤保险", "餐饮补贴", "交通补贴", "节日慰问"], 2),
      pay: hourlyPay(random, family),
    };
  const dispatched = level !== "campus" && DISPATCHED.has(family.id) && random.chance(0.15);
  const work = workConditions(random, family.setting);
  return {
    type: level === "campus" ? "campus" : "fulltime",
    employmentForm: dispatched ? "dispatch" : "standard",
    workConditions: dispatched
      ? `劳务派遣用工，与派遣单位签订两年期劳动合同，同工同酬。${work.replace(/[；。\n]?[^；。\n]*合同[^；。]*/g, "")}`
      : work,
    benefits: benefits(random, family.setting),
    pay: regularPay(random, family, level, education),
  };
}

/** A product that the family's sentences make sense with, the employer's own first. */
function chooseProduct(random: Random, { fits }: Family, { products, chain }: Employer): string {
  if (fits === null) return random.pick(products);
  for (const choice of [products, chain.products]) {
    const fitting = choice.filter((product) => fits.test(product));
    if (fitting.length > 0) return random.pick(fitting);
  }
  return random.pick(products);
}

/** 青年就业见习: for the unemployed within two years of leaving school, 3–12 months, with an allowance. */
function traineeship(random: Random, row: JobRow, pay: Pay): JobRow {
  return {
    ...row,
    ...pay,
    title: `${row.title
      .replace(/（.*|-暑期.*/, "")
      .replace(/^\d{4}届/, "")
      .replace(/实习生$/, "")}（就业见习）`,
    employmentForm: "traineeship",
    conditions: `离校两年内未就业的高校毕业生，或毕业学年在校生。\n${row.conditions?.split("\n")[0] ?? ""}`,
    workConditions: `见习期 ${random.int(3, 12)} 个月，签订见习协议，按月发放基本生活补助，办理人身意外伤害保险；每天不超过八小时，双休。`,
    benefits: ["基本生活补助", "人身意外伤害保险", "导师带教"],
  };
}

export interface PostingOptions {
  id: string;
  now: number;
  rule: PremiumRule;
}

/** One complete posting of an employer, open at `now`. */
export function makePosting(random: Random, employer: Employer, options: PostingOptions): JobRow {
  const { id, now, rule } = options;
  const family = chooseFamily(random, employer);
  const level = chooseLevel(random, family);
  const choice = chooseTitle(random, family, level);
  const education = choice.title.name.includes("博士后") ? "doctor" : random.pick(family.education);
  const asked = years(random, level);
  const people = headcount(random, family, level);
  const slots = { product: chooseProduct(random, family, employer), topic: choice.topic };
  const { pay, ...arrangement } = arrange(random, family, level, education);
  const elsewhere = random.chance(0.08);
  const district = elsewhere ? random.pick(TOWN_NAMES) : (employer.row.district ?? random.pick(TOWN_NAMES));
  const year = graduatingClass(now);
  const title = writeTitle(random, family, level, choice, year, hubOf(district));
  const age = random.chance(0.35) ? random.int(0, 14) : random.int(0, 89);
  const postedAt = momentBefore(now, age, 8.5 + random.next() * 9.5);
  const row = buildJob({
    id,
    enterpriseId: employer.row.id,
    title:
      arrangement.type === "parttime"
        ? `${title.replace(/^(高级|资深)/, "")}${title.endsWith("）") ? "-兼职" : "（兼职）"}`
        : title,
    headcount: people,
    duties: writeDuties(random, family, level, slots, people),
    conditions: writeConditions(random, family, level, {
      education,
      minYears: asked.experienceMinYears,
      year,
    }),
    skills: random.sample(family.skills, random.int(3, 6)),
    district,
    address: elsewhere ? null : employer.row.address,
    industry: employer.chain.code,
    education,
    ...asked,
    ...arrangement,
    ...pay,
    postedAt,
    createdAt: postedAt,
    updatedAt: random.chance(0.1) ? momentBefore(now, Math.floor(age / 2), 12) : postedAt,
    validUntil: endOfDay(now, random.int(1, 60)),
  });
  const final =
    level === "intern" && random.chance(0.08) ? traineeship(random, row, traineePay(random)) : row;
  return {
    ...final,
    premium: evaluatePremium({ ...final, enterpriseVerified: true }, rule).verdict === "met",
  };
}
