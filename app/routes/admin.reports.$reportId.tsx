import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Wait } from "~/components/ui/wait";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { EmployerFacts, JobArticle } from "~/components/jobs/job-article";
import { StateTag } from "~/components/positions/state-tag";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm } from "~/domain/form";
import { JOB_DECISION_LABELS, JOB_REFUSAL_TEXT } from "~/domain/job";
import { reasonText } from "~/domain/position-reasons";
import {
  REPORT_FINDING_LABELS,
  REPORT_REASON_LABELS,
  REPORT_REFUSAL_TEXT,
  ReportDeskForm,
} from "~/domain/report";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { reinstatePosition } from "~/services/position/suspend-position.server";
import { answerReport } from "~/services/report/answer-report.server";
import { loadReport } from "~/services/report/load-report.server";
import { viewReport } from "~/services/report/view-report.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "report:decide");
  const ctx = accountContext(asked.context, person);
  const target = loadReport(ctx, asked.params.reportId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  const { employer, ...found } = viewReport(ctx, target);
  return {
    ...found,
    employer: { ...employer, tiers: [] },
    canonical: new URL(paths.job(found.posting.id), asked.context.publicUrl).href,
    now: ctx.now,
  };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(ReportDeskForm, values);
  if (!form) return found;
  const { id, email } = target.report;
  const linkOf = (jobId: string) => new URL(paths.hireJob(jobId), asked.context.publicUrl).href;
  if (form.intent === "reinstate") {
    const result = reinstatePosition(ctx, target, form.jobVersion, linkOf);
    if ("refused" in result) return faults(values, { form: JOB_REFUSAL_TEXT[result.refused] });
    return redirectWithToast(paths.adminReport(id), `已恢复展示：${target.row.title}`);
  }
  const result = answerReport(ctx, target, form, linkOf);
  if ("refused" in result)
    return faults(values, {
      form:
        result.refused === "suspension"
          ? `没有暂停展示，也没有答复：${JOB_REFUSAL_TEXT[result.why]}`
          : REPORT_REFUSAL_TEXT[result.refused],
    });
  const done = [
    email === null && form.together.length === 0 ? "已记录处理结果" : "已答复",
    ...(form.suspend ? ["职位已暂停展示"] : []),
  ];
  return redirectWithToast(paths.adminReport(id), `${done.join("，")}：${target.row.title}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `举报：${data.posting.title}` : "举报处理");

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ReportPage() {
  const shown = useLoaderData<typeof loader>();
  const { report, posting, employer, state, sources, now, canonical } = shown;
  return (
    <>
      <p>
        <Link to={paths.adminReports({ state: report.state })}>举报处理</Link>
      </p>
      <WorkHead title={posting.title}>
        {report.state === "open" ? (
          <p>
            <Wait since={report.createdAt} dueAt={report.dueAt} now={now} />
          </p>
        ) : null}
      </WorkHead>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <What {...shown} />
          <Others {...shown} />
          <History {...shown} />
          {report.state === "open" ? <AnswerPart {...shown} /> : <Given {...shown} />}
          <Suspended {...shown} />
        </div>
        <div className="min-w-0 space-y-5">
          <JobArticle
            job={posting}
            enterprise={employer}
            availability={state === "expired" || state === "closed" ? state : "open"}
            sources={sources}
            premium={null}
            canonical={canonical}
            now={now}
            heading="h2"
          />
          <EmployerFacts enterprise={employer} />
        </div>
      </div>
    </>
  );
}

/** What is reported, and by whom as far as that is anybody's business. */
function What({ report, reporter, state, changed, posting }: Shown) {
  return (
    <section aria-labelledby="report" className="card p-5">
      <h2 id="report" className="text-lg font-bold">
        举报：{REPORT_REASON_LABELS[report.reason]}
      </h2>
      <p className="text-sm text-ink-2">
        {formatTime(report.createdAt)}，{reporter.signedIn ? "已登录用户" : "访客"}，
        {reporter.contact === null ? "不需要答复" : `答复发往 ${reporter.contact}`}
      </p>
      <p className="prose-zh mt-3">{report.text}</p>
      <p className="mt-3 flex flex-wrap items-center gap-2 text-sm">
        <StateTag state={state} />
        {posting.origin === "imported" ? <span className="tag">转载</span> : null}
        {changed && report.state === "open" ? <span className="tag tag-premium">举报后有变动</span> : null}
        {state === "published" ? <Link to={paths.job(posting.id)}>查看公开页面</Link> : null}
      </p>
    </section>
  );
}

function Others({ others }: Shown) {
  const answered = others.filter(({ answeredAt }) => answeredAt !== null);
  if (answered.length === 0) return null;
  return (
    <section aria-labelledby="answered" className="card p-5">
      <h2 id="answered" className="text-lg font-bold">
        这个职位已答复的其他举报
      </h2>
      <ul className="mt-1 list-disc space-y-1 pl-5 text-sm">
        {answered.map((other) => (
          <li key={other.id}>
            <Link to={paths.adminReport(other.id)}>
              {formatTime(other.createdAt)} · {REPORT_REASON_LABELS[other.reason]}
            </Link>
            {other.finding === null ? "" : `（${REPORT_FINDING_LABELS[other.finding]}）`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ decisions, reviewed, posting }: Shown) {
  if (decisions.length === 0 && !reviewed) return null;
  return (
    <section aria-labelledby="history" className="card p-5">
      <h2 id="history" className="text-lg font-bold">
        审核记录
      </h2>
      <ul className="mt-1 space-y-1 text-sm">
        {decisions.map((decision) => (
          <li key={decision.id}>
            {formatTime(decision.decidedAt)} {decision.decidedByName} {JOB_DECISION_LABELS[decision.decision]}
            {[...decision.reasons.map(reasonText), decision.note ?? ""].filter(Boolean).map((text) => (
              <span key={text} className="block whitespace-pre-line text-ink-2">
                {text}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {reviewed ? (
        <p className="mt-2 text-sm">
          <Link to={paths.adminJob(posting.id)}>查看审核页面</Link>
        </p>
      ) : null}
    </section>
  );
}

const FINDINGS = Object.entries(REPORT_FINDING_LABELS).map(([value, label]) => ({ value, label }));

function AnswerPart({ report, reporter, posting, others, own, maySuspend, suspended, hasAuthor }: Shown) {
  const found = useActionData<typeof action>();
  if (own) return <Notice kind="warning" title={REPORT_REFUSAL_TEXT.own} />;
  const waiting = others.filter(({ answeredAt }) => answeredAt === null);
  return (
    <section aria-labelledby="decision" className="card p-5">
      <h2 id="decision" className="mb-3 text-lg font-bold">
        核实与答复
      </h2>
      <PortalForm faults={found} key={`${report.version}:${posting.version}`}>
        <input type="hidden" name="version" value={report.version} />
        <input type="hidden" name="jobVersion" value={posting.version} />
        <ChoiceGroup name="finding" label="核实结论" type="radio" options={FINDINGS} stacked />
        <TextField
          name="answer"
          label="答复"
          rows={4}
          hint={
            reporter.contact === null
              ? "举报人没有留邮箱：只作记录。10 到 1000 个字。"
              : "发给举报人，10 到 1000 个字。"
          }
        />
        {maySuspend ? (
          <>
            <ChoiceGroup
              name="suspend"
              label="对职位的处理"
              optional
              type="checkbox"
              options={[
                {
                  value: "yes",
                  label: "暂停展示这个职位",
                  hint: hasAuthor
                    ? "立即从搜索和页面撤下，并通知填写人；修改后重新审核才能恢复。"
                    : "立即从搜索和页面撤下。职位不是在本平台填写的，没有可通知的人；再次导入也不会恢复。",
                },
              ]}
            />
            <TextField
              name="notice"
              label="暂停原因"
              optional
              rows={3}
              hint={
                hasAuthor
                  ? "暂停时必填，发给用人单位，最多 500 个字。不要写出举报人的任何信息。"
                  : "暂停时必填，留作记录，最多 500 个字。"
              }
            />
          </>
        ) : (
          <p className="mb-5 text-ink-2">
            {suspended ? "这个职位已经暂停展示。" : "职位当前没有在招聘，不需要暂停展示。"}
          </p>
        )}
        {waiting.length > 0 ? (
          <ChoiceGroup
            name="together"
            label="同时答复这个职位的其他举报"
            hint="勾选的举报得到同样的结论和答复。"
            optional
            stacked
            type="checkbox"
            options={waiting.map((other) => ({
              value: other.id,
              label: `${REPORT_REASON_LABELS[other.reason]}，${formatTime(other.createdAt)}`,
              hint: <span className="whitespace-pre-line">{other.text}</span>,
            }))}
          />
        ) : null}
        <SubmitButton intent="answer">提交</SubmitButton>
      </PortalForm>
    </section>
  );
}

function Given({ report }: Shown) {
  return (
    <section aria-labelledby="given" className="card p-5">
      <h2 id="given" className="text-lg font-bold">
        {report.finding === null ? "" : REPORT_FINDING_LABELS[report.finding]}
      </h2>
      <p className="text-sm text-ink-2">
        {report.answeredAt === null ? "" : formatTime(report.answeredAt)} {report.answeredByName}
      </p>
      <p className="prose-zh mt-2">{report.answer}</p>
    </section>
  );
}

/** The way back from a suspension that was a mistake. */
function Suspended({ suspended, lacks, posting, report, own }: Shown) {
  const found = useActionData<typeof action>();
  if (!suspended || report.state === "open" || own || lacks === null) return null;
  return (
    <section aria-labelledby="suspended" className="card p-5">
      <h2 id="suspended" className="mb-2 text-lg font-bold">
        职位已暂停展示
      </h2>
      {found?.values.intent === "reinstate" ? (
        <Notice kind="danger" className="mb-3">
          <p role="alert">{Object.values(found.errors).join("")}</p>
        </Notice>
      ) : null}
      {posting.origin === "imported" ? (
        <p className="text-ink-2">转载的职位没有经过本平台审核，撤下后不能恢复。</p>
      ) : lacks.length > 0 ? (
        <p className="text-ink-2">不能直接恢复：{lacks.map((need) => JOB_REFUSAL_TEXT[need]).join("")}</p>
      ) : (
        <Form method="post" className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="jobVersion" value={posting.version} />
          <SubmitButton intent="reinstate" className="btn btn-quiet">
            恢复展示
          </SubmitButton>
          <span className="min-w-0 flex-1 basis-60 text-sm text-ink-2">
            误判时使用：职位立即恢复，不再审核，并通知填写人。
          </span>
        </Form>
      )}
    </section>
  );
}
