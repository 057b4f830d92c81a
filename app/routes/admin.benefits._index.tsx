import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { BENEFIT_KIND_LABELS, quotaText } from "~/domain/benefit";
import { readPage } from "~/domain/paging";
import { CARD_CATEGORIES, CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listForOffice } from "~/services/benefit/list-benefits.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "benefit:manage"));
  const params = new URL(asked.request.url).searchParams;
  const active = params.get("state") !== "inactive";
  return { active, ...listForOffice(ctx, { active, page: readPage(params.get("page")) }) };
}

export const meta: MetaFunction = () => pageTitle("人才卡权益");

export default function Benefits() {
  const { active, benefits, counts, total, page, perPage } = useLoaderData<typeof loader>();
  const state = active ? undefined : "inactive";
  return (
    <>
      <WorkHead title="人才卡权益">
        <Link to={paths.adminBenefitNew()} className="btn">
          新增权益
        </Link>
      </WorkHead>
      <StateTabs
        label="权益状态"
        tabs={[
          { to: paths.adminBenefits(), label: "使用中", n: counts.active, current: active },
          {
            to: paths.adminBenefits({ state: "inactive" }),
            label: "已停用",
            n: counts.inactive,
            current: !active,
          },
        ]}
      />
      {benefits.length === 0 ? (
        <p className="card p-5">{active ? "目录里还没有权益。" : "没有停用的权益。"}</p>
      ) : (
        <Table
          caption="人才卡权益，柜台核销的在前"
          columns={["权益", "种类", "适用类别", "使用方式", "已核销"]}
        >
          {benefits.map((benefit) => (
            <tr key={benefit.id}>
              <td className="min-w-40">
                <Link to={paths.adminBenefit(benefit.id)}>{benefit.title}</Link>
                {benefit.demo ? <span className="tag ml-2">示例</span> : null}
                <small className="block text-ink-2">{benefit.source ?? "依据待核"}</small>
              </td>
              <td className="whitespace-nowrap">{BENEFIT_KIND_LABELS[benefit.kind]}</td>
              <td className="min-w-32">
                {benefit.categories.length === CARD_CATEGORIES.length
                  ? "全部"
                  : benefit.categories.map((one) => CARD_CATEGORY_LABELS[one]).join("、")}
              </td>
              <td>{benefit.redeemable ? quotaText(benefit) : "另行办理"}</td>
              <td className="text-right">
                {benefit.redeemable ? benefit.uses.toLocaleString("en-US") : "—"}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        total={total}
        perPage={perPage}
        page={page}
        href={(n) => paths.adminBenefits({ state, page: n })}
      />
    </>
  );
}
