import { Link } from "@remix-run/react";
import { coreOfTitle } from "~/domain/job-title";
import { formatDate } from "~/domain/time";
import { paths } from "~/http/paths";

interface JobEndedProps {
  availability: "expired" | "closed";
  job: { title: string; district: string; validUntil: number | null; updatedAt: number };
}

/** Says at the top of a job page that it no longer takes applications, and where to go on. */
export function JobEnded({ availability, job }: JobEndedProps) {
  const what =
    availability === "expired" && job.validUntil !== null
      ? `这个职位已于 ${formatDate(job.validUntil)} 到期，不再接受应聘。`
      : `用人单位已于 ${formatDate(job.updatedAt)} 停止招聘这个职位。`;
  return (
    <div className="notice mb-5" role="status">
      <p className="font-bold">{what}</p>
      <p className="mt-1 text-sm">
        看看
        <Link to={paths.jobs({ q: coreOfTitle(job.title) || job.title.slice(0, 60) })}>相近的在招职位</Link>
        ，或
        <Link to={paths.jobs({ district: [job.district] })}>{job.district}的全部职位</Link>。
      </p>
    </div>
  );
}
