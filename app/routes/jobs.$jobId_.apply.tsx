import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ResumeSheet } from "~/components/candidates/resume-sheet";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { RESPONSE_DAYS } from "~/domain/application";
import { ApplyForm, MAX_LETTER } from "~/domain/application-form";
import { MISSING_LABELS } from "~/domain/candidate";
import { faults, formValues, readForm } from "~/domain/form";
import { applicationLinks } from "~/http/application-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  APPLY_REFUSAL_TEXT,
  applyToJob,
  previewApplication,
} from "~/services/application/apply-to-job.server";
import { toSnapshot } from "~/services/candidate/read-profile.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const found = previewApplication(vaultContext(asked.context, person), asked.params.jobId ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { job, enterprise, profile, refused, missing, sent, disclosure } = found;
  return {
    job: { id: job.id, title: job.title },
    enterprise: { id: enterprise.id, name: enterprise.name },
    refused: refused && { kind: refused, text: APPLY_REFUSAL_TEXT[refused] },
    missing: missing.map((one) => MISSING_LABELS[one]),
    sent,
    disclosure,
    profileVersion: profile?.version ?? 0,
    snapshot: profile && missing.length === 0 ? toSnapshot(profile) : null,
    contact: profile && { phone: profile.phone, email: profile.email },
    resume: profile?.resume?.name ?? null,
    formKey: randomUUID(),
  };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const ctx = vaultContext(asked.context, person);
  const jobId = asked.params.jobId ?? "";
  const values = formValues(await readFormData(asked.request));
  if (!previewApplication(ctx, jobId)) throw new Response(null, { status: 404 });
  const { data: form, faults: found } = readForm(ApplyForm, values);
  if (!form) return found;
  const result = applyToJob(ctx, jobId, form, applicationLinks(asked.context.publicUrl));
  if ("refused" in result) return faults(values, { form: APPLY_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(paths.myApplication(result.applied), "投递成功，用人单位已能看到。");
}

export const meta: MetaFunction = () => pageTitle("投递职位");

export default function Apply() {
  const shown = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const { job, enterprise, refused, missing, sent } = shown;
  return (
    <NarrowPage title={`投递：${job.title}`} lead={enterprise.name}>
      {refused ? (
        <Notice kind="warning" title={refused.text}>
          {refused.kind === "before" && sent ? (
            <p>
              <Link to={paths.myApplication(sent)}>查看这次投递的进展</Link>
            </p>
          ) : null}
          {refused.kind === "incomplete" ? (
            <>
              <p>还缺：{missing.join("、")}。</p>
              <p>
                <Link to={paths.profile()}>去完善简历</Link>，填好后回到这里，不用重新搜索。
              </p>
            </>
          ) : null}
          {refused.kind === "hidden" ? (
            <p>
              <Link to={paths.profile()}>打开简历设置</Link>
            </p>
          ) : null}
        </Notice>
      ) : (
        <ApplyNow {...shown} found={found} />
      )}
      <p className="mt-6 border-t border-line pt-4">
        <Link to={paths.job(job.id)}>返回职位</Link>
      </p>
    </NarrowPage>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function ApplyNow({
  snapshot,
  contact,
  disclosure,
  profileVersion,
  formKey,
  resume,
  enterprise,
  found,
}: Shown & { found: ReturnType<typeof useActionData<typeof action>> }) {
  if (!snapshot) return null;
  return (
    <>
      <section aria-labelledby="preview">
        <h2 id="preview" className="text-lg font-bold">
          用人单位将收到的内容
        </h2>
        <p className="mb-2 text-sm text-ink-2">
          以下为全部内容，投递后不随简历改动。需要修改，请先
          <Link to={paths.profile()}>编辑简历</Link>。
        </p>
        <div
          className="card max-h-[28rem] overflow-y-auto p-5"
          tabIndex={0}
          role="region"
          aria-label="简历预览"
        >
          <ResumeSheet snapshot={snapshot} contact={contact} />
        </div>
      </section>
      <PortalForm faults={found} className="mt-6">
        <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
        <input type="hidden" name="profileVersion" value={profileVersion} />
        {resume ? (
          <ChoiceGroup
            name="resume"
            label="简历附件"
            type="checkbox"
            options={[{ value: "yes", label: `一并提供：${resume}` }]}
            chosen={["yes"]}
            optional
          />
        ) : null}
        <TextField
          name="letter"
          label="给用人单位的话"
          optional
          rows={4}
          hint={`为什么适合这个职位，最多 ${MAX_LETTER} 个字`}
        />
        <section aria-labelledby="consent" className="card mb-5 p-5">
          <h2 id="consent" className="font-bold">
            向用人单位提供个人信息的单独同意
          </h2>
          <dl className="mt-2 grid grid-cols-[6em_minmax(0,1fr)] gap-y-1">
            <dt className="text-ink-2">接收方</dt>
            <dd>{disclosure.recipient}</dd>
            <dt className="text-ink-2">联系方式</dt>
            <dd>{disclosure.contact ?? "通过本平台投递页内的消息联系"}</dd>
            <dt className="text-ink-2">目的</dt>
            <dd>{disclosure.purpose}</dd>
            <dt className="text-ink-2">方式</dt>
            <dd>在本平台内查看；联系方式和简历附件每次查看都有记录，您可以看到</dd>
            <dt className="text-ink-2">内容</dt>
            <dd>{disclosure.items.join("、")}</dd>
            <dt className="text-ink-2">保存期限</dt>
            <dd>{disclosure.retention}</dd>
          </dl>
          <p className="mt-2 text-sm text-ink-2">
            依据《个人信息保护法》第二十三条。不同意不影响浏览和收藏职位。
          </p>
          <div className="-mb-5 mt-3">
            <ChoiceGroup
              name="consent"
              label="我的决定"
              type="checkbox"
              options={[{ value: "yes", label: `同意把以上内容提供给${enterprise.name}` }]}
            />
          </div>
        </section>
        <p className="mb-3 text-sm text-ink-2">
          用人单位应在 {RESPONSE_DAYS} 天内答复（项目默认）；没有答复的，平台会如实告诉您并自动结束。
        </p>
        <SubmitButton>确认投递</SubmitButton>
      </PortalForm>
    </>
  );
}
