import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { endedSessionCookie } from "~/auth/cookie.server";
import { requireAccount } from "~/auth/require.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { CONSENT_LABELS, WITHDRAWAL_EFFECT } from "~/domain/consent";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { readPage } from "~/domain/paging";
import { termText } from "~/domain/terms";
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
  soleEnterprise,
} from "~/services/personal-data/erase-account.server";
import { listConsents } from "~/services/personal-data/list-consents.server";
import { takeBackConsent } from "~/services/personal-data/take-back-consent.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const ctx = accountContext(asked.context, person);
  const obstacle = eraseObstacle(ctx.db, person.id);
  return {
    ...listConsents(ctx, readPage(new URL(asked.request.url).searchParams.get("page"))),
    sole: soleEnterprise(ctx.db, person.id) !== null,
    withPassword: hasPassword(ctx.db, person.id),
    obstacle: obstacle && ERASE_REFUSAL_TEXT[obstacle],
    word: ERASE_WORD,
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const person = requireAccount(asked);
  const ctx = accountContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  if (values.intent === "take-back") {
    const taken = await takeBackConsent(ctx, values.application ?? "", asked.context.files.folder);
    if ("done" in taken)
      return redirectWithToast(paths.myData(), "已撤回同意，这次投递的内容已删除，用人单位不能再查看。");
    if (taken.refused === "open")
      return redirectWithToast(
        paths.myApplication(values.application ?? ""),
        "这次投递还在进行，请在这里撤回投递。",
      );
    throw new Response(null, { status: 404 });
  }
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

type Consent = ReturnType<typeof useLoaderData<typeof loader>>["consents"][number];

/** Whether what an application handed over is still there although the application is over. */
const isKept = ({ kind, endedAt, erasedAt }: Consent) =>
  kind === "apply" && endedAt !== null && erasedAt === null;

/** What taking a consent back means, and where it is done. */
function Withdraw(one: Consent) {
  const { kind, subjectId, erasedAt, withdrawnAt, disclosure } = one;
  if (kind === "apply" && erasedAt !== null)
    return <p className="text-sm">这次投递的内容已按保存期限删除。</p>;
  if (isKept(one) && subjectId !== null) {
    const does = withdrawnAt === null ? "撤回同意并删除内容" : "立即删除内容";
    return (
      <Form method="post" action={`${paths.myData()}?index`} className="mt-1 text-sm">
        <input type="hidden" name="application" value={subjectId} />
        <p>
          {withdrawnAt === null ? WITHDRAWAL_EFFECT.apply : null}
          这次投递已结束，删除后双方都不能再看到其中的资料、消息和备注，不能恢复；只留下各步骤的时间。
        </p>
        <SubmitButton
          intent="take-back"
          className="btn btn-quiet mt-1"
          label={`${does}：${disclosure?.recipient ?? ""}`}
        >
          {does}
        </SubmitButton>
      </Form>
    );
  }
  return (
    <p className="text-sm">
      {WITHDRAWAL_EFFECT[kind]} <WithdrawLink kind={kind} subjectId={subjectId} />
    </p>
  );
}

function WithdrawLink({ kind, subjectId }: Pick<Consent, "kind" | "subjectId">) {
  if (kind === "visible") return <Link to={paths.profileVisibility()}>更改公开范围</Link>;
  if (kind === "expert") return <Link to={paths.myCardDirectory()}>更改专家名录设置</Link>;
  if (subjectId === null) return null;
  if (kind === "card") return <Link to={paths.myCardApplication(subjectId)}>打开这份申请</Link>;
  if (kind === "alerts") return <Link to={paths.alert(subjectId)}>更改这个搜索</Link>;
  if (kind === "apply") return <Link to={paths.myApplication(subjectId)}>打开这次投递</Link>;
  return null;
}

export default function OwnData() {
  const { consents, total, page, perPage, withPassword, obstacle, sole, word } =
    useLoaderData<typeof loader>();
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
            {consents.map((one) => (
              <li key={one.id} className="border-t border-line py-3 first:border-0">
                <p className="font-bold">
                  {CONSENT_LABELS[one.kind]}
                  {one.disclosure ? `：${one.disclosure.recipient}` : ""}
                </p>
                {one.disclosure ? (
                  <p className="text-sm text-ink-2">
                    {one.disclosure.purpose}；内容：{one.disclosure.items.join("、")}；
                    {one.disclosure.contact ? `接收方联系方式：${one.disclosure.contact}；` : ""}
                    {one.disclosure.retention}
                  </p>
                ) : null}
                <p className="text-sm text-ink-2">
                  {formatTime(one.givenAt)} 同意（文字版本 {one.version}）
                  {one.withdrawnAt === null ? "" : `，${formatTime(one.withdrawnAt)} 撤回`}
                </p>
                {one.withdrawnAt === null || isKept(one) ? <Withdraw {...one} /> : null}
              </li>
            ))}
          </ul>
          <Pager {...{ total, page, perPage }} href={(n) => paths.myData(n)} />
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
            中更正。投递结束 {termText("applications")}后（撤回的 {termText("withdrawn")}
            后），其中的个人内容会删除（项目默认）。
          </p>
        </section>
        <section aria-labelledby="erase" className="card p-5">
          <h2 id="erase" className="text-lg font-bold">
            注销账号
          </h2>
          <p>
            删除简历、附件、消息、收藏和登录信息，撤回进行中的投递，不能恢复。只保留法律要求或不含个人信息的记录：
            职位信息、人才卡的编号与类别（卡同时注销，进行中的申请撤回）、投递各步骤的时间（用于计算单位答复率）、同意记录和操作日志，均不再能对应到您本人；
            替单位办理过核验的，单位的营业执照和登记信息随单位留存，您的姓名、身份证明和授权书删除。
          </p>
          {sole && !obstacle ? (
            <Notice kind="warning" className="mt-3">
              <p>
                您是所在单位唯一的成员。注销后没有人能处理该单位的职位，已发布的职位会停止招聘，并告知进行中的求职者。
              </p>
            </Notice>
          ) : null}
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
