import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ApplicationDesk, type DeskQuery } from "~/components/applications/desk";
import { WorkHead } from "~/components/ui/work-area";
import { formValues } from "~/domain/form";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { runDesk, showDesk } from "~/services/application/show-desk.server";
import { loadOwnPosition } from "~/services/position/load-position.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "application:handle");
  const ctx = vaultContext(asked.context, person);
  const position = loadOwnPosition(ctx, asked.params.jobId ?? "");
  if (!position) throw new Response(null, { status: 404 });
  const params = new URL(asked.request.url).searchParams;
  return { ctx, job: position.row, params, links: applicationLinks(asked.context.publicUrl) };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, job, params, links } = load(asked);
  const list = showDesk(ctx, params, job.id, links);
  if (!list) throw new Response(null, { status: 404 });
  return { job: { id: job.id, title: job.title }, list, now: ctx.now, formKey: randomUUID() };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, job, params, links } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const result = runDesk(ctx, params, job.id, values, links);
  if (!result) throw new Response(null, { status: 404 });
  if (!("done" in result)) return result;
  const here = new URLSearchParams(params);
  if (result.next === null) here.delete("open");
  else if (result.next) here.set("open", result.next);
  return redirectWithToast(`${paths.hireJobApplications(job.id)}?${here}`, result.done);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `投递：${data.job.title}` : "投递");

export default function JobApplications() {
  const { job, list, now, formKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() ?? {};
  return (
    <>
      <WorkHead title={`投递：${job.title}`}>
        <Link to={paths.hireJob(job.id)}>查看职位</Link>
      </WorkHead>
      <ApplicationDesk
        {...{ list, result, now, formKey }}
        ofOneJob
        href={(query: DeskQuery) => paths.hireJobApplications(job.id, query)}
      />
    </>
  );
}
