import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CaseTag } from "~/components/card-cases/case-tag";
import { DisclosureList } from "~/components/card-cases/consent-box";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Pager } from "~/components/ui/pager";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_KIND_LABELS } from "~/domain/card-application";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { faults, formValues } from "~/domain/form";
import { readPage } from "~/domain/paging";
import { CARD_CATEGORY_LABELS, CARD_STATE_LABELS, cardState } from "~/domain/talent-card";
import { formatDate, formatDaysAgo } from "~/domain/time";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { newCaseObstacle } from "~/services/card-application/create-card-application.server";
import { cardOf } from "~/services/card-application/find-known.server";
import {
  ANSWER_REFUSAL_TEXT,
  answerQuestion,
  listQuestions,
} from "~/services/card-application/invite-person.server";
import { listOwnCardApplications } from "~/services/card-application/list-card-applications.server";
import { listFilings, takeBackFiling } from "~/services/card-application/take-back-filing.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const { db, actor, now } = ctx;
  const card = cardOf(db, actor.id);
  const may = (kind: "new" | "renewal" | "change") => newCaseObstacle(db, actor.id, kind, now) === null;
  return {
    ...listOwnCardApplications(ctx, readPage(new URL(asked.request.url).searchParams.get("page"))),
    questions: listQuestions(ctx),
    filings: listFilings(ctx),
    card: card && {
      number: card.number,
      category: card.category,
      employerName: card.employerName,
      validUntil: card.validUntil,
      state: cardState(card, now),
    },
    may: { new: may("new"), renewal: may("renewal"), change: may("change") },
    now,
  };
}

export async function action(asked: ActionFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const values = formValues(await readFormData(asked.request));
  const { intent, question = "", filing = "" } = values;
  if (intent === "take-back") {
    const filedCasesAt = new URL(paths.hireCardApplications(), asked.context.publicUrl).href;
    const taken = takeBackFiling(ctx, filing, filedCasesAt);
    if (taken && "refused" in taken)
      return faults(values, { form: CARD_APPLICATION_REFUSAL_TEXT[taken.refused] });
    return redirectWithToast(paths.myCardApplications(), "已撤回同意，草稿已删除，对方会收到通知。");
  }
  if (intent !== "agree" && intent !== "decline") throw new Response(null, { status: 400 });
  const result = answerQuestion(ctx, question, intent, cardLinks(asked.context.publicUrl));
  if ("refused" in result) return faults(values, { form: ANSWER_REFUSAL_TEXT[result.refused] });
  const said =
    "agreed" in result
      ? "已同意由该单位代办，填好后会请您确认；在此之前也可以撤回同意。"
      : "已移除这个请求，对方不会知道。";
  return redirectWithToast(paths.myCardApplications(), said);
}

export const meta: MetaFunction = () => pageTitle("人才卡申请");

