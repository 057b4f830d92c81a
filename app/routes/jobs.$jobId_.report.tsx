import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findAccount } from "~/auth/require.server";
import { ChoiceGroup, Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { faults, formValues, readForm } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { REPORT_DAYS, REPORT_REASON_LABELS, ReportForm } from "~/domain/report";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { tryContext } from "~/services/load-context.server";
import { createReport, findReportable } from "~/services/report/create-report.server";

export function loader(asked: LoaderFunctionArgs) {
  const { context, request, params } = asked;
  const posting = findReportable(tryContext(context, request), params.jobId ?? "");
  const form = { email: findAccount(asked)?.email ?? "", formKey: randomUUID() };
  // The page stays, so that whoever has just sent the form of a posting that is gone is told so.
  return data({ posting, ...form }, { status: posting ? 200 : 404 });
}

export async function action(asked: ActionFunctionArgs) {
  const { context, request, params } = asked;
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(ReportForm, values);
  if (!form) return { done: null, answerTo: null, faults: found };
  const person = findAccount(asked);
  const tried = tryContext(context, request);
  const actor = person ? ({ kind: "account", id: person.id, roles: person.roles } as const) : tried.actor;
  const ctx = { ...tried, actor };
  const result = createReport(ctx, params.jobId ?? "", form);
  if ("done" in result) {
    const answerTo = form.email === null ? null : maskContact(form.email);
    return { done: result.done, answerTo, faults: null };
  }
  const fault =
    "wait" in result ? `举报次数太多，请 ${result.wait} 分钟后再试。` : "这个职位已经不再公开，不能举报。";
  return { done: null, answerTo: null, faults: faults(values, { form: fault }) };
}

export const meta: MetaFunction = () => pageTitle("举报职位");

const REASONS = Object.entries(REPORT_REASON_LABELS).map(([value, label]) => ({ value, label }));

export default function ReportPosting() {
  const { posting, email, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.done) return <Received {...answer} jobId={posting?.id} />;
  if (!posting && !answer)
    return (
      <NarrowPage title="没有找到这个职位">
        <p>职位不存在，或已经不再公开。</p>
        <p className="mt-4">
          <Link to={paths.jobs()}>搜索职位</Link>
        </p>
      </NarrowPage>
    );
  return (
    <NarrowPage
      title="举报职位"
      lead={
        posting ? (
          <>
            <Link to={paths.job(posting.id)}>{posting.title}</Link> · {posting.enterprise}
          </>
        ) : null
      }
    >
      <PortalForm faults={answer?.faults}>
        <input type="hidden" name="formKey" value={answer?.faults?.values.formKey ?? formKey} />
        <ChoiceGroup name="reason" label="举报原因" type="radio" options={REASONS} stacked />
        <TextField
          name="text"
          label="具体情况"
          hint="哪里有问题、怎么发现的，10 到 1000 个字。请不要写身份证号、银行卡号。"
          rows={6}
        />
        <Field
          name="email"
          label="接收答复的邮箱"
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          optional
          hint="只用来答复您，不会告诉用人单位。不填则不答复，举报同样会核实。"
          defaultValue={email}
        />
        <SubmitButton>提交举报</SubmitButton>
        <p className="mt-4 text-sm text-ink-2">
          平台计划在 {REPORT_DAYS} 天内核实（项目默认）。已被骗钱财的，请立即拨打 110 报警。
        </p>
      </PortalForm>
    </NarrowPage>
  );
}

interface ReceivedProps {
  done: "received" | "again" | null;
  answerTo: string | null;
  jobId: string | undefined;
}

/** What happens now. */
function Received({ done, answerTo, jobId }: ReceivedProps) {
  return (
    <NarrowPage title="举报职位">
      <div role="status">
        {done === "received" ? (
          <Notice kind="ok" title="举报已收到">
            <p>
              工作人员计划在 {REPORT_DAYS} 天内核实（项目默认），情况属实的会暂停展示这个职位。
              {answerTo === null
                ? "您没有留邮箱，不会收到答复。"
                : `核实结果会发到 ${answerTo}。您的联系方式不会告诉用人单位。`}
            </p>
          </Notice>
        ) : (
          <Notice title="今天已经收到过对这个职位的举报">
            <p>
              同一账号或同一网络一天内对同一职位的举报只记一次，这次的内容没有保存。前一次举报正在核实，计划在{" "}
              {REPORT_DAYS} 天内完成（项目默认）。
            </p>
          </Notice>
        )}
      </div>
      <p className="mt-4 flex flex-wrap gap-x-6">
        {jobId === undefined ? null : <Link to={paths.job(jobId)}>返回职位</Link>}
        <Link to={paths.jobs()}>搜索职位</Link>
      </p>
    </NarrowPage>
  );
}
