import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CultivationStatusTag } from "~/components/cultivation-desk/labels";
import { NearText } from "~/components/cultivation-desk/near-text";
import { SavedFilters } from "~/components/filters/saved-filters";
import { Field, SelectField } from "~/components/forms/field";
import { TierTags } from "~/components/jobs/tier-tags";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { CULTIVATION_STATUS_LABELS, FIGURES_COUNT_YEARS } from "~/domain/cultivation";
import { cultivationParams, cultivationQueryName, readCultivationQuery } from "~/domain/cultivation-query";
import { CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";
import { INDUSTRY_LABELS, LEADING_INDUSTRIES } from "~/domain/industry";
import { SIZE_CLASS_LABELS, type SizeClass } from "~/domain/rules/assessment";
import { shanghaiYear } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listCompanies } from "~/services/cultivation/list-companies.server";
import { ENDING_DAYS } from "~/services/cultivation/show-cultivation.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "cultivation:read"));
  const query = readCultivationQuery(new URL(asked.request.url).searchParams);
  return { query, thisYear: shanghaiYear(ctx.now), endingDays: ENDING_DAYS, ...listCompanies(ctx, query) };
}

export const meta: MetaFunction = () => pageTitle("培育库企业");

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
/** Years that the filter offers: figures are told of those before this one. */
const YEARS = 6;

export default function CultivatedEnterprises() {
  const { query, companies, total, page, perPage, thisYear, endingDays } = useLoaderData<typeof loader>();
  const years = Array.from({ length: YEARS }, (_, i) => String(thisYear - 1 - i));
  return (
    <>
      <p>
        <Link to={paths.adminCultivation()}>企业培育库</Link>
      </p>
      <WorkHead title={query.near ? "接近达标的企业" : query.ending ? "有证书即将到期的企业" : "培育库企业"}>
        <p className="flex flex-wrap gap-3">
          <a
            href={paths.adminCultivationExport({
              ...cultivationParams({ ...query, page: 1 }),
              format: "csv",
            })}
            download
          >
            导出 CSV
          </a>
          <a
            href={paths.adminCultivationExport({
              ...cultivationParams({ ...query, page: 1 }),
              format: "xlsx",
            })}
            download
          >
            导出 Excel
          </a>
        </p>
      </WorkHead>
      <Form method="get" className="card mb-4 px-4 pt-3 pb-1" key={JSON.stringify({ ...query, page: 0 })}>
        <div className="grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field name="q" label="企业名称或信用代码" type="search" optional defaultValue={query.q} />
          <SelectField
            name="status"
            label="状态"
            optional
            placeholder="全部状态"
            defaultValue={query.status ?? ""}
            options={options(CULTIVATION_STATUS_LABELS)}
          />
          <SelectField
            name="tier"
            label="层级"
            optional
            placeholder="全部层级"
            defaultValue={query.tier ?? ""}
            options={options(CULTIVATION_TIER_LABELS)}
          />
          <SelectField
            name="industry"
            label="行业"
            optional
            placeholder="全部行业"
            defaultValue={query.industry ?? ""}
            options={LEADING_INDUSTRIES.map(({ code, label }) => ({ value: code, label }))}
          />
          <SelectField
            name="size"
            label="人数规模"
            optional
            placeholder="全部规模"
            defaultValue={query.sizeClass ?? ""}
            options={options(SIZE_CLASS_LABELS)}
          />
          <SelectField
            name="year"
            label="已确认年度"
            optional
            placeholder="最近一年"
            defaultValue={query.year === null ? "" : String(query.year)}
            options={years.map((value) => ({ value, label: `${value} 年` }))}
          />
          <label className="mb-5 flex min-h-11 items-center gap-2">
            <input type="checkbox" name="near" value="1" defaultChecked={query.near} className="size-5" />
            只看接近达标的
          </label>
          <label className="mb-5 flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              name="outdated"
              value="1"
              defaultChecked={query.outdated}
              className="size-5"
            />
            只看未更新年度数据的
          </label>
          <label className="mb-5 flex min-h-11 items-center gap-2">
            <input type="checkbox" name="ending" value="1" defaultChecked={query.ending} className="size-5" />
            只看证书 {endingDays} 天内到期的
          </label>
          <button type="submit" className="btn mb-5">
            筛选
          </button>
        </div>
      </Form>
      <SavedFilters
        keptAs="cultivation-filters"
        path={paths.adminCultivationEnterprises()}
        query={
          paths.adminCultivationEnterprises(cultivationParams({ ...query, page: 1 })).split("?")[1] ?? ""
        }
        name={cultivationQueryName(query)}
      />
      {query.outdated ? (
        <p className="mb-2 text-sm text-ink-2">
          最近确认的年度数据超过 {FIGURES_COUNT_YEARS}{" "}
          年、又没有有效证书或名单的在库企业（期限为项目默认）。系统不按旧数据提出建议，请联系企业更新。
        </p>
      ) : null}
      <p className="mb-2 text-ink-2" role="status">
        共 {total.toLocaleString("en-US")} 家
      </p>
      {companies.length > 0 ? (
        <Table
          caption="培育库企业"
          columns={["企业", "状态", "层级", "行业与规模", "最近年度", "离下一层级"]}
        >
          {companies.map((row) => (
            <tr key={row.id}>
              <td className="min-w-40">
                <Link to={paths.adminCultivationEnterprise(row.id)}>{row.name}</Link>
                {row.ends === null ? null : (
                  <small className="block text-gold-ink">证书 {row.ends} 到期</small>
                )}
              </td>
              <td>
                <CultivationStatusTag status={row.status} />
              </td>
              <td className="min-w-44">
                <ul className="flex flex-wrap gap-1">
                  <TierTags tiers={row.tiers} />
                </ul>
              </td>
              <td className="min-w-28">
                {INDUSTRY_LABELS[row.industry] ?? "待核"}
                {row.sizeClass === null ? null : (
                  <small className="block text-ink-2">{SIZE_CLASS_LABELS[row.sizeClass as SizeClass]}</small>
                )}
              </td>
              <td className="whitespace-nowrap">{row.year === null ? "—" : `${row.year} 年`}</td>
              <td className="min-w-56">
                <NearText near={row.near} />
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">
          没有符合条件的企业。<Link to={paths.adminCultivationEnterprises()}>清除筛选</Link>
        </p>
      )}
      <Pager
        {...{ total, page, perPage }}
        href={(n) => paths.adminCultivationEnterprises(cultivationParams({ ...query, page: n }))}
      />
    </>
  );
}
