import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { FirstFigures, FiguresLine } from "~/components/cultivation/first-figures";
import { Ladder } from "~/components/cultivation/ladder";
import { PointsView } from "~/components/cultivation/points-view";
import { PortraitView } from "~/components/cultivation/portrait-view";
import { StandingView } from "~/components/cultivation/standing";
import { UnlocksView } from "~/components/cultivation/unlocks-view";
import { VerdictsView } from "~/components/cultivation/verdicts-view";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { Notice } from "~/components/ui/notice";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { FIGURES_COUNT_YEARS } from "~/domain/cultivation";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { showOwnCultivation } from "~/services/cultivation/show-own-cultivation.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "figures:write"));
  const year = Number(new URL(asked.request.url).searchParams.get("year"));
  return { shown: showOwnCultivation(ctx, Number.isInteger(year) ? year : null) };
}

export const meta: MetaFunction = () => pageTitle("培育与积分");

export default function Cultivation() {
  const { shown } = useLoaderData<typeof loader>();
  if (!shown) return <NoEnterprise />;
  const { standing, assessment, years, figures, outdated } = shown;
  return (
    <>
      <WorkHead title="培育与积分" />
      <div className="space-y-6">
        {outdated === null ? null : <Outdated year={outdated} />}
        <StandingView standing={standing} />
        <FiguresLine figures={figures} />
        {assessment ? (
          <>
            <StateTabs
              label="按年度查看"
              tabs={years.map((year) => ({
                to: paths.hireCultivation({ year }),
                label: `${year} 年度`,
                current: year === assessment.year,
              }))}
            />
            <PreAssessment asOf={assessment.asOf} year={assessment.year} isSame={assessment.isSame} />
            <Ladder tiers={assessment.tiers} held={standing.tiers.map(({ tier }) => tier)} />
            <VerdictsView {...assessment} />
            <PointsView points={assessment.points} trend={assessment.trend} />
            {assessment.portrait ? (
              <PortraitView portrait={assessment.portrait} year={assessment.year} />
            ) : null}
            <UnlocksView {...assessment.unlocks} />
          </>
        ) : (
          <FirstFigures isConfirmed={figures.some(({ status }) => status === "confirmed")} />
        )}
      </div>
    </>
  );
}

function Outdated({ year }: { year: number }) {
  return (
    <Notice kind="warning" title="未更新年度数据">
      <p>
        最近确认的是 {year} 年度，超过 {FIGURES_COUNT_YEARS}{" "}
        年不再作为培育库调整的依据（项目默认）；在此之前只按有效的证书和名单提出建议。
        <Link to={paths.hireFigures()}>填报最近的年度</Link>
      </p>
    </Notice>
  );
}

interface PreAssessmentProps {
  year: number;
  asOf: string;
  isSame: boolean;
}

/** What the page is, and is not. */
function PreAssessment({ year, asOf, isSame }: PreAssessmentProps) {
  return (
    <>
      <Notice kind="warning" title="预评估，不是认定结论">
        <p>
          以下由规则按贵单位 {year} 年度及以前已确认的数据得出，年限和证书算到 {asOf}
          。“待核”表示条文没有公开文本、数据没有填写，或须由专家认定。认定以主管部门的决定为准。
        </p>
      </Notice>
      {isSame ? null : (
        <Notice title="与当时保存的结果不完全一致">
          <p>重新计算的结果与当时保存的校验值不同，可能是计算程序有更新。请以下一次判定的结果为准。</p>
        </Notice>
      )}
    </>
  );
}
