import { monthlyAmount } from "../../app/domain/salary";
import type { job } from "../../db/schema/index";
import { DAY, FACTORY_NOW } from "./clock";

export type JobRow = typeof job.$inferSelect;

/**
 * A complete, valid open job of enterprise `e1`, posted a day before `FACTORY_NOW`. `id` defaults to `j1`; the monthly
 * pay follows from salaryMin, salaryMax and salaryPeriod, `sortAt` from `postedAt`, unless given.
 */
export function buildJob(overrides: Partial<JobRow> = {}): JobRow {
  const base = {
    salaryMin: 8000,
    salaryMax: 12000,
    salaryPeriod: "month" as JobRow["salaryPeriod"],
    postedAt: FACTORY_NOW - DAY,
    createdAt: FACTORY_NOW - DAY,
    ...overrides,
  };
  const period = base.salaryPeriod;
  return {
    id: "j1",
    enterpriseId: "e1",
    title: "软件开发工程师",
    status: "published",
    type: "fulltime",
    employmentForm: "standard",
    headcount: 1,
    duties: "参与产品的设计、编码和维护。",
    conditions: "计算机相关专业，本科及以上学历。",
    workConditions: "室内办公，每周五天。",
    skills: [],
    benefits: ["五险一金"],
    district: "金凤镇",
    city: "重庆",
    cityDistrict: null,
    address: null,
    industry: "it.software",
    education: "bachelor",
    experience: "1-3",
    experienceMinYears: 1,
    experienceMaxYears: 3,
    salaryMonths: 12,
    salaryMinMonthly: period ? monthlyAmount(base.salaryMin, period) : null,
    salaryMaxMonthly: period ? monthlyAmount(base.salaryMax, period) : null,
    salaryRaw: null,
    premium: false,
    validUntil: FACTORY_NOW + 30 * DAY,
    origin: "demo",
    sourceSite: null,
    sourceUrl: null,
    sourceCollected: null,
    sortAt: base.postedAt ?? base.createdAt,
    dedupKey: null,
    contractKind: null,
    contractMonths: null,
    trialMonths: null,
    trialPay: null,
    contact: null,
    closedToWomenBasis: null,
    closedToCarriersBasis: null,
    createdBy: null,
    submittedAt: null,
    confirmedAt: null,
    pausedReason: null,
    closedReason: null,
    relistedFrom: null,
    updatedAt: base.createdAt,
    version: 1,
    ...base,
  };
}
