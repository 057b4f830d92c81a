import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CaseTag } from "~/components/card-cases/case-tag";
import { SubmitButton } from "~/components/forms/portal-form";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { formValues } from "~/domain/form";
import { readPage } from "~/domain/paging";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate, formatDaysAgo } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { listAsked, stopAsking } from "~/services/card-application/invite-person.server";
import { listFiledCardApplications } from "~/services/card-application/list-card-applications.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:file"));
  const query = new URL(asked.request.url).searchParams;
  const state = query.get("state") === "ended" ? ("ended" as const) : ("open" as const);
  const filed = listFiledCardApplications(ctx, { state, page: readPage(query.get("page")) });
  if (!filed) return { filed: null, asked: [], now: ctx.now };
  const { enterprise, ...list } = filed;
  return { filed: list, asked: state === "open" ? listAsked(ctx, enterprise.id) : [], now: ctx.now };
}

export async function action(asked: ActionFunctionArgs): Promise<Response> {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:file"));
  const { intent, question = "" } = formValues(await readFormData(asked.request));
  if (intent !== "stop") throw new Response(null, { status: 400 });
  stopAsking(ctx, question);
  return redirectWithToast(paths.hireCardApplications(), "请求已撤回。");
}

export const meta: MetaFunction = () => pageTitle("人才卡代办");

export default function FiledCardApplications() {
  const { filed, now } = useLoaderData<typeof loader>();
  if (!filed) return <NoEnterprise />;
  const { cases, counts, state, total, page, perPage } = filed;
  return (
    <>
      <WorkHead title="人才卡代办">
        <Link to={paths.hireCardApplicationNew()} className="btn">
          为员工代办
        </Link>
      </WorkHead>
      <Asked />
      <StateTabs
        label="按进展查看"
        tabs={[
          { to: paths.hireCardApplications(), label: "在办", n: counts.open, current: state === "open" },
          {
            to: paths.hireCardApplications({ state: "ended" }),
            label: "已办结",
            n: counts.ended,
            current: state === "ended",
          },
        ]}
      />
      {cases.length === 0 ? (
        <p className="card p-5">{state === "open" ? "没有在办的代办申请。" : "没有已办结的代办申请。"}</p>
      ) : (
        <ul className="space-y-3">
          {cases.map((one) => (
            <li key={one.id} className="card flex flex-wrap items-start justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-bold">
                  <Link to={paths.hireCardApplication(one.id)}>
                    {one.realName ?? (one.status === "withdrawn" ? "本人已撤回" : "待填写姓名")}
                  </Link>
                  <span className="ml-2 font-normal">{CARD_CATEGORY_LABELS[one.category]}</span>
                </p>
                <p className="text-sm text-ink-2">
                  {one.caseNumber ? `${one.caseNumber} · ` : `${formatDate(one.createdAt)}开始 · `}
                  最近进展{formatDaysAgo(one.movedAt, now)}
                </p>
              </div>
              <CaseTag status={one.status} />
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.hireCardApplications({ state, page: n })} />
    </>
  );
}

/** Whom one waits for, by what was typed: it says nothing about whether anybody is there. */
function Asked() {
  const { asked } = useLoaderData<typeof loader>();
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="asked" className="card mb-5 p-5">
      <h2 id="asked" className="text-lg font-bold">
        等待对方同意
      </h2>
      <p className="text-sm text-ink-2">
        为保护个人信息，平台不告诉您对方是否注册、是否看过。对方同意后，申请出现在下面，并发邮件通知您。
      </p>
      <ul className="mt-2">
        {asked.map(({ id, contact, category, createdAt, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-2 first:border-0"
          >
            <p>
              {contact} · {CARD_CATEGORY_LABELS[category]}
              <span className="block text-sm text-ink-2">
                {formatDate(createdAt)}发出，{formatDate(expiresAt)}后失效
              </span>
            </p>
            <Form method="post" action={`${paths.hireCardApplications()}?index`}>
              <input type="hidden" name="question" value={id} />
              <SubmitButton intent="stop" className="btn btn-quiet" label={`撤回给${contact}的请求`}>
                撤回
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
