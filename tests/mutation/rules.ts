import { checkRules } from "./check-rules";

const reports = checkRules();
const sum = (of: (report: (typeof reports)[number]) => number) =>
  reports.reduce((total, report) => total + of(report), 0);

console.log("变异检验：逐一改动随平台提供的规则，看算例是否发现");
for (const { ruleSetId, examples, mutants, noticed, same } of reports)
  console.log(
    `${ruleSetId.padEnd(30)} 算例 ${String(examples).padStart(3)} · 变异 ${String(mutants).padStart(3)} · 发现 ${String(noticed).padStart(3)} · 等价 ${String(same.length).padStart(3)}`,
  );

const reasons = new Map<string, string[]>();
for (const { id, reason } of reports.flatMap(({ same }) => same))
  reasons.set(reason, [...(reasons.get(reason) ?? []), id]);
for (const [reason, ids] of reasons) console.log(`等价（${reason}）：${ids.length} 个，如 ${ids[0] ?? ""}`);

const survivors = reports.flatMap((report) => report.survivors);
const wrongly = reports.flatMap((report) => report.wrongly);
for (const id of survivors) console.log(`未发现：${id}`);
for (const id of wrongly) console.log(`并不等价：${id}`);
const [noticed, mutants] = [sum((report) => report.noticed), sum((report) => report.mutants)];
console.log(`得分 ${noticed} / ${mutants}（${((noticed * 100) / mutants).toFixed(2)} %）`);
if (survivors.length + wrongly.length > 0) process.exitCode = 1;
