import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { PUBLICITY_WORKING_DAYS } from "~/domain/card-application";
import { readPage } from "~/domain/paging";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listPublicity } from "~/services/card-application/list-publicity.server";
import { searchContext } from "~/services/load-context.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  const page = readPage(new URL(request.url).searchParams.get("page"));
  return listPublicity(searchContext(context), page);
}

// Names, masked or not, are for those who come here, not for search engines.
export const meta: MetaFunction = () => pageTitle("人才卡公示");

export default function Publicity() {
  const { entries, total, page, perPage } = useLoaderData<typeof loader>();
  return (
    <div className="wrap py-8">
      <h1 className="text-2xl font-bold">人才卡公示</h1>
      <p className="prose-zh mt-2 mb-5 text-ink-2">
        以下申请已通过审查，正在公示，公示期 {PUBLICITY_WORKING_DAYS} 个工作日（项目默认）。
        姓名已脱敏，公示期满即不再显示。对公示内容有异议的，可以在公示期内提出，可以不留姓名。
      </p>
      {entries.length === 0 ? (
        <p className="card p-5">目前没有正在公示的申请。</p>
      ) : (
        <Table caption="正在公示的人才卡申请" columns={["姓名", "类别", "工作单位", "公示期", "异议"]}>
          {entries.map(({ id, name, category, employer, from, until }) => (
            <tr key={id}>
              <td className="whitespace-nowrap">{name}</td>
              <td className="whitespace-nowrap">{CARD_CATEGORY_LABELS[category]}</td>
              <td>{employer ?? "—"}</td>
              <td className="whitespace-nowrap">
                {formatDate(from)} 至 {formatDate(until)}
              </td>
              <td className="whitespace-nowrap">
                <Link
                  to={paths.cardObjection(id)}
                  aria-label={`对${name}（${employer ?? CARD_CATEGORY_LABELS[category]}）提出异议`}
                >
                  提出异议
                </Link>
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager {...{ total, page, perPage }} href={paths.cardPublicity} />
      <p className="mt-5">
        <Link to={paths.talentCard()}>关于金凤凰人才卡</Link>
      </p>
    </div>
  );
}
