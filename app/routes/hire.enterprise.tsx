import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CaseFields } from "~/components/enterprises/case-fields";
import { Members } from "~/components/enterprises/members";
import { PaperView } from "~/components/enterprises/papers";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { UploadForm } from "~/components/forms/upload-form";
import { Stored } from "~/components/forms/stored";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { MEMBER_ROLES } from "~/domain/member";
import { formatDate, formatTime } from "~/domain/time";
import {
  CASE_PAPERS,
  CASE_TRANSITIONS,
  DECISION_DAYS,
  DECISION_REASONS,
  PAPERS,
  differingFacts,
  isEditable,
  isOpenCase,
  isRenewable,
  isVerified,
  type CasePaper,
} from "~/domain/verification";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { vaultContext } from "~/services/vault-context.server";
import { findMembership } from "~/services/member/find-membership.server";
import {
  InviteForm,
  changeMemberRole,
  inviteMember,
  listMembers,
  removeMember,
  revokeInvitation,
} from "~/services/member/manage-members.server";
import { receiveFile, type Received } from "~/services/upload/receive-file.server";
import { describePapers, findOwnCase } from "~/services/verification/find-own-case.server";
import { saveCase, withdrawCase } from "~/services/verification/save-case.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "enterprise:act");
  const ctx = vaultContext(asked.context, person);
  const membership = findMembership(ctx);
  const latest = findOwnCase(ctx);
  const open = latest && isOpenCase(latest.status) ? latest : null;
  const enterprise = membership?.enterprise ?? null;
  const known = enterprise
    ? {
        name: enterprise.name,
        creditCode: enterprise.creditCode ?? "",
        industry: enterprise.industry,
        size: enterprise.size,
        ownership: enterprise.ownership,
        district: enterprise.district ?? "",
        address: enterprise.address ?? "",
      }
    : {};
  return {
    me: person.id,
    role: membership?.role ?? null,
    enterprise: enterprise && {
      id: enterprise.id,
      name: enterprise.name,
      verifiedUntil: enterprise.verifiedUntil,
      isVerified: isVerified(enterprise, ctx.now),
      isRenewable: isRenewable(enterprise, ctx.now),
    },
    latest: latest
      ? {
          status: latest.status,
          name: latest.facts.name ?? "",
          submittedAt: latest.submittedAt,
          reasons: latest.reasons,
          note: latest.note,
        }
      : null,
    facts: open?.facts ?? known,
    version: open?.version ?? 0,
    papers: describePapers(ctx.db, open, person.id),
    people: membership ? listMembers(ctx, membership) : null,
  };
}

const MEMBER_REFUSALS = {
  notOwner: "只有单位负责人可以管理成员。",
  gone: "对象已不存在，页面已更新为最新状态。",
  lastOwner: "单位至少要有一位负责人，请先把另一位成员设为负责人。",
  tooMany: "邀请太多了。请先撤销一些待接受的邀请，或明天再试。",
  alreadyMember: "对方已经是本单位成员。",
};
const CASE_REFUSALS = {
  changed: "您填写期间，材料在其他窗口或由同事修改过，或状态已变化。您填写的内容还在，请对照后再提交。",
  notOwner: "只有单位负责人可以提交核验。",
  notYet: "核验仍在有效期内，到期前 30 天可以重新核验。",
};

const CASE_INTENTS = ["save", "submit", "withdraw"];

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const person = requirePermission(asked, "enterprise:act");
  const ctx = vaultContext(asked.context, person);
  const form = await readFormData(asked.request);
  const values = formValues(form);
  const { intent = "" } = values;
  if (intent === "save" || intent === "submit") return keepCase();
  if (intent === "withdraw") {
    const result = withdrawCase(ctx, Number(values.version));
    if ("refused" in result) return faults(values, { form: CASE_REFUSALS[result.refused] });
    return redirectWithToast(paths.hireEnterprise(), "已撤回，可以修改后重新提交。");
  }
  return manageMembers();

  async function keepCase(): Promise<Response | FormFaults> {
    const papers: Partial<Record<CasePaper, Received>> = {};
    const paperFaults: Partial<Record<CasePaper, string>> = {};
    let kept = false;
    try {
      for (const paper of PAPERS) {
        const file = form.get(paper);
        if (!(file instanceof File) || file.size === 0) continue;
        const received = await receiveFile(ctx, asked.context.files, file);
        if ("fault" in received) paperFaults[paper] = received.fault;
        else papers[paper] = received;
      }
      const submit = intent === "submit";
      const version = Number(values.version);
      const result = saveCase(ctx, { values, papers, paperFaults, submit, version });
      if ("refused" in result) return faults(values, { form: CASE_REFUSALS[result.refused] });
      kept = result.saved !== "before";
      if (result.saved !== "before" && Object.keys(result.errors).length > 0)
        return faults(values, result.errors);
      const done =
        result.saved === "draft" ? "草稿已保存，可以随时回来继续。" : "材料已提交，核验结果会通知您。";
      return redirectWithToast(paths.hireEnterprise(), done);
    } finally {
      if (!kept) for (const received of Object.values(papers)) await received.discard();
    }
  }

  function manageMembers(): Response | FormFaults {
    const back = paths.hireEnterprise();
    const told = (result: ReturnType<typeof removeMember>, done: string) =>
      "refused" in result
        ? faults(values, { form: MEMBER_REFUSALS[result.refused] })
        : redirectWithToast(back, done);
    if (intent === "invite") {
      const { data: invited, faults: found } = readForm(InviteForm, values);
      if (!invited) return found;
      const linkOf = (token: string) => new URL(paths.invitation(token), asked.context.publicUrl).href;
      return told(inviteMember(ctx, invited, linkOf), `邀请已发往 ${invited.email}。`);
    }
    const target = values.target ?? "";
    if (intent === "revoke") return told(revokeInvitation(ctx, target), "邀请已撤销。");
    if (intent === "remove") return told(removeMember(ctx, target), "成员已移除。");
    const role = MEMBER_ROLES.find((name) => name === intent);
    if (role) return told(changeMemberRole(ctx, target, role), "成员身份已更改。");
    throw new Response(null, { status: 400 });
  }
}

