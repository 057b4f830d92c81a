import { randomUUID } from "node:crypto";
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ConsentBox } from "~/components/card-cases/consent-box";
import { Content } from "~/components/card-cases/editor";
import { ChoiceGroup } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_KIND_LABELS } from "~/domain/card-application";
import { CARD_APPLICATION_REFUSAL_TEXT } from "~/domain/card-decision";
import { CARD_MATERIALS } from "~/domain/card-materials";
import { answersQuery, readAnswers } from "~/domain/card-check";
import { NewCardApplicationForm, RenewalForm } from "~/domain/card-application-form";
import { cardDisclosure } from "~/domain/card-disclosure";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { isKeyOf } from "~/domain/labels";
import {
  CARD_CATEGORY_LABELS,
  CATALOGUE_CATEGORIES,
  FENGQI_BANDS,
  type CardCategory,
} from "~/domain/talent-card";
import { formatDate } from "~/domain/time";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  NEW_CASE_REFUSAL_TEXT,
  createCardApplication,
  newCaseObstacle,
  openCaseOf,
} from "~/services/card-application/create-card-application.server";
import { loadOwnCardApplication } from "~/services/card-application/load-card-application.server";
import { previewFollowUp } from "~/services/card-application/preview-renewal.server";
import { submitCardApplication } from "~/services/card-application/submit-card-application.server";
import { vaultContext } from "~/services/vault-context.server";

const kindOf = (text: unknown) => (isKeyOf(CARD_APPLICATION_KIND_LABELS, text) ? text : "new");

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const query = new URL(asked.request.url).searchParams;
  const kind = kindOf(query.get("kind"));
  const category = query.get("category");
  const obstacle = newCaseObstacle(ctx.db, ctx.actor.id, kind, ctx.now);
  const open = openCaseOf(ctx.db, ctx.actor.id);
  return {
    kind,
    category: isKeyOf(CARD_CATEGORY_LABELS, category) ? category : null,
    checked: Object.entries(answersQuery(readAnswers(query), "all")),
    obstacle: obstacle && NEW_CASE_REFUSAL_TEXT[obstacle],
    open: open?.id ?? null,
    isFiling: open !== undefined && loadOwnCardApplication(ctx, open.id) === undefined,
    before: kind === "new" || obstacle ? null : previewFollowUp(ctx, kind),
    disclosure: cardDisclosure(asked.context.operator),
    formKey: randomUUID(),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:hold"));
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(NewCardApplicationForm, values);
  if (!form) return found;
  const { formKey, kind, category = null } = form;
  if (values.intent === "renew") {
    const { data: renewal, faults: missing } = readForm(RenewalForm, values);
    if (!renewal) return missing;
  }
  const checked = answersQuery(readAnswers(new URLSearchParams(values)), "all");
  const made = createCardApplication(ctx, { formKey, kind, category, checked });
  if ("refused" in made) return faults(values, { form: NEW_CASE_REFUSAL_TEXT[made.refused] });
  if (values.intent !== "renew") return redirect(paths.myCardApplicationEdit(made.id), 303);
  const row = loadOwnCardApplication(ctx, made.id);
  // The same press a second time: it was handed in by the first.
  if (row?.status !== "draft") return redirect(paths.myCardApplication(made.id), 303);
  const { operator, publicUrl } = asked.context;
  const step = { verb: "submit", version: row.version, operator } as const;
  const result = submitCardApplication(ctx, { side: "person", row }, step, cardLinks(publicUrl));
  if ("refused" in result)
    return redirectWithToast(
      paths.myCardApplicationEdit(made.id, "check"),
      CARD_APPLICATION_REFUSAL_TEXT[result.refused],
    );
  return redirectWithToast(paths.myCardApplication(made.id), "续期申请已提交，受理回执在本页。");
}

export const meta: MetaFunction = () => pageTitle("申请人才卡");

