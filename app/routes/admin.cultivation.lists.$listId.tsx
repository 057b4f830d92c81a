import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { certificateEndText } from "~/domain/certificate";
import { CERTIFICATE_LABELS } from "~/domain/cultivation";
import { keysOf } from "~/domain/labels";
import { LIST_CLASS_LABELS, type ListClass } from "~/domain/official-list";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { applyList, loadList, viewList } from "~/services/cultivation/import-list.server";
import { accountContext } from "~/services/load-context.server";

const CLASSES = keysOf<ListClass>(LIST_CLASS_LABELS);
const SHOWN = [...CLASSES, "renamed"] as const;

function load(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "cultivation:decide"));
  const target = loadList(ctx, asked.params.listId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  const params = new URL(asked.request.url).searchParams;
  const show = SHOWN.find((name) => name === params.get("show")) ?? null;
  const [page, missing] = [readPage(params.get("page")), readPage(params.get("missing"))];
  return { show, ...viewList(ctx, target, { show, page, missing }) };
}

export function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const { added, changed } = applyList(ctx, target);
  return redirectWithToast(
    paths.adminList(target.id),
    added + changed === 0
      ? "没有需要更新的证书。"
      : `已新增 ${added} 份、更新 ${changed} 份证书，企业正在重新判断。`,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.list.title ?? "官方名单");

const number = (n: number) => n.toLocaleString("en-US");

export default function OfficialList() {
  const { list, show, counts, renamed, all, rows, total, page, perPage } = useLoaderData<typeof loader>();
  const writes = counts.new + counts.changed;
  const query = { show: show ?? undefined };
  return (
    <>
      <p>
        <Link to={paths.adminLists()}>官方名单</Link>
      </p>
      <WorkHead title={list.title} />
      <p className="mb-4 text-ink-2">
        {CERTIFICATE_LABELS[list.kind]} · {list.issuedOn} 公布 · {list.fileName}
      </p>
      {list.appliedAt === null ? (
        <section aria-labelledby="apply" className="card mb-5 p-5">
          <h2 id="apply" className="text-lg font-bold">
            更新证书
          </h2>
          <p>
            {writes === 0
              ? "名单里没有新增或有变化的证书。"
              : `将新增 ${number(counts.new)} 份、更新 ${number(counts.changed)} 份证书，随后重新判断这些企业，提出入库和层级建议。`}
            有误的行和平台没有的企业不会写入；已注销的证书不会恢复，名单没有列出的已登记证书不会改动。
          </p>
          <PortalForm faults={null} className="mt-3">
            <SubmitButton>{writes === 0 ? "记为已核对" : "更新证书"}</SubmitButton>
          </PortalForm>
        </section>
      ) : (
        <Notice kind="ok" className="mb-5" title={`已于 ${formatTime(list.appliedAt)} 更新证书`}>
          <p>
            <Link to={paths.adminProposals()}>查看因此提出的建议</Link>
          </p>
        </Notice>
      )}
      <StateTabs
        label="差异"
        tabs={[
          { to: paths.adminList(list.id), label: "全部", n: all, current: show === null },
          ...CLASSES.filter((name) => counts[name] > 0 || name === show).map((name) => ({
            to: paths.adminList(list.id, { show: name }),
            label: LIST_CLASS_LABELS[name],
            n: counts[name],
            current: name === show,
          })),
          ...(renamed > 0 || show === "renamed"
            ? [
                {
                  to: paths.adminList(list.id, { show: "renamed" }),
                  label: "名称不一致",
                  n: renamed,
                  current: show === "renamed",
                },
              ]
            : []),
        ]}
      />
      {rows.length > 0 ? (
        <Table
          caption="名单与平台登记的差异"
          columns={["行", "名单上的企业", "信用代码", "编号", "发证", "有效期至", "结果"]}
        >
          {rows.map((one) => (
            <tr key={one.row.line}>
              <td>{one.row.line}</td>
              <td>
                {one.enterpriseId ? (
                  <Link to={paths.adminCultivationEnterprise(one.enterpriseId)}>{one.row.name}</Link>
                ) : (
                  one.row.name || "—"
                )}
                {one.ourName ? (
                  <small className="block text-gold-ink">平台登记名称：{one.ourName}</small>
                ) : null}
              </td>
              <td className="min-w-48 break-all">{one.row.creditCode || "—"}</td>
              <td className="min-w-40 break-all">{one.row.number ?? "—"}</td>
              <td className="whitespace-nowrap">
                {one.issuedOn}
                {one.before && one.before.issuedOn !== one.issuedOn ? (
                  <small className="block text-ink-2">平台登记 {one.before.issuedOn}</small>
                ) : null}
              </td>
              <td className="whitespace-nowrap">
                {certificateEndText(list.kind, one.issuedOn, one.validUntil)}
                {one.before && one.before.validUntil !== one.validUntil ? (
                  <small className="block text-ink-2">平台登记 {one.before.validUntil ?? "待核"}</small>
                ) : null}
              </td>
              <td>
                <ClassTag name={one.class} />
                {one.class === "revoked" && one.before?.revokedNote ? (
                  <small className="block">注销原因：{one.before.revokedNote}</small>
                ) : null}
                {one.row.faults.map((fault) => (
                  <small key={fault} className="block text-danger">
                    {fault}
                  </small>
                ))}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">没有这一类的行。</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminList(list.id, { ...query, page: n })} />
      <NotNamed />
    </>
  );
}

const KINDS: Partial<Record<ListClass, string>> = {
  new: "tag-tier",
  changed: "tag-premium",
  fault: "tag-ended",
  taken: "tag-ended",
  revoked: "tag-ended",
};

const ClassTag = ({ name }: { name: ListClass }) => (
  <span className={`tag whitespace-nowrap ${KINDS[name] ?? ""}`}>{LIST_CLASS_LABELS[name]}</span>
);

/** What is on our record and not on the list: it stays, a person decides. */
function NotNamed() {
  const { missing, missingTotal, missingPage, perPage, list, show, page } = useLoaderData<typeof loader>();
  if (missingTotal === 0) return null;
  return (
    <section aria-labelledby="not-named" className="mt-6">
      <h2 id="not-named" className="mb-2 text-lg font-bold">
        已登记、名单没有列出的（{number(missingTotal)}）
      </h2>
      <p className="mb-2 text-ink-2">
        平台登记了有效的{CERTIFICATE_LABELS[list.kind]}
        证书，但这份名单没有列出。不会自动改动，需要注销的请到企业页面办理。
      </p>
      <Table caption="已登记、名单没有列出的证书" columns={["企业", "信用代码", "编号", "有效期至"]}>
        {missing.map((one) => (
          <tr key={one.id}>
            <td>
              <Link to={paths.adminCultivationEnterprise(one.enterpriseId)}>{one.name}</Link>
            </td>
            <td className="min-w-48 break-all">{one.creditCode ?? "待核"}</td>
            <td className="min-w-40 break-all">{one.number ?? "—"}</td>
            <td className="whitespace-nowrap">{one.validUntil ?? "待核"}</td>
          </tr>
        ))}
      </Table>
      <Pager
        {...{ total: missingTotal, page: missingPage, perPage }}
        label="名单没有列出的，分页"
        href={(n) => `${paths.adminList(list.id, { show: show ?? undefined, page, missing: n })}#not-named`}
      />
    </section>
  );
}
