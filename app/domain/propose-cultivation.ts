import type { ProposalReason, ProposalVerb } from "./cultivation";
import { CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";
import { metTiers, reasonsAgainst, reasonsFor, tierVerdict, type Standing } from "./cultivation-standing";

export interface ProposedMove {
  verb: ProposalVerb;
  /** `library` for the company as a whole. */
  about: CultivationTier | "library";
  /** Tiers it is given or loses by it. */
  tiers: CultivationTier[];
  year: number;
  reasons: ProposalReason[];
}

/**
 * What to do about a company in the library, by what its last confirmed year and its certificates show (document 002
 * §5.2: 入库及退出动态更新). What is unknown never takes anything away. Pure.
 */
export function proposeCultivation(standing: Standing): ProposedMove[] {
  const { status, held, results, year } = standing;
  const kinds = standing.certificates.filter(({ counts }) => counts).map(({ kind }) => kind);
  const met = metTiers(results, kinds);
  const forTiers = (tiers: readonly CultivationTier[]) => tiers.flatMap((tier) => reasonsFor(tier, standing));
  const library = (
    verb: ProposalVerb,
    tiers: CultivationTier[],
    reasons: ProposalReason[],
  ): ProposedMove => ({
    ...{ verb, about: "library", tiers, year, reasons },
  });

  if (status === null || status === "candidate")
    return met.length > 0 ? [library("admit", met, forTiers(met))] : [];
  if (status === "exited")
    return met.length > 0 && isNews(standing, met) ? [library("readmit", met, forTiers(met))] : [];

  const lost = held.filter((tier) => tierVerdict(tier, results, kinds) === "notMet");
  // Without a tier nothing is lost for certain, unless every single one is out of reach.
  const out =
    held.length > 0
      ? lost
      : CULTIVATION_TIERS.filter((tier) => tierVerdict(tier, results, kinds) === "notMet");
  const reasons = out.flatMap((tier) => reasonsAgainst(tier, standing));
  if (met.length === 0 && out.length > 0 && out.length === (held.length || CULTIVATION_TIERS.length))
    return [library("exit", [...held], reasons)];

  return [
    ...(status === "watch" && met.length > 0 && isNews(standing, met)
      ? [library("restore", [], forTiers(met))]
      : []),
    ...met
      .filter((tier) => !held.includes(tier))
      .map((tier): ProposedMove => ({
        ...{ verb: "addTier", about: tier, tiers: [tier], year, reasons: reasonsFor(tier, standing) },
      })),
    ...lost.map((tier): ProposedMove => ({
      ...{ verb: "removeTier", about: tier, tiers: [tier], year, reasons: reasonsAgainst(tier, standing) },
    })),
  ];
}

/** Whether more is fulfilled than when a person moved it last, or a later year shows it. What is not known is no news. */
function isNews({ before, year }: Standing, met: readonly CultivationTier[]): boolean {
  if (before === null) return false;
  return (before.year !== null && year > before.year) || met.some((tier) => !before.met.includes(tier));
}

type Move = Pick<ProposedMove, "verb" | "about" | "year" | "reasons"> & { tiers: readonly string[] };
type FiguresIds = Readonly<Record<string, string>>;

const idsInOrder = (figuresIds: FiguresIds) =>
  Object.entries(figuresIds).toSorted(([a], [b]) => a.localeCompare(b));

/** What a proposal rests on, apart from what changes with every day: while it is open it is not opened again. */
export const groundsOf = (move: Move, figuresIds: FiguresIds): string =>
  JSON.stringify([
    ...[move.verb, move.about, move.tiers, move.year, idsInOrder(figuresIds)],
    move.reasons.map(groundOf),
  ]);

/** What a rule found may hold an age in days; figures and version say the same without it. */
const groundOf = ({ ruleSetId, version, title, found }: ProposalReason) =>
  ruleSetId === null ? [title, found] : [ruleSetId, version, title];

/** Of each reason: a certificate stands for itself, what a rule found for the figures, too. */
const restsOn = ({ reasons }: Move, figuresIds: FiguresIds) =>
  reasons.map((reason) =>
    JSON.stringify([groundOf(reason), reason.ruleSetId === null ? null : idsInOrder(figuresIds)]),
  );

/**
 * Whether a person has decided on a proposal that gave no less and rested on the same, or on more: that figures have
 * grown too old since, and their reasons are gone, is nothing to ask again for.
 */
export function isSettledBy(
  move: Move,
  figuresIds: FiguresIds,
  decided: Move,
  decidedFiguresIds: FiguresIds,
): boolean {
  if (move.verb !== decided.verb || move.about !== decided.about) return false;
  const known = restsOn(decided, decidedFiguresIds);
  return (
    move.tiers.every((tier) => decided.tiers.includes(tier)) &&
    restsOn(move, figuresIds).every((one) => known.includes(one))
  );
}
