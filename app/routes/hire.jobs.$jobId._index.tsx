import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { z } from "zod";
import { requirePermission } from "~/auth/require.server";
import { Field, SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { EmployerFacts, JobArticle } from "~/components/jobs/job-article";
import { ReturnedNotice } from "~/components/positions/returned-notice";
import { StateTag } from "~/components/positions/state-tag";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm } from "~/domain/form";
import {
  asksToMend,
  CLOSE_REASON_LABELS,
  confirmBy,
  decideBy,
  isSuspended,
  JOB_REFUSAL_TEXT,
  MAX_VALID_DAYS,
  movesFrom,
  PAUSE_REASON_LABELS,
  type JobVerb,
  type PauseReason,
} from "~/domain/job";
import { OwnPositionForm } from "~/domain/position-actions";
import { formatDate, formatDaysLeft, formatTime, isoShanghai } from "~/domain/time";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import type { AccountContext } from "~/services/context.server";
import { accountContext } from "~/services/load-context.server";
import { copyPosition, relistPosition } from "~/services/position/copy-position.server";
import { getOwnPosition } from "~/services/position/get-own-position.server";
import { loadOwnPosition, type OwnPosition } from "~/services/position/load-position.server";
import {
  changeHeadcount,
  closePosition,
  confirmPosition,
  discardDraft,
  extendPosition,
  pausePosition,
  resumePosition,
  revisePosition,
  withdrawPosition,
} from "~/services/position/run-position.server";

const DAY = 86_400_000;

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const ctx = accountContext(asked.context, person);
  const position = loadOwnPosition(ctx, asked.params.jobId ?? "");
  if (!position) throw new Response(null, { status: 404 });
  return { ctx, position };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, position } = load(asked);
  const { position: row, employer, state, decisions } = getOwnPosition(ctx, position);
  const { createdBy: _author, dedupKey: _key, ...job } = row;
  const [last] = decisions;
  return {
    job,
    employer: { ...employer, tiers: [] },
    state,
    moves: movesFrom(state).filter(
      ({ who, needs }) => who === "owner" && !(isSuspended(job) && needs.includes("notSuspended")),
    ),
    toMend: (state === "draft" || isSuspended(job)) && asksToMend(last?.decision) ? last : null,
    formKey: randomUUID(),
    now: ctx.now,
    canonical: new URL(paths.job(job.id), asked.context.publicUrl).href,
    days: {
      first: isoShanghai(ctx.now).slice(0, 10),
      last: isoShanghai(ctx.now + MAX_VALID_DAYS * DAY).slice(0, 10),
    },
  };
}

const PLAIN = {
  withdraw: { move: withdrawPosition, said: "已撤回，可以继续修改。" },
  revise: { move: revisePosition, said: "职位已下线，修改后请重新提交审核。" },
  pause: { move: pausePosition, said: "职位已暂停，求职者看不到了。" },
  resume: { move: resumePosition, said: "职位已恢复招聘。" },
  confirm: { move: confirmPosition, said: "已确认仍在招聘。" },
  discard: { move: discardDraft, said: "草稿已删除。" },
} as const;

export async function action(asked: ActionFunctionArgs) {
  const { ctx, position } = load(asked);
  const { id } = position.row;
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(OwnPositionForm(ctx.now), values);
  if (!form) return found;
  if (form.intent === "copy" || form.intent === "relist") {
    const again = form.intent === "copy" ? copyPosition : relistPosition;
    const made = again(ctx, position, form.formKey);
    if ("id" in made) return redirectWithToast(paths.hireJob(made.id), "已生成草稿，核对后提交审核。");
    return faults(values, { form: JOB_REFUSAL_TEXT.state });
  }
  const links = applicationLinks(asked.context.publicUrl);
  const { result, said } = carryOut(ctx, position, form, links);
  if ("refused" in result) return faults(values, { form: JOB_REFUSAL_TEXT[result.refused] });
  if (form.intent === "withdraw" || form.intent === "revise")
    return redirectWithToast(paths.hireJobEdit(id), said);
  return redirectWithToast(form.intent === "discard" ? paths.hireJobs() : paths.hireJob(id), said);
}

