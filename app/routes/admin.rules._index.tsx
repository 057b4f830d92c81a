import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { RuleHelp } from "~/components/rules/rule-help";
import { RuleState } from "~/components/rules/rule-state";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { listRuleSets } from "~/services/rule/list-versions.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "rule:edit");
  return { sets: listRuleSets(accountContext(asked.context, person)) };
}

export const meta: MetaFunction = () => pageTitle("政策规则");

export default function Rules() {
  const { sets } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="政策规则">
        <p className="text-ink-2">人才卡的资格判定依据。没有公开文本的地方留空，处处显示为待核。</p>
      </WorkHead>
      {sets.length === 0 ? (
        <p className="card p-5">还没有载入规则。请运行 npm run seed -- reference 载入参考数据。</p>
      ) : (
        <Table caption="规则" columns={["规则", "文号", "现行版本", "待核", "未办结"]}>
          {sets.map((set) => (
            <tr key={set.id}>
              <td className="min-w-52">
                <Link to={paths.adminRule(set.id)}>{set.title}</Link>
              </td>
              <td>{set.docNo ?? <span className="tag tag-premium">待核</span>}</td>
              <td className="whitespace-nowrap">
                {set.version === null ? (
                  "没有"
                ) : (
                  <Link to={paths.adminRuleVersion(set.id, set.version)}>第 {set.version} 版</Link>
                )}
                {set.isOver ? <span className="tag tag-ended ml-1">文件已过有效期</span> : null}
              </td>
              <td className="whitespace-nowrap">{set.openPoints === 0 ? "没有" : `${set.openPoints} 处`}</td>
              <td>
                {set.open.length === 0
                  ? "—"
                  : set.open.map(({ version, state }) => (
                      <span key={version} className="block whitespace-nowrap">
                        <Link to={paths.adminRuleVersion(set.id, version)}>第 {version} 版</Link>{" "}
                        <RuleState state={state} />
                      </span>
                    ))}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <RuleHelp />
    </>
  );
}
