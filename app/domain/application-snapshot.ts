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
