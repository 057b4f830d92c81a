import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { WorkHead } from "~/components/ui/work-area";
import { formValues } from "~/domain/form";
import { safeNext } from "~/domain/next-path";
import { readPage } from "~/domain/paging";
import { salaryText, statedPay } from "~/domain/salary";
import { MOST_SAVED_JOBS } from "~/domain/saved-search";
import { formatDaysAgo, formatDeadline } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { listSavedJobs } from "~/services/saved/list-saved-jobs.server";
import { accountContext } from "~/services/load-context.server";
import { forgetJob, saveJob } from "~/services/saved/save-job.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const page = readPage(new URL(asked.request.url).searchParams.get("page"));
  return { now: ctx.now, ...listSavedJobs(ctx, page) };
}

export async function action(asked: ActionFunctionArgs): Promise<Response> {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const { intent, job = "", back } = formValues(await readFormData(asked.request));
  const next = safeNext(back, paths.saved());
  if (intent === "forget") {
    forgetJob(ctx, job);
    return redirectWithToast(next, "已取消收藏。");
  }
  if (intent !== "save") throw new Response(null, { status: 400 });
  const result = saveJob(ctx, job);
  if ("done" in result) return redirectWithToast(next, "已收藏，可以在“我的收藏”里找到。");
  if (result.refused === "gone") throw new Response(null, { status: 404 });
  return redirectWithToast(paths.saved(), `最多收藏 ${MOST_SAVED_JOBS} 个职位，请先取消一些。`);
}

export const meta: MetaFunction = () => pageTitle("我的收藏");

const ENDED = { expired: "已过有效期", closed: "已停止招聘", hidden: "暂停展示" } as const;

export default function SavedJobs() {
  const { jobs, total, page, perPage, now } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="我的收藏" />
      {jobs.length === 0 ? (
        <p className="card p-5">
          还没有收藏。在职位页面点“收藏”，就会留在这里。<Link to={paths.jobs()}>搜索职位</Link>
        </p>
      ) : (
        <ul className="space-y-3">
          {jobs.map((job) => (
            <li key={job.id} className="card flex flex-wrap items-start justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-bold">
                  {job.availability === "hidden" ? (
                    job.title
                  ) : (
                    <Link to={paths.job(job.id)}>{job.title}</Link>
                  )}
                  {job.availability === "open" ? null : (
                    <span className="tag ml-2">{ENDED[job.availability]}</span>
                  )}
                </p>
                <p>
                  {job.enterprise} · {job.district} · {salaryText(statedPay(job))}
                </p>
                <p className="text-sm text-ink-2">
                  {formatDaysAgo(job.savedAt, now)}收藏
                  {job.availability === "open" && job.validUntil !== null
                    ? ` · ${formatDeadline(job.validUntil, now)}`
                    : ""}
                  {job.applied ? (
                    <>
                      {" · "}
                      <Link to={paths.myApplication(job.applied)}>已投递，查看进展</Link>
                    </>
                  ) : null}
                </p>
              </div>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="job" value={job.id} />
                <input type="hidden" name="back" value={paths.saved(page)} />
                <SubmitButton intent="forget" className="btn btn-quiet" label={`取消收藏“${job.title}”`}>
                  取消收藏
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={paths.saved} />
    </>
  );
}
