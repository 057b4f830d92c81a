import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Differences } from "~/components/rules/differences";
import { EditPart } from "~/components/rules/edit-part";
import { AddForm } from "~/components/rules/draft-forms";
import { EnterpriseImpactView } from "~/components/rules/enterprise-impact-view";
import { ImpactView } from "~/components/rules/impact-view";
import { AddGroupForm, GroupTools } from "~/components/rules/group-forms";
import { LineTools } from "~/components/rules/line-tools";
import { MoveForms } from "~/components/rules/move-forms";
import { RuleHelp } from "~/components/rules/rule-help";
import { RuleSetView } from "~/components/rules/rule-set-view";
import { RuleState } from "~/components/rules/rule-state";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm } from "~/domain/form";
import { readPage } from "~/domain/paging";
import {
  CHANGE_INTENTS,
  HandForm,
  ReasonForm,
  readChange,
  readRevision,
  type ChangeIntent,
} from "~/domain/rules/rule-set-form";
import { RULE_REFUSAL_TEXT } from "~/domain/rules/rule-version";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { changeDraft } from "~/services/rule/change-draft.server";
import { discardDraft } from "~/services/rule/discard-draft.server";
import { loadRuleVersion } from "~/services/rule/load-rule-version.server";
import { publishVersion } from "~/services/rule/publish-version.server";
import { returnDraft } from "~/services/rule/return-draft.server";
import { submitDraft } from "~/services/rule/submit-draft.server";
import { viewRuleVersion } from "~/services/rule/view-rule-version.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "rule:edit");
  const ctx = vaultContext(asked.context, person);
  const target = loadRuleVersion(ctx, asked.params.ruleSetId ?? "", asked.params.version ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export async function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  const params = new URL(asked.request.url).searchParams;
  const shown = await viewRuleVersion(ctx, target, {
    impact: params.has("impact"),
    change: params.get("change"),
    page: readPage(params.get("page")),
  });
  return { ...shown, edit: shown.isMine && target.status === "draft" ? params.get("edit") : null };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const { ruleSetId, version } = target;
  const values = formValues(await readFormData(asked.request));
  const here = paths.adminRuleVersion(ruleSetId, version);
  const intent = CHANGE_INTENTS.find((one) => one === values.intent);
  if (intent) return change(asked, intent, values);
  const refused = (refusal: keyof typeof RULE_REFUSAL_TEXT) =>
    faults(values, { form: RULE_REFUSAL_TEXT[refusal] });
  if (values.intent === "submit" || values.intent === "publish") {
    const { data, faults: found } = readForm(HandForm, values);
    if (!data) return found;
    const url = new URL(here, asked.context.publicUrl).href;
    const result =
      values.intent === "submit" ? submitDraft(ctx, target, data, url) : publishVersion(ctx, target, data);
    if ("refused" in result) return refused(result.refused);
    return redirectWithToast(
      here,
      values.intent === "submit" ? "已提交，等待另一位同事发布。" : `已发布第 ${version} 版。`,
    );
  }
  if (values.intent !== "return" && values.intent !== "discard") throw new Response(null, { status: 400 });
  const { data, faults: found } = readForm(ReasonForm, values);
  if (!data) return found;
  const isReturn = values.intent === "return";
  const result = isReturn ? returnDraft(ctx, target, data) : discardDraft(ctx, target, data);
  if ("refused" in result) return refused(result.refused);
  return redirectWithToast(here, isReturn ? "已退回修改。" : "已放弃草案，内容留在历史里。");
}

