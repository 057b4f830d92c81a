import type { ReactNode } from "react";
import type { ApplicationSnapshot } from "~/domain/application-snapshot";
import { DEGREE_LABELS, EXPERIENCE_KIND_LABELS } from "~/domain/candidate";
import { formatMonth, shortMonth } from "~/domain/month";

interface ResumeSheetProps {
  snapshot: ApplicationSnapshot;
  /** Null where it is not to be seen. */
  contact: { phone: string | null; email: string | null } | null;
  /** Level of the headings of its parts, below that of the page around it. */
  heading?: "h2" | "h3";
}

/** A person on one page of A4, as an enterprise reads them and as it is printed. */
export function ResumeSheet({ snapshot, contact, heading = "h3" }: ResumeSheetProps) {
  const { realName, headline, city, about, skills, education, experience } = snapshot;
  const { availableFrom, salaryMinMonthly: pay } = snapshot;
  const facts = [
    contact?.phone,
    contact?.email,
    city,
    availableFrom === null ? null : `${formatMonth(availableFrom)}起可到岗`,
    pay === null ? null : `期望月薪 ${pay.toLocaleString("en-US")} 元起`,
  ].filter((fact) => fact !== null && fact !== undefined);
  return (
    <div className="resume-sheet">
      <div className="border-b-2 border-gold pb-3">
        <p className="text-2xl leading-tight font-bold tracking-wide">{realName || "（未填写姓名）"}</p>
        {headline ? <p className="mt-1">{headline}</p> : null}
        {facts.length > 0 ? (
          <ul className="mt-1 flex flex-wrap gap-x-5 text-sm text-ink-2">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {education.length > 0 ? (
        <Part title="教育经历" heading={heading}>
          <ul className="space-y-1.5">
            {education.map(({ school, major, degree, startMonth, endMonth }) => (
              <Entry
                key={`${school}${startMonth}${degree}`}
                title={school}
                more={`${major} · ${DEGREE_LABELS[degree]}`}
                months={`${shortMonth(startMonth)}–${shortMonth(endMonth)}`}
              />
            ))}
          </ul>
        </Part>
      ) : null}
      {experience.length > 0 ? (
        <Part title="工作、实习与项目" heading={heading}>
          <ul className="space-y-2.5">
            {experience.map(({ kind, organisation, title, startMonth, endMonth, text }) => (
              <Entry
                key={`${organisation}${startMonth}${title}`}
                title={organisation}
                more={`${title} · ${EXPERIENCE_KIND_LABELS[kind]}`}
                months={`${shortMonth(startMonth)}–${endMonth === null ? "至今" : shortMonth(endMonth)}`}
              >
                {text ? <p className="prose-zh">{text}</p> : null}
              </Entry>
            ))}
          </ul>
        </Part>
      ) : null}
      {skills.length > 0 ? (
        <Part title="技能" heading={heading}>
          <p>{skills.join("、")}</p>
        </Part>
      ) : null}
      {about ? (
        <Part title="自我介绍" heading={heading}>
          <p className="prose-zh">{about}</p>
        </Part>
      ) : null}
    </div>
  );
}

interface PartProps {
  title: string;
  heading: "h2" | "h3";
  children: ReactNode;
}

function Part({ title, heading: Heading, children }: PartProps) {
  return (
    <section className="mt-4">
      <Heading className="mb-1 text-[15px] font-bold tracking-widest text-teal">{title}</Heading>
      {children}
    </section>
  );
}

interface EntryProps {
  title: string;
  more: string;
  months: string;
  children?: ReactNode;
}

function Entry({ title, more, months, children }: EntryProps) {
  return (
    <li>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0">
          <strong>{title}</strong>
          <span className="ml-3">{more}</span>
        </span>
        <span className="text-sm whitespace-nowrap text-ink-2">{months}</span>
      </p>
      {children}
    </li>
  );
}