type Asked = Exclude<z.output<ReturnType<typeof OwnPositionForm>>, { intent: "copy" } | { intent: "relist" }>;

function carryOut(
  ctx: AccountContext,
  position: OwnPosition,
  form: Asked,
  links: ReturnType<typeof applicationLinks>,
) {
  if (form.intent === "close")
    return { result: closePosition(ctx, position, form, links), said: "已停止招聘。" };
  if (form.intent === "extend")
    return { result: extendPosition(ctx, position, form), said: "有效期已更改。" };
  if (form.intent === "headcount")
    return { result: changeHeadcount(ctx, position, form), said: "招聘人数已更改。" };
  const { move, said } = PLAIN[form.intent];
  return { result: move(ctx, position, form.version), said };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.job.title || "职位");

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function OwnPositionPage() {
  const shown = useLoaderData<typeof loader>();
  const { job, employer, state, toMend, now, canonical } = shown;
  return (
    <>
      <p>
        <Link to={paths.hireJobs()}>本单位职位</Link>
      </p>
      <WorkHead title={job.title || "未命名的职位"}>
        <StateTag state={state} />
      </WorkHead>
      {job.postedAt === null ? null : (
        <p className="mb-4">
          <Link to={paths.hireJobApplications(job.id)}>查看投递</Link>
        </p>
      )}
      <div className="space-y-5">
        <Standing {...shown} />
        {toMend ? <ReturnedNotice decision={toMend} /> : null}
        <Actions {...shown} />
        <section aria-label="求职者看到的职位">
          <JobArticle
            job={job}
            enterprise={employer}
            availability={state === "expired" || state === "closed" ? state : "open"}
            sources={0}
            premium={null}
            canonical={canonical}
            now={now}
            heading="h2"
          />
          <div className="mt-5">
            <EmployerFacts enterprise={employer} />
          </div>
        </section>
      </div>
    </>
  );
}

const HOW_TO_RESUME: Record<PauseReason, ReactNode> = {
  owner: null,
  unconfirmed: "仍在招聘的，点“恢复招聘”即可。",
  unverified: (
    <>
      请先<Link to={paths.hireEnterprise()}>重新核验单位</Link>，通过后点“恢复招聘”即可，不需要重新审核。
    </>
  ),
  reported:
    "请点“修改内容”，按原因修改后重新提交审核，通过后恢复展示；认为没有问题的，也可以直接提交，由审核人员复核。",
};

/** One line on where the position stands and what comes next. */
function Standing({ job, state, now }: Shown) {
  const { submittedAt, confirmedAt, pausedReason, closedReason, validUntil, postedAt } = job;
  const first = postedAt === null ? "" : `首次发布于 ${formatDate(postedAt)}。`;
  if (state === "review" && submittedAt !== null)
    return (
      <Notice title={`${formatTime(submittedAt)}提交，等待审核`}>
        <p>
          计划在 {formatTime(decideBy(submittedAt))} 前完成。{first}
        </p>
      </Notice>
    );
  if (state === "published")
    return (
      <Notice kind="ok" title="正在招聘">
        <p>
          {first}
          {confirmedAt === null ? "" : `下次确认期限：${formatDaysLeft(confirmBy(confirmedAt), now)}。`}
          <Link to={paths.job(job.id)}>查看公开页面</Link>
        </p>
      </Notice>
    );
  if (state === "paused")
    return (
      <Notice kind="warning" title="已暂停，求职者看不到">
        <p>
          原因：{pausedReason ? PAUSE_REASON_LABELS[pausedReason] : "未注明"}。
          {pausedReason ? HOW_TO_RESUME[pausedReason] : null}
          {first}
        </p>
      </Notice>
    );
  if (state === "expired")
    return (
      <Notice kind="warning" title={`有效期已于 ${validUntil === null ? "" : formatDate(validUntil)} 结束`}>
        <p>需要继续招聘，可以重新发布：生成草稿、核对后提交审核，首次发布日期不变。{first}</p>
      </Notice>
    );
  if (state === "closed")
    return (
      <Notice title="已停止招聘">
        <p>
          原因：{closedReason ? CLOSE_REASON_LABELS[closedReason] : "未注明"}。{first}
        </p>
      </Notice>
    );
  return (
    <Notice title="草稿，尚未公开">
      <p>
        <Link to={paths.hireJobEdit(job.id)}>继续填写</Link>。{first}
      </p>
    </Notice>
  );
}

