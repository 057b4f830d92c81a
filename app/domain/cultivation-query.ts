import { CULTIVATION_STATUS_LABELS, CULTIVATION_STATUSES, type CultivationStatus } from "./cultivation";
import { CULTIVATION_TIER_LABELS, CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";
import { FIRST_FIGURES_YEAR } from "./figures";
import { INDUSTRY_LABELS } from "./industry";
import { readPage } from "./paging";
import { SIZE_CLASS_LABELS, type SizeClass } from "./rules/assessment";
import { isKeyOf } from "./labels";

/** What the office looks for in the library; null = whatever it is. */
export interface CultivationQuery {
  q: string;
  status: CultivationStatus | null;
  tier: CultivationTier | null;
  industry: string | null;
  sizeClass: SizeClass | null;
  /** Year that was confirmed; null = the last of each company. */
  year: number | null;
  /** One step from the next tier, least effort first. */
  near: boolean;
  /** In the library by figures too old to count, without a certificate that counts. */
  outdated: boolean;
  /** With a certificate that ends soon, the next to end first. */
  ending: boolean;
  page: number;
}

const MOST_CHARACTERS = 60;

/** Reads an address; what is no filter is left out. */
export function readCultivationQuery(params: URLSearchParams): CultivationQuery {
  const industry = params.get("industry") ?? "";
  const size = params.get("size") ?? "";
  const year = Number(params.get("year"));
  return {
    q: (params.get("q") ?? "").trim().slice(0, MOST_CHARACTERS),
    status: CULTIVATION_STATUSES.find((one) => one === params.get("status")) ?? null,
    tier: CULTIVATION_TIERS.find((one) => one === params.get("tier")) ?? null,
    industry: Object.hasOwn(INDUSTRY_LABELS, industry) ? industry : null,
    sizeClass: isKeyOf(SIZE_CLASS_LABELS, size) ? (size as SizeClass) : null,
    year: Number.isInteger(year) && year >= FIRST_FIGURES_YEAR && year < 2200 ? year : null,
    near: params.get("near") === "1",
    outdated: params.get("outdated") === "1",
    ending: params.get("ending") === "1",
    page: readPage(params.get("page")),
  };
}

/** The same as an address has it; what is not asked for is left out. */
export function cultivationParams(query: Partial<CultivationQuery>): Record<string, string | number> {
  const { q, status, tier, industry, sizeClass, year, page } = query;
  const near = query.near ? "1" : null;
  const outdated = query.outdated ? "1" : null;
  const ending = query.ending ? "1" : null;
  const pairs = { q, status, tier, industry, size: sizeClass, year, near, outdated, ending, page };
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, value]) =>
      value === null || value === undefined || value === "" ? [] : [[name, value]],
    ),
  );
}

/** What the list shows in a few words, for whoever keeps it. */
export function cultivationQueryName(query: CultivationQuery): string {
  const { q, status, tier, industry, sizeClass, year, near, outdated, ending } = query;
  const parts = [
    q && `“${q}”`,
    status && CULTIVATION_STATUS_LABELS[status],
    tier && CULTIVATION_TIER_LABELS[tier],
    industry && INDUSTRY_LABELS[industry],
    sizeClass && SIZE_CLASS_LABELS[sizeClass],
    year && `${year} 年`,
    near && "接近达标",
    outdated && "未更新年度数据",
    ending && "证书即将到期",
  ];
  return parts.filter(Boolean).join(" · ") || "全部企业";
}
