import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { AUDIT_ACTION_LABELS, actionLabel, actorLabel } from "~/domain/audit";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listActions } from "~/services/audit/list-actions.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "audit:read");
  const params = new URL(asked.request.url).searchParams;
  const text = (name: string) => (params.get(name) ?? "").trim().slice(0, 200);
  const query = { actor: text("actor"), action: text("action"), entity: text("entity") };
  const found = listActions(vaultContext(asked.context, person), {
    ...query,
    page: readPage(params.get("page")),
  });
  return { query, ...found };
}

export const meta: MetaFunction = () => pageTitle("审计日志");

export default function Audit() {
  const { query, entries, total, page, perPage } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="审计日志" />
      <Form className="mb-4 flex flex-wrap items-end gap-3" role="search">
        <label className="grow">
          <span className="block text-sm text-ink-2">操作人（邮箱、手机号、账号编号）</span>
          <input type="search" name="actor" defaultValue={query.actor} className="field w-full" />
        </label>
        <label>
          <span className="block text-sm text-ink-2">操作</span>
          <select name="action" defaultValue={query.action} className="field">
            <option value="">全部</option>
            {Object.entries(AUDIT_ACTION_LABELS).map(([action, label]) => (
              <option key={action} value={action}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {query.entity ? <input type="hidden" name="entity" value={query.entity} /> : null}
        <button type="submit" className="btn">
          查找
        </button>
      </Form>
      <p className="mb-2 text-sm text-ink-2" role="status">
        {total.toLocaleString("en-US")} 条记录
        {query.entity ? (
          <>
            ，只看对象 {query.entity} · <Link to={paths.adminAudit()}>查看全部</Link>
          </>
        ) : null}
      </p>
      {entries.length > 0 ? (
        <Table caption="审计日志" columns={["时间", "操作人", "操作", "对象", "来源", "内容"]}>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="whitespace-nowrap">{formatTime(entry.at)}</td>
              <td>{entry.actorName ?? actorLabel(entry.actor)}</td>
              <td className="whitespace-nowrap">{actionLabel(entry.action)}</td>
              <td>
                <Link to={paths.adminAudit({ entity: entry.entityId })}>
                  {entry.entityName ?? entry.entityId}
                </Link>
              </td>
              <td>{entry.address ?? "—"}</td>
              <td>{entry.details ? <code className="text-xs">{entry.details}</code> : "—"}</td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">
          没有符合条件的记录。<Link to={paths.adminAudit()}>查看全部</Link>
        </p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminAudit({ ...query, page: n })} />
    </>
  );
}
