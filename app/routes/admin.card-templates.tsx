import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { SettingHistory } from "~/components/ui/setting-history";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_VERB_TEXT } from "~/domain/card-application-moves";
import {
  DECISION_TEMPLATES_SETTING,
  LONGEST_TEMPLATE,
  MOST_TEMPLATES,
  TEMPLATED_VERBS,
} from "~/domain/decision-template";
import { TemplatesForm } from "~/domain/decision-template-form";
import { faults, formValues, readForm } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { latestVersion, listVersions } from "~/services/setting/change-setting.server";
import { getDecisionTemplates } from "~/services/setting/get-decision-templates.server";
import { setDecisionTemplates } from "~/services/setting/set-decision-templates.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "setting:manage");
  const ctx = accountContext(asked.context, person);
  const templates = getDecisionTemplates(ctx);
  return {
    texts: TEMPLATED_VERBS.map((verb) => ({ verb, text: (templates[verb] ?? []).join("\n") })),
    version: latestVersion(ctx.db, DECISION_TEMPLATES_SETTING),
    history: listVersions(ctx, DECISION_TEMPLATES_SETTING).map(({ value: _value, ...version }) => version),
  };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "setting:manage");
  const ctx = accountContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  const { data, faults: found } = readForm(TemplatesForm, values);
  if (!data) return found;
  const { shown, changeNote, ...templates } = data;
  const result = setDecisionTemplates(ctx, { shown, templates, note: changeNote });
  if ("done" in result) return redirectWithToast(paths.adminCardTemplates(), "常用说明已更新。");
  return faults(values, { form: "常用说明刚刚被其他人更改过。您填写的内容还在，请对照后再保存。" });
}

export const meta: MetaFunction = () => pageTitle("办理常用说明");

export default function CardTemplates() {
  const { texts, version, history } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const isStale = found?.values.shown !== undefined && Number(found.values.shown) !== version;
  return (
    <>
      <WorkHead title="办理常用说明" />
      <p className="prose-zh mb-4 text-ink-2">
        办理人员写结论时可以套用，申请人会看到。每行一条，每种结论最多 {MOST_TEMPLATES} 条、每条最多{" "}
        {LONGEST_TEMPLATE} 个字。{version === 0 ? "目前为项目默认的措辞，可以改成本机关的用语。" : ""}
      </p>
      <PortalForm faults={found} key={version} className="card p-5">
        <input type="hidden" name="shown" value={version} />
        <Stored
          button="保存常用说明"
          fields={
            isStale
              ? texts
                  .filter(({ verb, text }) => found?.values[verb]?.replaceAll("\r\n", "\n") !== text)
                  .map(({ verb, text }) => ({ label: CARD_APPLICATION_VERB_TEXT[verb], text }))
              : []
          }
        />
        <div className="grid gap-x-5 lg:grid-cols-2">
          {texts.map(({ verb, text }) => (
            <TextField
              key={verb}
              name={verb}
              label={CARD_APPLICATION_VERB_TEXT[verb]}
              rows={3}
              optional
              defaultValue={text}
            />
          ))}
        </div>
        <Field name="changeNote" label="更改原因" hint="会记入历史" />
        <SubmitButton>保存常用说明</SubmitButton>
      </PortalForm>
      <SettingHistory versions={history} label="常用说明的更改历史" />
    </>
  );
}
