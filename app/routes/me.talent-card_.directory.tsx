import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { WITHDRAWAL_EFFECT } from "~/domain/consent";
import { EXPERT_DISCLOSURE, LISTING_REFUSAL_TEXT, LONGEST_EXPERTISE } from "~/domain/expert";
import { ListingForm } from "~/domain/expert-form";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { chooseListing, listingObstacle, loadOwnListing } from "~/services/expert/choose-listing.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:hold"));
  const card = loadOwnListing(ctx);
  if (!card) return null;
  const { number, category, field, listed, expertise, version } = card;
  return {
    ...{ number, category, field, listed, expertise, version },
    obstacle: listingObstacle(ctx.db, card, ctx.now),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = accountContext(asked.context, requirePermission(asked, "card:hold"));
  const card = loadOwnListing(ctx);
  if (!card) throw new Response(null, { status: 404 });
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(ListingForm, values);
  if (!form) return found;
  const result = chooseListing(ctx, card, form);
  if ("refused" in result) return faults(values, { form: LISTING_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(
    paths.myCardDirectory(),
    form.listed
      ? "已在专家名录中公开，已核验的用人单位可以找到您。"
      : "已退出专家名录，用人单位不再能找到您。",
  );
}

export const meta: MetaFunction = () => pageTitle("专家名录");

export default function Directory() {
  const card = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="专家名录" />
      <p className="mb-4 max-w-3xl text-ink-2">
        持有有效人才卡的人可以自愿进入专家名录，让已核验的用人单位按专长找到您，来谈合作、咨询或授课。名录不显示姓名、单位、卡号和联系方式；对方的来信由平台转给您，答不答复由您决定。
      </p>
      {card ? (
        <Listing />
      ) : (
        <p className="card max-w-3xl p-5">您还没有可以使用的人才卡，取得人才卡后可以在这里选择是否公开。</p>
      )}
    </>
  );
}

function Listing() {
  const card = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!card) return null;
  const { number, category, field, listed, expertise, version, obstacle } = card;
  const { recipient, purpose, items, retention } = EXPERT_DISCLOSURE;
  const typed = found?.values.expertise;
  const hasChanged = found?.errors.form === LISTING_REFUSAL_TEXT.changed;
  return (
    <section aria-labelledby="listing" className="card max-w-3xl p-5">
      <h2 id="listing" className="text-lg font-bold">
        {listed ? "您已在名录中公开" : "您没有在名录中公开"}
      </h2>
      <p className="mb-3 text-ink-2">
        人才卡 {number} · {CARD_CATEGORY_LABELS[category]}
        {field ? ` · ${INDUSTRY_LABELS[field] ?? field}` : ""}
      </p>
      {obstacle ? (
        <Notice kind="warning">
          <p>{LISTING_REFUSAL_TEXT[obstacle]}</p>
        </Notice>
      ) : null}
      {hasChanged && typed !== undefined && expertise !== null && expertise !== typed ? (
        <Notice kind="warning" title="现在保存着的专长">
          <p className="whitespace-pre-line">{expertise}</p>
        </Notice>
      ) : null}
      <PortalForm faults={found}>
        <input type="hidden" name="version" value={version} />
        <ChoiceGroup
          name="listed"
          label="是否公开"
          type="radio"
          options={[
            { value: "1", label: "公开：已核验的用人单位可以按专长找到我" },
            { value: "0", label: "不公开" },
          ]}
          chosen={[listed ? "1" : "0"]}
          stacked
        />
        <TextField
          name="expertise"
          label="专长"
          hint={`公开时必填。研究方向、擅长的技术、可以帮企业做什么，最多 ${LONGEST_EXPERTISE} 个字。请不要写姓名、电话、邮箱和证件号码`}
          defaultValue={expertise ?? ""}
          maxLength={LONGEST_EXPERTISE * 2}
          rows={6}
          optional={!listed}
        />
        {found?.errors.expertise?.includes("建议删去") ? (
          <ChoiceGroup
            name="sure"
            label="确认"
            type="checkbox"
            options={[{ value: "1", label: "我看过了，就这样公开" }]}
            optional
          />
        ) : null}
        <div className="mb-5 rounded-card border border-line px-4 py-3 text-sm text-ink-2">
          <p className="font-bold text-ink">选择“公开”即表示同意：</p>
          <ul className="mt-1 list-disc pl-5">
            <li>提供给：{recipient}</li>
            <li>用于：{purpose}</li>
            <li>内容：{items.join("、")}</li>
            <li>期限：{retention}</li>
          </ul>
          <p className="mt-1">
            可以随时改回。{WITHDRAWAL_EFFECT.expert}同意与撤回都有记录。要对某家单位隐藏，请到
            <Link to={paths.profileVisibility()}>谁可以看到我的简历</Link>。
          </p>
        </div>
        <SubmitButton>保存</SubmitButton>
      </PortalForm>
    </section>
  );
}