export default function OwnCardApplications() {
  const { cases, filings, total, page, perPage, now, may } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="人才卡申请">
        {may.new ? (
          <Link to={paths.myCardApplicationNew()} className="btn">
            申请人才卡
          </Link>
        ) : null}
      </WorkHead>
      <Questions />
      <Filings />
      <Card />
      {cases.length === 0 && filings.length === 0 ? (
        <p className="card p-5">
          还没有申请过人才卡。可以先<Link to={paths.talentCard()}>了解人才卡、自测条件</Link>。
        </p>
      ) : (
        <ul className="space-y-3">
          {cases.map((one) => (
            <li key={one.id} className="card flex flex-wrap items-start justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-bold">
                  <Link to={paths.myCardApplication(one.id)}>
                    {CARD_CATEGORY_LABELS[one.category]} · {CARD_APPLICATION_KIND_LABELS[one.kind]}
                  </Link>
                  {one.unseen ? <span className="tag tag-premium ml-2">有新进展</span> : null}
                </p>
                <p className="text-sm text-ink-2">
                  {one.caseNumber ? `${one.caseNumber} · ` : ""}
                  {one.submittedAt === null
                    ? `${formatDate(one.createdAt)}开始`
                    : `${formatDate(one.submittedAt)}提交`}
                  {" · "}最近进展{formatDaysAgo(one.movedAt, now)}
                </p>
              </div>
              <CaseTag status={one.status} />
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={paths.myCardApplications} />
    </>
  );
}

/** Enterprises that ask whether they may file. */
function Questions() {
  const { questions } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  return questions.map(({ id, enterprise, enterpriseId, category, expiresAt, disclosure }) => (
    <section key={id} aria-label={`${enterprise}想为您代办`} className="card mb-5 p-5">
      <h2 className="text-lg font-bold">
        <Link to={paths.enterprise(enterpriseId)}>{enterprise}</Link>想为您代办人才卡申请
      </h2>
      <p>
        类别：{CARD_CATEGORY_LABELS[category]}。同意之前，对方看不到您的任何信息，也不知道您是否注册。
        {formatDate(expiresAt)}前可以答复，不想办可以不理会。
      </p>
      <DisclosureList disclosure={disclosure} />
      <PortalForm
        faults={found?.values.question === id ? found : null}
        action={`${paths.myCardApplications()}?index`}
        className="mt-4"
        scope={`${id}-`}
      >
        <input type="hidden" name="question" value={id} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton intent="agree" label={`同意由${enterprise}代办`}>
            同意代办
          </SubmitButton>
          <SubmitButton intent="decline" className="btn btn-quiet" label={`不由${enterprise}代办`}>
            不需要
          </SubmitButton>
        </div>
      </PortalForm>
    </section>
  ));
}

/** What an employer still writes; what is in it is shown once it asks for it to be confirmed. */
function Filings() {
  const { filings } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const refused = found?.values.intent === "take-back" ? found : null;
  // Handed on meanwhile, it is among the cases below; what was refused is told all the same.
  if (refused && filings.every(({ id }) => id !== refused.values.filing))
    return (
      <Notice kind="warning" title="同意没有在这里撤回" className="mb-5">
        <p>{refused.errors.form} 已经在办的申请，请打开后撤回。</p>
      </Notice>
    );
  return filings.map(({ id, employerName, category, createdAt }) => (
    <section key={id} aria-label={`由${employerName ?? "单位"}填写中`} className="card mb-5 p-5">
      <h2 className="text-lg font-bold">由“{employerName ?? "单位"}”填写中</h2>
      <p>
        {CARD_CATEGORY_LABELS[category]}，{formatDate(createdAt)}
        同意代办。对方填好后会请您核对、确认，之前不会提交。
      </p>
      <p className="mt-1 text-sm text-ink-2">
        撤回同意后，草稿和其中的材料立即删除，对方会收到通知；您可以自己申请，或同意其他单位代办。
      </p>
      <PortalForm
        faults={refused?.values.filing === id ? refused : null}
        action={`${paths.myCardApplications()}?index`}
        className="mt-3"
        scope={`${id}-`}
      >
        <input type="hidden" name="filing" value={id} />
        <SubmitButton
          intent="take-back"
          className="btn btn-quiet"
          label={`撤回由${employerName ?? "单位"}代办的同意`}
        >
          撤回同意
        </SubmitButton>
      </PortalForm>
    </section>
  ));
}

function Card() {
  const { card, may } = useLoaderData<typeof loader>();
  if (!card) return null;
  return (
    <section aria-labelledby="my-card" className="card mb-5 p-5">
      <h2 id="my-card" className="flex flex-wrap items-center gap-2 text-lg font-bold">
        我的人才卡 <span className="tag tag-premium">{CARD_STATE_LABELS[card.state]}</span>
      </h2>
      <p>
        {CARD_CATEGORY_LABELS[card.category]} · {card.number} · 有效期至 {formatDate(card.validUntil)}
        {card.employerName ? ` · ${card.employerName}` : ""}
      </p>
      <p className="mt-3 flex flex-wrap gap-3">
        <Link to={paths.myCard()} className="btn btn-quiet">
          查看人才卡
        </Link>
        {may.renewal ? (
          <Link to={paths.myCardApplicationNew({ kind: "renewal" })} className="btn">
            续期
          </Link>
        ) : null}
        {may.change ? (
          <Link to={paths.myCardApplicationNew({ kind: "change" })} className="btn btn-quiet">
            变更单位
          </Link>
        ) : null}
      </p>
    </section>
  );
}