export const meta: MetaFunction = () => pageTitle("企业核验");

export default function HireEnterprise() {
  const { enterprise, latest, facts, version, papers, people, role, me } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const mayEdit =
    role !== "recruiter" && (latest ? isEditable(latest.status) || !isOpenCase(latest.status) : true);
  const isDue = !enterprise || enterprise.isRenewable || (latest !== null && isEditable(latest.status));
  const isOfCase = CASE_INTENTS.includes(found?.values.intent ?? "");
  const [caseFaults, memberFaults] = isOfCase ? [found, null] : [null, found];
  const isStale = caseFaults?.values.version !== undefined && Number(caseFaults.values.version) !== version;
  return (
    <>
      <WorkHead title="企业核验" />
      <State />
      {mayEdit && isDue ? (
        <section aria-labelledby="case" className="card mt-5 p-5">
          <h2 id="case" className="mb-1 text-lg font-bold">
            {enterprise ? "重新核验" : "核验材料"}
          </h2>
          <p className="mb-4 text-sm text-ink-2">
            依据《人力资源市场暂行条例》第 26 条、《网络招聘服务管理规定》第 17
            条核验营业执照与经办人授权；核验每 6 个月至少一次。材料只供核验使用，不公开。
          </p>
          <UploadForm faults={caseFaults}>
            <input type="hidden" name="version" value={version} />
            <Stored button="提交核验" fields={isStale ? differingFacts(facts, caseFaults.values) : []} />
            <CaseFields facts={facts} papers={papers} />
            <div className="flex flex-wrap gap-3">
              <SubmitButton intent="submit">提交核验</SubmitButton>
              <SubmitButton intent="save" className="btn btn-quiet">
                保存草稿
              </SubmitButton>
            </div>
          </UploadForm>
        </section>
      ) : null}
      {latest?.status === "submitted" ? <Waiting faults={caseFaults} /> : null}
      {people && enterprise ? (
        <Members {...people} isOwner={role === "owner"} me={me} faults={memberFaults} />
      ) : null}
    </>
  );
}

/** Where the verification stands, and what comes next. */
function State() {
  const { enterprise, latest } = useLoaderData<typeof loader>();
  const reasons = latest?.reasons?.map((reason) => DECISION_REASONS[reason]) ?? [];
  const why = [...reasons, ...(latest?.note ? [latest.note] : [])];
  return (
    <>
      {enterprise ? (
        <Notice
          kind={enterprise.isVerified ? "ok" : "danger"}
          title={
            enterprise.isVerified && enterprise.verifiedUntil !== null
              ? `“${enterprise.name}”已核验，有效期至 ${formatDate(enterprise.verifiedUntil)}`
              : `“${enterprise.name}”的核验已到期，暂时不能发布职位`
          }
        >
          <p>
            <Link to={paths.enterprise(enterprise.id)}>查看企业主页</Link>
          </p>
        </Notice>
      ) : null}
      {latest?.status === "returned" || latest?.status === "rejected" ? (
        <Notice
          className="mt-3"
          kind={latest.status === "returned" ? "warning" : "danger"}
          title={latest.status === "returned" ? "材料需要补正" : "上次核验没有通过"}
        >
          <ul className="list-disc pl-5">
            {why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{latest.status === "returned" ? "请修改后重新提交。" : "如情况有变，可重新提交材料。"}</p>
        </Notice>
      ) : null}
      {!enterprise && !latest ? (
        <Notice title="先核验企业，再发布职位">
          <p>
            填写单位信息，上传营业执照和经办人授权书，提交后由管理人员核验，通常 {DECISION_DAYS} 天内有结果。
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** What lies with the office, to look at and to take back. */
function Waiting({ faults: found }: { faults: FormFaults | null | undefined }) {
  const { latest, papers, version } = useLoaderData<typeof loader>();
  const label = CASE_TRANSITIONS.submitted.withdraw?.label;
  return (
    <section aria-labelledby="waiting" className="card mt-5 p-5">
      <h2 id="waiting" className="text-lg font-bold">
        材料已提交，正在核验
      </h2>
      <p>
        “{latest?.name}” · {latest?.submittedAt ? formatTime(latest.submittedAt) : ""} 提交，通常{" "}
        {DECISION_DAYS} 天内有结果，届时会发邮件通知。
      </p>
      {PAPERS.map((paper) => {
        const file = papers[paper];
        return file ? <PaperView key={paper} paper={file} label={CASE_PAPERS[paper].label} /> : null;
      })}
      <PortalForm faults={found} className="mt-3">
        <input type="hidden" name="version" value={version} />
        <SubmitButton intent="withdraw" className="btn btn-quiet">
          {label}
        </SubmitButton>
      </PortalForm>
    </section>
  );
}
