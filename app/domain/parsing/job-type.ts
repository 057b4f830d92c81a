import type { EmploymentForm, JobType } from "../job-type";
import { tidy } from "./text";

export interface JobTypeReading {
  type: JobType;
  form: EmploymentForm;
}

/** What a title says of the kind of job; a title that says nothing leaves it unknown. */
export function parseJobType(title: string | null | undefined): JobTypeReading {
  const text = tidy(title);
  if (/实习/.test(text)) return { type: "internship", form: "internship" };
  if (/就业见习|见习生/.test(text)) return { type: "internship", form: "traineeship" };
  if (/兼职|非全日制/.test(text)) return { type: "parttime", form: "partTime" };
  const form = /劳务派遣|派遣制/.test(text) ? "dispatch" : "unknown";
  if (/校招|校园招聘|20\d\d\s*届|20\d\d\s*年(应届)?毕业生|应届(毕业)?生?(招聘|专场|$|\)|】|\])/.test(text))
    return { type: "campus", form };
  if (/全职/.test(text)) return { type: "fulltime", form: form === "unknown" ? "standard" : form };
  return { type: "unknown", form };
}
