import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CaseFacts } from "~/components/card-desk/case-facts";
import { DeskCaseHistory } from "~/components/card-cases/history";
import { CaseLinks, RuleChanges } from "~/components/card-desk/case-links";
import { CasePeople } from "~/components/card-desk/case-people";
import { CaseStatusTag } from "~/components/card-desk/case-status-tag";
import { DecisionForm } from "~/components/card-desk/decision-form";
import { Evidence } from "~/components/card-desk/evidence";
import { KeyHelp } from "~/components/card-desk/key-help";
import { Objections } from "~/components/card-desk/objections";
import { StageAge } from "~/components/card-desk/stage-age";
import { useCaseKeys } from "~/components/card-desk/use-case-keys";
import { useKeySwitch } from "~/components/ui/use-key-switch";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { DESK_STATUSES } from "~/domain/card-application";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { deskParams, deskQueryName, readDeskQuery } from "~/domain/card-desk";
import { formValues } from "~/domain/form";
import { isPermitted } from "~/domain/permission";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { answerDesk } from "~/services/card-application/answer-desk.server";
import { assignableTo } from "~/services/card-application/assign-card-application.server";
import { placeInDesk } from "~/services/card-application/list-desk.server";
import { loadDeskCardApplication } from "~/services/card-application/load-card-application.server";
import { searchDesk } from "~/services/card-application/search-desk.server";
import { nearness } from "~/services/card-application/nearness.server";
import { viewDeskCardApplication } from "~/services/card-application/view-desk-card-application.server";
import { getDecisionTemplates } from "~/services/setting/get-decision-templates.server";
import { vaultContext } from "~/services/vault-context.server";

async function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "card:read");
  const ctx = vaultContext(asked.context, person);
  const target = loadDeskCardApplication(ctx, asked.params.applicationId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  const query = readDeskQuery(new URL(asked.request.url).searchParams);
  const found = await searchDesk({ ...ctx, search: asked.context.search }, query.q);
  return { person, ctx, target, query, place: placeInDesk(ctx, query, found, target.id) };
}

export async function loader(asked: LoaderFunctionArgs) {
  const { person, ctx, target, query, place } = await load(asked);
  return {
    view: viewDeskCardApplication(ctx, target),
    templates: getDecisionTemplates(ctx),
    // Who stands too near chooses nobody for it.
    colleagues: nearness(ctx.db, person.id, target) ? [] : assignableTo(ctx.db, target),
    query,
    place,
    me: person.id,
    roles: person.roles,
    formKey: randomUUID(),
    now: ctx.now,
  };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target, query, place } = await load(asked);
  const values = formValues(await readFormData(asked.request));
  const answer = answerDesk(ctx, target, values, cardLinks(asked.context.publicUrl));
  if (!("done" in answer)) return answer;
  const params = deskParams({ ...query, page: undefined });
  // After a decision the next of the work list; at its end, the list.
  const next = answer.decided ? place.after : target.id;
  return redirectWithToast(
    next === null ? paths.adminCardApplications(params) : paths.adminCardApplication(next, params),
    answer.done,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.view.case.caseNumber} ${data.view.case.realName ?? ""}` : "人才卡申请");

/** Asked for beside what is shown; no form of theirs shows why it was not. */
const LOOKS = ["reveal", "objector"];

export default function CardApplicationCase() {
  const { view, templates, colleagues, query, place, me, roles, formKey, now } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [keysOn, turnKeys] = useKeySwitch();
  const params = deskParams({ ...query, page: undefined });
  const to = (id: string | null) => (id === null ? null : paths.adminCardApplication(id, params));
  const list = paths.adminCardApplications(params);
  const box = useCaseKeys<HTMLDivElement>({
    on: keysOn,
    next: to(place.after),
    before: to(place.before),
    list,
  });
  const { case: row } = view;
  const found = answer && "faults" in answer ? answer.faults : null;
  const declared = view.conflicts.some(({ accountId }) => accountId === me);
  const handles = isPermitted(roles, "card:review-first") || isPermitted(roles, "card:review-second");
  const waits = DESK_STATUSES.some((one) => one === row.status);
  const near = view.involved || declared;
  const mayJudge = handles && waits && row.status !== "publicity" && !near;
  const seesObjectors = isPermitted(roles, "card:review-second") && !near && row.firstReviewedBy !== me;
  const mayAnswer = row.status === "objection" && seesObjectors;
  return (
    <div ref={box} key={row.id}>
      <nav aria-label="工作清单" className="flex flex-wrap items-center gap-x-4 text-sm">
        <Link to={list}>{deskQueryName(query)}</Link>
        <span className="text-ink-2">
          {place.at === null ? "不在这份清单中" : `第 ${place.at} / ${place.total} 份`}
        </span>
        {place.before === null ? null : <Link to={to(place.before) ?? list}>上一份</Link>}
        {place.after === null ? null : <Link to={to(place.after) ?? list}>下一份</Link>}
      </nav>
      <WorkHead
        title={
          <>
            {row.realName ?? "未填写姓名"} <small className="font-normal text-ink-2">{row.caseNumber}</small>
          </>
        }
      >
        <span className="flex flex-wrap items-center gap-4">
          <CaseStatusTag status={row.status} />
          {waits ? (
            <span>
              <StageAge {...row} now={now} />
            </span>
          ) : null}
        </span>
      </WorkHead>
      <KeyHelp on={keysOn} turn={turnKeys} />
      {near ? (
        <Notice
          kind="warning"
          className="mb-4"
          title={CARD_APPLICATION_REFUSAL_TEXT[view.involved ? "own" : "conflict"]}
        />
      ) : null}
      {found && LOOKS.includes(found.values.intent ?? "") ? (
        <Notice kind="danger" className="mb-4" title={found.errors.form ?? "没有显示，请刷新页面后重试"} />
      ) : null}
      <CaseLinks
        duplicates={view.duplicates}
        others={view.otherCases}
        managesCards={isPermitted(roles, "card:manage")}
      />
      <RuleChanges changes={view.ruleChanges} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
        <div className="min-w-0 space-y-5">
          <Evidence
            evaluation={view.evaluation}
            materials={view.materials}
            mayJudge={mayJudge}
            found={found}
          />
          <Objections
            objections={view.objections}
            mayAnswer={mayAnswer}
            mayReveal={seesObjectors}
            revealed={answer && "objector" in answer ? answer.objector : null}
            found={found}
          />
        </div>
        <div className="min-w-0 space-y-5">
          <CaseFacts
            shown={row}
            identity={view.identity}
            revealed={answer && "number" in answer ? answer.number : null}
            filer={view.filer}
            reviewers={{ first: view.firstReviewer, second: view.secondReviewer }}
            declared={view.declared}
          />
          <CasePeople
            assigneeId={row.assigneeId}
            assignee={view.assignee}
            colleagues={colleagues}
            conflicts={view.conflicts}
            notes={view.notes}
            me={me}
            formKey={formKey}
            found={found}
          />
          <DeskCaseHistory events={view.events} />
        </div>
      </div>
      {view.moves.length > 0 ? (
        <DecisionForm
          version={row.version}
          moves={view.moves}
          templates={templates}
          found={found?.values.intent === "decide" ? found : null}
          keysOn={keysOn}
        />
      ) : null}
    </div>
  );
}
