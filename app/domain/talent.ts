import { z } from "zod";
import { DEGREES, type Degree } from "./candidate";
import { PAGING_FIELDS, readQuery } from "./query";

/** The query of the page where verified enterprises find people who let themselves be found. */
export interface TalentQuery {
  q: string;
  /** At least; null = any. */
  degree: Degree | null;
  page: number;
}

const EMPTY: TalentQuery & { perPage: number } = { q: "", degree: null, page: 1, perPage: 20 };

export function parseTalentQuery(params: URLSearchParams): TalentQuery {
  const fields = { multi: {}, single: { ...PAGING_FIELDS, degree: z.enum(DEGREES) }, flags: [] };
  const { q, degree, page } = readQuery(params, EMPTY, fields).query;
  return { q, degree, page };
}

/** A degree and all above it. */
export const degreesFrom = (degree: Degree): readonly Degree[] => DEGREES.slice(DEGREES.indexOf(degree));

/** 项目默认: people whom the members of one enterprise together can look at within 24 hours. */
export const MOST_TALENT_VIEWS_DAILY = 200;
/** 项目默认: people whom one enterprise can invite within 24 hours. */
export const MOST_INVITATIONS_DAILY = 30;

export const INVITE_REFUSAL_TEXT = {
  gone: "这个职位现在不能投递，没有发出邀请。",
  before: "已经就这个职位邀请过，不会重复打扰。",
  hidden: "对方刚刚改了公开范围，没有发出邀请。",
  applied: "对方已经投递过这个职位。",
  tooMany: `一天最多邀请 ${MOST_INVITATIONS_DAILY} 人次，请明天再试。`,
} as const;
export type InviteRefusal = keyof typeof INVITE_REFUSAL_TEXT;
