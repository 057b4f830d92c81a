import { findFigure } from "../figures";
import { findEnterpriseFact } from "./enterprise-facts";
import { factLabel, showFact } from "./facts";
import { canMove } from "./levers";
import type { Facts, FactValue, RuleSet } from "./rule-set";

/** A ratio that two figures make: what is counted and what it is divided by. */
const RATIOS: Record<string, { part: string; whole: string }> = {
  sciStaffRatio: { part: "sciStaffCount", whole: "staffCount" },
  rdStaffRatio: { part: "rdStaffCount", whole: "staffCount" },
  rdToRevenue: { part: "rdWan", whole: "revenueWan" },
  rdToCosts: { part: "rdWan", whole: "costsWan" },
  hiTechRatio: { part: "hiTechRevenueWan", whole: "totalIncomeWan" },
  mainRatio: { part: "mainRevenueWan", whole: "revenueWan" },
  debtRatio: { part: "totalLiabilitiesWan", whole: "totalAssetsWan" },
  netMargin: { part: "netProfitWan", whole: "netAssetsWan" },
};

/** How pieces are counted: `再有 2 项Ⅱ类知识产权`. */
const PIECES: Record<string, { word: string; of: string }> = {
  staffCount: { word: "名", of: "职工" },
  sciStaffCount: { word: "名", of: "科技人员" },
  rdStaffCount: { word: "名", of: "研发人员" },
  seniorStaffCount: { word: "名", of: "副高及以上职称的科技人员" },
  graduatesHiredCount: { word: "名", of: "应届高校毕业生" },
  ip1Count: { word: "项", of: "Ⅰ类知识产权" },
  ip1OwnCount: { word: "项", of: "自主研发的Ⅰ类知识产权" },
  ip1HighValueCount: { word: "项", of: "高价值的Ⅰ类知识产权" },
  ip2Count: { word: "项", of: "Ⅱ类知识产权" },
  ip2OwnCount: { word: "项", of: "自主研发的Ⅱ类知识产权" },
  inventionApplicationsCount: { word: "件", of: "发明专利申请" },
  pctApplicationsCount: { word: "件", of: "PCT 专利申请" },
  conversionsCount: { word: "项", of: "当年转化的科技成果" },
  standardsJoinedCount: { word: "项", of: "参与编制的国家、行业标准" },
  standardsLedCount: { word: "项", of: "主导制定的国际、国家、行业标准" },
  provincialPlatformsCount: { word: "个", of: "省部级以上研发机构或创新平台" },
  awards3yCount: { word: "项", of: "省级以上科技奖励" },
  provincialProjectsCount: { word: "个", of: "省级以上科技计划项目" },
};

/** Up to two decimals, never less than what is missing. */
const shown = (n: number) =>
  (Math.ceil(Math.round(n * 1e8) / 1e6) / 100).toLocaleString("en-US", { maximumFractionDigits: 2 });

const clean = (n: number) => Math.round(n * 1e6) / 1e6;
const AVERAGED_YEARS = 3;

/** How much a fact has to change, in words. */
export function stepWords(fact: string, from: FactValue, to: FactValue, facts: Facts): string {
  const label = plainLabel(fact);
  if (typeof from !== "number" || typeof to !== "number") return doneWords(fact, to);
  const amount = shown(Math.abs(to - from));
  const less = to < from;
  const pieces = PIECES[fact];
  if (pieces)
    return `${less ? "减少" : "再有"} ${Math.ceil(clean(Math.abs(to - from))).toLocaleString("en-US")} ${pieces.word}${pieces.of}`;
  // An average of three years is moved by whole results, not by a hundredth of one.
  if (fact === "conversionsAverage3y")
    return `三年内再转化 ${Math.ceil(clean(Math.abs(to - from) * AVERAGED_YEARS)).toLocaleString("en-US")} 项科技成果`;
  const unit = findEnterpriseFact(fact)?.unit;
  if (unit === "天") return `${label}再满 ${amount} ${unit}`;
  if (fact === "nicheYearsCount") return `从事主导产品所在细分市场再满 ${amount} 年`;
  const verb = less ? "降低" : "提高";
  if (unit === "%") return `${label}${verb} ${amount} 个百分点${figureWords(fact, to, facts)}`;
  return `${label}${less ? "减少" : "增加"} ${amount}${unit ? ` ${unit}` : ""}`;
}

