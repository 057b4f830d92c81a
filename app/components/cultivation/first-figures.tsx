import { Link } from "@remix-run/react";
import { FIGURES_STATUS_LABELS, type FiguresStatus } from "~/domain/figures-status";
import { paths } from "~/http/paths";

/** How the yearly figures stand, in one line. */
export function FiguresLine({ figures }: { figures: readonly { year: number; status: FiguresStatus }[] }) {
  if (figures.length === 0) return null;
  return (
    <p className="text-sm text-ink-2">
      年度数据：
      {figures.map(({ year, status }) => `${year} 年${FIGURES_STATUS_LABELS[status]}`).join("，")}。
      <Link to={paths.hireFigures()}>填写与更正</Link>
    </p>
  );
}

/** For a company of which nothing is judged yet: what to do, and what it is good for. */
export function FirstFigures({ isConfirmed }: { isConfirmed: boolean }) {
  if (isConfirmed)
    return (
      <section aria-labelledby="first" className="card p-5">
        <h2 id="first" className="text-lg font-bold">
          数据已确认，正在判定
        </h2>
        <p>系统正在按现行规则计算，通常不到一分钟。请稍后刷新本页。</p>
      </section>
    );
  return (
    <section aria-labelledby="first" className="card p-5">
      <h2 id="first" className="text-lg font-bold">
        先填写一年的数据
      </h2>
      <p>每年填写一次经营、研发、人员和知识产权数据，工作人员确认后，可以在这里看到：</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        <li>“一科三高”四个层级分别符合到哪一步，每一条的依据、贵单位的数值和离门槛的距离；</li>
        <li>怎样用最少的改变达到下一层级；</li>
        <li>创新积分的全部计算过程，以及与同行业、同规模企业居中水平的对照；</li>
        <li>可能对应的奖励和知识价值信用贷款的预评估。</li>
      </ul>
      <p className="mt-2 text-sm text-ink-2">
        数据只用于培育库判定和统计，不会把贵单位的数值展示给其他企业。
      </p>
    </section>
  );
}
