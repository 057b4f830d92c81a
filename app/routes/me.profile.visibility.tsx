import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ContactWarning } from "~/components/candidates/contact-warning";
import { ChoiceGroup } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { WorkHead } from "~/components/ui/work-area";
import { MOST_HIDDEN, VISIBILITIES, VISIBILITY_LABELS, VISIBLE_DISCLOSURE } from "~/domain/candidate";
import { WITHDRAWAL_EFFECT } from "~/domain/consent";
import { contactPlaces } from "~/domain/contact-in-text";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { VisibilityForm } from "~/domain/profile-form";
import { formatDate } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { findToHide, hideFrom, listHidden, showTo } from "~/services/candidate/hide-enterprise.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { setVisibility } from "~/services/candidate/set-visibility.server";
import { listViews } from "~/services/talent/record-view.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "candidate:act"));
  const words = new URL(asked.request.url).searchParams.get("q")?.trim() ?? "";
  const profile = readProfile(ctx);
  return {
    visibility: profile?.visibility ?? ("applied" as const),
    contactIn: profile ? contactPlaces(profile) : [],
    views: listViews(ctx),
    hidden: listHidden(ctx),
    words,
    found: words === "" ? null : findToHide(ctx, words),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = vaultContext(asked.context, requirePermission(asked, "candidate:act"));
  const values = formValues(await readFormData(asked.request));
  const here = paths.profileVisibility();
  const { target = "" } = values;
  switch (values.intent) {
    case "visibility": {
      const { data: form, faults: found } = readForm(VisibilityForm, values);
      if (!form) return found;
      setVisibility(ctx, form.visibility);
      return redirectWithToast(paths.profile(), "公开范围已保存。");
    }
    case "hide": {
      const result = hideFrom(ctx, target);
      if ("done" in result) return redirectWithToast(here, `已对“${result.done}”隐藏。`);
      if (result.refused === "gone") throw new Response(null, { status: 404 });
      return faults(values, { form: `最多对 ${MOST_HIDDEN} 家单位隐藏，请先取消一些。` });
    }
    case "show":
      showTo(ctx, target);
      return redirectWithToast(here, "已取消隐藏。");
    default:
      throw new Response(null, { status: 400 });
  }
}

export const meta: MetaFunction = () => pageTitle("谁可以看到我的简历");

const OPTIONS = VISIBILITIES.map((value) => ({ value, label: VISIBILITY_LABELS[value] }));

export default function Visibility() {
  const { visibility, contactIn, views } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const { recipient, purpose, items, retention } = VISIBLE_DISCLOSURE;
  return (
    <>
      <WorkHead title="谁可以看到我的简历" />
      <ContactWarning places={contactIn} open={visibility === "verified"} />
      <section aria-labelledby="range" className="card max-w-3xl p-5">
        <h2 id="range" className="mb-3 text-lg font-bold">
          公开范围
        </h2>
        <PortalForm faults={found?.values.intent === "visibility" ? found : null}>
          <ChoiceGroup
            name="visibility"
            label="谁可以看到"
            type="radio"
            options={OPTIONS}
            chosen={[visibility]}
            stacked
          />
          <div className="mb-5 rounded-card border border-line px-4 py-3 text-sm text-ink-2">
            <p className="font-bold text-ink">选择“已核验的用人单位都可以看到”即表示同意：</p>
            <ul className="mt-1 list-disc pl-5">
              <li>提供给：{recipient}</li>
              <li>用于：{purpose}</li>
              <li>内容：{items.join("、")}；不含姓名、联系方式和附件</li>
              <li>期限：{retention}</li>
            </ul>
            <p className="mt-1">可以随时改回。{WITHDRAWAL_EFFECT.visible}同意与撤回都有记录。</p>
          </div>
          <div className="flex flex-wrap gap-3">
            <SubmitButton intent="visibility">保存</SubmitButton>
            <Link to={paths.profile()} className="btn btn-quiet">
              返回
            </Link>
          </div>
        </PortalForm>
      </section>
      <section aria-labelledby="views" className="card mt-5 max-w-3xl p-5">
        <h2 id="views" className="text-lg font-bold">
          谁看过我公开的求职意向
        </h2>
        <p className="text-sm text-ink-2">近 90 天；对方看不到姓名和联系方式。投递后的查看记在每份投递里。</p>
        {views.length === 0 ? <p className="mt-2">还没有用人单位看过。</p> : null}
        <ul className="mt-2">
          {views.map(({ enterpriseId, name, at }) => (
            <li key={enterpriseId} className={ROW}>
              <Link to={paths.enterprise(enterpriseId)}>{name}</Link>
              <span className="text-sm text-ink-2">最近 {formatDate(at)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Hidden faults={found?.values.intent === "hide" ? found : undefined} />
    </>
  );
}

const ROW = "flex flex-wrap items-center justify-between gap-3 border-t border-line py-2 first:border-0";

function Hidden({ faults: fault }: { faults: FormFaults | undefined }) {
  const { hidden, words, found } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="hidden" className="card mt-5 max-w-3xl p-5">
      <h2 id="hidden" className="text-lg font-bold">
        对其隐藏的单位
      </h2>
      <p className="text-sm text-ink-2">例如现在的工作单位：它找不到您，您也不会误投。对方不会知道。</p>
      <ul className="mt-2">
        {hidden.map(({ id, name }) => (
          <li key={id} className={ROW}>
            {name}
            <Form method="post">
              <input type="hidden" name="target" value={id} />
              <SubmitButton intent="show" className="btn btn-quiet" label={`取消对“${name}”隐藏`}>
                取消隐藏
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="get" role="search" className="mt-4">
        <label htmlFor="enterprise-words" className="font-bold">
          按名称查找单位
        </label>
        <div className="mt-1 flex gap-2">
          <input
            key={words}
            id="enterprise-words"
            type="search"
            name="q"
            maxLength={60}
            defaultValue={words}
            className="field min-h-11 min-w-0 flex-1"
          />
          <button type="submit" className="btn btn-quiet">
            查找
          </button>
        </div>
      </Form>
      {fault?.errors.form ? (
        <p role="alert" className="mt-2 font-bold text-danger">
          {fault.errors.form}
        </p>
      ) : null}
      {found ? (
        <div role="status" className="mt-3">
          {found.length === 0 ? (
            <p className="text-ink-2">没有找到名称含“{words}”、尚未隐藏的单位。</p>
          ) : null}
          <ul>
            {found.map(({ id, name, district }) => (
              <li key={id} className={ROW}>
                <span>
                  {name}
                  {district ? <small className="block text-ink-2">{district}</small> : null}
                </span>
                <Form method="post" action={paths.profileVisibility()}>
                  <input type="hidden" name="target" value={id} />
                  <SubmitButton intent="hide" className="btn btn-quiet" label={`对“${name}”隐藏`}>
                    对其隐藏
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
