import { creditCodeCheck } from "../../app/domain/credit-code";
import { CULTIVATION_TIERS, type CultivationTier } from "../../app/domain/cultivation-tier";
import type { EnterpriseSize, Ownership } from "../../app/domain/enterprise";
import { INDUSTRY_LABELS } from "../../app/domain/industry";
import { ZONE_TOWNS } from "../../app/domain/place";
import { buildEnterprise, type EnterpriseRow } from "../factories/enterprise";
import { momentBefore, yearOf } from "./calendar";
import { AREA_NAMES, CHAINS, TOWN_NAMES, type Chain } from "./chains";
import { enterpriseName } from "./names";
import { Random } from "./random";

/** A fictional employer and what its postings need to know. */
export interface Employer {
  row: EnterpriseRow;
  /** Year in which it was registered, as its text says. */
  founded: number;
  tiers: { tier: CultivationTier; year: number; source: string }[];
  chain: Chain;
  /** One or two of the chain's products: what this employer makes. */
  products: string[];
}

export const DEMO_SOURCE = "示例数据";

const pad = (n: number, width: number) => String(n).padStart(width, "0");

/**
 * Valid in form and check character, yet nobody's: GB/T 2260 has no area 000000, so no such code can be registered.
 */
function fictionalCreditCode(index: number): string {
  const body = `91000000MA${pad(index, 7)}`;
  return body + creditCodeCheck(body);
}

function pickDistrict(random: Random, chain: Chain): string {
  const kind = random.weighted({ home: 70, town: 18, area: 12 });
  return random.pick(kind === "home" ? chain.homes : kind === "town" ? TOWN_NAMES : AREA_NAMES);
}

/** An address that nobody will mistake for a real one. */
function address(random: Random, district: string): string {
  const park = random.pick(["示例产业园", "示例科创园", "示例创新中心"]);
  return `${district}${park} ${random.int(1, 28)} 号楼 ${random.int(1, 12)} 层`;
}

function sizeFor(random: Random, openings: number): EnterpriseSize {
  if (openings >= 40) return random.pick(["1000-9999", "1000-9999", "over10000"]);
  if (openings >= 15) return random.pick(["500-999", "100-499", "1000-9999"]);
  if (openings >= 5) return random.pick(["100-499", "20-99", "500-999"]);
  return random.pick(["20-99", "under20", "20-99", "100-499"]);
}

const OWNERSHIP: Partial<Record<Ownership, number>> = {
  private: 66,
  state: 9,
  joint: 6,
  foreign: 5,
  listed: 6,
  hkMoTw: 3,
  nonprofit: 2,
  other: 3,
};

/** The ladder is climbed step by step: a tier is held with all below it. */
function tiersFor(random: Random, openings: number, year: number, founded: number): Employer["tiers"] {
  const reach = openings >= 30 ? 0.75 : openings >= 10 ? 0.5 : 0.3;
  const shares = [0.72, reach, 0.3, 0.35];
  const tiers: Employer["tiers"] = [];
  let since = Math.max(founded + 1, year - random.int(1, 3));
  for (const [i, tier] of CULTIVATION_TIERS.entries()) {
    if (!random.chance(shares[i] ?? 0)) break;
    tiers.push({ tier, year: since, source: DEMO_SOURCE });
    since = Math.min(year, since + random.int(0, 1));
  }
  return tiers;
}

/** Chains that patent what they make. */
const MAKERS = /^(it|green)\.|^health\.(?!care)/;

/** Who has many people has had the time to find them. */
const foundedIn = (random: Random, size: EnterpriseSize, year: number): number =>
  year - random.int(2, 15) - (/^(500|1000|over)/.test(size) ? 5 : 0);

function summary(random: Random, name: string, chain: Chain, products: string[], founded: number): string {
  const label = INDUSTRY_LABELS[chain.code] ?? "";
  const made = products.join("、");
  const first = random.pick([
    `${name}成立于 ${founded} 年，专注${label}领域，主要做${made}。`,
    `公司从事${label}，产品与服务包括${made}。`,
    `一家做${made}的${label}企业，${founded} 年起步于大学城的一个创业团队。`,
    `${founded} 年成立，围绕${made}开展研发、生产与服务。`,
  ]);
  const second = random.pick([
    `现有员工中研发人员约占${random.pick(["三成", "四成", "一半", "六成"])}。`,
    `与多所高校开展联合培养，每年接收实习生 ${random.int(5, 60)} 人。`,
    "设有实验室和中试场地，重视一线同事的改进建议。",
    "团队来自不同专业，遇到问题先讨论清楚再动手。",
    ...(MAKERS.test(chain.code) ? [`拥有授权专利 ${random.int(6, 90)} 项，参与过行业标准的编写。`] : []),
  ]);
  const third = random.pick([
    "新同事入职有带教，晋升看成果，不看年资。",
    "每季度组织一次技术开放日，欢迎同学来看看。",
    "办公与生产在同一园区，沟通方便。",
    "",
  ]);
  return `${first}${second}${third}`;
}

/** Employer number `index` of a seed: always the same, whichever were made before it. */
export function makeEmployer(
  seed: number,
  now: number,
  index: number,
  brand: string,
  openings: number,
): Employer {
  const random = new Random(seed, `employer ${index}`);
  const weights = Object.fromEntries(CHAINS.map((chain, i) => [String(i), chain.weight]));
  const chain = CHAINS[Number(random.weighted(weights))] as Chain;
  const products = random.sample(chain.products, random.int(1, 2));
  const name = enterpriseName(random, brand, random.pick(chain.business));
  const district = pickDistrict(random, chain);
  const createdAt = momentBefore(now, random.int(95, 900), random.int(9, 17));
  // In this order: every choice follows from those before it.
  const size = sizeFor(random, openings);
  const ownership = random.weighted(OWNERSHIP as Record<Ownership, number>);
  const where = address(random, district);
  const founded = foundedIn(random, size, yearOf(now));
  const row = buildEnterprise({
    id: `demo-e${pad(index + 1, 5)}`,
    name,
    creditCode: fictionalCreditCode(index + 1),
    industry: chain.code,
    size,
    ownership,
    district,
    address: where,
    summary: summary(random, name, chain, products, founded),
    createdAt,
    updatedAt: momentBefore(now, random.int(0, 90), random.int(9, 17)),
  });
  return { row, tiers: tiersFor(random, openings, yearOf(now), founded), founded, chain, products };
}

export const hubOf = (district: string) => ZONE_TOWNS.find((town) => town.name === district)?.hub;
