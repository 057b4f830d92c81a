import { keysOf } from "./labels";

/** How a job is taken up, as a visitor filters it (interface: `type`). */
export const JOB_TYPE_LABELS = {
  fulltime: "全职",
  parttime: "兼职",
  internship: "实习",
  campus: "校招",
  unknown: "类型未注明",
} as const;
export type JobType = keyof typeof JOB_TYPE_LABELS;
export const JOB_TYPES = keysOf<JobType>(JOB_TYPE_LABELS);

/** 用工类型, a required element of every posting: 网络招聘服务管理规定 art. 15. */
export const EMPLOYMENT_FORM_LABELS = {
  standard: "全日制",
  partTime: "非全日制",
  dispatch: "劳务派遣",
  internship: "实习",
  traineeship: "就业见习",
  unknown: "用工类型未注明",
} as const;
export type EmploymentForm = keyof typeof EMPLOYMENT_FORM_LABELS;
export const EMPLOYMENT_FORMS = keysOf<EmploymentForm>(EMPLOYMENT_FORM_LABELS);
