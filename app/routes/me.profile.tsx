import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ProfileBasics } from "~/components/candidates/profile-basics";
import { EducationPart, ExperiencePart } from "~/components/candidates/profile-entries";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { MISSING_LABELS, missingForApplying } from "~/domain/candidate";
import { MAX_FILE_BYTES, RESUME_MIMES, formatBytes, kindLabels } from "~/domain/file-kind";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { ProfileForm } from "~/domain/profile-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import {
  PROFILE_REFUSAL_TEXT,
  addEducation,
  addExperience,
  hiddenFrom,
  hideFrom,
  removeEntry,
  saveBasics,
  setResume,
  showTo,
  type ProfileResult,
} from "~/services/candidate/save-profile.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const ctx = vaultContext(asked.context, person);
  const profile = readProfile(ctx);
  return {
    profile,
    missing: missingForApplying(profile).map((one) => MISSING_LABELS[one]),
    hidden: hiddenFrom(ctx),
    // Nothing is typed twice: what the account knows is offered.
    known: { name: person.displayName, email: person.email, mobile: person.mobile },
    formKey: randomUUID(),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const person = requirePermission(asked, "candidate:act");
  const ctx = vaultContext(asked.context, person);
  const body = await readFormData(asked.request);
  const values = formValues(body);
  const here = paths.profile();
  if (values.intent === "resume") {
    const file = body.get("resume");
    if (!(file instanceof File) || file.size === 0) return faults(values, { resume: "请选择简历文件" });
    const received = await receiveFile(ctx, asked.context.files, file, RESUME_MIMES);
    if ("fault" in received) return faults(values, { resume: received.fault });
    setResume(ctx, received);
    return redirectWithToast(here, "简历附件已上传。");
  }
  const { data: form, faults: found } = readForm(ProfileForm, values);
  if (!form) return found;
  const answer = (result: ProfileResult, said: string, field = "form") =>
    "refused" in result
      ? faults(values, { [field]: PROFILE_REFUSAL_TEXT[result.refused] })
      : redirectWithToast(here, said);
  switch (form.intent) {
    case "basics": {
      const { intent: _intent, ...basics } = form;
      return answer(
        saveBasics(ctx, basics, (phone) => asked.context.keyed(`mobile:${phone}`)),
        "简历已保存。",
      );
    }
    case "education": {
      const { intent: _intent, ...added } = form;
      return answer(addEducation(ctx, added), "教育经历已添加。");
    }
    case "experience": {
      const { intent: _intent, ...added } = form;
      return answer(addExperience(ctx, added), "经历已添加。");
    }
    case "remove-education":
    case "remove-experience":
      removeEntry(ctx, form.intent === "remove-education" ? "education" : "experience", form.entry);
      return redirectWithToast(here, "已删除。");
    case "hide":
      return answer(hideFrom(ctx, form.enterprise), "已对该单位隐藏。", "enterprise");
    case "show":
      showTo(ctx, form.entry);
      return redirectWithToast(here, "已取消隐藏。");
    default:
      setResume(ctx, null);
      return redirectWithToast(here, "简历附件已删除；已投递的不受影响。");
  }
}

export const meta: MetaFunction = () => pageTitle("我的简历");

export default function Profile() {
  const { profile, missing, known, formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const of = (intent: string) => (found?.values.intent === intent ? found : null);
  return (
    <>
      <WorkHead title="我的简历">
        <Link to={paths.resume()} className="btn btn-quiet">
          预览与打印
        </Link>
      </WorkHead>
      <Notice
        kind={missing.length > 0 ? "warning" : "ok"}
        title={missing.length > 0 ? `还差 ${missing.length} 项就可以投递` : "可以投递了"}
        className="mb-5"
      >
        <p>
          {missing.length > 0
            ? `还缺：${missing.join("、")}。`
            : "一次填写，每次投递前会列出将交给用人单位的全部内容。"}
          不收集性别、年龄、婚育、籍贯和照片。
        </p>
      </Notice>
      <div className="space-y-5">
        <section aria-labelledby="basics" className="card p-5">
          <h2 id="basics" className="mb-3 text-lg font-bold">
            基本信息与求职意向
          </h2>
          <ProfileBasics profile={profile} known={known} faults={of("basics")} />
        </section>
        <EducationPart entries={profile?.education ?? []} formKey={formKey} faults={of("education")} />
        <ExperiencePart entries={profile?.experience ?? []} formKey={formKey} faults={of("experience")} />
        <Resume faults={of("resume")} />
        <Hidden faults={of("hide")} />
      </div>
    </>
  );
}

function Resume({ faults: found }: { faults: FormFaults | null }) {
  const { profile } = useLoaderData<typeof loader>();
  const file = profile?.resume ?? null;
  return (
    <section aria-labelledby="resume-file" className="card p-5">
      <h2 id="resume-file" className="text-lg font-bold">
        简历附件
      </h2>
      <p className="text-sm text-ink-2">
        选填。{kindLabels(RESUME_MIMES)}，最大 {formatBytes(MAX_FILE_BYTES)}。请不要在附件中写证件号码。
      </p>
      {file ? (
        <p className="mt-2 flex flex-wrap items-center gap-3">
          <a href={paths.upload(file.id)}>{file.name}</a>
          <span className="text-sm text-ink-2">{formatBytes(file.bytes)}</span>
          <Form method="post">
            <SubmitButton intent="remove-resume" className="btn btn-quiet">
              删除附件
            </SubmitButton>
          </Form>
        </p>
      ) : null}
      <PortalForm faults={found} encType="multipart/form-data" className="mt-3 max-w-xl">
        <Field
          name="resume"
          label={file ? "换一份" : "选择文件"}
          type="file"
          optional
          accept={RESUME_MIMES.join(",")}
        />
        <SubmitButton intent="resume" className="btn btn-quiet">
          上传
        </SubmitButton>
      </PortalForm>
    </section>
  );
}

function Hidden({ faults: found }: { faults: FormFaults | null }) {
  const { hidden } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="hidden" className="card p-5">
      <h2 id="hidden" className="text-lg font-bold">
        对其隐藏的单位
      </h2>
      <p className="text-sm text-ink-2">例如现在的工作单位：它找不到您，您也不会误投。对方不会收到通知。</p>
      <ul className="mt-2">
        {hidden.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-1">
            {name}
            <Form method="post">
              <input type="hidden" name="entry" value={id} />
              <SubmitButton intent="show" className="btn btn-quiet" label={`取消对${name}隐藏`}>
                取消隐藏
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <PortalForm key={hidden.length} faults={found} className="mt-3 max-w-xl">
        <Field name="enterprise" label="单位全称" hint="与营业执照一致" />
        <SubmitButton intent="hide" className="btn btn-quiet">
          对其隐藏
        </SubmitButton>
      </PortalForm>
    </section>
  );
}
