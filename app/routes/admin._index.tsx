import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { WorkHead } from "~/components/ui/work-area";
import { isPermitted } from "~/domain/permission";
import { ROLE_LABELS } from "~/domain/role";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { countAccounts } from "~/services/account/count-accounts.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "admin:enter");
  const ctx = accountContext(asked.context, person);
  return { accounts: isPermitted(person.roles, "account:manage") ? countAccounts(ctx) : null };
}

export const meta: MetaFunction = () => pageTitle("管理总览");

export default function Admin() {
  const { accounts } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="总览" />
      {accounts ? (
        <section aria-labelledby="accounts" className="card p-5">
          <h2 id="accounts" className="text-lg font-bold">
            账号
          </h2>
          <p>
            共 <Link to={paths.adminUsers()}>{accounts.total.toLocaleString("en-US")} 个账号</Link>
            {accounts.disabled > 0 ? `，其中 ${accounts.disabled.toLocaleString("en-US")} 个已停用` : ""}
          </p>
          <ul className="mt-2 flex flex-wrap gap-2">
            {accounts.byRole.map(({ role, n }) => (
              <li key={role}>
                <Link to={paths.adminUsers({ role })} className="chip">
                  {ROLE_LABELS[role]} {n.toLocaleString("en-US")}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