const HINTS: Record<CardCategory, string | undefined> = {
  top: "诺贝尔奖、院士、国家最高科技奖等",
  outstanding: "国家三大奖二等奖、国家级人才计划入选者等",
  leading: "目录没有公开文本，申报条件待核",
  young: "目录没有公开文本，申报条件待核",
  fengqiPostdoc: "公开文本不全，待核",
  fengqiDoctor: "博士或在读博士，高级职称或高级技师",
  fengqiMaster: "硕士，中级职称或技师",
  fengqiBachelor: "本科，初级职称或高级工",
};
const options = (categories: readonly CardCategory[]) =>
  categories.map((value) => ({ value, label: CARD_CATEGORY_LABELS[value], hint: HINTS[value] }));
const CATEGORIES = options([...CATALOGUE_CATEGORIES, ...FENGQI_BANDS]);

export default function NewCardApplication() {
  const { kind, obstacle, open, isFiling, before } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <Link to={paths.myCardApplications()}>人才卡申请</Link>
      </p>
      <WorkHead title={kind === "new" ? "申请人才卡" : `人才卡${CARD_APPLICATION_KIND_LABELS[kind]}`} />
      {obstacle ? (
        <Notice kind="warning" title={obstacle}>
          {open ? (
            <p>
              {isFiling ? (
                <Link to={paths.myCardApplications()}>查看由单位填写的申请，或撤回同意</Link>
              ) : (
                <Link to={paths.myCardApplication(open)}>打开在办的申请</Link>
              )}
            </p>
          ) : null}
        </Notice>
      ) : before ? (
        <FollowUp />
      ) : (
        <First />
      )}
    </>
  );
}

function First() {
  const { category, checked, formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <PortalForm faults={found} className="card p-5 md:p-7">
      <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
      {checked.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ChoiceGroup
        name="category"
        label="申请的类别"
        hint={
          <>
            不确定的，先<Link to={paths.cardCheck()}>自测条件</Link>。
          </>
        }
        type="radio"
        options={CATEGORIES}
        chosen={category ? [category] : []}
        stacked
      />
      <p className="mb-4 text-sm text-ink-2">
        {checked.length > 0 ? "刚才自查的回答会带入。" : ""}
        平台已经知道的会先填好，并注明来自哪里；填写的内容自动保存，提交前都可以修改。
      </p>
      <SubmitButton>开始填写</SubmitButton>
    </PortalForm>
  );
}

/** A renewal by one press, or the beginning of a change of employer. */
function FollowUp() {
  const { before, kind, formKey, disclosure } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!before) return null;
  const whole = before.gaps.length === 0;
  const oneStep = kind === "renewal" && whole;
  return (
    <div className="space-y-5">
      <section aria-labelledby="before" className="card p-5">
        <h2 id="before" className="text-lg font-bold">
          {CARD_CATEGORY_LABELS[before.card.category]} · {before.card.number}
        </h2>
        <p>
          有效期至 {formatDate(before.card.validUntil)}
          {before.card.employerName ? `，现登记单位：${before.card.employerName}` : ""}
        </p>
        <h3 className="mt-4 font-bold">{kind === "renewal" ? "续期的内容" : "沿用的内容"}</h3>
        <p className="mb-2 text-sm text-ink-2">来自您的人才卡和上次的申请。</p>
        <Content rows={before.content} />
        <p className="mt-2">
          沿用的材料：
          {before.materials.length === 0
            ? "没有"
            : before.materials.map((one) => CARD_MATERIALS[one].label).join("、")}
          。工作人员会重新核对。
        </p>
        {whole || kind === "change" ? null : (
          <Notice kind="warning" title="还要补充" className="mt-3">
            <ul className="list-disc pl-5">
              {before.gaps.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Notice>
        )}
      </section>
      <PortalForm faults={found} className="card p-5 md:p-7">
        <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
        <input type="hidden" name="kind" value={kind} />
        {oneStep ? <ConsentBox disclosure={disclosure} /> : null}
        <div className="flex flex-wrap gap-3">
          {oneStep ? <SubmitButton intent="renew">确认无误，提交续期</SubmitButton> : null}
          <SubmitButton intent="edit" className={oneStep ? "btn btn-quiet" : "btn"}>
            {kind === "change" ? "填写新单位" : oneStep ? "内容有变化，逐项修改" : "补充后续期"}
          </SubmitButton>
        </div>
      </PortalForm>
    </div>
  );
}
