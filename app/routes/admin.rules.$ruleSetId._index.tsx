import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { SubmitButton } from "~/components/forms/portal-form";
import { Differences } from "~/components/rules/differences";
import { RuleHelp } from "~/components/rules/rule-help";
import { RuleState } from "~/components/rules/rule-state";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { readPage } from "~/domain/paging";
import { openPointsOf } from "~/domain/rules/describe";
import { diffRuleSets } from "~/domain/rules/rule-differences";
import { RULE_REFUSAL_TEXT } from "~/domain/rules/rule-version";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { draftVersion } from "~/services/rule/draft-version.server";
import { listRuleVersions } from "~/services/rule/list-versions.server";
import { FROM_THE_BEGINNING } from "~/services/rule/load-rule-sets.server";

const PER_PAGE = 20;

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "rule:edit");
  const ctx = accountContext(asked.context, person);
  const ruleSetId = asked.params.ruleSetId ?? "";
  const versions = listRuleVersions(ctx, ruleSetId);
  if (versions.length === 0) throw new Response(null, { status: 404 });
  return { ctx, ruleSetId, versions };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ruleSetId, versions } = load(asked);
  const params = new URL(asked.request.url).searchParams;
  const find = (name: string) => versions.find(({ version }) => String(version) === params.get(name));
  const current = versions.find(({ state }) => state === "current") ?? versions[0];
  const to = find("to") ?? versions[0];
  const from = find("from") ?? versions[1];
  const page = Math.min(readPage(params.get("page")), Math.ceil(versions.length / PER_PAGE));
  return {
    ruleSetId,
    title: current?.body.title ?? ruleSetId,
    openPoints: current ? openPointsOf(current.body) : [],
    versions: versions
      .slice((page - 1) * PER_PAGE, page * PER_PAGE)
      .map(({ body: _, ...row }) => ({ ...row, isFirst: row.appliesFrom === FROM_THE_BEGINNING })),
    all: versions.map(({ version }) => version),
    current: versions.find(({ state }) => state === "current")?.version ?? null,
    open: versions.find(({ status }) => status === "draft" || status === "submitted")?.version ?? null,
    compared:
      from && to ? { from: from.version, to: to.version, found: diffRuleSets(from.body, to.body) } : null,
    total: versions.length,
    page,
    perPage: PER_PAGE,
  };
}

export function action(asked: ActionFunctionArgs) {
  const { ctx, ruleSetId } = load(asked);
  const made = draftVersion(ctx, ruleSetId);
  if (!made) throw new Response(null, { status: 404 });
  const said = "refused" in made ? RULE_REFUSAL_TEXT[made.refused] : "已建立草案，内容与最近发布的版本相同。";
  return redirectWithToast(paths.adminRuleVersion(ruleSetId, made.version), said);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title ?? "政策规则");

export default function RuleHistory() {
  const { ruleSetId, title, openPoints, current, open, ...list } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <Link to={paths.adminRules()}>政策规则</Link>
      </p>
      <WorkHead title={title}>
        <div className="flex flex-wrap gap-3">
          {current === null ? null : (
            <Link to={paths.adminRuleVersion(ruleSetId, current)} className="btn btn-quiet">
              查看现行版本
            </Link>
          )}
          {open === null ? (
            <Form method="post">
              <SubmitButton intent="draft">起草新版本</SubmitButton>
            </Form>
          ) : (
            <Link to={paths.adminRuleVersion(ruleSetId, open)} className="btn">
              打开第 {open} 版草案
            </Link>
          )}
        </div>
      </WorkHead>
      {openPoints.length > 0 ? (
        <section aria-labelledby="open-points" className="card mb-5 p-5">
          <h2 id="open-points" className="font-bold">
            待核（{openPoints.length} 处）
          </h2>
          <p className="text-ink-2">{openPoints.join("；")}</p>
        </section>
      ) : null}
      <h2 className="mb-2 text-lg font-bold">版本历史</h2>
      <Table caption="版本，最近的在前" columns={["版本", "适用起始日", "起草", "发布", "说明"]}>
        {list.versions.map((row) => (
          <tr key={row.version}>
            <td className="whitespace-nowrap">
              <Link to={paths.adminRuleVersion(ruleSetId, row.version)}>第 {row.version} 版</Link>
              <span className="block">
                <RuleState state={row.state} />
              </span>
            </td>
            <td className="whitespace-nowrap">{row.isFirst ? "平台启用时" : row.appliesFrom}</td>
            <td className="whitespace-nowrap">
              {row.drafter ?? "随平台提供"}
              <small className="block text-ink-2">{formatTime(row.createdAt)}</small>
            </td>
            <td className="whitespace-nowrap">
              {row.publishedAt === null ? "—" : (row.publisher ?? "随平台提供")}
              {row.publishedAt === null ? null : (
                <small className="block text-ink-2">{formatTime(row.publishedAt)}</small>
              )}
            </td>
            <td className="min-w-52 whitespace-pre-line">{row.note || "—"}</td>
          </tr>
        ))}
      </Table>
      <Pager {...list} href={(page) => paths.adminRule(ruleSetId, { page })} />
      <Compare />
      <RuleHelp />
    </>
  );
}

function Compare() {
  const { all, compared } = useLoaderData<typeof loader>();
  if (!compared) return null;
  const options = all.map((version) => (
    <option key={version} value={version}>
      第 {version} 版
    </option>
  ));
  return (
    <section aria-labelledby="compare" className="mt-6">
      <h2 id="compare" className="mb-2 text-lg font-bold">
        比较版本
      </h2>
      <Form className="mb-3 flex flex-wrap items-end gap-3" key={`${compared.from} ${compared.to}`}>
        <label>
          从
          <select name="from" defaultValue={compared.from} className="field ml-2 min-h-11">
            {options}
          </select>
        </label>
        <label>
          到
          <select name="to" defaultValue={compared.to} className="field ml-2 min-h-11">
            {options}
          </select>
        </label>
        <button type="submit" className="btn btn-quiet">
          比较
        </button>
      </Form>
      <Differences found={compared.found} caption={`第 ${compared.from} 版与第 ${compared.to} 版的差异`} />
    </section>
  );
}
