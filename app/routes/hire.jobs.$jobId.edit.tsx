import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { Gaps, Marks, PayConditions } from "~/components/positions/findings";
import { PositionFields } from "~/components/positions/position-fields";
import { ReturnedNotice } from "~/components/positions/returned-notice";
import { StepList } from "~/components/positions/step-list";
import { useAutosave, type SaveStatus } from "~/components/positions/use-autosave";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { asksToMend, JOB_REFUSAL_TEXT, MAX_VALID_DAYS } from "~/domain/job";
import { isKeyOf } from "~/domain/labels";
import { fieldSpec, shownValues, type PositionField } from "~/domain/position-form";
import { POSITION_STEP_NAMES, POSITION_STEPS, type PositionStep } from "~/domain/position-steps";
import { showReview } from "~/domain/shown-review";
import { isoShanghai } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { getOwnPosition } from "~/services/position/get-own-position.server";
import { loadOwnPosition } from "~/services/position/load-position.server";
import { saveStep } from "~/services/position/save-step.server";
import { submitPosition } from "~/services/position/submit-position.server";

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
  const { row } = position;
  const { state, review, decisions } = getOwnPosition(ctx, position);
  if (state !== "draft") throw redirect(paths.hireJob(row.id));
  const named = new URL(asked.request.url).searchParams.get("step");
  const step: PositionStep | "check" =
    isKeyOf(POSITION_STEPS, named) || named === "check" ? named : (review.next ?? "check");
  const [last] = decisions;
  return {
    id: row.id,
    title: row.title,
    version: row.version,
    step,
    review: showReview(review, row),
    values: shownValues(row, step === "check" ? [] : [...POSITION_STEPS[step].fields]),
    returned: last && asksToMend(last.decision) ? last : null,
    days: {
      first: isoShanghai(ctx.now).slice(0, 10),
      last: isoShanghai(ctx.now + MAX_VALID_DAYS * DAY).slice(0, 10),
    },
  };
}

/** Where a step leads. */
const stepAfter = (step: PositionStep) =>
  POSITION_STEP_NAMES[POSITION_STEP_NAMES.indexOf(step) + 1] ?? "check";

type Answer = FormFaults & { stored?: Partial<Record<string, string>> };

export async function action(asked: ActionFunctionArgs): Promise<Response | Answer> {
  const { ctx, position } = load(asked);
  const { id } = position.row;
  const values = formValues(await readFormData(asked.request));
  const version = Number(values.version);
  if (values.intent === "submit") {
    const result = submitPosition(ctx, position, version);
    if ("refused" in result) return faults(values, { form: JOB_REFUSAL_TEXT[result.refused] });
    return redirectWithToast(paths.hireJob(id), "已提交审核，结果会发送到您的邮箱。");
  }
  const { step } = values;
  if (!isKeyOf(POSITION_STEPS, step)) throw new Response(null, { status: 404 });
  const { errors, refused, stored } = saveStep(ctx, position, { step, values, version });
  if (refused) return { ...faults(values, { ...errors, form: CONFLICT[refused] }), stored };
  if (Object.keys(errors).length > 0) return faults(values, errors);
  return redirect(paths.hireJobEdit(id, stepAfter(step)), 303);
}

const CONFLICT = {
  changed:
    "您填写期间，这个职位被同事（或您在另一个窗口）修改过。请对照下面的内容，再按一次保存将以您填写的为准。",
  state: JOB_REFUSAL_TEXT.state,
};

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title || "填写职位");

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function EditPosition() {
  const shown = useLoaderData<typeof loader>();
  const { id, title, step, returned } = shown;
  return (
    <>
      <p>
        <Link to={paths.hireJobs()}>本单位职位</Link>
      </p>
      <WorkHead title={title || "未命名的职位"} />
      {returned ? <ReturnedNotice decision={returned} className="mb-5" /> : null}
      {step === "check" ? (
        <>
          <StepList jobId={id} steps={shown.review.steps} current={step} />
          <Check {...shown} />
        </>
      ) : (
        <StepForm key={step} {...shown} step={step} />
      )}
    </>
  );
}

