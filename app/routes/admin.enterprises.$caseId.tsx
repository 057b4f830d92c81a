import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requirePermission } from "~/auth/require.server";
import { PaperView } from "~/components/enterprises/papers";
import { Wait } from "~/components/ui/wait";
import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { ENTERPRISE_SIZE_LABELS, ORIGIN_LABELS, OWNERSHIP_LABELS } from "~/domain/enterprise";
import { faults, formValues, readForm } from "~/domain/form";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { formatDate, formatTime } from "~/domain/time";
import {
  CASE_PAPERS,
  CASE_STATUS_LABELS,
  CASE_TRANSITIONS,
  DECISION_REASONS,
  DecisionForm,
  PAPERS,
  isOpenCase,
  DECISION_REFUSAL_TEXT,
} from "~/domain/verification";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { vaultContext } from "~/services/vault-context.server";
import { decideCase } from "~/services/verification/decide-case.server";
import { viewCase } from "~/services/verification/get-case.server";
import { loadCase } from "~/services/verification/load-case.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "enterprise:verify");
  const ctx = vaultContext(asked.context, person);
  const target = loadCase(ctx, asked.params.caseId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { person, ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { person, ctx, target } = load(asked);
  return { ...viewCase(ctx, target), now: ctx.now, isOwn: target.applicantId === person.id };
}

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(DecisionForm, values);
  if (!form) return found;
  const result = decideCase(ctx, target, form);
  if ("refused" in result) return faults(values, { form: DECISION_REFUSAL_TEXT[result.refused] });
  const done = { approve: "已通过核验", return: "已退回补正", reject: "已办结，不予通过" };
  return redirectWithToast(paths.adminEnterprises(), `“${target.facts.name ?? ""}”${done[form.verb]}。`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.case.facts.name ?? "企业核验");

const VERBS = (["approve", "return", "reject"] as const).map((value) => ({
  value,
  label: CASE_TRANSITIONS.submitted[value]?.label ?? value,
}));
const REASONS = Object.entries(DECISION_REASONS).map(([value, label]) => ({ value, label }));

export default function EnterpriseCase() {
  const { case: row, dueAt, now, applicant, isOwn, ...data } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <>
      <p>
        <Link to={paths.adminEnterprises({ status: row.status })}>
          企业核验 · {CASE_STATUS_LABELS[row.status]}
        </Link>
      </p>
      <WorkHead title={row.facts.name ?? "未填写名称"}>
        {row.status === "submitted" && row.submittedAt !== null && dueAt !== null ? (
          <p>
            <Wait since={row.submittedAt} dueAt={dueAt} now={now} />
          </p>
        ) : null}
      </WorkHead>
      <p className="mb-3 text-ink-2">
        {applicant.name}（{applicant.contact}）
        {row.submittedAt === null ? "" : `${formatTime(row.submittedAt)} 提交`}
      </p>
      {data.isHeld && row.status === "submitted" ? (
        <Notice kind="danger" className="mb-3" title="名录中的这家单位已有负责人">
          <p>申请人不是其成员，不能再次认证。请退回，说明由原负责人邀请加入。</p>
        </Notice>
      ) : null}
      {data.others.length > 0 ? (
        <Notice
          kind={data.others.some(({ status }) => isOpenCase(status)) ? "warning" : "info"}
          className="mb-3"
          title="同一信用代码的其他申请"
        >
          <ul className="list-disc pl-5">
            {data.others.map((other) => (
              <li key={other.id}>
                <Link to={paths.adminEnterprise(other.id)}>
                  {other.applicant} · {CASE_STATUS_LABELS[other.status]} · {formatDate(other.updatedAt)}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Comparison />
        <section aria-labelledby="papers" className="card p-5">
          <h2 id="papers" className="text-lg font-bold">
            上传材料
          </h2>
          {PAPERS.map((name) => {
            const paper = data.papers[name];
            return paper ? (
              <PaperView key={name} paper={paper} label={CASE_PAPERS[name].label} />
            ) : (
              <p key={name} className="text-danger">
                没有上传{CASE_PAPERS[name].label}
              </p>
            );
          })}
        </section>
      </div>
      {row.status === "submitted" ? (
        <section aria-labelledby="decision" className="card mt-5 p-5">
          <h2 id="decision" className="mb-2 text-lg font-bold">
            核验结论
          </h2>
          {isOwn ? (
            <Notice kind="warning" title={DECISION_REFUSAL_TEXT.own} />
          ) : (
            <PortalForm faults={found} key={row.version}>
              <input type="hidden" name="version" value={row.version} />
              <ChoiceGroup name="verb" label="结论" type="radio" options={VERBS} />
              <ChoiceGroup
                name="reasons"
                label="原因"
                hint="退回或不予通过时选择，申请人会看到"
                type="checkbox"
                options={REASONS}
                optional
              />
              <TextField name="note" label="说明" rows={3} optional hint="申请人会看到，最多 500 个字" />
              <SubmitButton>提交结论</SubmitButton>
            </PortalForm>
          )}
        </section>
      ) : (
        <Outcome />
      )}
    </>
  );
}

/** What is declared beside what the directory knows. */
function Comparison() {
  const { case: row, directory, directoryJobs, matchedBy } = useLoaderData<typeof loader>();
  const { facts } = row;
  const labelled = (labels: Record<string, string>, value: string | null | undefined) =>
    value ? (labels[value] ?? value) : null;
  const lines: [label: string, declared: string | null | undefined, known: string | null | undefined][] = [
    ["单位全称", facts.name, directory?.name],
    ["统一社会信用代码", facts.creditCode, directory?.creditCode],
    ["行业", labelled(INDUSTRY_LABELS, facts.industry), labelled(INDUSTRY_LABELS, directory?.industry)],
    ["规模", labelled(ENTERPRISE_SIZE_LABELS, facts.size), labelled(ENTERPRISE_SIZE_LABELS, directory?.size)],
    ["性质", labelled(OWNERSHIP_LABELS, facts.ownership), labelled(OWNERSHIP_LABELS, directory?.ownership)],
    ["所在地", facts.district, directory?.district],
    ["地址", facts.address, directory?.address],
    ["经办人", facts.handler, null],
    ["已收录职位", null, directory ? `${directoryJobs.toLocaleString("en-US")} 个` : null],
  ];
  const match = matchedBy === "code" ? "信用代码相同" : "名称相同，信用代码未登记或不同";
  return (
    <section aria-labelledby="facts" className="card overflow-x-auto p-5" tabIndex={0}>
      <h2 id="facts" className="mb-2 text-lg font-bold">
        申报与名录对照
      </h2>
      <table className="w-full text-sm [&_td]:py-1.5 [&_td]:pr-4 [&_th]:py-1.5 [&_th]:pr-4">
        <thead>
          <tr className="text-left text-ink-2">
            <th scope="col">项目</th>
            <th scope="col">申报</th>
            <th scope="col">
              {directory ? (
                <>
                  <Link to={paths.enterprise(directory.id)}>名录</Link>（{match}，
                  {ORIGIN_LABELS[directory.origin]}
                  {directory.verifiedUntil ? `，核验至 ${formatDate(directory.verifiedUntil)}` : ""}）
                </>
              ) : (
                "名录中没有这家单位，通过后新建"
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, declared, known]) => (
            <tr
              key={label}
              // Codes are compared character by character: they stay on one line.
              className={`border-t border-line align-top ${declared === facts.creditCode ? "whitespace-nowrap" : ""}`}
            >
              <th scope="row" className="text-left font-normal whitespace-nowrap text-ink-2">
                {label}
              </th>
              <td>{declared === null ? "—" : declared || "未填写"}</td>
              <td>
                <Known declared={declared} known={known}>
                  {directory ? known || "未登记" : "—"}
                </Known>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface KnownProps {
  declared: string | null | undefined;
  known: string | null | undefined;
  children: ReactNode;
}

function Known({ declared, known, children }: KnownProps) {
  if (!known || declared === null || known === declared) return <>{children}</>;
  return (
    <span className="font-bold text-danger">
      {children}
      <span className="tag tag-ended ml-2">不一致</span>
    </span>
  );
}

function Outcome() {
  const { case: row } = useLoaderData<typeof loader>();
  const why = [
    ...(row.reasons ?? []).map((reason) => DECISION_REASONS[reason]),
    ...(row.note ? [row.note] : []),
  ];
  return (
    <section aria-labelledby="outcome" className="card mt-5 p-5">
      <h2 id="outcome" className="text-lg font-bold">
        {CASE_STATUS_LABELS[row.status]}
      </h2>
      <p>{row.decidedAt ? `${formatTime(row.decidedAt)} 办理` : ""}</p>
      {why.length > 0 ? (
        <ul className="list-disc pl-5">
          {why.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