/** What a press leads to, where the button alone does not say it. */
const NOTES: Partial<Record<JobVerb, ReactNode>> = {
  revise: "职位会立即下线，修改后重新审核，首次发布日期不变。招聘人数和有效期可以直接更改，不用下线。",
  discard: "删除后不能恢复。",
  relist: "生成一份草稿，首次发布日期不变。",
  copy: "生成一份内容相同的草稿。",
  withdraw: "撤回后可以修改，需要再次提交。",
};
const ONE_PRESS: readonly JobVerb[] = [
  "confirm",
  "resume",
  "withdraw",
  "pause",
  "revise",
  "relist",
  "copy",
  "discard",
];

function Actions({ job, moves, formKey, days }: Shown) {
  const found = useActionData<typeof action>();
  const may = (verb: JobVerb) => moves.find((move) => move.verb === verb);
  const of = (intent: string) => (found?.values.intent === intent ? found : null);
  const general =
    found && !["close", "extend", "headcount"].includes(found.values.intent ?? "") ? found : null;
  const version = <input type="hidden" name="version" value={job.version} />;
  const box = "border-t border-line pt-4 mt-4";
  return (
    <section aria-labelledby="actions" className="card p-5">
      <h2 id="actions" className="mb-3 text-lg font-bold">
        操作
      </h2>
      {general ? (
        <Notice kind="danger" className="mb-3">
          <p role="alert">{Object.values(general.errors).join("")}</p>
        </Notice>
      ) : null}
      <ul className="space-y-3">
        {may("save") ? (
          <li>
            <Link to={paths.hireJobEdit(job.id)} className="btn">
              继续填写
            </Link>
          </li>
        ) : null}
        {ONE_PRESS.flatMap((verb) => may(verb) ?? [])
          .filter(({ verb }) => verb !== "discard" || job.postedAt === null)
          .map(({ verb, label }) => (
            <li key={verb}>
              <Form method="post" className="flex flex-wrap items-center gap-3">
                {version}
                <input type="hidden" name="formKey" value={formKey} />
                <SubmitButton
                  intent={verb}
                  className={verb === "confirm" || verb === "resume" ? "btn" : "btn btn-quiet"}
                >
                  {label}
                </SubmitButton>
                {NOTES[verb] ? (
                  <span className="min-w-0 flex-1 basis-60 text-sm text-ink-2">{NOTES[verb]}</span>
                ) : null}
              </Form>
            </li>
          ))}
      </ul>
      {may("headcount") ? (
        <PortalForm faults={of("headcount")} className={box}>
          {version}
          <Field
            name="headcount"
            label="招聘人数（人）"
            inputMode="numeric"
            defaultValue={job.headcount ?? ""}
            className="max-w-40"
          />
          <SubmitButton intent="headcount" className="btn btn-quiet">
            更改招聘人数
          </SubmitButton>
        </PortalForm>
      ) : null}
      {may("extend") ? (
        <PortalForm faults={of("extend")} className={box}>
          {version}
          <Field
            name="validUntil"
            label="有效期至"
            type="date"
            min={days.first}
            max={days.last}
            hint={`从今天起最长 ${MAX_VALID_DAYS} 天；首次发布日期不变。`}
            defaultValue={job.validUntil === null ? "" : isoShanghai(job.validUntil).slice(0, 10)}
            className="max-w-60"
          />
          <SubmitButton intent="extend" className="btn btn-quiet">
            更改有效期
          </SubmitButton>
        </PortalForm>
      ) : null}
      {may("close") ? (
        <PortalForm faults={of("close")} className={box}>
          {version}
          <SelectField
            name="reason"
            label="停止招聘的原因"
            placeholder="请选择"
            hint="停止后不能恢复，但可以重新发布。"
            options={Object.entries(CLOSE_REASON_LABELS).map(([value, label]) => ({ value, label }))}
          />
          <SubmitButton intent="close" className="btn btn-quiet">
            停止招聘
          </SubmitButton>
        </PortalForm>
      ) : null}
    </section>
  );
}
