import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ReceivedApplicationCase } from "~/components/applications/received-case";
import { StatusTag } from "~/components/applications/status-tag";
import { WorkHead } from "~/components/ui/work-area";
import { formValues } from "~/domain/form";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { answerDesk } from "~/services/application/answer-desk.server";
import { loadReceivedApplication } from "~/services/application/load-application.server";
import { viewReceivedApplication } from "~/services/application/view-application.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "application:handle");
  const ctx = vaultContext(asked.context, person);
  const target = loadReceivedApplication(ctx, asked.params.applicationId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target, links: applicationLinks(asked.context.publicUrl) };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target, links } = load(asked);
  const shown = viewReceivedApplication(ctx, target, links);
  if (!shown) throw new Response(null, { status: 404 });
  return { shown, now: ctx.now, formKey: randomUUID() };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target, links } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const answer = answerDesk(ctx, target, values, links);
  if ("done" in answer) return redirectWithToast(paths.hireApplication(target.row.id), answer.done);
  return answer;
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `投递：${data.shown.job.title}` : "投递");

export default function ReceivedApplication() {
  const { shown, now, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <WorkHead title={shown.snapshot?.realName ?? "已撤回的投递"}>
        <StatusTag status={shown.application.status} />
      </WorkHead>
      <p className="-mt-3 mb-4">投递：{shown.job.title}</p>
      <ReceivedApplicationCase
        shown={shown}
        contact={answer && "contact" in answer ? answer.contact : null}
        found={answer && "faults" in answer ? answer.faults : null}
        formKey={formKey}
        now={now}
      />
    </>
  );
}
