import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ProposalVerbTag, tierNames } from "~/components/cultivation-desk/labels";
import { BulkResults, type BulkLine } from "~/components/ui/bulk-results";
import { ChoiceTable } from "~/components/ui/choice-table";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { bulkForm } from "~/domain/bulk";
import {
  CULTIVATION_REFUSAL_TEXT,
  CULTIVATION_VERB_LABELS,
  PROPOSAL_STATUSES,
  PROPOSAL_STATUS_LABELS,
  PROPOSAL_VERBS,
} from "~/domain/cultivation";
import { faults, formValues, readForm } from "~/domain/form";
import { readPage } from "~/domain/paging";
import { formatDate, formatDaysAgo } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { acceptProposals, type BulkDecision } from "~/services/cultivation/decide-proposal.server";
import { countProposals, listProposals } from "~/services/cultivation/list-proposals.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "cultivation:decide");
  const ctx = accountContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  const status = PROPOSAL_STATUSES.find((name) => name === params.get("status")) ?? "open";
  const verb = PROPOSAL_VERBS.find((name) => name === params.get("verb")) ?? null;
  const counts = countProposals(ctx);
  return {
    ...{ status, verb, now: ctx.now, counts: counts.statuses },
    verbs: PROPOSAL_VERBS.map((name) => ({ name, n: counts.of(status, name) })),
    ...listProposals(ctx, { status, verb, page: readPage(params.get("page")) }),
  };
}

const REFUSALS: Record<NonNullable<BulkDecision["refused"]>, string> = {
  ...CULTIVATION_REFUSAL_TEXT,
  unseen: "您还没有打开看过这条建议，请先查看。",
  unknown: "没有找到这条建议。",
  single: "移出和退出要逐一办理。",
};
const Form = bulkForm("建议");

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "cultivation:decide");
  const values = formValues(await readFormData(asked.request));
  const { data, faults: found } = readForm(Form, values);
  if (!data) return json({ faults: faults(values, found.errors), results: [] as BulkLine[] });
  const link = new URL(paths.hireCultivation(), asked.context.publicUrl).href;
  const results = acceptProposals(accountContext(asked.context, person), data.items, link);
  return json({
    faults: null,
    results: results.map(({ id, name, refused }) => ({
      id,
      label: name,
      refused: refused && REFUSALS[refused],
    })),
  });
}

export const meta: MetaFunction = () => pageTitle("入库与退出建议");

const TAKES_AWAY: readonly string[] = ["exit", "removeTier"];

export default function Proposals() {
  const { status, verb, verbs, counts, proposals, now, total, page, perPage } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const waits = status === "open";
  const query = { status: waits ? undefined : status, verb: verb ?? undefined };
  return (
    <>
      <p>
        <Link to={paths.adminCultivation()}>企业培育库</Link>
      </p>
      <WorkHead title="入库与退出建议">
        <p className="text-ink-2">系统按规则提出，由工作人员决定</p>
      </WorkHead>
      <StateTabs
        label="状态"
        tabs={PROPOSAL_STATUSES.map((name) => ({
          to: paths.adminProposals({ status: name === "open" ? undefined : name, verb: query.verb }),
          label: PROPOSAL_STATUS_LABELS[name],
          n: counts[name],
          current: name === status,
        }))}
      />
      <StateTabs
        label="事项"
        tabs={[
          {
            to: paths.adminProposals({ status: query.status }),
            label: "全部事项",
            current: verb === null,
          },
          ...verbs.map(({ name, n }) => ({
            to: paths.adminProposals({ status: query.status, verb: name }),
            label: CULTIVATION_VERB_LABELS[name],
            n,
            current: name === verb,
          })),
        ]}
      />
      <BulkResults results={answer?.results ?? []} done="已采纳" verb={["采纳", "未办理"]} />
      {proposals.length > 0 ? (
        <ChoiceTable
          caption={`建议：${PROPOSAL_STATUS_LABELS[status]}`}
          columns={["企业", "建议", "层级", "依据年度", "主要理由", waits ? "提出时间" : "办理"]}
          rows={proposals}
          nameOf={({ name }) => name}
          choice={
            waits
              ? {
                  button: "采纳勾选的建议",
                  hint: "只能勾选您已打开查看过的建议；移出和退出要逐一办理。",
                  isOpen: (row) => row.seen && !TAKES_AWAY.includes(row.verb),
                  action: `${paths.adminProposals()}?index`,
                  faults: answer?.faults,
                }
              : null
          }
        >
          {(row) => (
            <>
              <td className="min-w-44">
                <Link to={paths.adminProposal(row.id)}>{row.name}</Link>
                {waits && row.seen ? <span className="tag tag-tier ml-2">已查看</span> : null}
              </td>
              <td>
                <ProposalVerbTag verb={row.verb} />
              </td>
              <td className="min-w-32">{tierNames(row.tiers)}</td>
              <td className="whitespace-nowrap">{row.year} 年</td>
              <td className="min-w-64">
                {row.reasons[0] ? `${row.reasons[0].title}：${row.reasons[0].found}` : "—"}
                {row.reasons.length > 1 ? `（共 ${row.reasons.length} 条）` : ""}
              </td>
              <td className="whitespace-nowrap">
                {waits
                  ? formatDaysAgo(row.createdAt, now)
                  : row.decidedAt === null
                    ? "—"
                    : `${formatDate(row.decidedAt)}${row.decidedBy ? ` ${row.decidedBy}` : ""}`}
              </td>
            </>
          )}
        </ChoiceTable>
      ) : (
        <p className="card p-5">{waits ? "没有待决定的建议。" : "没有这种状态的建议。"}</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminProposals({ ...query, page: n })} />
    </>
  );
}
