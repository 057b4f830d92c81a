import type { ReactNode } from "react";
import { Table } from "~/components/ui/table";
import {
  RULE_VERSION_STATUS_KEYS,
  RULE_VERSION_STATUS_LABELS,
  RULE_VERSION_TRANSITIONS,
} from "~/domain/rules/rule-version";

const WHO = { drafter: "起草人", other: "起草人以外的同事", any: "有权限的同事" } as const;

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="min-w-0 flex-1 basis-44 rounded-card border border-line bg-paper p-3">
      <p className="font-bold">{title}</p>
      <p className="text-sm text-ink-2">{children}</p>
    </li>
  );
}

const Arrow = () => (
  <li aria-hidden className="hidden self-center text-xl text-ink-2 sm:block">
    →
  </li>
);

/** How a rule set is evaluated, and how a version comes into force; drawn from the same tables. */
export function RuleHelp() {
  return (
    <details className="card mt-5 p-5">
      <summary className="cursor-pointer font-bold">规则怎样判定，版本怎样生效</summary>
      <ol className="mt-4 flex flex-wrap gap-3" aria-label="判定的顺序">
        <Box title="1 必备条件">逐条判定，全部满足才继续。缺少信息的是“待核”，不当作零，也不当作不符合。</Box>
        <Arrow />
        <Box title="2 例外">满足例外时，它列出的必备条件算作满足；例外本身待核时，这些条件也待核。</Box>
        <Arrow />
        <Box title="3 直接符合或评分">
          有目录的，满足任意一条即可；有评分的，按“最少–最多”分与通过分数比较，介于两者之间为待核。
        </Box>
        <Arrow />
        <Box title="4 结论">符合、不符合或待核，每一条都附输入和依据。结论只是建议，不予通过由人决定。</Box>
      </ol>
      <div className="mt-4">
        <Table
          caption="多个条件合在一起的结论"
          columns={["合在一起", "其中一条不符合", "没有不符合，有待核", "全部符合"]}
        >
          <tr>
            <td>每一行都要满足</td>
            <td>不符合</td>
            <td>待核</td>
            <td>符合</td>
          </tr>
          <tr>
            <td>满足任意一行</td>
            <td>看其他行：有符合即符合，有待核即待核</td>
            <td>有符合即符合，否则待核</td>
            <td>符合</td>
          </tr>
        </Table>
      </div>
      <h2 className="mt-5 mb-2 font-bold">版本的状态</h2>
      <Table caption="版本的状态和操作" columns={["状态", "操作", "由谁", "之后"]}>
        {RULE_VERSION_STATUS_KEYS.flatMap((from) => {
          const moves = Object.entries(RULE_VERSION_TRANSITIONS[from]);
          if (moves.length === 0)
            return [
              <tr key={from}>
                <td>{RULE_VERSION_STATUS_LABELS[from]}</td>
                <td colSpan={3} className="text-ink-2">
                  不再改动
                </td>
              </tr>,
            ];
          return moves.map(([verb, move]) => (
            <tr key={`${from}${verb}`}>
              <td>{RULE_VERSION_STATUS_LABELS[from]}</td>
              <td>{move.label}</td>
              <td>{WHO[move.who]}</td>
              <td>{RULE_VERSION_STATUS_LABELS[move.to]}</td>
            </tr>
          ));
        })}
      </Table>
      <p className="mt-3 text-sm text-ink-2">
        已发布的版本从适用起始日起用于新提交的申请；在办申请保留提交时的版本，办理页面会提示两者的差异。关于企业的版本从适用起始日起用于重新判定全部企业，过去的判定保留当时的版本。
      </p>
    </details>
  );
}
