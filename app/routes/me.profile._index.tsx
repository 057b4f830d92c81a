import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ApplyChecklist } from "~/components/candidates/apply-checklist";
import { ContactWarning } from "~/components/candidates/contact-warning";
import { Facts, ProfilePart } from "~/components/candidates/profile-part";
import { wishText } from "~/components/candidates/wishes-fields";
import { Field } from "~/components/forms/field";
import { SubmitButton } from "~/components/forms/portal-form";
import { UploadForm } from "~/components/forms/upload-form";
import { WorkHead } from "~/components/ui/work-area";
import {
  DEGREE_LABELS,
  EXPERIENCE_KIND_LABELS,
  MOST_EDUCATION,
  MOST_EXPERIENCE,
  NEVER_ASKED,
  UNLISTED_SCHOOL,
  VISIBILITY_LABELS,
  missingForApplying,
} from "~/domain/candidate";
import { contactPlaces } from "~/domain/contact-in-text";
import { MAX_FILE_BYTES, RESUME_MIMES, fileAccept, kindLabels, paperFacts } from "~/domain/file-kind";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { formatMonth, shortMonth } from "~/domain/month";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { listHidden } from "~/services/candidate/hide-enterprise.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { removeResume, setResume } from "~/services/candidate/set-resume.server";
import { receiveFile } from "~/services/upload/receive-file.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "candidate:act"));
  const profile = readProfile(ctx);
  return {
    profile,
    missing: missingForApplying(profile),
    hidden: listHidden(ctx).length,
    contactIn: profile?.visibility === "verified" ? contactPlaces(profile) : [],
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = vaultContext(asked.context, requirePermission(asked, "candidate:act"));
  const form = await readFormData(asked.request);
  const values = formValues(form);
  if (values.intent === "remove-resume") {
    removeResume(ctx);
    return redirectWithToast(paths.profile(), "简历附件已删除；已投递的不受影响。");
  }
  if (values.intent !== "resume") throw new Response(null, { status: 400 });
  const file = form.get("resume");
  if (!(file instanceof File) || file.size === 0) return faults(values, { resume: "请选择简历文件" });
  const received = await receiveFile(ctx, asked.context.files, file, RESUME_MIMES);
  if ("fault" in received) return faults(values, { resume: received.fault });
  let kept = false;
  try {
    kept = setResume(ctx, received).kept === "now";
  } finally {
    if (!kept) await received.discard();
  }
  return redirectWithToast(paths.profile(), "简历附件已上传。");
}

export const meta: MetaFunction = () => pageTitle("我的简历");

export default function Profile() {
  const { missing, contactIn } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="我的简历">
        <Link to={paths.resume()} className="btn btn-quiet">
          预览与打印
        </Link>
      </WorkHead>
      <ApplyChecklist missing={missing} />
      <ContactWarning places={contactIn} open />
      <p className="mb-5 text-sm text-ink-2">{NEVER_ASKED}</p>
      <div className="space-y-5">
        <Basics />
        <Education />
        <Experience />
        <Wishes />
        <ResumeFile />
        <Visibility />
      </div>
    </>
  );
}

const useProfile = () => useLoaderData<typeof loader>().profile;

function Basics() {
  const profile = useProfile();
  return (
    <ProfilePart id="basics" title="基本信息" change={{ to: paths.profileBasics(), label: "修改" }}>
      <Facts
        facts={[
          ["姓名", profile?.realName ?? ""],
          ["手机号", profile?.phone ?? ""],
          ["联系邮箱", profile?.email ?? ""],
          ["所在城市", profile?.city ?? ""],
          ["一句话介绍", profile?.headline ?? ""],
          ["技能", profile?.skills.join("、") ?? ""],
          ["自我介绍", profile?.about ?? ""],
        ]}
      />
    </ProfilePart>
  );
}

const ENTRY =
  "flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-line py-3 first:border-0";

function Education() {
  const entries = useProfile()?.education ?? [];
  const add = { to: paths.profileEntry("education", "new"), label: "添加" };
  return (
    <ProfilePart id="education" title="教育经历" change={entries.length < MOST_EDUCATION ? add : undefined}>
      {entries.length === 0 ? <p className="mt-2 text-ink-2">还没有填写。投递时至少要有一段。</p> : null}
      <ul className="mt-1">
        {entries.map(({ id, school, schoolCode, major, degree, startMonth, endMonth }) => (
          <li key={id} className={ENTRY}>
            <div className="min-w-0 flex-1">
              <p className="font-bold">{school}</p>
              <p>
                {major} · {DEGREE_LABELS[degree]}
              </p>
              <p className="text-sm text-ink-2">
                {shortMonth(startMonth)}–{shortMonth(endMonth)}
              </p>
              {schoolCode === null ? <p className="text-sm text-ink-2">{UNLISTED_SCHOOL}</p> : null}
            </div>
            <Change to={paths.profileEntry("education", id)} what={school} />
          </li>
        ))}
      </ul>
    </ProfilePart>
  );
}

