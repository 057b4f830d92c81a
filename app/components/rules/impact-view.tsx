import { Link } from "@remix-run/react";
import { VerdictMoves } from "~/components/rules/verdict-moves";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { VERDICT_LABELS, type Verdict } from "~/domain/rules/rule-set";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";
import { paths } from "~/http/paths";

export interface ShownImpact {
  categories: CardCategory[];
  cases: number;
  cards: number;
  counts: Record<string, number>;
  /** As `met notMet`; null = all that change. */
  change: string | null;
  changed: {
    kind: "case" | "card";
    id: string;
    number: string;
    category: CardCategory;
    from: Verdict;
    to: Verdict;
  }[];
  total: number;
  page: number;
  perPage: number;
}

const number = (n: number) => n.toLocaleString("en-US");

interface ImpactProps {
  impact: ShownImpact;
  href: (query: { change?: string; page?: number }) => string;
}

/** What a version would say otherwise of open cases and of cards that count. */
export function ImpactView({ impact, href }: ImpactProps) {
  const { categories, cases, cards, counts, change, changed } = impact;
  if (categories.length === 0)
    return <p className="text-ink-2">没有人才卡类别使用这套规则，发布后不影响任何申请。</p>;
  const all = cases + cards;
  const moving = Object.entries(counts).filter(([key]) => {
    const [from, to] = key.split(" ");
    return from !== to;
  });
  const moved = moving.reduce((sum, [, n]) => sum + n, 0);
  return (
    <>
      <p>
        涉及类别：{categories.map((category) => CARD_CATEGORY_LABELS[category]).join("、")}
        。按这个版本重新判定 {number(cases)} 件在办申请和 {number(cards)} 张有效的卡（以最近一次提交的内容）：
        <strong>{moved === 0 ? "结论都不变" : `${number(moved)} 件的结论会变`}</strong>。
      </p>
      <p className="text-sm text-ink-2">
        只供参考：在办申请保留提交时的规则版本，已发的卡不因规则变动失效；不自动作出任何决定。
      </p>
      {all > 0 ? <VerdictMoves counts={counts} /> : null}
      {moved > 0 ? (
        <>
          <StateTabs
            label="结论的变化"
            tabs={[
              { to: href({}), label: "全部变化", n: moved, current: change === null },
              ...moving.map(([key, n]) => {
                const [from, to] = key.split(" ") as [Verdict, Verdict];
                return {
                  to: href({ change: key }),
                  label: `${VERDICT_LABELS[from]} → ${VERDICT_LABELS[to]}`,
                  n,
                  current: change === key,
                };
              }),
            ]}
          />
          <Table caption="结论会变的申请和卡" columns={["编号", "类别", "现行版本", "这个版本"]}>
            {changed.map((one) => (
              <tr key={`${one.kind}${one.id}`}>
                <td className="whitespace-nowrap">
                  <Link
                    to={one.kind === "case" ? paths.adminCardApplication(one.id) : paths.adminCard(one.id)}
                  >
                    {one.number}
                  </Link>
                  {one.kind === "card" ? <span className="tag ml-1">已发卡</span> : null}
                </td>
                <td>{CARD_CATEGORY_LABELS[one.category]}</td>
                <td>{VERDICT_LABELS[one.from]}</td>
                <td className="font-bold">{VERDICT_LABELS[one.to]}</td>
              </tr>
            ))}
          </Table>
          <Pager {...impact} href={(page) => href({ change: change ?? undefined, page })} />
        </>
      ) : null}
    </>
  );
}
