import { Notice } from "~/components/ui/notice";
import type { NearestChange } from "~/domain/card-check-result";
import type { Verdict } from "~/domain/rules/rule-set";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { CategoryResult, wordOf, type ShownResult } from "./category-result";
import { VerdictSign } from "./condition-list";

interface ResultsProps {
  results: readonly ShownResult[];
  nearest: NearestChange | null;
  rules: readonly { id: string; title: string; version: number; docNo: string | null }[];
  /** Something is still asked: told in brief, with the rest behind it. */
  underWay: boolean;
}

const GROUPS: readonly { verdict: Verdict; title: string }[] = [
  { verdict: "met", title: "符合" },
  { verdict: "unknown", title: "还不能确定" },
  { verdict: "notMet", title: "不符合" },
];

/** What the self-check says of every category. */
export function Results({ results, nearest, rules, underWay }: ResultsProps) {
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  return (
    <section aria-labelledby="result" className="mt-7">
      <h2 id="result" className="text-xl font-bold">
        {underWay ? "目前的判断" : "结果"}
      </h2>
      <p className="text-ink-2" role="status">
        八个类别：符合 {count("met")} 个，还不能确定 {count("unknown")} 个，不符合 {count("notMet")} 个。
      </p>
      {nearest ? <Nearest {...nearest} /> : null}
      {underWay ? (
        <>
          <Brief results={results} />
          <details className="mt-4">
            <summary className="cursor-pointer text-teal">逐条查看目前的判断与依据</summary>
            <Full results={results} />
          </details>
        </>
      ) : (
        <Full results={results} />
      )}
      <details className="mt-6 text-sm text-ink-2">
        <summary className="cursor-pointer">本次判断使用的规则版本</summary>
        <ul className="mt-1 list-disc pl-5">
          {rules.map(({ id, title, version, docNo }) => (
            <li key={id}>
              {title}，第 {version} 版，{docNo ?? "文号待核"}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Nearest({ category, changes }: NearestChange) {
  return (
    <Notice
      kind="warning"
      className="mt-3"
      title={`最接近的是“${CARD_CATEGORY_LABELS[category]}”，差 ${changes.length} 项`}
    >
      <ul className="list-disc pl-5">
        {changes.map(({ title, advice }) => (
          <li key={title}>
            {title}
            {advice ? `：${advice}` : ""}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A line for each category. */
function Brief({ results }: { results: readonly ShownResult[] }) {
  return (
    <ul className="card mt-3 grid gap-x-8 px-5 py-2 sm:grid-cols-2">
      {results.map((result) => {
        const failing = result.conditions.find(({ verdict }) => verdict === "notMet");
        return (
          <li key={result.category} className="flex gap-3 border-b border-line py-2 last:border-0">
            <VerdictSign verdict={result.verdict} />
            <p className="min-w-0">
              <b>{result.label}</b>
              <span className="ml-2 text-sm text-ink-2">
                {failing ? `不符合：${failing.title}` : wordOf(result)}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Full({ results }: { results: readonly ShownResult[] }) {
  return GROUPS.map(({ verdict, title }) => {
    const mine = results.filter((result) => result.verdict === verdict);
    if (mine.length === 0) return null;
    return (
      <section key={verdict} aria-label={title} className="mt-5">
        <h3 className="mb-2 font-bold">
          {title}（{mine.length}）
        </h3>
        <div className={`grid items-start gap-4 ${verdict === "met" ? "" : "xl:grid-cols-2"}`}>
          {mine.map((result) => (
            <CategoryResult key={result.category} result={result} />
          ))}
        </div>
      </section>
    );
  });
}
