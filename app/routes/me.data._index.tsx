import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { endedSessionCookie } from "~/auth/cookie.server";
import { requireAccount } from "~/auth/require.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { APPLICATION_MONTHS, CONSENT_LABELS, WITHDRAWAL_EFFECT, type ConsentKind } from "~/domain/consent";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { formatTime } from "~/domain/time";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { hasPassword } from "~/services/account/sign-in-by-identity.server";
import { accountContext } from "~/services/load-context.server";
import {
  ERASE_REFUSAL_TEXT,
  ERASE_WORD,
  eraseAccount,
  eraseObstacle,
} from "~/services/personal-data/erase-account.server";
import { listConsents } from "~/services/personal-data/list-consents.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const ctx = accountContext(asked.context, person);
  const obstacle = eraseObstacle(ctx.db, person.id);
  return {
    consents: listConsents(ctx),
    withPassword: hasPassword(ctx.db, person.id),
    obstacle: obstacle && ERASE_REFUSAL_TEXT[obstacle],
    word: ERASE_WORD,
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const person = requireAccount(asked);
  const ctx = accountContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  if (values.intent !== "erase") throw new Response(null, { status: 400 });
  const result = await eraseAccount(
    ctx,
    values.password ?? "",
    asked.context.files.folder,
    applicationLinks(asked.context.publicUrl),
  );
  if ("wait" in result) return faults(values, { form: `尝试次数太多，请 ${result.wait} 分钟后再试。` });
  if ("done" in result)
    return redirectWithToast(paths.home(), "账号已注销，您的个人信息已删除。", {
      "Set-Cookie": endedSessionCookie(asked.context.https),
    });
  if (result.refused === "wrong") return faults(values, { password: "不正确，账号没有注销，请检查后重试" });
  return faults(values, { form: ERASE_REFUSAL_TEXT[result.refused] });
}

export const meta: MetaFunction = () => pageTitle("我的数据");

/** Where a consent is taken back. */
function Withdraw({ kind, subjectId }: { kind: ConsentKind; subjectId: string | null }) {
  if (kind === "visible") return <Link to={paths.profileVisibility()}>更改公开范围</Link>;
  if (subjectId === null) return null;
  if (kind === "alerts") return <Link to={paths.alert(subjectId)}>更改这个搜索</Link>;
  return <Link to={paths.myApplication(subjectId)}>打开这次投递</Link>;
}

export default function OwnData() {
  const { consents, withPassword, obstacle, word } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <>
      <WorkHead title="我的数据" />
      <div className="space-y-5">
        <section aria-labelledby="consents" className="card p-5">
          <h2 id="consents" className="text-lg font-bold">
            同意记录
          </h2>
          <p className="text-sm text-ink-2">每项同意都可以撤回，撤回不影响使用其他功能。</p>
          {consents.length === 0 ? <p className="mt-2">还没有同意过提供个人信息。</p> : null}
          <ul className="mt-2">
            {consents.map(({ id, kind, version, subjectId, disclosure, givenAt, withdrawnAt }) => (
              <li key={id} className="border-t border-line py-3 first:border-0">
                <p className="font-bold">
                  {CONSENT_LABELS[kind]}
                  {disclosure ? `：${disclosure.recipient}` : ""}
                </p>
                {disclosure ? (
                  <p className="text-sm text-ink-2">
                    {disclosure.purpose}；内容：{disclosure.items.join("、")}；{disclosure.retention}
                  </p>
                ) : null}
                <p className="text-sm text-ink-2">
                  {formatTime(givenAt)} 同意（文字版本 {version}）
                  {withdrawnAt === null ? "" : `，${formatTime(withdrawnAt)} 撤回`}
                </p>
                {withdrawnAt === null ? (
                  <p className="text-sm">
                    {WITHDRAWAL_EFFECT[kind]}
                    <Withdraw kind={kind} subjectId={subjectId} />
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="export" className="card p-5">
          <h2 id="export" className="text-lg font-bold">
            查阅与导出
          </h2>
          <p>下载平台保存的与您有关的全部数据：账号、简历、投递与消息、同意记录、操作记录和上传的文件。</p>
          <p className="mt-3">
            <a href={paths.myExport()} className="btn btn-quiet" download>
              下载我的数据（ZIP）
            </a>
          </p>
          <p className="mt-3 text-sm text-ink-2">
            内容有误，可以在<Link to={paths.profile()}>我的简历</Link>和<Link to={paths.me()}>我的账号</Link>
            中更正。投递结束 {APPLICATION_MONTHS} 个月后，其中的个人内容会删除。
          </p>
        </section>
        <section aria-labelledby="erase" className="card p-5">
          <h2 id="erase" className="text-lg font-bold">
            注销账号
          </h2>
          <p>
            删除简历、附件、消息、收藏和登录信息，撤回进行中的投递，不能恢复。只保留法律要求或不含个人信息的记录：
            职位信息、投递各步骤的时间（用于计算单位答复率）、同意记录和操作日志，均不再能对应到您本人。
          </p>
          {obstacle ? (
            <Notice kind="warning" className="mt-3">
              <p>{obstacle}</p>
            </Notice>
          ) : (
            <PortalForm faults={found} action={`${paths.myData()}?index`} className="mt-4 max-w-md">
              <Field
                name="password"
                label={withPassword ? "当前密码" : `请输入“${word}”`}
                type={withPassword ? "password" : "text"}
                autoComplete={withPassword ? "current-password" : "off"}
                hint="确认是您本人"
              />
              <SubmitButton intent="erase" className="btn btn-quiet text-danger">
                注销账号并删除数据
              </SubmitButton>
            </PortalForm>
          )}
        </section>
      </div>
    </>
  );
}
