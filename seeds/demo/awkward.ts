import { enterpriseNameKey } from "../../app/domain/enterprise-name";
import { UNKNOWN_DISTRICT } from "../../app/domain/place";
import type { EnterpriseRow } from "../factories/enterprise";
import type { JobRow } from "../factories/job";
import { endOfDay, graduatingClass, momentBefore } from "./calendar";
import { stated } from "./pay";

/** What real life brings and tidy demonstrations leave out: an ordinary posting is turned into each of these. */
export type AwkwardCase = (job: JobRow, now: number) => JobRow;

const postedBefore = (job: JobRow, now: number, days: number): JobRow => {
  const postedAt = momentBefore(now, days, 10);
  return { ...job, postedAt, createdAt: postedAt, updatedAt: postedAt, sortAt: postedAt };
};

export const AWKWARD_CASES: Readonly<Record<string, AwkwardCase>> = {
  expiredYesterday: (job, now) => ({ ...postedBefore(job, now, 31), validUntil: endOfDay(now, -1) }),
  expiredLongAgo: (job, now) => ({ ...postedBefore(job, now, 200), validUntil: endOfDay(now, -120) }),
  closingToday: (job, now) => ({ ...job, validUntil: endOfDay(now, 0) }),
  closingTomorrow: (job, now) => ({ ...job, validUntil: endOfDay(now, 1) }),
  postedJustNow: (job, now) => postedBefore(job, now, 0),
  endUnknown: (job) => ({ ...job, validUntil: null }),
  closed: (job) => ({ ...job, status: "closed" }),
  paused: (job) => ({ ...job, status: "paused" }),
  payNegotiable: (job) => ({ ...job, ...stated(null, null, null), salaryRaw: "面议", premium: false }),
  payByPiece: (job) => ({ ...job, ...stated(12, 18, "piece"), premium: false }),
  veryLongTitle: (job, now) => ({
    ...job,
    title: `${graduatingClass(now)}届校园招聘-研究院-高级/资深${job.title.replace(/（.*/, "")}（面向国产化替代与海外合规双轨研发，常驻金凤实验室，接受优秀应届博士与博士后出站人员投递）`,
  }),
  shortTitle: (job) => ({ ...job, title: "文员", education: "college" }),
  latinTitle: (job) => ({ ...job, title: "Senior RF Engineer (5G NR / C++ & .NET)" }),
  signsInText: (job) => ({
    ...job,
    conditions: `1. 必修课绩点 <3.0 者须附说明；\n2. 熟悉 C++ & C#，了解 A/B 测试；\n3. 简历请以“姓名-专业-<届别>”命名。`,
  }),
  unbrokenWord: (job) => ({
    ...job,
    skills: [...job.skills, "Supercalifragilisticexpialidocious-Compatible-Middleware"],
  }),
  manyOpenings: (job) => ({ ...job, headcount: 1200 }),
  placeUnknown: (job) => ({ ...job, district: UNKNOWN_DISTRICT, city: null, address: null }),
  anotherCity: (job) => ({ ...job, district: "成都", city: "成都", cityDistrict: "双流区", address: null }),
  noSkillsNoBenefits: (job) => ({ ...job, skills: [], benefits: [] }),
};

/** Employers that say almost nothing about themselves, or too much. */
export function awkwardEmployer(index: number, row: EnterpriseRow): EnterpriseRow {
  if (index === 1)
    return {
      ...row,
      industry: "unknown",
      size: "unknown",
      ownership: "unknown",
      address: null,
      summary: null,
      creditCode: null,
    };
  if (index !== 2) return row;
  const name =
    row.name.replace(/(股份)?有限公司$/, "") + "（西部科学城医教研产协同创新与成果转化示范基地）有限责任公司";
  return { ...row, name, nameKey: enterpriseNameKey(name) };
}
