import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { RuleHelp } from "~/components/rules/rule-help";
import { RuleState } from "~/components/rules/rule-state";
import { Table } from "~/components/ui/table";
import { RULE_GROUP_LABELS, RULE_GROUP_LEADS, ruleGroupOf } from "~/domain/rules/rule-groups";
import { keysOf } from "~/domain/labels";
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

const GROUPS = keysOf<keyof typeof RULE_GROUP_LABELS>(RULE_GROUP_LABELS);

export default function Rules() {
  const { sets } = useLoaderData<typeof loader>();
  const groups = GROUPS.map((group) => ({ group, of: sets.filter(({ id }) => ruleGroupOf(id) === group) }));
  return (
    <>
      <WorkHead title="政策规则">
        <p className="text-ink-2">
          人才卡资格、企业层级和创新积分的判定依据。没有公开文本的地方留空，处处显示为待核。
        </p>
      </WorkHead>
      {sets.length === 0 ? (
        <p className="card p-5">还没有载入规则。请运行 npm run seed -- reference 载入参考数据。</p>
      ) : (
        groups
          .filter(({ of }) => of.length > 0)
          .map(({ group, of }) => (
            <section key={group} aria-labelledby={`group-${group}`} className="mb-6">
              <h2 id={`group-${group}`} className="text-lg font-bold">
                {RULE_GROUP_LABELS[group]}
              </h2>
              <p className="mb-2 text-sm text-ink-2">{RULE_GROUP_LEADS[group]}</p>
              <RuleTable sets={of} caption={`规则：${RULE_GROUP_LABELS[group]}`} />
            </section>
          ))
      )}
      <RuleHelp />
    </>
  );
}

type ListedSet = ReturnType<typeof useLoaderData<typeof loader>>["sets"][number];

function RuleTable({ sets, caption }: { sets: readonly ListedSet[]; caption: string }) {
  return (
    <Table caption={caption} columns={["规则", "文号", "现行版本", "待核", "未办结"]}>
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
  );
}
