import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { AddCertificate, CertificateTable } from "~/components/cultivation-desk/certificates";
import { CultivationHistory } from "~/components/cultivation-desk/history";
import { EvaluationList } from "~/components/cultivation-desk/evaluation-list";
import { FiguresBeside } from "~/components/cultivation-desk/figures-beside";
import { CultivationStatusTag, ProposalVerbTag, tierNames } from "~/components/cultivation-desk/labels";
import { ManualMoveForms } from "~/components/cultivation-desk/manual-move";
import { NearText } from "~/components/cultivation-desk/near-text";
import { YearsTable } from "~/components/cultivation-desk/years-table";
import { TierTags } from "~/components/jobs/tier-tags";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { CULTIVATION_REFUSAL_TEXT, FIGURES_COUNT_YEARS } from "~/domain/cultivation";
import { CertificateForm, ManualMoveForm, RevokeForm } from "~/domain/cultivation-form";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { isPermitted } from "~/domain/permission";
import { formatDate } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { loadCompany } from "~/services/cultivation/load-company.server";
import { addCertificate, revokeCertificate } from "~/services/cultivation/manage-certificates.server";
import { moveByHand } from "~/services/cultivation/move-by-hand.server";
import { checkYear, viewCompany } from "~/services/cultivation/view-company.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "cultivation:read");
  const ctx = accountContext(asked.context, person);
  const company = loadCompany(ctx, asked.params.enterpriseId ?? "");
  if (!company) throw new Response(null, { status: 404 });
  return { person, ctx, company };
}

export function loader(asked: LoaderFunctionArgs) {
  const { person, ctx, company } = load(asked);
  const year = Number(new URL(asked.request.url).searchParams.get("year"));
  const { id, name, creditCode, origin } = company;
  return {
    ...viewCompany(ctx, company, year || null),
    company: { id, name, creditCode, isDemo: origin === "demo" },
    mayDecide: isPermitted(person.roles, "cultivation:decide"),
  };
}

const CERTIFICATE_REFUSALS = {
  own: CULTIVATION_REFUSAL_TEXT.own,
  taken: "这个编号已经登记过，请核对编号和日期",
  unknown: "没有找到这份证书，请刷新后查看",
};
type Answer = { intent: string; faults: FormFaults } | { checked: ReturnType<typeof checkYear> };

