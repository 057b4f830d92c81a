import type { ProposalReason } from "~/domain/cultivation";

/** Why something is proposed: what the rule asks, what was found, by which clause. */
export function ReasonList({ reasons }: { reasons: readonly ProposalReason[] }) {
  return (
    <ul className="divide-y divide-line">
      {reasons.map(({ ruleSetId, version, title, found, clause }, i) => (
        <li key={i} className="py-2">
          <p>
            <strong>{title}</strong>：{found}
          </p>
          <p className="text-sm text-ink-2">
            依据：{clause}
            {ruleSetId === null ? "" : ` · 规则第 ${version} 版`}
          </p>
        </li>
      ))}
    </ul>
  );
}
