import type { Degree, ExperienceKind } from "./candidate";

/** What an enterprise receives of a person, as it was at the moment of applying. Contact data are kept apart, sealed. */
export interface ApplicationSnapshot {
  realName: string;
  city: string | null;
  headline: string | null;
  about: string | null;
  skills: string[];
  /** `YYYY-MM`; null = at once. */
  availableFrom: string | null;
  salaryMinMonthly: number | null;
  education: {
    school: string;
    /** Whether it is in the list of the Ministry of Education. */
    listed: boolean;
    major: string;
    degree: Degree;
    startMonth: string;
    endMonth: string;
  }[];
  experience: {
    kind: ExperienceKind;
    organisation: string;
    title: string;
    startMonth: string;
    endMonth: string | null;
    text: string | null;
  }[];
}

/** What each part of it is called where somebody is told what goes over. */
export const SNAPSHOT_ITEMS: Record<keyof ApplicationSnapshot, string> = {
  realName: "姓名",
  city: "所在城市",
  headline: "一句话介绍",
  about: "自我介绍",
  skills: "技能",
  availableFrom: "可到岗时间",
  salaryMinMonthly: "期望薪资",
  education: "教育经历",
  experience: "工作、实习与项目经历",
};

export interface HandedOver {
  snapshot: ApplicationSnapshot;
  contact: { phone: string | null; email: string | null };
  /** `perhaps`: it is still to be written, or not. */
  letter: boolean | "perhaps";
  resume: boolean | "perhaps";
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
const perhaps = (name: string, is: boolean | "perhaps") =>
  is === "perhaps" ? [`${name}（由您决定）`] : is ? [name] : [];

/** The kinds of data that go over, by name: of everything that is not empty. */
export function itemsOf({ snapshot, contact, letter, resume }: HandedOver): string[] {
  const parts = Object.keys(SNAPSHOT_ITEMS) as (keyof ApplicationSnapshot)[];
  return [
    ...parts.filter((part) => !isEmpty(snapshot[part])).map((part) => SNAPSHOT_ITEMS[part]),
    ...(contact.phone ? ["手机号"] : []),
    ...(contact.email ? ["联系邮箱"] : []),
    ...perhaps("给用人单位的话", letter),
    ...perhaps("简历附件", resume),
  ];
}
