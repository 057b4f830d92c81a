import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ResumeSheet } from "~/components/candidates/resume-sheet";
import { WishList } from "~/components/candidates/wish-list";
import { SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import type { ApplicationSnapshot } from "~/domain/application-snapshot";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { INVITE_REFUSAL_TEXT, MOST_TALENT_VIEWS_DAILY } from "~/domain/talent";
import { formatDate } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { findTalent, loadFinder, type Talent } from "~/services/talent/find-talents.server";
import { inviteTalent, viewTalent } from "~/services/talent/invite-talent.server";
import { openTalentRef } from "~/services/talent/talent-ref.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "talent:find"));
  const { finder } = loadFinder(ctx);
  const ref = asked.params.candidateId ?? "";
  const id = finder && openTalentRef(ctx, finder, ref);
  if (!finder || !id) throw new Response(null, { status: 404 });
  return { ctx, finder, id, ref };
}

/** As the sheet of an application, without what is not open to whom nobody has applied. */
function sheetOf({ city, headline, about, skills, availableFrom, ...talent }: Talent): ApplicationSnapshot {
  return {
    realName: "求职者（姓名不公开）",
    ...{ city, headline, about, skills, availableFrom, salaryMinMonthly: talent.salaryMinMonthly },
    education: talent.education.map(({ school, schoolCode, major, degree, startMonth, endMonth }) => ({
      ...{ school, listed: schoolCode !== null, major, degree, startMonth, endMonth },
    })),
    experience: talent.experience.map(({ kind, organisation, title, startMonth, endMonth, text }) => ({
      ...{ kind, organisation, title, startMonth, endMonth, text },
    })),
  };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, finder, id } = load(asked);
  const found = viewTalent(ctx, finder, id);
  if (!found) throw new Response(null, { status: 404 });
  if ("refused" in found) return null;
  const { jobTypes, districts, industries, salaryMinMonthly, availableFrom, updatedAt } = found.talent;
  const wishes = { jobTypes, districts, industries, salaryMinMonthly, availableFrom };
  return { sheet: sheetOf(found.talent), wishes, updatedAt, positions: found.positions };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const { ctx, finder, id, ref } = load(asked);
  const talent = findTalent(ctx, finder, id);
  if (!talent) throw new Response(null, { status: 404 });
  const values = formValues(await readFormData(asked.request));
  if (!values.job) return faults(values, { job: "请选择要邀请投递的职位" });
  const at = (path: string) => new URL(path, asked.context.publicUrl).href;
  const links = {
    job: (job: string) => at(paths.job(job)),
    visibility: () => at(paths.profileVisibility()),
  };
  const result = inviteTalent(ctx, finder, talent, values.job, links);
  if ("refused" in result) return faults(values, { job: INVITE_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(paths.talent(ref), `已邀请投递“${result.done}”。`);
}

export const meta: MetaFunction = () => pageTitle("求职者");

export default function TalentPage() {
  const shown = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!shown)
    return (
      <>
        <WorkHead title="求职者" />
        <Notice kind="warning" title={`本单位一天最多查看 ${MOST_TALENT_VIEWS_DAILY} 人`}>
          <p>
            今天已经看满，请明天再来。<Link to={paths.talents()}>返回列表</Link>
          </p>
        </Notice>
      </>
    );
  const { sheet, wishes, updatedAt, positions } = shown;
  const free = positions.filter(({ invitedAt, applied }) => invitedAt === null && applied === null);
  const passed = positions.filter(({ invitedAt, applied }) => invitedAt !== null || applied !== null);
  return (
    <>
      <WorkHead title="求职者" />
      <section aria-label="求职意向与经历" className="card p-5">
        <ResumeSheet snapshot={sheet} contact={null} heading="h2" />
        <div className="mt-4 border-t border-line pt-3">
          <WishList wishes={wishes} />
          <p className="text-sm text-ink-2">
            {formatDate(updatedAt)}更新。您的查看有记录，对方能看到是哪家单位看过。
          </p>
        </div>
      </section>
      <section aria-labelledby="invite" className="card mt-5 p-5">
        <h2 id="invite" className="mb-3 text-lg font-bold">
          邀请投递
        </h2>
        {passed.length > 0 ? (
          <ul className="mb-4">
            {passed.map(({ id, title, invitedAt, applied }) => (
              <li key={id}>
                {title}：
                {applied ? (
                  <Link to={paths.hireApplication(applied)}>已投递，查看</Link>
                ) : (
                  `${formatDate(invitedAt ?? 0)}已邀请`
                )}
              </li>
            ))}
          </ul>
        ) : null}
        {free.length === 0 ? (
          <p>
            没有可以邀请的在招职位。<Link to={paths.hireJobs()}>管理职位</Link>
          </p>
        ) : (
          <PortalForm faults={found} className="max-w-xl">
            <SelectField
              name="job"
              label="职位"
              hint="对方会收到一封邮件，并在“我的投递”里看到；同一职位只邀请一次"
              placeholder="请选择"
              options={free.map(({ id, title }) => ({ value: id, label: title }))}
            />
            <SubmitButton>发出邀请</SubmitButton>
          </PortalForm>
        )}
      </section>
    </>
  );
}
