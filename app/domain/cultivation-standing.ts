import type { EvaluatedLine, RuleEvaluation } from "./card-evaluation";
import { certificateEndText } from "./certificate";
import {
  CERTIFICATE_LABELS,
  CERTIFICATE_TIERS,
  type CertificateKind,
  type CultivationStatus,
  type ProposalReason,
} from "./cultivation";
import { CULTIVATION_TIER_LABELS, CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";
import type { AssessmentResult } from "./rules/assessment";
import { describeCondition, pointsText } from "./rules/describe";
import { CERTIFIED_TIERS, TIER_RULE_SETS } from "./rules/enterprise-rules";
import type { VersionedRuleSet } from "./rules/evaluate-card";
import { inputWords } from "./rules/facts";
import type { RuleSet, Verdict } from "./rules/rule-set";

/** A certificate, or a place on a list, that has begun, as far as proposals look at it. Days are `YYYY-MM-DD`. */
export interface HeldCertificate {
  kind: CertificateKind;
  number: string | null;
  issuedOn: string;
  validUntil: string | null;
  /** Whether it counts on the day of the look. */
  counts: boolean;
  revoked: boolean;
}

/** What the proposals for a company rest on. */
export interface Standing {
  /** Last year that is confirmed; of a company without figures the year of its last certificate. */
  year: number;
  status: CultivationStatus | null;
  /** Tiers it holds. */
  held: readonly CultivationTier[];
  results: Readonly<Record<string, AssessmentResult>>;
  /** The same in full, for the reasons; none without figures. */
  evaluations: readonly RuleEvaluation[];
  sets: readonly VersionedRuleSet[];
  certificates: readonly HeldCertificate[];
  /** How it stood when it was moved last: what was so then is no news. A year that is null is not known. */
  before: { year: number | null; met: readonly CultivationTier[] } | null;
}

/** Whether a tier is fulfilled: by a certificate that counts, else, where a rule alone gives it, by one that is met. */
export function tierVerdict(
  tier: CultivationTier,
  results: Readonly<Record<string, Pick<AssessmentResult, "verdict">>>,
  certificates: readonly CertificateKind[],
): Verdict {
  if (certificates.some((kind) => CERTIFICATE_TIERS[kind] === tier)) return "met";
  if (CERTIFIED_TIERS.includes(tier)) return "notMet";
  const verdicts = TIER_RULE_SETS[tier].map((id) => results[id]?.verdict ?? "unknown");
  if (verdicts.includes("met")) return "met";
  return verdicts.includes("unknown") ? "unknown" : "notMet";
}

/** The tiers that are fulfilled for certain, lowest first. */
export const metTiers = (
  results: Readonly<Record<string, Pick<AssessmentResult, "verdict">>>,
  certificates: readonly CertificateKind[],
): CultivationTier[] =>
  CULTIVATION_TIERS.filter((tier) => tierVerdict(tier, results, certificates) === "met");

const CERTIFICATE_CLAUSE = "以有效的证书或官方名单为准";

const certificateText = ({ kind, number, issuedOn, validUntil }: HeldCertificate) =>
  [
    number === null ? "名单未列编号" : `编号 ${number}`,
    `${issuedOn} 起`,
    validUntil === null ? "截止日期待核" : `有效期至 ${certificateEndText(kind, issuedOn, validUntil)}`,
  ].join("，");

/** By what a tier is fulfilled: the certificates before the rules. */
export function reasonsFor(tier: CultivationTier, standing: Standing): ProposalReason[] {
  const { certificates, evaluations, year } = standing;
  const held = certificates.filter(({ kind, counts }) => counts && CERTIFICATE_TIERS[kind] === tier);
  if (held.length > 0)
    return held.map((one) => ({
      ...{ ruleSetId: null, version: null, tier, year: Number(one.issuedOn.slice(0, 4)) },
      title: CERTIFICATE_LABELS[one.kind],
      found: certificateText(one),
      clause: CERTIFICATE_CLAUSE,
    }));
  return TIER_RULE_SETS[tier].flatMap((id) => {
    const found = evaluations.find(({ ruleSetId, verdict }) => ruleSetId === id && verdict === "met");
    return found
      ? [
          {
            ...{ ruleSetId: id, version: found.version, tier, year },
            title: found.title,
            found: found.points
              ? `${year} 年度数据符合，评价得分 ${pointsText(found.points)}`
              : `${year} 年度数据符合全部条件`,
            clause: clauseOfSet(standing, id),
          },
        ]
      : [];
  });
}

const clauseOfSet = ({ sets }: Standing, id: string) => {
  const set = sets.find(({ ruleSet }) => ruleSet.id === id)?.ruleSet;
  return set ? `${set.title}${set.docNo === null ? "（文号待核）" : `（${set.docNo}）`}` : "";
};

/** Why a tier is not fulfilled: the certificate that is missing or has ended, else each line that is not met. */
export function reasonsAgainst(tier: CultivationTier, standing: Standing): ProposalReason[] {
  const ended = standing.certificates.filter(
    ({ kind, counts }) => !counts && CERTIFICATE_TIERS[kind] === tier,
  );
  const last = ended.toSorted((a, b) => (a.validUntil ?? "").localeCompare(b.validUntil ?? "")).at(-1);
  const missing = (title: string, found: string): ProposalReason => ({
    ...{ ruleSetId: null, version: null, tier, title, found, clause: CERTIFICATE_CLAUSE },
  });
  const gone = last ? [missing(CERTIFICATE_LABELS[last.kind], endedText(last))] : [];
  if (CERTIFIED_TIERS.includes(tier))
    return gone.length > 0 ? gone : [missing(CULTIVATION_TIER_LABELS[tier], "没有登记有效的证书或名单")];
  return [...gone, ...TIER_RULE_SETS[tier].flatMap((id) => linesAgainst(id, tier, standing))];
}

const endedText = (one: HeldCertificate) =>
  `${one.number === null ? "名单未列编号" : `编号 ${one.number}`}，${
    one.revoked || one.validUntil === null
      ? "已注销"
      : `有效期至 ${certificateEndText(one.kind, one.issuedOn, one.validUntil)}，不再有效`
  }`;

function linesAgainst(id: string, tier: CultivationTier, standing: Standing): ProposalReason[] {
  const set = standing.sets.find(({ ruleSet }) => ruleSet.id === id)?.ruleSet;
  const found = standing.evaluations.find(({ ruleSetId }) => ruleSetId === id);
  if (!set || found?.verdict !== "notMet") return [];
  const about = { ruleSetId: id, version: found.version, tier, year: standing.year };
  const gates = found.lines
    .filter(({ part, verdict }) => part === "gate" && verdict === "notMet")
    .map((line) => {
      const asked = set.gates.find((gate) => gate.id === line.id);
      const bound = asked ? describeCondition(asked.when) : line.title;
      return {
        ...about,
        title: line.title,
        found: alone(`${inputsText(line)}；要求${bound}`),
        clause: line.clause,
      };
    });
  const score = scoreAgainst(set, found);
  if (score.length === 0) return gates;
  const items = found.lines
    .filter(({ part, id: item, points }) => part === "score" && isShort(set, item, points))
    .map((line) => ({
      ...about,
      title: line.title,
      found: alone(
        `${inputsText(line)}；得 ${pointsText(line.points ?? { min: 0, max: 0 })}，最高 ${maxOf(set, line.id)} 分`,
      ),
      clause: line.clause,
    }));
  const whole = { ...about, title: found.title, found: score.join("；"), clause: clauseOfSet(standing, id) };
  return [...gates, whole, ...items];
}

/** Figures are called after those they are part of; in a sentence they stand alone. */
const alone = (text: string) => text.replaceAll("其中：", "");

const inputsText = ({ inputs }: EvaluatedLine) =>
  inputs
    .map(inputWords)
    .map(({ label, text }) => `${label} ${text}`)
    .join("，");

const maxOf = (set: RuleSet, item: string) => set.scoring.find(({ id }) => id === item)?.max ?? null;

function isShort(set: RuleSet, item: string, points: EvaluatedLine["points"]): boolean {
  const max = maxOf(set, item);
  return max !== null && points !== undefined && points.max < max;
}

/** Where points are needed and not reached, in words. */
function scoreAgainst({ pass }: RuleSet, { points, groups }: RuleEvaluation): string[] {
  const short = (groups ?? [])
    .filter(({ verdict }) => verdict === "notMet")
    .map(({ title, points: of, least }) => `${title}得分 ${pointsText(of)}，低于 ${least} 分`);
  if (!pass || !points) return short;
  const passes = pass.exclusive ? points.max > pass.points : points.max >= pass.points;
  return passes
    ? short
    : [`评价得分 ${pointsText(points)}，${pass.exclusive ? "没有超过" : "低于"} ${pass.points} 分`, ...short];
}
