import { Form } from "@remix-run/react";
import { TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import type { FormFaults } from "~/domain/form";
import {
  INTERVIEW_KIND_LABELS,
  INTERVIEW_STATUS_LABELS,
  INTERVIEW_TRANSITIONS,
  type InterviewKind,
  type InterviewStatus,
} from "~/domain/interview";
import { formatTime } from "~/domain/time";
import { paths } from "~/http/paths";

export interface ShownInterview {
  id: string;
  kind: InterviewKind;
  status: InterviewStatus;
  slots: number[];
  startsAt: number | null;
  minutes: number;
  place: string;
  note: string | null;
  answer: string | null;
  sequence: number;
}

interface AppointmentsProps {
  interviews: ShownInterview[];
  side: "candidate" | "employer";
  faults: FormFaults | null;
  now: number;
  heading?: "h2" | "h3";
}

/** The appointments of an application, and what the side that reads can answer. */
export function Appointments({ interviews, side, faults, now, heading: Title = "h2" }: AppointmentsProps) {
  if (interviews.length === 0) return null;
  return (
    <section aria-labelledby="appointments" className="card p-5">
      <Title id="appointments" className="text-lg font-bold">
        面试安排
      </Title>
      <ul className="mt-2 space-y-5">
        {interviews.map((one) => (
          <li key={one.id} className="border-t border-line pt-3 first:border-0 first:pt-0">
            <p className="font-bold">
              {INTERVIEW_KIND_LABELS[one.kind]}{" "}
              <span className="tag">{INTERVIEW_STATUS_LABELS[one.status]}</span>
            </p>
            <dl className="grid grid-cols-[5em_minmax(0,1fr)] gap-y-0.5">
              <dt className="text-ink-2">时间</dt>
              <dd>
                {one.startsAt === null ? one.slots.map(formatTime).join("；") : formatTime(one.startsAt)}（
                {one.minutes} 分钟）
              </dd>
              <dt className="text-ink-2">地点或方式</dt>
              <dd className="break-words">{one.place}</dd>
              {one.note ? (
                <>
                  <dt className="text-ink-2">说明</dt>
                  <dd className="prose-zh">{one.note}</dd>
                </>
              ) : null}
              {one.answer ? (
                <>
                  <dt className="text-ink-2">求职者答复</dt>
                  <dd className="prose-zh">{one.answer}</dd>
                </>
              ) : null}
            </dl>
            {one.startsAt === null ? null : (
              <p className="mt-2">
                <a href={paths.interviewCalendar(one.id)}>
                  {one.status === "accepted" ? "加入日历（.ics）" : "更新日历：面试取消（.ics）"}
                </a>
              </p>
            )}
            {side === "candidate" ? (
              <CandidateAnswer
                one={one}
                faults={faults?.values.interview === one.id ? faults : null}
                now={now}
              />
            ) : INTERVIEW_TRANSITIONS[one.status].cancel ? (
              <Form method="post" className="mt-2">
                <Which one={one} />
                <SubmitButton intent="cancel-interview" className="btn btn-quiet">
                  取消这次面试
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Which({ one }: { one: ShownInterview }) {
  return (
    <>
      <input type="hidden" name="interview" value={one.id} />
      <input type="hidden" name="sequence" value={one.sequence} />
    </>
  );
}

function CandidateAnswer({
  one,
  faults,
  now,
}: {
  one: ShownInterview;
  faults: FormFaults | null;
  now: number;
}) {
  const moves = INTERVIEW_TRANSITIONS[one.status];
  const slots = one.slots.filter((at) => at > now);
  if (!moves.decline) return null;
  return (
    <PortalForm faults={faults} scope={`${one.id}-`} className="mt-3">
      <Which one={one} />
      {moves.accept && slots.length > 0 ? (
        <fieldset className="mb-3">
          <legend className="font-bold">选择一个时间</legend>
          {slots.map((at, i) => (
            <label key={at} className="flex min-h-11 items-center gap-2">
              <input type="radio" name="slot" value={at} defaultChecked={i === 0} className="size-5" />
              {formatTime(at)}
            </label>
          ))}
        </fieldset>
      ) : null}
      {moves.accept && slots.length === 0 ? (
        <Notice kind="warning" className="mb-3">
          提议的时间都已过去，请告诉用人单位哪些时间方便。
        </Notice>
      ) : null}
      <TextField name="answer" label="附言" optional rows={2} />
      <span className="flex flex-wrap gap-3">
        {moves.accept && slots.length > 0 ? (
          <SubmitButton intent="accept-interview">确认参加</SubmitButton>
        ) : null}
        <SubmitButton intent="decline-interview" className="btn btn-quiet">
          {one.status === "accepted" ? "不能参加了" : "都不方便"}
        </SubmitButton>
      </span>
    </PortalForm>
  );
}
