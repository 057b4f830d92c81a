import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccount } from "~/auth/require.server";
import type { SignedIn } from "~/auth/session.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { QrCode } from "~/components/ui/qr-code";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { safeNext } from "~/domain/next-path";
import { ROLE_LABELS, isOpenRole } from "~/domain/role";
import { CodeForm, DeviceCodeForm, RECOVERY_CODES, shownRecoveryCode } from "~/domain/second-step";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  beginSecondStep,
  cancelSecondStep,
  confirmSecondStep,
  endSecondStep,
  renewRecoveryCodes,
  showSecondStep,
} from "~/services/account/manage-second-step.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const { context, request } = asked;
  const next = safeNext(new URL(request.url).searchParams.get("next"), "");
  return {
    ...showSecondStep(accountContext(context, person), context),
    locked: person.lockedRoles.map((role) => ROLE_LABELS[role]),
    // In production an office cannot do without.
    required: mustKeep(asked, person),
    next: next || null,
  };
}

const mustKeep = ({ context }: LoaderFunctionArgs, person: SignedIn) =>
  context.production && person.roles.some((role) => !isOpenRole(role));

interface Answer {
  faults: FormFaults | null;
  /** Shown this once. */
  codes: string[];
}
const answer = (found: FormFaults | null, codes: string[] = []): Answer => ({ faults: found, codes });

export async function action(asked: ActionFunctionArgs): Promise<Response | Answer> {
  const person = requireAccount(asked);
  const { context } = asked;
  const ctx = accountContext(context, person);
  const values = formValues(await readFormData(asked.request));
  if (values.intent === "begin") {
    const begun = await beginSecondStep(ctx, context, values.password ?? "");
    if ("wait" in begun)
      return answer(faults(values, { form: `尝试次数太多，请 ${begun.wait} 分钟后再试。` }));
    if ("refused" in begun) return answer(faults(values, { password: "当前密码不正确，请检查后重试" }));
    return redirectWithToast(
      paths.security(safeNext(values.next, "") || undefined),
      "请用手机验证器扫描二维码。",
    );
  }
  if (values.intent === "cancel") {
    cancelSecondStep(ctx);
    return redirectWithToast(paths.security(), "已取消，账号没有变化。");
  }
  if (values.intent === "off" && mustKeep(asked, person))
    return answer(
      faults(values, { form: "管理身份必须保留两步验证；换手机时请先更换恢复码，再联系管理员。" }),
    );
  const { data: form, faults: found } = readForm(
    values.intent === "confirm" ? DeviceCodeForm : CodeForm,
    values,
  );
  if (!form) return answer(found);
  const result =
    values.intent === "confirm"
      ? confirmSecondStep(ctx, context, form.code, person.sessionId)
      : values.intent === "renew"
        ? renewRecoveryCodes(ctx, context, form.code)
        : values.intent === "off"
          ? endSecondStep(ctx, context, form.code)
          : null;
  if (result === null) throw new Response(null, { status: 400 });
  if ("wait" in result)
    return answer(faults(values, { form: `尝试次数太多，请 ${result.wait} 分钟后再试。` }));
  if ("refused" in result)
    return result.refused === "state"
      ? answer(faults(values, { form: "两步验证已经开启，请刷新页面查看。" }))
      : answer(faults(values, { code: "验证码不正确或已用过，请等验证器显示下一组数字后重试" }));
  if ("done" in result) return redirectWithToast(paths.security(), "两步验证已关闭。");
  return answer(null, result.codes.map(shownRecoveryCode));
}

export const meta: MetaFunction = () => pageTitle("两步验证");

export default function Security() {
  const { since, begun, locked, next } = useLoaderData<typeof loader>();
  const codes = useActionData<typeof action>()?.codes ?? [];
  return (
    <>
      <WorkHead title="两步验证" />
      {locked.length > 0 ? (
        <Notice kind="warning" className="mb-5" title="请先开启两步验证">
          <p>“{locked.join("、")}”可以查看和处理他人资料，须开启两步验证后才能使用管理功能。</p>
        </Notice>
      ) : null}
      {codes.length > 0 ? <RecoveryCodes codes={codes} next={next} /> : null}
      <section aria-labelledby="second-step" className="card p-5">
        <h2 id="second-step" className="mb-1 text-lg font-bold">
          {since === null ? "登录时多一道确认" : "已开启"}
        </h2>
        {since !== null ? <InUse /> : begun ? <Begun /> : <Off />}
      </section>
    </>
  );
}

function Off() {
  const { next, hasPassword } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>()?.faults;
  return (
    <>
      <p>
        开启后，登录除密码外还需要手机验证器上每 30 秒变化一次的 6 位数字，别人拿到密码也进不来。
        手机上需要任意一个支持 TOTP 的验证器应用，不需要手机信号。
      </p>
      <PortalForm faults={found} className="mt-4 max-w-md">
        <input type="hidden" name="next" value={next ?? ""} />
        {hasPassword ? (
          <Field name="password" label="当前密码" type="password" autoComplete="current-password" />
        ) : null}
        <SubmitButton intent="begin">开启两步验证</SubmitButton>
      </PortalForm>
    </>
  );
}

function Begun() {
  const { begun } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>()?.faults;
  if (!begun) return null;
  return (
    <>
      <ol className="list-decimal space-y-4 pl-5">
        <li>
          用手机验证器扫描二维码：
          <div className="mt-2">
            <QrCode shape={begun.qr} label="验证器要扫描的二维码" />
          </div>
          <p className="mt-2 text-sm text-ink-2">
            不能扫描时，在验证器中手动输入密钥：
            <code className="break-all text-ink select-all">{begun.secret.match(/.{1,4}/g)?.join(" ")}</code>
          </p>
        </li>
        <li>
          填写验证器上显示的数字：
          <PortalForm faults={found} className="mt-2 max-w-md">
            <Field
              name="code"
              label="验证码"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              spellCheck={false}
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton intent="confirm">完成开启</SubmitButton>
              <SubmitButton intent="cancel" className="btn btn-quiet">
                取消
              </SubmitButton>
            </div>
          </PortalForm>
        </li>
      </ol>
    </>
  );
}

function InUse() {
  const { since, recoveryCodesLeft, required } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>()?.faults;
  return (
    <>
      <p>
        {since === null ? "" : `${formatTime(since)}开启。`}恢复码还有 {recoveryCodesLeft} 个可用。
        {recoveryCodesLeft <= 2 ? "所剩不多，请及时更换。" : ""}
      </p>
      <PortalForm faults={found} className="mt-4 max-w-md">
        <Field
          name="code"
          label="验证码"
          hint={`验证器上的 6 位数字${required ? "" : "，或一个恢复码"}`}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton intent="renew">更换恢复码</SubmitButton>
          {required ? null : (
            <SubmitButton intent="off" className="btn btn-quiet">
              关闭两步验证
            </SubmitButton>
          )}
        </div>
      </PortalForm>
    </>
  );
}

function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string | null }) {
  return (
    <section aria-labelledby="codes" className="card mb-5 border-gold p-5">
      <h2 id="codes" className="text-lg font-bold">
        请保存这 {RECOVERY_CODES} 个恢复码
      </h2>
      <p>手机不在身边时，每个恢复码可代替验证码使用一次。离开本页后不再显示，请抄写或打印后妥善保管。</p>
      <div role="status">
        <ul className="mt-3 grid max-w-md grid-cols-2 gap-x-6 gap-y-1 font-mono text-lg select-all">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      {next ? (
        <p className="mt-4">
          <Link to={next} className="btn">
            已保存，继续
          </Link>
        </p>
      ) : null}
    </section>
  );
}
