import { createContext, useContext, type ReactNode } from "react";
import type { ApplicationSnapshot } from "~/domain/application-snapshot";
import { DEGREE_LABELS, EXPERIENCE_KIND_LABELS } from "~/domain/candidate";

interface ResumeSheetProps {
  snapshot: ApplicationSnapshot;
  /** Null where it is not to be seen. */
  contact: { phone: string | null; email: string | null } | null;
  /** Level of the headings within. */
  heading?: "h2" | "h3";
}

const month = (text: string) => text.replace("-", ".");

const Heading = createContext<"h2" | "h3">("h3");

function Part({ title, children }: { title: string; children: ReactNode }) {
  const Title = useContext(Heading);
  return (
    <section className="mt-5">
      <Title className="mb-1.5 border-b border-line pb-1 font-bold text-teal">{title}</Title>
      {children}
    </section>
  );
}

interface EntryProps {
  from: string;
  to: string | null;
  what: ReactNode;
  more: ReactNode;
  children?: ReactNode;
}

function Entry({ from, to, what, more, children }: EntryProps) {
  return (
    <li className="mb-2.5">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>
          <strong>{what}</strong> {more}
        </span>
        <span className="text-sm whitespace-nowrap text-ink-2 tabular-nums">
          {month(from)}–{to === null ? "至今" : month(to)}
        </span>
      </p>
      {children}
    </li>
  );
}

/** A person on one page, as an enterprise reads them. */
export function ResumeSheet({ snapshot, contact, heading = "h3" }: ResumeSheetProps) {
  const { realName, headline, city, about, skills, education, experience, availableFrom } = snapshot;
  const wishes = [
    snapshot.salaryMinMonthly === null
      ? null
      : `期望月薪 ${snapshot.salaryMinMonthly.toLocaleString("en-US")} 元起`,
    availableFrom === null ? null : `${month(availableFrom)} 起可到岗`,
  ].filter(Boolean);
  return (
    <Heading.Provider value={heading}>
      <div className="break-words">
        <p className="text-2xl font-bold">{realName}</p>
        {headline ? <p>{headline}</p> : null}
        <p className="text-sm text-ink-2">
          {[city, contact?.phone, contact?.email, ...wishes].filter(Boolean).join(" · ")}
        </p>
        <Part title="教育经历">
          <ul>
            {education.map((one) => (
              <Entry
                key={`${one.school}${one.startMonth}${one.degree}`}
                from={one.startMonth}
                to={one.endMonth}
                what={one.school}
                more={`${one.major} · ${DEGREE_LABELS[one.degree]}`}
              />
            ))}
          </ul>
        </Part>
        {experience.length > 0 ? (
          <Part title="工作、实习与项目">
            <ul>
              {experience.map((one) => (
                <Entry
                  key={`${one.organisation}${one.startMonth}${one.title}`}
                  from={one.startMonth}
                  to={one.endMonth}
                  what={one.organisation}
                  more={`${one.title} · ${EXPERIENCE_KIND_LABELS[one.kind]}`}
                >
                  {one.text ? <p className="prose-zh">{one.text}</p> : null}
                </Entry>
              ))}
            </ul>
          </Part>
        ) : null}
        {skills.length > 0 ? (
          <Part title="技能">
            <p>{skills.join("、")}</p>
          </Part>
        ) : null}
        {about ? (
          <Part title="自我介绍">
            <p className="prose-zh">{about}</p>
          </Part>
        ) : null}
      </div>
    </Heading.Provider>
  );
}
