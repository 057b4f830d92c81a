import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Appointments } from "~/components/applications/appointments";
import { Messages } from "~/components/applications/messages";
import { Outcome } from "~/components/applications/outcome";
import { StatusTag } from "~/components/applications/status-tag";
import { ApplicationHistory } from "~/components/applications/history";
import { ResumeSheet } from "~/components/candidates/resume-sheet";
import { SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { APPLICATION_REFUSAL_TEXT, RESPONSE_DAYS } from "~/domain/application";
import { OwnApplicationForm } from "~/domain/application-form";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { termText } from "~/domain/terms";
import { formatDate, formatTime } from "~/domain/time";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { INTERVIEW_REFUSAL_TEXT, moveInterview } from "~/services/application/arrange-interview.server";
import { loadOwnApplication } from "~/services/application/load-application.server";
import { recordOutcome } from "~/services/application/record-outcome.server";
import { moveOwnApplication } from "~/services/application/run-application.server";
import { viewOwnApplication } from "~/services/application/view-application.server";
import { MESSAGE_REFUSAL_TEXT, writeMessage } from "~/services/application/write-words.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const ctx = vaultContext(asked.context, person);
  const target = loadOwnApplication(ctx, asked.params.applicationId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  return { ...viewOwnApplication(ctx, target), now: ctx.now, formKey: randomUUID() };
}

const DONE = {
  withdraw: "已撤回投递，用人单位不能再查看您的资料。",
  accept: "已接受录用。",
  decline: "已谢绝录用。",
} as const;

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const { ctx, target } = load(asked);
  const links = applicationLinks(asked.context.publicUrl);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(OwnApplicationForm(ctx.now), values);
  if (!form) return found;
  const part = { side: "candidate", target } as const;
  const here = paths.myApplication(target.row.id);
  const refuse = (text: string) => faults(values, { form: text });
  switch (form.intent) {
    case "message": {
      const result = writeMessage(ctx, part, form, links);
      if ("refused" in result) return refuse(MESSAGE_REFUSAL_TEXT[result.refused]);
      return redirectWithToast(here, "消息已发送。");
    }
    case "accept-interview":
    case "decline-interview": {
      const verb = form.intent === "accept-interview" ? "accept" : "decline";
      const { interview: interviewId, sequence, slot, answer } = form;
      const result = moveInterview(ctx, part, { interviewId, verb, sequence, slot, answer }, links);
      if ("refused" in result) return refuse(INTERVIEW_REFUSAL_TEXT[result.refused]);
      return redirectWithToast(here, verb === "accept" ? "已确认面试，可以加入日历。" : "已告知用人单位。");
    }
    case "outcome": {
      const result = recordOutcome(ctx, part, form);
      if ("refused" in result) return refuse(APPLICATION_REFUSAL_TEXT[result.refused]);
      return redirectWithToast(here, "已登记，谢谢。");
    }
    default: {
      const result = moveOwnApplication(ctx, target, { verb: form.intent, version: form.version }, links);
      if ("refused" in result) return refuse(APPLICATION_REFUSAL_TEXT[result.refused]);
      return redirectWithToast(here, DONE[form.intent]);
    }
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `投递：${data.job.title}` : "我的投递");

const NOTES = {
  withdraw: "撤回后用人单位不能再查看您的资料；之后可以重新投递。",
  accept: "接受后，用人单位会收到通知。",
  decline: "谢绝后不能恢复。",
} as const;

export default function OwnApplication() {
  const shown = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const { application, job, enterprise, snapshot, contact, letter, moves, now, looks } = shown;
  const of = (...intents: string[]) => (intents.includes(found?.values.intent ?? "") ? found : null);
  const general = of("withdraw", "accept", "decline");
  return (
    <>
      <WorkHead title={job.title}>
        <StatusTag status={application.status} />
      </WorkHead>
      <p className="-mt-3 mb-4">
        <Link to={paths.enterprise(enterprise.id)}>{enterprise.name}</Link> ·{" "}
        <Link to={paths.job(job.id)}>查看职位</Link>
      </p>
      <Standing {...shown} />
      <div className="mt-5 grid items-start gap-5 xl:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <ApplicationHistory events={shown.events} />
          {moves.length > 0 ? (
            <section aria-labelledby="moves" className="card p-5">
              <h2 id="moves" className="text-lg font-bold">
                操作
              </h2>
              {general ? (
                <Notice kind="danger" className="my-2">
                  <p role="alert">{Object.values(general.errors).join("")}</p>
                </Notice>
              ) : null}
              <ul className="mt-2 space-y-3">
                {moves.map(({ verb, label }) => (
                  <li key={verb}>
                    <Form method="post" className="flex flex-wrap items-center gap-3">
                      <input type="hidden" name="version" value={application.version} />
                      <SubmitButton intent={verb} className={verb === "accept" ? "btn" : "btn btn-quiet"}>
                        {label}
                      </SubmitButton>
                      <span className="min-w-0 flex-1 basis-52 text-sm text-ink-2">
                        {NOTES[verb as keyof typeof NOTES]}
                      </span>
                    </Form>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <Appointments
            interviews={shown.interviews}
            side="candidate"
            faults={of("accept-interview", "decline-interview")}
            now={now}
          />
          {application.status === "hired" ? (
            <Outcome
              outcomes={shown.outcomes}
              hiredAt={application.movedAt}
              now={now}
              faults={of("outcome")}
            />
          ) : null}
        </div>
        <div className="min-w-0 space-y-5">
          <Messages
            messages={shown.messages}
            side="candidate"
            formKey={application.status === "withdrawn" ? null : shown.formKey}
            faults={of("message")}
          />
          <section aria-labelledby="handed-over" className="card p-5">
            <h2 id="handed-over" className="text-lg font-bold">
              交给用人单位的内容
            </h2>
            <p className="mb-3 text-sm text-ink-2">{formatTime(application.appliedAt)} 投递时的样子。</p>
            {letter ? <p className="prose-zh mb-3 border-l-3 border-line pl-3">{letter}</p> : null}
            {application.lapsesAt === null ? (
              <p className="mb-3 text-sm text-ink-2">
                {application.status === "withdrawn"
                  ? `已撤回，用人单位不能再查看；撤回 ${termText("withdrawn")}后删除（项目默认）。`
                  : `投递已结束，${termText("applications")}后删除（项目默认）。`}
                也可以现在就在<Link to={paths.myData()}>我的数据</Link>中删除。
              </p>
            ) : null}
            {snapshot ? <ResumeSheet snapshot={snapshot} contact={contact} /> : null}
            {shown.resume ? (
              <p className="mt-3">
                附件：<a href={paths.upload(shown.resume.id)}>{shown.resume.name}</a>
              </p>
            ) : null}
          </section>
          <section aria-labelledby="looks" className="card p-5">
            <h2 id="looks" className="text-lg font-bold">
              谁看过联系方式和附件
            </h2>
            {looks.length === 0 ? (
              <p className="text-ink-2">用人单位还没有查看过。</p>
            ) : (
              <ul>
                {looks.map(({ what, at }) => (
                  <li key={`${what}${at}`}>
                    {formatTime(at)} 用人单位{what === "contact" ? "查看了联系方式" : "下载了简历附件"}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

/** In one sentence: what is going on, and what comes next. */
function Standing({ application }: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { status, respondedAt, viewedAt, respondBy, lapsesAt } = application;
  if (lapsesAt === null) return null;
  if (respondedAt === null)
    return (
      <Notice>
        <p>
          {viewedAt === null ? "用人单位还没有查看。" : "用人单位已查看，还没有答复。"}应在{" "}
          {formatDate(respondBy)} 前答复（投递后 {RESPONSE_DAYS} 天，项目默认）；到期仍没有答复的，平台会在{" "}
          {formatDate(lapsesAt)} 自动结束并告诉您。
        </p>
      </Notice>
    );
  if (status === "offered")
    return (
      <Notice kind="ok" title="用人单位发来录用意向，请答复">
        <p>在 {formatDate(lapsesAt)} 前没有进展的，会自动结束。</p>
      </Notice>
    );
  return (
    <Notice>
      <p>用人单位已答复。{formatDate(lapsesAt)} 前没有新进展的，平台会自动结束并告诉您。</p>
    </Notice>
  );
}
