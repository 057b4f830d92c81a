import { Link } from "@remix-run/react";
import { VerdictMoves } from "~/components/rules/verdict-moves";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";
import type { EnterpriseChange, Spread } from "~/domain/rules/compare-enterprise";
import { CERTIFIED_TIERS } from "~/domain/rules/enterprise-rules";
import { VERDICT_LABELS, type Verdict } from "~/domain/rules/rule-set";
import { paths } from "~/http/paths";

export interface ShownEnterpriseImpact {
  isPoints: boolean;
  companies: number;
  counts: Record<string, number>;
  tiers: { tier: CultivationTier; now: number; enter: number; leave: number }[];
  points: { before: Spread | null; after: Spread | null };
  changed: (EnterpriseChange & { id: string; name: string; year: number })[];
  /** How many change, by kind; see `changesOfCompany`. */
  changes: Record<string, number>;
  change: string | null;
  moved: number;
  total: number;
  page: number;
  perPage: number;
}

const number = (n: number) => n.toLocaleString("en-US", { maximumFractionDigits: 2 });

interface ImpactProps {
  impact: ShownEnterpriseImpact;
  href: (query: { change?: string; page?: number }) => string;
}

/** What a version would say otherwise of companies, by the last year that each has confirmed. */
export function EnterpriseImpactView({ impact, href }: ImpactProps) {
  const { isPoints, companies, counts, tiers, moved } = impact;
  const what = isPoints ? "积分" : "结论";
  return (
    <>
      <p>
        按每家企业最近一个已确认年度的数据重新计算 {number(companies)} 家企业：
        <strong>{moved === 0 ? `${what}都不变` : `${number(moved)} 家的${what}会变`}</strong>。
      </p>
      <p className="text-sm text-ink-2">
        {isPoints
          ? "只供参考，不改动任何企业的积分；发布后重新计算才生效，过去各版本的积分保留，可以原样再算。"
          : "只供参考，不改动任何企业。发布后重新判定，入库、调整层级和退出由系统提出建议，由人决定。"}
      </p>
      {companies === 0 ? null : isPoints ? (
        <PointsTable {...impact.points} />
      ) : (
        <VerdictMoves counts={counts} />
      )}
      {tiers.length > 0 && companies > 0 ? <TierTable tiers={tiers} /> : null}
      {moved > 0 ? <Changed impact={impact} href={href} /> : null}
    </>
  );
}

function PointsTable({ before, after }: ShownEnterpriseImpact["points"]) {
  const rows = [
    ["现行版本", before],
    ["这个版本", after],
  ] as const;
  return (
    <div className="my-4">
      <Table caption="确定能得的积分分布" columns={["", "企业数", "最低", "中位数", "最高"]}>
        {rows.map(([label, spread]) => (
          <tr key={label}>
            <th scope="row" className="border-t border-line px-4 py-2.5 text-left font-normal">
              {label}
            </th>
            {spread === null ? (
              <td colSpan={4} className="text-ink-2">
                没有积分
              </td>
            ) : (
              [spread.n, spread.min, spread.median, spread.max].map((n, i) => <td key={i}>{number(n)}</td>)
            )}
          </tr>
        ))}
      </Table>
      <p className="mt-2 text-sm text-ink-2">
        按确定能得的分统计；缺数据或待核的项目不计，补齐后只会更高或不变。
      </p>
    </div>
  );
}

function TierTable({ tiers }: Pick<ShownEnterpriseImpact, "tiers">) {
  return (
    <div className="my-4">
      <Table caption="各层级的进出" columns={["层级", "现在符合", "会进入", "会离开"]}>
        {tiers.map(({ tier, now, enter, leave }) => (
          <tr key={tier}>
            <td>{CULTIVATION_TIER_LABELS[tier]}</td>
            <td>{number(now)}</td>
            <td className={enter > 0 ? "font-bold" : "text-ink-2"}>{number(enter)}</td>
            <td className={leave > 0 ? "font-bold" : "text-ink-2"}>{number(leave)}</td>
          </tr>
        ))}
      </Table>
      <p className="mt-2 text-sm text-ink-2">“会离开”包括由符合转为待核的企业。</p>
      {tiers.some(({ tier }) => CERTIFIED_TIERS.includes(tier)) ? (
        <p className="text-sm text-ink-2">这一层级以有效证书或名单为准，规则只作预评价，不改变进出。</p>
      ) : null}
    </div>
  );
}

const POINT_CHANGES: Record<string, string> = { up: "积分增加", down: "积分减少", other: "只变可能的最高分" };

function labelOf(kind: string): string {
  const [first = "", second = ""] = kind.split(" ");
  if (first === "enter") return `进入${CULTIVATION_TIER_LABELS[second as CultivationTier]}`;
  if (first === "leave") return `离开${CULTIVATION_TIER_LABELS[second as CultivationTier]}`;
  return POINT_CHANGES[kind] ?? `${VERDICT_LABELS[first as Verdict]} → ${VERDICT_LABELS[second as Verdict]}`;
}

const pointsText = (points: { min: number; max: number } | null) => {
  if (points === null) return "—";
  const { min, max } = points;
  return min === max ? `${number(min)} 分` : `${number(min)}–${number(max)} 分`;
};

function Changed({ impact, href }: ImpactProps) {
  const { isPoints, change, changes, changed, moved } = impact;
  return (
    <>
      <StateTabs
        label="变化"
        tabs={[
          { to: href({}), label: "全部变化", n: moved, current: change === null },
          ...Object.entries(changes).map(([kind, n]) => ({
            ...{ to: href({ change: kind }), label: labelOf(kind), n, current: change === kind },
          })),
        ]}
      />
      <Table
        caption={isPoints ? "积分会变的企业" : "结论会变的企业"}
        columns={["企业", "年度", "现行版本", "这个版本", ...(isPoints ? [] : ["层级"])]}
      >
        {changed.map(({ id, name, year, from, to, points, enters, leaves }) => (
          <tr key={id}>
            <td className="min-w-44">
              <Link to={paths.adminCultivationEnterprise(id, { year })}>{name}</Link>
            </td>
            <td>{year}</td>
            <td className="whitespace-nowrap">{isPoints ? pointsText(points.from) : VERDICT_LABELS[from]}</td>
            <td className="font-bold whitespace-nowrap">
              {isPoints ? pointsText(points.to) : VERDICT_LABELS[to]}
            </td>
            {isPoints ? null : (
              <td>
                {[
                  ...enters.map((tier) => labelOf(`enter ${tier}`)),
                  ...leaves.map((tier) => labelOf(`leave ${tier}`)),
                ].join("、") || "不变"}
              </td>
            )}
          </tr>
        ))}
      </Table>
      <Pager {...impact} href={(page) => href({ change: change ?? undefined, page })} />
    </>
  );
}