export async function action(asked: ActionFunctionArgs) {
  const { ctx, company } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { intent } = values;
  const here = paths.adminCultivationEnterprise(company.id);
  const wrong = (found: FormFaults) => json<Answer>({ intent: intent ?? "", faults: found });
  if (intent === "check") return json<Answer>({ checked: checkYear(ctx, company, Number(values.year)) });

  requirePermission(asked, "cultivation:decide");
  const target = loadCompany(ctx, company.id, "cultivation:decide");
  if (!target) throw new Response(null, { status: 404 });
  if (intent === "certificate") {
    const { data, faults: found } = readForm(CertificateForm, values);
    if (!data) return wrong(found);
    const result = addCertificate(ctx, target, data);
    if ("refused" in result)
      return wrong(
        faults(values, {
          [result.refused === "taken" ? "number" : "form"]: CERTIFICATE_REFUSALS[result.refused],
        }),
      );
    return redirectWithToast(here, "证书已登记，层级建议已更新。");
  }
  if (intent === "revoke") {
    const { data, faults: found } = readForm(RevokeForm, values);
    if (!data) return wrong(found);
    const result = revokeCertificate(ctx, target, data);
    if ("refused" in result) return wrong(faults(values, { form: CERTIFICATE_REFUSALS[result.refused] }));
    return redirectWithToast(here, "证书已注销，层级建议已更新。");
  }
  if (intent === "move") {
    const { data, faults: found } = readForm(ManualMoveForm, values);
    if (!data) return wrong(found);
    const link = new URL(paths.hireCultivation(), asked.context.publicUrl).href;
    const result = moveByHand(ctx, target, data, link);
    if ("refused" in result)
      return wrong(
        faults(values, {
          [result.refused === "tier" ? "tiers" : "form"]: CULTIVATION_REFUSAL_TEXT[result.refused],
        }),
      );
    return redirectWithToast(here, "已办理，企业会收到通知。");
  }
  throw new Response(null, { status: 400 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.company.name ?? "企业培育库");

export default function CultivatedEnterprise() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { company, entry, shown } = data;
  const found = (intent: string) =>
    answer && "faults" in answer && answer.intent === intent ? answer.faults : null;
  const checked = answer && "checked" in answer ? (answer.checked ?? null) : null;
  return (
    <>
      <p>
        <Link to={paths.adminCultivationEnterprises()}>培育库企业</Link>
      </p>
      <WorkHead title={company.name}>
        <ul className="flex flex-wrap items-center gap-1.5">
          <li>
            <CultivationStatusTag status={entry?.status ?? null} />
          </li>
          {company.isDemo ? <li className="tag">示例数据</li> : null}
        </ul>
      </WorkHead>
      <p className="mb-4 text-ink-2">
        {company.creditCode ?? "信用代码待核"}
        {entry ? ` · ${formatDate(entry.since)}起为当前状态` : ""} ·{" "}
        <Link to={paths.enterprise(company.id)}>公开页面</Link>
      </p>
      {data.isOwn ? <Notice kind="warning" className="mb-4" title={CULTIVATION_REFUSAL_TEXT.own} /> : null}
      {data.outdated === null ? null : (
        <Notice kind="warning" className="mb-4" title="未更新年度数据">
          <p>
            最近确认的是 {data.outdated} 年度，超过 {FIGURES_COUNT_YEARS}{" "}
            年不再作为入库与退出建议的依据（项目默认）。请联系企业更新；在此之前只按有效的证书和名单提出建议。
          </p>
        </Notice>
      )}
      <section aria-labelledby="tiers" className="card mb-5 p-5">
        <h2 id="tiers" className="text-lg font-bold">
          层级
        </h2>
        {data.tiers.length === 0 ? <p className="text-ink-2">还没有列入任何层级。</p> : null}
        <ul className="mt-1 flex flex-wrap gap-1.5">
          <TierTags tiers={data.tiers} />
        </ul>
        {data.near?.tier ? (
          <p className="mt-3">
            <NearText near={data.near} />
            <small className="block text-ink-2">按 {data.near.year} 年度数据计算，费力程度为项目默认。</small>
          </p>
        ) : null}
      </section>
      {data.proposals.length > 0 ? (
        <section aria-labelledby="proposals" className="card mb-5 p-5">
          <h2 id="proposals" className="text-lg font-bold">
            待决定的建议
          </h2>
          <ul className="divide-y divide-line">
            {data.proposals.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-2 py-2">
                <ProposalVerbTag verb={one.verb} />
                <span>{one.tiers.length > 0 ? tierNames(one.tiers) : "企业整体"}</span>
                {data.mayDecide ? <Link to={paths.adminProposal(one.id)}>查看理由并办理</Link> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <YearsTable
        years={data.years}
        shownYear={shown?.year ?? null}
        checked={checked}
        enterpriseId={company.id}
      />
      {shown ? (
        <section aria-labelledby="verdicts" className="card mb-5 p-5">
          <h2 id="verdicts" className="text-lg font-bold">
            {shown.year} 年度各项规则的判断
          </h2>
          <EvaluationList evaluations={shown.evaluations} />
          <details className="mt-3">
            <summary className="flex min-h-11 cursor-pointer items-center font-bold text-teal">
              年度数据与上一年对照
            </summary>
            <FiguresBeside year={shown.year} figures={shown.figures} />
          </details>
        </section>
      ) : null}
      <CertificateTable
        certificates={data.certificates}
        mayDecide={data.mayDecide && !data.isOwn}
        faults={found("revoke")}
      />
      {data.mayDecide && !data.isOwn ? (
        <>
          <AddCertificate faults={found("certificate")} />
          <ManualMoveForms
            status={entry?.status ?? null}
            version={entry?.version ?? 0}
            held={data.tiers.map(({ tier }) => tier)}
            faults={found("move")}
          />
        </>
      ) : null}
      <CultivationHistory events={data.events} />
    </>
  );
}
