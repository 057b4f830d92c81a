import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ApplicationDesk } from "~/components/applications/desk";
import { ResponseRateText } from "~/components/applications/response-rate";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { WorkHead } from "~/components/ui/work-area";
import { formValues } from "~/domain/form";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { runDesk, showDesk } from "~/services/application/show-desk.server";
import { findMembership } from "~/services/member/find-membership.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "application:handle");
  const ctx = vaultContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  return { ctx, params, links: applicationLinks(asked.context.publicUrl) };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, params, links } = load(asked);
  const membership = findMembership(ctx);
  return {
    list: showDesk(ctx, params, null, links),
    rate: membership ? computeResponseRate(ctx, membership.enterprise.id) : null,
    now: ctx.now,
    formKey: randomUUID(),
  };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, params, links } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const result = runDesk(ctx, params, null, values, links);
  if (!result) throw new Response(null, { status: 404 });
  if (!("done" in result)) return result;
  const here = new URLSearchParams(params);
  here.delete("index");
  if (result.next === null) here.delete("open");
  else if (result.next) here.set("open", result.next);
  const query = here.toString();
  return redirectWithToast(`${paths.hireApplications()}${query ? `?${query}` : ""}`, result.done);
}

export const meta: MetaFunction = () => pageTitle("收到的投递");

export default function ReceivedApplications() {
  const { list, rate, now, formKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() ?? {};
  if (!list) return <NoEnterprise />;
  return (
    <>
      <WorkHead title="收到的投递" />
      {rate ? <ResponseRateText rate={rate} /> : null}
      <ApplicationDesk
        {...{ list, result, now, formKey }}
        ofOneJob={false}
        href={(query) => paths.hireApplications(query)}
      />
    </>
  );
}
