import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { readPage } from "~/domain/paging";
import { ROLES, ROLE_LABELS } from "~/domain/role";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { findAccounts } from "~/services/account/find-accounts.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "account:manage");
  const query = new URL(asked.request.url).searchParams;
  const q = (query.get("q") ?? "").trim().slice(0, 100);
  const role = ROLES.find((name) => name === query.get("role")) ?? null;
  const page = readPage(query.get("page"));
  return { q, role, ...findAccounts(vaultContext(asked.context, person), { q, role, page }) };
}

export const meta: MetaFunction = () => pageTitle("账号管理");

export default function Users() {
  const { q, role, accounts, total, page, perPage } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="账号" />
      <Form className="mb-4 flex flex-wrap items-end gap-3" role="search">
        <label className="grow">
          <span className="block text-sm text-ink-2">姓名、邮箱或完整手机号</span>
          <input type="search" name="q" defaultValue={q} className="field w-full" />
        </label>
        <label>
          <span className="block text-sm text-ink-2">身份</span>
          <select name="role" defaultValue={role ?? ""} className="field">
            <option value="">全部</option>
            {ROLES.map((name) => (
              <option key={name} value={name}>
                {ROLE_LABELS[name]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn">
          查找
        </button>
      </Form>
      <p className="mb-2 text-sm text-ink-2" role="status">
        {total.toLocaleString("en-US")} 个账号
      </p>
      {accounts.length > 0 ? (
        <Table caption="账号" columns={["姓名或称呼", "登录账号", "身份", "注册时间", "状态"]}>
          {accounts.map((account) => (
            <tr key={account.id}>
              <td>
                <Link to={paths.adminUser(account.id)}>{account.displayName}</Link>
              </td>
              <td>{account.contact}</td>
              <td>{account.roles.map((name) => ROLE_LABELS[name]).join("、")}</td>
              <td className="whitespace-nowrap">{formatTime(account.createdAt)}</td>
              <td>{account.disabledAt === null ? "正常" : <span className="tag tag-ended">已停用</span>}</td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">
          没有符合条件的账号。<Link to={paths.adminUsers()}>查看全部</Link>
        </p>
      )}
      <Pager
        {...{ total, page, perPage }}
        href={(n) => paths.adminUsers({ q, role: role ?? undefined, page: n })}
      />
    </>
  );
}
