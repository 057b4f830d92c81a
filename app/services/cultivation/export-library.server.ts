import { CULTIVATION_STATUS_LABELS } from "~/domain/cultivation";
import type { CultivationQuery } from "~/domain/cultivation-query";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { SIZE_CLASS_LABELS, type SizeClass } from "~/domain/rules/assessment";
import { formatDate } from "~/domain/time";
import type { AccountContext } from "../context.server";
import { recordAction } from "../audit/record-action.server";
import { eachCompany } from "./list-companies.server";

const HEAD = [
  ...["企业", "统一社会信用代码", "状态", "状态起始", "行业", "人数规模", "最近年度"],
  ...CULTIVATION_TIERS.map((tier) => CULTIVATION_TIER_LABELS[tier]),
  ...["下一层级", "还差", "费力程度（项目默认）"],
];

/** The companies that a query asks for as rows of text; that they were taken out is written down. */
export function exportLibrary(ctx: AccountContext, query: CultivationQuery): string[][] {
  const rows = [HEAD];
  for (const one of eachCompany(ctx, query)) {
    const { near, tiers } = one;
    rows.push([
      one.name,
      one.creditCode ?? "",
      one.status === null ? "未列入" : CULTIVATION_STATUS_LABELS[one.status],
      one.since === null ? "" : formatDate(one.since),
      INDUSTRY_LABELS[one.industry] ?? "待核",
      one.sizeClass === null ? "" : SIZE_CLASS_LABELS[one.sizeClass as SizeClass],
      one.year === null ? "" : String(one.year),
      ...CULTIVATION_TIERS.map((tier) => {
        const held = tiers.find((known) => known.tier === tier);
        return held ? `${held.year}（${held.source}）` : "";
      }),
      near?.tier ? CULTIVATION_TIER_LABELS[near.tier] : "",
      near?.tier ? near.steps.join("；") || "条件已具备，可以申报" : "",
      near?.effort?.toFixed(2) ?? "",
    ]);
  }
  ctx.db.transaction(
    (tx) =>
      recordAction(tx, ctx, {
        action: "cultivation:export",
        entity: "cultivation",
        entityId: "library",
        details: { ...query, rows: rows.length - 1 },
      }),
    { behavior: "immediate" },
  );
  return rows;
}
