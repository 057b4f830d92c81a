import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { BenefitFields } from "~/components/benefits/benefit-fields";
import { UseFigures } from "~/components/benefits/use-figures";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { WorkHead } from "~/components/ui/work-area";
import { BenefitChangeForm, BenefitSwitchForm } from "~/domain/benefit-form";
import { BENEFIT_TERM_LABELS, changedTerms, showTerm, type BenefitTerm } from "~/domain/benefit-terms";
import { actionLabel } from "~/domain/audit";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { formatTime } from "~/domain/time";
import { dayOfUse } from "~/domain/benefit";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { benefitFigures } from "~/services/benefit/count-uses.server";
import { benefitVersions } from "~/services/benefit/list-benefits.server";
import { loadBenefit } from "~/services/benefit/load-benefit.server";
import { BENEFIT_CHANGED, changeBenefit, switchBenefit } from "~/services/benefit/save-benefit.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "benefit:manage"));
  const target = loadBenefit(ctx, asked.params.benefitId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  return {
    benefit: target,
    figures: benefitFigures(ctx.db, target.id),
    today: dayOfUse(ctx.now),
    versions: benefitVersions(ctx, target.id).map(({ details, ...version }) => ({
      ...version,
      changes: changedTerms(
        (details?.before ?? {}) as Record<string, unknown>,
        version.action === "benefit:change" ? ((details?.after ?? {}) as Record<string, unknown>) : {},
      ),
    })),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { intent } = values;
  if (intent === "stop" || intent === "start") {
    const { data: form, faults: found } = readForm(BenefitSwitchForm, values);
    if (!form) return found;
    const result = switchBenefit(ctx, target, form.version, intent === "start");
    if ("refused" in result) return faults(values, { form: BENEFIT_CHANGED });
    const said = intent === "start" ? "已恢复使用" : "已停用，已核销的记录保留";
    return redirectWithToast(paths.adminBenefit(target.id), `${said}：${target.title}`);
  }
  const { data: form, faults: found } = readForm(BenefitChangeForm, values);
  if (!form) return found;
  const result = changeBenefit(ctx, target, form);
  if ("refused" in result) return faults(values, { form: BENEFIT_CHANGED });
  return redirectWithToast(paths.adminBenefit(target.id), `已保存：${form.title}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `权益：${data.benefit.title}` : "人才卡权益");

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function BenefitPage() {
  const shown = useLoaderData<typeof loader>();
  const { benefit, figures, today, versions } = shown;
  const counted = benefit.redeemable || figures.uses > 0;
  const aside = counted || versions.length > 0;
  return (
    <>
      <p>
        <Link to={paths.adminBenefits(benefit.active ? {} : { state: "inactive" })}>人才卡权益</Link>
      </p>
      <WorkHead
        title={
          <>
            {benefit.title}
            {benefit.active ? null : <span className="tag tag-ended ml-3 align-middle">已停用</span>}
            {benefit.demo ? <span className="tag ml-3 align-middle">示例</span> : null}
          </>
        }
      >
        <Form method="post">
          <input type="hidden" name="version" value={benefit.version} />
          <SubmitButton intent={benefit.active ? "stop" : "start"} className="btn btn-quiet">
            {benefit.active ? "停用" : "恢复使用"}
          </SubmitButton>
        </Form>
      </WorkHead>
      <div className={`grid items-start gap-5 ${aside ? "xl:grid-cols-[minmax(0,1fr)_20rem]" : "max-w-4xl"}`}>
        <Terms {...shown} />
        <div className="min-w-0 space-y-5">
          {counted ? <UseFigures figures={figures} today={today} /> : null}
          <Versions {...shown} />
        </div>
      </div>
    </>
  );
}

const BUTTON = "保存";

function Terms({ benefit }: Shown) {
  const found = useActionData<typeof action>();
  const typed = found?.values;
  const stored = benefit as unknown as Record<string, unknown>;
  const differs =
    typed?.version !== undefined && typed.title !== undefined && Number(typed.version) !== benefit.version;
  return (
    <section aria-labelledby="terms" className="card p-5">
      <h2 id="terms" className="mb-3 text-lg font-bold">
        内容与次数
      </h2>
      <PortalForm faults={found} key={benefit.version}>
        <input type="hidden" name="version" value={benefit.version} />
        <Stored
          button={BUTTON}
          fields={
            differs
              ? (Object.entries(BENEFIT_TERM_LABELS) as [BenefitTerm, string][])
                  .filter(([term]) => term in typed && asTyped(stored[term]) !== typed[term])
                  .map(([term, label]) => ({ label, text: showTerm(term, stored[term]) }))
              : []
          }
        />
        <BenefitFields terms={benefit} />
        <SubmitButton intent="save">{BUTTON}</SubmitButton>
      </PortalForm>
    </section>
  );
}

const asTyped = (value: unknown) => (value === null || value === undefined ? "" : String(value));

function Versions({ versions }: Shown) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="card p-5">
      <h2 id="versions" className="text-lg font-bold">
        更改记录
      </h2>
      <ol className="mt-2 space-y-3 text-sm">
        {versions.map(({ id, at, action: done, by, changes }) => (
          <li key={id}>
            <p>
              {formatTime(at)} {by} {actionLabel(done)}
            </p>
            <ul className="text-ink-2">
              {changes.map(({ label, from, to }) => (
                <li key={label}>
                  {label}：{from} → {to}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
