import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requirePermission } from "~/auth/require.server";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { EmployerFacts, JobArticle } from "~/components/jobs/job-article";
import { PremiumReasons } from "~/components/jobs/premium-reasons";
import { Gaps, Marks, PayConditions } from "~/components/positions/findings";
import { StateTag } from "~/components/positions/state-tag";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm } from "~/domain/form";
import { JOB_DECISION_LABELS, JOB_REFUSAL_TEXT } from "~/domain/job";
import { DecisionForm } from "~/domain/position-actions";
import { RETURN_REASONS, reasonText } from "~/domain/position-reasons";
import { showReview } from "~/domain/shown-review";
import { formatDate, formatSpan, formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { decidePosition } from "~/services/position/decide-position.server";
import { getForReview } from "~/services/position/get-for-review.server";
import { loadSubmittedPosition } from "~/services/position/load-position.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:decide");
  const ctx = accountContext(asked.context, person);
  const position = loadSubmittedPosition(ctx, asked.params.jobId ?? "");
  if (!position) throw new Response(null, { status: 404 });
  return { ctx, position };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, position } = load(asked);
  const { review, employer, ...found } = getForReview(ctx, position);
  return {
    ...found,
    employer: { ...employer, tiers: [] },
    review: showReview(review, position.row),
    canonical: new URL(paths.job(position.row.id), asked.context.publicUrl).href,
    now: ctx.now,
  };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, position } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(DecisionForm, values);
  if (!form) return found;
  const { intent: decision, ...rest } = form;
  const linkOf = (id: string) => new URL(paths.hireJob(id), asked.context.publicUrl).href;
  const result = decidePosition(ctx, position, { decision, ...rest }, linkOf);
  if ("refused" in result) return faults(values, { form: JOB_REFUSAL_TEXT[result.refused] });
  const said = decision === "approve" ? "已通过并发布" : "已退回修改";
  return redirectWithToast(paths.adminJobs(), `${said}：${position.row.title}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.position.title ?? "职位审核");

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ReviewPosition() {
  const shown = useLoaderData<typeof loader>();
  const { position, employer, state, now, canonical } = shown;
  return (
    <>
      <p>
        <Link to={paths.adminJobs()}>职位审核</Link>
      </p>
      <WorkHead title={position.title}>
        <StateTag state={state} />
      </WorkHead>
      <Age {...shown} />
      <div className="mt-5 grid items-start gap-5 xl:grid-cols-2">
        <div className="min-w-0 space-y-5">
          <JobArticle
            job={position}
            enterprise={employer}
            availability="open"
            sources={0}
            premium={null}
            canonical={canonical}
            now={now}
            heading="h2"
          />
          <EmployerFacts enterprise={employer} />
        </div>
        <Findings {...shown} />
      </div>
      <Decision {...shown} />
    </>
  );
}

function Age({ submittedAt, dueAt, overdue, state, author, now }: Shown) {
  return (
    <p className={overdue ? "font-bold text-danger" : "text-ink-2"}>
      {author ? `${author} ` : ""}
      {formatTime(submittedAt)}提交
      {state === "review" ? `，已等待 ${formatSpan(now - submittedAt)}` : ""}
      {state !== "review"
        ? ""
        : overdue
          ? `，超期 ${formatSpan(now - dueAt)}`
          : `，应在 ${formatTime(dueAt)} 前完成`}
    </p>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="border-t border-line pt-3 first:border-0 first:pt-0">
      <h3 id={id} className="mb-1 font-bold">
        {title}
      </h3>
      {children}
    </section>
  );
}

const Fine = ({ children }: { children: ReactNode }) => <p className="text-sm text-ok">{children}</p>;

function Findings({ review, employer, premium, twins, decisions, position }: Shown) {
  const gaps = [...review.steps.flatMap((step) => step.gaps), ...review.employerGaps];
  const marks = review.steps.flatMap((step) => step.marks);
  return (
    <section aria-labelledby="findings" className="card min-w-0 space-y-4 p-5">
      <h2 id="findings" className="text-lg font-bold">
        检查结果
      </h2>
      <Part id="identity" title="单位核验">
        {review.verified && employer.verifiedUntil !== null ? (
          <Fine>已核验，有效期至 {formatDate(employer.verifiedUntil)}</Fine>
        ) : (
          <p className="text-sm text-danger">
            {employer.verifiedUntil === null
              ? "从未核验"
              : `核验已于 ${formatDate(employer.verifiedUntil)} 到期`}
            ，不能发布。
          </p>
        )}
      </Part>
      <Part id="gaps" title="法定要素">
        {gaps.length === 0 ? <Fine>齐全</Fine> : <Gaps gaps={gaps} label="缺少的要素" />}
      </Part>
      <Part id="marks" title="文字检查">
        {marks.length === 0 ? <Fine>未发现问题</Fine> : <Marks marks={marks} label="标出的文字" />}
      </Part>
      <Part id="pay" title="薪酬与试用期">
        <PayConditions lines={review.pay} label="薪酬与试用期" />
      </Part>
      <Part id="dates" title="首次发布">
        <p className="text-sm">
          {position.postedAt === null
            ? "尚未发布过；与本单位以前的职位相同的，按最早一次计。"
            : `${formatDate(position.postedAt)}，再次通过后不变。`}
        </p>
        {twins.length > 0 ? (
          <ul className="mt-1 text-sm">
            {twins.map((twin) => (
              <li key={twin.id}>
                同名在招：<Link to={paths.job(twin.id)}>{twin.title}</Link>
                {twin.postedAt === null ? "" : `（${formatDate(twin.postedAt)}首次发布）`}
              </li>
            ))}
          </ul>
        ) : null}
      </Part>
      <Part id="premium" title="高薪优岗">
        <p className="text-sm">
          {premium.verdict === "met" ? "按现行规则将自动标注。" : "按现行规则不标注。"}
        </p>
        {premium.verdict === "met" ? <PremiumReasons result={premium} /> : null}
      </Part>
      {decisions.length > 0 ? (
        <Part id="history" title="审核记录">
          <ul className="space-y-1 text-sm">
            {decisions.map((decision) => (
              <li key={decision.id}>
                {formatTime(decision.decidedAt)} {decision.decidedByName}{" "}
                {JOB_DECISION_LABELS[decision.decision]}
                {[...decision.reasons.map(reasonText), decision.note ?? ""].filter(Boolean).map((text) => (
                  <span key={text} className="block text-ink-2">
                    {text}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </section>
  );
}

const REASON_OPTIONS = Object.entries(RETURN_REASONS).map(([value, { label, text }]) => ({
  value,
  label,
  hint: text,
}));

function Decision({ own, state, version, review }: Shown) {
  const found = useActionData<typeof action>();
  if (state !== "review") return null;
  if (own)
    return (
      <Notice kind="warning" className="mt-5">
        <p>{JOB_REFUSAL_TEXT.fourEyes}</p>
      </Notice>
    );
  return (
    <section aria-labelledby="decision" className="card mt-5 p-5">
      <h2 id="decision" className="mb-3 text-lg font-bold">
        审核决定
      </h2>
      <PortalForm faults={found} key={version}>
        <input type="hidden" name="version" value={version} />
        <ChoiceGroup
          name="reasons"
          label="退回原因"
          optional
          type="checkbox"
          hint="退回时选择，会连同修改建议发给填写人。"
          options={REASON_OPTIONS}
        />
        <TextField name="note" label="补充说明" optional rows={3} hint="写给填写人，最多 500 个字。" />
        {review.lacks.length > 0 ? (
          <p className="mb-3 text-danger">
            不能通过：{review.lacks.map((need) => JOB_REFUSAL_TEXT[need]).join("")}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-3">
          {review.lacks.length === 0 ? <SubmitButton intent="approve">通过并发布</SubmitButton> : null}
          <SubmitButton intent="return" className="btn btn-quiet">
            退回修改
          </SubmitButton>
        </div>
      </PortalForm>
    </section>
  );
}
