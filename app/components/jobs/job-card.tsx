import { Link } from "@remix-run/react";
import { EDUCATION_LABELS } from "~/domain/education";
import { EXPERIENCE_LABELS } from "~/domain/experience";
import { JOB_TYPE_LABELS } from "~/domain/job-type";
import type { JobCard as JobCardData } from "~/domain/job-card";
import { formatSalary, statedPay } from "~/domain/salary";
import { formatDaysAgo, formatDeadline, shanghaiDay } from "~/domain/time";
import { paths } from "~/http/paths";
import { EnterpriseLink } from "../enterprises/enterprise-link";
import { Highlighted } from "../ui/highlighted";
import { TierTags } from "./tier-tags";

interface JobCardProps {
  job: JobCardData;
  terms: readonly string[];
  now: number;
  /** Below the heading that the list stands under. */
  heading?: "h2" | "h3";
}

export function JobCard({ job, terms, now, heading: Heading = "h2" }: JobCardProps) {
  const pay = formatSalary(statedPay(job));
  const place = job.cityDistrict ? `${job.district} · ${job.cityDistrict}` : job.district;
  const meta = [
    place,
    job.education === "unknown" ? null : EDUCATION_LABELS[job.education],
    job.experience === "unknown" ? null : EXPERIENCE_LABELS[job.experience],
    job.type === "unknown" ? null : JOB_TYPE_LABELS[job.type],
  ].filter((text) => text !== null);
  const closesSoon = job.validUntil !== null && shanghaiDay(job.validUntil) - shanghaiDay(now) <= 3;
  return (
    <article className="card @container px-4 py-4 md:px-5">
      <div className="grid gap-x-5 gap-y-1 @lg:grid-cols-[1fr_auto]">
        <div className="min-w-0">
          <Heading className="text-lg leading-snug font-bold">
            <Link className="text-ink no-underline hover:underline" to={paths.job(job.id)} prefetch="intent">
              <Highlighted text={job.title} terms={terms} />
            </Link>
          </Heading>
          <p className="flex flex-wrap items-baseline gap-x-3.5 text-sm text-ink-2">
            <EnterpriseLink className="py-1" enterprise={job.enterprise}>
              <Highlighted text={job.enterprise.name} terms={terms} />
            </EnterpriseLink>
            {meta.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </p>
          <ul className="mt-1.5 flex flex-wrap gap-1.5">
            {job.premium ? <li className="tag tag-premium">高薪优岗</li> : null}
            <TierTags tiers={job.enterprise.tiers} highestOnly />
            {job.skills.map((skill) => (
              <li key={skill} className="tag">
                <Highlighted text={skill} terms={terms} />
              </li>
            ))}
            {job.origin === "demo" ? <li className="tag">示例数据</li> : null}
          </ul>
        </div>
        <div className="flex flex-wrap items-baseline gap-x-2 @lg:block @lg:text-right">
          <p className="text-lg font-bold whitespace-nowrap text-gold-ink @lg:text-xl">{pay.amount}</p>
          {pay.unit ? <p className="text-[13px] text-ink-2">{pay.unit}</p> : null}
          <p className={`text-[13px] ${closesSoon ? "text-danger" : "text-ink-2"}`}>
            {closesSoon && job.validUntil !== null
              ? formatDeadline(job.validUntil, now)
              : job.postedAt !== null
                ? `${formatDaysAgo(job.postedAt, now)}发布`
                : job.sourceCollected
                  ? `采集于 ${job.sourceCollected}`
                  : "发布日期待核"}
          </p>
        </div>
      </div>
    </article>
  );
}
