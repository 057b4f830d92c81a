import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { CheckYear } from "~/components/figures/check-year";
import { EvidenceList } from "~/components/figures/evidence-list";
import { FiguresHistory } from "~/components/figures/history";
import { SectionForm } from "~/components/figures/section-form";
import { FiguresStatusTag } from "~/components/figures/status-tag";
import { YearPage } from "~/components/figures/year-page";
import { YearSteps } from "~/components/figures/year-steps";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { WorkHead } from "~/components/ui/work-area";
import { FIGURE_STEPS, isFigureSection } from "~/domain/figures-form";
import { computedLines } from "~/domain/figures-review";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { answerYear, type YearFaults } from "~/services/figures/answer-year.server";
import { loadOwnFigures } from "~/services/figures/load-figures.server";
import { contentOf, fieldsOf, showOwnYear, stepToShow } from "~/services/figures/show-figures.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:write");
  const ctx = accountContext(asked.context, person);
  const own = loadOwnFigures(ctx, Number(asked.params.year));
  if (!own) throw new Response(null, { status: 404 });
  return { ctx, own };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, own } = load(asked);
  const shown = showOwnYear(ctx, own);
  const named = new URL(asked.request.url).searchParams.get("section");
  const step = shown.isEditable ? stepToShow(named, shown.review, FIGURE_STEPS) : null;
  return {
    ...shown,
    step,
    fields: step ? fieldsOf(ctx, own, step) : [],
    computed: isFigureSection(step) ? computedLines(step, own.row.figures) : [],
    content: step === "check" || step === null ? contentOf(ctx, own, "enterprise") : [],
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | YearFaults> {
  const { ctx, own } = load(asked);
  const form = await readFormData(asked.request);
  const answer = await answerYear(ctx, own, form, asked.context.files);
  if (!answer) throw new Response(null, { status: 400 });
  if ("faults" in answer) return answer.faults;
  const { year } = own.row;
  if (answer.at === "list") return redirectWithToast(paths.hireFigures(), answer.said ?? "");
  const to = paths.hireFiguresYear(year, answer.at === "year" ? undefined : answer.at);
  return redirectWithToast(to, answer.said);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `${data.row.year} 年年度数据` : "年度数据");

export default function OwnYear() {
  const shown = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>() ?? null;
  const { row, step, review, corrects, evidence } = shown;
  return (
    <>
      <p>
        <Link to={paths.hireFigures()}>年度数据</Link>
      </p>
      <WorkHead title={`${row.year} 年年度数据`}>
        <p>
          <FiguresStatusTag status={row.status} />
          {row.revision > 1 ? <span className="ml-2 text-ink-2">第 {row.revision} 版</span> : null}
        </p>
      </WorkHead>
      {row.status === "returned" ? (
        <Notice kind="warning" title="已退回，请修改后重新提交" className="mb-5">
          <p className="whitespace-pre-line">{row.note}</p>
        </Notice>
      ) : null}
      {corrects && step ? (
        <Notice className="mb-5" title={`正在更正第 ${corrects.revision} 版`}>
          <p>这一版确认前，仍以第 {corrects.revision} 版为准。</p>
        </Notice>
      ) : null}
      {step === null ? (
        <YearPage {...shown} faults={found} />
      ) : step === "check" ? (
        <>
          <YearSteps year={row.year} review={review} current={step} />
          <CheckYear {...shown} faults={found} />
        </>
      ) : step === "evidence" ? (
        <>
          <YearSteps year={row.year} review={review} current={step} />
          <EvidenceList year={row.year} revision={row.revision} evidence={evidence} faults={found} />
        </>
      ) : (
        <SectionForm
          key={step}
          {...{ year: row.year, version: row.version, section: step, fields: shown.fields }}
          {...{ review, computed: shown.computed, faults: found }}
        />
      )}
      {step ? <Discard version={row.version} corrects={corrects !== null} /> : null}
      <FiguresHistory history={shown.history} />
    </>
  );
}

/** Asks once before it removes. */
function Discard({ version, corrects }: { version: number; corrects: boolean }) {
  return (
    <details className="mt-5">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-ink-2">
        {corrects ? "放弃这次更正" : "删除这份草稿"}
      </summary>
      <PortalForm faults={null} scope="discard-" className="mt-2 flex flex-wrap items-center gap-3">
        <input type="hidden" name="version" value={version} />
        <p>
          {corrects
            ? "填写的更正和上传的材料会删除，不能恢复；已确认的一版不变。"
            : "填写的内容和上传的材料会删除，不能恢复。"}
        </p>
        <SubmitButton intent="discard" className="btn btn-quiet">
          {corrects ? "确定放弃" : "确定删除"}
        </SubmitButton>
      </PortalForm>
    </details>
  );
}
