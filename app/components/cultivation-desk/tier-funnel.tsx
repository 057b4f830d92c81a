import { Table } from "~/components/ui/table";
import { TIER_TARGETS } from "~/domain/cultivation";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";
import { TARGET_DOCUMENTS, TARGET_YEARS } from "~/domain/cultivation-targets";

const [WIDTH, HEIGHT, LEFT] = [600, 28, 4];
const number = (n: number) => n.toLocaleString("en-US");
const share = (n: number, of: number | null) => (of === null ? "待核" : `${((n / of) * 100).toFixed(1)} %`);

/** `2025 年目标 2,000 家，已到 4.7 %；2027 年目标待核`. */
const targetText = (tier: CultivationTier, n: number) =>
  TARGET_YEARS.map((year) => {
    const target = TIER_TARGETS[tier][year];
    return target === null
      ? `${year} 年目标待核`
      : `${year} 年目标 ${number(target)} 家，已到 ${share(n, target)}`;
  }).join("；");

/** Every bar begins at 0; each tier has a scale of its own, which ends at its farthest target. */
function Bar({ tier, n }: { tier: CultivationTier; n: number }) {
  const targets = TARGET_YEARS.flatMap((year) => {
    const target = TIER_TARGETS[tier][year];
    return target === null ? [] : [{ year, target }];
  });
  const most = Math.max(n, ...targets.map(({ target }) => target)) * 1.06;
  const x = (of: number) => LEFT + (of / most) * (WIDTH - 2 * LEFT);
  const label = `${CULTIVATION_TIER_LABELS[tier]} ${number(n)} 家；${targets
    .map(({ year, target }) => `${year} 年目标 ${number(target)} 家`)
    .join("，")}`;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full max-w-2xl">
      <rect x={LEFT} y="6" width={WIDTH - 2 * LEFT} height="16" rx="3" className="fill-line" />
      <rect x={LEFT} y="6" width={Math.max(1, x(n) - LEFT)} height="16" rx="3" className="fill-teal" />
      {targets.map(({ year, target }) => (
        <line
          key={year}
          x1={x(target)}
          x2={x(target)}
          y1="1"
          y2="27"
          strokeWidth="3"
          className="stroke-gold"
        />
      ))}
    </svg>
  );
}

/** The four tiers as held now, against what the plans promise. */
export function TierFunnel({ held }: { held: Record<CultivationTier, number> }) {
  return (
    <section aria-labelledby="tiers" className="card mb-5 p-5">
      <h2 id="tiers" className="text-lg font-bold">
        一科三高与规划目标
      </h2>
      <p className="text-sm text-ink-2">
        条形从 0 起，各层级按自己的目标定刻度；金线为规划目标。数字是本平台登记的在列企业，不是官方统计。
      </p>
      <ol className="mt-3 space-y-2">
        {CULTIVATION_TIERS.map((tier) => (
          <li key={tier}>
            <p>
              {CULTIVATION_TIER_LABELS[tier]}
              <strong className="mx-2 text-xl tabular-nums">{number(held[tier])}</strong>家
            </p>
            <Bar tier={tier} n={held[tier]} />
            <p className="text-sm text-ink-2">{targetText(tier, held[tier])}</p>
          </li>
        ))}
      </ol>
      <details className="mt-3">
        <summary className="flex min-h-11 cursor-pointer items-center font-bold text-teal">
          用表格查看，含目标出处
        </summary>
        <Table
          caption="一科三高现有数量与规划目标"
          columns={["层级", "现有", ...TARGET_YEARS.flatMap((year) => [`${year} 年目标`, "完成"])]}
        >
          {CULTIVATION_TIERS.map((tier) => (
            <tr key={tier}>
              <td>{CULTIVATION_TIER_LABELS[tier]}</td>
              <td className="tabular-nums">{number(held[tier])}</td>
              {TARGET_YEARS.flatMap((year) => {
                const target = TIER_TARGETS[tier][year];
                return [
                  <td key={`${year}`} className="tabular-nums">
                    {target === null ? "待核" : number(target)}
                  </td>,
                  <td key={`${year}-share`} className="tabular-nums">
                    {share(held[tier], target)}
                  </td>,
                ];
              })}
            </tr>
          ))}
        </Table>
        <ul className="mt-2 list-disc pl-5 text-sm text-ink-2">
          {TARGET_YEARS.map((year) => (
            <li key={year}>
              {year} 年目标：{TARGET_DOCUMENTS[year]}
            </li>
          ))}
          <li>2027 年高成长性科技企业、高能级领军企业：没有公开文件给出目标，待核。</li>
        </ul>
      </details>
    </section>
  );
}
