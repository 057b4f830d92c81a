import { RULE_VERSION_STATE_LABELS, type RuleVersionState } from "~/domain/rules/rule-version";

const TONES: Record<RuleVersionState, string> = {
  current: "tag tag-tier",
  coming: "tag tag-premium",
  submitted: "tag tag-premium",
  draft: "tag",
  past: "tag",
  discarded: "tag",
};

export function RuleState({ state }: { state: RuleVersionState }) {
  return <span className={TONES[state]}>{RULE_VERSION_STATE_LABELS[state]}</span>;
}