const STATUS_TEXT: Record<SaveStatus, string> = {
  idle: "填写的内容会自动保存。",
  saving: "正在保存…",
  saved: "已自动保存。",
  stopped: "已停止自动保存，请先处理下面的提示。",
  lost: "没有保存成功（网络断开或登录已失效）。内容还在页面上，继续填写时会再试，也可以按“保存并继续”。",
};

function StepForm({ id, version, step, review, values, days }: Shown & { step: PositionStep }) {
  const found = useActionData<typeof action>();
  const url = `${paths.hireJob(id)}/autosave`;
  const { latest, status, onInput, onSubmit } = useAutosave(url, { version, review });
  const view = latest.review.steps.find((other) => other.step === step);
  const stored = found?.stored ?? latest.stored;
  return (
    <>
      <StepList jobId={id} steps={latest.review.steps} current={step} />
      <PortalForm faults={found} onInput={onInput} onSubmit={onSubmit} className="card p-5 md:p-7">
        <h2 className="mb-4 text-lg font-bold">{POSITION_STEPS[step].title}</h2>
        <input type="hidden" name="version" value={latest.version} />
        <input type="hidden" name="step" value={step} />
        <Stored
          button="保存并继续"
          fields={Object.entries(stored ?? {}).map(([field, text]) => ({
            label: fieldSpec(field as PositionField).label,
            text: String(text ?? ""),
          }))}
        />
        {view ? <PositionFields view={view} values={values} days={days} /> : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton intent="save">保存并继续</SubmitButton>
          <p role="status" className={`text-sm ${status === "lost" ? "text-danger" : "text-ink-2"}`}>
            {STATUS_TEXT[status]}
          </p>
        </div>
      </PortalForm>
    </>
  );
}

function Check({ id, version, review }: Shown) {
  const found = useActionData<typeof action>();
  const { steps, employerGaps, verified, lacks } = review;
  return (
    <section aria-labelledby="check" className="card p-5 md:p-7">
      <h2 id="check" className="mb-4 text-lg font-bold">
        核对与提交
      </h2>
      {steps.map(({ step, state, gaps, marks, pay }) => (
        <section key={step} aria-labelledby={`check-${step}`} className="mb-5">
          <h3 id={`check-${step}`} className="mb-1 flex flex-wrap gap-x-3 font-bold">
            {POSITION_STEPS[step].title}
            {state === "done" ? <span className="font-normal text-ok">已填写</span> : null}
            <Link to={paths.hireJobEdit(id, step)} className="font-normal">
              修改<span className="visually-hidden">{POSITION_STEPS[step].title}</span>
            </Link>
          </h3>
          <div className="space-y-2">
            <Gaps gaps={gaps} label="还要填写" />
            <Marks marks={marks} label="文字检查" />
            <PayConditions lines={pay} label="薪酬检查" />
          </div>
        </section>
      ))}
      {employerGaps.length > 0 ? (
        <Notice kind="warning" title="单位资料还要补充" className="mb-5">
          <Gaps gaps={employerGaps} label="单位资料" />
          <p className="mt-1">
            请到<Link to={paths.hireEnterprise()}>单位与核验</Link>补充。
          </p>
        </Notice>
      ) : null}
      {verified ? null : (
        <Notice kind="danger" title={JOB_REFUSAL_TEXT.verified} className="mb-5">
          <p>
            草稿会一直保留。请到<Link to={paths.hireEnterprise()}>单位与核验</Link>办理。
          </p>
        </Notice>
      )}
      <PortalForm faults={found}>
        <input type="hidden" name="version" value={version} />
        {lacks.length === 0 ? (
          <>
            <p className="mb-3">
              法定要素已经齐全。提交后由工作人员审核，审核期间不能修改；“提示”不影响提交，会同时交给审核人员。
            </p>
            <SubmitButton intent="submit">提交审核</SubmitButton>
          </>
        ) : (
          <p className="font-bold">还不能提交：{lacks.map((need) => JOB_REFUSAL_TEXT[need]).join("")}</p>
        )}
      </PortalForm>
      <Form action={paths.hireJob(id)} className="mt-4">
        <button type="submit" className="btn btn-quiet">
          预览职位页
        </button>
      </Form>
    </section>
  );
}
