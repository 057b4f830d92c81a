import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ConfirmNotice } from "~/components/account/confirm-notice";
import { PortalForm } from "~/components/forms/portal-form";
import { SearchFields } from "~/components/jobs/search-fields";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { parseJobQuery } from "~/domain/job-query";
import { describeSearch, keptQuery, proposedName } from "~/domain/saved-search";
import { NewSearchForm } from "~/domain/saved-search-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { SEARCH_REFUSAL_TEXT, saveSearch } from "~/services/alert/save-search.server";
import { accountContext } from "~/services/load-context.server";

const queryOf = ({ request }: LoaderFunctionArgs) => parseJobQuery(new URL(request.url).searchParams).query;

export function loader(asked: LoaderFunctionArgs) {
  const { email, emailConfirmed } = requirePermission(asked, "candidate:act");
  const query = queryOf(asked);
  return {
    name: proposedName(query),
    says: describeSearch(query),
    href: paths.jobs(keptQuery(query)),
    email: email && maskContact(email),
    confirmed: emailConfirmed,
    here: paths.alertNew(query),
    formKey: randomUUID(),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(NewSearchForm, values);
  if (!form) return found;
  const result = saveSearch(ctx, queryOf(asked), form);
  if ("refused" in result) {
    // Pressed once more, a form whose key is used up is one of its own.
    const kept = result.refused === "again" ? { ...values, formKey: randomUUID() } : values;
    return faults(kept, { form: SEARCH_REFUSAL_TEXT[result.refused] });
  }
  return redirectWithToast(paths.alerts(), "搜索已保存。");
}

export const meta: MetaFunction = () => pageTitle("保存搜索");

export default function NewAlert() {
  const { name, says, href, email, confirmed, here, formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <>
      <WorkHead title="保存搜索" />
      {email && !confirmed ? <ConfirmNotice email={email} next={here} /> : null}
      <div className="card max-w-3xl p-5">
        <p className="mb-4">
          搜索条件：<Link to={href}>{says}</Link>
        </p>
        <PortalForm faults={found}>
          <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
          <SearchFields
            name={name}
            frequency={email && confirmed ? "daily" : "off"}
            {...{ email, confirmed }}
          />
        </PortalForm>
      </div>
    </>
  );
}
