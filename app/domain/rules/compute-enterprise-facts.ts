import type { CertificateKind } from "../cultivation";
import type { FigureName, Figures } from "../figures";
import {
  anyAboveZero,
  clean,
  daysBetween,
  growth,
  least,
  meanGrowth,
  minus,
  percent,
  sum,
  yearsBetween,
} from "./enterprise-arithmetic";
import { CERTIFICATE_FACTS, OFFICE_FACTS, type DerivedFactName } from "./enterprise-facts";
import type { Facts, FactValue } from "./rule-set";

/** What a company's facts are computed from. */
export interface EnterpriseRecord {
  /** Confirmed figures by year. */
  years: ReadonlyMap<number, Figures>;
  /** Certificates that count on `asOf`. */
  certificates: readonly CertificateKind[];
  /** What experts have found for the year, by name of the fact. */
  findings: Readonly<Record<string, string>>;
}

/** Commissioned research counts by 80 % (policy-facts §2.4, H). */
const COMMISSIONED_SHARE = 0.8;

/** 研发费用 of a year, 万元. */
export function rdOf(figures: Figures | undefined): number | null {
  const own = number(figures, "rdOwnWan");
  const commissioned = number(figures, "rdCommissionedWan");
  return own === null || commissioned === null ? null : clean(own + commissioned * COMMISSIONED_SHARE);
}

function number(figures: Figures | undefined, name: FigureName): number | null {
  const value = figures?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Facts of a company for `year`; ages are counted to `asOf` (`YYYY-MM-DD`). Pure: the same record, the same facts. */
export function enterpriseFacts(
  { years, certificates, findings }: EnterpriseRecord,
  year: number,
  asOf: string,
): Facts {
  const now = years.get(year);
  const registered = typeof now?.registeredDay === "string" ? now.registeredDay : null;
  const firstYear = registered === null ? null : Number(registered.slice(0, 4));
  const at = (name: FigureName, back = 0) => number(years.get(year - back), name);
  const rd = (back = 0) => rdOf(years.get(year - back));
  /** The last `n` years, first to last; of a younger company those it has lived. Null where it is not known since when. */
  const over = <T>(n: number, of: (back: number) => T): T[] | null => {
    const lived = firstYear === null ? null : Math.min(n, year - firstYear + 1);
    if (lived === null || lived < 1) return null;
    return Array.from({ length: lived }, (_, i) => of(lived - 1 - i));
  };
  const total = (n: number, of: (back: number) => number | null) => {
    const values = over(n, of);
    return values === null ? null : sum(values);
  };
  const ratioOver = (n: number) => over(n, (back) => percent(rd(back), at("revenueWan", back)));
  const rd3 = total(3, rd);
  const conversions = over(3, (back) => at("conversionsCount", back));
  const conversionsSum = conversions === null ? null : sum(conversions);
  const start = at("revenueWan", 2);
  const revenue = at("revenueWan");
  const netAssets = (back = 0) => minus(at("totalAssetsWan", back), at("totalLiabilitiesWan", back));
  const grown = (of: (back: number) => number | null) => {
    const values = over(3, of);
    return values === null ? null : meanGrowth(values);
  };
  const two = [
    growth(at("mainRevenueWan"), at("mainRevenueWan", 1)),
    growth(at("mainRevenueWan", 1), at("mainRevenueWan", 2)),
  ];
  const twoSum = sum(two);

  const derived: Record<DerivedFactName, FactValue | null> = {
    registeredDays: registered === null ? null : daysBetween(registered, asOf),
    ageYears: registered === null ? null : yearsBetween(registered, asOf),
    rdWan: rd(),
    rdToRevenue: percent(rd(), revenue),
    rdToCosts: percent(rd(), at("costsWan")),
    rdToRevenue3y: percent(
      rd3,
      total(3, (back) => at("revenueWan", back)),
    ),
    rdDomestic3y: percent(
      minus(
        rd3,
        total(3, (back) => at("rdAbroadWan", back)),
      ),
      rd3,
    ),
    rdToRevenueLeast3y: over(3, () => null)?.length === 3 ? least(ratioOver(3) ?? []) : null,
    rdToRevenueLeast2y: over(2, () => null)?.length === 2 ? least(ratioOver(2) ?? []) : null,
    rdTotal2yWan: total(2, rd),
    rdGrowth: growth(rd(), rd(1)),
    sciStaffRatio: percent(at("sciStaffCount"), at("staffCount")),
    rdStaffRatio: percent(at("rdStaffCount"), at("staffCount")),
    hiTechRatio: percent(at("hiTechRevenueWan"), at("totalIncomeWan")),
    mainRatio: percent(at("mainRevenueWan"), revenue),
    debtRatio: percent(at("totalLiabilitiesWan"), at("totalAssetsWan")),
    netAssetsWan: netAssets(),
    netMargin: percent(at("netProfitWan"), netAssets()),
    revenueGrowthLast: growth(revenue, at("revenueWan", 1)),
    mainRevenueGrowthLast: growth(at("mainRevenueWan"), at("mainRevenueWan", 1)),
    mainRevenueGrowth2y: twoSum === null ? null : clean(twoSum / 2),
    revenueGrowth3y: grown((back) => at("revenueWan", back)),
    netAssetsGrowth3y: grown(netAssets),
    startRevenueWan: start,
    revenueCagr:
      revenue === null || start === null || start <= 0 ? null : clean(Math.sqrt(revenue / start) * 100 - 100),
    conversionsAverage3y:
      conversionsSum === null || conversions === null ? null : clean(conversionsSum / conversions.length),
    equityFinancing2yWan: total(2, (back) => at("equityFinancingWan", back)),
    equityFinancing3yWan: total(3, (back) => at("equityFinancingWan", back)),
    awards3yAny: anyAboveZero([at("awards3yCount")]),
    hasOwnIp: anyAboveZero([at("ip1OwnCount"), at("ip2OwnCount")]),
    hasIp: anyAboveZero([at("ip1Count"), at("ip2Count")]),
  };
  // One object that grows: thousands of companies are judged in a row.
  const facts: Record<string, FactValue | null | undefined> = Object.assign({}, now, derived);
  delete facts.registeredDay;
  for (const [kind, name] of CERTIFICATE_FACTS) facts[name] = certificates.includes(kind);
  for (const { name } of OFFICE_FACTS) facts[name] = findings[name] ?? null;
  return facts;
}
