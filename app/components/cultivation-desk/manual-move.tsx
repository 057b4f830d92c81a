import { ChoiceGroup, TextField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import {
  CULTIVATION_TRANSITIONS,
  CULTIVATION_VERB_LABELS,
  type CultivationStatus,
} from "~/domain/cultivation";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";
import type { FormFaults } from "~/domain/form";

interface ManualMoveProps {
  status: CultivationStatus | null;
  version: number;
  held: readonly CultivationTier[];
  faults: FormFaults | null;
}

/** What a person may do about a company whatever is proposed, as the table of moves says. */
export function ManualMoveForms({ status, version, held, faults }: ManualMoveProps) {
  const moves = CULTIVATION_TRANSITIONS.filter(({ who, from }) => who === "office" && from.includes(status));
  const needsTier = moves.some(({ needs }) => needs === "tier");
  return (
    <details className="card mb-5 px-5 py-2" open={faults !== null}>
      <summary className="min-h-11 cursor-pointer py-2 text-lg font-bold">直接办理（不依据系统建议）</summary>
      <PortalForm faults={faults} scope="move-" className="mt-3 max-w-xl" key={version}>
        <input type="hidden" name="version" value={version} />
        <ChoiceGroup
          name="verb"
          label="事项"
          type="radio"
          options={moves.map(({ verb }) => ({ value: verb, label: CULTIVATION_VERB_LABELS[verb] }))}
        />
        {needsTier ? (
          <ChoiceGroup
            name="tiers"
            label="层级"
            hint="入库、列入或移出层级时选择；退出时全部层级一并移出"
            type="checkbox"
            optional
            options={CULTIVATION_TIERS.map((value) => ({
              value,
              label: `${CULTIVATION_TIER_LABELS[value]}${held.includes(value) ? "（已列入）" : ""}`,
            }))}
          />
        ) : null}
        <TextField name="note" label="理由" rows={3} hint="企业会看到，最多 500 个字" />
        <SubmitButton intent="move">办理</SubmitButton>
      </PortalForm>
    </details>
  );
}
