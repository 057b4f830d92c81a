import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { SearchNotes } from "~/components/filters/search-notes";
import { NoEnterprise, VerificationNotice } from "~/components/positions/employer-notice";
import { Pager } from "~/components/ui/pager";
import { WorkHead } from "~/components/ui/work-area";
import { parseExpertQuery } from "~/domain/expert-form";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { CARD_CATEGORIES, CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDaysAgo } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { expertRef } from "~/services/expert/expert-ref.server";
import { findExperts } from "~/services/expert/find-experts.server";
import { accountSearchContext } from "~/services/load-context.server";
import { loadFinder } from "~/services/talent/find-talents.server";

export async function loader(asked: LoaderFunctionArgs) {
  const ctx = accountSearchContext(asked.context, requirePermission(asked, "talent:find"));
  const { query, dropped } = parseExpertQuery(new URL(asked.request.url).searchParams);
  const { finder, refused } = loadFinder(ctx);
  const asides = { query, dropped, now: ctx.now };
  if (!finder) return { refused, found: null, ...asides };
  const { experts, ...found } = await findExperts(ctx, finder, query);
  const named = experts.map(({ id, ...expert }) => ({
    ...expert,
    ref: expertRef(asked.context, finder, id),
  }));
  return { refused: null, found: { ...found, experts: named }, ...asides };
}

export const meta: MetaFunction = () => pageTitle("专家名录");

export default function Experts() {
  const { refused, query, dropped, found, now } = useLoaderData<typeof loader>();
  if (refused === "noEnterprise") return <NoEnterprise />;
  if (!found)
    return (
      <>
        <WorkHead title="专家名录" />
        <VerificationNotice verified={false} verifiedUntil={null} endsSoon={false} />
        <p className="card mt-5 p-5">只有已核验的用人单位可以查看专家名录。</p>
      </>
    );
  const { experts, total, page, perPage } = found;
  const isNarrowed = Boolean(query.q || query.category || query.field);
  const address = (n: number) =>
    paths.experts({
      q: query.q || undefined,
      category: query.category ?? undefined,
      field: query.field ?? undefined,
      page: n,
    });
  return (
    <>
      <WorkHead title="专家名录" />
      <p className="mb-4 max-w-3xl text-ink-2">
        这里是自愿公开专长的金凤凰人才卡持卡人。姓名、单位和联系方式不公开；您可以写明来意，由平台转达，是否答复由对方决定。
      </p>
      <Filters />
      <p className="mb-2 text-sm text-ink-2" role="status">
        {total.toLocaleString("en-US")} 位专家
      </p>
      <SearchNotes interpretation={found.interpretation} degraded={found.degraded} dropped={dropped} />
      {experts.length === 0 ? (
        <p className="card p-5">
          {isNarrowed ? "没有符合条件的专家。" : "名录里还没有专家。"}
          {isNarrowed ? <Link to={paths.experts()}>查看全部</Link> : null}
        </p>
      ) : (
        <ul className="space-y-3">
          {experts.map(({ ref, category, field, expertise, updatedAt }) => (
            <li key={ref} className="card p-4">
              <h2 className="font-bold">
                <Link to={paths.expert(ref)}>
                  {CARD_CATEGORY_LABELS[category]}
                  {field ? ` · ${INDUSTRY_LABELS[field] ?? field}` : ""}
                </Link>
              </h2>
              <p className="mt-1 line-clamp-3 break-words">{expertise}</p>
              <p className="mt-1 text-sm text-ink-2">{formatDaysAgo(updatedAt, now)}更新</p>
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={address} />
    </>
  );
}

/** Words, category and field; beside each value how many there are of it. */
function Filters() {
  const { query, found } = useLoaderData<typeof loader>();
  const { category = {}, field = {} } = found?.facets ?? {};
  const fields = Object.keys({ ...field, ...(query.field ? { [query.field]: 0 } : {}) }).sort(
    (a, b) => (field[b] ?? 0) - (field[a] ?? 0) || a.localeCompare(b),
  );
  return (
    <Form className="mb-4 flex flex-wrap items-end gap-3" role="search" key={JSON.stringify(query)}>
      <label className="min-w-48 grow">
        <span className="block text-sm text-ink-2">专长、技术或领域</span>
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={200}
          className="field min-h-11 w-full"
        />
      </label>
      <label className="min-w-0">
        <span className="block text-sm text-ink-2">人才卡类别</span>
        <select name="category" defaultValue={query.category ?? ""} className="field min-h-11 max-w-full">
          <option value="">不限</option>
          {CARD_CATEGORIES.map((value) => (
            <option key={value} value={value}>
              {CARD_CATEGORY_LABELS[value]}（{category[value] ?? 0}）
            </option>
          ))}
        </select>
      </label>
      <label className="min-w-0">
        <span className="block text-sm text-ink-2">领域</span>
        <select name="field" defaultValue={query.field ?? ""} className="field min-h-11 max-w-full">
          <option value="">不限</option>
          {fields.map((value) => (
            <option key={value} value={value}>
              {INDUSTRY_LABELS[value] ?? value}（{field[value] ?? 0}）
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        查找
      </button>
    </Form>
  );
}
