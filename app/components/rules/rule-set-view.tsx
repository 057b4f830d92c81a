import type { ReactNode } from "react";
import { CLAUSE_CONFIDENCE_LABELS, clauseLabel, needsCheck } from "~/domain/clause";
import {
  PART_LABELS,
  describeCondition,
  linesOf,
  passText,
  pointsText,
  type RulePart,
} from "~/domain/rules/describe";
import { isPointsRuleSet } from "~/domain/rules/enterprise-rules";
import type { RuleSet } from "~/domain/rules/rule-set";
import { GradesView } from "./grade-forms";

const LEADS: Record<RulePart, string> = {
  gate: "全部满足才符合",
  waiver: "满足时，列出的必备条件可以不满足",
  directPass: "满足任意一条即可，不再看评分",
  score: "各项得分相加，先符合的一档计分；有通过分数的，达到才符合",
};

interface ViewProps {
  ruleSet: RuleSet;
  /** What can be done with a line, beside it. */
  tools?: (part: RulePart, id: string, title: string) => ReactNode;
  /** The same of a group of the score. */
  groupTools?: (id: string, title: string) => ReactNode;
  /** The same of the grades together. */
  gradeTools?: ReactNode;
}

/** A rule set to be read: what is asked, line by line, each with its condition and its clause. */
export function RuleSetView({ ruleSet, tools, groupTools, gradeTools }: ViewProps) {
  const lines = linesOf(ruleSet);
  const parts = (["gate", "waiver", "directPass"] as const).filter((part) =>
    lines.some((one) => one.part === part),
  );
  return (
    <div className="space-y-5">
      <Basics ruleSet={ruleSet} />
      {parts.map((part) => (
        <section key={part} aria-labelledby={`part-${part}`} className="card p-5">
          <PartHead part={part} />
          <ol className="mt-2 divide-y divide-line">
            {lines
              .filter((one) => one.part === part)
              .map(({ line, gates }) => (
                <li key={line.id} id={`${part}-${line.id}`} className="py-3">
                  <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                    <h3 className="min-w-0 flex-1 basis-60 font-bold">{line.title}</h3>
                    {tools?.(part, line.id, line.title)}
                  </div>
                  <p>{describeCondition(line.when)}</p>
                  {gates ? (
                    <p className="text-sm">
                      免除：
                      {gates
                        .map((id) => ruleSet.gates.find((gate) => gate.id === id)?.title ?? id)
                        .join("、") || "还没有选择"}
                    </p>
                  ) : null}
                  <ClauseText clause={line.clause} />
                  {line.advice ? <p className="text-sm text-ink-2">不符合时提示：{line.advice}</p> : null}
                </li>
              ))}
          </ol>
        </section>
      ))}
      {ruleSet.scoring.length > 0 ? <Scoring ruleSet={ruleSet} tools={tools} /> : null}
      {ruleSet.groups ? <Groups ruleSet={ruleSet} groupTools={groupTools} /> : null}
      {ruleSet.grades ? <GradesView grades={ruleSet.grades} tools={gradeTools} /> : null}
    </div>
  );
}

function PartHead({ part }: { part: RulePart }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <h2 id={`part-${part}`} className="text-lg font-bold">
        {PART_LABELS[part]}
      </h2>
      <p className="text-sm text-ink-2">{LEADS[part]}</p>
    </div>
  );
}

function ClauseText({ clause }: { clause: RuleSet["gates"][number]["clause"] }) {
  return (
    <p className="text-sm text-ink-2">
      依据：{clauseLabel({ ...clause, confidence: "H" })}
      {needsCheck(clause) ? <span className="tag tag-premium ml-1">待核</span> : null}
      <span className="ml-1">· {CLAUSE_CONFIDENCE_LABELS[clause.confidence]}</span>
      {clause.effectiveFrom || clause.effectiveTo ? (
        <span className="ml-1">
          · {clause.effectiveFrom ?? "施行日待核"} 至 {clause.effectiveTo ?? "未规定"}
        </span>
      ) : null}
    </p>
  );
}

function Basics({ ruleSet }: { ruleSet: RuleSet }) {
  const { docNo, effectiveFrom, effectiveTo, confidence, outcome, pass, scoring } = ruleSet;
  const facts: [string, ReactNode][] = [
    ["文号", docNo ?? <span className="tag tag-premium">待核</span>],
    ["文件有效期", `${effectiveFrom ?? "施行日待核"} 至 ${effectiveTo ?? "未规定"}`],
    ["来源置信", `${confidence} · ${CLAUSE_CONFIDENCE_LABELS[confidence]}`],
    ["符合后的结果", outcome.label],
    [
      "结果有效期",
      outcome.validityMonths === null ? (
        <span className="tag tag-premium">待核</span>
      ) : (
        `${outcome.validityMonths} 个月`
      ),
    ],
    ...(scoring.length > 0
      ? [
          [
            "通过分数",
            pass ? (
              passText(pass)
            ) : isPointsRuleSet(ruleSet.id) ? (
              "不设，只计分"
            ) : (
              <span className="tag tag-premium">待核</span>
            ),
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <section aria-labelledby="basics" className="card p-5">
      <h2 id="basics" className="visually-hidden">
        基本信息
      </h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Scoring({ ruleSet, tools }: ViewProps) {
  return (
    <section aria-labelledby="part-score" className="card p-5">
      <PartHead part="score" />
      <ol className="mt-2 divide-y divide-line">
        {ruleSet.scoring.map((item) => (
          <li key={item.id} id={`score-${item.id}`} className="py-3">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <h3 className="min-w-0 flex-1 basis-60 font-bold">
                {item.title}（{item.max === null ? "最高分待核" : `最高 ${item.max} 分`}）
              </h3>
              {tools?.("score", item.id, item.title)}
            </div>
            {item.bands.length === 0 ? (
              <p>
                <span className="tag tag-premium">待核</span> 没有公开的分档，不计分
              </p>
            ) : null}
            <ol className="list-decimal pl-5">
              {item.bands.map((band, i) => (
                <li key={i}>
                  {describeCondition(band.when)}：{pointsText(band)}
                </li>
              ))}
            </ol>
            <ClauseText clause={item.clause} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Items that count together, with what caps them and what is needed of them. */
function Groups({ ruleSet, groupTools }: ViewProps) {
  return (
    <section aria-labelledby="groups" className="card p-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="groups" className="text-lg font-bold">
          评分分组
        </h2>
        <p className="text-sm text-ink-2">组内各项相加，超过“最多计分”的不计，低于“至少得分”的不通过</p>
      </div>
      <ol className="mt-2 divide-y divide-line">
        {(ruleSet.groups ?? []).map(({ id, title, items, max, least }) => (
          <li key={id} id={`group-${id}`} className="py-3">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
              <h3 className="min-w-0 flex-1 basis-60 font-bold">{title}</h3>
              {groupTools?.(id, title)}
            </div>
            <p>
              {max === null ? "不封顶" : `最多计 ${max} 分`}，
              {least === null ? "不设最低分" : `至少 ${least} 分`}
            </p>
            <p className="text-sm text-ink-2">
              {items
                .map((item) => ruleSet.scoring.find((one) => one.id === item)?.title ?? item)
                .join("；") || "还没有评分项"}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
