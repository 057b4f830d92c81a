import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Wait } from "~/components/ui/wait";
import { FiguresContent } from "~/components/figures/content";
import { DecideFigures } from "~/components/figures/decide-figures";
import { FiguresHistory } from "~/components/figures/history";
import { FiguresStatusTag } from "~/components/figures/status-tag";
import { EvidenceGroups } from "~/components/figures/year-page";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { FIGURES_STATUS_LABELS } from "~/domain/figures-status";
import { FiguresDecisionForm } from "~/domain/figures-decision";
import { faults, formValues, readForm } from "~/domain/form";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { decideFigures } from "~/services/figures/decide-figures.server";
import { viewFigures } from "~/services/figures/list-figures.server";
import { loadOfficeFigures } from "~/services/figures/load-figures.server";
import { FIGURES_REFUSAL_TEXT } from "~/services/figures/move-figures.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:confirm");
  const ctx = accountContext(asked.context, person);
  const target = loadOfficeFigures(ctx, asked.params.figuresId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, target } = load(asked);
  return { ...viewFigures(ctx, target), now: ctx.now, ownText: FIGURES_REFUSAL_TEXT.own };
}

const FINDING = "finding:";

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(FiguresDecisionForm, values);
  if (!form) return found;
  const findings = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(FINDING) ? [[name.slice(FINDING.length), value]] : [],
    ),
  );
  const link = (year: number) => new URL(paths.hireFiguresYear(year), asked.context.publicUrl).href;
  const result = decideFigures(ctx, target, { ...form, findings }, link);
  if ("refused" in result) return faults(values, { form: FIGURES_REFUSAL_TEXT[result.refused] });
  const done = form.verb === "confirm" ? "已确认" : "已退回";
  return redirectWithToast(
    paths.adminFigures(),
    `“${target.employer.name}”${target.row.year} 年的数据${done}。`,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.employer.name} ${data.row.year} 年年度数据` : "年度数据");

export default function FiguresCase() {
  const { row, employer, content, issues, lacks, evidence, others, ...shown } =
    useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const hard = issues.filter(({ level }) => level === "hard");
  const soft = issues.filter(({ level }) => level === "soft");
  const corrects = content.some(({ lines }) => lines.some(({ corrected }) => corrected !== null));
  return (
    <>
      <p>
        <Link to={paths.adminFigures({ status: row.status })}>
          年度数据 · {FIGURES_STATUS_LABELS[row.status]}
        </Link>
      </p>
      <WorkHead title={`${employer.name} · ${row.year} 年`}>
        {row.status === "submitted" && row.submittedAt !== null && shown.dueAt !== null ? (
          <p>
            <Wait since={row.submittedAt} dueAt={shown.dueAt} now={shown.now} />
          </p>
        ) : (
          <FiguresStatusTag status={row.status} />
        )}
      </WorkHead>
      <p className="mb-3 text-ink-2">
        {employer.creditCode ?? "信用代码未登记"} · 第 {row.revision} 版
        {row.submittedAt === null ? "" : ` · ${formatTime(row.submittedAt)} 提交`}
      </p>
      {row.status === "returned" && row.decidedAt !== null ? (
        <Returned since={row.decidedAt} changedAt={shown.isChanging ? row.updatedAt : null} />
      ) : null}
      {hard.length > 0 ? (
        <Notice kind="danger" title="数字互相矛盾，不能确认" className="mb-3">
          <ul className="list-disc pl-5">
            {hard.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {shown.isChanging ? null : (
          <section aria-labelledby="content" className="card min-w-0 p-5">
            <h2 id="content" className="mb-3 text-lg font-bold">
              填报的数据
            </h2>
            <FiguresContent year={row.year} content={content} corrects={corrects} />
          </section>
        )}
        <div className="min-w-0 space-y-5">
          {shown.isChanging ? null : (
            <>
              <section aria-labelledby="odd" className="card p-5">
                <h2 id="odd" className="mb-2 text-lg font-bold">
                  需要留意
                </h2>
                {soft.length === 0 ? <p className="text-ink-2">没有发现异常。</p> : null}
                <dl>
                  {soft.map(({ id, text, explanation }) => (
                    <div key={id} className="mb-2">
                      <dt className="font-bold text-gold-ink">{text}</dt>
                      <dd className="whitespace-pre-line">
                        {explanation ? `企业说明：${explanation}` : "企业没有说明（提交后上年数据有变动）"}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
              <section aria-labelledby="papers" className="card p-5">
                <h2 id="papers" className="mb-2 text-lg font-bold">
                  证明材料
                </h2>
                <EvidenceGroups evidence={evidence} />
                <p className="mt-2 text-sm text-ink-2">
                  每次打开都有记录。人员名册含个人信息，只用于核对人数。
                </p>
              </section>
            </>
          )}
          {others.length > 0 ? (
            <section aria-labelledby="others" className="card p-5">
              <h2 id="others" className="mb-2 text-lg font-bold">
                这家企业的其他数据
              </h2>
              <ul className="space-y-1">
                {others.map((other) => (
                  <li key={other.id}>
                    <Link to={paths.adminFiguresOf(other.id)}>
                      {other.year} 年第 {other.revision} 版
                    </Link>{" "}
                    <FiguresStatusTag status={other.status} />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </div>
      {row.status === "submitted" ? (
        <DecideFigures
          {...{ version: row.version, findings: row.findings, facts: shown.facts, lacks, found }}
          own={shown.isOwn ? shown.ownText : null}
        />
      ) : (
        <Outcome note={row.note} findings={row.findings} facts={shown.facts} />
      )}
      <FiguresHistory history={shown.history} />
    </>
  );
}

/** What the company does with a year that came back. */
function Returned({ since, changedAt }: { since: number; changedAt: number | null }) {
  return (
    <Notice kind="warning" title="已退回，由企业修改" className="mb-3">
      <p>
        {formatTime(since)} 退回。
        {changedAt === null
          ? "企业还没有开始修改，以下是退回时的内容。"
          : `企业正在修改，最近一次保存于 ${formatTime(changedAt)}；再次提交后可以查看内容和办理。`}
      </p>
    </Notice>
  );
}

interface OutcomeProps {
  note: string | null;
  findings: Record<string, string>;
  facts: readonly { name: string; label: string; options: readonly { value: string; label: string }[] }[];
}

function Outcome({ note, findings, facts }: OutcomeProps) {
  const found = facts.flatMap(({ name, label, options }) => {
    const text = options.find(({ value }) => value === findings[name])?.label;
    return text ? [{ label, text }] : [];
  });
  if (!note && found.length === 0) return null;
  return (
    <section aria-labelledby="outcome" className="card mt-5 p-5">
      <h2 id="outcome" className="mb-2 text-lg font-bold">
        办理结论
      </h2>
      {note ? <p className="whitespace-pre-line">{note}</p> : null}
      <dl>
        {found.map(({ label, text }) => (
          <div key={label} className="flex flex-wrap gap-x-3">
            <dt className="text-ink-2">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
