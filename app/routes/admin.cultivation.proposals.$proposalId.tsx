import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { EvaluationList } from "~/components/cultivation-desk/evaluation-list";
import { FiguresBeside } from "~/components/cultivation-desk/figures-beside";
import { CultivationStatusTag, ProposalVerbTag, tierNames } from "~/components/cultivation-desk/labels";
import { ReasonList } from "~/components/cultivation-desk/reason-list";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { TierTags } from "~/components/jobs/tier-tags";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import {
  CULTIVATION_REFUSAL_TEXT,
  CULTIVATION_VERB_LABELS,
  PROPOSAL_STATUS_LABELS,
} from "~/domain/cultivation";
import { PROPOSAL_DECISIONS } from "~/domain/cultivation-decision";
import { ProposalDecisionForm } from "~/domain/cultivation-form";
import { faults, formValues, readForm } from "~/domain/form";
import { formatDate, formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { decideProposal } from "~/services/cultivation/decide-proposal.server";
import { loadProposal } from "~/services/cultivation/load-proposal.server";
import { viewProposal } from "~/services/cultivation/view-proposal.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "cultivation:decide"));
  const target = loadProposal(ctx, asked.params.proposalId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  return viewProposal(ctx, target);
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data, faults: found } = readForm(ProposalDecisionForm, values);
  if (!data) return found;
  const link = new URL(paths.hireCultivation(), asked.context.publicUrl).href;
  const result = decideProposal(ctx, target, data, link);
  if ("refused" in result) return faults(values, { form: CULTIVATION_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(
    paths.adminProposals(),
    `“${CULTIVATION_VERB_LABELS[target.verb]}”的建议：${PROPOSAL_DECISIONS[data.verb]}。`,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(
    data ? `${data.company.name} · ${CULTIVATION_VERB_LABELS[data.proposal.verb]}` : "入库与退出建议",
  );

export default function Proposal() {
  const data = useLoaderData<typeof loader>();
  const { proposal, company, figures, evaluations } = data;
  return (
    <>
      <p>
        <Link to={paths.adminProposals({ status: proposal.status === "open" ? undefined : proposal.status })}>
          入库与退出建议 · {PROPOSAL_STATUS_LABELS[proposal.status]}
        </Link>
      </p>
      <WorkHead title={company.name}>
        <ul className="flex flex-wrap items-center gap-1.5">
          <li>
            <CultivationStatusTag status={data.status} />
          </li>
          <TierTags tiers={data.held} />
          {company.isDemo ? <li className="tag">示例数据</li> : null}
        </ul>
      </WorkHead>
      <section aria-labelledby="what" className="card mb-5 p-5">
        <h2 id="what" className="flex flex-wrap items-center gap-2 text-lg font-bold">
          建议 <ProposalVerbTag verb={proposal.verb} />
          {proposal.verb === "restore" ? null : <span>{tierNames(proposal.tiers)}</span>}
        </h2>
        <p className="text-ink-2">
          依据 {proposal.year} 年度{data.asOf === null ? "证书和名单" : `数据，判断日 ${data.asOf}`}，
          {formatTime(proposal.createdAt)} 提出。由系统按规则得出，是否采纳由您决定。
        </p>
        <ReasonList reasons={proposal.reasons} />
        <p className="mt-2">
          <Link to={paths.enterprise(company.id)}>企业公开页面</Link>
        </p>
      </section>
      {proposal.status === "open" ? <Decision /> : <Outcome />}
      {figures.length > 0 ? (
        <section aria-labelledby="figures" className="mt-5">
          <h2 id="figures" className="mb-2 text-lg font-bold">
            年度数据对照
          </h2>
          <FiguresBeside year={proposal.year} figures={figures} />
        </section>
      ) : null}
      {evaluations.length > 0 ? (
        <section aria-labelledby="verdicts" className="card mt-5 p-5">
          <h2 id="verdicts" className="text-lg font-bold">
            各项规则的判断
          </h2>
          <EvaluationList evaluations={evaluations} />
        </section>
      ) : null}
    </>
  );
}

function Decision() {
  const { proposal, isOwn } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const verbs =
    proposal.verb === "exit" ? (["accept", "watch", "decline"] as const) : (["accept", "decline"] as const);
  return (
    <section aria-labelledby="decision" className="card p-5">
      <h2 id="decision" className="mb-2 text-lg font-bold">
        办理
      </h2>
      {isOwn ? (
        <Notice kind="warning" title={CULTIVATION_REFUSAL_TEXT.own} />
      ) : (
        <PortalForm faults={found} key={proposal.version}>
          <input type="hidden" name="version" value={proposal.version} />
          <ChoiceGroup
            name="verb"
            label="结论"
            type="radio"
            options={verbs.map((value) => ({ value, label: PROPOSAL_DECISIONS[value] }))}
          />
          <TextField
            name="note"
            label="说明"
            rows={3}
            optional
            hint={`不采纳${proposal.verb === "exit" ? "或转入观察" : ""}时必填。不采纳的理由留存备查，不发给企业；其他结论的说明企业会看到。最多 500 个字`}
          />
          <SubmitButton>提交结论</SubmitButton>
        </PortalForm>
      )}
    </section>
  );
}

function Outcome() {
  const { proposal, decidedBy } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="outcome" className="card p-5">
      <h2 id="outcome" className="text-lg font-bold">
        {PROPOSAL_STATUS_LABELS[proposal.status]}
      </h2>
      <p>
        {proposal.status === "superseded"
          ? "情况已有变化，这条建议不再适用。"
          : `${decidedBy ?? "工作人员"}${proposal.decidedAt ? `于 ${formatDate(proposal.decidedAt)} 办理` : "办理"}。`}
      </p>
      {proposal.note ? <p className="mt-1 whitespace-pre-line">{proposal.note}</p> : null}
    </section>
  );
}
