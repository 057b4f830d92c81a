import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { StatusTag } from "~/components/applications/status-tag";
import { SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { formValues } from "~/domain/form";
import { readPage } from "~/domain/paging";
import { formatDate, formatDaysAgo, formatDaysLeft } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { listOwnApplications } from "~/services/application/list-applications.server";
import { accountContext } from "~/services/load-context.server";
import { dismissInvitation, listInvitations } from "~/services/talent/invite-talent.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const params = new URL(asked.request.url).searchParams;
  const state = params.get("state") === "ended" ? ("ended" as const) : ("open" as const);
  const page = readPage(params.get("page"));
  const ctx = accountContext(asked.context, person);
  const invitations = state === "open" && page === 1 ? listInvitations(ctx) : [];
  return { state, now: ctx.now, invitations, ...listOwnApplications(ctx, { state, page }) };
}

export async function action(asked: ActionFunctionArgs): Promise<Response> {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const { intent, job = "" } = formValues(await readFormData(asked.request));
  if (intent !== "dismiss") throw new Response(null, { status: 400 });
  dismissInvitation(ctx, job);
  return redirectWithToast(paths.myApplications(), "已移除这个邀请，对方不会知道。");
}

export const meta: MetaFunction = () => pageTitle("我的投递");

export default function OwnApplications() {
  const { applications, counts, state, total, page, perPage, now } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="我的投递" />
      <Invitations />
      <StateTabs
        label="按进展查看"
        tabs={[
          { to: paths.myApplications(), label: "进行中", n: counts.open, current: state === "open" },
          {
            to: paths.myApplications({ state: "ended" }),
            label: "已结束",
            n: counts.ended,
            current: state === "ended",
          },
        ]}
      />
      {applications.length === 0 ? (
        <p className="card p-5">
          {state === "open" ? "没有进行中的投递。" : "没有已结束的投递。"}
          <Link to={paths.jobs()}>搜索职位</Link>
        </p>
      ) : (
        <ul className="space-y-3">
          {applications.map((one) => (
            <li key={one.id} className="card flex flex-wrap items-start justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-bold">
                  <Link to={paths.myApplication(one.id)}>{one.title}</Link>
                  {one.unseen ? <span className="tag tag-premium ml-2">有新进展</span> : null}
                </p>
                <p>{one.enterprise}</p>
                <p className="text-sm text-ink-2">
                  {formatDate(one.appliedAt)}投递 · 最近进展{formatDaysAgo(one.movedAt, now)}
                  {one.respondedAt === null && state === "open"
                    ? ` · 应答复期限${formatDaysLeft(one.respondBy, now)}`
                    : ""}
                </p>
              </div>
              <StatusTag status={one.status} />
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.myApplications({ state, page: n })} />
    </>
  );
}

function Invitations() {
  const { invitations, now } = useLoaderData<typeof loader>();
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className="card mb-5 p-4">
      <h2 id="invitations" className="font-bold">
        收到的邀请
      </h2>
      <p className="text-sm text-ink-2">对方看不到您的姓名和联系方式，是否投递由您决定。</p>
      <ul className="mt-2">
        {invitations.map(({ jobId, title, enterprise, invitedAt }) => (
          <li
            key={jobId}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-2 first:border-0"
          >
            <p>
              <Link to={paths.job(jobId)}>{title}</Link>
              <span className="block text-sm text-ink-2">
                {enterprise} · {formatDaysAgo(invitedAt, now)}邀请
              </span>
            </p>
            <Form method="post" action={`${paths.myApplications()}?index`}>
              <input type="hidden" name="job" value={jobId} />
              <SubmitButton intent="dismiss" className="btn btn-quiet" label={`移除邀请“${title}”`}>
                不感兴趣
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