/** How far a fact is from what is asked, whether or not somebody can change it. */
export function gapWords(fact: string, from: FactValue, to: FactValue, facts: Facts): string {
  if (typeof from !== "number" || typeof to !== "number")
    return `要求：${factLabel(fact)}${to === true ? "" : `为“${showFact(fact, to)}”`}`;
  if (canMove(fact, from, to)) return stepWords(fact, from, to, facts);
  const unit = findEnterpriseFact(fact)?.unit ?? PIECES[fact]?.word ?? "";
  const amount = shown(Math.abs(to - from));
  return `${plainLabel(fact)}${to < from ? "比上限多" : "还差"} ${amount}${unit ? ` ${unit}` : ""}`;
}

function doneWords(fact: string, to: FactValue): string {
  if (fact.startsWith("certificate:")) return `取得${factLabel(fact).replace(/^有效的/u, "")}`;
  const label = plainLabel(fact);
  return to === true ? `做到：${label}` : `${label}为“${showFact(fact, to)}”`;
}

/** What a ratio means in people or money, the other figure being as it is. */
function figureWords(fact: string, to: number, facts: Facts): string {
  const ratio = RATIOS[fact];
  if (!ratio) return "";
  const part = facts[ratio.part];
  const whole = facts[ratio.whole];
  if (typeof part !== "number" || typeof whole !== "number" || whole <= 0) return "";
  const gap = (to * whole) / 100 - part;
  const pieces = PIECES[ratio.part];
  const missing = clean(Math.abs(gap));
  const base = `按${findFigure(ratio.whole)?.label.replace(/（期末）$/u, "") ?? factLabel(ratio.whole)}不变计`;
  if (pieces)
    return `（再有 ${Math.ceil(missing).toLocaleString("en-US")} ${pieces.word}${pieces.of}，${base}）`;
  const unit = findEnterpriseFact(ratio.part)?.unit ?? "";
  const of = factLabel(ratio.part).replace(/（期末）$/u, "");
  return `（${of}${gap < 0 ? "减少" : "增加"} ${shown(missing)} ${unit}，${base}）`;
}

/** `其中：科技人员` stands beside what it is a part of in a form only. */
const plainLabel = (fact: string) => factLabel(fact).replace(/^其中：/u, "");

/** Why a line is not for the company to settle. */
export function blockedWords(
  reason: "fixed" | "missing" | "open" | "expert",
  facts: readonly string[],
  score?: { points: { min: number; max: number }; pass: RuleSet["pass"]; then: boolean },
): string {
  const names = facts.map(plainLabel).join("、");
  if (score && score.pass) {
    const { min, max } = score.points;
    const now = `${score.then ? "届时评分" : "评分"} ${min === max ? min : `${min}–${max}`} 分`;
    const needed = `${score.pass.exclusive ? "高于" : "不低于"} ${score.pass.points} 分`;
    if (reason === "fixed") return `${now}，各项都做到最好仍达不到${needed}的要求`;
    if (reason === "missing") return `${now}，是否${needed}还缺：${names}`;
    if (reason === "open") return `${now}，是否${needed}取决于尚无公开分档的项目（待核）`;
    return `${now}，是否${needed}由专家评分决定${names ? `：${names}` : ""}`;
  }
  if (reason === "fixed") return `${names}：以现有情况不能改变`;
  if (reason === "missing") return `还缺：${names}`;
  return reason === "open" ? "规则没有公开的数值（待核）" : `由专家或工作人员认定：${names}`;
}