function Experience() {
  const entries = useProfile()?.experience ?? [];
  const add = { to: paths.profileEntry("experience", "new"), label: "添加" };
  return (
    <ProfilePart
      id="experience"
      title="工作、实习与项目"
      change={entries.length < MOST_EXPERIENCE ? add : undefined}
    >
      {entries.length === 0 ? <p className="mt-2 text-ink-2">还没有填写。没有可以不填。</p> : null}
      <ul className="mt-1">
        {entries.map(({ id, kind, organisation, title, startMonth, endMonth, text }) => (
          <li key={id} className={ENTRY}>
            <div className="min-w-0 flex-1">
              <p className="font-bold">
                {organisation} · {title}
              </p>
              <p className="text-sm text-ink-2">
                {EXPERIENCE_KIND_LABELS[kind]} · {shortMonth(startMonth)}–
                {endMonth === null ? "至今" : shortMonth(endMonth)}
              </p>
              {text ? <p className="prose-zh mt-1">{text}</p> : null}
            </div>
            <Change to={paths.profileEntry("experience", id)} what={organisation} />
          </li>
        ))}
      </ul>
    </ProfilePart>
  );
}

function Change({ to, what }: { to: string; what: string }) {
  return (
    <Link to={to} aria-label={`修改“${what}”`} className="inline-flex min-h-8 items-center">
      修改
    </Link>
  );
}

function Wishes() {
  const profile = useProfile();
  const list = (field: "jobTypes" | "districts" | "industries") =>
    profile?.[field].length ? wishText(field, profile[field].join(",")) : "不限";
  return (
    <ProfilePart id="wishes" title="求职意向" change={{ to: paths.profileWishes(), label: "修改" }}>
      <Facts
        facts={[
          ["类型", list("jobTypes")],
          ["镇街或片区", list("districts")],
          ["行业", list("industries")],
          [
            "期望月薪",
            profile?.salaryMinMonthly ? `${profile.salaryMinMonthly.toLocaleString("en-US")} 元起` : "面谈",
          ],
          ["可到岗", profile?.availableFrom ? formatMonth(profile.availableFrom) : "随时"],
        ]}
      />
    </ProfilePart>
  );
}

function ResumeFile() {
  const file = useProfile()?.resume ?? null;
  const found = useActionData<typeof action>();
  return (
    <ProfilePart id="resume-file" title="简历附件">
      <p className="text-sm text-ink-2">选填。已有简历文件的可以上传，投递时由您决定是否一并提供。</p>
      {file ? (
        <div className="mt-2 flex flex-wrap items-start justify-between gap-x-4">
          <p>
            <a href={paths.upload(file.id)} className="font-bold">
              {file.name}
            </a>
            <span className="block text-sm text-ink-2">{paperFacts(file)}</span>
          </p>
          <details>
            <summary className="min-h-8 cursor-pointer text-sm text-danger">删除附件</summary>
            <Form method="post" className="py-1">
              <SubmitButton intent="remove-resume" className="btn btn-quiet">
                确认删除附件
              </SubmitButton>
            </Form>
          </details>
        </div>
      ) : null}
      <UploadForm key={file?.id} faults={found} className="mt-3 max-w-xl">
        <Field
          name="resume"
          label={file ? "换一份" : "选择文件"}
          type="file"
          accept={fileAccept(RESUME_MIMES)}
          hint={`${kindLabels(RESUME_MIMES)}，最大 ${MAX_FILE_BYTES / 1024 / 1024} MB；不接受含宏的文档，旧版 .doc 请另存为 PDF。请不要写证件号码`}
        />
        <SubmitButton intent="resume" className="btn btn-quiet">
          上传附件
        </SubmitButton>
      </UploadForm>
    </ProfilePart>
  );
}

function Visibility() {
  const { profile, hidden } = useLoaderData<typeof loader>();
  return (
    <ProfilePart id="visibility" title="谁可以看到" change={{ to: paths.profileVisibility(), label: "设置" }}>
      <p className="mt-2">{VISIBILITY_LABELS[profile?.visibility ?? "applied"]}。</p>
      {hidden > 0 ? <p className="text-sm text-ink-2">另对 {hidden} 家单位隐藏。</p> : null}
    </ProfilePart>
  );
}
