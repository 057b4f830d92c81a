import { CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";

interface Near {
  tier: CultivationTier | null;
  effort: number | null;
  steps: readonly string[];
  expert: readonly string[];
}

/** `评分 43–92 分`, of the whole sentence. */
const scoreOf = (text: string) => text.split("，")[0] ?? text;

/** What a company lacks for its next tier, in words; a dash where nothing it does leads there. */
export function NearText({ near }: { near: Near | null }) {
  if (!near?.tier || near.effort === null) return <>—</>;
  return (
    <>
      <strong className="font-normal text-ink-2">{CULTIVATION_TIER_LABELS[near.tier]}：</strong>
      {near.steps.length === 0 ? "条件已具备，可以申报" : near.steps.join("；")}
      {near.expert.length > 0 ? `（${near.expert.map(scoreOf).join("；")}，由专家评定）` : ""}
    </>
  );
}
