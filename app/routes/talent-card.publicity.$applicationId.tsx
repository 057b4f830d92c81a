import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findAccount } from "~/auth/require.server";
import { Field, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { STAGE_WORKING_DAYS } from "~/domain/card-application";
import { faults, formValues, readForm } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { ObjectionForm, objectionReceipt } from "~/domain/objection-form";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatDate } from "~/domain/time";
import { cardLinks } from "~/http/card-links";
import { readFormData } from "~/http/form-data.server";
import { termText } from "~/domain/terms";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { findPublicity } from "~/services/card-application/list-publicity.server";
import { objectToCard } from "~/services/card-application/object-to-card.server";
import { tryContext } from "~/services/load-context.server";

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const entry = findPublicity(tryContext(context, request), params.applicationId ?? "");
  // The page stays, so that whoever has just sent the form of an entry that has ended is told so.
  return data({ entry, formKey: randomUUID() }, { status: entry ? 200 : 404 });
}

export async function action(asked: ActionFunctionArgs) {
  const { context, request, params } = asked;
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(ObjectionForm, values);
  if (!form) return { receipt: null, answerTo: null, faults: found };
  const person = findAccount(asked);
  const tried = tryContext(context, request);
  const actor = person ? ({ kind: "account", id: person.id, roles: person.roles } as const) : tried.actor;
  const result = objectToCard(
    { ...tried, actor },
    params.applicationId ?? "",
    form,
    cardLinks(context.publicUrl),
  );
  if ("done" in result)
    return {
      receipt: objectionReceipt(form.formKey),
      answerTo: form.contact && maskContact(form.contact),
      faults: null,
    };
  const fault =
    "wait" in result
      ? `提交次数太多，请 ${result.wait} 分钟后再试。`
      : "这项公示已经结束，不能再通过本页面提出异议。";
  return { receipt: null, answerTo: null, faults: faults(values, { form: fault }) };
}

export const meta: MetaFunction = () => pageTitle("对公示提出异议");

export default function Objection() {
  const { entry, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.receipt) return <Received receipt={answer.receipt} answerTo={answer.answerTo} />;
  if (!entry && !answer)
    return (
      <NarrowPage title="没有找到这项公示">
        <p>公示不存在，或公示期已满。</p>
        <p className="mt-4">
          <Link to={paths.cardPublicity()}>正在公示的申请</Link>
        </p>
      </NarrowPage>
    );
  return (
    <NarrowPage
      title="对公示提出异议"
      lead={
        entry
          ? `${entry.name} · ${CARD_CATEGORY_LABELS[entry.category]} · ${entry.employer ?? ""}，公示至 ${formatDate(entry.until)}`
          : null
      }
    >
      <PortalForm faults={answer?.faults}>
        <input type="hidden" name="formKey" value={answer?.faults?.values.formKey ?? formKey} />
        <TextField
          name="text"
          label="异议内容"
          hint="哪一项不符合、依据是什么，10 到 2000 个字。请不要写他人的身份证号等信息。"
          rows={7}
        />
        <Field name="name" label="您的姓名或称呼" optional autoComplete="name" />
        <Field
          name="contact"
          label="接收答复的邮箱或手机号"
          optional
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          hint="留邮箱的，答复会发到邮箱；留手机号的，由工作人员联系。不填同样会核实，但收不到答复。"
        />
        <SubmitButton>提交异议</SubmitButton>
        <p className="mt-4 text-sm text-ink-2">
          您的姓名和联系方式加密保存，只用来核实和答复，不会告诉被公示人和单位；申请办结{" "}
          {termText("objectors")}后删除（项目默认）。
        </p>
      </PortalForm>
    </NarrowPage>
  );
}

/** What happens now. */
function Received({ receipt, answerTo }: { receipt: string; answerTo: string | null }) {
  return (
    <NarrowPage title="对公示提出异议">
      <div role="status">
        <Notice kind="ok" title={`异议已收到，回执编号 ${receipt}`}>
          <p>
            计划在 {STAGE_WORKING_DAYS.objection} 个工作日内核实（项目默认），核实期间不会发卡。
            {answerTo === null ? "您没有留联系方式，不会收到答复。" : `核实结果会告知 ${answerTo}。`}
          </p>
        </Notice>
      </div>
      <p className="mt-4">
        <Link to={paths.cardPublicity()}>返回公示</Link>
      </p>
    </NarrowPage>
  );
}
