import { Form, Link } from "@remix-run/react";
import { ResumeSheet } from "~/components/candidates/resume-sheet";
import { Field, SelectField, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { REJECT_REASON_LABELS, type ApplicationVerb } from "~/domain/application";
import { MOST_SLOTS } from "~/domain/application-form";
import type { FormFaults } from "~/domain/form";
import { INTERVIEW_KIND_LABELS } from "~/domain/interview";
import { formatDate, formatTime } from "~/domain/time";
import { paths } from "~/http/paths";
import { Appointments, type ShownInterview } from "./appointments";
import { Messages } from "./messages";
import { Outcome } from "./outcome";
import type { StatusTag } from "./status-tag";
import { ApplicationHistory } from "./history";
import type { ApplicationSnapshot } from "~/domain/application-snapshot";
import type { ComponentProps } from "react";

export interface ReceivedCase {
  application: {
    id: string;
    status: ComponentProps<typeof StatusTag>["status"];
    appliedAt: number;
    movedAt: number;
    respondedAt: number | null;
    respondBy: number;
    lapsesAt: number | null;
    version: number;
  };
  job: { id: string; title: string };
  events: ComponentProps<typeof ApplicationHistory>["events"];
  interviews: ShownInterview[];
  messages: ComponentProps<typeof Messages>["messages"];
  outcomes: ComponentProps<typeof Outcome>["outcomes"];
  resume: { id: string; name: string } | null;
  snapshot: ApplicationSnapshot | null;
  letter: string | null;
  masked: { phone: string | null; email: string | null } | null;
  tags: string[];
  notes: { id: string; text: string; createdAt: number; author: string }[];
  moves: { verb: ApplicationVerb; label: string }[];
  looks: number;
}

interface ReceivedCaseProps {
  shown: ReceivedCase;
  /** Shown once, after it was asked for. */
  contact: { phone: string | null; email: string | null } | null;
  found: FormFaults | null;
  formKey: string;
  now: number;
}

/** One application with everything to decide on it: the person above, the one decision at the end. */
export function ReceivedApplicationCase({ shown, contact, found, formKey, now }: ReceivedCaseProps) {
  const { application, snapshot, letter, resume, masked } = shown;
  const of = (...intents: string[]) => (intents.includes(found?.values.intent ?? "") ? found : null);
  const gone = application.status === "withdrawn";
  return (
    <div className="space-y-5">
      <Deadline application={application} />
      {gone ? (
        <Notice title="求职者已撤回这份投递">
          <p>其资料已不能查看。</p>
        </Notice>
      ) : (
        <section aria-labelledby="person" className="card p-5">
          <h2 id="person" className="visually-hidden">
            求职者资料
          </h2>
          {snapshot ? <ResumeSheet snapshot={snapshot} contact={contact} /> : null}
          {letter ? (
            <div className="mt-4">
              <p className="text-sm text-ink-2">给用人单位的话</p>
              <p className="prose-zh border-l-3 border-line pl-3">{letter}</p>
            </div>
          ) : null}
          <div className="mt-4 flex flex-wrap items-center gap-3 border-t border-line pt-4">
            {masked && !contact ? (
              <Form method="post" className="flex flex-wrap items-center gap-3">
                <span>{[masked.phone, masked.email].filter(Boolean).join(" · ")}</span>
                <SubmitButton intent="contact" className="btn btn-quiet">
                  显示联系方式
                </SubmitButton>
              </Form>
            ) : null}
            {resume ? (
              <a href={paths.hireApplicationResume(application.id)} className="btn btn-quiet">
                下载简历附件
              </a>
            ) : null}
            <span className="text-sm text-ink-2">
              每次查看和下载都有记录，求职者能看到（已 {shown.looks} 次）。只可用于本次招聘。
            </span>
          </div>
          {of("contact") ? (
            <p role="alert" className="mt-2 text-danger">
              {Object.values(of("contact")?.errors ?? {}).join("")}
            </p>
          ) : null}
        </section>
      )}
      <Decide shown={shown} of={of} formKey={formKey} />
      <Appointments interviews={shown.interviews} side="employer" faults={of("cancel-interview")} now={now} />
      {application.status === "hired" ? (
        <Outcome outcomes={shown.outcomes} hiredAt={application.movedAt} now={now} faults={of("outcome")} />
      ) : null}
      <Messages
        messages={shown.messages}
        side="employer"
        formKey={gone ? null : formKey}
        faults={of("message")}
      />
      {gone ? null : <Own shown={shown} of={of} formKey={formKey} />}
      <ApplicationHistory events={shown.events} />
    </div>
  );
}

function Deadline({ application }: { application: ReceivedCase["application"] }) {
  const { respondedAt, respondBy, lapsesAt, appliedAt } = application;
  return (
    <p className="text-sm text-ink-2">
      {formatTime(appliedAt)} 投递
      {lapsesAt === null
        ? ""
        : respondedAt === null
          ? ` · 请在 ${formatDate(respondBy)} 前答复；${formatDate(lapsesAt)} 仍未答复的自动结束并计入公开答复率`
          : ` · ${formatDate(lapsesAt)} 前没有新进展的自动结束`}
    </p>
  );
}

type Of = (...intents: string[]) => FormFaults | null;
interface Part {
  shown: ReceivedCase;
  of: Of;
  formKey: string;
}

const PLAIN = ["shortlist", "offer", "hire", "reconsider"] as const;

function Decide({ shown, of, formKey }: Part) {
  const { application, moves } = shown;
  const may = (verb: ApplicationVerb) => moves.find((move) => move.verb === verb);
  if (moves.length === 0) return null;
  const version = <input type="hidden" name="version" value={application.version} />;
  const plain = PLAIN.flatMap((verb) => may(verb) ?? []);
  return (
    <section aria-labelledby="decide" className="card p-5">
      <h2 id="decide" className="text-lg font-bold">
        处理
      </h2>
      {plain.length > 0 ? (
        <PortalForm faults={of(...PLAIN)} scope="move-" className="mt-3">
          {version}
          <TextField name="note" label="给求职者的话" optional rows={2} />
          <span className="flex flex-wrap gap-3">
            {plain.map(({ verb, label }, i) => (
              <SubmitButton key={verb} intent={verb} className={i === 0 ? "btn" : "btn btn-quiet"}>
                {label}
              </SubmitButton>
            ))}
          </span>
        </PortalForm>
      ) : null}
      {may("invite") ? (
        <details className="mt-4 border-t border-line pt-4" open={of("invite") !== null}>
          <summary className="min-h-10 cursor-pointer font-bold text-teal">邀请面试…</summary>
          <PortalForm faults={of("invite")} scope="invite-" className="mt-3">
            {version}
            <input type="hidden" name="formKey" value={formKey} />
            <SelectField
              name="kind"
              label="面试方式"
              options={Object.entries(INTERVIEW_KIND_LABELS).map(([value, label]) => ({ value, label }))}
            />
            <Field
              name="slots"
              label="面试时间"
              hint={`北京时间，格式如 2026-12-01T14:30；可给 ${MOST_SLOTS} 个备选，用逗号分隔，由求职者选一个`}
              placeholder="2026-12-01T14:30"
            />
            <Field
              name="minutes"
              label="时长（分钟）"
              inputMode="numeric"
              defaultValue="45"
              className="max-w-40"
            />
            <Field name="place" label="地点、会议链接或电话" />
            <TextField name="note" label="说明" optional rows={2} hint="需要带什么、怎么到达、找谁" />
            <SubmitButton intent="invite">发出面试邀请</SubmitButton>
          </PortalForm>
        </details>
      ) : null}
      {may("reject") ? (
        <PortalForm faults={of("reject")} scope="reject-" className="mt-4 border-t border-line pt-4">
          {version}
          <SelectField
            name="reason"
            label="不合适的原因"
            placeholder="请选择"
            hint="求职者会看到。只能出于岗位要求，不得因性别、婚育、民族、户籍等。"
            options={Object.entries(REJECT_REASON_LABELS).map(([value, label]) => ({ value, label }))}
          />
          <TextField name="note" label="补充说明" optional rows={2} />
          <SubmitButton intent="reject" className="btn btn-quiet">
            不合适
          </SubmitButton>
        </PortalForm>
      ) : null}
    </section>
  );
}

/** What stays within the enterprise. */
function Own({ shown, of, formKey }: Part) {
  const tags = shown.tags.join("、");
  return (
    <section aria-labelledby="own" className="card p-5">
      <h2 id="own" className="text-lg font-bold">
        标签与备注
      </h2>
      <p className="text-sm text-ink-2">
        只在本单位内可见；求职者依法查阅本人信息时会一并提供，请只写与岗位有关的事实。
      </p>
      <PortalForm key={tags} faults={of("tags")} className="mt-3">
        <input type="hidden" name="shown" value={tags} />
        <Field
          name="tags"
          label="标签"
          optional
          defaultValue={tags}
          hint={of("tags") ? `现在的标签：${tags || "没有"}` : "用顿号或空格分开"}
        />
        <SubmitButton intent="tags" className="btn btn-quiet">
          保存标签
        </SubmitButton>
      </PortalForm>
      <ul className="mt-4 space-y-2 border-t border-line pt-4">
        {shown.notes.map(({ id, text, author, createdAt }) => (
          <li key={id}>
            <p className="text-sm text-ink-2">
              {author} · {formatTime(createdAt)}
            </p>
            <p className="prose-zh">{text}</p>
          </li>
        ))}
      </ul>
      <PortalForm key={shown.notes.length} faults={of("note")} scope="note-" className="mt-3">
        <input type="hidden" name="formKey" value={formKey} />
        <TextField name="text" label="添加备注" rows={2} />
        <SubmitButton intent="note" className="btn btn-quiet">
          保存备注
        </SubmitButton>
      </PortalForm>
      <p className="mt-4">
        <Link to={paths.hireJobApplications(shown.job.id)}>“{shown.job.title}”的全部投递</Link>
      </p>
    </section>
  );
}
