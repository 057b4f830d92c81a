import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ChoiceGroup, Field, SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { Notice } from "~/components/ui/notice";
import { SettingHistory } from "~/components/ui/setting-history";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { EDUCATION_LABELS } from "~/domain/education";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { MINIMUM_WAGE_SETTING } from "~/domain/minimum-wage";
import { PREMIUM_BANDS, PREMIUM_RULE_SETTING } from "~/domain/premium";
import { PremiumForm, WageForm, ruleFrom } from "~/domain/setting-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { previewPremium } from "~/services/premium/recompute-premium.server";
import { setPremiumRule } from "~/services/premium/set-premium-rule.server";
import { latestVersion, listVersions } from "~/services/setting/change-setting.server";
import { getMinimumWages } from "~/services/setting/get-minimum-wages.server";
import { getPremiumRule } from "~/services/setting/get-premium-rule.server";
import { setMinimumWage } from "~/services/setting/set-minimum-wage.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "setting:manage");
  const ctx = accountContext(asked.context, person);
  const history = (key: string) => listVersions(ctx, key).map(({ value: _value, ...version }) => version);
  return {
    rule: getPremiumRule(ctx),
    ruleVersion: latestVersion(ctx.db, PREMIUM_RULE_SETTING),
    ruleHistory: history(PREMIUM_RULE_SETTING),
    wages: getMinimumWages(ctx),
    wageVersion: latestVersion(ctx.db, MINIMUM_WAGE_SETTING),
    wageHistory: history(MINIMUM_WAGE_SETTING),
  };
}

interface Answer {
  form: "premium" | "wage";
  faults: FormFaults | null;
  preview: { now: number; then: number } | null;
}

const CHANGED = "这项设置刚刚被其他人更改过。您填写的内容还在，请对照后再保存。";

export async function action(asked: ActionFunctionArgs): Promise<Response | Answer> {
  const person = requirePermission(asked, "setting:manage");
  const ctx = accountContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  if (values.intent === "wage") {
    const { data, faults: found } = readForm(WageForm, values);
    if (!data) return { form: "wage", faults: found, preview: null };
    const result = setMinimumWage(ctx, data);
    if ("done" in result)
      return redirectWithToast(paths.adminSettings(), "最低工资已更新，立即用于薪酬检查。");
    return { form: "wage", faults: faults(values, { form: CHANGED }), preview: null };
  }
  if (values.intent !== "premium" && values.intent !== "preview") throw new Response(null, { status: 400 });
  const isPreview = values.intent === "preview";
  const { data, faults: found } = readForm(PremiumForm, isPreview ? { ...values, note: "预估影响" } : values);
  if (!data) return { form: "premium", faults: found, preview: null };
  if (isPreview) {
    const preview = previewPremium(ctx, ruleFrom(data, data.shown + 1));
    return { form: "premium", faults: faults(values, {}), preview };
  }
  const result = setPremiumRule(ctx, data);
  if ("done" in result) return redirectWithToast(paths.adminSettings(), "规则已更新，正在重算所有在招职位。");
  return { form: "premium", faults: faults(values, { form: CHANGED }), preview: null };
}

export const meta: MetaFunction = () => pageTitle("规则与参数");

const amount = (n: number) => n.toLocaleString("en-US");

export default function Settings() {
  return (
    <>
      <WorkHead title="规则与参数" />
      <PremiumRuleForm />
      <Wages />
    </>
  );
}