/** One step of editing; a new line is led to its own form. */
function change(asked: ActionFunctionArgs, intent: ChangeIntent, values: Record<string, string>) {
  const { ctx, target } = load(asked);
  const id = randomUUID().slice(0, 8);
  const read = readChange(intent, values, target.body, id);
  if ("errors" in read) return faults(values, read.errors);
  const result = changeDraft(ctx, target, { revision: readRevision(values), change: read.change });
  if ("refused" in result) return faults(values, { form: RULE_REFUSAL_TEXT[result.refused] });
  const { ruleSetId, version } = target;
  const to = (edit?: string) => paths.adminRuleVersion(ruleSetId, version, { edit });
  const part = values.part ?? "";
  if (intent === "add") return redirectWithToast(to(`${part} ${id}`), "已增加，请填写要求和依据。");
  if (intent === "basics" || intent === "grades") return redirectWithToast(to(intent), "已保存。");
  if (intent === "addGroup") return redirectWithToast(to(`group ${id}`), "已增加，请选择组内的评分项。");
  if (intent === "group") return redirectWithToast(to(`group ${values.id ?? ""}`), "已保存。");
  if (intent === "line" || intent === "item")
    return redirectWithToast(to(`${part} ${values.id ?? ""}`), "已保存。");
  return redirectWithToast(to(), intent.startsWith("remove") ? "已删除。" : "已调整顺序。");
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.body.title} 第 ${data.version} 版` : "政策规则");

export default function RuleVersionPage() {
  const shown = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const { ruleSetId, version, body, state, status, isMine, revision, edit } = shown;
  const link = (query: Parameters<typeof paths.adminRuleVersion>[2] = {}) =>
    paths.adminRuleVersion(ruleSetId, version, query);
  const isEditable = status === "draft" && isMine;
  const intent = found?.values.intent ?? "";
  const isOpen = status === "draft" || status === "submitted";
  return (
    <>
      <p>
        <Link to={paths.adminRules()}>政策规则</Link> · <Link to={paths.adminRule(ruleSetId)}>版本历史</Link>
      </p>
      <WorkHead title={body.title}>
        <p>
          第 {version} 版 <RuleState state={state} />
        </p>
      </WorkHead>
      <About />
      {["remove", "removeGroup", "up", "down", "groupUp", "groupDown"].includes(intent) && found ? (
        <Notice kind="danger" className="mb-5">
          <p role="alert">{Object.values(found.errors).join("")}</p>
        </Notice>
      ) : null}
      {edit === null ? (
        <>
          <RuleSetView
            ruleSet={body}
            tools={
              isEditable
                ? (part, id, title) => (
                    <LineTools {...{ part, id, title, revision }} edit={link({ edit: `${part} ${id}` })} />
                  )
                : undefined
            }
            groupTools={
              isEditable
                ? (id, title) => (
                    <GroupTools {...{ id, title, revision }} edit={link({ edit: `group ${id}` })} />
                  )
                : undefined
            }
            gradeTools={
              isEditable ? (
                <Link to={link({ edit: "grades" })} className="btn btn-quiet min-h-10 px-3 text-sm">
                  修改等级
                </Link>
              ) : undefined
            }
          />
          {isEditable ? (
            <section aria-labelledby="more" className="card mt-5 p-5">
              <h2 id="more" className="text-lg font-bold">
                修改草案
              </h2>
              <p className="mt-1 mb-3">
                <Link to={link({ edit: "basics" })}>修改名称、文号、有效期和结果</Link>
              </p>
              <AddForm ruleSet={body} revision={revision} faults={intent === "add" ? found : null} />
              {body.scoring.length > 0 ? (
                <div className="mt-5 border-t border-line pt-5">
                  <AddGroupForm revision={revision} faults={intent === "addGroup" ? found : null} />
                </div>
              ) : null}
            </section>
          ) : null}
          {isOpen ? <Changes /> : null}
          {isOpen ? <MoveForms shown={shown} faults={found} /> : null}
          <RuleHelp />
        </>
      ) : (
        <EditPart edit={edit} ruleSet={body} revision={revision} faults={found} done={link()} />
      )}
    </>
  );
}

function About() {
  const { appliesFrom, isFirst, drafter, createdAt, publisher, publishedAt, note, status } =
    useLoaderData<typeof loader>();
  const facts: [string, string][] = [
    [status === "published" ? "适用起始日" : "拟适用起始日", isFirst ? "平台启用时" : appliesFrom],
    ["起草", `${drafter ?? "随平台提供"}，${formatTime(createdAt)}`],
    ...(publishedAt === null
      ? []
      : [["发布", `${publisher ?? "随平台提供"}，${formatTime(publishedAt)}`] as [string, string]]),
  ];
  return (
    <div className="card mb-5 p-5">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-3">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {note ? <p className="mt-2 whitespace-pre-line">{note}</p> : null}
    </div>
  );
}

/** What it says otherwise than the version in force, and of whom. */
function Changes() {
  const { differences, inForce, impact, companies, isEnterprise, ruleSetId, version, status } =
    useLoaderData<typeof loader>();
  const href = (query: Parameters<typeof paths.adminRuleVersion>[2]) =>
    `${paths.adminRuleVersion(ruleSetId, version, { impact: "1", ...query })}#impact`;
  return (
    <>
      {differences ? (
        <section aria-labelledby="differences" className="mt-5">
          <h2 id="differences" className="mb-2 text-lg font-bold">
            与现行的第 {inForce} 版相比
          </h2>
          <Differences found={differences} caption="与现行版本的差异" />
        </section>
      ) : null}
      <section aria-labelledby="impact" className="card mt-5 p-5">
        <h2 id="impact" className="mb-2 text-lg font-bold">
          {isEnterprise ? "对企业判定的影响" : "对在办申请和已发的卡的影响"}
        </h2>
        {impact ? (
          <ImpactView impact={impact} href={href} />
        ) : companies ? (
          <EnterpriseImpactView impact={companies} href={href} />
        ) : status === "draft" ? (
          <p>
            <Link to={href({})}>测算影响</Link>
            <span className="ml-2 text-ink-2">
              按草案重新判定，不改动任何{isEnterprise ? "企业" : "申请"}。
            </span>
          </p>
        ) : null}
      </section>
    </>
  );
}
