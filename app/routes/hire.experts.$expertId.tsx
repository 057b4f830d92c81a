import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { WorkHead } from "~/components/ui/work-area";
import { LONGEST_REQUEST, MOST_REQUESTS_DAILY, REQUEST_REFUSAL_TEXT } from "~/domain/expert";
import { RequestForm } from "~/domain/expert-form";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { contactExpert, viewExpert } from "~/services/expert/contact-expert.server";
import { findExpert } from "~/services/expert/find-experts.server";
import { openExpertRef } from "~/services/expert/expert-ref.server";
import { loadFinder } from "~/services/talent/find-talents.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "talent:find"));
  const { finder } = loadFinder(ctx);
  const ref = asked.params.expertId ?? "";
  const id = finder && openExpertRef(ctx, finder, ref);
  if (!finder || !id) throw new Response(null, { status: 404 });
  return { ctx, finder, id, ref };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, finder, id } = load(asked);
  const found = viewExpert(ctx, finder, id);
  if (!found) throw new Response(null, { status: 404 });
  const { id: _card, ...expert } = found.expert;
  return { ...found, expert };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const { ctx, finder, id, ref } = load(asked);
  const expert = findExpert(ctx, finder, id);
  if (!expert) throw new Response(null, { status: 404 });
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(RequestForm, values);
  if (!form) return found;
  const where = new URL(paths.myCardDirectory(), asked.context.publicUrl).href;
  const result = contactExpert(ctx, finder, expert, form, where);
  if ("refused" in result) return faults(values, { form: REQUEST_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(paths.expert(ref), "联系请求已转达，对方如愿意会直接答复您。");
}

export const meta: MetaFunction = () => pageTitle("专家");

export default function ExpertPage() {
  const { expert, requestedAt } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const { category, field, expertise, updatedAt } = expert;
  return (
    <>
      <WorkHead title="专家（姓名不公开）">
        <Link to={paths.experts()} className="btn btn-quiet">
          返回名录
        </Link>
      </WorkHead>
      <section aria-label="类别与专长" className="card max-w-3xl p-5">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
          <dt className="text-ink-2">人才卡类别</dt>
          <dd>{CARD_CATEGORY_LABELS[category]}</dd>
          {field ? (
            <>
              <dt className="text-ink-2">领域</dt>
              <dd>{INDUSTRY_LABELS[field] ?? field}</dd>
            </>
          ) : null}
          <dt className="text-ink-2">专长</dt>
          <dd className="whitespace-pre-line break-words">{expertise}</dd>
        </dl>
        <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
          {formatDate(updatedAt)}更新。您的查看有记录。
        </p>
      </section>
      <section aria-labelledby="contact" className="card mt-5 max-w-3xl p-5">
        <h2 id="contact" className="mb-3 text-lg font-bold">
          联系这位专家
        </h2>
        {requestedAt === null ? (
          <PortalForm faults={found}>
            <TextField
              name="message"
              label="来意"
              hint={`想请对方做什么、大致安排；贵单位名称会一并告知对方。最多 ${LONGEST_REQUEST} 个字`}
              maxLength={LONGEST_REQUEST * 2}
            />
            <Field name="contact" label="联系人和联系方式" hint="对方愿意时直接答复到这里" maxLength={100} />
            <p className="mb-3 text-sm text-ink-2">
              平台通过邮件转达，对同一位专家只发一次，每个单位 24 小时内最多联系 {MOST_REQUESTS_DAILY}{" "}
              位（项目默认）。
            </p>
            <SubmitButton>请平台转达</SubmitButton>
          </PortalForm>
        ) : (
          <p>{formatDate(requestedAt)}已转达联系请求。对方如愿意，会按您留下的联系方式直接答复。</p>
        )}
      </section>
    </>
  );
}
