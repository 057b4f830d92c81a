import type { ApplicationSnapshot } from "~/domain/application-snapshot";
import { DEGREE_LABELS, EXPERIENCE_KIND_LABELS } from "~/domain/candidate";

interface ResumeSheetProps {
  snapshot: ApplicationSnapshot;
  contact: { phone: string | null; email: string | null } | null;
}

/** A person as an enterprise reads them. */
export function ResumeSheet({ snapshot, contact }: ResumeSheetProps) {
  const { realName, headline, city, about, skills, education, experience } = snapshot;
  return (
    <div>
      <p className="text-xl font-bold">{realName}</p>
      {headline ? <p>{headline}</p> : null}
      <p className="text-sm text-ink-2">
        {[city, contact?.phone, contact?.email].filter(Boolean).join(" · ")}
      </p>
      <ul>
        {education.map((one) => (
          <li key={`${one.school}${one.startMonth}`}>
            {one.startMonth}–{one.endMonth} {one.school} {one.major} {DEGREE_LABELS[one.degree]}
          </li>
        ))}
      </ul>
      <ul>
        {experience.map((one) => (
          <li key={`${one.organisation}${one.startMonth}`}>
            {one.startMonth}–{one.endMonth ?? "至今"} {one.organisation} {one.title}（
            {EXPERIENCE_KIND_LABELS[one.kind]}）{one.text ? <p className="prose-zh">{one.text}</p> : null}
          </li>
        ))}
      </ul>
      {skills.length > 0 ? <p>技能：{skills.join("、")}</p> : null}
      {about ? <p className="prose-zh">{about}</p> : null}
    </div>
  );
}