function PremiumRuleForm() {
  const { rule, ruleVersion, ruleHistory } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const own = answer?.form === "premium" ? answer : null;
  const typed = own?.faults?.values;
  return (
    <section aria-labelledby="premium" className="card p-5">
      <h2 id="premium" className="text-lg font-bold">
        高薪优岗
      </h2>
      <p className="text-ink-2">
        官方尚无公开口径（渝高新发〔2023〕8号只有数量目标），门槛由平台设定并标注“项目默认（非官方）”。
        职位须同时满足：薪酬写明为数值、年薪下限达到对应学历门槛、写明五险一金、用人单位核验有效。
        {rule ? `现行规则：第 ${rule.version} 版，${rule.year} 年数据。` : "尚未设定，目前不标注任何职位。"}
      </p>
      {own?.preview ? (
        <div role="status">
          <Notice kind="info" className="mt-3">
            <p>
              现在标注 {amount(own.preview.now)} 个在招职位，按填写的门槛将标注 {amount(own.preview.then)}{" "}
              个。尚未保存。
            </p>
          </Notice>
        </div>
      ) : null}
      <PortalForm faults={own?.faults} key={ruleVersion} className="mt-4">
        <input type="hidden" name="shown" value={ruleVersion} />
        <Stored
          button="保存规则"
          fields={
            typed && Number(typed.shown) !== ruleVersion
              ? PREMIUM_BANDS.filter((band) => String(rule?.minAnnualPay[band] ?? "") !== typed[band]).map(
                  (band) => ({
                    label: `${EDUCATION_LABELS[band]}年薪下限（元）`,
                    text: String(rule?.minAnnualPay[band] ?? ""),
                  }),
                )
              : []
          }
        />
        <div className="grid gap-x-5 sm:grid-cols-2 lg:grid-cols-4">
          {PREMIUM_BANDS.map((band) => (
            <Field
              key={band}
              name={band}
              label={`${EDUCATION_LABELS[band]}年薪下限（元）`}
              optional
              inputMode="numeric"
              defaultValue={rule?.minAnnualPay[band] ?? ""}
            />
          ))}
          <Field name="year" label="数据年份" inputMode="numeric" defaultValue={rule?.year ?? ""} />
        </div>
        <Field name="note" label="更改依据" hint="例如采用的统计公报和倍数，会记入历史" defaultValue="" />
        <div className="flex flex-wrap gap-3">
          <SubmitButton intent="preview" className="btn btn-quiet">
            预估影响
          </SubmitButton>
          <SubmitButton intent="premium">保存规则</SubmitButton>
        </div>
      </PortalForm>
      <SettingHistory versions={ruleHistory} label="规则的更改历史" />
    </section>
  );
}

function Wages() {
  const { wages, wageVersion, wageHistory } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const places = [...new Set(wages.map(({ place }) => place))];
  return (
    <section aria-labelledby="wages" className="card mt-5 p-5">
      <h2 id="wages" className="text-lg font-bold">
        最低工资
      </h2>
      <p className="mb-3 text-ink-2">
        用于检查职位的薪酬和试用期工资，按发布当天有效的标准。未经核对的数额只作提示，不阻止发布。
      </p>
      <Table caption="最低工资标准" columns={["地区", "月最低", "小时最低", "有效期", "依据"]}>
        {wages.map((wage) => (
          <tr key={`${wage.place}${wage.effectiveFrom}`}>
            <td>{wage.place}</td>
            <td className="whitespace-nowrap">{amount(wage.monthly)} 元</td>
            <td className="whitespace-nowrap">{wage.hourly === null ? "待核" : `${wage.hourly} 元`}</td>
            <td className="whitespace-nowrap">
              {wage.effectiveFrom ?? "起始待核"} 至 {wage.effectiveTo ?? "现在"}
            </td>
            <td>
              {wage.source}
              {wage.confidence === "H" ? null : <span className="tag ml-1">待核</span>}
            </td>
          </tr>
        ))}
      </Table>
      <h3 className="mt-5 mb-2 font-bold">新增或更正标准</h3>
      <PortalForm faults={answer?.form === "wage" ? answer.faults : null} key={wageVersion}>
        <input type="hidden" name="shown" value={wageVersion} />
        <div className="grid gap-x-5 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField
            name="place"
            label="地区"
            options={places.map((place) => ({ value: place, label: place }))}
          />
          <Field name="monthly" label="月最低工资（元）" inputMode="numeric" />
          <Field name="hourly" label="小时最低工资（元）" optional inputMode="decimal" />
          <Field name="effectiveFrom" label="施行日期" type="date" hint="同一天的旧标准会被替换" />
        </div>
        <Field name="source" label="文件名称和文号" />
        <ChoiceGroup
          name="checked"
          label="核对情况"
          optional
          type="checkbox"
          options={[{ value: "yes", label: "已对照原文核对，低于标准的职位不能提交" }]}
        />
        <Field name="note" label="更改说明" hint="会记入历史" />
        <SubmitButton intent="wage">保存标准</SubmitButton>
      </PortalForm>
      <SettingHistory versions={wageHistory} label="最低工资的更改历史" />
    </section>
  );
}
