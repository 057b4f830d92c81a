import { Link } from "@remix-run/react";
import type { JobQuery } from "~/domain/job-query";
import { paths } from "~/http/paths";

interface NoJobsProps {
  query: JobQuery;
  wider: { label: string; query: JobQuery; total: number }[];
}

/** Nothing was found: wider searches with what they would find, never a dead end. */
export function NoJobs({ query, wider }: NoJobsProps) {
  return (
    <div className="card px-5 py-8">
      <p className="text-lg font-bold">没有符合条件的在招职位</p>
      {wider.length > 0 ? (
        <>
          <p className="mt-1 text-ink-2">放宽一个条件就能看到更多：</p>
          <ul className="mt-3 space-y-2">
            {wider.map(({ label, query: widerQuery, total }) => (
              <li key={label}>
                <Link to={paths.jobs(widerQuery)}>{label}</Link>
                <span className="text-ink-2">（{total.toLocaleString("en-US")} 个）</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-1 text-ink-2">
          换一个更短或更常见的词试试，例如只写职位名称；也可以用拼音。
          <br />
          <Link to={paths.jobs()}>查看全部在招职位</Link>
        </p>
      )}
      {query.q ? (
        <p className="mt-4 text-sm text-ink-2">
          找的是企业？<Link to={paths.enterprises({ q: query.q })}>在企业名录中搜索“{query.q}”</Link>
        </p>
      ) : null}
    </div>
  );
}
