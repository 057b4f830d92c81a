import { CARD_STATE_LABELS, isUsable, type CardState } from "~/domain/talent-card";

/** How a card stands, told at a glance and in words. */
export function CardStateTag({ state }: { state: CardState }) {
  const look = isUsable(state)
    ? "bg-ok-tint text-ok"
    : state === "notYet"
      ? "bg-gold-tint text-gold-ink"
      : "bg-danger-tint text-danger";
  return (
    <span className={`inline-flex items-center gap-1.5 rounded-lg px-3 py-1 font-bold ${look}`}>
      <span aria-hidden="true">{isUsable(state) ? "✓" : "✕"}</span>
      {CARD_STATE_LABELS[state]}
    </span>
  );
}
