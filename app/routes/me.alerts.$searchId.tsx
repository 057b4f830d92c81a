import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ConfirmNotice } from "~/components/account/confirm-notice";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { SearchFields } from "~/components/jobs/search-fields";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { ALERT_FREQUENCY_LABELS, describeSearch, readKeptQuery } from "~/domain/saved-search";
import { SearchChangeForm } from "~/domain/saved-search-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  SEARCH_REFUSAL_TEXT,
  changeSearch,
  loadSearch,
  removeSearch,
} from "~/services/alert/save-search.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const ctx = accountContext(asked.context, person);
  const target = loadSearch(ctx, asked.params.searchId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target, person };
}

export function loader(asked: LoaderFunctionArgs) {
  const { target, person } = load(asked);
  const { name, frequency, updatedAt } = target;
  const query = readKeptQuery(target.query);
  const email = person.email && maskContact(person.email);
  return {
    name,
    frequency,
    updatedAt,
    says: describeSearch(query),
    href: paths.jobs(query),
    email,
    confirmed: person.emailConfirmed,
    here: paths.alert(target.id),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  if (values.intent === "remove") {
    removeSearch(ctx, target);
    return redirectWithToast(paths.alerts(), `已删除“${target.name}”。`);
  }
  const { data: form, faults: found } = readForm(SearchChangeForm, values);
  if (!form) return found;
  const result = changeSearch(ctx, target, form);
  if ("refused" in result) return faults(values, { form: SEARCH_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(paths.alerts(), "更改已保存。");
}

export const meta: MetaFunction = () => pageTitle("更改保存的搜索");

export default function Alert() {
  const { name, frequency, updatedAt, says, href, email, confirmed, here } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const isStale = found !== undefined && Number(found.values.updatedAt) !== updatedAt;
  const stored = [
    { label: "名字", text: name },
    { label: "新职位邮件", text: ALERT_FREQUENCY_LABELS[frequency] },
  ];
  return (
    <>
      <WorkHead title="更改保存的搜索" />
      {email && !confirmed ? <ConfirmNotice email={email} next={here} /> : null}
      <div className="card max-w-3xl p-5">
        <p className="mb-4">
          搜索条件：<Link to={href}>{says}</Link>
        </p>
        <PortalForm faults={found}>
          <input type="hidden" name="updatedAt" value={updatedAt} />
          <Stored button="保存" fields={isStale ? stored : []} />
          <SearchFields {...{ name, frequency, email, confirmed }} />
        </PortalForm>
      </div>
      <Form method="post" className="mt-4">
        <SubmitButton intent="remove" className="btn btn-quiet text-danger">
          删除这个搜索
        </SubmitButton>
      </Form>
    </>
  );
}
